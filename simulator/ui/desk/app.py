"""The app of the desk: its front at once, the rest when the store is open and the PIN was given."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.message import Message
from textual.screen import Screen

from simulator.settings import Settings
from simulator.ui import wishes as reports
from simulator.ui.desk import wishes
from simulator.ui.desk.behind import behind
from simulator.ui.desk.screens.front import Front
from simulator.ui.shell import Scopes, Shell

if TYPE_CHECKING:
    from simulator.clock import Clock
    from simulator.desk.desk import Desk
    from simulator.ui.desk.ways import Ways

Progress = Callable[[float, str], None]
"""Told how much of the work is done, from 0 to 1, and what is being done."""

SCOPES: Scopes = {
    "Front": (("desk",), "The desk"),
    "Entrance": (("door",), "The PIN"),
    "Register": (("register",), "Attempts"),
    "AttemptReport": (("attempt",), "An attempt"),
    "Replay": (("replay",), "The replay"),
    "Compared": (("compared",), "Two attempts"),
    "CandidatePage": (("candidate",), "A candidate"),
    "Classes": (("classes",), "Classes"),
    "ClassPage": (("class",), "A class"),
    "ProgressPage": (("progress",), "The progress of an assignment"),
    "CohortPage": (("cohort",), "A class at a glance"),
    "Forms": (("forms",), "Forms that were sat"),
    "AnalysisPage": (("analysis",), "Item analysis"),
    "PlacePage": (("place",), "An item"),
    "DisputeList": (("disputes",), "Disputes"),
    "DisputePage": (("dispute",), "A dispute"),
    "AuditLog": (("audit",), "The audit log"),
    "Answers": (("answers",), "The answers"),
    "SolvedChart": (("solved",), "The chart"),
}
"""The commands of a screen, by its class, and its title in the help."""


class _Left(Exception):
    """Nobody waits for the desk any more."""


class DeskApp(Shell):
    """Screens over the desk, which is opened behind the first frame."""

    TITLE = "codexam desk"
    SCOPES: ClassVar[Scopes] = SCOPES
    CSS_PATH = [
        "../app.tcss",
        "../widgets/options.tcss",
        "../widgets/typed.tcss",
        "../widgets/item_pane.tcss",
        "../widgets/solved_case.tcss",
        "../screens/dialogs.tcss",
        "../screens/result.tcss",
        "../screens/answers.tcss",
        "../screens/solved_chart.tcss",
        "desk.tcss",
    ]

    @dataclass
    class Progressed(Message):
        """The store is being opened, or filled."""

        words: str

    @dataclass
    class Opened(Message):
        """The desk is open, and the ways through its screens are imported."""

        desk: "Desk"
        ways: "type[Ways]"
        pinned: bool

    @dataclass
    class Refused(Message):
        """The desk could not be opened; the words say why."""

        words: str

    def __init__(
        self,
        *,
        open_desk: "Callable[[Progress], Desk]",
        clock: "Clock",
        settings: Settings,
        save_settings: Callable[[Settings], None],
        notice: str = "",
    ) -> None:
        super().__init__(settings, save_settings)
        self._open_desk = open_desk
        self._clock = clock
        self._notice = notice
        self._front = Front()
        self._ways: Ways | None = None

    def on_mount(self) -> None:
        """The front at once; the rest when it is there."""
        self.heed_signals()
        self.push_screen(self._front)
        self._front.call_after_refresh(self._open)

    @work(thread=True, exclusive=True)
    def _open(self) -> None:
        from simulator.ports.failure import StoreError

        try:
            desk = self._open_desk(self._tell_progress)
            from simulator.ui.desk.ways import Ways

            self.post_message(self.Opened(desk, Ways, desk.door.pinned()))
        except StoreError as refusal:
            self.post_message(self.Refused(str(refusal)))
        except _Left:
            pass

    def _tell_progress(self, share: float, what: str) -> None:
        if not self.is_running:
            raise _Left
        self.post_message(self.Progressed(f"{what} ({share:.0%})"))

    @on(Progressed)
    def _progressed(self, message: Progressed) -> None:
        self._front.tell(message.words)

    @on(Opened)
    def _opened(self, message: Opened) -> None:
        ways = message.ways(message.desk, self._clock)
        if not message.pinned:
            self._enter(ways)
            return
        from simulator.ui.desk.screens.entrance import Entrance

        self.push_screen(Entrance(message.desk.door), lambda known: self._enter(ways) if known else self.exit())

    def _enter(self, ways: "Ways") -> None:
        self._ways = ways
        self._front.open(ways.desk, self._clock)
        self.tell(self._notice)

    @on(Refused)
    def _refused(self, message: Refused) -> None:
        self.tell(f"{message.words}\nq leaves.")

    def tell(self, words: str, at: Screen[Any] | None = None) -> None:
        """Where a screen says such things; the one in front where none is named."""
        from simulator.ui.desk.screens.attempt import AttemptReport
        from simulator.ui.desk.screens.reading import Reading

        screen = at or self.screen
        if isinstance(screen, Front | Reading | AttemptReport):
            screen.tell(words)
        elif words:
            self.notify(words, markup=False)

    # Where the screens ask to go

    @on(wishes.Wish)
    def _wished(self, wish: wishes.Wish) -> None:
        """The screen in front is heard alone: a key pressed twice would else open twice what it opens."""
        if self._ways is None or wish.asker is not self.screen:
            return
        if isinstance(wish, wishes.Mark):
            self._put_mark(self._ways, wish.attempt)
        elif isinstance(wish, wishes.Compare):
            self._compare(self._ways, wish.attempt)
        else:
            self._go(self._ways, wish)

    def _compare(self, ways: "Ways", attempt: int) -> None:
        marked = ways.marked.attempt
        if marked is None:
            self._put_mark(ways, attempt)
        elif marked == attempt:
            self.tell(f"Attempt {attempt} is the marked one: go to another, and c compares the two.")
        else:
            self._go(ways, wishes.Comparison(marked, attempt))

    def _put_mark(self, ways: "Ways", attempt: int) -> None:
        from simulator.ui.desk.screens.attempt_list import AttemptList

        self.tell(ways.mark(attempt))
        if isinstance(self.screen, AttemptList):
            self.screen.show_mark()

    def _go(self, ways: "Ways", wish: wishes.Wish) -> None:
        if screen := ways.screen(wish):
            self.push_screen(screen)
        else:
            self.tell("Reading ...")
            self._fetch(ways, wish, self.screen)

    @work(exclusive=True, group="fetch")
    async def _fetch(self, ways: "Ways", wish: wishes.Wish, asker: Screen[Any]) -> None:
        """Show what was asked for, where it is still waited for: nobody who went elsewhere is fetched back."""
        from simulator.desk.refusal import Refusal
        from simulator.ports.failure import StoreError

        words, screen = "", None
        try:
            screen = await behind(partial(ways.fetched, wish))
        except (Refusal, StoreError) as refusal:
            words = str(refusal)
        if asker in self.screen_stack:
            self.tell(words, asker)
        if screen and asker is self.screen:
            self.push_screen(screen)

    @on(reports.ShowAnswers)
    def _show_answers(self, wish: reports.ShowAnswers) -> None:
        from simulator.ui.screens.answers import Answers

        self.push_screen(Answers(wish.record, wish.report, wish.only))
