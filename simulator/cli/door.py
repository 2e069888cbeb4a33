"""The door at the command line: the desk, and what others have done here, are for whoever knows its PIN."""

import sys
from typing import TYPE_CHECKING

from simulator.cli.output import Refused

if TYPE_CHECKING:
    from simulator.bootstrap import Application, Office
    from simulator.desk.door import Door


def seated(application: "Application") -> str:
    """Who sat down here last; "" where nobody has. Where no name was kept, it is whoever sat an exam last, if there is
    no PIN that keeps their attempts from others.
    """
    from simulator.paths import paths
    from simulator.settings import SettingsError, read_settings

    try:
        named = read_settings(paths().settings).candidate
    except SettingsError:
        named = ""
    if named or application.door.pinned():
        return named
    return next(iter(application.lobby.candidates()), "")


def let_in(application: "Application", candidate: str | None) -> str:
    """Whom to go on as: the candidate of this name, as it is kept, or whoever sat down here last; "" for nobody yet.

    For anybody known here but whoever sat down last the PIN is asked. Refused for a name that will not do.
    """
    from simulator.ports.roster import written

    here = seated(application)
    if not candidate:
        return here
    try:
        another = application.lobby.another(candidate, here)
    except ValueError as wrong:
        raise Refused(str(wrong), 2) from None
    if another:
        ask(application.door)
    return written(candidate)


def office(by: str = "") -> "Office":
    """The office, for an instructor of this name; the PIN is asked for where one is set."""
    from simulator.bootstrap import open_office
    from simulator.paths import paths

    opened = open_office(paths(), by)
    ask(opened.desk.door)
    return opened


def ask(door: "Door") -> None:
    """Read the PIN from the terminal, without showing it; nothing where none is set.

    Refused for a wrong one, and where there is no terminal.
    """
    from getpass import getpass

    from simulator.desk.refusal import Refusal

    if not door.pinned():
        return
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
