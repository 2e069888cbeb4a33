"""An attempt file that is not taken."""


class Unsound(Exception):
    """This file cannot be taken in. The text says what is wrong with it, and what to do, to a person."""
