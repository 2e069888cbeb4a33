"""The commands about banks, for their authors."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.options import AsJson
from simulator.cli.output import say, say_json, write

if TYPE_CHECKING:
    from simulator.banks.lint.codes import Proof
    from simulator.codebooks.msdrg import Grouper
    from simulator.ports.codes import Grouping, Stay

app = typer.Typer(help="Look after the banks that exams are made of.", no_args_is_help=True)


@app.command()
def check(
    path: Annotated[
        Path | None, typer.Argument(help="A bank file, a bank, or a folder of banks; all at hand if left out.")
    ] = None,
    guesser: Annotated[
        bool, typer.Option("--guesser", help="Only say how somebody scores who guesses from the options alone.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Find what is wrong in banks and profiles, and prove their codes. The status is 1 where there is an error.

    With --guesser, each bank's share of items with one answer that a guesser gets right by taking the longest option,
    the one most like the others, the middle value or the most specific, drawing lots where they tie. Chance is 25 %;
    the check allows less than 35 %. Its JSON is a list of bank, items and guesses, a share of 1 by what is taken.

    The JSON holds the counts banks, items, errors and warnings; codes: proven (a count for each system), looked_up and
    settled (CPT numbers), unchecked (a list of system, count, why), grouped (inpatient cases whose key went through the
    grouper), ungrouped (a list of count, why); and findings: a list of path, line (from 1), rule, where (item and
    field, or empty), text, and severity (error | warning).
    """
    from simulator.banks.check import check as checked

    if guesser:
        _say_guesses([path] if path else _roots(), as_json=as_json)
        return
    with _proof(quiet=as_json) as proof:
        found = checked([path] if path else _roots(), proof)
    if as_json:
        say_json(found.as_dict())
    else:
        say(str(found))
    if found.errors:
        raise typer.Exit(1)


@app.command("list")
def list_banks(as_json: AsJson = False) -> None:
    """List the banks at hand, those shipped first.

    The JSON is a list of bank, title, code_year, licence, uses_cpt, items, accepted (those that forms may hold),
    domains (how many items of each), and folder.
    """
    from simulator.banks.catalogue import catalogue

    listings = catalogue(_roots())
    if as_json:
        say_json([listing.as_dict() for listing in listings])
        return
    for bank in listings:
        drafts = f" ({bank.items - bank.accepted} of them drafts)" if bank.accepted < bank.items else ""
        cpt = ", uses CPT codes" if bank.uses_cpt else ""
        say(f"{bank.bank}  {bank.title}, codes of {bank.code_year}: {bank.items} items{drafts}{cpt}, {bank.licence}")
        say(f"    {bank.folder}")
    if not listings:
        say("No bank could be read. `codexam banks check` tells why.")


def _say_guesses(paths: list[Path], *, as_json: bool) -> None:
    from simulator.banks.check import guessed

    found = guessed(paths)
    if as_json:
        say_json(
            [
                {"bank": each.bank, "items": each.items, "guesses": {way: float(s) for way, s in each.guesses.items()}}
                for each in found
            ]
        )
        return
    for each in found:
        ways = ", ".join(f"{way} {100 * float(share):.1f} %" for way, share in each.guesses.items())
        say(f"{each.bank} ({each.items} items with one answer): {ways}")
    if not found:
        say("No bank with such items could be read. `codexam banks check` tells why.")


@contextmanager
def _proof(*, quiet: bool) -> "Iterator[Proof]":
    """The code books, built first where they must be, and grouper and Medicare Code Editor where they are installed."""
    from simulator.banks.lint.codes import Proof
    from simulator.codebooks import msdrg, open_books
    from simulator.codebooks.build import is_fresh
    from simulator.codebooks.sources import sources
    from simulator.paths import paths

    books = paths().codebooks
    if not quiet and not is_fresh(books, sources()):
        write("The code books are built first. This takes a few seconds, once.", sys.stderr)
    with ExitStack() as opened:
        book = open_books(books)
        opened.callback(book.close)
        if msdrg.available():
            grouper = opened.enter_context(msdrg.Grouper())
            yield Proof(book, grouper.is_valid, grouper=partial(_claim, grouper))
        else:
            yield Proof(book)


def _claim(grouper: "Grouper", stay: "Stay") -> "tuple[Grouping, tuple[str, ...]]":
    return grouper.group(stay), tuple(edit.name for edit in grouper.edits(stay))


def _roots() -> list[Path]:
    from simulator.bootstrap import bank_roots
    from simulator.paths import paths

    return [root for root in bank_roots(paths()) if root.is_dir()]
