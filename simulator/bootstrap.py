"""The composition root: joins store, banks, books and clock to lobby and coach, and these to the screens.

Nothing heavy is imported before it is used, so that the first frame stands before the database opens.
"""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.paths import Paths, paths, shipped

if TYPE_CHECKING:
    from simulator.bundle import Exchange
    from simulator.candidate.coach import Coach
    from simulator.candidate.lobby import Lobby
    from simulator.clock import Clock
    from simulator.desk.demo.demo import Places as DemoPlaces
    from simulator.desk.desk import Desk
    from simulator.desk.door import Door
    from simulator.drill.made import Generator
    from simulator.exam.profile import Profile
    from simulator.ports.codes import Grouper
    from simulator.ports.shelf import Shelf
    from simulator.settings import Settings
    from simulator.store import Store
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
    """All that the screens speak to: the lobby for exams, the coach for drills, the door before others' attempts."""

    lobby: "Lobby"
    coach: "Coach"
    door: "Door"


def open_lobby(places: Paths, shelf: "Shelf | None" = None) -> "Lobby":
    """The lobby alone, for whoever has no drill in mind. Raises Unusable or Unsaved."""
    return open_application(places, shelf).lobby


def open_application(places: Paths, shelf: "Shelf | None" = None) -> Application:
    """The application over this person's files; a shelf is opened unless one is given.

    Raises Unusable or Unsaved where the database does not open.
    """
    import atexit
    from uuid import uuid4

    from simulator.candidate.coach import Coach
    from simulator.candidate.library import Library
    from simulator.candidate.lobby import Lobby
    from simulator.clock import SystemClock
    from simulator.codebooks import open_books
    from simulator.desk.door import Door
    from simulator.store import open_store

    store = open_store(places.database, places.backups)
    atexit.register(store.database.close)
    clock, window, shelf = SystemClock(), uuid4().hex, shelf or open_shelf(places)
    lobby = Lobby(
        shelf=shelf,
        journal=store.attempts,
        archive=store.history,
        disputes=store.disputes,
        rosters=store.roster,
        clock=clock,
        window=window,
        library=Library(partial(open_books, places.codebooks), store.marks, clock, open_grouper),
    )
    coach = Coach(
        shelf=shelf,
        journal=store.attempts,
        archive=store.history,
        reviews=store.reviews,
        disputes=store.disputes,
        clock=clock,
        window=window,
        open_generators=partial(open_generators, places),
    )
    return Application(lobby, coach, Door(store.pins, clock, _login()))


def open_desk(places: Paths, by: str = "", shelf: "Shelf | None" = None) -> "Desk":
    """An instructor's desk over this person's files. `by` is the instructor's name, the login where none is given.

    Raises Unusable or Unsaved where the database does not open.
    """
    import atexit

    from simulator.clock import SystemClock
    from simulator.store import open_store

    store = open_store(places.database, places.backups)
    atexit.register(store.database.close)
    return join_desk(store, shelf or open_shelf(places), SystemClock(), by or _login())


@dataclass(frozen=True, slots=True)
class Office:
    """The desk, and the exchange of attempts in full with other machines."""

    desk: "Desk"
    exchange: "Exchange"


def open_office(places: Paths, by: str = "") -> Office:
    """The office over this person's files. `by` is the instructor's name, the login where none is given.

    Raises Unusable or Unsaved where the database does not open.
    """
    import atexit

    from simulator.bundle import Exchange
    from simulator.clock import SystemClock
    from simulator.store import open_store

    store, clock, who = open_store(places.database, places.backups), SystemClock(), by or _login()
    atexit.register(store.database.close)
    shelf = open_shelf(places)
    desk = join_desk(store, shelf, clock, who)
    exchange = Exchange(
        shelf=shelf, journal=store.attempts, register=store.register, audit=store.audit, clock=clock, by=who
    )
    return Office(desk, exchange)


@contextmanager
def open_demo(
    tell: Callable[[int, int], None], attempts: int | None = None, seed: int | None = None
) -> "Iterator[tuple[Desk, Paths]]":
    """A desk over a school that never was, and where its files lie: a folder that is removed at the end, and old ones.

    `tell` is called with how many of how many attempts are made. Raises Unusable or Unsaved.
    """
    from simulator.clock import SystemClock
    from simulator.desk.demo import demo
    from simulator.desk.demo.folder import demo_folder
    from simulator.store import open_store

    clock = SystemClock()
    with demo_folder(clock.read().now) as root:
        places = Paths(data=root, config=root, state=root)
        shelf = open_shelf(places)
        store = open_store(places.database, places.backups)
        try:
            demo.fill(
                demo_places(store),
                shelf,
                clock,
                attempts=attempts or demo.ATTEMPTS,
                seed=demo.SEED if seed is None else seed,
                tell=tell,
            )
            yield join_desk(store, shelf, clock, demo.BY), places
        finally:
            store.database.close()


def demo_places(store: "Store") -> "DemoPlaces":
    """The parts of an open store that a school which never was is written to."""
    from simulator.desk.demo.demo import Places as DemoPlaces
    from simulator.store import fill

    return DemoPlaces(
        rosters=store.roster,
        docket=store.disputes,
        journal=store.attempts,
        register=store.register,
        fill=partial(fill, store.database),
    )


def join_desk(store: "Store", shelf: "Shelf", clock: "Clock", by: str) -> "Desk":
    """The desk over an open store."""
    from simulator.desk.attempts import Attempts
    from simulator.desk.classroom import Classroom
    from simulator.desk.cohort import Cohort
    from simulator.desk.desk import Desk
    from simulator.desk.disputes import Disputes
    from simulator.desk.door import Door
    from simulator.desk.items import Items
    from simulator.press import Press, Sources

    journal, register, docket = store.attempts, store.register, store.disputes
    roster = Classroom(rosters=store.roster, register=register, docket=docket, shelf=shelf, clock=clock, by=by)
    attempts = Attempts(register=register, archive=store.history, journal=journal, docket=docket)
    cohort, items = Cohort(register=register, journal=journal), Items(register=register, docket=docket)
    press = Press(
        Sources(
            by=by,
            roster=roster,
            attempts=attempts,
            cohort=cohort,
            items=items,
            audit=store.audit,
            register=register,
            docket=docket,
            clock=clock,
        )
    )
    return Desk(
        by=by,
        roster=roster,
        attempts=attempts,
        cohort=cohort,
        items=items,
        disputes=Disputes(docket=docket, journal=journal, shelf=shelf, clock=clock, by=by),
        door=Door(store.pins, clock, by),
        audit=store.audit,
        exporter=press,
    )


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
        open_door=lambda: opened().door,
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


def run_desk(by: str = "", desk: "Desk | None" = None, *, demo: bool = False) -> int:
    """Show the desk until the instructor leaves; says the exit status. The screens open the desk unless one is given.

    `demo` is a desk over a school that never was, which is gone afterwards. Raises what ended the app when nobody had
    expected it.
    """
    from contextlib import ExitStack

    from simulator.clock import SystemClock
    from simulator.ui.desk.app import DeskApp

    places = paths()
    settings, notice = _settings(places)
    with ExitStack() as opened:

        def open_it(progress: Callable[[float, str], None]) -> "Desk":
            def tell(done: int, of: int) -> None:
                if done % 100 == 0:
                    progress(done / of, f"Making a school that never was: {done:,} of {of:,} attempts")

            found = opened.enter_context(open_demo(tell))[0] if demo else desk or open_desk(places, by)
            gc.collect()
            gc.freeze()  # else all of this is looked through again whenever thousands of attempts are read
            return found

        app = DeskApp(
            open_desk=open_it,
            clock=SystemClock(),
            settings=settings,
            save_settings=lambda settings: save_settings(places, settings),
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
