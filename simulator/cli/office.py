"""The desk at the command line: opened for whoever knows its PIN, where one is set."""

from typing import TYPE_CHECKING

from simulator.cli.door import ask

if TYPE_CHECKING:
    from simulator.bootstrap import Office


def office(by: str = "") -> "Office":
    """The office, for an instructor of this name; the PIN is asked for where one is set."""
    from simulator.bootstrap import open_office
    from simulator.paths import paths

    opened = open_office(paths(), by.strip())
    if opened.desk.door.pinned():
        ask(opened.desk.door)
    return opened
