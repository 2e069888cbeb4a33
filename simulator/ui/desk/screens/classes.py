"""The groups."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from simulator.ports.roster import Assignment, Group
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.desk.screens.asking import Answers, Asked, Asking
from simulator.ui.desk.screens.reading import Reading
from simulator.ui.desk.widgets.table import Column, Row, Table
from simulator.ui.screens.dialogs import Question
from simulator.ui.text import count, plain

_GROUPS = (
    Column("name", "group", 20, grows=True),
    Column("members", "candidates", 10, right=True),
    Column("assignments", "assignments", 11, right=True),
)


@dataclass(frozen=True, slots=True)
class Found:
    """The groups, what is assigned, and how many candidates there are in all."""

    groups: tuple[Group, ...]
    assignments: tuple[Assignment, ...]
    candidates: int


class Classes(Reading[Found]):
    """A line for each group, and one for everybody."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("classes")]

    def body(self) -> ComposeResult:
        """The groups."""
        yield Table(_GROUPS)

    def begin(self) -> None:
        """What this is."""
        self.entitle(("Classes", "bold $primary"))
        super().begin()

    def on_screen_resume(self) -> None:
        """Something may have changed meanwhile."""
        if self.is_mounted:
            self.reload()

    def read(self) -> Found:
        """All groups."""
        roster = self.desk.roster
        return Found(roster.groups(), roster.assignments(), len(roster.members()))

    def show(self, value: Found) -> None:
        """A line each."""
        rows = [Row("all", (plain("Everybody", "bold"), str(value.candidates), ""))]
        for group in value.groups:
            mine = sum(one.group == group.name and not one.withdrawn for one in value.assignments)
            rows.append(Row(f"group {group.name}", (plain(group.name), str(len(group.members)), str(mine or ""))))
        self.query_one(Table).show(rows)
        self.tell(f"{count(len(value.groups), 'group')}." if value.groups else "No group yet: n makes one.", "$muted")

    def action_open(self) -> None:
        """The group."""
        if self.query_one(Table).chosen:
            self.post_message(wishes.Class(self._group))

    def action_cohort(self) -> None:
        """The group at a glance."""
        self.post_message(wishes.Cohort(self._group))

    def action_add(self) -> None:
        """A new group."""
        lines = [
            Asked("group", "Name", "", "evening class"),
            Asked("names", "Candidates", "", "Ann Lee, Bo Park; more can follow"),
        ]
        self.ask(Asking("A new group", lines, yes="Make it", check=_named), self._add)

    def action_disband(self) -> None:
        """Do away with it."""
        if (group := self._group) is None:
            self.tell("Everybody is no group.", "$muted")
            return
        body = f"{group} and its assignments go. Candidates and attempts stay. It stays in the audit log."
        question = Question(f"Disband {group}?", body, yes="Disband")
        self.app.push_screen(question, lambda yes: self._disband(group) if yes else None)

    def _disband(self, group: str) -> None:
        self.act(lambda: self.desk.roster.disband(group), f"{group} is disbanded.")

    def _add(self, answers: Answers) -> str:
        names, group = answers["names"].split(","), answers["group"]
        self.desk.roster.enrol(names, group)
        return f"{group} is there."

    @property
    def _group(self) -> str | None:
        chosen = self.query_one(Table).chosen or ""
        return chosen.removeprefix("group ") if chosen.startswith("group ") else None


def _named(answers: Answers) -> str:
    return "" if answers["group"].strip() else "A group has a name."
