"""The doctor: looks at everything that codexam needs, and says of each how it is."""

import os
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from simulator.cli.terminal import unfit
from simulator.paths import Paths, paths

_COLUMNS, _LINES = 80, 24


class Verdict(IntEnum):
    """How something is, the worst last. A problem keeps codexam from working; a warning does not."""

    OK = 0
    WARNING = 1
    PROBLEM = 2


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing that was looked at."""

    verdict: Verdict
    thing: str
    text: str

    def line(self) -> str:
        """One line for a person."""
        return f"{self.verdict.name.lower():<8} {self.thing:<9} {' '.join(self.text.split())}"


def observations() -> Iterator[Observation]:
    """Look at one thing after the other; a broken one never hides the next."""
    places = paths()
    yield from _database(places)
    yield from _banks(places)
    yield _settings(places)
    yield from _terminal()


def _database(places: Paths) -> Iterator[Observation]:
    from simulator.ports.failure import StoreError
    from simulator.store import open_store

    try:
        database = open_store(places.database, places.backups).database
        found = database.checkup()
        database.close()
    except StoreError as failure:
        yield Observation(Verdict.PROBLEM, "database", str(failure))
        return
    if found.problems:
        yield Observation(Verdict.PROBLEM, "database", f"{found.place} is damaged: {found.problems[0]}")
    else:
        size = "" if found.size is None else f", {found.size / 1024:.0f} KiB"
        yield Observation(Verdict.OK, "database", f"{found.place} is sound (revision {found.revision}{size})")
    for sign in found.tampering:
        yield Observation(Verdict.PROBLEM, "audit", sign)
    if not found.tampering:
        number = "1 entry" if found.entries == 1 else f"{found.entries} entries"
        yield Observation(Verdict.OK, "audit", f"{number}, each as it was written")


def _banks(places: Paths) -> Iterator[Observation]:
    from simulator.banks.check import check
    from simulator.banks.shelf import FolderShelf
    from simulator.bootstrap import bank_roots
    from simulator.exam.form import eligible, shortfall

    roots = [root for root in bank_roots(places) if root.is_dir()]
    shelf = FolderShelf(roots)
    profiles = shelf.profiles()
    if not profiles:
        yield Observation(
            Verdict.PROBLEM, "profiles", f"none could be read from {', '.join(map(str, roots)) or 'disk'}"
        )
    for profile in profiles:
        pool = eligible(profile, shelf.pool(profile))
        missing = sum(shortfall(profile, pool).values())
        text = f"{profile.id} has {len(pool)} items for forms of {profile.total}"
        verdict = Verdict.WARNING if missing else Verdict.OK
        yield Observation(verdict, "profile", f"{text}; {missing} are missing for a whole form" if missing else text)
    for problem in shelf.problems():
        yield Observation(Verdict.PROBLEM, "banks", problem)
    found = check(roots)
    counts = ", ".join(
        f"{number} {noun}" + ("" if number == 1 else "s")
        for number, noun in (
            (found.banks, "bank"),
            (found.items, "item"),
            (found.errors, "error"),
            (found.warnings, "warning"),
        )
    )
    tells = "; `codexam banks check` tells them" if found.errors else ""
    yield Observation(Verdict.WARNING if found.errors else Verdict.OK, "banks", counts + tells)


def _settings(places: Paths) -> Observation:
    from simulator.settings import SettingsError, read_settings

    try:
        read_settings(places.settings)
    except SettingsError as error:
        return Observation(Verdict.PROBLEM, "settings", str(error))
    there = "can be read" if places.settings.exists() else "does not exist: the defaults are in force"
    return Observation(Verdict.OK, "settings", f"{places.settings} {there}")


def _terminal() -> Iterator[Observation]:
    if unfit():
        yield Observation(Verdict.WARNING, "terminal", "not looked at: this is no terminal that can show the screens")
        return
    columns, lines = shutil.get_terminal_size()
    small = columns < _COLUMNS or lines < _LINES
    text = f"{columns} columns by {lines} lines" + (f"; {_COLUMNS} by {_LINES} show everything" if small else "")
    yield Observation(Verdict.WARNING if small else Verdict.OK, "size", text)
    encoding = (sys.stdout.encoding or "none").lower()
    utf8 = encoding.replace("-", "") == "utf8"
    text = encoding if utf8 else f"{encoding}: some signs will be missing; set a UTF-8 locale"
    yield Observation(Verdict.OK if utf8 else Verdict.WARNING, "encoding", text)
    yield _colours()


def _colours() -> Observation:
    if os.environ.get("NO_COLOR"):
        return Observation(Verdict.OK, "colours", "none, as NO_COLOR asks; every state has a sign and a word as well")
    if os.environ.get("COLORTERM") in {"truecolor", "24bit"}:
        return Observation(Verdict.OK, "colours", "millions")
    if "256" in os.environ.get("TERM", ""):
        return Observation(Verdict.OK, "colours", "256")
    return Observation(Verdict.OK, "colours", "at least the 16 of every terminal")
