"""Attempt files: what goes out comes in as it was, and what was changed on the way is found and named."""

import gzip
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from simulator.bundle import Unsound, attempts_in, packed, values
from simulator.bundle import reading as reading_module
from simulator.exam.attempt import replay
from simulator.exam.fingerprint import fingerprint
from simulator.exam.scoring import score
from simulator.ports.attempts import Record
from tests.bundle import sitters
from tests.bundle.lines import Lines, again, lines_in, remade
from tests.candidates import MORNING


def file_of(*records: Record) -> bytes:
    return packed(records, "0.1.0", MORNING)


def refusal(raw: bytes) -> str:
    with pytest.raises(Unsound) as refused:
        list(attempts_in(raw))
    return str(refused.value)


def at(lines: Lines, part: str, which: int = 0) -> list[Any]:
    return [line for line in lines if line[0] == part][which]


@pytest.mark.parametrize("sit", sitters.SCRIPTED, ids=lambda sit: str(sit.__name__))
def test_an_attempt_comes_in_as_it_went_out(sit: Callable[[], Record]) -> None:
    record = sit()
    file = file_of(record)
    (carried,) = attempts_in(file)
    found, after = carried.finished, replay(record.form, record.policy, record.events)
    assert (found.candidate, found.profile, found.form) == (record.candidate, record.profile, record.form)
    assert (found.policy, found.items, found.events) == (record.policy, record.items, record.events)
    assert (found.after, found.score, found.wish) == (after, score(after, record.items), None)
    assert carried.origin == at(lines_in(file), "score")[2]


def test_a_drill_comes_in_with_what_it_was_dealt(tmp_path: Path) -> None:
    record = sitters.drill(tmp_path)
    (carried,) = attempts_in(file_of(record))
    assert carried.finished.wish == record.wish
    assert carried.finished.items == record.items
    assert len(carried.finished.after.form.slots) == 6


def test_a_file_carries_many_and_each_has_the_same_digest_in_any_file() -> None:
    records = [sit() for sit in sitters.SCRIPTED]
    together = [carried.origin for carried in attempts_in(file_of(*records))]
    apart = [carried.origin for record in records for carried in attempts_in(file_of(record))]
    assert together == apart
    assert len(set(together)) == len(records)


def test_every_line_that_is_changed_is_named() -> None:
    lines = lines_in(file_of(sitters.given_up(), sitters.practice()))
    numbers = {"attempt": 0, "item": 0, "event": 0}
    for place, (part, value, _) in enumerate(lines):
        for name in numbers.keys() & {part}:
            numbers[name] += 1
        if part == "attempt":
            numbers["event"] = 0
        if part == "item" and numbers["item"] % 10 != 3:
            continue  # ten of a kind
        for changed in every_change(value):
            told = refusal(again([*lines[:place], [part, changed, lines[place][2]], *lines[place + 1 :]]))
            assert "no file of attempts" in told or "version" in told or expected(part, value, numbers) in told, told


def expected(part: str, value: Any, numbers: dict[str, int]) -> str:
    whose = f"of attempt {numbers['attempt']}"
    match part:
        case "file":
            return "its first line"
        case "end":
            return "attempts were taken out of it"
        case "attempt":
            return f"the first line (candidate and counts) {whose}"
        case "item":
            return "The file was changed: item "
        case "event":
            # A place in the log that was set forward reads as one that is missing before it.
            return f"event {numbers['event']} "
        case _:
            return f"the {part} {whose}"


def every_change(value: Any) -> Iterator[Any]:
    """The value with one leaf of it changed, or one name taken out, once for each."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield {key: each for key, each in value.items() if key != name}
            yield from ({**value, name: changed} for changed in every_change(inner))
    elif isinstance(value, list):
        yield [*value, "more"]
        for place, inner in enumerate(value):
            yield from ([*value[:place], changed, *value[place + 1 :]] for changed in every_change(inner))
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, str):
        yield value + "x"
    else:
        yield "something"


def test_an_answer_that_was_changed_is_told_with_its_place() -> None:
    lines = lines_in(file_of(sitters.practice(), sitters.exam()))
    place = max(n for n, (part, value, _) in enumerate(lines) if part == "event" and value["kind"] == "answered")
    lines[place][1]["chosen"] = ["a"]
    number, slot = lines[place][1]["seq"], lines[place][1]["slot"]
    assert f"event {number} (the answer at place {slot}) of attempt 2" in refusal(again(lines))


def test_an_event_taken_out_or_put_elsewhere_is_told() -> None:
    lines = lines_in(file_of(sitters.exam()))
    first = next(n for n, line in enumerate(lines) if line[0] == "event")
    assert "event 5 of attempt 1 is missing" in refusal(again([*lines[: first + 4], *lines[first + 5 :]]))
    swapped = deepcopy(lines)
    swapped[first + 6], swapped[first + 7] = swapped[first + 7], swapped[first + 6]
    assert "event 7 of attempt 1 is missing" in refusal(again(swapped))


def test_attempts_taken_out_or_put_in_another_order_are_told() -> None:
    lines = lines_in(file_of(sitters.practice(), sitters.exam()))
    second = [n for n, line in enumerate(lines) if line[0] == "attempt"][1]
    assert "taken out of it" in refusal(again([*lines[:second], lines[-1]]))
    assert "taken out of it" in refusal(again([lines[0], *lines[second:-1], *lines[1:second], lines[-1]]))


def test_a_file_cut_off_anywhere_is_refused() -> None:
    raw = file_of(sitters.given_up())
    for end in range(0, len(raw), 101):
        assert "cut off" in (told := refusal(raw[:end])) or "no file of attempts" in told
    lines = lines_in(raw)
    for count in range(1, len(lines)):
        assert "cut off" in refusal(again(lines[:count]))
    assert "behind its end" in refusal(again([*lines, lines[-1]]))


def test_a_file_damaged_on_the_way_is_refused() -> None:
    raw = bytearray(file_of(sitters.given_up()))
    for place in range(12, len(raw), 37):
        damaged = bytearray(raw)
        damaged[place] ^= 0x55
        assert refusal(bytes(damaged))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK\x03\x04 a workbook",
        b"%PDF-1.4",
        gzip.compress(b"hello\n", mtime=0),
        gzip.compress(b"[]\n", mtime=0),
        gzip.compress(b'["file", {"format": "another"}, ""]\n', mtime=0),
        gzip.compress(b'["file", 7, ""]\n', mtime=0),
    ],
)
def test_a_foreign_file_is_refused(raw: bytes) -> None:
    assert refusal(raw)


def test_a_file_of_a_newer_codexam_says_so() -> None:
    lines = lines_in(file_of(sitters.given_up()))
    lines[0][1]["version"] = 2
    assert "Update codexam" in refusal(remade(lines))


def test_hostile_sizes_are_refused_before_anything_is_made_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = lines_in(file_of(sitters.given_up()))
    deep: Any = "x"
    for _ in range(60):
        deep = [deep]
    at(lines, "wish")[1] = deep
    assert "brackets in brackets" in refusal(remade(lines))
    bottomless = gzip.compress(b'["file", ' + b"[" * 100_000 + b"]" * 100_000 + b', ""]\n')
    assert refusal(bottomless)
    endless = gzip.compress(b'["file", "' + b"x" * reading_module.LONGEST + b'", ""]\n')
    assert "unpacks to more" in refusal(endless)
    monkeypatch.setattr(reading_module, "UNPACKED", 1000)
    assert "unpacks to more" in refusal(file_of(sitters.exam()))
    monkeypatch.setattr(reading_module, "LARGEST", 100)
    assert "larger than any" in refusal(file_of(sitters.exam()))


def test_a_fraction_that_would_fill_the_memory_is_refused() -> None:
    for monster in ("1e999999999", "1/0", "9" * 5000, 0.7):
        lines = lines_in(file_of(sitters.given_up()))
        at(lines, "policy")[1]["passing"] = monster
        assert refusal(remade(lines))


def made_anew(change: Callable[[Lines], object], sit: Callable[[], Record] = sitters.exam) -> str:
    """The refusal of a file that was changed by somebody who made the chain anew."""
    lines = lines_in(file_of(sit()))
    change(lines)
    return refusal(remade(lines))


def events(lines: Lines, kind: str) -> list[dict[str, Any]]:
    return [line[1] for line in lines if line[0] == "event" and line[1]["kind"] == kind]


def test_an_item_that_is_not_its_revision_is_refused_though_the_chain_holds() -> None:
    assert "was changed: it is not what its revision says" in made_anew(lambda ls: at(ls, "item")[1].update(key=["b"]))


def test_a_better_answer_without_its_score_is_refused_though_the_chain_holds() -> None:
    def better(lines: Lines) -> None:
        next(event for event in events(lines, "answered") if event["chosen"] == ["b"])["chosen"] = ["a"]

    assert "The score of attempt 1 is not what its answers earn" in made_anew(better)
    assert "The score of attempt 1" in made_anew(lambda lines: at(lines, "score")[1].update(credit="9"))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda ls: events(ls, "answered")[0].update(chosen=["z"]), "event 3 of attempt 1 breaks the rules"),
        (lambda ls: events(ls, "answered")[0].update(slot=9000), "event 3 of attempt 1 breaks the rules"),
        (lambda ls: events(ls, "answered")[0].update(seq=4), "is missing"),
        (lambda ls: events(ls, "closed")[0]["moment"].update(elapsed="P16DT16H"), "lies after the time was up"),
        (lambda ls: events(ls, "closed")[0]["moment"].update(elapsed="PT1S"), "lies before the event before it"),
        (lambda ls: events(ls, "closed")[0].update(by="expired"), "is nothing that could be done there"),
        (lambda ls: events(ls, "interrupted")[0].update(charged="PT0S"), "is nothing that could be done there"),
        (lambda ls: events(ls, "visited")[2].update(slot=2), "is nothing that could be done there"),
        (lambda ls: events(ls, "lookedup")[0].update(slot=2), "is nothing that could be done there"),
        (lambda ls: events(ls, "closed")[0]["moment"].update(at="2026-03-02T09:00:00"), "a time that is not UTC"),
        (lambda ls: every_time(ls, "0001-01-01T00:00:00Z"), "has a time before 2000"),
        (lambda ls: every_time(ls, "9999-12-31T20:00:00Z"), "has a time before 2000 or after 2100"),
        (lambda ls: at(ls, "form")[1].update(id="\ud800"), "says something that it does not know"),
        (lambda ls: at(ls, "profile")[1].update(title="x\x00"), "says something that it does not know"),
        (lambda ls: at(ls, "policy")[1].update(passing="0"), "its policy was changed"),
        (lambda ls: at(ls, "policy")[1]["tools"].remove("flag"), "its policy was changed"),
        (lambda ls: at(ls, "policy")[1]["time"].update(extra="PT15H"), "its policy was changed"),
        (lambda ls: at(ls, "policy")[1]["time"].update(base="PT1H"), "its policy was changed"),
        (lambda ls: at(ls, "profile")[1].update(limit="PT0S"), "its policy was changed"),
        (lambda ls: at(ls, "form")[1]["slots"][0].update(scored=False), "taken out of the score"),
        (lambda ls: at(ls, "form")[1]["slots"].pop(), "a place was added, taken out"),
        (lambda ls: events(ls, "closed")[0].update(kind="surveyed"), "says something that it does not know"),
        (lambda ls: events(ls, "started")[0].update(more=1), "says something that it does not know"),
        (lambda ls: at(ls, "form")[1]["slots"][0].update(choose=2), "does not fit the item"),
        (lambda ls: at(ls, "form")[1]["slots"][0].update(revision="0" * 64), "that is lacking"),
        (lambda ls: at(ls, "form")[1].update(profile="other"), "its form is of another exam"),
        (lambda ls: at(ls, "policy")[1].update(mode="drill"), "only drills carry a wish"),
        (lambda ls: at(ls, "attempt")[1].update(candidate=" two  blanks"), "says something that it does not know"),
        (lambda ls: at(ls, "attempt")[1].update(events=10**9), "says something that it does not know"),
    ],
)
def test_a_log_that_no_exam_could_have_left_is_refused_though_the_chain_holds(
    change: Callable[[Lines], object], told: str
) -> None:
    assert told in made_anew(change)


def every_time(lines: Lines, time: str) -> None:
    for line in lines:
        if line[0] == "event":
            line[1]["moment"]["at"] = time


@pytest.mark.parametrize("ids", ["a a", "=", "-", "aa", "b", ""])
def test_options_that_no_bank_has_are_refused_though_the_chain_holds(ids: str) -> None:
    def renamed(lines: Lines) -> None:
        first = next(item for item in sitters.ITEMS if item.revision == at(lines, "item")[1]["revision"])
        changed = replace(first, options=(replace(first.options[0], id=ids), *first.options[1:]))
        at(lines, "item")[1] = values.dump(replace(changed, revision=fingerprint(changed)))

    assert "says something that it does not know" in made_anew(renamed)


def test_answers_after_an_item_was_explained_are_refused_though_the_chain_holds() -> None:
    def forged(lines: Lines) -> None:
        place = next(n for n, line in enumerate(lines) if line[0] == "event" and line[1]["kind"] == "revealed")
        better = deepcopy(lines[place - 1])
        better[1]["chosen"] = ["a"]
        better[1]["moment"] = lines[place][1]["moment"]
        lines.insert(place + 1, better)
        for seq, line in enumerate((line for line in lines if line[0] == "event"), 1):
            line[1]["seq"] = seq
        at(lines, "attempt")[1]["events"] += 1

    assert "its answer stands" in made_anew(forged, sitters.practice)


def test_what_a_rewritten_chain_can_hide_is_known() -> None:
    """docs/attempt-files.md says so: who makes answers, score and chain anew to fit each other is not found."""
    lines = lines_in(file_of(sitters.given_up()))
    at(lines, "attempt")[1]["candidate"] = "Somebody Else"
    (carried,) = attempts_in(remade(lines))
    assert carried.finished.candidate == "Somebody Else"
