"""The journey: which screen follows which, once the lobby is open.

Imported behind the first frame, with every screen but home.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from textual.app import App

from simulator.candidate.barred import Barred
from simulator.candidate.coach import Coach, Undrillable
from simulator.candidate.drilling import Drill
from simulator.candidate.lobby import Choices, Lobby, Unknown
from simulator.desk.door import Door
from simulator.desk.refusal import Refusal
from simulator.exam.form import Shortfall
from simulator.exam.policy import Mode
from simulator.exam.view import CaseView
from simulator.ports.drills import Wish
from simulator.ports.failure import StoreError
from simulator.ports.roster import Stage
from simulator.ui import errand as errands
from simulator.ui import wishes
from simulator.ui.coming import named
from simulator.ui.errand import Brief, BriefCase, Errand, Resume
from simulator.ui.reader import Reader
from simulator.ui.screens.answers import Answers
from simulator.ui.screens.books import Books
from simulator.ui.screens.briefing import Briefing
from simulator.ui.screens.case import CaseScreen
from simulator.ui.screens.choices import Terms
from simulator.ui.screens.dialogs import Prompt, Question
from simulator.ui.screens.drill import DrillScreen
from simulator.ui.screens.drill_setup import DrillSetup
from simulator.ui.screens.drill_start import Preparing
from simulator.ui.screens.drill_summary import DrillSummary
from simulator.ui.screens.exam import ExamScreen
from simulator.ui.screens.history import History
from simulator.ui.screens.home import Home
from simulator.ui.screens.plan import PlanScreen
from simulator.ui.screens.result import Result
from simulator.ui.screens.seat import Seat
from simulator.ui.screens.tutorial import Page, Tutorial, pages
from simulator.ui.sitting import Sitting
from simulator.ui.text import clock


class Journey:
    """One candidate's way through the screens. What cannot be done is told on home, in the store's own words.

    `keys` are the settings' own keys, by the id of the command, for the screens that tell of keys.
    """

    def __init__(
        self, app: App[None], home: Home, lobby: Lobby, coach: Coach, door: Door, keys: Mapping[str, str]
    ) -> None:
        self.candidate = ""
        self._app = app
        self._home = home
        self._lobby = lobby
        self._coach = coach
        self._door = door
        self._keys = keys
        self._sitting: Sitting | None = None

    def set_out(self, errand: Errand | None, candidate: str, default: str) -> None:
        """Show home, and go at once where the command line said."""
        try:
            known = () if self._door.pinned() else self._lobby.candidates()  # with a PIN, others are not to be met
            self.sit_down(candidate or next(iter(known), default))
            if isinstance(errand, Brief):
                self._brief(errand)
            elif isinstance(errand, BriefCase):
                self._app.push_screen(Briefing(self._lobby, self._lobby.alone(errand.case), errand, self._keys))
            elif isinstance(errand, Resume):
                self.sit(errand.attempt)
            elif isinstance(errand, errands.Drill):
                self.drill(errand.wish)
        except (StoreError, Unknown, Barred) as refusal:
            self._home.tell(f"{refusal}\nq leaves.")

    def sit_down(self, name: str) -> None:
        """Another candidate sits here from now on."""
        try:
            self.candidate = self._lobby.enrol(name)
        except (StoreError, ValueError) as refusal:
            self._home.tell(str(refusal))
            return
        self._home.open(self._lobby, self._coach, self._door, self.candidate)

    def change_seats(self, name: str, then: Callable[[], None]) -> None:
        """Somebody else sits down, and `then` is called: who is known here already, once the PIN was given."""

        def sit() -> None:
            self.sit_down(name)
            then()

        try:
            known = self._lobby.another(name, self.candidate)
        except (StoreError, ValueError) as refusal:
            self._home.tell(str(refusal))
            return
        if known:
            self.knock(sit)
        else:
            sit()

    def knock(self, then: Callable[[], None]) -> None:
        """Call `then` once the PIN of the desk was given; at once where none is set."""
        try:
            pinned = self._door.pinned()
        except StoreError as refusal:
            self._home.tell(str(refusal))
            return
        if not pinned:
            then()
            return

        def wrong(pin: str) -> str:
            try:
                self._door.check(pin)
            except (StoreError, Refusal) as refusal:
                return str(refusal)
            return ""

        def come_in(pin: str | None) -> None:
            if pin is not None:
                then()

        title = "What others have done here is shown to whoever knows the PIN of the desk."
        self._app.push_screen(Prompt(title, placeholder="PIN", check=wrong, hidden=True), come_in)

    def brief(self, wish: wishes.Brief) -> None:
        """What an exam is, and what may be chosen."""
        try:
            self._brief(Brief(profile=wish.profile.id))
        except (StoreError, Unknown) as refusal:
            self._home.tell(str(refusal))

    def take_up(self, number: int) -> None:
        """The briefing of an assignment; one that was begun is resumed, one that is done has a report."""
        try:
            duty = self._lobby.duties.duty(self.candidate, number)
            if duty.attempt is None:
                assignment = self._lobby.duties.begin(self.candidate, number)
                self._brief(Brief(profile=assignment.profile, assignment=number))
            elif duty.stage in (Stage.BEGUN, Stage.LATE):
                self.sit(duty.attempt.id)
            else:
                self.show_report(duty.attempt.id)
        except (StoreError, Unknown, Barred) as refusal:
            self._home.tell(str(refusal))

    def _brief(self, brief: Brief) -> None:
        """The briefing, with the extra time that is allowed filled in, and all that an assignment has decided."""
        duties = self._lobby.duties
        terms = Terms(
            allowance=duties.allowance(self.candidate),
            assignment=None if brief.assignment is None else duties.begin(self.candidate, brief.assignment),
        )
        allowed = terms.allowance.extra if terms.allowance else ""
        if assigned := terms.assignment:
            brief = Brief(
                profile=assigned.profile,
                form=assigned.form,
                mode=assigned.mode,
                interruptions=assigned.interruptions,
                extra=allowed,
                answering=brief.answering,
                assignment=assigned.id,
            )
        profile = self._lobby.profile(brief.profile)
        brief = replace(brief, extra=brief.extra or allowed)
        self._app.push_screen(Briefing(self._lobby, profile, brief, self._keys, terms))

    def begin(self, wish: wishes.Begin) -> None:
        """A new attempt, after the tutorial where that was asked for."""
        if wish.tutorial:
            self._app.push_screen(Tutorial(self._pages(wish.choices)), lambda go: self._start(wish) if go else None)
        else:
            self._start(wish)

    def choose_drill(self) -> None:
        """What can be drilled."""
        self._app.push_screen(DrillSetup(self._coach, self.candidate, self._lobby.profiles()))

    def drill(self, wish: Wish) -> None:
        """A new drill."""
        self._prepare(partial(self._begin_drill, self.candidate, wish))

    def show_plan(self) -> None:
        """What to do until the exam."""
        self._app.push_screen(PlanScreen(self._coach, self.candidate))

    def sit(self, attempt: int, *, take: bool = False) -> None:
        """Take up an open attempt."""
        try:
            if self._lobby.record(attempt).policy.mode is Mode.DRILL:
                self._prepare(partial(self._coach.resume, attempt, take=take))
                return
            proctor = self._lobby.sit(attempt, take=take)
        except (StoreError, Unknown) as refusal:
            self._home.tell(str(refusal))
            return
        self._sitting = Sitting(self._app, proctor)
        self._app.push_screen(self._seat(self._sitting))

    def take_over(self, attempt: int) -> None:
        """Sit here and not in the other window, after a question."""

        def take(yes: bool | None) -> None:
            if yes:
                self.go_home()
                self.sit(attempt, take=True)

        question = Question(
            "Take this attempt over?",
            "The other window will only watch from then on. No answer is lost.",
            yes="Take over",
            no="Keep watching",
        )
        self._app.push_screen(question, take)

    def look_at_the_clock(self) -> None:
        """Keep the time used, tell the screens, and close what is over wherever the candidate is."""
        sitting = self._sitting
        if not sitting:
            return
        tick = sitting.tick()
        if sitting.proctor.record.wish is not None:  # a drill explains its last item before it ends
            return
        if sitting.proctor.closed:
            self.close()
        elif tick.advanced:
            self._next_section(sitting)
        elif tick.alert:
            left = clock(sitting.proctor.clock().left)
            self._app.notify(f"{left} left.", title="Time", severity="warning", timeout=10, markup=False)

    def _next_section(self, sitting: Sitting) -> None:
        """The time of a section was up: the next one comes into view, wherever the candidate was."""
        while self._app.screen is not self._home and not isinstance(self._app.screen, Seat):
            self._app.pop_screen()
        attempt = sitting.proctor.attempt
        title = attempt.policy.sections[attempt.section].title
        self._app.notify(
            f"The time of the section before is up. {title} begins.",
            title="Time",
            severity="warning",
            timeout=10,
            markup=False,
        )

    def close(self) -> None:
        """The attempt is over: the report comes up."""
        if self._sitting:
            attempt = self._sitting.proctor.record.id
            self.go_home()
            self.show_report(attempt)

    def show_report(self, attempt: int) -> None:
        """How a closed attempt went."""
        try:
            record, report = self._lobby.report(attempt)
            rescores = self._lobby.appeals.rescores(attempt)
        except (StoreError, Unknown) as refusal:
            self._home.tell(str(refusal))
            return
        if record.wish is not None:
            self._app.push_screen(DrillSummary(record, report, self._coach))
        else:
            self._app.push_screen(Result(record, report, rescores))

    def show_answers(self, wish: wishes.ShowAnswers) -> None:
        """The items of a closed attempt, explained."""
        self._app.push_screen(
            Answers(wish.record, wish.report, wish.only, self._lobby.library, self._lobby.appeals, self.candidate)
        )

    def turn(self) -> None:
        """The seat for the place in view, instead of the one in front."""
        if self._sitting and isinstance(self._app.screen, Seat):
            self._app.switch_screen(self._seat(self._sitting))

    def consult(self, wish: wishes.Consult) -> None:
        """The code books, over the exam or from home."""
        if self._lobby.library and not isinstance(self._app.screen, Books):  # a key pressed twice opens them once
            reader = Reader(self._lobby.library, self.candidate, self._sitting, wish.take)
            self._app.push_screen(Books(reader, wish.system, wish.words))

    def look_back(self) -> None:
        """The attempts made so far."""
        self._app.push_screen(History(self._lobby, self.candidate))

    def go_home(self, words: str = "") -> None:
        """Let the attempt go, and show home."""
        self.leave()
        while self._app.screen is not self._home:
            self._app.pop_screen()
        if words:
            self._home.tell(words)

    def leave(self) -> None:
        """Let the attempt go, with the time used on disk."""
        if self._sitting:
            sitting, self._sitting = self._sitting, None
            sitting.leave()
            self._home.point_at(sitting.proctor.record.id)

    def _pages(self, choices: Choices) -> tuple[Page, ...]:
        """The pages of the tutorial that this attempt needs."""
        profile = choices.profile
        records = profile.total if choices.case else self._lobby.offer(profile).records
        return pages(
            self._keys, profile.alerts if choices.timed else None, items=profile.total - records, records=records
        )

    def _start(self, wish: wishes.Begin) -> None:
        try:
            attempt = self._lobby.start(self.candidate, wish.choices)
        except (StoreError, Unknown, Barred, Shortfall) as refusal:
            self.go_home(str(refusal))
            return
        self.go_home()
        self.sit(attempt)

    def _prepare(self, begin: Callable[[], Drill]) -> None:
        """Make a drill ready behind a small window, and sit down to it; or say why it cannot be."""
        if isinstance(self._app.screen, Preparing):  # a key pressed twice begins one drill
            return

        def sit(found: Drill | str | None) -> None:
            if isinstance(found, Drill):
                self.go_home()
                self._sitting = Sitting(self._app, found.proctor)
                self._app.push_screen(DrillScreen(self._sitting, found))
            elif found is not None:
                screen = self._app.screen
                if isinstance(screen, DrillSetup | PlanScreen):
                    screen.say(found)
                else:
                    self.go_home(found)

        self._app.push_screen(Preparing(self._coach, begin), sit)

    def _begin_drill(self, candidate: str, wish: Wish) -> Drill:
        """The drill, with its first item; where nothing is due, Undrillable says when something will be."""
        try:
            return self._coach.start(candidate, wish)
        except Undrillable:
            plan = self._coach.plan(candidate)
            if not wish.reviews or plan.due:
                raise
            ahead = self._coach.coming(candidate)
            if not ahead:
                raise Undrillable("Nothing is due: nothing was missed that would come back.") from None
            card = ahead[0]
            at = f"{card.due.astimezone():%H:%M}"
            when = f"later today, at {at}" if card.day == plan.today else named(card.day, plan.today)
            raise Undrillable(f"Nothing is due now; the next is {when}.") from None

    def _seat(self, sitting: Sitting) -> Seat:
        """The screen that the place in view is made for."""
        if isinstance(sitting.proctor.item(), CaseView):
            return CaseScreen(sitting, self._lobby.library)
        return ExamScreen(sitting)
