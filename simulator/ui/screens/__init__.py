"""The screens: one a module, each beside its styles."""
