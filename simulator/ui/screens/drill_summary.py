"""How a drill went: what was right, by domain and by skill, how long it took, what comes back and when."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Static

from simulator.candidate.coach import Coach
from simulator.drill.plan import Plan
from simulator.drill.schedule import Card
from simulator.drill.stock import TITLES
from simulator.drill.topics import title
from simulator.exam import event as ev
from simulator.exam.event import ClosedBy
from simulator.exam.report import Report
from simulator.exam.view import Solved
from simulator.ports.attempts import Record
from simulator.ports.drills import Wish
from simulator.ports.failure import StoreError
from simulator.ui import wishes
from simulator.ui.coming import named
from simulator.ui.commands import bindings
from simulator.ui.screens.frame import Frame
from simulator.ui.text import bar, count, per_item, percent, plain, span

MOST_SKILLS = 8
NAME = 30


@dataclass(frozen=True, slots=True)
class Asked:
    """One item of a drill that was decided, and the exam time until it was."""

    item: Solved
    skills: tuple[str, ...]
    time: timedelta


class DrillSummary(Frame[None]):
    """The end of a drill, or a look back at it. Enter goes on with another of the same."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("summary")]

    class Scheduled(Message):
        """What comes back, and what to do next; or the words say why that cannot be told."""

        def __init__(self, cards: tuple[Card, ...] = (), plan: Plan | None = None, refusal: str = "") -> None:
            super().__init__()
            self.cards = cards
            self.plan = plan
            self.refusal = refusal

    def __init__(self, record: Record, report: Report, coach: Coach) -> None:
        super().__init__()
        self._record = record
        self._report = report
        self._coach = coach
        self._asked = asked(record, report)

    def compose(self) -> ComposeResult:
        """The verdict, the domains and skills, what comes back, what to do next."""
        record = self._record
        yield Static(
            Content.assemble(
                plain(record.profile.title, "bold $primary"),
                plain(f"  {record.candidate}  attempt {record.id}", "$muted"),
            ),
            id="title",
        )
        with VerticalScroll(id="page"):
            yield Static(self._verdict(), id="verdict")
            yield Static(id="shares")
            yield Static("", id="back")
            yield Static("", id="next")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """The page scrolls by the arrow keys; what comes back is read behind it."""
        self.query_one("#page").focus()
        self._read()

    def on_resize(self, event: events.Resize) -> None:
        """Bars take the width there is."""
        self.query_one("#shares", Static).update(self._shares(min(event.size.width, 110) - 6))

    def action_again(self) -> None:
        """Another of the same."""
        if self._record.wish:
            self.post_message(wishes.Drill(replace(self._record.wish, seed=None)))

    def action_review(self) -> None:
        """What is due today."""
        self.post_message(wishes.Drill(Wish(reviews=True)))

    def action_answers(self) -> None:
        """Every item, explained."""
        self.post_message(wishes.ShowAnswers(self._record, self._report, only="all"))

    def action_wrong(self) -> None:
        """Only what was wrong."""
        self.post_message(wishes.ShowAnswers(self._record, self._report, only="wrong"))

    def action_back(self) -> None:
        """Back."""
        self.app.pop_screen()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        candidate = self._record.candidate
        try:
            self.post_message(self.Scheduled(self._coach.coming(candidate), self._coach.plan(candidate)))
        except StoreError as refusal:
            self.post_message(self.Scheduled(refusal=str(refusal)))

    @on(Scheduled)
    def _scheduled(self, event: Scheduled) -> None:
        back, then = self.query_one("#back", Static), self.query_one("#next", Static)
        if event.plan is None:
            back.update(plain(event.refusal, "$warning"))
            return
        mine = {one.item.item for one in self._asked}
        cards = [card for card in event.cards if card.item in mine]
        back.update(_coming(cards, event.plan.today))
        due = f"{count(event.plan.due, 'review')} due today: r asks them.\n" if event.plan.due else ""
        weak = next((weakness.sentence for weakness in event.plan.weakest), "")
        then.update(
            Content.assemble(
                ("What to do next\n", "bold $accent"),
                plain(due),
                plain(f"Weakest now: {weak}\n" if weak else ""),
                "Enter goes on with another drill of the same.",
            )
        )

    def _verdict(self) -> Content:
        record, asked_ = self._record, self._asked
        if not asked_:
            return plain("Nothing was answered: this drill leaves no trace in the reviews.")
        right = sum(one.item.right for one in asked_)
        each = sum((one.time for one in asked_), timedelta()) / len(asked_)
        lines: list[Content | str | tuple[str, str]] = [
            (f"{right} right of {len(asked_)}", "bold"),
            f"  {percent(Fraction(right * 100, len(asked_)))}   ",
            f"{per_item(each)} an item, {span(self._report.elapsed)} in all\n",
        ]
        if allowed := record.wish and record.wish.allowed:
            over = sum(one.time > allowed for one in asked_)
            style = "$warning" if over else "$success"
            words = f"The pace allows {per_item(allowed)} an item: {over} of {len(asked_)} took longer.\n"
            lines.append((words, style))
        if self._report.closed_by is ClosedBy.EXPIRED:
            lines.append("The time was up.\n")
        if len(asked_) < len(self._report.items):
            lines.append("One more item was in view, and was left without an answer.\n")
        lines.append(("A drill: kept apart from exam scores.", "$muted"))
        return Content.assemble(*lines)

    def _shares(self, width: int) -> Content:
        titles = self._record.profile.title_of
        domains = [(titles(one.item.domain), one) for one in self._asked]
        skills = [
            (title(skill, TITLES), one) for one in self._asked for skill in one.skills if skill != one.item.domain
        ]
        tables = (_table("By domain", domains, width, None), _table("By skill", skills, width, MOST_SKILLS))
        return Content("\n\n").join(table for table in tables if table.plain)


def asked(record: Record, report: Report) -> tuple[Asked, ...]:
    """The items that were decided, in order: not the last one, where it was left without an answer."""
    times = times_to_decide(record.events)
    items = report.items
    if items and not items[-1].answered:
        items = items[:-1]
    return tuple(Asked(item, record.items[item.revision].skills, times.get(item.number, item.dwell)) for item in items)


def times_to_decide(log: Iterable[ev.Event]) -> dict[int, timedelta]:
    """The exam time from when each place came into view until it was explained, or the next one was dealt over it."""
    began: dict[int, timedelta] = {}
    took: dict[int, timedelta] = {}
    last = 0
    for event in log:
        at = event.moment.elapsed
        if isinstance(event, ev.Dealt | ev.Closed) and last in began:
            took.setdefault(last, at - began[last])
        if isinstance(event, ev.Dealt):
            last = event.place.number
            began[last] = at
        elif isinstance(event, ev.Revealed):
            took.setdefault(event.slot, at - began.get(event.slot, at))
    return took


def _table(head: str, named: Sequence[tuple[str, Asked]], width: int, most: int | None) -> Content:
    """A line a name: right of asked, and the time an item; the weakest first. Nothing where there is no name."""
    groups: dict[str, list[Asked]] = {}
    for name, one in named:
        groups.setdefault(name, []).append(one)

    def share(name: str) -> Fraction:
        return Fraction(sum(one.item.right for one in groups[name]), len(groups[name]))

    bar_width = max(5, width - NAME - 32)
    lines = [Content.styled(head, "bold $accent")] if groups else []
    for name in sorted(groups, key=lambda name: (share(name), -len(groups[name])))[:most]:
        mine = groups[name]
        each = sum((one.time for one in mine), timedelta()) / len(mine)
        style = "$success" if share(name) >= Fraction(7, 10) else "$warning"
        lines.append(
            Content.assemble(
                plain(name).truncate(NAME, ellipsis=True, pad=True),
                "  ",
                *bar(share(name), bar_width, style),
                f"  {sum(one.item.right for one in mine):>3} of {len(mine):<3} {per_item(each):>6} an item",
            )
        )
    return Content("\n").join(lines)


def _coming(cards: Sequence[Card], today: date) -> Content:
    """How many of these cards come back, by day."""
    days = Counter(card.day for card in cards)
    if not days:
        return Content.assemble(("What comes back\n", "bold $accent"), "Nothing: what was right at once is known.")
    told = [f"{number} {named(day, today)}" for day, number in sorted(days.items())]
    return Content.assemble(("What comes back\n", "bold $accent"), plain(", ".join(told) + "."))
