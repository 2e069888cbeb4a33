"""The item analysis of a form: every item with its figures and flags."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from simulator.analytics.figures import FEWEST, Flag, FormFigures, ItemFigures
from simulator.desk.desk import Desk
from simulator.desk.exporter import FormOf, Kind
from simulator.desk.items import FormAnalysis, Place
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.desk.screens.choosing import Choosing
from simulator.ui.desk.screens.reading import Reading
from simulator.ui.desk.screens.telling import Telling
from simulator.ui.desk.widgets.table import Column, Row, Table
from simulator.ui.text import count, per_item, plain

FLAGS = {
    Flag.MISKEY: "miskey?",
    Flag.NEGATIVE: "negative",
    Flag.WEAK: "weak",
    Flag.DEAD: "dead option",
    Flag.EASY: "easy",
    Flag.HARD: "hard",
}
_GRAVE = (Flag.MISKEY, Flag.NEGATIVE)

_ITEMS = (
    Column("place", "no.", 4, right=True),
    Column("item", "item", 18),
    Column("n", "n", 6, right=True),
    Column("p", "p", 5, right=True),
    Column("interval", "95 %", 9, right=True, least=100),
    Column("r", "r", 5, right=True),
    Column("upper", "upper", 5, right=True, least=100),
    Column("lower", "lower", 5, right=True, least=100),
    Column("omitted", "omit", 4, right=True),
    Column("seconds", "time", 5, right=True),
    Column("looked", "books", 5, right=True, least=100),
    Column("flags", "flags", 19, grows=True),
)
_KEYS: dict[str, Callable[[Place], float]] = {
    "place": lambda place: place.slot.number,
    "n": lambda place: place.figures.n,
    "p": lambda place: _or_last(place.figures.p),
    "r": lambda place: _or_last(place.figures.rest_score_r),
    "omitted": lambda place: -place.figures.omitted,
    "seconds": lambda place: -(place.figures.seconds or 0),
    "flags": lambda place: (-10 if _grave(place.figures) else 0) - len(place.figures.remarks),
}
"""What items are sorted by, what wants a look first."""


@dataclass(frozen=True, slots=True)
class Found:
    """The analysis, and the groups there are."""

    analysis: FormAnalysis
    groups: tuple[str, ...]


class AnalysisPage(Reading[Found]):
    """A line for each item of a form."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("analysis")]

    def __init__(self, desk: Desk, fingerprint: str) -> None:
        super().__init__(desk)
        self._fingerprint = fingerprint
        self._group: str | None = None
        self._sort, self._reversed = "place", False
        self._flagged = False
        self._found: Found | None = None

    def body(self) -> ComposeResult:
        """The form in a line, the items."""
        yield Static(id="form")
        yield Table(_ITEMS, empty="No item has a flag.")

    def begin(self) -> None:
        """Counting may take a second."""
        self.entitle(("Item analysis", "bold $primary"))
        super().begin()
        self.tell("Counting the responses ...")

    def on_screen_resume(self) -> None:
        """A ruling may have been made meanwhile."""
        if self._found:
            self.reload()

    def read(self) -> Found:
        """Over everybody, or a group."""
        groups = tuple(group.name for group in self.desk.roster.groups())
        return Found(self.desk.items.analysis(self._fingerprint, self._group), groups)

    def show(self, value: Found) -> None:
        """The form, the items."""
        self._found = value
        self._draw()

    def action_flagged(self) -> None:
        """Only the flagged ones, or all."""
        self._flagged = not self._flagged
        self._draw()

    def action_sort(self) -> None:
        """Choose the column."""
        columns = [(column.name, _TITLES.get(column.name, column.title)) for column in _ITEMS if column.name in _KEYS]
        self.app.push_screen(Choosing("Sort by", columns, self._sort), self._sort_by)

    @on(Table.Headed)
    def _headed(self, message: Table.Headed) -> None:
        if message.column in _KEYS:
            self._sort_by(message.column)

    def _sort_by(self, column: str | None) -> None:
        if column:
            self._reversed = column == self._sort and not self._reversed
            self._sort = column
            self._draw()

    def action_reverse(self) -> None:
        """The other order."""
        self._reversed = not self._reversed
        self._draw()

    def action_group(self) -> None:
        """The next group, or everybody."""
        groups = [None, *(self._found.groups if self._found else ())]
        self._group = groups[(groups.index(self._group) + 1) % len(groups)] if self._group in groups else None
        self.tell("Counting the responses ...")
        self.reload()

    def action_notes(self) -> None:
        """What could not be had."""
        if self._found:
            notes = self._found.analysis.analysis.notes
            words = "\n\n".join(notes) if notes else "Nothing is missing: every figure could be worked out."
            self.app.push_screen(Telling("Notes on these figures", words))

    def action_open(self) -> None:
        """The item."""
        if self._found and (chosen := self.query_one(Table).chosen):
            numbers = tuple(place.slot.number for place in self._places)
            self.post_message(wishes.Place(self._found.analysis, numbers, int(chosen)))

    def action_export(self) -> None:
        """The analysis, to a file."""
        self.post_message(wishes.Export((Kind.ITEMS,), FormOf(self._fingerprint, self._group)))

    @property
    def _places(self) -> list[Place]:
        if self._found is None:
            return []
        analysis = self._found.analysis
        shown = analysis.flagged if self._flagged else analysis.places
        return sorted(shown, key=_KEYS[self._sort], reverse=self._reversed)

    def _draw(self) -> None:
        if self._found is None:
            return
        analysis = self._found.analysis
        self.entitle(
            ("Item analysis  ", "bold $primary"),
            plain(f"form {analysis.sat.name}", "bold"),
            plain(f"  {self._group or 'everybody'}", "$muted"),
        )
        self.query_one("#form", Static).update(form_line(analysis.analysis.form))
        table = self.query_one(Table)
        table.recast(_columns(analysis))
        table.mark_sorted(self._sort, descending=self._reversed)
        table.show(_row(place) for place in self._places)
        flagged = len(analysis.flagged)
        shown = "only these are shown: f shows all" if self._flagged else "f shows only these"
        words = f"{flagged} of {count(len(analysis.places), 'item')} with a flag; {shown}." if flagged else "No flag."
        notes = len(analysis.analysis.notes)
        self.tell(words + (f"  n: {count(notes, 'note')}." if notes else ""), "$muted")


def _columns(analysis: FormAnalysis) -> list[Column]:
    """The items take no more room than their ids need, and leave the rest to the flags."""
    longest = max((len(place.item.id) for place in analysis.places), default=0)
    return [replace(column, width=min(column.width, longest)) if column.name == "item" else column for column in _ITEMS]


_TITLES = {"place": "place on the form", "p": "p, the hardest first", "r": "r, the worst first", "n": "n"}


def form_line(form: FormFigures) -> Content:
    """The form in a line."""
    told = [f"n {form.n:,}"]
    if form.mean is not None:
        told.append(f"mean {form.mean:.1f} of {form.units}")
    if form.sd is not None:
        told.append(f"sd {form.sd:.2f}")
    if form.alpha is not None:
        told.append(f"alpha {form.alpha:.2f}")
    if form.sem is not None:
        told.append(f"SEM {form.sem:.2f}")
    if form.band is not None:
        told.append(f"a score ± {form.band:.1f}")
    few = f"  under {FEWEST}: counts only" if form.n < FEWEST else "  under 30: unstable" if form.unstable else ""
    return Content.assemble("  ".join(told), (few, "bold $warning"))


def figure(value: float | None, places: int = 2) -> str:
    """A figure as a table shows it, "–" where there is none; the zero before the point is left out."""
    if value is None:
        return "–"
    return f"{value:.{places}f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.{places}f}"


def _row(place: Place) -> Row:
    found = place.figures
    low, high = found.interval or (None, None)
    style = "$muted" if found.unstable else ""
    return Row(
        str(place.slot.number),
        (
            str(place.slot.number),
            plain(place.item.id),
            f"{found.n:,}",
            plain(figure(found.p), style),
            plain(f"{figure(low)}–{figure(high)}" if found.interval else "", "$muted"),
            plain(figure(found.rest_score_r), style),
            plain(figure(found.upper), style),
            plain(figure(found.lower), style),
            str(found.omitted or ""),
            "" if found.seconds is None else per_item_of(found.seconds),
            plain("" if found.look_ups is None else f"{found.look_ups:.1f}", "$muted"),
            _flags(place),
        ),
    )


def per_item_of(seconds: float) -> str:
    """Seconds as M:SS."""
    return per_item(timedelta(seconds=seconds))


def _flags(place: Place) -> Content:
    words = ", ".join(FLAGS[flag] for flag in place.figures.flags)
    told: list[Content | str | tuple[str, str]] = []
    if words:
        told.append((f"! {words}", "bold $error" if _grave(place.figures) else "$warning"))
    if place.waiting:
        told.append(("  ⚑ disputed" if words else "⚑ disputed", "bold $accent"))
    if place.rulings:
        told.append((f"  {place.rulings[-1].verdict}" if told else place.rulings[-1].verdict.value, "$muted"))
    return Content.assemble(*told)


def _grave(figures: ItemFigures) -> bool:
    return any(flag in _GRAVE for flag in figures.flags)


def _or_last(value: float | None) -> float:
    return 9.0 if value is None else value
