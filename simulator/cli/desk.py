"""`codexam desk`: the instructor's desk."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.options import kept
from simulator.cli.output import Refused, say

if TYPE_CHECKING:
    from simulator.desk.desk import Desk


def desk(
    name: Annotated[
        str,
        typer.Option(
            "--as",
            metavar="NAME",
            callback=kept,
            help="The instructor's name, which stands beside what is done.",
        ),
    ] = "",
    demo: Annotated[
        bool, typer.Option("--demo", help="A school of 10,000 invented attempts, in a store that is thrown away.")
    ] = False,
    set_pin: Annotated[bool, typer.Option("--set-pin", help="Set a PIN, or another one, and end.")] = False,
    clear_pin: Annotated[bool, typer.Option("--clear-pin", help="Take the PIN away, and end.")] = False,
) -> None:
    """Open the instructor's desk: attempts, classes, item analysis, disputes.

    A PIN keeps candidates at the same machine out of the desk and of one another's attempts. It is no encryption:
    whoever can read the files of this account can read what is in them. A PIN that was forgotten cannot be found out;
    `codexam paths` says where the database is, for whoever looks after the machine.
    """
    if demo and (set_pin or clear_pin or name):
        raise Refused("The demo has its own instructor and no PIN: take --demo alone.", 2)
    if set_pin and clear_pin:
        raise Refused("Choose --set-pin or --clear-pin.", 2)
    if set_pin or clear_pin:
        _change_pin(name, clear=clear_pin)
        return
    from simulator.cli.terminal import unfit

    if reason := unfit():
        raise Refused(reason)
    from simulator.bootstrap import run_desk

    raise SystemExit(run_desk(name, demo=demo))


def _change_pin(name: str, *, clear: bool) -> None:
    """Set or clear the PIN, once the old one is known."""
    opened = _open(name)
    if opened.door.pinned():
        from simulator.cli.door import ask

        ask(opened.door)
    elif clear:
        say("No PIN is set.")
        return
    if clear:
        opened.door.clear()
        say("The PIN is gone: the desk is open to everybody at this machine.")
        return
    from simulator.desk.refusal import Refusal

    try:
        opened.door.set(_new_pin())
    except Refusal as wrong:
        raise Refused(str(wrong)) from None
    say("The PIN is set: the desk asks for it from now on. It is no encryption of the files.")


def _new_pin() -> str:
    """A new PIN, typed twice. Refused where there is no terminal to type it in."""
    from getpass import getpass

    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        raise Refused("A PIN is typed in a terminal: run this in one, without a pipe.")
    try:
        first = getpass("New PIN: ", stream=sys.stderr)
        again = getpass("Once more: ", stream=sys.stderr)
    except EOFError:
        raise Refused("No PIN was given.") from None
    if first != again:
        raise Refused("The two are not the same: nothing was changed.")
    return first


def _open(name: str) -> "Desk":
    from simulator.bootstrap import open_desk
    from simulator.paths import paths

    return open_desk(paths(), name)
