"""A class at a glance: heat map, distribution, pace, and who is at risk."""

from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.analytics.cohort import PaceCurves
from simulator.analytics.likelihood import chances
from simulator.analytics.risk import Prospect
from simulator.desk.cohort import Picture, Scope, Taken
from simulator.desk.desk import Desk
from simulator.desk.exporter import Kind
from simulator.desk.refusal import Refusal
from simulator.exam.policy import OUT_OF_REACH, Mode
from simulator.ports.failure import StoreError
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.desk.behind import behind
from simulator.ui.desk.screens.reading import Reading
from simulator.ui.desk.widgets.heat import HeatTable
from simulator.ui.desk.widgets.pictures import histogram, pace_lines
from simulator.ui.desk.widgets.table import Column, Row, Table
from simulator.ui.text import count, plain

WIDE = 112
"""From so many cells on a cell of the heat map has room for 100."""
PAGES = {
    "heat": "heat map, by first scores",
    "scores": "first scores",
    "pace": "pace",
    "risk": "at risk, by first scores",
}
_RISK = (
    Column("name", "candidate", 18, grows=True),
    Column("likely", "passes with", 11, right=True),
    Column("signs", "signs", 34),
)


@dataclass(frozen=True, slots=True)
class Found:
    """The exams that the class has sat, the groups there are, and the picture of one exam; None where none was sat."""

    exams: tuple[Taken, ...]
    groups: tuple[str, ...]
    picture: Picture | None


class CohortPage(Reading[Found]):
    """Four pages over one class at one exam."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("cohort")]

    def __init__(self, desk: Desk, group: str | None, page: str = "heat", exam: str = "") -> None:
        super().__init__(desk)
        self._group = group
        self._page = page
        self._exam = exam
        self._mode = Mode.EXAM
        self._found: Found | None = None
        self._paced: tuple[Scope, PaceCurves] | None = None

    def body(self) -> ComposeResult:
        """One page is in view."""
        yield HeatTable("heat")
        with VerticalScroll(classes="page", id="picture"):
            yield Static(id="drawn")
        yield Table(_RISK, "risk", empty="Nobody is at risk by the signs that are looked for.")
        yield Static(id="why")

    def begin(self) -> None:
        """Which class."""
        self._entitle()
        self._turn()
        self.reload()

    def read(self) -> Found:
        """Scores alone; the pace is read when its page is opened."""
        exams = self.desk.cohort.exams(self._group)
        groups = tuple(group.name for group in self.desk.roster.groups())
        profiles = [exam.profile for exam in exams]
        shown = self._exam if self._exam in profiles else next(iter(profiles), "")
        if not shown:
            return Found(exams, groups, None)
        scope = Scope(profile=shown, group=self._group, mode=self._mode)
        return Found(exams, groups, self.desk.cohort.picture(scope))

    def show(self, value: Found) -> None:
        """All pages."""
        self._found = value
        if value.picture is None:
            self._entitle()
            self.tell("Nobody of this class has finished an exam in exam mode yet.", "$warning")
            self.query_one(HeatTable).clear()
            self.query_one("#risk", Table).show([])
            self.query_one("#drawn", Static).update("")
            return
        picture = value.picture
        self._exam = picture.scope.profile
        self._entitle()
        self.query_one(HeatTable).paint(picture.heat_map, picture.titles)
        self.query_one("#risk", Table).show(_risk(one) for one in picture.at_risk)
        self._turn()

    def on_resize(self, _: events.Resize) -> None:
        """Pictures take the room there is."""
        self._turn()

    # Which page

    def action_page(self, page: str) -> None:
        """One of the pages."""
        self._page = page
        self._entitle()
        self._turn()

    def action_exam(self) -> None:
        """The next exam."""
        exams = [exam.profile for exam in self._found.exams] if self._found else []
        if len(exams) > 1:
            self._exam = exams[(exams.index(self._exam) + 1) % len(exams)]
            self.reload()
        else:
            self.tell("The class has sat no other exam.", "$muted")

    def action_group(self) -> None:
        """The next group, or everybody."""
        groups = [None, *(self._found.groups if self._found else ())]
        self._group = groups[(groups.index(self._group) + 1) % len(groups)] if self._group in groups else None
        self.reload()

    def action_mode(self) -> None:
        """Exams, or practice."""
        self._mode = Mode.PRACTICE if self._mode is Mode.EXAM else Mode.EXAM
        self.reload()

    def action_domain(self, way: int) -> None:
        """Another domain of the heat map."""
        if self._page == "heat":
            self.query_one(HeatTable).point(way)
            self._tell_cell()

    def action_open(self) -> None:
        """The candidate under the cursor."""
        table = self.query_one(HeatTable) if self._page == "heat" else self.query_one("#risk", Table)
        if self._page in ("heat", "risk") and (name := table.chosen):
            self.post_message(wishes.Candidate(name))

    def action_export(self) -> None:
        """The class report, to a file."""
        if self._found and self._found.picture:
            self.post_message(wishes.Export((Kind.CLASS,), self._found.picture.scope))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Pictures have nothing to open."""
        if action == "open" and self._page in ("scores", "pace"):
            return False
        return super().check_action(action, parameters)

    @on(Table.Moved)
    def _moved(self) -> None:
        if self._page == "heat":
            self._tell_cell()
        elif self._page == "risk":
            self._tell_risk()

    # What it shows

    def _entitle(self) -> None:
        titles = {exam.profile: exam.title for exam in self._found.exams} if self._found else {}
        self.entitle(
            ("Cohort  ", "bold $primary"),
            plain(self._group or "everybody", "bold"),
            plain(f"  {titles.get(self._exam, '')}  ", "$muted"),
            ("" if self._mode is Mode.EXAM else "practice  ", "$accent"),
            (PAGES[self._page], "bold $accent"),
        )

    def _turn(self) -> None:
        """Show the page, and only it."""
        parts = {"heat": "#heat", "scores": "#picture", "pace": "#picture", "risk": "#risk"}
        for selector in ("#heat", "#picture", "#risk"):
            self.query_one(selector).display = parts[self._page] == selector
        self.query_one("#why").display = self._page == "risk"
        self.query_one(parts[self._page]).focus()
        self.refresh_bindings()
        picture = self._found.picture if self._found else None
        if picture is None:
            return
        width, height = min(self.size.width - 6, 110), max(6, self.size.height - 16)
        if self._page == "scores":
            self.query_one("#drawn", Static).update(_scores(picture, width, min(height, 16)))
            self.tell("")
        elif self._page == "pace":
            self._show_pace(picture, width, min(height + 2, 20))
        elif self._page == "risk":
            self._tell_risk()
        else:
            self._tell_cell()

    def _show_pace(self, picture: Picture, width: int, height: int) -> None:
        if self._paced is None or self._paced[0] != picture.scope:
            self.query_one("#drawn", Static).update("Reading how the time went ...")
            self._read_pace(picture.scope)
            return
        curves = self._paced[1]
        about = f"{count(curves.n, 'attempt')}, the latest.\n\n"
        limits = [one.limit for one in picture.performances if one.limit < OUT_OF_REACH]
        drawn = pace_lines(curves, width, height, min(limits) / timedelta(seconds=1) if limits else None)
        self.query_one("#drawn", Static).update(Content.assemble(("Pace\n", "bold $accent"), about, drawn))
        self.tell("")

    @work(exclusive=True, group="pace")
    async def _read_pace(self, scope: Scope) -> None:
        try:
            self._paced = scope, await behind(partial(self.desk.cohort.pace, scope))
        except (Refusal, StoreError) as refusal:
            self.tell(str(refusal), "$warning")
            return
        if self._page == "pace":
            self._turn()

    def _tell_cell(self) -> None:
        cell, full = self.query_one(HeatTable).cell, "   ●● is 100 %"
        fits = self.size.width < WIDE and cell_len(cell + full) <= self.query_one("#news").content_size.width
        self.tell(cell + full if fits else cell, "$muted")

    def _tell_risk(self) -> None:
        picture = self._found.picture if self._found else None
        if picture is None:
            return
        chosen = self.query_one("#risk", Table).chosen
        one = next((each for each in picture.at_risk if each.candidate == chosen), None)
        why = self.query_one("#why", Static)
        why.update(_why(one) if one else "")
        self.tell(f"{len(picture.at_risk):,} of {count(picture.candidates, 'candidate')} at risk.", "$muted")


def _scores(picture: Picture, width: int, height: int) -> Content:
    found = picture.distribution
    passing = picture.performances[-1].passing if picture.performances else None
    lines: list[Content | str | tuple[str, str]] = [("Scores\n", "bold $accent")]
    passed = f", {found.passed} passed ({found.passed * 100 // found.n} %)" if found.n else ""
    of = f" of {count(picture.candidates, 'candidate')}"
    lines.append(f"{count(found.n, 'attempt')}{of}{passed}.")
    if found.mean is not None:
        lines.append(f"  Mean {found.mean:.1f} %")
        lines.append(f", sd {found.sd:.1f}" if found.sd is not None else "")
    if found.quartiles:
        low, middle, high = found.quartiles
        lines.append(f".  Quartiles {low:.1f}, {middle:.1f}, {high:.1f}")
    if found.n > 1:  # one score is told already, and has no distribution
        lines += ["\n\n", histogram(found, passing, width, height)]
    return Content.assemble(*lines)


def _risk(one: Prospect) -> Row:
    likely = one.likelihood
    signs = ", ".join(omen.sign.value for omen in one.omens)
    return Row(
        one.candidate, (plain(one.candidate), plain(chances(likely.low, likely.high)), plain(f"▼ {signs}", "$warning"))
    )


def _why(one: Prospect) -> Content:
    lines: list[Content | str | tuple[str, str]] = [plain(one.candidate, "bold")]
    lines += [plain(f"\n▼ {omen.sentence}", "$warning") for omen in one.omens]
    return Content.assemble(*lines, plain(f"\n{one.likelihood.sentence}", "$muted"))
