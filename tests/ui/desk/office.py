"""An office: a school behind the desk, a window onto it, and an instructor at the keys."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from simulator.exam.item import Item
from simulator.exam.profile import Profile
from simulator.settings import Settings
from simulator.ui.desk.app import DeskApp
from simulator.ui.desk.screens.front import Front
from tests.desk.school import School

SMALL, LARGE = (80, 24), (120, 40)


class Office(School):
    """A school whose desk can be opened in a window."""

    def __init__(self, home: Path, pool: Sequence[Item] = (), exam: Profile | None = None) -> None:
        super().__init__(home, pool, exam)
        self.home = home
        self.saved: list[Settings] = []

    def app(self, settings: Settings | None = None) -> DeskApp:
        return DeskApp(
            open_desk=lambda _: self.desk,
            clock=self.clock,
            settings=settings or Settings(),
            save_settings=self.saved.append,
        )

    @asynccontextmanager
    async def window(
        self, size: tuple[int, int] = SMALL, settings: Settings | None = None
    ) -> AsyncIterator["Instructor"]:
        """The front of the desk, with all that waits on it; or the entrance, where there is a PIN."""
        app = self.app(settings)
        async with app.run_test(size=size, notifications=True) as pilot:
            instructor = Instructor(app, pilot)
            await instructor.until(lambda: "Opening ..." not in instructor.look())
            if isinstance(app.screen, Front):
                await instructor.until(lambda: "looking ..." not in instructor.look())
            yield instructor


class Instructor:
    """Types, waits, and reads what is there."""

    def __init__(self, app: DeskApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)

    async def types(self, text: str) -> None:
        names = {" ": "space", ":": "colon", "<": "less_than_sign", ",": "comma"}
        await self.pilot.press(*(names.get(c, c) for c in text))

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
        """Wait for a condition, for a bounded number of pauses."""
        for _ in range(200):
            if met():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"this never came:\n{self.look()}")

    async def sees(self, *words: str) -> None:
        """Wait until all these words are on the screen."""
        await self.until(lambda: all(word in self.look() for word in words))

    async def goes(self, *ways: tuple[str, str]) -> None:
        """Press a key and wait for words, one after the other."""
        for key, words in ways:
            await self.press(key)
            await self.sees(words)
