"""The answer review: each item with its key, every option's or line's why, the rationale and the references."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.exam.marking import MarkedLine
from simulator.exam.report import Report
from simulator.exam.view import Solved, SolvedCase, SolvedView
from simulator.library import Library
from simulator.ports import Record
from simulator.ui.commands import bindings
from simulator.ui.screens.frame import Frame
from simulator.ui.screens.solved_chart import SolvedChart
from simulator.ui.text import per_item, percent, plain, prose
from simulator.ui.widgets.key_line import KeyLine
from simulator.ui.widgets.options import Options
from simulator.ui.widgets.solved_case import LineOfMarking, SolvedSheet
from simulator.ui.widgets.typed import verdict

CPT = "CPT is a registered trademark of the American Medical Association. Bare code numbers only; use your CPT book."

KEYS = "Tab goes from line to line; Enter opens the chart at the words that support it, c the whole chart."


class Answers(Frame[None]):
    """The items of a closed attempt, all or some of them."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("answers")]

    def __init__(self, record: Record, report: Report, only: str, library: Library | None = None) -> None:
        super().__init__()
        self._library = library
        self._record = record
        self._report = report
        self._only = only
        self._domains = tuple(dict.fromkeys(item.domain for item in report.items))
        self._domain = -1
        self._at = 0

    def compose(self) -> ComposeResult:
        """What is filtered, then one item."""
        yield Static(id="title")
        with VerticalScroll(id="page", can_focus=False):
            yield Static(id="stem")
            yield Options()
            yield SolvedSheet()
            yield Static(id="lesson")
        yield KeyLine()

    def on_mount(self) -> None:
        """The first item of the filter."""
        self._show()

    def action_next(self) -> None:
        """Next item of the filter."""
        self._move(1)

    def action_previous(self) -> None:
        """Previous item of the filter."""
        self._move(-1)

    def action_filter(self, only: str) -> None:
        """All items, or only some."""
        self._only, self._at = only, 0
        self._show()

    def action_domain(self) -> None:
        """The items of one domain; again for the next one."""
        self._domain = (self._domain + 1) % len(self._domains)
        self.action_filter("domain")

    def action_records(self) -> None:
        """The records."""
        self.action_filter("records")

    def action_scroll(self, lines: int) -> None:
        """Scroll by a line."""
        self.query_one("#page", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_page(self, pages: int) -> None:
        """Scroll by a page."""
        page = self.query_one("#page", VerticalScroll)
        page.scroll_relative(y=pages * max(1, page.size.height - 2), animate=False)

    def action_line(self, step: int) -> None:
        """Next line of a case's marking, or the one before."""
        self.query_one(SolvedSheet).move(step)

    def action_sentence(self) -> None:
        """The chart, at the words that support the line under the cursor."""
        self._open_chart(self.query_one(SolvedSheet).current)

    def action_chart(self) -> None:
        """The chart, from its beginning."""
        self._open_chart(None)

    @on(LineOfMarking.Picked)
    def _picked(self, event: LineOfMarking.Picked) -> None:
        self._open_chart(event.line)

    def action_back(self) -> None:
        """Back to the report."""
        self.app.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a case has lines and a chart, and only a form of items and cases has a filter for them."""
        if action == "records":
            return 0 < len(self._report.cases) < len(self._report.items)
        return isinstance(self._shown, SolvedCase) if action in ("line", "sentence", "chart") else True

    def _open_chart(self, line: MarkedLine | None) -> None:
        if isinstance(self._shown, SolvedCase):
            self.app.push_screen(SolvedChart(self._shown, line.key.support if line and line.key else None))

    @property
    def _shown(self) -> Solved | None:
        """What is in view; None where the filter leaves nothing."""
        return self._items[self._at] if self._at < len(self._items) else None

    @property
    def _items(self) -> tuple[Solved, ...]:
        match self._only:
            case "wrong":
                return tuple(item for item in self._report.items if not item.right)
            case "flagged":
                return tuple(item for item in self._report.items if item.flagged)
            case "records":
                return self._report.cases
            case "domain":
                return tuple(item for item in self._report.items if item.domain == self._domains[self._domain])
            case _:
                return self._report.items

    def _move(self, step: int) -> None:
        at = self._at + step
        if 0 <= at < len(self._items):
            self._at = at
            self._show()

    def _show(self) -> None:
        items = self._items
        names = {"all": "all items", "wrong": "wrong or unanswered", "flagged": "flagged", "records": "records"}
        name = names.get(self._only) or self._record.profile.title_of(self._domains[self._domain])
        place = f"{self._at + 1} of {len(items)}" if items else "none"
        self.query_one("#title", Static).update(
            Content.assemble(("Answers  ", "bold $primary"), plain(name, "bold"), (f"  {place}", "$muted"))
        )
        stem, lesson = self.query_one("#stem", Static), self.query_one("#lesson", Static)
        options, sheet = self.query_one(Options), self.query_one(SolvedSheet)
        item = self._shown
        options.display = sheet.display = False
        lesson.display = item is not None
        if item is None:
            stem.update(plain("Nothing here: 1 shows all items."))
        else:
            typed = verdict(item) if isinstance(item, SolvedView) else Content()
            stem.update(Content.assemble(_stem(item, self._record), "\n\n" if typed.plain else "", typed))
            lesson.update(_lesson(item))
        if isinstance(item, SolvedCase):
            sheet.display = True
            drg = self._library.drg(self._record.items[item.revision], item) if self._library else ""
            sheet.show(item, drg)
        elif item is not None:
            options.display = bool(item.options)
            options.show(item.options, several=item.choose > 1)
        self.refresh_bindings()
        self.query_one("#page").scroll_home(animate=False)


def _stem(item: Solved, record: Record) -> Content:
    return Content.assemble(
        (f"Item {item.number}  ", "bold"),
        _state(item),
        ("" if item.scored else "  pretest: not scored", "$warning"),
        plain(f"  {record.profile.title_of(item.domain)}  {per_item(item.dwell)} in view  {item.item}", "$muted"),
        ("  ⚑ flagged" if item.flagged else "", "$warning"),
        "\n\n",
        (KEYS, "$muted") if isinstance(item, SolvedCase) else prose(item.stem),
    )


def _state(item: Solved) -> tuple[str, str]:
    if item.right:
        return "✓ right", "bold $success"
    if not item.answered:
        return "○ not answered", "bold $warning"
    if item.credit:
        return f"◐ in part right, {percent(item.credit * 100)}", "bold $warning"
    return "✗ wrong", "bold $error"


def _lesson(item: Solved) -> Content:
    parts: list[Content | str | tuple[str, str]] = []
    if isinstance(item, SolvedCase):
        parts += [("The task\n", "bold $accent"), prose(item.stem), "\n\n"]
    parts += [
        ("Rationale\n", "bold $accent"),
        prose(item.rationale),
        ("\n\nReferences  ", "bold $accent"),
        plain(" · ".join(item.references)),
    ]
    if item.note:
        parts += [("\n\nYour note  ", "bold $accent"), plain(item.note)]
    if item.uses_cpt:
        parts.append(("\n\n" + CPT, "$muted"))
    return Content.assemble(*parts)
