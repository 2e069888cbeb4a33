"""An item or a record as it stood before the candidate at one step."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.exam import account
from simulator.exam.attempt import Attempt, Status
from simulator.exam.case import Role, Sheet, lines_of
from simulator.exam.form import Slot
from simulator.exam.item import Item
from simulator.exam.view import CaseView, ItemView, SolvedCase, SolvedView, seen, solved
from simulator.ui.text import plain, prose
from simulator.ui.widgets.fields import title
from simulator.ui.widgets.options import Options


class Replayed(VerticalScroll, can_focus=False):
    """What was in view: the stem, the options in their order with what was done to them, the sheet of a record."""

    def compose(self) -> ComposeResult:
        """State, stem, options or sheet, lesson."""
        yield Static(id="stood")
        yield Static(id="stem")
        yield Options()
        yield Static(id="sheet")
        yield Static(id="lesson")

    def show(self, attempt: Attempt, slot: Slot, item: Item, domain: str, *, key: bool) -> None:
        """Show this slot as it stood; with its key where that is asked for."""
        view = as_seen(attempt, slot, item, key=key)
        options, sheet, lesson = self.query_one(Options), self.query_one("#sheet", Static), self.query_one("#lesson")
        self.query_one("#stood", Static).update(_stood(view, domain, len(attempt.form.slots)))
        self.query_one("#stem", Static).update(prose(view.stem))
        options.display = isinstance(view, ItemView) and bool(view.options)
        sheet.display = not options.display
        if isinstance(view, CaseView):
            sheet.update(_sheet(view))
        elif view.options:
            options.show(view.options, several=view.choose > 1)
        else:
            sheet.update(_typed(view))
        lesson.display = isinstance(view, SolvedView | SolvedCase)
        if isinstance(view, SolvedView | SolvedCase) and isinstance(lesson, Static):
            lesson.update(_lesson(view))

    def reveal(self, *, options: bool) -> None:
        """Bring the options into view, or the sheet; else the beginning."""
        if options:
            answer = self.query_one(Options) if self.query_one(Options).display else self.query_one("#sheet")
            self.call_after_refresh(self.scroll_to_widget, answer, animate=False)
        else:
            self.scroll_home(animate=False)

    def show_words(self, words: str) -> None:
        """No item was in view: say what was."""
        self.query_one("#stood", Static).update(plain(words, "bold"))
        for part in ("#stem", "Options", "#sheet", "#lesson"):
            self.query_one(part).display = part == "#stem"
        self.query_one("#stem", Static).update("")


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


def _typed(view: ItemView) -> Content:
    stands = plain(view.typed, "bold") if view.typed else plain("nothing typed", "$muted")
    right = [plain(f"\nRight: {' or '.join(view.accepted)}", "$success")] if isinstance(view, SolvedView) else []
    return Content.assemble(("Typed  ", "$muted"), stands, *right)


def _sheet(view: CaseView) -> Content:
    """The lines of the sheet by role, and what of the chart was highlighted."""
    lines: list[Content | str | tuple[str, str]] = [("The sheet as it stood\n", "bold $accent")]
    for role in view.fields:
        lines.append((f"{title(role, view.encounter.setting)}\n", "$muted"))
        lines += _lines(view.sheet, role)
    if view.highlights:
        lines.append(("Highlighted\n", "bold $accent"))
        for span in view.highlights:
            document = view.documents[span.document]
            words = " ".join(document.text[span.start : span.end].split())
            lines.append(plain(f"  “{words}” ({document.title})\n"))
    return Content.assemble(*lines)


def _lines(sheet: Sheet, role: Role) -> list[Content | str | tuple[str, str]]:
    mine = lines_of(sheet, role)
    if not mine:
        return [("  –\n", "$muted")]
    return [plain(f"  {n}  {account.entered(line) or '(empty line)'}\n") for n, line in enumerate(mine, 1)]


def _lesson(view: SolvedView | SolvedCase) -> Content:
    parts: list[Content | str | tuple[str, str]] = []
    if isinstance(view, SolvedCase):
        parts.append(("The key, line by line\n", "bold $accent"))
        for line in view.marking.lines:
            if line.key:
                role = account.role_name(line.key.role, view.encounter.setting)
                parts.append(plain(f"  {account.keyed(line.key)}  {role}\n"))
    return Content.assemble(*parts, ("Why  ", "bold $accent"), prose(view.rationale))
