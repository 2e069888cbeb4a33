"""A record as it stood: the pages of its chart with what was highlighted by then, and the sheet as it was written."""

from itertools import zip_longest

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.exam import account
from simulator.exam.case import Role, Sheet, Span, lines_of
from simulator.exam.view import CaseView, SolvedCase
from simulator.ui.task import task_page
from simulator.ui.text import plain, prose
from simulator.ui.widgets.chart import Chart, Place
from simulator.ui.widgets.fields import title
from simulator.ui.widgets.tabs import DocumentTabs

ROOMY = 22
"""From so many rows on the sheet stands below the chart, and is not only one more page beside it."""
ABOVE = 3
"""Lines of the sheet that stay in view above the one that was written."""


class ReadChart(Chart, can_focus=False):
    """A chart in which nobody highlights."""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A click begins no highlight."""
        event.prevent_default()


class ReplayedRecord(Vertical):
    """The pages of a record by their tabs: the task, the documents, the sheet. Each record stays where it was left."""

    def __init__(self) -> None:
        super().__init__()
        self._view: CaseView | None = None
        self._places: dict[int, Place] = {}
        self._at_sheet = False

    def compose(self) -> ComposeResult:
        """Tabs, chart, sheet."""
        yield DocumentTabs()
        yield ReadChart()
        yield Static(id="below")
        with VerticalScroll(id="sheet-pane", can_focus=False):
            yield Static(id="sheet")
            yield Static(id="key")

    def show(self, view: CaseView, *, wrote: bool) -> None:
        """Show a record; its sheet where a line was written or its key was asked for, its document where words were
        highlighted.
        """
        before, self._view = self._view, view
        other = before is None or before.number != view.number
        place = self._places.setdefault(view.number, Place())
        new = (
            () if before is None or other else tuple(span for span in view.highlights if span not in before.highlights)
        )
        if new:
            place.page = new[-1].document + 1
            place.tops[place.page] = new[-1].start
        if other or new:
            self._at_sheet = False
            self._chart.open(task_page(view), view.documents, place)
        self._chart.show(view.highlights, "")
        self.query_one("#sheet", Static).update(_sheet(view))
        self.query_one("#key", Static).update(_key(view) if isinstance(view, SolvedCase) else "")
        self.query_one("#key").display = isinstance(view, SolvedCase)
        if wrote:
            self._at_sheet = True
            self.call_after_refresh(self._to_line, _changed(before, view))
        if not other and isinstance(view, SolvedCase) and not isinstance(before, SolvedCase):
            self._at_sheet = True
            self.call_after_refresh(self.query_one("#key").scroll_visible, top=True, animate=False)
        self._arrange()

    def turn(self, page: int) -> bool:
        """Go to a page: 0 is the task, the documents follow, the sheet is the last. False where there is none."""
        if self._view is None or not 0 <= page <= len(self._view.documents) + 1:
            return False
        self._at_sheet = page == len(self._view.documents) + 1
        if not self._at_sheet:
            self._chart.turn(page)
        self._arrange()
        return True

    def turn_on(self, pages: int) -> None:
        """Go on by so many pages, round and round."""
        if self._view:
            self.turn((self._page + pages) % (len(self._view.documents) + 2))

    def scroll_lines(self, lines: int) -> None:
        """Scroll the page in view."""
        self._scroller.scroll_relative(y=lines, animate=False)

    def scroll_pages(self, pages: int) -> None:
        """The same by pages, less two lines to keep the thread."""
        self.scroll_lines(pages * max(1, self._scroller.size.height - 2))

    def on_resize(self, _: events.Resize) -> None:
        """Chart and sheet are both in view where there is room."""
        self._arrange()

    @on(DocumentTabs.Picked)
    def _picked(self, event: DocumentTabs.Picked) -> None:
        self.turn(event.page)

    @on(Chart.Moved)
    def _moved(self) -> None:
        below = self._chart.below
        self.query_one("#below", Static).update(f"▼ {below} more" if below else "", layout=False)

    @property
    def _chart(self) -> Chart:
        return self.query_one(ReadChart)

    @property
    def _page(self) -> int:
        return len(self._view.documents) + 1 if self._view and self._at_sheet else self._chart.page

    @property
    def _scroller(self) -> Chart | VerticalScroll:
        return self.query_one("#sheet-pane", VerticalScroll) if self._at_sheet else self._chart

    def _arrange(self) -> None:
        """What is in view, by the page and the room."""
        if self._view is None:
            return
        roomy = self.size.height >= ROOMY
        self.set_class(roomy, "-roomy")
        self._chart.display = self.query_one("#below").display = roomy or not self._at_sheet
        self.query_one("#sheet-pane").display = roomy or self._at_sheet
        titles = ["Task", *(document.title for document in self._view.documents), "Sheet"]
        self.query_one(DocumentTabs).show(titles, self._page)

    def _to_line(self, y: int) -> None:
        self.query_one("#sheet-pane", VerticalScroll).scroll_to(y=max(0, y - ABOVE), animate=False)


def _sheet(view: CaseView) -> Content:
    """The lines of the sheet by role, and what of the chart was highlighted."""
    lines: list[Content | str | tuple[str, str]] = [("The sheet as it stood\n", "bold $accent")]
    for role in view.fields:
        lines.append((f"{title(role, view.encounter.setting)}\n", "$muted"))
        lines += _lines(view.sheet, role)
    if view.highlights:
        lines.append(("Highlighted\n", "bold $accent"))
        lines += [plain(f"  {_quoted(view, span)}\n") for span in view.highlights]
    return Content.assemble(*lines)


def _lines(sheet: Sheet, role: Role) -> list[Content | str | tuple[str, str]]:
    mine = lines_of(sheet, role)
    if not mine:
        return [("  –\n", "$muted")]
    return [plain(f"  {n}  {account.entered(line) or '(empty line)'}\n") for n, line in enumerate(mine, 1)]


def _quoted(view: CaseView, span: Span) -> str:
    document = view.documents[span.document]
    return f"“{' '.join(document.text[span.start : span.end].split())}” ({document.title})"


def _changed(before: CaseView | None, view: CaseView) -> int:
    """The first row of the sheet that is another one now."""
    rows = [_sheet(each).plain.splitlines() if each else [] for each in (before, view)]
    return next((y for y, (old, new) in enumerate(zip_longest(*rows)) if old != new), 0)


def _key(view: SolvedCase) -> Content:
    """The key, line by line, and why."""
    lines: list[Content | str | tuple[str, str]] = [("The key, line by line\n", "bold $accent")]
    for line in view.marking.lines:
        if line.key:
            role = account.role_name(line.key.role, view.encounter.setting)
            lines.append(plain(f"  {account.keyed(line.key)}  {role}\n"))
    return Content.assemble(*lines, ("Why  ", "bold $accent"), prose(view.rationale))
