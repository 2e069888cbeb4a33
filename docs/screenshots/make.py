"""Make the pictures of the README from the program itself: `python docs/screenshots/make.py`."""

import asyncio
import re
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from simulator.banks.shelf import FolderShelf
from simulator.bootstrap import demo_places, join_desk
from simulator.candidate.coach import Coach
from simulator.desk.demo import demo
from simulator.desk.door import Door
from simulator.exam.form import fixed
from simulator.exam.timing import Reading
from simulator.candidate.lobby import Lobby
from simulator.paths import shipped
from simulator.settings import Settings
from simulator.store import open_store
from simulator.ui.app import CodexamApp
from simulator.ui.desk.app import DeskApp
from simulator.ui.errand import Brief, BriefCase

HERE = Path(__file__).parent
CASE = "ccs-a-inpatient-2"
SHEET = ("S72.002A\tY", "I10\tY", "E03.9\tY", "E87.")
"""What a candidate has written after a while, the last line half typed; not all of it is right."""


class Afternoon:
    """A clock that goes only when it is told to, so that the pictures come out the same."""

    def __init__(self) -> None:
        self.now = datetime(2026, 5, 4, 13, 0, tzinfo=UTC)

    def read(self) -> Reading:
        return Reading(ticks=self.now - datetime(2026, 1, 1, tzinfo=UTC), now=self.now)

    def boot(self) -> str:
        return "picture"


async def main() -> None:
    clock = Afternoon()
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "codexam.db", Path(folder) / "backups")
        shelf = FolderShelf((shipped("question_banks"),))
        lobby = Lobby(
            shelf=shelf,
            journal=store.attempts,
            archive=store.history,
            disputes=store.disputes,
            rosters=store.roster,
            clock=clock,
            window="picture",
        )
        profile = lobby.profile("cpc")
        items = {item.id: item for item in shelf.pool(profile)}
        coach = Coach(
            shelf=shelf,
            journal=store.attempts,
            archive=store.history,
            reviews=store.reviews,
            disputes=store.disputes,
            clock=clock,
            window="picture",
            open_generators=lambda _: (),
        )
        door = Door(store.pins, clock, "Candidate")
        keys = [items[slot.item].key[0] for slot in fixed(profile, "cpc-a", tuple(items.values())).slots]
        app = CodexamApp(
            open_lobby=lambda: lobby,
            open_coach=lambda: coach,
            open_door=lambda: door,
            settings=Settings(candidate="Candidate"),
            save_settings=lambda _: None,
            errand=Brief(profile="cpc"),
        )
        async with app.run_test(size=(112, 32)) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            await app.workers.wait_for_complete()
            await pilot.pause()
            await pilot.press("f10")
            await pilot.pause()
            for number, right in enumerate(keys[:94]):
                await pilot.press("abdc"[number % 4] if number % 5 == 3 else right)
                if number % 23 == 11:
                    await pilot.press("f")
                for _ in range(37 + number % 11):  # steps short enough to be exam time, not a gap
                    clock.now += timedelta(seconds=4.5)
                    app.look_at_the_clock()
                await pilot.press("n")
            await pilot.press("x", "a", "c")
            await pilot.pause()
            keep(app, "exam", "codexam: an item of form cpc-a")
            await pilot.press("f10", "y")
            await pilot.pause()
            keep(app, "report", "codexam: the score report")
        await record(lobby, coach, door, clock)
        store.database.close()
    await desk(clock)


async def record(lobby: Lobby, coach: Coach, door: Door, clock: Afternoon) -> None:
    """A record, half coded."""
    app = CodexamApp(
        open_lobby=lambda: lobby,
        open_coach=lambda: coach,
        open_door=lambda: door,
        settings=Settings(candidate="Candidate"),
        save_settings=lambda _: None,
        errand=BriefCase(case=CASE, minutes=40),
    )
    async with app.run_test(size=(112, 32)) as pilot:
        await app.workers.wait_for_complete()
        await pilot.pause()
        await pilot.press("f10")
        await pilot.pause()
        for _ in range(112):
            clock.now += timedelta(seconds=4.5)
            app.look_at_the_clock()
        await pilot.press("3", "h", *["down"] * 8, "right", "space", *["right"] * 6, "enter", "escape", "tab")
        for n, line in enumerate(SHEET):
            await pilot.press(
                *(["enter"] if n else []), *("tab" if c == "\t" else "full_stop" if c == "." else c for c in line)
            )
        await pilot.pause()
        keep(app, "record", "codexam: a record of form ccs-a, half coded")


async def desk(clock: Afternoon) -> None:
    """A class at a glance, of the demo's school."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "codexam.db", Path(folder) / "backups")
        shelf = FolderShelf((shipped("question_banks"),))
        demo.fill(
            demo_places(store),
            shelf,
            clock,
            attempts=600,
        )
        app = DeskApp(
            open_desk=lambda _: join_desk(store, shelf, clock, demo.BY),
            clock=clock,
            settings=Settings(),
            save_settings=lambda _: None,
        )
        async with app.run_test(size=(112, 32)) as pilot:
            for keys in ((), ("c",), ("down",), ("h",)):
                await pilot.press(*keys)
                await app.workers.wait_for_complete()
                await pilot.pause()
                await app.workers.wait_for_complete()
                await pilot.pause()
            keep(app, "desk", "codexam: a class at the instructor's desk, invented candidates")
        store.database.close()


def keep(app: CodexamApp | DeskApp, name: str, title: str) -> None:
    svg = app.export_screenshot(title=title)
    svg = svg.replace("<text ", '<text xml:space="preserve" ').replace("&#160;", " ")
    svg = re.sub(r"@font-face \{.*?\}", "", svg, flags=re.DOTALL)  # no font from elsewhere: the reader's own will do
    (HERE / f"{name}.svg").write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
