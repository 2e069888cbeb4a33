"""The commands about attempt files: out of one machine, into another."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.options import HIGHEST, AsJson, By, Force
from simulator.cli.output import Refused, say, say_json

if TYPE_CHECKING:
    from simulator.bundle import Received

app = typer.Typer(help="Carry attempts in full from one machine to another.", no_args_is_help=True)

_SUFFIX = ".codexam"


@app.command("export")
def export_attempts(
    to: Annotated[
        Path, typer.Option(metavar="FILE", help="The file to write, or a folder; .codexam is added where it lacks.")
    ],
    attempts: Annotated[
        list[int] | None,
        typer.Argument(metavar="[ATTEMPT]...", min=1, max=HIGHEST, help="Attempts by number, as history lists them."),
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
    from simulator.cli.door import ask, let_in
    from simulator.exam.attempt import Status
    from simulator.filing import is_folder, put
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
        if candidate is None:
            ask(application.door)
        else:
            candidate = let_in(application, candidate)
        found = [summary for summary in lobby.attempts(candidate) if summary.status is Status.CLOSED]
        chosen = sorted(summary.id for summary in found)
    exchange = open_office(paths(), by).exchange
    to = to / f"attempts{_SUFFIX}" if is_folder(to) else to
    to = to if to.suffix else to.with_name(to.name + _SUFFIX)
    try:
        put(to, exchange.export(chosen), force=force, first=lambda: exchange.note_export(chosen, to.name))
    except Unsound as wrong:
        raise Refused(str(wrong)) from None
    say(f"{_count(len(chosen))} {'is' if len(chosen) == 1 else 'are'} in {to}.")


@app.command("import")
def import_attempts(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files that `attempts export` wrote.")],
    by: By = "",
    as_json: AsJson = False,
) -> None:
    """Take in the attempts of files. Each file is checked whole first, and nothing of a changed one is kept.

    An attempt that is here already is passed over. The JSON is a list of objects with file, attempt (its number here),
    candidate, title, known: whether it was here already, and differs: a clause for whatever of its exam is not as your
    banks have it. The status is 1 where a file was refused; the others are taken in.
    """
    from simulator.bundle import Unsound
    from simulator.bundle.reading import LARGEST
    from simulator.cli.door import office

    exchange = office(by).exchange
    taken: list[tuple[Path, Received]] = []
    refused: list[str] = []
    try:
        for file in files:
            try:
                for each in exchange.take(_content(file, LARGEST)):
                    taken.append((file, each))  # noqa: PERF401 -- one by one: the next may fail
            except (Unsound, Refused) as wrong:
                refused.append(f"{file}: {wrong}")
    finally:  # what was kept before the store failed is told too
        if as_json:
            say_json([_shape(file, each) for file, each in taken])
        elif taken:
            say("\n".join(_line(each) for _, each in taken))
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
    told = f"{received.title}, of {received.candidate}: {here} attempt {received.attempt}."
    return told + (f" It is not as your banks have it: {'; '.join(received.differs)}." if received.differs else "")


def _shape(file: Path, received: "Received") -> dict[str, object]:
    return {
        "file": str(file),
        "attempt": received.attempt,
        "candidate": received.candidate,
        "title": received.title,
        "known": received.known,
        "differs": list(received.differs),
    }


def _count(number: int) -> str:
    return "1 attempt" if number == 1 else f"{number} attempts"
