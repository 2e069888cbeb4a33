"""A room to sit an exam in: bank files, a database and a clock, windows onto them, and candidates at the keys."""

from collections.abc import AsyncIterator, Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from datetime import UTC, timedelta
from pathlib import Path
from typing import TypedDict, Unpack

import pytest
import yaml
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input, TextArea

from simulator.banks.shelf import FolderShelf
from simulator.candidate.coach import Coach
from simulator.candidate.library import Library, Progress
from simulator.candidate.lobby import Choices, Lobby
from simulator.codebooks.book import Book
from simulator.codebooks.build import build
from simulator.codebooks.sources import Sources
from simulator.desk.door import Door
from simulator.drill.made import Generator
from simulator.exam.attempt import Attempt, Response, replay
from simulator.exam.case import Answering
from simulator.exam.item import Item
from simulator.exam.policy import Feedback, Interruptions, Mode
from simulator.ports.failure import Unsaved
from simulator.settings import Settings
from simulator.store import Attempts, Store, open_store
from simulator.ui.app import CodexamApp
from simulator.ui.errand import Errand, Resume
from tests.banks.authors import as_yaml, put
from tests.candidates import ANN, FakeClock, items
from tests.ui.person import SMALL, Person

"""Seconds in which what has changed is on the screen: Textual repaints sixty times in one."""
FULL = "The disk is full. Free some space and press the key again."
BLUEPRINT = {"guidelines": ("Guidelines", 2), "anaesthesia": ("Anaesthesia", 2), "musculoskeletal": ("Limbs", 2)}
POOL = items({domain: count for domain, (_, count) in BLUEPRINT.items()})


class Rules(TypedDict, total=False):
    """What a candidate chose in the briefing, where it is not a plain exam."""

    mode: Mode
    feedback: Feedback
    extra: timedelta
    interruptions: Interruptions
    books: bool
    timed: bool
    answering: Answering | None


class Room:
    """Everything outside a window: the same for all of them."""

    def __init__(self, home: Path, database: Path, sources: Sources) -> None:
        self.home = home
        self.codebooks = home / "codebooks.db"
        self.opens: Callable[[Progress], Book] = self.open_books
        self.clock = FakeClock()
        self.saved: list[Settings] = []
        self.generators: tuple[Generator, ...] = ()
        self._database = database
        self._sources = sources
        self._stores = ExitStack()
        self._store: Store | None = None
        self._windows = 0

    # What lies in it

    def profile(
        self, *, minutes: int = 6, title: str = "CPC-style exam", titles: Sequence[str] = (), about: str = "For tests."
    ) -> None:
        """Write the profile file: six items in six minutes, alerts at five and at one, unless told otherwise."""
        names = titles or [title_ for title_, _ in BLUEPRINT.values()]
        blueprint = [
            {"domain": domain, "title": name, "count": count}
            for (domain, (_, count)), name in zip(BLUEPRINT.items(), names, strict=True)
        ]
        fields = {
            "id": "cpc",
            "title": title,
            "about": about,
            "notice": about,
            "minutes": minutes,
            "passing": 70,
            "alerts": [5, 1],
            "code_years": [2026],
            "pool": ["cpc"],
            "tools": ["strike", "flag", "notes", "find", "books"],
            "blueprint": blueprint,
        }
        put(self.home / "profiles" / "cpc.yaml", yaml.safe_dump(fields))

    def bank(self, pool: Sequence[Item] = POOL) -> None:
        """Write the bank file: form-a, whose key is always a."""
        put(self.home / "cpc" / "form-a" / "bank.yaml", as_yaml(pool))

    def lobby(self) -> Lobby:
        """A window's own lobby, over the same files."""
        self._windows += 1
        self._store = self._opened()
        return self._lobby(self._store)

    def _opened(self) -> Store:
        store = open_store(self._database, self.home / "backups")
        self._stores.callback(store.database.close)
        return store

    def _lobby(self, store: Store) -> Lobby:
        return Lobby(
            shelf=FolderShelf((self.home,)),
            journal=store.attempts,
            archive=store.history,
            disputes=store.disputes,
            rosters=store.roster,
            clock=self.clock,
            window=f"window {self._windows}",
            library=Library(self.opens, store.marks, self.clock),
        )

    def coach(self) -> Coach:
        """The coach of the window whose lobby was opened last, over the same store."""
        store = self.store
        return Coach(
            shelf=FolderShelf((self.home,)),
            journal=store.attempts,
            archive=store.history,
            reviews=store.reviews,
            disputes=store.disputes,
            clock=self.clock,
            window=f"window {self._windows}",
            open_generators=lambda _progress: self.generators,
            zone=UTC,
        )

    def door(self) -> Door:
        """The door before what others have done, of the same window."""
        return Door(self.store.pins, self.clock, "Ms Quinn")

    @property
    def store(self) -> Store:
        """The store of the window whose lobby was opened last."""
        self._store = self._store or self._opened()
        return self._store

    def open_books(self, progress: Progress) -> Book:
        """The code books of a few codes, built where they are not yet."""
        build(self.codebooks, self._sources, progress)
        book = Book(self.codebooks)
        self._stores.callback(book.close)
        return book

    def close(self) -> None:
        self._stores.close()

    # What was done in it

    def begun(self, candidate: str = ANN, **rules: Unpack[Rules]) -> int:
        """An attempt whose clock has not started."""
        lobby = self.lobby()
        return lobby.start(candidate, Choices(profile=lobby.profile("cpc"), **rules))

    def sat(self, number: int = 1) -> Attempt:
        """An attempt as the disk has it."""
        record = self.lobby().record(number)
        return replay(record.form, record.policy, record.events)

    def keys(self, number: int = 1) -> Mapping[str, tuple[str, ...]]:
        """The keys of the items of an attempt, by revision."""
        return {revision: item.key for revision, item in self.lobby().record(number).items.items()}

    def response(self, slot: int = 1) -> Response:
        """What the disk has of a slot of the first attempt."""
        return self.sat().response(slot)

    @contextmanager
    def full_disk(self) -> Iterator[None]:
        """While it lasts, no attempt can be written."""

        def refuse(*_: object, **__: object) -> None:
            raise Unsaved(FULL)

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Attempts, "append", refuse)
            patch.setattr(Attempts, "keep", refuse)
            yield

    # Windows onto it

    def app(
        self,
        errand: Errand | None = None,
        *,
        settings: Settings | None = None,
        open_lobby: Callable[[], Lobby] | None = None,
    ) -> CodexamApp:
        return CodexamApp(
            open_lobby=open_lobby or self.lobby,
            open_coach=self.coach,
            open_door=self.door,
            settings=settings or Settings(candidate=ANN),
            save_settings=self.saved.append,
            errand=errand,
        )

    @asynccontextmanager
    async def window(self, app: CodexamApp | None = None, size: tuple[int, int] = SMALL) -> AsyncIterator["Seat"]:
        """A window with home in front, or with whatever the app was told to open."""
        app = app or self.app()
        async with app.run_test(size=size, notifications=True) as pilot:
            seat = Seat(app, pilot, self.clock)
            await seat.until(lambda: "Opening ..." not in seat.look())
            yield seat

    @asynccontextmanager
    async def exam(
        self, size: tuple[int, int] = SMALL, *, settings: Settings | None = None, **rules: Unpack[Rules]
    ) -> AsyncIterator["Seat"]:
        """A window in which an attempt has just started."""
        attempt = self.begun(**rules)
        async with self.window(self.app(Resume(attempt=attempt), settings=settings), size) as seat:
            await seat.sees("Item 1 of ")
            yield seat


class Seat(Person[CodexamApp]):
    """A candidate at one window: types, clicks, waits, and reads what is there."""

    def __init__(self, app: CodexamApp, pilot: Pilot[None], clock: FakeClock) -> None:
        super().__init__(app, pilot)
        self.clock = clock

    async def types(self, text: str) -> None:
        await self.press(*("space" if c == " " else c for c in text))

    def marks(self) -> str:
        """The marks of the options in view, a to d."""
        lines = (line.strip() for line in self.look().splitlines())
        found = {line[2]: line[0] for line in lines if line[1:2] == " " and line[2:3] in "abcd" and line[3:4] == " "}
        return "".join(found[letter] for letter in "abcd")

    async def ticks(self) -> None:
        """The app looks at the clock, as its own timer makes it do about once a second."""
        self.app.call_later(self.app.look_at_the_clock)
        await self.pilot.pause()

    async def reads(self, span: float) -> None:
        """Time passes, in seconds, and the app looks at the clock every five."""

        def passes() -> None:
            left = span
            while left > 0:
                self.clock.advance(min(left, 5))
                self.app.look_at_the_clock()
                left -= 5

        self.app.call_later(passes)
        await self.pilot.pause()

    def text(self, selector: str) -> str:
        """What one widget of the screen in front says."""
        widget = self.app.screen.query_one(selector, Widget)
        match widget:
            case Input():
                return widget.value
            case TextArea():
                return widget.text
        raise AssertionError(f"{selector} says nothing")
