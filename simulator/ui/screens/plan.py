"""The plan: the day of the exam, what falls due in the week, where one is weak, and what to do about it."""

from collections.abc import Sequence
from datetime import date
from math import isqrt
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Static
from textual.worker import get_current_worker

from simulator.candidate.coach import Coach
from simulator.drill.plan import Plan
from simulator.drill.share import Weakness
from simulator.ports.drills import Wish
from simulator.ports.failure import StoreError
from simulator.ui import wishes
from simulator.ui.commands import bindings
from simulator.ui.screens.dialogs import Prompt
from simulator.ui.screens.frame import Frame
from simulator.ui.text import bar, plain

NAME = 30


class PlanScreen(Frame[None]):
    """One candidate's plan. `e` sets the day of the exam."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("plan")]

    class Made(Message):
        """The plan is there; or the words say why not."""

        def __init__(self, plan: Plan | None = None, weakest: tuple[Weakness, ...] = (), refusal: str = "") -> None:
            super().__init__()
            self.plan = plan
            self.weakest = weakest
            self.refusal = refusal

    def __init__(self, coach: Coach, candidate: str) -> None:
        super().__init__()
        self._coach = coach
        self._candidate = candidate
        self._plan: Plan | None = None
        self._weakest: tuple[Weakness, ...] = ()
        self._unset = ""

    def compose(self) -> ComposeResult:
        """What to do, the week, the domains."""
        yield Static(Content.assemble(("Plan  ", "bold $primary"), plain(self._candidate, "bold")), id="title")
        with VerticalScroll(id="page"):
            yield Static("Reading what was done so far ...", id="sentences")
            yield Static(id="week")
            yield Static(id="domains")
        yield Static(id="news")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """The page scrolls by the arrow keys; the plan is made behind it."""
        self.query_one("#page").focus()

    def on_screen_resume(self) -> None:
        """Something may have been drilled meanwhile."""
        self._read()

    def on_resize(self, _: events.Resize) -> None:
        """Bars take the width there is."""
        self._show()

    def action_date(self) -> None:
        """Ask for the day of the exam; an empty line takes it off."""
        known = self._plan.exam_date if self._plan else None
        title = "The day of your exam, as 2026-12-31; empty takes it off"
        self.app.push_screen(Prompt(title, value=known.isoformat() if known else "", check=_date_check), self._set)

    def action_review(self) -> None:
        """What is due today."""
        self.post_message(wishes.Drill(Wish(reviews=True)))

    def action_drill(self) -> None:
        """Choose a drill."""
        self.post_message(wishes.Choose())

    def action_back(self) -> None:
        """Back to home."""
        self.app.pop_screen()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        try:
            made = self.Made(self._coach.plan(self._candidate), self._coach.weakest(self._candidate))
        except StoreError as refusal:
            made = self.Made(refusal=str(refusal))
        if not get_current_worker().is_cancelled:  # else the date was set meanwhile, and the plan is another one
            self.post_message(made)

    @on(Made)
    def _made(self, event: Made) -> None:
        if event.plan:
            self._plan, self._weakest = event.plan, event.weakest
            self._show()
        self.say(event.refusal or self._unset)

    def say(self, words: str) -> None:
        """Say something below the page."""
        self.query_one("#news", Static).update(plain(words))

    def _set(self, text: str | None) -> None:
        if text is None:
            return
        self._unset = ""
        try:
            self._coach.set_exam_date(self._candidate, date.fromisoformat(text.strip()) if text.strip() else None)
        except StoreError as refusal:
            self._unset = str(refusal)
        self._read()

    def _show(self) -> None:
        if self._plan is None:
            return
        width = min(self.size.width, 110) - 6
        sentences = "\n".join(self._plan.sentences)
        self.query_one("#sentences", Static).update(
            Content.assemble(("What to do this week\n", "bold $accent"), plain(sentences))
        )
        self.query_one("#week", Static).update(_week(self._plan, width))
        self.query_one("#domains", Static).update(_domains(self._weakest, width))


def sure(answers: int) -> int:
    """How far off a share of so many answers may well be, in points of a hundred: one in the root of their number."""
    return isqrt(10000 // answers)


def _week(plan: Plan, width: int) -> Content:
    """A line a day: how many reviews fall due, as a bar, and the domain to drill after them."""
    most = max((day.due for day in plan.days), default=0)
    room = max(6, min(30, width - 50))
    lines: list[Content | str | tuple[str, str]] = [("Reviews due, and what to drill after them", "bold $accent")]
    for day in plan.days:
        full = -(-day.due * room // most) if most else 0
        name = "today" if day.day == plan.today else f"{day.day:%a} {day.day.isoformat()}"
        lines += [f"\n{name:<16}", ("█" * full, "$primary"), (f" {day.due}" if day.due else "·", "$muted")]
        lines.append(" " * (room - full + (1 if day.due else 2) + (3 - len(str(day.due or "")))))
        lines.append(plain(day.drill.title if day.drill else "", "$muted"))
    return Content.assemble(*lines)


def _domains(weakest: Sequence[Weakness], width: int) -> Content:
    """A line a domain that was answered: its share, of how many answers, and how far off that may be."""
    met = [weakness for weakness in weakest if weakness.share.total]
    rest = [weakness.title for weakness in weakest if not weakness.share.total]
    room = max(6, min(40, width - NAME - 34))
    lines: list[Content | str | tuple[str, str]] = [("By domain, the weakest first\n", "bold $accent")]
    if not met:
        lines.append("Nothing was answered so far: a drill or an exam tells where you are weak.\n")
    for weakness in met:
        share = weakness.share
        portion = share.right / share.total
        lines += [
            plain(weakness.title).truncate(NAME, ellipsis=True, pad=True),
            "  ",
            *bar(portion, room, "$primary"),
            f"  {portion * 100 // 1:>3} %",
            (f"  of {share.total}, give or take {sure(share.total)}\n", "$muted"),
        ]
    if rest:
        lines.append(plain(f"Not answered so far: {', '.join(rest)}.", "$muted"))
    return Content.assemble(*lines)


def _date_check(text: str) -> str:
    try:
        if text.strip():
            date.fromisoformat(text.strip())
    except ValueError:
        return "A day is written as year, month, day: 2026-12-31."
    return ""
