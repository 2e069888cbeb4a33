"""Which windows live: a lock of the kernel's for each attempt that a window holds, gone with its process."""

from hashlib import sha256
from pathlib import Path

from filelock import FileLock, Timeout


class Windows:
    """Signs of life in a folder, one file for each attempt and window.

    On a server there is no folder: windows on other machines cannot be seen, and each that holds counts as living.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._mine: dict[tuple[int, str], FileLock] = {}

    def enter(self, attempt_id: int, window: str) -> None:
        """Show that this window lives. OSError when the folder cannot be written."""
        if self._folder and (attempt_id, window) not in self._mine:
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self._file(self._folder, attempt_id, window), thread_local=False)
            lock.acquire(timeout=0)
            self._mine[attempt_id, window] = lock

    def leave(self, attempt_id: int, window: str) -> None:
        """Show it no longer; nothing when it was not shown."""
        if lock := self._mine.pop((attempt_id, window), None):
            lock.release()
            Path(lock.lock_file).unlink(missing_ok=True)

    def lives(self, attempt_id: int, window: str) -> bool:
        """Whether that window is still running. What a dead one left behind is swept away."""
        if not self._folder:
            return True
        self._folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(self._file(self._folder, attempt_id, window), thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            return True
        lock.release()
        Path(lock.lock_file).unlink(missing_ok=True)
        return False

    @staticmethod
    def _file(folder: Path, attempt_id: int, window: str) -> Path:
        # A window's name may hold anything; a file's name may not.
        return folder / f"attempt-{attempt_id}-{sha256(window.encode()).hexdigest()[:16]}.lock"
