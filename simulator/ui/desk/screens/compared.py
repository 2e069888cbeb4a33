"""Two attempts side by side: the sum of it, and every item that both hold."""

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from simulator.desk.desk import Desk
from simulator.exam.comparison import Comparison, Given, ItemPair, Side
from simulator.exam.scoring import DomainScore
from simulator.exam.words import amount, duration
from simulator.ports.attempts import Record
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.desk.rows import ENDINGS
from simulator.ui.desk.screens.reading import Reading
from simulator.ui.desk.widgets.table import Column, Row, Table
from simulator.ui.text import bar, per_item, percent, plain

_ITEMS = (
    Column("one", "1st", 4, right=True),
    Column("item", "item", 16, grows=True),
    Column("domain", "domain", 30, least=100),
    Column("given", "answered", 8),
    Column("time", "time", 6, right=True),
    Column("two", "2nd", 4, right=True),
    Column("other", "answered", 8),
    Column("later", "time", 6, right=True),
    Column("word", "", 10),
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Both attempts as they are kept, and what there is to say of the two."""

    one: Record
    two: Record
    comparison: Comparison


class Compared(Reading[Pair]):
    """The comparison."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("compared")]

    def __init__(self, desk: Desk, one: int, two: int) -> None:
        super().__init__(desk)
        self._one, self._two = one, two
        self._pair: Pair | None = None
        self._differing = False

    def body(self) -> ComposeResult:
        """The sum above, the items below."""
        with VerticalScroll(classes="page"):
            yield Static(id="sum")
        yield Table(_ITEMS, empty="The two forms have no item in common.")

    def begin(self) -> None:
        """Which two."""
        self.entitle(("Compare  ", "bold $primary"), f"attempts {self._one} and {self._two}")
        super().begin()

    def read(self) -> Pair:
        """Both, compared."""
        attempts = self.desk.attempts
        found = attempts.comparison(self._one, self._two)
        return Pair(attempts.record(self._one), attempts.record(self._two), found)

    def show(self, value: Pair) -> None:
        """The sum, and the items."""
        self._pair = value
        self.entitle(
            ("Compare  ", "bold $primary"),
            plain(f"1st: {value.one.candidate}, attempt {value.one.id}", "bold"),
            plain(f"   2nd: {value.two.candidate}, attempt {value.two.id}", "bold"),
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
        self._one, self._two = self._two, self._one
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
        self.query_one(Table).show(_row(pair, self._pair.one) for pair in pairs)
        both = len(self._pair.comparison.items)
        self.tell(f"{len(pairs)} of the {both} items that both hold." if self._differing else "", "$muted")


def _sum(pair: Pair, width: int) -> Content:
    found = pair.comparison
    lines: list[Content | str | tuple[str, str]] = []
    for name, side in (("1st", found.one), ("2nd", found.two)):
        lines += [(f"{name}  ", "bold $accent"), _side(side), "\n"]
    lines.append(("Compared by first scores.\n\n", "$muted"))
    lines += [plain(f"{sentence}\n") for sentence in found.sentences]
    name_width = 24 if width < 90 else 32
    bar_width = max(6, (width - name_width - 24) // 2)
    lines.append((f"\n{'By domain':{name_width}}  {'1st':<{bar_width + 10}} 2nd\n", "bold $accent"))
    for domain in found.domains:
        lines.append(plain(pair.one.profile.title_of(domain.domain)).truncate(name_width, ellipsis=True, pad=True))
        for score in (domain.one, domain.two):
            lines += ["  ", *_share(score, bar_width)]
        lines.append("\n")
    return Content.assemble(*lines)


def _side(side: Side) -> Content:
    score = side.score
    word, style = ("✓ pass", "$success") if score.passed else ("✗ not passed", "$warning")
    ended = ENDINGS[side.closed_by] if side.closed_by else "open still"
    return Content.assemble(
        plain(f"form {side.form}  "),
        (f"{word}, {amount(score.credit)} of {score.total}, {percent(score.percent)}", f"bold {style}"),
        plain(f"  {duration(side.elapsed)}, {side.answered} of {side.items} answered, {ended}"),
    )


def _share(score: DomainScore | None, width: int) -> list[tuple[str, str]]:
    if score is None or not score.total:
        return [(" " * width + "       –", "$muted")]
    return [*bar(score.percent / 100, width, "$primary"), (f" {percent(score.percent):>7}", "")]


def _row(pair: ItemPair, record: Record) -> Row:
    word, style = "", "$muted"
    if pair.one.right != pair.two.right:
        word, style = ("▲ gained", "$success") if pair.two.right else ("▼ lost", "$warning")
    elif pair.mended:
        word = "mended"
    return Row(
        id=str(pair.two.slot),
        cells=(
            str(pair.one.slot),
            plain(pair.item),
            plain(record.profile.title_of(pair.domain), "$muted"),
            _given(pair.one),
            per_item(pair.one.dwell),
            str(pair.two.slot),
            _given(pair.two),
            per_item(pair.two.dwell),
            plain(word, style),
        ),
    )


def _given(given: Given) -> Content:
    sign, style = ("✓", "$success") if given.right else ("◐", "$warning") if given.credit else ("✗", "$warning")
    if not given.response:
        return plain("○ none", "$muted")
    return plain(f"{sign} {given.response}", style)
