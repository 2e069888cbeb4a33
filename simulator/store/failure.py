"""What the database and the disk raise, in words for a person: the one place that tells Unsaved from Unusable."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, NoResultFound

from simulator.ports.failure import Unsaved, Unusable

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def in_words(place: str, *, opening: bool = False) -> Iterator[None]:
    """Raise what goes wrong inside as Unsaved or Unusable; `place` says where the database is.

    While `opening`, a place that cannot be written is Unusable: trying again will not help.
    """
    try:
        yield
    except UnicodeDecodeError as error:  # sqlite3 stumbles over its own message about a damaged schema
        raise damaged(place) from error
    except sqlite3.Error as error:
        raise _sqlite(error, place, opening=opening) from error
    except DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise _sqlite(error.orig, place, opening=opening) from error
        raise Unsaved(
            f"The database server did not do it ({place}). See that it can be reached, then {_again(opening)}."
        ) from error
    except OSError as error:
        raise _disk(error, place, opening=opening) from error


@contextmanager
def readable(place: str) -> Iterator[None]:
    """Raise Unusable when what is stored cannot be made sense of. For reading only: nothing else goes inside.

    SQLite gives a damaged value back as it finds it, of whatever type; a fault of the program looks the same from here.
    """
    try:
        yield
    except (ValueError, TypeError, ArithmeticError, NoResultFound) as error:
        if isinstance(error, OverflowError) and "SQLite INTEGER" in str(error):  # asked for, not read
            raise
        raise Unusable(
            f"{place} holds something that cannot be read: it is damaged, or codexam is at fault. Run `codexam doctor`."
            " Where it finds the database sound, please report this; else put the newest copy from the folder `backups`"
            " in its place."
        ) from error


def damaged(place: str) -> Unusable:
    """The words for a database that cannot be trusted."""
    return Unusable(
        f"{place} is damaged, or is no database of codexam. Move it away and put the newest copy"
        " from the folder `backups` beside it, or one of your own, in its place."
    )


def _sqlite(error: sqlite3.Error, place: str, *, opening: bool) -> Unsaved | Unusable:
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:  # the rest of the code is finer detail
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return _busy(place, opening=opening)
        case sqlite3.SQLITE_FULL:
            return _full(place, opening=opening)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_AUTH:
            return _forbidden(place, opening=opening)
        case sqlite3.SQLITE_IOERR | sqlite3.SQLITE_NOMEM | sqlite3.SQLITE_INTERRUPT | sqlite3.SQLITE_PROTOCOL:
            return _broken(place, opening=opening)
        case _:
            return damaged(place)


def _disk(error: OSError, place: str, *, opening: bool) -> Unsaved | Unusable:
    if isinstance(error, TimeoutError):
        return _busy(place, opening=opening)
    if error.errno in _FULL:
        return _full(place, opening=opening)
    if error.errno in _FORBIDDEN or opening:
        return _forbidden(place, opening=opening)
    return _broken(place, opening=opening)


def _busy(place: str, *, opening: bool) -> Unsaved:
    return Unsaved(f"Another program is using {place}. Close it or wait a moment, then {_again(opening)}.")


def _full(place: str, *, opening: bool) -> Unsaved:
    return Unsaved(f"The disk that holds {place} is full. Free some space, then {_again(opening)}.")


def _broken(place: str, *, opening: bool) -> Unsaved:
    return Unsaved(f"The disk that holds {place} did not answer. See that it is connected, then {_again(opening)}.")


def _forbidden(place: str, *, opening: bool) -> Unsaved | Unusable:
    if opening:
        return Unusable(
            f"{place} cannot be opened for writing. See that its folder and it may be written, or set CODEXAM_HOME"
            " to a folder that may."
        )
    return Unsaved(f"{place} may not be written now. See that its folder and it may be, then {_again(opening)}.")


def _again(opening: bool) -> str:
    return "start codexam again" if opening else "press the key again"
