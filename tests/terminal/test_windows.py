"""Two windows on one attempt: one sits, the other watches, and the log is one."""

from pathlib import Path

from tests.terminal.conftest import Start
from tests.terminal.log import Log
from tests.terminal.terminal import Terminal

WATCHED = "Open in another window: this one only watches"
TAKEN = "Taken over in another window"


def take_over(terminal: Terminal) -> None:
    terminal.type("t")
    terminal.wait("Take this attempt over?")
    terminal.type("y")
    terminal.wait(
        lambda text: "Item " in text and WATCHED not in text and TAKEN not in text and "Take this" not in text
    )


def chosen(database: Path) -> list[str]:
    """Every answer to the first item, in order."""
    return [entry.payload["chosen"][0] for entry in Log.read(database).of("answered")]


def test_the_second_window_watches_and_follows(sit: Start, resume: Start, database: Path) -> None:
    first = sit()
    second = resume()
    second.wait(WATCHED)

    first.type("c")
    first.wait("● c")
    second.wait("● c")
    second.type("a", "f", "n")
    second.look(0.2)
    first.type("b")
    first.wait("● b")
    second.wait("● b")

    assert WATCHED in second.text
    assert chosen(database) == ["c", "b"]
    assert not Log.read(database).of("flagged")


def test_a_window_that_watches_takes_over_from_a_dead_one(sit: Start, resume: Start, database: Path) -> None:
    first = sit()
    first.type("c")
    first.wait("✓ saved")
    second = resume()
    second.wait(WATCHED)
    first.kill()

    take_over(second)
    second.type("d")
    second.wait("● d")

    assert chosen(database) == ["c", "d"]


def test_a_living_window_that_lost_the_attempt_says_so_and_writes_nothing(
    sit: Start, resume: Start, database: Path
) -> None:
    first = sit()
    first.type("c")
    first.wait("✓ saved")
    second = resume()
    second.wait(WATCHED)

    take_over(second)
    second.type("d")
    second.wait("● d")
    first.wait(TAKEN)
    first.type("a")
    first.wait("● d")
    assert chosen(database) == ["c", "d"]

    take_over(first)
    first.type("b")
    first.wait("● b")
    second.wait(TAKEN)
    assert chosen(database) == ["c", "d", "b"]


def test_a_key_at_the_moment_of_the_take_over_is_kept_or_refused_and_never_doubled(
    sit: Start, resume: Start, database: Path
) -> None:
    first = sit()
    second = resume()
    second.wait(WATCHED)
    second.type("t")
    second.wait("Take this attempt over?")

    second.type("y")
    first.type("a", "b", "c", "d", "a", "b")
    first.wait("this one only watches")
    kept = chosen(database)

    assert kept == ["a", "b", "c", "d", "a", "b"][: len(kept)]
    second.wait(f"● {kept[-1]}" if kept else "not answered yet")
