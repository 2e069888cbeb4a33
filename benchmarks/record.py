"""A key in the record workspace, a long chart open: until its effect is painted, beside a key in a bare TextArea."""

from collections.abc import Iterator
from datetime import date
from itertools import count, cycle
from pathlib import Path

import yaml

from benchmarks.figure import Figure, by_turns
from benchmarks.room import CANDIDATE, Room
from benchmarks.start import CODEXAM, python
from benchmarks.terminal import Terminal
from simulator.candidate.lobby import Choices
from simulator.exam.case import Line, Role

RECORD = "bench-record"
TASK = "Code this long stay."
WORDS = 3000
ENTRIES = (
    "Resting in bed, denies new pain.",
    "Walked the corridor with one nurse.",
    "Diuretic given, urine output charted hourly.",
    "Lungs clear, edema of ankles less.",
)
"""Six words each; with the number of their line eight."""

SHEET = ("I13.0", "I50.33", "N18.4", "E11.22", "I48.21", "L89.012", "L89.153", "J91.8", "T50.1X5A", "G47.33", "D63.1")
"""The codes that stand on the sheet: of the inpatient stays of the shipped forms, about as many as those have."""

TYPED = ("Z79.84", "M81.0", "L40.50", "E78.5", "N40.1")
"""What is typed into the line below them, and taken off again. None begins with the two characters of another."""

WIDE, NARROW = (120, 40), (80, 24)
MOST_LINES = 200
"""How many lines the chart is scrolled by at the most, of the 375 that it has."""

F2, UP, DOWN = "\x1bOQ", "\x1b[A", "\x1b[B"
OFF, OFF_BARE = "\x04\x04", "\x15"
"""The keys that take what was typed off the sheet (it asks once), and out of the TextArea."""


def figures(home: Path, runs: int) -> list[Figure]:
    """Two programs in two pseudo-terminals, pressed by turns: a record of the candidate's own bank, and a TextArea."""
    lines = [f"line {number:03} {ENTRIES[number % len(ENTRIES)]}" for number in range(1, WORDS // 8 + 1)]
    bank, text = home / "question_banks" / "ccs" / "bench" / "records.yaml", home / "chart.txt"
    bank.parent.mkdir(parents=True)
    bank.write_text(yaml.safe_dump(_bank("\n".join(lines))), encoding="utf-8")
    text.write_text("\n".join(lines), encoding="utf-8")
    room = Room.at(home)
    ours = (*CODEXAM, "resume", str(_begun(room)))
    theirs = (*python(Path(__file__).parent / "programs" / "text.py"), str(text))
    with Terminal(ours, room.environment, *WIDE) as codexam, Terminal(theirs, {}, *WIDE) as bare:
        _to_chart(codexam, bare)
        typed = _typed(codexam, bare, runs)
        scrolled = _scrolled(codexam, bare, runs)
    with Terminal(ours, room.environment, *NARROW) as codexam, Terminal(theirs, {}, *NARROW) as bare:
        _to_chart(codexam, bare)
        typed_alone = _typed(codexam, bare, runs)
    size, small = "×".join(map(str, WIDE)), "×".join(map(str, NARROW))
    character, beside = "a character of a code, until it is on disk and painted", f"beside a chart of {WORDS:,} words"
    return [
        _figure(f"{character}, {beside}, {size}", "a character in a bare TextArea of its text", typed),
        _figure(
            f"an arrow in a chart of {WORDS:,} words, until the next line, {size}", "the same in the TextArea", scrolled
        ),
        _figure(f"{character}, {small}", "the same in the TextArea", typed_alone),
    ]


def _typed(codexam: Terminal, bare: Terminal, runs: int) -> list[float]:
    """A character into the field of a code, and into the TextArea."""
    codexam.press(F2)
    codexam.press(DOWN)  # it opens where the last line was written
    on_sheet, in_text = _keystrokes(codexam, OFF), _keystrokes(bare, OFF_BARE)
    turns = (lambda: next(on_sheet), lambda: next(in_text))
    by_turns(2, *turns)  # the first keys of a program cost more
    taken = by_turns(runs, *turns)
    codexam.press(OFF)
    codexam.press(F2)
    bare.press(OFF_BARE)  # and its cursor is in the first column again
    return taken


def _keystrokes(terminal: Terminal, off: str) -> Iterator[float]:
    """Codes typed one after the other and taken off again, every character but a first one timed.

    One character alone could stand in what is painted for another reason; a code as far as it is typed cannot.
    """
    for code in cycle(TYPED):
        terminal.press(code[0])
        for length in range(2, len(code) + 1):
            terminal.press(code[length - 1])
            yield terminal.until(code[:length])
        terminal.press(off)


def _scrolled(codexam: Terminal, bare: Terminal, runs: int) -> list[float]:
    """A line up, from far below; the cursor of the TextArea is on the top line of its view."""
    runs, view = min(runs, MOST_LINES), WIDE[1]
    below = runs + 2 * view
    codexam.press(DOWN * below)
    bare.press(DOWN * below)
    bare.press(UP * view)
    in_chart, in_text = count(below, -1), count(below - view, -1)

    def up(terminal: Terminal, lines: Iterator[int]) -> float:
        terminal.press(UP)
        return terminal.until(f" {next(lines):03} ")

    turns = (lambda: up(codexam, in_chart), lambda: up(bare, in_text))
    by_turns(2, *turns)
    return by_turns(runs, *turns)


def _to_chart(codexam: Terminal, bare: Terminal) -> None:
    codexam.until(TASK)
    codexam.press("1")
    codexam.until(" 001 ")
    bare.until(" 001 ")


def _figure(name: str, baseline_name: str, taken: list[float]) -> Figure:
    return Figure(name=name, baseline_name=baseline_name, unit="ms", ours=taken[0], baseline=taken[1])


def _begun(room: Room) -> int:
    """An attempt at the record, with codes on its sheet."""
    attempt = room.lobby.start(CANDIDATE, Choices(profile=room.lobby.alone(RECORD), case=RECORD))
    proctor = room.lobby.sit(attempt)
    proctor.write(0, Line(role=Role.PRINCIPAL_DIAGNOSIS, code=SHEET[0], poa="Y"))
    for place, code in enumerate(SHEET[1:]):
        proctor.write(place, Line(role=Role.DIAGNOSIS, code=code, poa="Y"))
    proctor.leave()
    return attempt


def _bank(chart: str) -> dict[str, object]:
    """A bank file with one record, whose one document is the chart."""
    record = {
        "id": RECORD,
        "kind": "case",
        "domain": "inpatient-records",
        "skills": ["reading"],
        "difficulty": "hard",
        "level": "analysis",
        "stem": TASK,
        "encounter": {
            "setting": "inpatient",
            "age": 74,
            "sex": "female",
            "admitted": date(2026, 2, 9),
            "discharged": date(2026, 2, 20),
            "status": 1,
        },
        "documents": [{"title": "Progress notes", "text": chart}],
        "fields": ["principal_diagnosis", "diagnosis", "principal_procedure", "procedure"],
        "key": [
            {
                "role": "principal_diagnosis",
                "codes": [SHEET[0]],
                "poa": "Y",
                "why": "It is not marked.",
                "support": {"document": "Progress notes", "quote": ENTRIES[0]},
            }
        ],
        "drg": 291,
        "rationale": "It is not marked.",
        "references": ["OCG II"],
        "review": "accepted",
    }
    head = {"bank": "bench", "title": "To measure by", "code_year": 2026, "licence": "CC0-1.0"}
    return {**head, "items": [record]}
