"""What every screen and every dialog here is made of."""

from textual import events
from textual.screen import ModalScreen, Screen, ScreenResultType


class Frame(Screen[ScreenResultType]):
    """A screen that keeps still while a window's edge is dragged."""

    async def on_event(self, event: events.Event) -> None:
        """Pass over a size that is no longer the terminal's.

        A screen sends itself the size that it has taken; an old one and a new one would call each other forth for ever.
        """
        if not (isinstance(event, events.Resize) and event.size != self.app.size):
            await super().on_event(event)


class Dialog(Frame[ScreenResultType], ModalScreen[ScreenResultType]):
    """A small window over a screen."""
