"""How the outside says that it failed."""


class StoreError(Exception):
    """The store refused. The text says what to do, to a person."""


class Unsaved(StoreError):
    """The store could not be written or read just now; nothing was changed. The text says what to do, to a person."""


class Unusable(StoreError):
    """The store cannot be used as it is. The text says why and what to do, to a person."""


class Taken(Exception):
    """Another window holds this attempt now, or has begun it first: nothing was written."""
