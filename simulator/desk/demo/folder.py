"""The folder of a demo: gone when the demo ends; what a demo that was killed left is taken away by a later one."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, gettempdir

PREFIX = "codexam-demo-"
STALE = timedelta(days=1)
"""A folder in which nothing was written for so long was left behind."""


@contextmanager
def demo_folder(now: datetime) -> Iterator[Path]:
    """A new folder, for as long as it is wanted. `now` is aware."""
    sweep(Path(gettempdir()), now)
    with TemporaryDirectory(prefix=PREFIX, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def sweep(temporary: Path, now: datetime) -> None:
    """Take away the folders of demos that are stale by now. What cannot be taken away stays."""
    for folder in temporary.glob(f"{PREFIX}*"):
        if folder.is_dir() and not folder.is_symlink() and _written(folder) <= now - STALE:
            rmtree(folder, ignore_errors=True)


def _written(folder: Path) -> datetime:
    """When something was last written in it; as late as can be where that cannot be told."""
    try:
        last = max(path.lstat().st_mtime for path in (folder, *folder.rglob("*")))
    except OSError:
        return datetime.max.replace(tzinfo=UTC)
    return datetime.fromtimestamp(last, UTC)
