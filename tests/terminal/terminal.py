"""A terminal with codexam in it: a real process in a pseudo-terminal, and the screen that it draws."""

import os
import re
import signal
import sys
import termios
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

import pexpect
import pyte

KEYS = {
    "enter": "\r",
    "escape": "\x1b",
    "tab": "\t",
    "backspace": "\x7f",
    "up": "\x1b[A",
    "f2": "\x1bOQ",
    "f4": "\x1bOS",
    "f10": "\x1b[21~",
    "ctrl+c": "\x03",
    "ctrl+q": "\x11",
}
"""What a terminal sends for keys that are no character."""

PATIENCE = 20.0
"""Seconds to wait for what must come; a busy machine gets there, a broken program does not."""

_NOT_FOR_PYTE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-zA-Z]")
"""Requests with a private prefix, which pyte would take for plain ones: the keyboard protocol, the terminal's name."""

_ALL_OF_IT = re.compile(rb"\x1b(?:\[[0-9;?<>=]*)?$")
"""The beginning of a request whose end is still to come."""

_ALTERNATE, _MAIN = b"\x1b[?1049h", b"\x1b[?1049l"


class Terminal:
    """One process from its start to its end. Its screen must never show a traceback: every reading looks for one."""

    def __init__(
        self,
        home: Path,
        *arguments: str,
        columns: int = 120,
        lines: int = 40,
        before: tuple[str, ...] = (),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Run `codexam ARGUMENTS` with its files in `home`; `before` stands before the command, as `nice` would."""
        command = [*before, sys.executable, "-m", "simulator", *arguments]
        inherited = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "COLUMNS", "LINES"}}
        self._process = pexpect.spawn(
            command[0],
            command[1:],
            dimensions=(lines, columns),
            env={**inherited, "TERM": "xterm-256color", "CODEXAM_HOME": str(home), **(environment or {})},
            cwd=str(Path(__file__).parents[2]),
        )
        self._process.delaybeforesend = None
        self._process.ptyproc.delayafterclose = 0
        self._hung_up = False
        self._home = home
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)
        self._rows: dict[int, str] = {}
        self._unread = b""
        self.text = ""
        """The screen as last read, line by line."""
        self.written = b""
        """Every byte that the program has written."""

    # What is seen

    @property
    def pid(self) -> int:
        """The process."""
        return int(self._process.pid)

    def wait(self, met: str | Callable[[str], bool], seconds: float = PATIENCE) -> str:
        """Read until the screen holds these words, wherever its lines break, or is as `met` wants it."""
        deadline = time.monotonic() + seconds
        while not (met in " ".join(self.text.split()) if isinstance(met, str) else met(self.text)):
            left = deadline - time.monotonic()
            assert left > 0, f"{met!r} did not come. The screen:\n{self.text}"
            assert self._read(min(left, 0.1)), f"The program ended before {met!r}. The screen:\n{self.text}\n{self.log}"
        return self.text

    def look(self, seconds: float) -> str:
        """Read whatever is written within so many seconds; says the screen."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0 and self._read(left):
            pass
        return self.text

    def ended(self, seconds: float = PATIENCE) -> int:
        """Read to the end of the process, and say its status: negative for the signal that ended it."""
        deadline = time.monotonic() + seconds
        while self._read(0.1):
            assert time.monotonic() < deadline, f"The program did not end. The screen:\n{self.text}"
        self._process.wait()
        return int(self._process.exitstatus if self._process.signalstatus is None else -self._process.signalstatus)

    @property
    def log(self) -> str:
        """What the program has put into its log."""
        path = self._home / "codexam.log"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    @property
    def restored(self) -> bool:
        """Whether the terminal is as a shell wants it: the first screen, a cursor, no mouse, lines with an echo."""
        local = termios.tcgetattr(self._process.child_fd)[3]
        left = self.written.count(_ALTERNATE) == self.written.count(_MAIN)
        shown = self.written.rfind(b"\x1b[?25h") >= self.written.rfind(b"\x1b[?25l")
        mouse = self.written.rfind(b"\x1b[?1000l") >= self.written.rfind(b"\x1b[?1000h")
        return left and shown and mouse and bool(local & termios.ECHO and local & termios.ICANON)

    # What is done

    def type(self, *keys: str) -> None:
        """Type: each is a name out of KEYS, or text as it is."""
        for key in keys:
            self._process.send(KEYS.get(key, key))

    def resize(self, columns: int, lines: int) -> None:
        """Make the window larger or smaller."""
        self._screen.resize(lines, columns)
        self._process.setwinsize(lines, columns)

    def signal(self, number: signal.Signals) -> None:
        """Send the process a signal."""
        os.kill(self.pid, number)

    def hang_up(self) -> None:
        """Close the window that the program runs in."""
        self._process.ptyproc.fileobj.close()
        self._hung_up = True

    def kill(self) -> str:
        """End the process as a power cut would; says what the screen showed last."""
        self.signal(signal.SIGKILL)
        self.ended()
        return self.text

    def close(self) -> None:
        """Leave nothing behind, whatever state the process is in."""
        with suppress(ProcessLookupError):
            if self._process.isalive():
                self.kill()
        self._process.close()

    def _read(self, seconds: float) -> bool:
        """Take in what was written within so many seconds; False at the end of the process."""
        if self._hung_up:
            time.sleep(min(seconds, 0.02))
            return bool(self._process.isalive())
        try:
            new = bytes(self._process.read_nonblocking(1 << 16, timeout=seconds))
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.written += new
        whole = self._unread + new
        cut = _ALL_OF_IT.search(whole)
        whole, self._unread = (whole[: cut.start()], whole[cut.start() :]) if cut else (whole, b"")
        self._stream.feed(_NOT_FOR_PYTE.sub(b"", whole))
        for y in self._screen.dirty:
            self._rows[y] = "".join(self._screen.buffer[y][x].data for x in range(self._screen.columns)).rstrip()
        self._screen.dirty.clear()
        self.text = "\n".join(self._rows.get(y, "") for y in range(self._screen.lines))
        assert "Traceback" not in self.text, self.text
        return True
