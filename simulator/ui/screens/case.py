"""The record workspace: a chart to read and an answer sheet to fill, side by side where there is room."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from simulator.codes import System
from simulator.exam.case import CodeSet, Encounter, Line, Role, Setting, lines_of
from simulator.exam.policy import Feedback
from simulator.exam.prose import paragraphs
from simulator.exam.view import CaseView
from simulator.ui import wishes
from simulator.ui.commands import bindings
from simulator.ui.screens.seat import Seat
from simulator.ui.text import count
from simulator.ui.widgets.chart import Chart, DocumentTabs
from simulator.ui.widgets.sheet import TITLES, AnswerSheet

CODE_SETS = {
    System.CM: CodeSet.CM,
    System.PCS: CodeSet.PCS,
    System.HCPCS: CodeSet.CPT_HCPCS,
    System.CPT: CodeSet.CPT_HCPCS,
}
SETTINGS = {
    Setting.INPATIENT: "Inpatient stay",
    Setting.OUTPATIENT: "Outpatient encounter",
    Setting.EMERGENCY: "Emergency department visit",
}
COMMANDS = {"flag", "next", "previous", "go", "review", "find", "explain", "take_over", "mark", "document"}
"""What letters and figures do while the chart has them."""


class CaseScreen(Seat):
    """A seat before a record to code."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("case")]
    SHOWS = CaseView

    def compose_room(self) -> ComposeResult:
        """The chart with its tabs, and the sheet."""
        with Vertical(id="chart-side"):
            yield DocumentTabs()
            yield Chart()
            yield Static(id="below")
        with Vertical(id="sheet-side"):
            yield Static("Answer sheet", id="sheet-title")
            yield AnswerSheet(self._write, self._drop, self._swap)

    def on_mount(self) -> None:
        """What is said to be below follows the scrolling."""
        super().on_mount()
        self.watch(self._chart, "scroll_y", self._show_below, init=False)

    def on_resize(self, event: events.Resize) -> None:
        """More or less of a document is below."""
        super().on_resize(event)
        self.call_after_refresh(self._show_below)

    # What a candidate does

    def action_sheet(self) -> None:
        """To the answer sheet."""
        self._sheet.focus()

    def action_document(self, page: int) -> None:
        """A document by its number; 0 is the task."""
        if not self._chart.turn(page):
            self._say(f"The chart has {count(len(self._case.documents), 'document')}; 0 is the task.")

    def action_next_document(self) -> None:
        """The next document, and after the last the task."""
        if not self._chart.turn(self._chart.page + 1):
            self._chart.turn(0)

    def action_previous_document(self) -> None:
        """The document before, and before the task the last."""
        if not self._chart.turn(self._chart.page - 1):
            self._chart.turn(len(self._case.documents))

    def action_mark(self) -> None:
        """Highlight words by keys."""
        self._say(self._chart.begin_marking())

    def action_scroll_chart(self, lines: int) -> None:
        """Scroll the document by lines."""
        self._chart.scroll_relative(y=lines, animate=False)

    def action_page_chart(self, pages: int) -> None:
        """Scroll the document by pages, less two lines to keep the thread."""
        self.action_scroll_chart(pages * max(1, self._chart.size.height - 2))

    def action_books(self) -> None:
        """The code books, which can put a code into the line that one came from."""
        self.post_message(wishes.Consult(None if self._proctor.watching else self._take))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a line is written, letters are text and do nothing else."""
        if action in COMMANDS and self._sheet.has_focus:
            return False
        return super().check_action(action, parameters)

    @on(DocumentTabs.Picked)
    def _tab_picked(self, event: DocumentTabs.Picked) -> None:
        self._chart.turn(event.page)
        self.set_focus(None)

    @on(Chart.Turned)
    def _turned(self) -> None:
        self._show_tabs()
        self._show_below()

    @on(Chart.Marked)
    def _marked(self, event: Chart.Marked) -> None:
        self._do(lambda proctor: proctor.highlight(event.span, event.on))

    @on(AnswerSheet.Left)
    def _left_sheet(self) -> None:
        self.set_focus(None)

    @on(AnswerSheet.Moved)
    def _moved(self) -> None:
        self._show_news()

    def on_descendant_focus(self) -> None:
        """In a narrow window the sheet covers the chart while it is written."""
        self.set_class(self._sheet.has_focus, "-writing")
        self._show_news()

    def on_descendant_blur(self) -> None:
        """The chart is in view again."""
        self.on_descendant_focus()

    # What is shown

    def show_place(self, *, other: bool) -> None:
        """The chart and the sheet."""
        case = self._case
        if other and self._case_shown != (case.number, case.stem):
            self._case_shown = (case.number, case.stem)
            self._chart.open(_task(case), case.documents)
            self._sheet.open(case.fields, case.encounter.setting, case.choices)
            self._show_tabs()
        self._chart.show(case.highlights, self._find)
        self._sheet.show(case.sheet)

    _case_shown: tuple[int, str] = (0, "")

    def standing(self) -> Content:
        """What is odd about the line under the cursor; else how much of the sheet is filled."""
        if self._sheet.has_focus and (odd := self._sheet.remark):
            return Content.styled(f"! {odd}", "$warning")
        case = self._case
        if not case.answered:
            where = "write its codes" if self._sheet.has_focus else "F2 or Tab goes to the answer sheet"
            return Content.styled(f"nothing coded yet: {where}", "$muted")
        filled = sum(not line.blank for line in case.sheet)
        more = "; s explains it" if self._proctor.attempt.policy.feedback is Feedback.IMMEDIATE else ""
        if not any(not line.blank for line in lines_of(case.sheet, Role.PRINCIPAL_DIAGNOSIS)):
            lacks = TITLES[Role.PRINCIPAL_DIAGNOSIS] if self._inpatient else "First-listed diagnosis"
            return Content.styled(f"✓ saved: {count(filled, 'line')}; no {lacks.lower()} yet{more}", "$warning")
        return Content.styled(f"✓ saved: {count(filled, 'line')}{more}", "$success")

    def seek(self, words: str, *, again: bool) -> str:
        """Go where the words stand in the chart, and say in how many places and documents they do."""
        places, pages = self._chart.seek(words, again=again)
        if not places:
            return f"No {words!r} in this chart."
        more = "; / and Enter for the next one" if places > 1 else ""
        return f"{words!r} stands in {count(places, 'place')} of {count(pages, 'document')}{more}."

    @property
    def _case(self) -> CaseView:
        view = self._view
        if not isinstance(view, CaseView):
            raise TypeError("the seat shows nothing else")
        return view

    @property
    def _inpatient(self) -> bool:
        return self._case.encounter.setting is Setting.INPATIENT

    @property
    def _chart(self) -> Chart:
        return self.query_one(Chart)

    @property
    def _sheet(self) -> AnswerSheet:
        return self.query_one(AnswerSheet)

    def _write(self, place: int, line: Line) -> bool:
        return self._do(lambda proctor: proctor.write(place, line))

    def _drop(self, role: Role, place: int) -> bool:
        return self._do(lambda proctor: proctor.drop(role, place))

    def _swap(self, role: Role, place: int, other: Role, other_place: int) -> bool:
        return self._do(lambda proctor: proctor.swap(role, place, other, other_place))

    def _take(self, system: System, code: str) -> None:
        """Put a code of the books into the line that one came from."""
        said = self._sheet.put(CODE_SETS[system], code)
        self._sheet.focus()
        self._say(said or self._sitting.trouble or f"No line here takes a code of {CODE_SETS[system]}.")

    def _show_tabs(self) -> None:
        titles = ["Task", *(document.title for document in self._case.documents)]
        self.query_one(DocumentTabs).show(titles, self._chart.page)

    def _show_below(self) -> None:
        if self.is_attached:
            below = self._chart.below
            lines = f"▼ {below} more lines: PgDn or ↓" if below > 1 else "▼ 1 more line: ↓"
            self.query_one("#below", Static).update(lines if below else "", layout=False)


def _task(case: CaseView) -> str:
    """The task and the encounter, as the first page of the chart."""
    return f"{paragraphs(case.stem)}\n\n{encounter_text(case.encounter)}"


def encounter_text(visit: Encounter) -> str:
    """Whom the record is about, and when."""
    when = f"{visit.admitted} to {visit.discharged}" if visit.discharged else visit.admitted
    where = f"\nDisposition: {visit.disposition}" if visit.disposition else ""
    return f"{SETTINGS[visit.setting]}, {when}\n{visit.sex.capitalize()}, {visit.age} years{where}"
