"""`codexam drill` and `codexam review`: topics, made items printed whole, and what is refused before any screen."""

import json
from collections.abc import Callable, Sequence

import pytest

from simulator import bootstrap
from simulator.drill.made import Generator, make
from simulator.paths import Paths
from tests.cli.person import Command, one_sentence
from tests.drill.makers import OTHERS, SUMS, TYPED_SUMS

GENERATORS = (SUMS, TYPED_SUMS, OTHERS)


@pytest.fixture(autouse=True)
def sums(monkeypatch: pytest.MonkeyPatch) -> None:
    """Generators that need no code book stand in for the real ones."""

    def opened(places: Paths, progress: Callable[[float, str], None]) -> Sequence[Generator]:
        return GENERATORS

    monkeypatch.setattr(bootstrap, "open_generators", opened)


def sample(codexam: Command, *arguments: str) -> list[dict[str, object]]:
    ended = codexam("drill", *arguments, "--json")
    assert (ended.status, ended.err) == (0, "")
    shape: list[dict[str, object]] = json.loads(ended.out)
    return shape


def test_the_topics_are_listed_with_what_they_hold(codexam: Command) -> None:
    rows = [line.split() for line in codexam("drill", "--list").out.splitlines()]
    assert ["Domains"] in rows
    assert ["sums", "Sums", "made"] in rows
    assert "typing (made)" in " ".join(" ".join(row) for row in rows)
    assert ["anatomy", "Anatomy"] in [row[:2] for row in rows]
    assert ["sum-type", "Type", "the", "sum"] in rows
    listed = json.loads(codexam("drill", "--list", "--json").out)
    assert {"name": "typing", "title": "Typing", "sort": "skill", "items": 0, "kinds": 1} in listed


def test_a_sample_is_printed_whole_with_its_proof(codexam: Command) -> None:
    (typed,) = sample(codexam, "sum-type", "--sample", "1", "--seed", "17")
    made = make(TYPED_SUMS, 17)
    assert typed == {
        "id": "sum-type-17",
        "generator": "sum-type",
        "seed": 17,
        "kind": "typed",
        "domain": "sums",
        "skills": ["adding", "typing"],
        "difficulty": made.item.difficulty.value,
        "level": "application",
        "code_year": 2026,
        "stem": made.item.stem,
        "options": [],
        "key": list(made.item.key),
        "accepted": list(made.item.key),
        "rationale": "Added.",
        "references": ["Arithmetic"],
        "proof": made.proof,
    }


def test_a_sample_takes_the_generators_of_its_topic_in_turn(codexam: Command) -> None:
    items = sample(codexam, "sums", "--sample", "5", "--seed", "3")
    assert [item["id"] for item in items] == [
        "sum-choose-3",
        "sum-type-3",
        "sum-choose-4",
        "sum-type-4",
        "sum-choose-5",
    ]
    assert items == sample(codexam, "sums", "--sample", "5", "--seed", "3")
    assert items[2:3] == sample(codexam, "sum-choose", "--sample", "1", "--seed", "4")
    chosen = items[0]
    assert isinstance(chosen["options"], list)
    assert ([option["id"] for option in chosen["options"]], chosen["accepted"]) == (list("abcd"), [])


def test_a_sample_can_be_of_one_difficulty(codexam: Command) -> None:
    items = sample(codexam, "sum-type", "--sample", "6", "--difficulty", "hard")
    assert {item["difficulty"] for item in items} == {"hard"}
    assert len(items) == 6


def test_a_sample_as_text_shows_key_whys_and_proof(codexam: Command) -> None:
    out = codexam("drill", "sum-choose", "--sample", "2", "--seed", "17").out
    item = make(SUMS, 17).item
    assert out.startswith(f"sum-choose-17  (sums, moderate)\n\n{item.stem}\n")
    assert f"* {item.key[0]}. {item.option(item.key[0]).text}\n       SECRET: added rightly." in out
    assert out.count("Proof: ") == 2
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["drill", "anatmy"], "There is no topic 'anatmy'. The nearest: anatomy."),
        (["drill", "sums", "--pace", "cpcc"], "There is no exam 'cpcc' to set the pace."),
        (["drill", "sums", "--bank", "mini-b"], "There is no bank 'mini-b' to drill."),
        (["drill", "sums", "--json"], "--json belongs to --list or --sample"),
        (["drill", "anatmy", "--sample", "3"], "There is no topic 'anatmy'."),
        (["drill", "sums", "taking-away", "--sample", "3"], "No items are made for these topics."),
        (["exam", "mini", "--mode", "drill"], "A drill is no exam: `codexam drill` begins one."),
    ],
)
def test_what_cannot_be_drilled_is_refused_before_any_screen(codexam: Command, arguments: list[str], says: str) -> None:
    ended = codexam(*arguments)
    assert (ended.status, ended.out) == (2, "")
    assert says in ended.err
    assert one_sentence(ended.err)


@pytest.mark.parametrize("option", ["--items", "--minutes", "--sample"])
def test_nobody_drills_nothing(codexam: Command, option: str) -> None:
    ended = codexam("drill", option, "0")
    assert (ended.status, option in ended.err) == (2, True)


@pytest.mark.parametrize("command", ["drill", "review"])
def test_without_a_terminal_no_drill_begins(codexam: Command, command: str) -> None:
    ended = codexam(command)
    assert (ended.status, ended.out) == (1, "")
    assert one_sentence(ended.err)
    assert json.loads(codexam("history", "--json").out) == []
