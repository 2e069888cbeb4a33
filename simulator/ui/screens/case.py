"""The record workspace: a chart to read and an answer sheet to fill, side by side where there is room."""

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from simulator.candidate.library import Library
from simulator.candidate.proctor import Proctor
from simulator.exam.case import CodeSet, Line, Role, filled, lines_of
from simulator.exam.event import Wrote
from simulator.exam.policy import Feedback
from simulator.exam.view import CaseView, SolvedCase
from simulator.ports.codes import System
from simulator.ui import wishes
from simulator.ui.commands import bindings
from simulator.ui.screens.dialogs import Question
from simulator.ui.screens.seat import Seat
from simulator.ui.sitting import Sitting
from simulator.ui.task import task_page
from simulator.ui.text import count
from simulator.ui.widgets.chart import Chart, Place
from simulator.ui.widgets.code_lists import CodeLists
from simulator.ui.widgets.fields import Told, title
from simulator.ui.widgets.marked import Marked
from simulator.ui.widgets.sheet import AnswerSheet
from simulator.ui.widgets.solved_case import LineOfMarking
from simulator.ui.widgets.tabs import DocumentTabs

CODE_SETS = {
    System.CM: CodeSet.CM,
    System.PCS: CodeSet.PCS,
    System.HCPCS: CodeSet.CPT_HCPCS,
    System.CPT: CodeSet.CPT_HCPCS,
}
SYSTEMS = {CodeSet.CM: System.CM, CodeSet.PCS: System.PCS, CodeSet.CPT_HCPCS: System.HCPCS}
"""The book of a line; a CPT code has one of its own."""
LETTERS = {"flag", "next", "previous", "go", "review", "find", "explain", "take_over", "mark"}
"""What letters do, but not while codes are written or words highlighted."""

PAGES = {"document", "next_document", "previous_document"}
"""What figures and arrows do, but not while codes are written."""

ALONG = {"next", "previous", "go", "review"}
"""Ways to other places, where there are any."""


class CaseScreen(Seat):
    """A seat before a record to code."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Heard first, so that the letter typed after it is a letter for the sheet.
        *(replace(binding, priority=binding.action == "sheet") for binding in bindings("case")),
        Binding("shift+tab", "sheet", show=False),
    ]
    SHOWS = CaseView

    def __init__(self, sitting: Sitting, library: Library | None) -> None:
        super().__init__(sitting)
        self._library = library
        self._opened = (0, False)

    def compose_room(self) -> ComposeResult:
        """The chart with its tabs, and the sheet."""
        with Vertical(id="chart-side"):
            yield DocumentTabs()
            yield Chart()
            yield Static(id="below")
        with Vertical(id="sheet-side"):
            yield Static(id="sheet-title")
            yield AnswerSheet(self._write, self._drop, self._swap)
            yield CodeLists(self._write, self._drop)
            yield Marked()

    # What a candidate does

    def action_sheet(self) -> None:
        """To the answer sheet, or to the marking that stands in its place."""
        self.set_focus(self._pane)

    def action_document(self, page: int) -> None:
        """A document by its number; 0 is the task."""
        if self._chart.turn(page):
            self._say("")
            self._read()
        else:
            self._say(f"The chart has {count(len(self._case.documents), 'document')}; 0 is the task.")

    def action_next_document(self) -> None:
        """The next document, and after the last the task."""
        self.action_document((self._chart.page + 1) % (len(self._case.documents) + 1))

    def action_previous_document(self) -> None:
        """The document before, and before the task the last."""
        self.action_document((self._chart.page - 1) % (len(self._case.documents) + 1))

    def action_mark(self) -> None:
        """Highlight words by keys."""
        self._say(self._chart.begin_marking())

    def action_scroll_chart(self, lines: int) -> None:
        """Scroll the document by lines."""
        self._say("")
        self._chart.scroll_relative(y=lines, animate=False)

    def action_page_chart(self, pages: int) -> None:
        """Scroll the document by pages, less two lines to keep the thread."""
        self.action_scroll_chart(pages * max(1, self._chart.size.height - 2))

    def action_explain(self) -> None:
        """Show the marking after a question, in practice with feedback, and go there."""
        if not self._view.answered or self._proctor.watching:
            super().action_explain()
            return

        def explain(yes: bool | None) -> None:
            if yes and self._do(Proctor.reveal):
                self._pane.focus()

        self.app.push_screen(
            Question("Explain this record?", "Its sheet stands from then on.", yes="Explain", no="Code on"),
            explain,
        )

    def action_books(self) -> None:
        """The code books, at the code under the cursor; they can put one into the line that one came from."""
        here = self._sheet.has_focus
        closed = self._proctor.watching or self._solved or bool(self._case.choices)

        def take(system: System, code: str) -> None:
            self._take(CODE_SETS[system], code, here=here)

        role, code = self._under_cursor
        system = SYSTEMS[role.code_set] if role else None
        if system is System.HCPCS and code[:1].isdecimal():
            system = System.CPT
        self.post_message(wishes.Consult(None if closed else take, system=system, words=code))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While codes are written, letters are text and do nothing else; while words are highlighted, nothing."""
        if not self.is_mounted:  # the footer of the screen before asks already
            return super().check_action(action, parameters)
        if action in LETTERS | PAGES and (self._sheet.typed_in or self._lists.has_focus):
            return False
        if action in ALONG and len(self._proctor.grid()) == 1:
            return False
        if action in LETTERS and self._chart.has_focus:
            return False
        if (action == "sheet" and self.focused) or (action == "explain" and self._solved):
            return False
        return super().check_action(action, parameters)

    @on(DocumentTabs.Picked)
    def _tab_picked(self, event: DocumentTabs.Picked) -> None:
        self._say("")
        self._chart.turn(event.page)
        self.set_focus(None)

    @on(Chart.Moved)
    def _chart_moved(self) -> None:
        if self.is_attached and isinstance(self._view, CaseView):  # it may come late: another seat is on its way
            titles = ["Task", *(document.title for document in self._case.documents)]
            self.query_one(DocumentTabs).show(titles, self._chart.page)
            below = self._chart.below
            lines = f"▼ {below} more lines: PgDn or ↓" if below > 1 else "▼ 1 more line: ↓"
            self.query_one("#below", Static).update(lines if below else "", layout=False)

    @on(Chart.Marked)
    def _marked(self, event: Chart.Marked) -> None:
        self._do(lambda proctor: proctor.highlight(event.span, event.on))

    @on(LineOfMarking.Picked)
    def _line_picked(self, event: LineOfMarking.Picked) -> None:
        titles = [document.title for document in self._case.documents]
        if event.line.key and event.line.key.support.document in titles:
            support = event.line.key.support
            self._read()
            self._chart.cite(titles.index(support.document) + 1, support.quote)
        else:
            self._say("No words of the chart support this line.")

    @on(Told)
    def _told(self, event: Told) -> None:
        self._say(event.words)

    def on_descendant_focus(self) -> None:
        """In a narrow window the sheet covers the chart while it is written."""
        self.set_class(self._pane.has_focus, "-writing")
        self._show_news()

    def on_descendant_blur(self) -> None:
        """The chart is in view again."""
        self.on_descendant_focus()

    # What is shown

    def show_place(self, *, other: bool) -> None:
        """The chart, and the sheet or the marking."""
        case, solved = self._case, self._solved
        if self._opened[0] != case.number:
            place = self._sitting.places.setdefault(case.number, Place(line=self._last_written(case.number)))
            setting = case.encounter.setting
            self._chart.open(task_page(case), case.documents, place)
            self._sheet.open(case.fields, setting, () if case.choices else case.sheet, place.line)
            self._lists.open(case.fields, setting, case.choices, case.sheet if case.choices else ())
            self.set_class(bool(case.choices), "-choosing")
        self._chart.show(case.highlights, self._find)
        self._sheet.watched = self._proctor.watching
        if case.choices:
            self._lists.show(case.sheet)
        else:
            self._sheet.show(case.sheet)
        if self._opened != (case.number, solved):
            self._opened = (case.number, solved)
            self._show_pane(case)

    def standing(self) -> Content:
        """What is odd about the line under the cursor; else how much of the sheet is filled."""
        if self._sheet.has_focus and (odd := self._sheet.remark):
            return Content.styled(f"! {odd}", "$warning")
        case = self._case
        if not case.answered:
            where = f"1 to {len(case.documents)} open the documents, F2 or Tab the answer sheet"
            if self._lists.has_focus:
                where = "a code's beginning goes to it, Space chooses it"
            elif self._sheet.has_focus:
                where = "write codes"
            return Content.styled(f"nothing coded yet: {where}", "$muted")
        saved = f"✓ saved: {count(len(filled(case.sheet)), 'line')}"
        explained = self._proctor.attempt.policy.feedback is Feedback.IMMEDIATE and not self._pane.has_focus
        more = "; s explains it" if explained else ""
        principal = Role.PRINCIPAL_DIAGNOSIS
        if principal in case.fields and not filled(lines_of(case.sheet, principal)):
            lacks = title(principal, case.encounter.setting)
            return Content.styled(f"{saved}; no {lacks.lower()} yet{more}", "$warning")
        return Content.styled(f"{saved}{more}", "$success")

    def explained(self) -> Content:
        """That the sheet stands, and how to read its marking."""
        line = self.query_one(Marked)
        ways = (
            "Tab goes from line to line, Enter to its words in the chart." if line.has_focus else "F2 or Tab: marking."
        )
        return Content.styled(f"✓ explained. {ways}", "$success")

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
    def _solved(self) -> bool:
        return isinstance(self._view, SolvedCase)

    @property
    def _chart(self) -> Chart:
        return self.query_one(Chart)

    @property
    def _sheet(self) -> AnswerSheet:
        return self.query_one(AnswerSheet)

    @property
    def _lists(self) -> CodeLists:
        return self.query_one(CodeLists)

    @property
    def _pane(self) -> Widget:
        """What stands beside the chart: the sheet, or the lists; once the case is explained, its marking."""
        if self._opened[1]:
            return self.query_one(Marked)
        return self._lists if self.has_class("-choosing") else self._sheet

    @property
    def _under_cursor(self) -> tuple[Role | None, str]:
        """What line is coded just now, and the code that stands there."""
        if self._lists.has_focus and (choice := self._lists.at):
            return choice
        if self._sheet.has_focus and (line := self._sheet.at):
            return line.role, "".join(line.code.split()).upper()
        return None, ""

    def _last_written(self, number: int) -> tuple[Role, int] | None:
        """The line that was written last before this window opened."""
        wrote = [e for e in self._proctor.record.events if isinstance(e, Wrote) and e.slot == number]
        return (wrote[-1].line.role, wrote[-1].place) if wrote else None

    def _read(self) -> None:
        """In a narrow window, uncover the chart."""
        if self.has_class("-narrow"):
            self.set_focus(None)

    def _write(self, place: int, line: Line) -> bool:
        self._sitting.places[self._case.number].line = (line.role, place)
        return self._do(lambda proctor: proctor.write(place, line))

    def _drop(self, role: Role, place: int) -> bool:
        return self._do(lambda proctor: proctor.drop(role, place))

    def _swap(self, role: Role, place: int, other: Role, other_place: int) -> bool:
        return self._do(lambda proctor: proctor.swap(role, place, other, other_place))

    def _take(self, code_set: CodeSet, code: str, *, here: bool) -> None:
        """Put a code of the books into the line that one came from."""
        said = self._sheet.put(code_set, code, here=here)
        self._sheet.focus()
        self._say(said or self._sitting.trouble or f"No line here takes a code of {code_set}.")

    def _show_pane(self, case: CaseView) -> None:
        """The sheet, or the marking in its place."""
        marked = self.query_one(Marked)
        written = self._sheet.has_focus or self._lists.has_focus
        self.set_class(isinstance(case, SolvedCase), "-solved")
        if isinstance(case, SolvedCase):
            above = "Marking: this sheet stands"
        else:
            above = "Codes alone: no POA, modifiers or units here" if case.choices else "Answer sheet"
        self.query_one("#sheet-title", Static).update(above)
        if isinstance(case, SolvedCase):
            item = self._proctor.record.items[case.revision]
            marked.show(case, self._library.drg(item, case) if self._library else "")
            if written:
                marked.focus()
