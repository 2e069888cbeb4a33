"""An office: a school behind the desk, a window onto it, and an instructor at the keys."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from simulator.exam.item import Item
from simulator.exam.profile import Profile
from simulator.settings import Settings
from simulator.ui.desk.app import DeskApp
from simulator.ui.desk.screens.front import Front
from tests.desk.school import School
from tests.ui.person import SMALL, Person


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


class Instructor(Person[DeskApp]):
    """Someone who teaches, at one window of the desk."""

    async def types(self, text: str) -> None:
        names = {" ": "space", ":": "colon", "<": "less_than_sign", ",": "comma"}
        await self.press(*(names.get(c, c) for c in text))

    async def goes(self, *ways: tuple[str, str]) -> None:
        """Press a key and wait for words, one after the other."""
        for key, words in ways:
            await self.press(key)
            await self.sees(words)
