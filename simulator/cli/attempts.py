"""The commands about attempt files: out of one machine, into another."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.options import AsJson, By, Force
from simulator.cli.output import Refused, say, say_json

if TYPE_CHECKING:
    from simulator.bundle import Received

app = typer.Typer(help="Carry attempts in full from one machine to another.", no_args_is_help=True)

_SUFFIX = ".codexam"


@app.command("export")
def export_attempts(
    to: Annotated[Path, typer.Option(metavar="FILE", help="The file to write; .codexam is added where it lacks.")],
    attempts: Annotated[
        list[int] | None, typer.Argument(metavar="[ATTEMPT]...", help="Attempts by number, as history lists them.")
    ] = None,
    candidate: Annotated[str | None, typer.Option(help="All closed attempts of this candidate.")] = None,
    everyone: Annotated[bool, typer.Option("--all", help="All closed attempts of everyone.")] = False,
    by: By = "",
    force: Force = False,
) -> None:
    """Write closed attempts, in full, to one file that `codexam attempts import` reads on another machine.

    Where a PIN is set on the desk it is asked for, unless the attempts are of whoever sat here last. The later scores
    and disputes of this machine do not go along. docs/attempt-files.md says what the file proves.
    """
    from simulator.bootstrap import open_application, open_office
    from simulator.bundle import Unsound
    from simulator.cli.door import let_in
    from simulator.exam.attempt import Status
    from simulator.filing import put
    from simulator.paths import paths

    if sum((bool(attempts), candidate is not None, everyone)) != 1:
        raise Refused("Say which attempts: their numbers, or --candidate NAME, or --all.", 2)
    application = open_application(paths())
    lobby = application.lobby
    if attempts:
        chosen = list(dict.fromkeys(attempts))
        for who in {lobby.record(attempt).candidate for attempt in chosen}:
            let_in(application, who)
    else:
        let_in(application, candidate)
        found = [summary for summary in lobby.attempts(candidate) if summary.status is Status.CLOSED]
        chosen = sorted(summary.id for summary in found)
    exchange = open_office(paths(), by.strip()).exchange
    to = to if to.suffix else to.with_name(to.name + _SUFFIX)
    try:
        put(to, exchange.export(chosen), force=force)
    except Unsound as wrong:
        raise Refused(str(wrong)) from None
    exchange.note_export(chosen, to.name)
    say(f"{_count(len(chosen))} {'is' if len(chosen) == 1 else 'are'} in {to}.")


@app.command("import")
def import_attempts(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files that `attempts export` wrote.")],
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Take in the attempts of files. Each file is checked whole first, and nothing of a changed one is kept.

    An attempt that is here already is passed over. The JSON is a list of objects with file, attempt (its number here),
    candidate, title, and known: whether it was here already. The status is 1 where a file was refused; the others are
    taken in.
    """
    from simulator.bundle import Unsound
    from simulator.bundle.reading import LARGEST
    from simulator.cli.office import office

    exchange = office(by).exchange
    taken: list[tuple[Path, Received]] = []
    refused: list[str] = []
    for file in files:
        try:
            taken += [(file, each) for each in exchange.take(_content(file, LARGEST))]
        except (Unsound, Refused) as wrong:
            refused.append(f"{file}: {wrong}")
    if as_json:
        say_json([_shape(file, each) for file, each in taken])
    else:
        lines = [_line(each) for _, each in taken]
        if lines:
            say("\n".join(lines))
    if refused:
        raise Refused("\n".join(refused))


def _content(file: Path, most: int) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(most + 1)
    except OSError as error:
        raise Refused(f"it cannot be read ({error.strerror}).") from None


def _line(received: "Received") -> str:
    here = "is here already, as" if received.known else "is here now as"
    return f"{received.title}, of {received.candidate}: {here} attempt {received.attempt}."


def _shape(file: Path, received: "Received") -> dict[str, object]:
    return {
        "file": str(file),
        "attempt": received.attempt,
        "candidate": received.candidate,
        "title": received.title,
        "known": received.known,
    }


def _count(number: int) -> str:
    return "1 attempt" if number == 1 else f"{number} attempts"
