"""An item or a record as it stood before the candidate at one step."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from simulator.exam.attempt import Attempt, Status
from simulator.exam.form import Slot
from simulator.exam.item import Item
from simulator.exam.step import Deed, Step
from simulator.exam.view import CaseView, ItemView, SolvedCase, SolvedView, seen, solved
from simulator.ui.desk.widgets.replayed_record import ReplayedRecord
from simulator.ui.text import plain
from simulator.ui.widgets.item_pane import ItemPane
from simulator.ui.widgets.options import OptionLine
from simulator.ui.widgets.typed import CodeField

_ANSWERING = (Deed.ANSWERED, Deed.CHANGED, Deed.CLEARED, Deed.STRUCK, Deed.UNSTRUCK, Deed.TYPED)
_WRITING = (Deed.WROTE, Deed.DROPPED, Deed.SWAPPED)


class Replayed(Vertical):
    """What was in view: an item as its candidate had it before them, or a record with its chart and its sheet."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[str, bool] | None = None

    def compose(self) -> ComposeResult:
        """How it stood; then the item, or the record."""
        yield Static(id="stood")
        yield ItemPane()
        yield ReplayedRecord()

    def on_mount(self) -> None:
        """What was typed can be read, not written."""
        field = self.query_one(CodeField)
        field.can_focus, field.placeholder = False, "nothing typed"
        self.query_one(ItemPane).display = self.query_one(ReplayedRecord).display = False

    def show(self, attempt: Attempt, slot: Slot, item: Item, domain: str, step: Step | None, *, key: bool) -> None:
        """Show this slot as it stood after a step; with its key where that is asked for."""
        view = as_seen(attempt, slot, item, key=key)
        self.query_one("#stood", Static).update(_stood(view, domain, len(attempt.form.slots)))
        pane, record = self.query_one(ItemPane), self.query_one(ReplayedRecord)
        pane.display, record.display = isinstance(view, ItemView), isinstance(view, CaseView)
        if isinstance(view, CaseView):
            record.show(view, wrote=step is not None and step.deed in _WRITING)
        else:
            other = self._shown is None or self._shown != (slot.revision, isinstance(view, SolvedView))
            pane.show(view, "", other=other)
            if other:
                pane.to_top()
            if isinstance(view, SolvedView) and (other or (step is not None and step.deed in _ANSWERING)):
                pane.to_options()
                for line, option in zip(pane.query(OptionLine), view.options, strict=False):
                    if option.right:
                        line.scroll_visible(animate=False)
        self._shown = slot.revision, isinstance(view, SolvedView | SolvedCase)

    def show_words(self, words: str) -> None:
        """No item was in view: say what was."""
        self.query_one("#stood", Static).update(plain(words, "bold"))
        self.query_one(ItemPane).display = self.query_one(ReplayedRecord).display = False
        self._shown = None

    @property
    def has_record(self) -> bool:
        """Whether a record is in view."""
        return bool(self.query_one(ReplayedRecord).display)

    def scroll_lines(self, lines: int) -> None:
        """Scroll the item, or what of the record is in view."""
        if self.has_record:
            self.query_one(ReplayedRecord).scroll_lines(lines)
        else:
            self.query_one(ItemPane).scroll_lines(lines)

    def scroll_pages(self, pages: int) -> None:
        """The same by pages."""
        if self.has_record:
            self.query_one(ReplayedRecord).scroll_pages(pages)
        else:
            self.query_one(ItemPane).scroll_pages(pages)


def as_seen(attempt: Attempt, slot: Slot, item: Item, *, key: bool) -> ItemView | CaseView | SolvedView | SolvedCase:
    """What the candidate saw, or that with its key. That an attempt is closed shows nobody a key here."""
    if key:
        return solved(slot, item, attempt.response(slot.number), attempt.policy)
    open_still = replace(attempt, status=Status.RUNNING) if attempt.status is Status.CLOSED else attempt
    return seen(open_still, slot, item)


def _stood(view: ItemView | CaseView, domain: str, total: int) -> Content:
    told: list[Content | str | tuple[str, str]] = [(f"Item {view.number} of {total}", "bold"), plain(f"  {domain}")]
    if view.flagged:
        told.append(("  ⚑ flagged", "bold $warning"))
    told.append(("  ● answered", "$primary") if view.answered else ("  ○ not answered", "$muted"))
    if view.note:
        told.append(plain(f"\n✎ {view.note}", "$muted"))
    return Content.assemble(*told)
