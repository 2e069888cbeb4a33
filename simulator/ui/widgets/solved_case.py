"""A case once it is marked: line by line what was entered, what the key has, what it earned and why, and the sum."""

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from simulator.drg import Comparison, grouped, weighed
from simulator.exam import account
from simulator.exam.case import Encounter, Setting, Support
from simulator.exam.marking import MarkedLine, Verdict
from simulator.exam.prose import paragraphs
from simulator.exam.view import SolvedCase
from simulator.ui.text import hanging, plain

INDENT = 9
STYLES = {"✓": "$success", "◐": "$warning", "✗": "$error", "–": "$muted"}


class LineOfMarking(Widget):
    """One line, marked, set for the width there is. A click asks for the words of the chart that support it."""

    @dataclass
    class Picked(Message):
        """The line was clicked."""

        line: MarkedLine

    def __init__(self) -> None:
        super().__init__()
        self.line: MarkedLine | None = None
        self._setting = Setting.INPATIENT

    def show(self, line: MarkedLine, setting: Setting) -> None:
        """Show this line."""
        self.line, self._setting = line, setting
        self.refresh(layout=True)

    def render(self) -> Content:
        """The line, in the width that the layout gave."""
        return self._set_for(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the line takes in this width."""
        return len(self._set_for(width).wrap(max(1, width)))

    def on_click(self, event: events.Click) -> None:
        """Ask for the chart."""
        event.stop()
        if self.line:
            self.post_message(self.Picked(self.line))

    def _set_for(self, width: int) -> Content:
        return marked_line(self.line, self._setting, width) if self.line else Content()


class SolvedSheet(Vertical):
    """The marking of a case, in a pane that scrolls: the sum, then the lines. One line is the current one.

    Where the pane is scrolled so far that the current line is out of view, the first one in view takes its place.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[LineOfMarking] = []
        self._count = 0
        self._at = 0

    def compose(self) -> ComposeResult:
        """The encounter, what it came to, the MS-DRG, the lines, what the secondary diagnoses weigh."""
        yield Static(id="encounter")
        yield Static(id="sum")
        yield Static(id="drg")
        yield Vertical(id="marked-lines")
        yield Static(id="weights")

    def on_mount(self) -> None:
        """The current line keeps to what is in view."""
        self.watch(self._pane, "scroll_y", self._follow, init=False)

    @property
    def current(self) -> MarkedLine | None:
        """The line under the cursor; None where there is none."""
        return self._lines[self._at].line if self._count else None

    def show(self, case: SolvedCase, drg: Comparison | str) -> None:
        """Show this case, from its first line; `drg` may be a sentence that says why there is none."""
        lines, setting = case.marking.lines, case.encounter.setting
        new = [LineOfMarking() for _ in range(len(lines) - len(self._lines))]
        if new:
            self._lines += new
            self.query_one("#marked-lines").mount(*new)
        self._count, self._at = len(lines), 0
        for n, widget in enumerate(self._lines):
            widget.display = n < len(lines)
            if n < len(lines):
                widget.show(lines[n], setting)
        self.query_one("#encounter", Static).update(encounter_line(case.encounter))
        self.query_one("#sum", Static).update(sum_of(case))
        self.query_one("#drg", Static).update(drg_of(case, drg))
        self.query_one("#drg").display = bool(drg)
        self.query_one("#weights", Static).update("" if isinstance(drg, str) else weights_of(drg))
        self.query_one("#weights").display = not isinstance(drg, str)
        self._point()

    def move(self, step: int) -> bool:
        """Go to the next line or the one before, or back to the current one where it is out of view.

        False where there is nowhere to go.
        """
        if not self._count:
            return False
        if self._in_view(self._at):
            if not 0 <= self._at + step < self._count:
                return False
            self._at += step
            self._point()
        self._lines[self._at].scroll_visible(animate=False)
        return True

    @property
    def _pane(self) -> VerticalScroll:
        """What it scrolls in."""
        return next(widget for widget in self.ancestors if isinstance(widget, VerticalScroll))

    def _in_view(self, n: int) -> bool:
        """Whether a row of this line is in view."""
        pane, line = self._pane, self._lines[n].virtual_region
        above = self.virtual_region.y + self.query_one("#marked-lines").virtual_region.y - pane.scroll_offset.y
        return above + line.bottom > 0 and above + line.y < pane.scrollable_content_region.height

    def _follow(self) -> None:
        if self._count and not self._in_view(self._at):
            self._at = next(filter(self._in_view, range(self._count)), self._at)
            self._point()

    def _point(self) -> None:
        for n, widget in enumerate(self._lines):
            widget.set_class(n == self._at, "-current")


def encounter_line(encounter: Encounter) -> Content:
    """Whom the chart is about, and when."""
    dates = encounter.admitted + (f" to {encounter.discharged}" if encounter.discharged else "")
    words = f"{encounter.setting.value}, {encounter.age} years, {encounter.sex}, {dates}"
    return plain(words + (f". {encounter.disposition}" if encounter.disposition else ""), "$muted")


def marked_line(line: MarkedLine, setting: Setting, width: int) -> Content:
    """A line: its verdict and credit, yours, the key's, why, and the words of the chart."""
    said = [Content.styled(words, f"bold {STYLES[sign]}") for sign, words in account.verdicts(line)]
    rows = [Content("   ").join(said)]

    def row(head: str, text: str, style: str = "") -> None:
        whole = hanging(text, width, INDENT, f"  {head}".ljust(INDENT))
        rows.append((whole.stylize(style) if style else whole).stylize("$accent", 0, INDENT))

    yours = line.yours
    right = line.verdict in (Verdict.RIGHT, Verdict.OPTIONAL) and line.poa is not False
    row("yours", f"{account.entered(yours)}  {account.role_name(yours.role, setting)}" if yours else "not entered")
    if line.key and not right:
        row("key", f"{account.keyed(line.key)}  {account.role_name(line.key.role, setting)}")
    row("credit", account.reason(line, setting))
    if line.why:
        row("why", paragraphs(line.why))
    if line.key:
        row("chart", supported(line.key.support), "$muted")
    return Content("\n").join(rows)


def supported(support: Support) -> str:
    """The words of the chart that support a line, and where they stand."""
    return f"“{' '.join(support.quote.split())}” ({support.document})"


def sum_of(case: SolvedCase) -> Content:
    """How the credit comes about, POA, sequencing, and whose rule it is."""
    marking = case.marking
    figures = [account.total(marking), account.poa(marking.poa_right, marking.poa_total)]
    figures.append(account.sequencing(marking.sequencing))
    return Content.assemble(
        ("Credit of the record\n", "bold $accent"),
        "\n".join(figure for figure in figures if figure),
        (f"\n{account.RULE}", "$muted"),
    )


def drg_of(case: SolvedCase, drg: Comparison | str) -> Content:
    """The MS-DRG of the codes entered beside that of the key, and what made the difference."""
    heading = ("MS-DRG\n", "bold $accent")
    if isinstance(drg, str):
        return Content.assemble(heading, f"Of the key: {case.drg}.\n" if case.drg else "", plain(drg, "$muted"))
    parts: list[Content | str | tuple[str, str]] = [heading]
    for name, side in (("yours", drg.yours), ("key", drg.key)):
        parts += [(f"  {name:<7}", "$accent"), plain(grouped(side)), "\n"]
    return Content.assemble(*parts, plain(drg.sentence))


def weights_of(drg: Comparison) -> Content:
    """What each secondary diagnosis weighs in the MS-DRG, on either side."""
    parts: list[Content | str | tuple[str, str]] = [
        ("What the secondary diagnoses weigh in the MS-DRG\n", "bold $accent"),
        (f"{'':<22}{'yours':<22}key", "$muted"),
    ]
    for weight in drg.weights:
        code = plain(weight.code).truncate(20, ellipsis=True, pad=True)
        parts += ["\n  ", code, f"{weighed(weight.yours) or '–':<22}{weighed(weight.key) or '–'}"]
    return Content.assemble(*parts)
