"""Banks and profiles: YAML files read strictly, the shelf that offers them, and the linter for their authors."""
