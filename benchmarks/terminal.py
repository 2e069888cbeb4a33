"""A program in a pseudo-terminal, of 80 columns and 24 lines unless told, and when its bytes arrive there."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

COLUMNS, LINES = 80, 24
WHOLE_FRAME = f"\x1b[{LINES};1H"
"""The cursor goes to the bottom line last: Textual writes a frame from the top."""

PATIENCE = 30.0
"""Seconds to wait for a sign before the measurement is given up."""


class Terminal:
    """Starts a program, and times it from the moment before. To be used in a `with`, which ends the program."""

    def __init__(
        self, argv: Sequence[str], environment: Mapping[str, str], columns: int = COLUMNS, lines: int = LINES
    ) -> None:
        self._begun = time.perf_counter()
        self._seen = ""
        self._pid, self._screen = pty.fork()
        if not self._pid:
            try:
                fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
                os.execve(argv[0], list(argv), {**os.environ, "TERM": "xterm-256color", **environment})  # noqa: S606 -- a pseudo-terminal, no shell
            finally:
                os._exit(127)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        os.kill(self._pid, signal.SIGKILL)
        os.waitpid(self._pid, 0)
        os.close(self._screen)

    def until(self, sign: str) -> float:
        """Milliseconds from the start, or from the last key, until these characters have arrived."""
        late = time.perf_counter() + PATIENCE
        while sign not in self._seen:
            self._read(late - time.perf_counter())
        return (time.perf_counter() - self._begun) * 1000

    def press(self, key: str) -> None:
        """Send a key, and forget what was shown before it."""
        self.rest()
        self._seen = ""
        self._begun = time.perf_counter()
        os.write(self._screen, key.encode())

    def rest(self, quiet: float = 0.05) -> None:
        """Wait until nothing has been shown for so many seconds."""
        while select.select([self._screen], [], [], quiet)[0]:
            self._read(0)

    @property
    def peak_memory(self) -> float:
        """The most memory that the program has had, in MiB.

        Linux alone says it of another process. `ru_maxrss` would not do: a program inherits it from its parent.
        """
        status = Path(f"/proc/{self._pid}/status").read_text(encoding="ascii")
        found = re.search(r"VmHWM:\s+(\d+) kB", status)
        assert found
        return int(found[1]) / 1024

    def _read(self, patience: float) -> None:
        if not select.select([self._screen], [], [], max(0.0, patience))[0]:
            raise TimeoutError(f"waited in vain; last seen: {self._seen[-200:]!r}")
        try:
            self._seen += os.read(self._screen, 65536).decode(errors="replace")
        except OSError:
            raise EOFError(f"the program ended; last seen: {self._seen[-200:]!r}") from None
