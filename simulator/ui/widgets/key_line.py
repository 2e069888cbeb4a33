"""The keys at the bottom of a screen, as many as there is room for."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.binding import ActiveBinding
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey

from simulator.ui.commands import COMMANDS

SPARE = {command.id: n for n, command in enumerate(COMMANDS) if command.spare}
"""The spare commands, by the order in which they are declared."""


class KeyLine(Footer):
    """A footer that is never clipped. The spare keys go first, the last before the others; the very last stays."""

    def __init__(self) -> None:
        super().__init__(compact=True, show_command_palette=False)
        self._composed: object = None

    def compose(self) -> ComposeResult:
        """The keys that act here and now, and have room."""
        keys: list[Widget | None] = [*super().compose()]
        bound = self.screen.active_bindings  # asks every action whether it is allowed
        order = sorted(range(len(keys) - 1), key=lambda n: (_spare(keys[n], bound), n))
        while order and sum(map(_width, keys)) - 1 > self.app.size.width:
            keys[order.pop()] = None
        yield from (key for key in keys if key)

    async def recompose(self) -> None:
        """Only where other keys act now, or the room is another one: it is asked for far more often than that."""
        if not self.is_attached or self._pruning:  # what its screen is made of may be gone already
            return
        acting = [
            (active.binding.key, active.binding.description, active.enabled)
            for active in self.screen.active_bindings.values()
            if active.binding.show
        ]
        if (now := (acting, self.app.size.width)) != self._composed:
            self._composed = now
            await super().recompose()

    def on_resize(self) -> None:
        """The room is another one."""
        self.call_after_refresh(self.recompose)


def _spare(key: Widget | None, bound: Mapping[str, ActiveBinding]) -> int:
    active = bound.get(key.key) if isinstance(key, FooterKey) else None
    return SPARE.get(active.binding.id or "", -1) if active else -1


def _width(key: Widget | None) -> int:
    """Cells of a key with its name, and the one behind it."""
    return len(key.key_display) + len(key.description) + 2 if isinstance(key, FooterKey) else 0
