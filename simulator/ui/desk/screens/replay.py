"""The replay: an attempt step by step, as its candidate saw it."""

import re
from datetime import timedelta
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from simulator.clock import Clock
from simulator.desk.attempts import Replay as Attempt
from simulator.desk.desk import Desk
from simulator.exam.step import Deed, Step, Turn
from simulator.exam.words import duration
from simulator.ui.commands import bindings
from simulator.ui.desk.player import Player, Sought
from simulator.ui.desk.screens.reading import Reading
from simulator.ui.desk.widgets.replayed import Replayed
from simulator.ui.desk.widgets.replayed_record import ReplayedRecord
from simulator.ui.desk.widgets.scale import Happened, position_bar
from simulator.ui.desk.widgets.table import Column, Row, Table
from simulator.ui.screens.dialogs import Prompt
from simulator.ui.text import plain

WIDE = 110
"""From so many cells on the steps stand beside the item."""
TALL = 30
"""From so many rows on the steps below the item have more than two, and the item a free row above it."""
OFTEN = 0.1
"""Seconds between two looks at the player while it plays. It counts on none of them."""

_SIGNS = {
    Deed.CAME: "→",
    Deed.SURVEYED: "≡",
    Deed.ANSWERED: "●",
    Deed.CHANGED: "◐",
    Deed.CLEARED: "○",
    Deed.TYPED: "●",
    Deed.WROTE: "●",
    Deed.DROPPED: "○",
    Deed.FLAGGED: "⚑",
    Deed.UNFLAGGED: "⚐",
    Deed.STRUCK: "✕",
    Deed.NOTED: "✎",
    Deed.LOOKED_UP: "▤",
    Deed.INTERRUPTED: "‖",
    Deed.PAUSED: "‖",
    Deed.ALERTED: "◷",
    Deed.CLOSED: "■",
}
_ON_THE_BAR = {Deed.CHANGED: "◐", Deed.FLAGGED: "⚑", Deed.INTERRUPTED: "‖", Deed.PAUSED: "‖", Deed.LOOKED_UP: "▤"}
_LEGEND = {"◐": "changed", "⚑": "flagged", "▤": "looked up", "‖": "paused or interrupted"}
_TURNS = {Turn.RIGHT_TO_WRONG: "$error", Turn.WRONG_TO_RIGHT: "$success", Turn.WRONG_TO_WRONG: "$warning"}

_STEPS = (
    Column("time", "time", 8, right=True),
    Column("slot", "item", 4, right=True),
    Column("sign", "", 1),
    Column("told", "what happened", 20, grows=True),
)


class Replay(Reading[Attempt]):
    """One attempt, open or closed, along its timeline."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("replay")]

    def __init__(self, desk: Desk, clock: Clock, attempt: int, slot: int | None = None) -> None:
        super().__init__(desk)
        self._clock = clock
        self._attempt = attempt
        self._slot = slot
        self._shown: Attempt | None = None
        self._player: Player | None = None
        self._happened: tuple[Happened, ...] = ()
        self._key = False
        self._paged = False

    def body(self) -> ComposeResult:
        """The bar, the item, and beside or below it the steps."""
        yield Static(id="bar")
        yield Static(id="now")
        with Horizontal(id="stage"):
            yield Replayed()
            steps = Table(_STEPS, "steps", empty="Nothing happened yet.")
            steps.can_focus = False  # the steps follow the keys; the keys are the screen's
            yield steps

    def begin(self) -> None:
        """Its name, and the first look."""
        self.entitle(("Replay  ", "bold $primary"), f"attempt {self._attempt}")
        bar = self.query_one("#bar")
        bar.styles.margin, bar.styles.height = 0, 2
        self.set_interval(OFTEN, self.look)
        self.reload()

    def read(self) -> Attempt:
        """The attempt with its timeline."""
        return self.desk.attempts.replay(self._attempt)

    def show(self, value: Attempt) -> None:
        """From the beginning, or from where the item came into view."""
        self._shown, self._player = value, Player(value.timeline)
        steps = value.timeline.steps
        self._happened = tuple((s.moment.elapsed, _ON_THE_BAR[s.deed]) for s in steps if s.deed in _ON_THE_BAR)
        self.query_one("#steps", Table).show(_row(step) for step in steps)
        if self._slot:
            self._player.slot(self._slot)
        self._draw()

    def on_resize(self, event: events.Resize) -> None:
        """The steps go beside the item where there is room; in a low window the item has most of what there is."""
        wide, low = event.size.width >= WIDE, event.size.height < TALL
        self.set_class(wide, "-wide")
        self.query_one("#steps").styles.height = 4 if low and not wide else None
        self.query_one("#stood").styles.margin = 0 if low else None
        self._draw()

    def tell(self, words: str, style: str = "") -> None:
        """Say something above the keys; the row is the item's where there is nothing to say."""
        super().tell(words, style)
        self.query_one("#news").display = bool(words)

    def look(self) -> None:
        """Ask the player where it is by now."""
        if self._player and self._player.playing and self.is_current:
            moved = self._player.look(self._clock.read().ticks)
            if moved:
                self._draw()
            else:
                self._draw_time()

    # By hand

    def action_step(self, steps: int) -> None:
        """So many steps on, or back."""
        if self._player:
            self._player.go(self._player.at + steps)
            self._draw()

    def action_item(self, way: int) -> None:
        """Another item."""
        if self._player:
            self._tell_unless(self._player.item(way), "no other item came into view", way)

    def action_jump(self, sought: str, way: int = 1) -> None:
        """The next of these, or the one before."""
        if self._player:
            self._tell_unless(self._player.jump(Sought(sought), way), f"there is no {sought}", way)

    def action_end(self, last: bool) -> None:
        """The beginning, or the end."""
        if self._player:
            self._player.go(len(self._player.steps) if last else 0)
            self._draw()

    def action_go(self) -> None:
        """To an item, or to a time."""
        prompt = Prompt("Go to an item, or to a time", placeholder="12, or 1:05:00", check=self._unreachable)
        self.app.push_screen(prompt, self._go)

    def _unreachable(self, typed: str) -> str:
        if _time(typed) is not None or self._shown is None:
            return ""
        if typed.strip().isdecimal():
            last = len(self._shown.timeline.states[-1].form.slots)
            return "" if 1 <= int(typed) <= last else f"There is no item {int(typed)}: the last one is {last}."
        return "Write the number of an item, such as 12, or a time, such as 1:05:00."

    def _go(self, typed: str | None) -> None:
        if not typed or not self._player:
            return
        if (time := _time(typed)) is not None:
            self._player.go_to(time)
            self._draw()
        elif self._player.slot(int(typed)):
            self._draw()
        else:
            self.tell(f"Item {int(typed)} never came into view.", "$warning")

    # By itself

    def action_play(self) -> None:
        """Play, or stop."""
        if self._player:
            ticks = self._clock.read().ticks
            if self._player.playing:
                self._player.look(ticks)
                self._player.stop()
            else:
                self._player.play(ticks)
            self._draw()

    def action_speed(self, by: int) -> None:
        """Faster, or slower."""
        if self._player:
            self._player.quicken(by, self._clock.read().ticks)
            self._draw()

    # What is seen

    def action_key(self) -> None:
        """With the key, or as it was."""
        self._key = not self._key
        self._draw()

    def action_whole(self) -> None:
        """The whole room for the item, or the steps beside it."""
        self.toggle_class("-whole")

    def action_document(self, page: int) -> None:
        """A page of the record: 0 is the task, the last its sheet."""
        if not self.query_one(ReplayedRecord).turn(page):
            self.tell("The record has no such page.", "$warning")

    def action_turn(self, pages: int) -> None:
        """On to the next page of the record, or back."""
        self.query_one(ReplayedRecord).turn_on(pages)

    def action_scroll(self, lines: int) -> None:
        """The item, by lines."""
        self.query_one(Replayed).scroll_lines(lines)

    def action_page(self, pages: int) -> None:
        """The item, by pages."""
        self.query_one(Replayed).scroll_pages(pages)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a record has pages."""
        if action in ("document", "turn"):
            return self._paged
        return super().check_action(action, parameters)

    def _tell_unless(self, found: bool, words: str, way: int) -> None:
        if found:
            self._draw()
        else:
            self.tell(f"From here {'on' if way > 0 else 'back'} {words}.", "$warning")

    def _draw(self) -> None:
        shown, player = self._shown, self._player
        if shown is None or player is None:
            return
        record = shown.record
        self.entitle(
            ("Replay  ", "bold $primary"),
            plain(f"{record.candidate}", "bold"),
            plain(f"  {record.profile.title}, form {record.form.id}, attempt {record.id}", "$muted"),
        )
        self._draw_time()
        state, item = player.state, self.query_one(Replayed)
        if not player.at:
            item.show_words("Before the start")
        elif state.surveying:
            item.show_words("The review screen was in view.")
        elif not state.form.slots:
            item.show_words("No item was in view yet.")
        else:
            slot = state.form.slot(state.current)
            domain = record.profile.title_of(slot.domain)
            item.show(state, slot, record.items[slot.revision], domain, player.step, key=self._key)
        self.query_one("#steps", Table).go(player.at - 1)
        if item.has_record != self._paged:
            self._paged = item.has_record
            self.refresh_bindings()

    def _draw_time(self) -> None:
        player = self._player
        if player is None:
            return
        width = self.size.width - 4
        bar = position_bar(player.elapsed, player.length, self._happened, width)
        on_it = {glyph for _, glyph in self._happened}
        legend = "  ".join(f"{glyph} {word}" for glyph, word in _LEGEND.items() if glyph in on_it)
        self.query_one("#bar", Static).update(Content.assemble((f"{legend}\n", "$muted"), bar), layout=False)
        at, number, step = player.at, len(player.steps), player.step
        told = step.sentence if step else "Before the start."
        going = f"▶ playing ×{player.speed}" if player.playing else f"■ stands (×{player.speed})"
        now = Content.assemble(
            (f"{going}  ", "bold $accent"),
            ("key shown  " if self._key else "", "bold $warning"),
            (f"step {at} of {number}  ", "$muted"),
            plain(told),
        )
        self.query_one("#now", Static).update(now, layout=False)
        self.tell("")


def _row(step: Step) -> Row:
    style = _TURNS[step.turn] if step.turn else "$muted" if step.deed is Deed.CAME else ""
    return Row(
        id=str(step.number),
        cells=(
            plain(duration(step.moment.elapsed), "$muted"),
            plain(str(step.slot or "")),
            plain(_SIGNS.get(step.deed, "·"), style or "$accent"),
            plain(step.sentence, style),
        ),
    )


def _time(typed: str) -> timedelta | None:
    """A time as it is written: H:MM:SS, or M:SS."""
    match = re.fullmatch(r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})", typed.strip())
    if match is None:
        return None
    return timedelta(hours=int(match[1] or 0), minutes=int(match[2]), seconds=int(match[3]))
