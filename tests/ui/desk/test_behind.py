"""Reading behind the screen: a new question has the new answer alone, and nobody waits to leave."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from textual import events

from simulator.desk.attempts import Attempts
from simulator.desk.disputes import Disputes
from simulator.ports.failure import Unsaved
from simulator.ports.register import Search
from simulator.ui.desk.screens.attempt import AttemptReport
from simulator.ui.desk.screens.exporting import Exporting
from simulator.ui.desk.screens.front import Front
from simulator.ui.desk.screens.register import Register
from tests.ui.desk.office import Instructor, Office


class Held:
    """A read that is held up until the test lets it go."""

    def __init__(self) -> None:
        self.begun, self.let_go, self.over = Event(), Event(), Event()

    def __call__(self, read: Callable[..., Any], *given: Any) -> Any:
        self.begun.set()
        assert self.let_go.wait(30)
        try:
            return read(*given)
        finally:
            self.over.set()


@pytest.fixture
def held() -> Iterator[Held]:
    one = Held()
    yield one
    one.let_go.set()


@pytest.fixture
def slow_report(held: Held, monkeypatch: pytest.MonkeyPatch) -> Held:
    """The reading of a report is held."""
    report = Attempts.report
    monkeypatch.setattr(Attempts, "report", lambda *given: held(report, *given))
    return held


async def let_go(held: Held, desk: Instructor) -> None:
    """Let the read go, and give the screen time for what comes of it."""
    held.let_go.set()
    await desk.until(held.over.is_set)
    for _ in range(5):
        await desk.pilot.pause()


async def test_an_earlier_search_that_comes_late_is_dropped(
    busy: Office, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted = Attempts.count

    def count(attempts: Attempts, search: Search) -> int:
        found: int = held(counted, attempts, search) if search.candidate == "b" else counted(attempts, search)
        return found

    monkeypatch.setattr(Attempts, "count", count)
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("slash", "4 in all"))
        await desk.types("b")
        await desk.until(held.begun.is_set)
        await desk.press("backspace")
        await desk.types("cara")
        await desk.sees("1 found", "Cara")
        await let_go(held, desk)
        assert "Cara" in desk.look()
        assert "Ben" not in desk.look()


async def test_a_report_that_is_asked_for_twice_opens_once(busy: Office, slow_report: Held) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("home", "4 in all"), ("down", "4 in all"), ("enter", "Reading ..."))
        await desk.until(slow_report.begun.is_set)
        await desk.press("enter")
        await let_go(slow_report, desk)
        await desk.until(lambda: desk.at(AttemptReport))
        assert [type(screen) for screen in desk.app.screen_stack[1:]] == [Front, Register, AttemptReport]


async def test_whoever_went_back_is_not_fetched(busy: Office, slow_report: Held) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("down", "4 in all"), ("enter", "Reading ..."))
        await desk.until(slow_report.begun.is_set)
        await desk.press("escape")
        await let_go(slow_report, desk)
        assert desk.at(Front)


async def test_whoever_looks_up_a_key_meanwhile_stays_there(busy: Office, slow_report: Held) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("down", "4 in all"), ("enter", "Reading ..."), ("f1", "↑ ↓ to scroll"))
        await let_go(slow_report, desk)
        assert "↑ ↓ to scroll" in desk.look()
        await desk.press("escape")
        await desk.until(lambda: desk.at(Register) and "Reading ..." not in desk.look())


async def test_what_a_ruling_would_do_is_told_of_the_key_that_stands_there(
    busy: Office, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    preview = Disputes.preview

    def previewed(disputes: Disputes, dispute: int, verdict: Any, key: Any = ()) -> Any:
        given = (disputes, dispute, verdict, key)
        return held(preview, *given) if key == ("b",) else preview(*given)

    monkeypatch.setattr(Disputes, "preview", previewed)
    async with busy.window() as desk:
        await desk.goes(("d", "1 waiting"), ("enter", "What the candidate says"), ("r", "What it would do"))
        await desk.press("down", "down", "enter", "tab")
        await desk.sees("Write the letters")
        await desk.press("b")
        await desk.until(held.begun.is_set)
        await desk.press("backspace")
        await let_go(held, desk)
        assert "Write the letters" in desk.look()


async def test_nothing_is_said_to_be_empty_before_it_is_known(
    office: Office, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = Attempts.count
    monkeypatch.setattr(Attempts, "count", lambda *given: held(count, *given))
    async with office.window() as desk:
        await desk.goes(("a", "Reading ..."))
        assert "No attempt is found" not in desk.look()
        await let_go(held, desk)
        await desk.sees("0 in all", "No attempt is found by these words.")


async def test_a_page_that_could_not_be_read_is_asked_for_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for n in range(230):
        office.begins(f"Sitter {n:03}")
    page, busy_once = Attempts.page, [True]

    def fails_once(attempts: Attempts, search: Search, sort: Any, offset: int, limit: int) -> Any:
        if offset == 200 and busy_once:
            busy_once.clear()
            raise Unsaved("Another program is using it.")
        return page(attempts, search, sort, offset, limit)

    monkeypatch.setattr(Attempts, "page", fails_once)
    async with office.window() as desk:
        await desk.goes(("a", "230 in all"), ("end", "Another program is using it."))
        await desk.press("home", "end")
        await desk.sees("Sitter 000")


@pytest.mark.parametrize("key", ["e", "t"])
async def test_a_key_pressed_twice_at_once_opens_once(busy: Office, key: str) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("down", "4 in all"))
        for _ in range(2):
            desk.app.post_message(events.Key(key, key))
        await desk.until(lambda: len(desk.app.screen_stack) > 3)
        await desk.pilot.pause()
        assert len(desk.app.screen_stack) == 4


async def test_a_file_is_written_once_however_often_it_is_asked_for(
    busy: Office, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    press = type(busy.desk.exporter)
    export: Callable[..., Any] = press.export
    monkeypatch.setattr(press, "export", lambda *given, **more: held(lambda: export(*given, **more)))
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("e", "Write to a file"), ("tab", "Where to"))
        to = busy.home / "found"
        desk.app.screen.query_one("#to").value = str(to)  # type: ignore[attr-defined]
        await desk.press("f10", "f10")
        held.let_go.set()
        await desk.until(lambda: not desk.at(Exporting))
        await desk.sees("Written:")
    assert to.with_suffix(".csv").exists()


LEAVES = """
import asyncio, threading
from simulator.ui.desk.behind import behind

begun = threading.Event()

def read():
    begun.set()
    threading.Event().wait()

async def leave():
    reading = asyncio.ensure_future(behind(read))
    await asyncio.to_thread(begun.wait)
    reading.cancel()

asyncio.run(leave())
print("left")
"""


def test_leaving_waits_for_nothing_that_is_read() -> None:
    ended = subprocess.run([sys.executable, "-c", LEAVES], capture_output=True, text=True, timeout=60, check=False)
    assert (ended.returncode, ended.stdout) == (0, "left\n"), ended.stderr
