"""Power cuts: whatever the screen had shown as saved is there again, and the time away costs nothing."""

import re
import time
from datetime import timedelta
from functools import partial
from pathlib import Path
from random import Random

from tests.terminal.candidate import Candidate
from tests.terminal.conftest import Start
from tests.terminal.home import ITEMS, KEYS
from tests.terminal.log import Log
from tests.terminal.screen import Sheet, sheet, time_left

KILLS = 9


def shows(left: Sheet, text: str) -> bool:
    return sheet(text) == left


def test_nothing_shown_as_saved_is_lost_by_any_of_nine_kills(sit: Start, start: Start, database: Path) -> None:
    lot = Random(2)  # noqa: S311 - a lot to draw, no secret
    candidate = Candidate(lot)
    begun = time.monotonic()
    terminal = sit()
    lived = timedelta()
    for _ in range(KILLS):
        for _ in range(lot.randrange(2, 8)):
            candidate.do(terminal, candidate.next_deed())
        deed = candidate.next_deed()
        shown_before = time_left(terminal.text)
        candidate.begin(terminal, deed)
        terminal.look(lot.uniform(0, 0.08))
        last = terminal.kill()
        lived += timedelta(seconds=time.monotonic() - begun)

        log = Log.read(database)
        left = log.sheet(log.current)
        assert left in deed.steps
        assert not deed.done(last) or left == deed.steps[-1]
        candidate.take(left)
        assert [log.sheet(number) for number in candidate.sheets] == list(candidate.sheets.values())

        begun = time.monotonic()
        terminal = start()
        terminal.wait("Resume")
        entered = time.monotonic()
        terminal.type("enter")
        shown_after = time_left(terminal.wait("left"))
        slow = time.monotonic() - entered
        assert shown_before - 2 - slow <= shown_after <= shown_before + 1
        terminal.wait(partial(shows, left))

    terminal.resize(120, 70)
    terminal.type("f10")
    terminal.wait("Hand in this exam?")
    terminal.type("y")
    report = terminal.wait(lambda text: text.count("the program was not running; none counted") == KILLS)
    terminal.type("escape")
    terminal.wait("Start an exam")
    lived += timedelta(seconds=time.monotonic() - begun)

    log = Log.read(database)
    answers = [log.sheet(number).chosen for number in range(1, ITEMS + 1)]
    right = sum(answer == key for answer, key in zip(answers, KEYS, strict=True))
    assert answers == [candidate.sheets[number].chosen for number in range(1, ITEMS + 1)]
    assert f"{right} of {ITEMS} right" in report
    omitted = answers.count("")
    assert re.search(rf"Handed in, {omitted} items? unanswered" if omitted else "every item answered", report)
    assert [entry.payload["cause"] for entry in log.of("interrupted")] == ["stopped"] * KILLS
    assert log.status == "closed"
    assert log.entries[-1].kind == "closed"
    assert log.elapsed <= lived
