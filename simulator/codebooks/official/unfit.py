"""How an import says no."""


class Unfit(Exception):
    """A file cannot be imported, and no book was changed. The text says why and what to do, to a person."""
