"""The shell: what every app here has in common. Themes, keys, help, the palette, signals, and no traceback."""

import asyncio
import signal
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from simulator.exam.prose import legible
from simulator.settings import THEMES as NAMES
from simulator.settings import Settings
from simulator.ui.commands import bindings, commands, key_names, told
from simulator.ui.themes import THEMES

Scopes = Mapping[str, tuple[tuple[str, ...], str]]
"""The commands of a screen, by its class, and its title in the help."""


class Shell(App[None]):
    """An app without its screens. `SCOPES` names the commands of each."""

    TITLE = "codexam"
    SCOPES: ClassVar[Scopes] = {}
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("app"),
        Binding("ctrl+q", "quit", "Quit", show=False),  # Textual's own goes before the question of the exam
    ]

    def __init__(self, settings: Settings, save_settings: Callable[[Settings], None]) -> None:
        super().__init__()
        self._settings = settings
        self._save_settings = save_settings
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.theme
        self.animation_level = "none"
        self.set_keymap(dict(settings.keys))

    def tell(self, words: str) -> None:
        """Say something where it stands until it was read."""
        raise NotImplementedError

    @property
    def failure(self) -> Exception | None:
        """What ended the app, when nobody had expected it; for whoever ran the app to put into words."""
        return self._exception

    def _fatal_error(self) -> None:
        """Leave without the traceback that Textual prints here: no person is to meet one."""
        self._close_messages_no_wait()

    def heed_signals(self) -> None:
        """Leave in good order when the terminal's window is closed, or the machine shuts down."""
        for name in ("SIGHUP", "SIGTERM"):
            with suppress(AttributeError, NotImplementedError):  # Windows has none of this
                number = getattr(signal, name)
                asyncio.get_running_loop().add_signal_handler(number, partial(self.exit, return_code=128 + number))

    async def on_event(self, event: events.Event) -> None:
        """Make what is pasted legible before any field takes it."""
        if isinstance(event, events.Paste):
            event.text = legible(event.text)
        await super().on_event(event)

    def get_key_display(self, binding: Binding) -> str:
        """Keys in the footer as they stand in the help."""
        return key_names(binding.key)

    def action_next_theme(self) -> None:
        """Next theme, kept for the next start."""
        self.theme = NAMES[(NAMES.index(self.theme) + 1) % len(NAMES)]
        self.keep(replace(self._settings, theme=self.theme))

    def action_guide(self) -> None:
        """The keys of the screen in front."""
        found = self.SCOPES.get(type(self.screen).__name__)
        if found is None:
            return
        from simulator.ui.screens.dialogs import Guide

        scopes, title = found
        rows = [row for name in (*scopes, "app") for row in told(name, self._settings.keys)]
        self.push_screen(Guide(title, rows))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette holds the commands that the screen in front allows."""
        scopes, _ = self.SCOPES.get(type(screen).__name__, ((), ""))
        for name in (*scopes, "app"):
            for command in commands(name):
                if name != "app" and not screen.check_action(command.call.partition("(")[0], ()):
                    continue
                yield SystemCommand(command.title, command.about, self._runner(screen, command.call))

    def _runner(self, screen: Screen[object], call: str) -> Callable[[], None]:
        def run() -> None:
            self.call_later(screen.run_action, call)

        return run

    def keep(self, settings: Settings) -> None:
        """Write these settings, where they are others than those in force."""
        if settings == self._settings:
            return
        self._settings = settings
        try:
            self._save_settings(settings)
        except OSError:
            self.tell("The settings could not be written: they hold until codexam is closed.")
