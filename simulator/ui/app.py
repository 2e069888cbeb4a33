"""The app: home at once, the journey behind it. What an exam is, the lobby and the proctor know.

Only home is imported with it, so that home is painted first; `journey` brings every other screen.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.message import Message

from simulator.settings import Settings
from simulator.ui import wishes
from simulator.ui.screens.home import Home
from simulator.ui.shell import Scopes, Shell

if TYPE_CHECKING:
    from simulator.candidate.coach import Coach
    from simulator.candidate.lobby import Lobby
    from simulator.desk.door import Door
    from simulator.exam.profile import Profile
    from simulator.ui.errand import Errand
    from simulator.ui.journey import Journey

SCOPES: Scopes = {
    "Home": (("home",), "Home"),
    "Briefing": (("briefing",), "Briefing"),
    "Tutorial": (("tutorial",), "Tutorial"),
    "ExamScreen": (("item", "exam"), "The exam"),
    "CaseScreen": (("case", "marking", "sheet", "lists", "marked", "exam"), "A record to code"),
    "Survey": (("review",), "The review screen"),
    "Result": (("report",), "The score report"),
    "Answers": (("answers",), "The answers"),
    "SolvedChart": (("solved",), "The chart"),
    "DrillSetup": (("drill-setup",), "A drill to choose"),
    "DrillScreen": (("item", "drill"), "The drill"),
    "DrillSummary": (("summary",), "How the drill went"),
    "PlanScreen": (("plan",), "The plan"),
    "History": (("history",), "History"),
    "Books": (("books",), "The code books"),
    "CodeEntry": (("entry",), "A code"),
    "Tables": (("tables",), "The PCS tables"),
}
"""The commands of a screen, by its class, and its title in the help."""


class CodexamApp(Shell):
    """Screens over a lobby and a coach, which are opened behind the first frame."""

    SCOPES: ClassVar[Scopes] = SCOPES
    CSS_PATH = [
        "app.tcss",
        "widgets/headline.tcss",
        "widgets/options.tcss",
        "widgets/typed.tcss",
        "widgets/item_pane.tcss",
        "screens/case.tcss",
        "screens/dialogs.tcss",
        "screens/home.tcss",
        "screens/briefing.tcss",
        "screens/tutorial.tcss",
        "screens/seat.tcss",
        "screens/survey.tcss",
        "screens/result.tcss",
        "widgets/solved_case.tcss",
        "screens/answers.tcss",
        "screens/solved_chart.tcss",
        "screens/drill_setup.tcss",
        "screens/drill_summary.tcss",
        "screens/history.tcss",
        "screens/books.tcss",
    ]

    class Listed(Message):
        """The exams are known; the lobby is not open yet."""

        def __init__(self, profiles: "tuple[Profile, ...]") -> None:
            super().__init__()
            self.profiles = profiles

    class Opened(Message):
        """The lobby is open, the coach is there, and the journey through the screens is imported."""

        def __init__(self, lobby: "Lobby", coach: "Coach", door: "Door", journey: "type[Journey]") -> None:
            super().__init__()
            self.lobby = lobby
            self.coach = coach
            self.door = door
            self.journey = journey

    class Refused(Message):
        """The lobby could not be opened; the words say why."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(
        self,
        *,
        list_exams: "Callable[[], tuple[Profile, ...]]" = tuple,
        open_lobby: "Callable[[], Lobby]",
        open_coach: "Callable[[], Coach]",
        open_door: "Callable[[], Door]",
        settings: Settings,
        save_settings: Callable[[Settings], None],
        default_candidate: str = "Candidate",
        errand: "Errand | None" = None,
        notice: str = "",
    ) -> None:
        super().__init__(settings, save_settings)
        self._list_exams = list_exams
        self._open_lobby = open_lobby
        self._open_coach = open_coach
        self._open_door = open_door
        self._default_candidate = default_candidate
        self._errand = errand
        self._notice = notice
        self._home = Home()
        self._journey: Journey | None = None

    def on_mount(self) -> None:
        """Home at once; the rest when it is there."""
        self.heed_signals()
        self.push_screen(self._home)
        self.set_interval(1.0, self.look_at_the_clock)
        self._home.call_after_refresh(self._open)

    @work(thread=True, exclusive=True)
    def _open(self) -> None:
        from simulator.ports.failure import StoreError

        self.post_message(self.Listed(self._list_exams()))
        try:
            lobby, coach, door = self._open_lobby(), self._open_coach(), self._open_door()
            from simulator.ui.journey import Journey

            self.post_message(self.Opened(lobby, coach, door, Journey))
        except StoreError as refusal:
            self.post_message(self.Refused(str(refusal)))

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        self._home.announce(event.profiles)

    @on(Opened)
    def _opened(self, event: Opened) -> None:
        from simulator.ui.errand import Brief, BriefCase, Drill

        errand = self._errand
        named = errand.candidate if isinstance(errand, Brief | BriefCase | Drill) else None
        asked = named or self._settings.candidate
        self._journey = event.journey(self, self._home, event.lobby, event.coach, event.door, self._settings.keys)
        self._journey.set_out(errand, asked, self._default_candidate)
        self._remember_candidate()
        if self._notice:
            self._home.tell(self._notice)

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        self._home.tell(f"{event.words}\nq leaves.")

    def on_unmount(self) -> None:
        """The window closes: let the attempt go, with the time used on disk."""
        if self._journey:
            self._journey.leave()

    def look_at_the_clock(self) -> None:
        """About once a second."""
        if self._journey:
            self._journey.look_at_the_clock()

    # Where the screens ask to go

    @on(wishes.SitDown)
    def _sit_down(self, wish: wishes.SitDown) -> None:
        if self._journey:
            self._journey.change_seats(wish.name, self._remember_candidate)

    @on(wishes.Knock)
    def _knock(self, wish: wishes.Knock) -> None:
        if self._journey:
            self._journey.knock(wish.then)

    @on(wishes.Brief)
    def _brief(self, wish: wishes.Brief) -> None:
        if self._journey:
            self._journey.brief(wish)

    @on(wishes.TakeUp)
    def _take_up(self, wish: wishes.TakeUp) -> None:
        if self._journey:
            self._journey.take_up(wish.assignment)

    @on(wishes.Begin)
    def _begin(self, wish: wishes.Begin) -> None:
        if self._journey:
            self._journey.begin(wish)

    @on(wishes.Choose)
    def _choose(self) -> None:
        if self._journey:
            self._journey.choose_drill()

    @on(wishes.Drill)
    def _drill(self, wish: wishes.Drill) -> None:
        if self._journey:
            self._journey.drill(wish.wish)

    @on(wishes.ShowPlan)
    def _show_plan(self) -> None:
        if self._journey:
            self._journey.show_plan()

    @on(wishes.Resume)
    def _resume(self, wish: wishes.Resume) -> None:
        if self._journey:
            self._journey.sit(wish.attempt)

    @on(wishes.TakeOver)
    def _take_over(self, wish: wishes.TakeOver) -> None:
        if self._journey:
            self._journey.take_over(wish.attempt)

    @on(wishes.PutAside)
    def _put_aside(self) -> None:
        if self._journey:
            self._journey.go_home()

    @on(wishes.Turn)
    def _turn(self) -> None:
        if self._journey:
            self._journey.turn()

    @on(wishes.Over)
    def _over(self) -> None:
        if self._journey:
            self._journey.close()

    @on(wishes.ShowReport)
    def _show_report(self, wish: wishes.ShowReport) -> None:
        if self._journey:
            self._journey.show_report(wish.attempt)

    @on(wishes.ShowAnswers)
    def _show_answers(self, wish: wishes.ShowAnswers) -> None:
        if self._journey:
            self._journey.show_answers(wish)

    @on(wishes.Consult)
    def _consult(self, wish: wishes.Consult) -> None:
        if self._journey:
            self._journey.consult(wish)

    @on(wishes.LookBack)
    def _look_back(self) -> None:
        if self._journey:
            self._journey.look_back()

    # Everywhere

    def tell(self, words: str) -> None:
        """Below home's menu."""
        self._home.tell(words)

    def _remember_candidate(self) -> None:
        if self._journey and self._journey.candidate:
            self.keep(replace(self._settings, candidate=self._journey.candidate))
