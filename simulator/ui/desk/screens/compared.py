"""Two attempts side by side: the sum of it, and every item that both hold."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.desk.desk import Desk
from simulator.exam.comparison import Comparison, Given, ItemPair, Side
from simulator.exam.event import ClosedBy
from simulator.exam.scoring import DomainScore
from simulator.exam.words import amount, duration
from simulator.ports.attempts import Record
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.desk.rows import ENDINGS
from simulator.ui.desk.screens.reading import Reading
from simulator.ui.desk.widgets.table import Column, Row, Table
from simulator.ui.text import bar, day, per_item, percent, plain

_ITEMS = (
    Column("one", "1st", 4, right=True),
    Column("item", "item", 16, grows=True),
    Column("domain", "domain", 30, least=100),
    Column("given", "answered", 12),
    Column("time", "time", 6, right=True),
    Column("two", "2nd", 4, right=True),
    Column("other", "answered", 12),
    Column("later", "time", 6, right=True),
    Column("word", "", 8),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Both attempts as they are kept, and what there is to say of the two. `swapped` puts the later one first."""

    one: Record
    two: Record
    comparison: Comparison
    swapped: bool


class Compared(Reading[Pair]):
    """The comparison: the attempt that was begun first is the first, until the two are swapped."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compared")]

    def __init__(self, desk: Desk, one: int, two: int) -> None:
        super().__init__(desk)
        self._attempts = one, two
        self._pair: Pair | None = None
        self._swapped = False
        self._differing = False

    def body(self) -> ComposeResult:
        """The sum above, the items below."""
        with VerticalScroll(classes="page"):
            yield Static(id="sum")
        yield Table(_ITEMS, empty="The two forms have no item in common.")

    def begin(self) -> None:
        """Which two."""
        self.entitle(("Compare  ", "bold $primary"), "attempts {} and {}".format(*self._attempts))
        super().begin()

    def read(self) -> Pair:
        """Both, compared."""
        attempts, swapped = self.desk.attempts, self._swapped
        one, two = sorted((attempts.record(n) for n in self._attempts), key=_in_time, reverse=swapped)
        return Pair(one, two, attempts.comparison(one.id, two.id), swapped)

    def show(self, value: Pair) -> None:
        """The sum, and the items."""
        self._pair = value
        self.entitle(
            ("Compare  ", "bold $primary"),
            plain(f"1st: {value.one.candidate}, {_began(value.one)[:10]}", "bold"),
            plain(f"   2nd: {value.two.candidate}, {_began(value.two)[:10]}", "bold"),
        )
        self._draw()
        self._show_items()

    def on_resize(self, _: events.Resize) -> None:
        """Bars take the width there is."""
        self._draw()

    def action_only(self) -> None:
        """Only what came out otherwise, or all."""
        self._differing = not self._differing
        self._show_items()

    def action_swap(self) -> None:
        """The other one first."""
        self._swapped = not self._swapped
        self.reload()

    def action_other(self) -> None:
        """The sum, or the items."""
        self.focus_next()

    def action_open(self) -> None:
        """The second attempt at the item under the cursor."""
        if self._pair and (chosen := self.query_one(Table).chosen):
            self.post_message(wishes.Replay(self._pair.two.id, int(chosen)))

    def _draw(self) -> None:
        if self._pair:
            width = min(self.size.width, 116) - 6
            self.query_one("#sum", Static).update(_sum(self._pair, width))

    def _show_items(self) -> None:
        if self._pair is None:
            return
        pairs = [p for p in self._pair.comparison.items if not self._differing or p.one.credit != p.two.credit]
        title_of, swapped = self._pair.one.profile.title_of, self._pair.swapped
        self.query_one(Table).show(_row(pair, title_of(pair.domain), swapped=swapped) for pair in pairs)
        both = len(self._pair.comparison.items)
        self.tell(f"{len(pairs)} of the {both} items that both hold." if self._differing else "", "$muted")


def _in_time(record: Record) -> tuple[datetime, int]:
    """Attempts in the order in which they were begun; what was not begun yet, last."""
    return (record.events[0].moment.at if record.events else datetime.max.replace(tzinfo=UTC)), record.id


def _began(record: Record) -> str:
    return day(record.events[0].moment.at) if record.events else "not begun"


def _sum(pair: Pair, width: int) -> Content:
    found, title_of = pair.comparison, pair.one.profile.title_of
    lines: list[Content | str | tuple[str, str]] = []
    for name, record, side in (("1st", pair.one, found.one), ("2nd", pair.two, found.two)):
        lines += [(f"{name}  ", "bold $accent"), plain(f"{_began(record)}  attempt {record.id}, "), _side(side), "\n"]
    lines.append(("Compared by first scores.", "$muted"))
    if any(each.reordered for each in found.items):
        lines.append((" Each has letters of its own: = is the same answer, ≠ another one.", "$muted"))
    lines.append("\n\n")
    lines += [plain(f"{sentence}\n") for sentence in found.sentences(title_of)]
    name_width = 24 if width < 90 else 32
    bar_width = max(6, (width - name_width - 24) // 2)
    lines.append((f"\n{'By domain':{name_width}}  {'1st':<{bar_width + 10}} 2nd\n", "bold $accent"))
    for domain in found.domains:
        lines.append(plain(title_of(domain.domain)).truncate(name_width, ellipsis=True, pad=True))
        for score in (domain.one, domain.two):
            lines += ["  ", *_share(score, bar_width)]
        lines.append("\n")
    return Content.assemble(*lines)


def _side(side: Side) -> Content:
    score = side.score
    word, style = ("✓ pass, ", "$success") if score.passed else ("✗ not passed, ", "$warning")
    if side.closed_by in (None, ClosedBy.ABANDONED):  # as far as it came; nobody judges it
        word, style = "", "$muted"
    ended = ENDINGS[side.closed_by] if side.closed_by else "open still"
    return Content.assemble(
        plain(f"form {side.form}  "),
        (f"{word}{amount(score.credit)} of {score.total}, {percent(score.percent)}", f"bold {style}"),
        plain(f"  {duration(side.elapsed)}, {side.answered} of {side.items} answered, {ended}"),
    )


def _share(score: DomainScore | None, width: int) -> list[tuple[str, str]]:
    if score is None or not score.total:
        return [(" " * width + "       –", "$muted")]
    return [*bar(score.percent / 100, width, "$primary"), (f" {percent(score.percent):>7}", "")]


def _row(pair: ItemPair, domain: str, *, swapped: bool) -> Row:
    word, style = _word(pair, swapped=swapped)
    return Row(
        id=str(pair.two.slot),
        cells=(
            str(pair.one.slot),
            plain(pair.item),
            plain(domain, "$muted"),
            _given(pair.one),
            per_item(pair.one.dwell),
            str(pair.two.slot),
            _given(pair.two),
            per_item(pair.two.dwell),
            plain(word, style),
        ),
    )


def _word(pair: ItemPair, *, swapped: bool) -> tuple[str, str]:
    """What became of the item from the earlier attempt to the later, or whether one answer was given twice."""
    earlier, later = (pair.two, pair.one) if swapped else (pair.one, pair.two)
    if earlier.right != later.right:
        return ("▲ gained", "$success") if later.right else ("▼ lost", "$warning")
    if pair.mended:
        return "mended", "$muted"
    if not (earlier.response and later.response):
        return "", ""
    return ("= same" if pair.same else "≠ other"), "$muted"


def _given(given: Given) -> Content:
    sign, style = ("✓", "$success") if given.right else ("◐", "$warning") if given.credit else ("✗", "$warning")
    if not given.response:
        return plain("○ none", "$muted")
    return plain(f"{sign} {given.response}", style)
