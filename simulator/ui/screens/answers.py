"""The answer review: each item with its key, every option's or line's why, the rationale and the references."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.candidate.appeals import Appeals
from simulator.candidate.barred import Barred
from simulator.candidate.hearing import NO_SCORE, heard
from simulator.candidate.library import Library
from simulator.exam import sentences
from simulator.exam.marking import MarkedLine
from simulator.exam.policy import Mode
from simulator.exam.report import Report
from simulator.exam.rescoring import Adjustment, Change
from simulator.exam.view import Solved, SolvedCase, SolvedView
from simulator.ports.attempts import Record
from simulator.ports.docket import Dispute
from simulator.ports.failure import StoreError
from simulator.ui.commands import bindings
from simulator.ui.screens.dialogs import Reason
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
    """The items of a closed attempt, all or some of them.

    Its candidate can dispute an item where there are `appeals`, at which `candidate` is who sits here.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("answers")]

    def __init__(
        self,
        record: Record,
        report: Report,
        only: str,
        library: Library | None = None,
        appeals: Appeals | None = None,
        candidate: str = "",
    ) -> None:
        super().__init__()
        self._appeals = appeals
        self._candidate = candidate
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
            yield Static(id="dispute")
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

    def action_dispute(self) -> None:
        """Object to the item in view, with a reason."""
        item, appeals = self._shown, self._appeals
        if item is None or appeals is None:
            return
        if self._candidate != self._record.candidate:
            self._say(f"This is an attempt of {self._record.candidate}: only they can dispute its items.")
            return
        try:
            if any(dispute.ruling is None for dispute in self._disputes(item)):
                self._say("This item is disputed already, and waits for a ruling.")
                return
        except StoreError as refusal:
            self._say(str(refusal))
            return

        def keep(text: str) -> str:
            try:
                appeals.dispute(self._record.id, item.number, text)
            except (StoreError, Barred) as refusal:
                return str(refusal)
            self._show_disputes()
            return ""

        drill = self._record.policy.mode is Mode.DRILL
        about = "Say why the key is wrong, or the item unclear. An instructor rules on it, and you see the answer here."
        about += f" {NO_SCORE}" if drill else " Your score stays as it is until then."
        self.app.push_screen(Reason(f"Dispute item {item.number}", about, keep))

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
        if action == "dispute":
            return self._appeals is not None and self._shown is not None
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
            head = _stem(item, self._record, self._since(item))
            stem.update(Content.assemble(head, "\n\n" if typed.plain else "", typed))
            lesson.update(_lesson(item))
        if isinstance(item, SolvedCase):
            sheet.display = True
            drg = self._library.drg(self._record.items[item.revision], item) if self._library else ""
            sheet.show(item, drg)
        elif item is not None:
            options.display = bool(item.options)
            options.show(item.options, several=item.choose > 1)
        self._show_disputes()
        self.refresh_bindings()
        self.query_one("#page").scroll_home(animate=False)

    def _disputes(self, item: Solved) -> tuple[Dispute, ...]:
        disputes = self._appeals.of(self._record.id) if self._appeals else ()
        return tuple(dispute for dispute in disputes if dispute.slot == item.number)

    def _since(self, item: Solved) -> str:
        """What a later score made of the item in view; "" where it stands as it was first marked."""
        try:
            later = self._appeals.rescores(self._record.id) if self._appeals else ()
        except StoreError:  # told where the disputes are
            return ""
        adjustments = later[-1].adjustments if later else ()
        return next((_changed(each, item) for each in adjustments if each.slot == item.number), "")

    def _show_disputes(self) -> None:
        """How the disputes of the item in view stand, with the reason that was given."""
        item = self._shown
        try:
            told = "\n".join(heard(self._disputes(item), item)) if item else ""
        except StoreError as refusal:
            told = str(refusal)
        self._say(told)

    def _say(self, words: str) -> None:
        line = self.query_one("#dispute", Static)
        line.display = bool(words)
        line.update(plain(words))
        if words:
            self.query_one("#page").scroll_home(animate=False)


def _stem(item: Solved, record: Record, since: str) -> Content:
    return Content.assemble(
        (f"Item {item.number}  ", "bold"),
        _state(item),
        (f" at first, {since}" if since else "", "bold $accent"),
        ("" if item.scored else f"  {sentences.why_unscored(item.number, record.form, record.profile)}", "$warning"),
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


def _changed(adjustment: Adjustment, item: Solved) -> str:
    match adjustment.change:
        case Change.CREDITED:
            return "credited since"
        case Change.UNSCORED:
            return "not counted any more"
    chosen = {option.id for option in item.options if option.chosen} if isinstance(item, SolvedView) else set()
    return f"{'right' if chosen == set(adjustment.key) else 'marked'} by the new key"


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
