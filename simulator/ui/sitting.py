"""A sitting: one attempt in this window, with what the candidate must be told of it."""

from collections.abc import Callable
from dataclasses import dataclass

from textual.app import App
from textual.signal import Signal

from simulator.candidate.proctor import Proctor, Watching
from simulator.exam.engine import Illegal
from simulator.exam.event import Interrupted
from simulator.ports.failure import StoreError, Taken
from simulator.ui.widgets.chart import Place
from simulator.ui.widgets.headline import Headline

TAKEN = "Taken over in another window: this one only watches; t takes it back."
WATCHED = "Open in another window: this one only watches; t takes over."


@dataclass(frozen=True, slots=True)
class Ticked:
    """One look at the clock, for every screen of the sitting."""

    alert: bool = False
    interruption: Interrupted | None = None
    advanced: bool = False


class Sitting:
    """Runs every command on the proctor, and turns each failure into words that stay until it is mended.

    `trouble` is such a sentence, or ""; `clock_hidden` is the candidate's wish; `places` is where each chart was left,
    by the number of its case. `ticked` tells the screens about once a second.
    """

    def __init__(self, app: App[None], proctor: Proctor) -> None:
        self.proctor = proctor
        self.trouble = WATCHED if proctor.watching else ""
        self.clock_hidden = False
        self.places: dict[int, Place] = {}
        self._unsaved = False
        self.ticked: Signal[Ticked] = Signal(app, "ticked")

    def do(self, act: Callable[[Proctor], None]) -> bool:
        """Run a command; False, with `trouble` set, when it was not done."""
        self._unsaved = False
        try:
            act(self.proctor)
        except (StoreError, Illegal) as refusal:
            self.trouble = str(refusal)
            return False
        except Taken:
            self.trouble = TAKEN
            return False
        except Watching:
            self.trouble = WATCHED
            return False
        self.trouble = ""
        return True

    def show_clock(self, headline: Headline) -> None:
        """Show the clock as it stands: what is left, or, where nothing limits it, what was used."""
        view = self.proctor.clock()
        headline.show_clock(
            view.left if view.timed else None,
            view.elapsed,
            view.pace,
            running=view.running,
            hidden=self.clock_hidden,
        )

    def leave(self) -> None:
        """Let the attempt go, with the time used on disk as far as the disk allows."""
        try:
            self.proctor.leave()
        except StoreError as refusal:
            self.trouble = str(refusal)

    def tick(self) -> Ticked:
        """Look at the clock, and tell the screens."""
        seen = Ticked()
        try:
            tick = self.proctor.tick()
            seen = Ticked(tick.alert, tick.interruption, tick.advanced)
            if self._unsaved:
                self.trouble, self._unsaved = "", False
        except StoreError as refusal:
            if not self.trouble:  # a command that was refused has said so already, and stands until the next one
                self.trouble, self._unsaved = str(refusal), True
        except Taken:
            self.trouble = TAKEN
        self.ticked.publish(seen)
        return seen
