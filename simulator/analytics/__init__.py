"""Statistics: responses in, figures out. Pure; docs/item-analysis.md has the formulas and their sources."""
