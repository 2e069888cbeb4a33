"""Someone at a window: presses keys, waits, and reads what is there."""

from asyncio import sleep
from collections.abc import Callable
from contextlib import suppress
from time import process_time
from typing import Any, Generic, TypeVar

import pytest
from textual.app import App
from textual.css.query import NoMatches
from textual.pilot import Pilot
from textual.screen import Screen

SMALL, LARGE = (80, 24), (120, 40)
REPAINTED = 0.02
PATIENCE = 2_000
"""Pauses; a busy machine needs some hundred now and then."""

Window = TypeVar("Window", bound=App[None])


async def taken_in(_least: float = 0) -> None:
    """Wait until this process has been at rest for a moment: Textual's own wait for a key is four times as long."""
    for _ in range(200):
        used = process_time()
        await sleep(0.005)
        if process_time() - used < 0.001:
            return


class Person(Generic[Window]):
    """Whoever sits at a window of an app."""

    def __init__(self, app: Window, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys, each once the app has taken in the one before, and wait until the last one shows."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("textual.app.wait_for_idle", taken_in)
            await self.pilot.press(*keys)
        await self.pilot.pause(REPAINTED)

    def look(self) -> str:
        """The text on the screen, line by line, as a terminal would show it."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    def flat(self) -> str:
        """The text on the screen without its spaces and line breaks, to find what was wrapped."""
        return "".join(self.look().split())

    def at(self, screen: type[Screen[Any]]) -> bool:
        """Whether this kind of screen is in front."""
        return isinstance(self.app.screen, screen)

    async def until(self, met: Callable[[], bool]) -> None:
        """Wait for a condition, for a bounded number of pauses. A widget that does not stand yet does not meet it."""
        for _ in range(PATIENCE):
            with suppress(NoMatches):
                if met():
                    return
            await self.pilot.pause()
        raise AssertionError(f"this never came:\n{self.look()}")

    async def sees(self, *words: str) -> None:
        """Wait until all these words are on the screen."""
        await self.until(lambda: all(word in self.look() for word in words))
