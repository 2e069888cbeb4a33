"""Barred: what a candidate may not do now, and why."""


class Barred(Exception):
    """This cannot be done now. The text says why, and what can, to a person."""
