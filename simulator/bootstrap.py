"""The composition root: joins store, banks, books and clock to lobby and coach, and these to the screens.

Nothing heavy is imported before it is used, so that the first frame stands before the database opens.
"""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.paths import Paths, paths, shipped

if TYPE_CHECKING:
    from simulator.coach import Coach
    from simulator.codes import Grouper
    from simulator.drill.made import Generator
    from simulator.exam.profile import Profile
    from simulator.lobby import Lobby
    from simulator.ports import Shelf
    from simulator.settings import Settings
    from simulator.ui.errand import Errand


def bank_roots(places: Paths) -> tuple[Path, Path]:
    """The folders that banks and profiles come from: the shipped ones first, then the person's own, which may lack."""
    return shipped("question_banks"), places.banks


def open_shelf(places: Paths) -> "Shelf":
    """The banks and profiles at hand. Reads none of them yet."""
    from simulator.banks.shelf import FolderShelf

    return FolderShelf(bank_roots(places))


@dataclass(frozen=True, slots=True)
class Application:
    """All that the screens speak to: the lobby for exams, the coach for drills."""

    lobby: "Lobby"
    coach: "Coach"


def open_lobby(places: Paths, shelf: "Shelf | None" = None) -> "Lobby":
    """The lobby alone, for whoever has no drill in mind. Raises Unusable or Unsaved."""
    return open_application(places, shelf).lobby


def open_application(places: Paths, shelf: "Shelf | None" = None) -> Application:
    """The application over this person's files; a shelf is opened unless one is given.

    Raises Unusable or Unsaved where the database does not open.
    """
    import atexit
    from uuid import uuid4

    from simulator.clock import SystemClock
    from simulator.coach import Coach
    from simulator.codebooks import open_books
    from simulator.library import Library
    from simulator.lobby import Lobby
    from simulator.store import open_store

    store = open_store(places.database, places.backups)
    atexit.register(store.database.close)
    clock, window, shelf = SystemClock(), uuid4().hex, shelf or open_shelf(places)
    lobby = Lobby(
        shelf=shelf,
        journal=store.attempts,
        archive=store.history,
        clock=clock,
        window=window,
        library=Library(partial(open_books, places.codebooks), store.marks, clock, open_grouper),
    )
    coach = Coach(
        shelf=shelf,
        journal=store.attempts,
        archive=store.history,
        reviews=store.reviews,
        clock=clock,
        window=window,
        open_generators=partial(open_generators, places),
    )
    return Application(lobby, coach)


def open_generators(places: Paths, progress: Callable[[float, str], None]) -> "tuple[Generator, ...]":
    """Everything that makes items from the code books; these are built first where they must be. Raises StoreError."""
    from simulator.codebooks import open_books
    from simulator.codebooks.modifier_list import ModifierList
    from simulator.codebooks.pcs_tables import PcsTables
    from simulator.codebooks.tabular_list import TabularList
    from simulator.drill.generators import Sources, all_generators

    open_books(places.codebooks, progress).close()
    return all_generators(
        Sources(
            pcs=PcsTables(places.codebooks),
            cm=TabularList(places.codebooks),
            modifiers=ModifierList(places.codebooks),
        )
    )


def open_grouper() -> "Grouper":
    """The grouper of inpatient stays, open until the program ends. Raises Unusable where it is not installed."""
    import atexit

    from simulator.codebooks.msdrg import Grouper

    grouper = Grouper()
    atexit.register(grouper.close)
    return grouper


def run_app(errand: "Errand | None" = None, application: Application | None = None) -> int:
    """Show the screens until the person leaves; says the exit status. They open the application unless one is given.

    Raises what ended the app when nobody had expected it.
    """
    gc.disable()  # imports make much and free little: looking for garbage meanwhile takes a tenth of the start
    from simulator.ui.app import CodexamApp

    places = paths()
    shelf = cache(lambda: open_shelf(places))

    def listed() -> "tuple[Profile, ...]":
        return (application.lobby if application else shelf()).profiles()

    @cache
    def opened() -> Application:
        try:
            return application or open_application(places, shelf())
        finally:
            gc.freeze()
            gc.enable()

    settings, notice = _settings(places)
    app = CodexamApp(
        list_exams=listed,
        open_lobby=lambda: opened().lobby,
        open_coach=lambda: opened().coach,
        settings=settings,
        save_settings=lambda settings: save_settings(places, settings),
        default_candidate=_login(),
        errand=errand,
        notice=notice,
    )
    app.run()
    if app.failure:
        raise app.failure
    return app.return_code or 0


def save_settings(places: Paths, settings: "Settings") -> None:
    """Write the settings; a file that could not be read is first put aside, for what is in it is the person's."""
    from simulator.settings import SettingsError, read_settings, write_settings

    try:
        read_settings(places.settings)
    except SettingsError:
        places.settings.replace(places.settings.with_suffix(".unread"))
    write_settings(places.settings, settings)


def _login() -> str:
    """A name to begin with: the one this person has on this machine."""
    from getpass import getuser

    try:
        return getuser()
    except (OSError, KeyError, ImportError):  # the machine knows no name for this process; which error is its own
        return "Candidate"


def _settings(places: Paths) -> "tuple[Settings, str]":
    """The settings in force, and what is to be said of a file that could not be used."""
    from simulator.settings import Settings, SettingsError, read_settings

    try:
        return read_settings(places.settings), ""
    except SettingsError as error:
        return Settings(), str(error)
