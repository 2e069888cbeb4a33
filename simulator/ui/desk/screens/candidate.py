"""One candidate: trend by domain, strengths and weaknesses, time, groups, attempts, and the likelihood of passing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.desk.attempts import Candidate
from simulator.desk.desk import Desk
from simulator.desk.exporter import Kind
from simulator.ports.docket import Rescore
from simulator.ports.roster import Allowance, Member
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.desk.mark import Mark
from simulator.ui.desk.rows import ATTEMPTS, attempt_row
from simulator.ui.desk.screens.asking import Answers, Asked, Asking, reasoned
from simulator.ui.desk.screens.attempt_list import AttemptList
from simulator.ui.desk.screens.choosing import Choosing
from simulator.ui.desk.widgets.pictures import band, trend_rows
from simulator.ui.desk.widgets.table import Table
from simulator.ui.text import count, day, plain


@dataclass(frozen=True, slots=True)
class Found:
    """A candidate, with the later scores of the attempts, what the roster has of them, and all groups there are."""

    candidate: Candidate
    later: Mapping[int, Rescore]
    member: Member | None
    allowances: tuple[Allowance, ...]
    groups: tuple[str, ...]


class CandidatePage(AttemptList[Found]):
    """The page of one candidate, above their attempts."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("candidate")]

    def __init__(self, desk: Desk, mark: Mark, name: str) -> None:
        super().__init__(desk, mark)
        self._candidate = name
        self._exam: str | None = None
        self._found: Found | None = None

    def body(self) -> ComposeResult:
        """The page, the attempts."""
        with VerticalScroll(classes="page"):
            yield Static(id="about")
            yield Static(id="trend")
        yield Table([column for column in ATTEMPTS if column.name != "candidate"], empty="No attempt yet.")

    def begin(self) -> None:
        """Whose page it is."""
        self.entitle(("Candidate  ", "bold $primary"), plain(self._candidate, "bold"))
        super().begin()

    def read(self) -> Found:
        """All of it; the likelihood rests on everybody's attempts."""
        members = {member.name: member for member in self.desk.roster.members()}
        candidate = self.desk.attempts.candidate(self._candidate, self._exam)
        return Found(
            candidate=candidate,
            later=self.desk.attempts.in_force([attempt.id for attempt in candidate.attempts]),
            member=members.get(self._candidate),
            allowances=self.desk.roster.allowances(self._candidate),
            groups=tuple(group.name for group in self.desk.roster.groups()),
        )

    def show(self, value: Found) -> None:
        """The page, the attempts."""
        self._found = value
        rows = [attempt_row(attempt, value.later.get(attempt.id)) for attempt in value.candidate.attempts]
        self.query_one(Table).show(type(row)(row.id, (row.cells[0], *row.cells[2:])) for row in rows)
        self._fit()
        self._draw()

    def _fit(self) -> None:
        """The attempts take as much of the height as they need, up to a third."""
        if self._found:
            rows = max(1, len(self._found.candidate.attempts)) + 1
            self.query_one(Table).styles.height = min(rows, max(5, self.size.height // 3))

    def on_resize(self, _: events.Resize) -> None:
        """The picture takes the width there is."""
        self._fit()
        self._draw()

    def action_other(self) -> None:
        """The page, or the attempts."""
        self.focus_next()

    def action_exam(self) -> None:
        """The next exam."""
        if self._found and len(profiles := self._found.candidate.profiles) > 1:
            self._exam = profiles[(profiles.index(self._found.candidate.profile) + 1) % len(profiles)]
            self.reload()
        else:
            self.tell("There is no other exam that was finished.", "$muted")

    def action_allow(self) -> None:
        """Extra time."""
        self.ask(allowing(self._candidate, self._allowed), self._allow)

    def action_enrol(self) -> None:
        """Into a group."""
        groups = self._found.groups if self._found else ()
        about = f"There are: {', '.join(groups)}." if groups else "There is none yet: the name makes it."
        asked = [Asked("group", "Group", placeholder="evening class")]
        self.ask(Asking(f"Put {self._candidate} into a group", asked, about=about, yes="Enrol"), self._enrol)

    def action_remove(self) -> None:
        """Out of a group."""
        groups = self._found.member.groups if self._found and self._found.member else ()
        if not groups:
            self.tell(f"{self._candidate} is in no group.", "$muted")
            return
        self.app.push_screen(Choosing("Take out of which group?", [(name, name) for name in groups]), self._remove)

    def action_export(self) -> None:
        """A report, to a file."""
        self.post_message(wishes.Export((Kind.CANDIDATE,), self._candidate))

    def _allow(self, answers: Answers) -> str:
        self.desk.roster.allow(self._candidate, answers["extra"], answers["reason"])
        return "The allowance is in force."

    def _enrol(self, answers: Answers) -> str:
        self.desk.roster.enrol([self._candidate], answers["group"])
        return f"In {answers['group']} now."

    def _remove(self, group: str | None) -> None:
        if group:
            self.act(lambda: self.desk.roster.remove(self._candidate, group), f"No longer in {group}.")

    def _draw(self) -> None:
        if self._found is None:
            return
        found, width = self._found.candidate, min(self.size.width, 116) - 7
        self.query_one("#about", Static).update(_about(self._found, width))
        trend = self.query_one("#trend", Static)
        if found.trends is None:
            trend.update("")
            return
        passing = found.performances[-1].passing
        rows = trend_rows((found.trends.overall, *found.trends.domains), found.titles, passing, width)
        key = "● share of all items   ├─┤ 95 % interval   ┊ to pass   ▲ strength  ▼ weakness  · cannot be said yet"
        told = [plain(f"{each.sentence}\n") for each in (*found.trends.strengths, *found.trends.weaknesses)]
        told = told or [plain("No domain is a strength or a weakness with certainty enough yet.\n", "$muted")]
        trend.update(Content.assemble(("\nBy domain\n", "bold $accent"), rows, (f"{key}\n\n", "$muted"), *told))

    @property
    def _allowed(self) -> str:
        member = self._found.member if self._found else None
        return member.allowance.extra if member and member.allowance else ""


def allowing(name: str, now: str) -> Asking:
    """The window that asks for an allowance."""
    about = f"For every exam that {name} begins from now on. Empty takes it back; what was begun keeps its time."
    lines = [
        Asked("extra", "Extra time", now, "50%, or minutes such as 90"),
        Asked("reason", "Reason", "", "documented accommodation"),
    ]
    return Asking(f"Extra time for {name}", lines, about=about, yes="Allow", check=reasoned)


def _about(found: Found, width: int) -> Content:
    candidate, member = found.candidate, found.member
    groups = ", ".join(member.groups) if member and member.groups else "none"
    lines: list[Content | str | tuple[str, str]] = [
        ("Groups  ", "$muted"),
        plain(groups),
        ("   Extra time  ", "$muted"),
    ]
    if member and member.allowance and member.allowance.extra:
        one = member.allowance
        lines.append(plain(f"{one.extra}, by {one.by} on {day(one.at)}: {one.reason}"))
    else:
        lines.append("none")
    if len(found.allowances) > 1:
        lines.append((f"  ({count(len(found.allowances), 'entry', 'entries')} on record)", "$muted"))
    if candidate.profile:
        title = next((a.title for a in candidate.attempts if a.profile == candidate.profile), candidate.profile)
        finished = count(len(candidate.performances), "attempt")
        lines.append(plain(f"\n\n{title}: {finished} finished", "bold $accent"))
        lines.append((", by first scores" if found.later else "", "$muted"))
    if prospect := candidate.prospect:
        likely = prospect.likelihood
        lines += [
            "\nLikelihood of passing a new form of this bank, from attempts in exam mode\n",
            band(likely.low, likely.middle, likely.high, max(20, width - 30)),
        ]
        lines.append(plain(f"\n{likely.sentence}", "$muted"))
        lines += [plain(f"\n▼ at risk: {omen.sentence}", "$warning") for omen in prospect.omens]
    return Content.assemble(*lines, "\n")
