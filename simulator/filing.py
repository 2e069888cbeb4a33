"""Filing: a file is put where somebody wants it, whole or not at all."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


class Unwritten(Exception):
    """The file could not be written, and what stood there before stands there still. The text says what to do."""


def put(to: Path, content: bytes, *, force: bool = False, first: Callable[[], None] = lambda: None) -> None:
    """Write a file. Unwritten where one stands there already, unless `force`, and where the disk refuses.

    `first` is done once the disk has taken it all, before the file is there: where it raises, there is none.
    """
    if is_folder(to):
        raise Unwritten(f"{to} is a folder: say the name of a file in it.")
    part = to.with_name(f".codexam-{os.getpid()}.part")
    try:
        if not force and to.exists():
            raise Unwritten(f"{to} is there already. Choose another name, or write over it with --force.")
        try:
            with part.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            first()
            part.replace(to)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    except OSError as error:
        raise Unwritten(f"{to} cannot be written: {_why(error)}") from None
    except ValueError:
        raise Unwritten(f"{str(to)!r} is no name of a file. Choose another one.") from None


def is_folder(to: Path) -> bool:
    """Whether a folder is there; no for a path that no disk could have."""
    try:
        return to.is_dir()
    except (OSError, ValueError):
        return False


def _why(error: OSError) -> str:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return "the disk is full. Free some space, or choose another place."
        case errno.ENOENT | errno.ENOTDIR:
            return "there is no such folder. Make it first, or choose another place."
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return "it may not be written there. Choose another place."
        case errno.ENAMETOOLONG:
            return "its name is too long. Choose a shorter one."
        case _:
            return f"{error.strerror}. Choose another place."
