"""The front of the desk: what waits, and the ways into everything. It paints before the store is open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static

from simulator import __version__
from simulator.clock import through
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.desk.behind import behind
from simulator.ui.screens.frame import Frame
from simulator.ui.text import count, day, plain
from simulator.ui.widgets.key_line import KeyLine
from simulator.ui.widgets.menu import Line, Menu

if TYPE_CHECKING:
    from simulator.clock import Clock
    from simulator.desk.desk import Desk

SOON = timedelta(days=7)
"""An assignment that closes within so long waits."""

_WAYS = {
    "attempts": ("Attempts", "every attempt of everyone: find, report, replay, compare"),
    "classes": ("Classes", "groups, members, extra time, what they are to sit"),
    "cohort": ("Cohort", "a class at a glance: heat map, scores, pace, at risk"),
    "items": ("Items", "item analysis of the forms that were sat"),
    "disputes": ("Disputes", "what candidates dispute, and how it was ruled"),
    "audit": ("Audit log", "who did what at the desk, when"),
}


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something that waits: its words, and what opens it."""

    words: str
    wish: wishes.Wish


class Front(Frame[None]):
    """The first screen of the desk."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("desk")]

    def __init__(self) -> None:
        super().__init__()
        self._desk: Desk | None = None
        self._clock: Clock | None = None
        self._waiting: tuple[Waiting, ...] = ()
        self._known = False

    def compose(self) -> ComposeResult:
        """Whose desk it is, then what can be done."""
        with Vertical(id="top"):
            yield Static(
                Content.assemble(("codexam", "bold $primary"), (f" {__version__}", "$muted"), ("  The desk", "bold"))
            )
            yield Static(plain("Attempts, classes, items and disputes, as they stand in this machine's store."))
            yield Static(id="who")
        yield Menu()
        yield Static("Opening ...", id="news")
        yield KeyLine()

    def open(self, desk: "Desk", clock: "Clock") -> None:
        """Show what this desk has."""
        self._desk, self._clock = desk, clock
        self.query_one("#who", Static).update(Content.assemble("Instructor  ", plain(desk.by, "bold")))
        self._show()
        self.query_one(Menu).focus()
        self._look(desk, clock)

    def tell(self, words: str) -> None:
        """Say something below the menu."""
        self.query_one("#news", Static).update(plain(words))

    def on_screen_resume(self) -> None:
        """Something may have changed while another screen was in front."""
        if self._desk and self._clock:
            self._look(self._desk, self._clock)

    def action_open(self) -> None:
        """Open the line under the cursor."""
        kind, _, which = (self.query_one(Menu).chosen or "").partition(" ")
        if kind == "waiting":
            self.post_message(self._waiting[int(which)].wish)
        elif kind:
            self._go(kind)

    def action_attempts(self) -> None:
        """Every attempt."""
        self._go("attempts")

    def action_classes(self) -> None:
        """The groups."""
        self._go("classes")

    def action_cohort(self) -> None:
        """Everybody at a glance."""
        self._go("cohort")

    def action_items(self) -> None:
        """The forms that can be analysed."""
        self._go("items")

    def action_disputes(self) -> None:
        """The disputes."""
        self._go("disputes")

    def action_audit(self) -> None:
        """The audit log."""
        self._go("audit")

    def action_reload(self) -> None:
        """Look again at what waits."""
        if self._desk and self._clock:
            self._known = False
            self._show()
            self._look(self._desk, self._clock)

    def action_leave(self) -> None:
        """Leave."""
        self.app.exit()

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_open()

    def _go(self, where: str) -> None:
        ways: dict[str, wishes.Wish] = {
            "attempts": wishes.Attempts(),
            "classes": wishes.Classes(),
            "cohort": wishes.Cohort(),
            "items": wishes.Forms(),
            "disputes": wishes.Disputes(),
            "audit": wishes.Audit(),
        }
        if self._desk:
            self.post_message(ways[where])

    @on(wishes.Wish)
    def _asks(self, wish: wishes.Wish) -> None:
        wish.asker = self

    def _show(self, *, looking: bool = True) -> None:
        lines = [_heading("What waits")]
        lines += [Line(plain(f"   {one.words}"), id=f"waiting {n}") for n, one in enumerate(self._waiting)]
        if not self._waiting or (looking and not self._known):
            looks = looking and not self._known
            lines.append(Line(plain("   looking ..." if looks else "   nothing: all is settled", "$muted")))
        lines.append(_heading("Go to"))
        for name, (title, about) in _WAYS.items():
            entry = Content.assemble("   ▸ ", (f"{title:<11}", "bold"), (about, "$muted"))
            lines.append(Line(entry, id=name))
        menu = self.query_one(Menu)
        menu.show(lines, at=menu.chosen or "attempts")

    @work(exclusive=True)
    async def _look(self, desk: "Desk", clock: "Clock") -> None:
        """Look what waits, and tell of each as it is found; a later time of all at once, that nothing jumps."""
        from simulator.ports.failure import StoreError

        found: tuple[Waiting, ...] = ()
        looking = _waiting(desk, clock.read().now)
        try:
            while one := await behind(partial(next, looking, None)):
                found = (*found, one)
                if not self._known:
                    self._waiting = found
                    self._show()
        except StoreError as refusal:
            self.tell(str(refusal))
        else:
            self._waiting, self._known = found, True
            self._show(looking=False)


def _heading(words: str) -> Line:
    return Line(Content.styled(f" {words}", "bold $accent"))


def _waiting(desk: "Desk", now: datetime) -> Iterator[Waiting]:
    """All that waits: what is quick to know first."""
    yield from _disputed(desk)
    yield from _closing(desk, now)
    yield from _at_risk(desk)
    yield from _flagged(desk)


def _disputed(desk: "Desk") -> Iterator[Waiting]:
    if queue := desk.disputes.queue():
        wait = "waits" if len(queue) == 1 else "wait"
        words = f"⚑ {count(len(queue), 'dispute')} {wait} for a ruling, the oldest since {day(queue[0].at)}"
        yield Waiting(words, wishes.Disputes())


def _closing(desk: "Desk", now: datetime) -> Iterator[Waiting]:
    from simulator.ports.roster import Stage

    titles = {exam.id: exam.title for exam in desk.roster.exams()}
    for one in desk.roster.assignments():
        if one.withdrawn or not one.opens <= now < one.closes <= now + SOON:
            continue
        progress = desk.roster.progress(one.id)
        done = sum(each.stage is Stage.FINISHED for each in progress)
        exam = one.form or titles.get(one.profile, one.profile)
        words = f"◷ {one.group}: {exam} closes {through(one.closes)}, {done} of {len(progress)} finished"
        yield Waiting(words, wishes.Progress(one))


def _at_risk(desk: "Desk") -> Iterator[Waiting]:
    from simulator.desk.cohort import Scope

    for exam in desk.cohort.exams():
        picture = desk.cohort.picture(Scope(profile=exam.profile))
        if picture.at_risk:
            words = f"▼ {len(picture.at_risk)} of {count(picture.candidates, 'candidate')} at risk at {exam.title}"
            yield Waiting(words, wishes.Cohort(page="risk", exam=exam.profile))


def _flagged(desk: "Desk") -> Iterator[Waiting]:
    for sat in desk.items.forms():
        flagged = desk.items.analysis(sat.fingerprint).flagged
        if flagged:
            words = f"! {len(flagged)} of {count(sat.items, 'item')} of form {sat.name} have a flag"
            yield Waiting(words, wishes.Analysis(sat.fingerprint))
