"""The commands that bring official releases, and a person's own CPT codes, into the code books."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.options import AsJson
from simulator.cli.output import Refused, say, say_json, write

if TYPE_CHECKING:
    from simulator.codebooks.official.binding import Bound

_YEARS = {"min": 2015, "max": 2099}


def import_releases(
    files: Annotated[list[Path], typer.Argument(help="Files as their publishers give them out, zipped or not.")],
    year: Annotated[int | None, typer.Option(help="The code year, for files that do not say it.", **_YEARS)] = None,
    as_json: AsJson = False,
) -> None:
    """Bring official releases into the code books: all of the files, or none.

    The JSON is a list of system, title, part (codes, or which index), year, count, source and lacks.
    """
    from simulator.codebooks.official.intake import take_in

    _tell(_vetted(lambda books: take_in(books, files, year)), as_json=as_json)


def import_cpt(
    file: Annotated[Path, typer.Argument(help="A CSV with the columns code and description.")],
    year: Annotated[int | None, typer.Option(help="The code year; this year if left out.", **_YEARS)] = None,
    as_json: AsJson = False,
) -> None:
    """Bring CPT codes that you hold a licence for into your own code books. They stay on this machine.

    The JSON is as that of `codes import`.
    """
    from simulator.clock import SystemClock
    from simulator.codebooks.official.intake import take_in_cpt

    code_year = SystemClock().read().now.year if year is None else year
    _tell(_vetted(lambda books: (take_in_cpt(books, file, code_year),)), as_json=as_json)


def _vetted(bring: "Callable[[Path], tuple[Bound, ...]]") -> "tuple[Bound, ...]":
    """Build the books where that was not done yet, and bring something into them."""
    from simulator.codebooks.build import build, is_fresh
    from simulator.codebooks.official.unfit import Unfit
    from simulator.codebooks.sources import sources
    from simulator.paths import paths

    books, shipped = paths().codebooks, sources()
    if not is_fresh(books, shipped):
        write("The code books are built first. This takes a few seconds, once.", sys.stderr)
        build(books, shipped)
    try:
        return bring(books)
    except Unfit as unfit:
        raise Refused(str(unfit)) from None


def _tell(bound: "tuple[Bound, ...]", *, as_json: bool) -> None:
    if as_json:
        say_json(
            [
                {
                    "system": each.edition.system,
                    "title": each.edition.title,
                    "part": each.part,
                    "year": each.edition.year,
                    "count": each.edition.codes,
                    "source": each.edition.source,
                    "lacks": each.edition.lacks,
                }
                for each in bound
            ]
        )
        return
    for each in bound:
        say(f"{each.edition.title}: {each.counted}, from {each.edition.source}. It is open now; older ones are kept.")
        if each.edition.lacks:
            say(f"    lacks: {each.edition.lacks}")
