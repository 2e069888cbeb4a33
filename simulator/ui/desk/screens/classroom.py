"""One group: who is in it, and what it is to sit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from simulator.clock import Clock, through
from simulator.desk.desk import Desk
from simulator.desk.exporter import Kind
from simulator.exam.policy import Interruptions, Mode
from simulator.exam.profile import Profile
from simulator.ports.roster import Assignment, Member
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.desk.screens.asking import Answers, Asked, Asking
from simulator.ui.desk.screens.assigning import Assigning, wanted
from simulator.ui.desk.screens.candidate import allowing
from simulator.ui.desk.screens.reading import Reading
from simulator.ui.desk.widgets.table import Column, Row, Table
from simulator.ui.screens.dialogs import Question
from simulator.ui.text import count, day, plain

_MEMBERS = (
    Column("name", "candidate", 16, grows=True),
    Column("extra", "extra time", 10),
    Column("attempts", "attempts", 8, right=True),
    Column("groups", "in", 24, least=100),
    Column("enrolled", "since", 10),
)
_ASSIGNMENTS = (
    Column("exam", "assigned", 16, grows=True),
    Column("form", "form", 10),
    Column("mode", "mode", 8),
    Column("opens", "opens", 16),
    Column("closes", "through", 16),
    Column("clock", "clock", 7, least=100),
    Column("stands", "", 9),
)


@dataclass(frozen=True, slots=True)
class Found:
    """Who and what, and every exam that can be assigned."""

    members: tuple[Member, ...]
    assignments: tuple[Assignment, ...]
    exams: tuple[Profile, ...]
    forms: Mapping[str, tuple[str, ...]]


class ClassPage(Reading[Found]):
    """A group; None is everybody, who are to sit nothing together."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("class")]

    def __init__(self, desk: Desk, group: str | None, clock: Clock) -> None:
        super().__init__(desk)
        self._group = group
        self._clock = clock
        self._found: Found | None = None

    def body(self) -> ComposeResult:
        """Members above, assignments below."""
        yield Table(_MEMBERS, "members", empty="Nobody yet: n enrols candidates.")
        if self._group is not None:
            yield Static(plain("Assignments", "bold $accent"), id="between")
            yield Table(_ASSIGNMENTS, "assignments", empty="Nothing is assigned yet: a assigns an exam.")

    def begin(self) -> None:
        """Which group it is."""
        self.entitle(("Class  ", "bold $primary"), plain(self._group or "everybody", "bold"))
        super().begin()

    def read(self) -> Found:
        """Who and what."""
        roster = self.desk.roster
        exams = roster.exams() if self._group is not None else ()
        return Found(
            members=roster.members(self._group),
            assignments=roster.assignments(self._group) if self._group is not None else (),
            exams=exams,
            forms={exam.id: roster.forms(exam.id) for exam in exams},
        )

    def show(self, value: Found) -> None:
        """A line each."""
        self._found = value
        self.entitle(
            ("Class  ", "bold $primary"),
            plain(self._group or "everybody", "bold"),
            (f"  {count(len(value.members), 'candidate')}", "$muted"),
        )
        self.query_one("#members", Table).show(_member(member) for member in value.members)
        if self._group is not None:
            titles, now = {exam.id: exam.title for exam in value.exams}, self._clock.read().now
            rows = [_assignment(one, titles, now) for one in value.assignments]
            self.query_one("#assignments", Table).show(rows)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Everybody is no group."""
        if self._group is None and action in ("remove", "assign", "withdraw", "other"):
            return False
        return super().check_action(action, parameters)

    def action_other(self) -> None:
        """The other list."""
        self.focus_next()

    def action_open(self) -> None:
        """The member, or the progress."""
        if (one := self._assignment) is not None:
            self.post_message(wishes.Progress(one))
        elif name := self._member:
            self.post_message(wishes.Candidate(name))

    def action_cohort(self) -> None:
        """The group at a glance."""
        self.post_message(wishes.Cohort(self._group))

    def action_export(self) -> None:
        """The group, to a file."""
        self.post_message(wishes.Export((Kind.ROSTER, Kind.CLASS), self._group or ""))

    def action_enrol(self) -> None:
        """Add candidates."""
        lines = [Asked("names", "Names", "", "Ann Lee, Bo Park")]
        about = "Names with commas between them. Whoever is known already keeps their attempts."
        self.ask(Asking("Enrol candidates", lines, about=about, yes="Enrol"), self._enrol)

    def action_remove(self) -> None:
        """Take out the member under the cursor."""
        if (group := self._group) is None or not (name := self._member):
            return
        question = Question(f"Take {name} out of {group}?", "Their attempts stay theirs.", yes="Take out")
        self.app.push_screen(question, lambda yes: self._remove(name, group) if yes else None)

    def action_allow(self) -> None:
        """Extra time for the member under the cursor."""
        if name := self._member:
            members = {member.name: member for member in self._found.members} if self._found else {}
            now = members[name].allowance if name in members else None
            self.ask(allowing(name, now.extra if now else ""), lambda given: self._allow(name, given))

    def action_assign(self) -> None:
        """An exam for the group."""
        if self._found and (group := self._group) is not None:
            asking = Assigning(group, self._found.exams, self._found.forms, self._clock)
            self.ask(asking, lambda answers: self._assign(group, answers))

    def action_withdraw(self) -> None:
        """Withdraw the assignment under the cursor."""
        if (one := self._assignment) is None:
            self.tell("Go to an assignment first: Tab.", "$muted")
            return
        question = Question(
            "Withdraw this assignment?", "Nobody can begin it any more; what was begun goes on.", yes="Withdraw"
        )
        self.app.push_screen(question, lambda yes: self._withdraw(one.id) if yes else None)

    def _enrol(self, answers: Answers) -> str:
        before = {member.name for member in self.desk.roster.members(self._group)}
        kept = self.desk.roster.enrol(answers["names"].split(","), self._group)
        new, there = [name for name in kept if name not in before], [name for name in kept if name in before]
        told = (f"Enrolled: {', '.join(new)}." if new else "", f"Already here: {', '.join(there)}." if there else "")
        return " ".join(filter(None, told))

    def _remove(self, name: str, group: str) -> None:
        self.act(lambda: self.desk.roster.remove(name, group), f"{name} is no longer in {group}.")

    def _allow(self, name: str, answers: Answers) -> str:
        self.desk.roster.allow(name, answers["extra"], answers["reason"])
        return f"The allowance of {name} is in force."

    def _assign(self, group: str, answers: Answers) -> str:
        what = wanted(answers)
        self.desk.roster.assign(
            group,
            what.profile,
            opens=what.opens,
            closes=what.closes,
            form=what.form,
            mode=what.mode,
            interruptions=what.interruptions,
        )
        return "Assigned: the candidates find it at home."

    def _withdraw(self, assignment: int) -> None:
        self.act(lambda: self.desk.roster.withdraw(assignment), "The assignment is withdrawn.")

    @property
    def _member(self) -> str | None:
        return self.query_one("#members", Table).chosen

    @property
    def _assignment(self) -> Assignment | None:
        """The assignment under the cursor, where the cursor is among them."""
        if self._group is None or not self._found:
            return None
        table = self.query_one("#assignments", Table)
        return next((a for a in self._found.assignments if table.has_focus and str(a.id) == table.chosen), None)


def _member(member: Member) -> Row:
    extra = member.allowance.extra if member.allowance else ""
    return Row(
        member.name,
        (
            plain(member.name),
            plain(f"+{extra}" if extra else "", "$accent"),
            str(member.attempts or ""),
            plain(", ".join(member.groups), "$muted"),
            f"{member.enrolled.astimezone():%Y-%m-%d}",
        ),
    )


def _assignment(one: Assignment, titles: Mapping[str, str], now: datetime) -> Row:
    return Row(
        str(one.id),
        (
            plain(titles.get(one.profile, one.profile)),
            plain(one.form or "drawn"),
            plain("exam" if one.mode is Mode.EXAM else one.mode.value),
            plain(day(one.opens)),
            plain(through(one.closes)),
            plain("strict" if one.interruptions is Interruptions.STRICT else "stops", "$muted"),
            standing(one, now),
        ),
    )


def standing(one: Assignment, now: datetime) -> Content:
    """Whether it can be begun."""
    if one.withdrawn:
        return plain("withdrawn", "$muted")
    if now < one.opens:
        return plain("to come", "$accent")
    return plain("● open", "$success") if now < one.closes else plain("closed", "$muted")
