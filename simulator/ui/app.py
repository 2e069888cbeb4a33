"""The app: which screen follows which. What an exam is, the lobby and the proctor know.

Only home is imported at once, so that it is painted first; every other screen is imported when it is opened.
"""

import asyncio
import signal
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.screen import Screen

from simulator.exam.prose import legible
from simulator.settings import THEMES as NAMES
from simulator.settings import Settings
from simulator.ui.commands import bindings, commands, key_names, told
from simulator.ui.screens.home import Home
from simulator.ui.text import clock
from simulator.ui.themes import THEMES

if TYPE_CHECKING:
    from simulator.exam.profile import Profile
    from simulator.lobby import Choices, Lobby
    from simulator.ui.errand import Errand
    from simulator.ui.screens.briefing import Briefing
    from simulator.ui.screens.exam import ExamScreen
    from simulator.ui.screens.history import History
    from simulator.ui.screens.result import Result
    from simulator.ui.sitting import Sitting

SCOPES = {
    "Home": ("home", "Home"),
    "Briefing": ("briefing", "Briefing"),
    "Tutorial": ("tutorial", "Tutorial"),
    "ExamScreen": ("exam", "The exam"),
    "Survey": ("review", "The review screen"),
    "Result": ("report", "The score report"),
    "Answers": ("answers", "The answers"),
    "History": ("history", "History"),
}
"""The commands of a screen, by its class, and its title in the help."""


class CodexamApp(App[None]):
    """Screens over a lobby, which is opened behind the first frame."""

    TITLE = "codexam"
    CSS_PATH = [
        "app.tcss",
        "widgets/headline.tcss",
        "widgets/options.tcss",
        "screens/dialogs.tcss",
        "screens/home.tcss",
        "screens/briefing.tcss",
        "screens/tutorial.tcss",
        "screens/exam.tcss",
        "screens/survey.tcss",
        "screens/result.tcss",
        "screens/answers.tcss",
        "screens/history.tcss",
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("app"),
        Binding("ctrl+q", "quit", "Quit", show=False),  # Textual's own goes before the question of the exam
    ]

    class Listed(Message):
        """The exams are known; the lobby is not open yet."""

        def __init__(self, profiles: "tuple[Profile, ...]") -> None:
            super().__init__()
            self.profiles = profiles

    class Opened(Message):
        """The lobby is open."""

        def __init__(self, lobby: "Lobby") -> None:
            super().__init__()
            self.lobby = lobby

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
        settings: Settings,
        save_settings: Callable[[Settings], None],
        default_candidate: str = "Candidate",
        errand: "Errand | None" = None,
        notice: str = "",
    ) -> None:
        super().__init__()
        self._list_exams = list_exams
        self._open_lobby = open_lobby
        self._settings = settings
        self._save_settings = save_settings
        self._default_candidate = default_candidate
        self._errand = errand
        self._notice = notice
        self._lobby: Lobby | None = None
        self._candidate = ""
        self._home = Home()
        self._sitting: Sitting | None = None
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.theme
        self.animation_level = "none"
        self.set_keymap(dict(settings.keys))

    @property
    def failure(self) -> Exception | None:
        """What ended the app, when nobody had expected it; for whoever ran the app to put into words."""
        return self._exception

    def _fatal_error(self) -> None:
        """Leave without the traceback that Textual prints here: no person is to meet one."""
        self._close_messages_no_wait()

    def on_mount(self) -> None:
        """Home at once; the rest when it is there."""
        self._heed_signals()
        self.push_screen(self._home)
        self.set_interval(1.0, self.look_at_the_clock)
        self._home.call_after_refresh(self._open)

    def _heed_signals(self) -> None:
        """Leave in good order when the terminal's window is closed, or the machine shuts down."""
        for name in ("SIGHUP", "SIGTERM"):
            with suppress(AttributeError, NotImplementedError):  # Windows has none of this
                number = getattr(signal, name)
                asyncio.get_running_loop().add_signal_handler(number, partial(self.exit, return_code=128 + number))

    @work(thread=True, exclusive=True)
    def _open(self) -> None:
        from simulator.ports import StoreError

        self.post_message(self.Listed(self._list_exams()))
        try:
            self.post_message(self.Opened(self._open_lobby()))
        except StoreError as refusal:
            self.post_message(self.Refused(str(refusal)))

    @on(Listed)
    def _listed(self, event: Listed) -> None:
        self._home.announce(event.profiles)

    @on(Opened)
    def _opened(self, event: Opened) -> None:
        from simulator.lobby import Unknown
        from simulator.ports import StoreError
        from simulator.ui.errand import Brief, Resume

        self._lobby = event.lobby
        errand = self._errand
        asked = errand.candidate if isinstance(errand, Brief) and errand.candidate else self._settings.candidate
        try:
            self._sit_down(asked or next(iter(event.lobby.candidates()), self._default_candidate))
            if isinstance(errand, Brief):
                from simulator.ui.screens.briefing import Briefing

                self.push_screen(Briefing(event.lobby, event.lobby.profile(errand.profile), errand))
            elif isinstance(errand, Resume):
                self._sit(errand.attempt)
        except (StoreError, Unknown) as refusal:
            self._home.tell(f"{refusal}\nq leaves.")
        if self._notice:
            self._home.tell(self._notice)

    @on(Refused)
    def _refused(self, event: Refused) -> None:
        self._home.tell(f"{event.words}\nq leaves.")

    # Home

    @on(Home.Sits)
    def _sits(self, event: Home.Sits) -> None:
        self._sit_down(event.name)

    def _sit_down(self, name: str) -> None:
        if not self._lobby:
            return
        from simulator.ports import StoreError

        try:
            self._candidate = self._lobby.enrol(name)
        except (StoreError, ValueError) as refusal:
            self._home.tell(str(refusal))
            return
        self._keep(replace(self._settings, candidate=self._candidate))
        self._home.open(self._lobby, self._candidate)

    @on(Home.Start)
    def _start(self, event: Home.Start) -> None:
        if self._lobby:
            from simulator.ui.screens.briefing import Briefing

            self.push_screen(Briefing(self._lobby, event.profile))

    @on(Home.LookBack)
    def _look_back(self) -> None:
        if self._lobby:
            from simulator.ui.screens.history import History

            self.push_screen(History(self._lobby, self._candidate))

    # Attempts

    def on_briefing_begin(self, event: "Briefing.Begin") -> None:
        """The attempt, after the tutorial where that was asked for."""
        if event.tutorial:
            from simulator.ui.screens.tutorial import Tutorial

            self.push_screen(Tutorial(), lambda go: self._start_attempt(event.choices) if go else None)
        else:
            self._start_attempt(event.choices)

    def _start_attempt(self, choices: "Choices") -> None:
        if not self._lobby:
            return
        from simulator.exam.form import Shortfall
        from simulator.lobby import Unknown
        from simulator.ports import StoreError

        try:
            attempt = self._lobby.start(self._candidate, choices)
        except (StoreError, Unknown, Shortfall) as refusal:
            self._go_home(str(refusal))
            return
        self._go_home()
        self._sit(attempt)

    @on(Home.Resume)
    def _resume(self, event: Home.Resume) -> None:
        self._sit(event.attempt)

    def on_history_resume(self, event: "History.Resume") -> None:
        """Go on with an open attempt of the list."""
        self._sit(event.attempt)

    def on_exam_screen_take_over(self, event: "ExamScreen.TakeOver") -> None:
        """Sit here instead, after a question."""
        from simulator.ui.screens.dialogs import Question

        def take(yes: bool | None) -> None:
            if yes:
                self._go_home()
                self._sit(event.attempt, take=True)

        self.push_screen(
            Question(
                "Take this attempt over?",
                "The other window will only watch from then on. No answer is lost.",
                yes="Take over",
                no="Keep watching",
            ),
            take,
        )

    def on_exam_screen_left(self) -> None:
        """The exam was put aside."""
        self._go_home()

    def _sit(self, attempt: int, *, take: bool = False) -> None:
        if not self._lobby:
            return
        from simulator.lobby import Unknown
        from simulator.ports import StoreError
        from simulator.ui.screens.exam import ExamScreen
        from simulator.ui.sitting import Sitting

        try:
            proctor = self._lobby.sit(attempt, take=take)
        except (StoreError, Unknown) as refusal:
            self._home.tell(str(refusal))
            return
        self._sitting = Sitting(self, proctor)
        self.push_screen(ExamScreen(self._sitting))

    def look_at_the_clock(self) -> None:
        """About once a second: keep the time used, tell the screens, and close what is over wherever one is."""
        sitting = self._sitting
        if not sitting:
            return
        tick = sitting.tick()
        if sitting.proctor.closed:
            self._end()
        elif tick.alert:
            left = clock(sitting.proctor.clock().left)
            self.notify(f"{left} left.", title="Time", severity="warning", timeout=10, markup=False)

    def _end(self) -> None:
        """The attempt is over, wherever the candidate is: the report comes up."""
        if not (self._sitting and self._lobby):
            return
        attempt = self._sitting.proctor.record.id
        self._go_home()
        self._show_report(attempt)

    def on_history_report(self, event: "History.Report") -> None:
        """The report of a closed attempt of the list."""
        self._show_report(event.attempt)

    def on_exam_screen_closed(self) -> None:
        """Handed in, or the time is up."""
        self._end()

    def on_result_answers(self, event: "Result.Answers") -> None:
        """Every item with its answer explained."""
        from simulator.ui.screens.answers import Answers

        self.push_screen(Answers(event.record, event.report, event.only))

    def _show_report(self, attempt: int) -> None:
        if not self._lobby:
            return
        from simulator.lobby import Unknown
        from simulator.ports import StoreError
        from simulator.ui.screens.result import Result

        try:
            record, report = self._lobby.report(attempt)
        except (StoreError, Unknown) as refusal:
            self._home.tell(str(refusal))
            return
        self.push_screen(Result(record, report))

    def _go_home(self, words: str = "") -> None:
        if self._sitting:
            sitting, self._sitting = self._sitting, None
            sitting.leave()
        while self.screen is not self._home:
            self.pop_screen()
        if words:
            self._home.tell(words)

    def on_unmount(self) -> None:
        """The window closes: let the attempt go, with the time used on disk."""
        if self._sitting:
            self._sitting.leave()

    # Everywhere

    async def on_event(self, event: events.Event) -> None:
        """Make what is pasted legible before any field takes it."""
        if isinstance(event, events.Paste):
            event.text = legible(event.text)
        await super().on_event(event)

    def get_key_display(self, binding: Binding) -> str:
        """Keys in the footer as they stand in the help."""
        return key_names(binding.key)

    def action_next_theme(self) -> None:
        """Next theme, kept for the next start."""
        self.theme = NAMES[(NAMES.index(self.theme) + 1) % len(NAMES)]
        self._keep(replace(self._settings, theme=self.theme))

    def action_guide(self) -> None:
        """The keys of the screen in front."""
        found = SCOPES.get(type(self.screen).__name__)
        if found is None:
            return
        from simulator.ui.screens.dialogs import Guide

        scope, title = found
        rows = [row for name in (scope, "app") for row in told(name, self._settings.keys)]
        self.push_screen(Guide(title, rows))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette holds the commands that the screen in front allows."""
        scope, _ = SCOPES.get(type(screen).__name__, ("", ""))
        for name in (scope, "app"):
            for command in commands(name):
                if name != "app" and not screen.check_action(command.call.partition("(")[0], ()):
                    continue
                yield SystemCommand(command.title, command.about, self._runner(screen, command.call))

    def _runner(self, screen: Screen[object], call: str) -> Callable[[], None]:
        def run() -> None:
            self.call_later(screen.run_action, call)

        return run

    def _keep(self, settings: Settings) -> None:
        if settings == self._settings:
            return
        self._settings = settings
        try:
            self._save_settings(settings)
        except OSError:
            self._home.tell("The settings could not be written: they hold until codexam is closed.")
