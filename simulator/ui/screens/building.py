"""What the screens share behind which the code books may have to be built."""

from textual import on
from textual.message import Message
from textual.screen import ScreenResultType
from textual.widgets import ProgressBar

from simulator.ui.screens.frame import Frame


class Building(Frame[ScreenResultType]):
    """A screen that tells how far the code books are, while work behind it builds them."""

    class Told(Message):
        """How far the building of the code books is, and what of it is being done."""

        def __init__(self, share: float, what: str) -> None:
            super().__init__()
            self.share = share
            self.what = what

    def bar(self) -> ProgressBar:
        """The bar to put on the screen; out of sight until there is something to tell."""
        bar = ProgressBar(total=100, show_eta=False, id="building")
        bar.display = False
        return bar

    def tell(self, share: float, what: str) -> None:
        """Show how far it is; from any thread."""
        self.post_message(self.Told(share, what))

    def built(self) -> None:
        """Put the bar away."""
        self.query_one("#building").display = False

    def say(self, words: str) -> None:
        """Say something where this screen says things."""
        raise NotImplementedError

    @on(Told)
    def _told(self, event: Told) -> None:
        bar = self.query_one("#building", ProgressBar)
        bar.display = True
        bar.update(progress=event.share * 100)
        self.say(f"Making the code books ready, once: {event.what}")
