"""Home: go on with what is open, start an exam, look back."""

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, OptionList, Static

from simulator import __version__
from simulator.clock import through
from simulator.exam.policy import OUT_OF_REACH
from simulator.ui import wishes
from simulator.ui.commands import bindings
from simulator.ui.screens.frame import Frame
from simulator.ui.text import clock, count, day, percent, plain, span
from simulator.ui.widgets.menu import Line, Menu

if TYPE_CHECKING:
    from collections.abc import Mapping

    from simulator.candidate.coach import Coach
    from simulator.candidate.duties import Duty
    from simulator.candidate.lobby import Lobby
    from simulator.desk.door import Door
    from simulator.exam.profile import Profile
    from simulator.ports.attempts import Summary
    from simulator.ports.docket import Rescore

    Later = Mapping[int, tuple[Rescore, ...]]
    """The later scores of attempts, by attempt, the one in force last."""


class Home(Frame[None]):
    """The first screen. It paints before anything is read from disk."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("home")]

    class Stands(Message):
        """How the candidate stands with drills: what is due today, and, where an exam date is set, what it says.

        Where the store refused, `due` is None.
        """

        def __init__(self, candidate: str, due: int | None, exam: str) -> None:
            super().__init__()
            self.candidate = candidate
            self.due = due
            self.exam = exam

    def __init__(self) -> None:
        super().__init__()
        self._lobby: Lobby | None = None
        self._coach: Coach | None = None
        self._door: Door | None = None
        self._due: int | None = None
        self._exam = ""
        self._candidate = ""
        self._words = ""
        self._left: str | None = None

    def compose(self) -> ComposeResult:
        """Name and claim, then what can be done."""
        with Vertical(id="top"):
            yield Static(Content.assemble(("codexam", "bold $primary"), (f" {__version__}", "$muted")), id="name")
            yield Static("Full-length CPC-style and CCS-style exams, offline. Independent of AAPC, AHIMA and the AMA.")
            yield Static(id="who")
        yield Menu()
        yield Static("Opening ...", id="news")
        yield Footer(compact=True, show_command_palette=False)

    def announce(self, profiles: "tuple[Profile, ...]") -> None:
        """Show which exams there are. They can be chosen when the lobby is open."""
        if not self._lobby:
            self.query_one(Menu).show([_heading("Start an exam"), *(Line(_exam_line(profile)) for profile in profiles)])

    def open(self, lobby: "Lobby", coach: "Coach", door: "Door", candidate: str) -> None:
        """Show what this candidate can do."""
        if candidate != self._candidate:
            self._due, self._exam = None, ""
        self._lobby, self._coach, self._door, self._candidate = lobby, coach, door, candidate
        self.refresh_lines()
        self.query_one(Menu).focus()

    def point_at(self, attempt: int) -> None:
        """Put the cursor on an attempt when its lines are shown next."""
        self._left = f"resume {attempt}"

    def tell(self, words: str) -> None:
        """Say something below the menu. It stands until another screen is opened."""
        self._words = words
        self._show_news(words)

    def on_screen_resume(self) -> None:
        """Something may have changed while another screen was in front."""
        if self._lobby:
            self.refresh_lines()

    def on_screen_suspend(self) -> None:
        """What was said has been read."""
        self._words = ""

    def refresh_lines(self) -> None:
        """Read what is open and what was done, and show it."""
        if not self._lobby:
            return
        from simulator.exam.attempt import Status
        from simulator.ports.failure import StoreError

        try:
            done, profiles = self._lobby.attempts(self._candidate), self._lobby.profiles()
            duties, later = self._lobby.duties.now(self._candidate), self._lobby.appeals.rescored(self._candidate)
        except StoreError as refusal:
            self._show_news(str(refusal))
            return
        self.query_one("#who", Static).update(Content.assemble("Candidate  ", plain(self._candidate, "bold")))
        lines = []
        if still := [summary for summary in done if summary.status is not Status.CLOSED]:
            lines.append(_heading("Resume"))
            lines += [Line(_open_line(summary), id=f"resume {summary.id}") for summary in still]
        if duties:
            titles = {profile.id: profile.title for profile in profiles}
            lines.append(_heading("Assigned to you"))
            lines += [Line(_duty_line(duty, titles, later), id=f"assigned {duty.assignment.id}") for duty in duties]
        lines.append(_heading("Start an exam"))
        lines += [Line(_exam_line(profile), id=f"start {n}") for n, profile in enumerate(profiles)]
        lines.append(_heading("Drill"))
        lines.append(Line(_due_line(self._due), id="due"))
        lines.append(Line(_entry("Drill", "a topic, item by item, each explained at once"), id="drill"))
        lines.append(Line(_entry("Plan", self._exam or "set the day of your exam, see the week"), id="plan"))
        closed = [summary for summary in done if summary.status is Status.CLOSED]
        lines.append(_heading("Look back"))
        lines.append(Line(_history_line(closed, later), id="history"))
        self.query_one(Menu).show(lines, at=self._left)
        self._left = None
        problems = self._lobby.problems()
        broken = f"{count(len(problems), 'bank file')} could not be used: `codexam banks check` says why."
        self._show_news(self._words or (broken if problems else ""))
        self._read_standing()

    @work(thread=True, exclusive=True)
    def _read_standing(self) -> None:
        """Look behind the screen how the candidate stands: the plan has to read every bank."""
        from simulator.ports.failure import StoreError

        if not self._coach:
            return
        coach, candidate = self._coach, self._candidate
        try:
            self.post_message(self.Stands(candidate, len(coach.due(candidate)), self._exam))
            exam = coach.plan(candidate).sentences[0] if coach.exam_date(candidate) else ""
            self.post_message(self.Stands(candidate, len(coach.due(candidate)), exam))
        except StoreError:  # told already where the attempts could not be read; if only this failed, nothing is claimed
            self.post_message(self.Stands(candidate, None, ""))

    @on(Stands)
    def _stands(self, event: Stands) -> None:
        if event.candidate == self._candidate and (event.due, event.exam) != (self._due, self._exam):
            self._due, self._exam = event.due, event.exam
            menu = self.query_one(Menu)
            menu.renew(Line(_due_line(self._due), id="due"))
            menu.renew(Line(_entry("Plan", self._exam or "set the day of your exam, see the week"), id="plan"))

    def action_open(self) -> None:
        """Open the line under the cursor."""
        kind, _, which = (self.query_one(Menu).chosen or "").partition(" ")
        if kind == "resume":
            self.post_message(wishes.Resume(int(which)))
        elif kind == "assigned":
            self.post_message(wishes.TakeUp(int(which)))
        elif kind == "start" and self._lobby:
            self.post_message(wishes.Brief(self._lobby.profiles()[int(which)]))
        elif kind == "history":
            self.post_message(wishes.LookBack())
        elif kind == "due":
            self.action_review()
        elif kind == "drill":
            self.action_drill()
        elif kind == "plan":
            self.action_plan()

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_open()

    def action_drill(self) -> None:
        """What can be drilled."""
        if self._lobby:
            self.post_message(wishes.Choose())

    def action_review(self) -> None:
        """What is due today."""
        if self._lobby:
            from simulator.ports.drills import Wish

            self.post_message(wishes.Drill(Wish(reviews=True)))

    def action_plan(self) -> None:
        """What to do until the exam."""
        if self._lobby:
            self.post_message(wishes.ShowPlan())

    def action_books(self) -> None:
        """The code books."""
        if self._lobby:
            self.post_message(wishes.Consult())

    def action_history(self) -> None:
        """The attempts made so far."""
        if self._lobby:
            self.post_message(wishes.LookBack())

    def action_candidate(self) -> None:
        """Ask who sits here."""
        if self._lobby:
            from simulator.ports.failure import StoreError
            from simulator.ui.screens.dialogs import Prompt

            try:
                names = () if self._door and self._door.pinned() else self._lobby.candidates()
                known = [name for name in names if name != self._candidate]
            except StoreError as refusal:
                self.tell(str(refusal))
                return
            also = f"  Known here: {', '.join(known[:6])}." if known else ""
            self.app.push_screen(
                Prompt(f"Who is taking the exam?{also}", value=self._candidate, check=_name_check), self._sits
            )

    def action_abandon(self) -> None:
        """Give the open attempt under the cursor up, after a question."""
        kind, _, which = (self.query_one(Menu).chosen or "").partition(" ")
        if kind != "resume" or not self._lobby:
            self.tell("Only an open attempt can be given up.")
            return
        from simulator.candidate.proctor import Watching
        from simulator.ports.failure import StoreError, Taken
        from simulator.ui.screens.dialogs import Question

        lobby = self._lobby

        def give_up(yes: bool | None) -> None:
            if yes:
                try:
                    lobby.abandon(int(which))
                except (StoreError, Watching, Taken) as refusal:
                    self.tell(str(refusal))
                self.refresh_lines()

        self.app.push_screen(
            Question(
                "Give this attempt up?",
                "It is closed for good. It stays in the history, and counts in no trend.",
                yes="Give up",
                no="Keep it",
            ),
            give_up,
        )

    def action_leave(self) -> None:
        """Leave codexam."""
        self.app.exit()

    def _show_news(self, words: str) -> None:
        self.query_one("#news", Static).update(plain(words))

    def _sits(self, name: str | None) -> None:
        if name is not None:
            self.post_message(wishes.SitDown(name))


def _name_check(name: str) -> str:
    return "" if 1 <= len(name.strip()) <= 60 else "A name has 1 to 60 characters."


def _heading(text: str) -> Line:
    return Line(Content.styled(f" {text}", "bold $accent"))


def _open_line(summary: "Summary") -> Content:
    timed = summary.limit < OUT_OF_REACH
    time = f"{clock(summary.limit - summary.elapsed)} left" if timed else f"{span(summary.elapsed)} used"
    form = "" if summary.title.endswith(summary.form) else f", form {summary.form}"
    seen = f", last here {day(summary.last_seen)}" if summary.last_seen else ""
    drill = summary.mode.value == "drill"
    form = "" if drill else form
    done = f"{count(summary.answered, 'item')} answered" if drill else f"{summary.answered} of {summary.items} answered"
    practice = ", practice" if summary.mode.value == "practice" else ""
    paused = ", paused" if summary.status.value == "paused" else ""
    return Content.assemble(
        "   ▸ ",
        plain(f"{summary.title}{form}{practice}{paused}", "bold"),
        plain(f"\n     {done}, {time}{seen}", "$muted"),
    )


def _exam_line(profile: "Profile") -> Content:
    parts = [
        f"{section.title} {sum(quota.count for quota in profile.blueprint if quota.section == section.id)}"
        for section in profile.sections
    ]
    held = ", ".join(parts) or f"{profile.total} items"
    return Content.assemble("   ▸ ", plain(profile.title, "bold"), plain(f"  {held}, {span(profile.limit)}", "$muted"))


def _duty_line(duty: "Duty", titles: "Mapping[str, str]", later: "Later") -> Content:
    """What is assigned, and when it is due. `titles` of the exams at hand, by id."""
    from simulator.ports.roster import Stage

    assignment, attempt = duty.assignment, duty.attempt
    form = f", form {assignment.form}" if assignment.form else ", a form drawn for you"
    when = {
        Stage.COMING: f"opens {day(assignment.opens)}, due by {through(assignment.closes)}",
        Stage.BEGUN: f"begun, due by {through(assignment.closes)}",
        Stage.LATE: f"begun, was due by {through(assignment.closes)}",
        Stage.FINISHED: "done",
    }.get(duty.stage, f"due by {through(assignment.closes)}")
    if attempt and attempt.percent is not None:
        when += f": {_scored(attempt, later)} in attempt {attempt.id}"
    title = titles.get(assignment.profile, assignment.profile)
    done = duty.stage is Stage.FINISHED
    return Content.assemble(
        "   ✓ " if done else "   ▸ ",
        plain(f"{title}{form}, {assignment.mode.value} mode", "bold"),
        plain(f"\n     {when}, {assignment.group}", "$muted"),
    )


def _entry(name: str, about: str) -> Content:
    return Content.assemble("   ▸ ", (name, "bold"), plain(f"  {about}", "$muted"))


def _due_line(due: int | None) -> Content:
    """`due` is None while it is not known."""
    told = {None: "Due today", 0: "Due today: nothing"}.get(due, f"Due today: {due}")
    about = "missed before, to be asked again" if due else ""
    return Content.assemble("   ▸ ", (told, "bold $warning" if due else "bold"), (f"  {about}", "$muted"))


def _history_line(closed: "list[Summary]", later: "Later") -> Content:
    if not closed:
        return Content.assemble("   ▸ History  ", ("none finished yet", "$muted"))
    last = next((summary for summary in closed if summary.mode.value != "drill"), None)
    score = f", last {_scored(last, later)}" if last and last.percent is not None else ""
    return Content.assemble("   ▸ History and reports  ", (f"{count(len(closed), 'attempt')}{score}", "$muted"))


def _scored(attempt: "Summary", later: "Later") -> str:
    """The first score, and behind it the one in force where that is a later one."""
    first = "" if attempt.percent is None else percent(attempt.percent)
    return f"{first} → {percent(later[attempt.id][-1].percent)}" if attempt.id in later else first
