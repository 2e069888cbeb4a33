"""The benchmarks run: what they find is for `make bench`, on a machine that does nothing else."""

from pathlib import Path

import pytest

from benchmarks import answer, bank, begin, desk, history, record, resume, start
from benchmarks.figure import Figure, by_turns
from benchmarks.room import Room


def test_figures_of_the_disk_and_the_banks_are_taken(tmp_path: Path) -> None:
    room = Room.at(tmp_path / "room")
    figures = [
        *answer.figures(room, 2),
        *resume.figures(room, 1, events=20),
        *begin.figures(Room.at(tmp_path / "begin"), 1),
        *history.figures(room, 1, attempts=10),
        *bank.figures(1),
    ]
    assert [figure.ratio > 0 for figure in figures] == [True] * 7
    assert [figure.name for figure in figures][1:] == [
        "an exam of 20 events resumed",
        "an exam with records of 20 events resumed",
        "the form ccs-a begun, its 105 items and records on disk",
        "a history of 10 attempts",
        "a bank of 100 items, to checked items",
        "the form ccs-a of 97 items and 8 records, its pool read and the form made",
    ]


def test_figures_of_the_desk_are_taken() -> None:
    figures = desk.figures(1, attempts=200)
    assert [figure.ours > 0 < figure.baseline for figure in figures] == [True] * 5
    assert [figure.name.partition(",")[0] for figure in figures[:2]] == [figures[0].name.partition(",")[0]] * 2


@pytest.mark.pty
def test_figures_of_whole_programs_are_taken(tmp_path: Path) -> None:
    frame, listed = start.figures(tmp_path, 1)
    assert 0 < frame.ours < listed.ours
    assert frame.baseline == listed.baseline > 0


@pytest.mark.pty
def test_keys_are_timed_in_the_record_workspace(tmp_path: Path) -> None:
    figures = record.figures(tmp_path, 6)  # of the second code too
    assert [figure.ours > 0 < figure.baseline for figure in figures] == [True] * 3
    assert [figure.name for figure in figures] == [
        "a character of a code, until it is on disk and painted, beside a chart of 3,000 words, 120×40",
        "an arrow in a chart of 3,000 words, until the next line, 120×40",
        "a character of a code, until it is on disk and painted, 80×24",
    ]


def test_a_figure_is_the_ratio_of_medians_taken_by_turns() -> None:
    turns: list[str] = []
    ours, bare = iter([30.0, 10.0, 20.0]), iter([4.0, 99.0, 5.0])

    def measure_ours() -> float:
        turns.append("ours")
        return next(ours)

    def measure_bare() -> float:
        turns.append("bare")
        return next(bare)

    medians = by_turns(3, measure_ours, measure_bare)
    figure = Figure(name="a key", baseline_name="a bare key", unit="ms", ours=medians[0], baseline=medians[1], target=2)
    assert turns == ["ours", "bare"] * 3
    assert figure.line() == "  4.00 times  a key: 20 ms; a bare key: 5 ms  (aim: 2 or less)"
