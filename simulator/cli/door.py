"""The door at the command line: what others have done here is shown to whoever knows the PIN of the desk."""

import sys
from typing import TYPE_CHECKING

from simulator.cli.output import Refused

if TYPE_CHECKING:
    from simulator.bootstrap import Application
    from simulator.desk.door import Door


def seated(application: "Application") -> str:
    """Who sat down here last; "" where nobody has."""
    from simulator.paths import paths
    from simulator.settings import SettingsError, read_settings

    try:
        named = read_settings(paths().settings).candidate
    except SettingsError:
        named = ""
    return named or next(iter(application.lobby.candidates()), "")


def let_in(application: "Application", candidate: str | None) -> None:
    """Go on where this is of whoever sat down here last, or of nobody known yet; for anybody else ask the PIN.

    A `candidate` of None is everybody. Nothing is asked where no PIN is set.
    """
    if not application.door.pinned():
        return
    known = application.lobby.candidates()
    if candidate is None or (candidate in known and candidate != seated(application)):
        ask(application.door)


def ask(door: "Door") -> None:
    """Read the PIN from the terminal, without showing it. Refused for a wrong one, and where there is no terminal."""
    from getpass import getpass

    from simulator.desk.refusal import Refusal

    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        raise Refused(
            "A PIN is set on the desk, and it is asked for in a terminal only: run this in one, without a pipe."
        )
    try:
        door.check(getpass("PIN of the desk: ", stream=sys.stderr))
    except EOFError:
        raise Refused("No PIN was given.") from None
    except Refusal as wrong:
        raise Refused(str(wrong)) from None
