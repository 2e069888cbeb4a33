"""`codexam drill`: item after item of one topic, each explained at once; or made items, printed whole."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import islice
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.codes import drawn_progress
from simulator.cli.door import let_in
from simulator.cli.options import AsJson
from simulator.cli.output import Refused, say, say_json
from simulator.exam.item import Difficulty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from simulator.drill.made import Generator, Made
    from simulator.drill.topics import Topic
    from simulator.ports.drills import Wish


def drill(
    topic: Annotated[
        list[str] | None,
        typer.Argument(help="Domains, skills or kinds of items, such as icd-10-pcs; the weakest if left out."),
    ] = None,
    items: Annotated[int | None, typer.Option(min=1, help="End after so many items; else go on.")] = None,
    minutes: Annotated[int | None, typer.Option(min=1, max=600, help="End after so many minutes; else go on.")] = None,
    seed: Annotated[int | None, typer.Option(help="The same seed, the same items.")] = None,
    difficulty: Annotated[Difficulty | None, typer.Option(help="Only items as hard as this.")] = None,
    bank: Annotated[str | None, typer.Option(help="Only items of this bank; `generated` for made ones.")] = None,
    pace: Annotated[str | None, typer.Option(help="Show the time for an item that this exam allows.")] = None,
    candidate: Annotated[str | None, typer.Option(help="Who drills.")] = None,
    sample: Annotated[
        int | None, typer.Option(min=1, help="Print so many made items, whole, with what proves them.")
    ] = None,
    list_topics: Annotated[bool, typer.Option("--list", help="List the topics there are.")] = False,
    as_json: AsJson = False,
) -> None:
    """Drill one domain, or a mix: item after item, each explained at once. Missed ones come back.

    The JSON of --list is a list of name, title, sort (domain | skill | kind), items (of the banks) and kinds (of items
    made without end). That of --sample is a list of id, generator, seed, kind (single | typed), domain, skills,
    difficulty, level, code_year, stem, options (id, text, why), key (option ids; of a typed item the answers that are
    right, the best first), accepted (those answers; empty where one chooses), rationale, references and proof. Item
    number n of a sample is made by the n-th generator, in turn, with the seed and, from turn to turn, the next one: one
    item again is `codexam drill GENERATOR --sample 1 --seed SEED`.
    """
    from simulator.ports.drills import Wish

    wish = Wish(
        topics=tuple(topic or ()),
        difficulty=difficulty,
        bank=bank,
        items=items,
        limit=None if minutes is None else timedelta(minutes=minutes),
        seed=seed,
        pace=pace,
    )
    if list_topics:
        _list(as_json=as_json)
    elif sample is not None:
        _sample(wish, sample, as_json=as_json)
    elif as_json:
        raise Refused("--json belongs to --list or --sample: a drill itself needs the screens.", 2)
    else:
        begin(wish, candidate)


def begin(wish: "Wish", candidate: str | None) -> None:
    """Open the screens with this drill. Refused, before any of them opens, where it names what there is not."""
    from simulator.bootstrap import open_application
    from simulator.candidate.coach import Undrillable
    from simulator.cli.terminal import show
    from simulator.paths import paths
    from simulator.ui.errand import Drill

    application = open_application(paths())
    who = let_in(application, candidate)
    application.coach.open(drawn_progress)
    try:
        application.coach.check(wish)
    except Undrillable as wrong:
        raise Refused(str(wrong), 2) from None
    show(Drill(wish=wish, candidate=who), application)


def _list(*, as_json: bool) -> None:
    from simulator.bootstrap import open_generators, open_shelf
    from simulator.drill.stock import stock
    from simulator.paths import paths

    places = paths()
    shelf = open_shelf(places)
    topics = stock(shelf.stock(), open_generators(places, drawn_progress), shelf.profiles()).topics
    if as_json:
        say_json(
            [{"name": t.name, "title": t.title, "sort": t.sort, "items": t.items, "kinds": t.kinds} for t in topics]
        )
    else:
        say(_listed(topics))


def _listed(topics: "Sequence[Topic]") -> str:
    from textwrap import fill

    domains = [(t.name, t.title, _held(t)) for t in topics if t.sort == "domain"]
    kinds = [(t.name, t.title, "") for t in topics if t.sort == "kind"]
    skills = ", ".join(f"{t.name} ({_held(t)})" for t in topics if t.sort == "skill")
    blocks = ["\n".join(["Domains", *_columns(domains)])]
    blocks += ["\n".join(["Kinds of made items", *_columns(kinds)])] if kinds else []
    blocks += ["Skills\n" + fill(skills, 80, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)]
    return "\n\n".join(blocks)


def _held(topic: "Topic") -> str:
    """What stands behind a topic: how many items of banks, and whether more are made."""
    return " + ".join(filter(None, (str(topic.items or ""), "made" if topic.kinds else "")))


def _columns(rows: "Sequence[tuple[str, ...]]") -> list[str]:
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    return ["  " + "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip() for row in rows]


def _sample(wish: "Wish", count: int, *, as_json: bool) -> None:
    made = list(islice(_made(_generators(wish), wish), count))
    if as_json:
        say_json([_shape(generator, seed, each) for generator, seed, each in made])
    else:
        say("\n\n\n".join(_text(each) for _, _, each in made))


def _generators(wish: "Wish") -> "list[Generator]":
    """The generators that a wish names; Refused where there is none."""
    from simulator.bootstrap import open_generators
    from simulator.drill.stock import stock
    from simulator.drill.topics import UnknownTopic, scope
    from simulator.paths import paths

    at_hand = stock((), open_generators(paths(), drawn_progress), ())
    try:
        chosen = scope(wish.topics, at_hand.topics, wish.difficulty, wish.bank)
    except UnknownTopic as unknown:
        raise Refused(f"{unknown} Only what is made can be sampled.", 2) from None
    found = [generator for generator in at_hand.generators.values() if chosen.made_by(generator)]
    if not found:
        raise Refused("No items are made for these topics. `codexam drill --list` shows what there is.", 2)
    return found


def _made(generators: "Sequence[Generator]", wish: "Wish") -> "Iterator[tuple[Generator, int, Made]]":
    """Items by these generators in turn, from the wish's seed on; those that are not as hard as wished are left out."""
    from itertools import count

    from simulator.drill.made import make

    for seed in count(wish.seed or 0):
        for generator in generators:
            made = make(generator, seed)
            if wish.difficulty in (None, made.item.difficulty):
                yield generator, seed, made


def _shape(generator: "Generator", seed: int, made: "Made") -> dict[str, object]:
    item = made.item
    return {
        "id": item.id,
        "generator": generator.id,
        "seed": seed,
        "kind": item.kind,
        "domain": item.domain,
        "skills": item.skills,
        "difficulty": item.difficulty,
        "level": item.level,
        "code_year": item.code_year,
        "stem": item.stem,
        "options": [{"id": option.id, "text": option.text, "why": option.why} for option in item.options],
        "key": item.key,
        "accepted": () if item.options else item.key,
        "rationale": item.rationale,
        "references": item.references,
        "proof": made.proof,
    }


def _text(made: "Made") -> str:
    from textwrap import fill

    item = made.item

    def told(text: str, indent: str = "") -> str:
        return "\n".join(
            fill(line, 80, initial_indent=indent, subsequent_indent=indent) for line in text.strip().splitlines()
        )

    lines = [f"{item.id}  ({item.domain}, {item.difficulty.value})", "", told(item.stem), ""]
    for option in item.options:
        lines.append(f"{'*' if option.id in item.key else ' '} {option.id}. {option.text}")
        lines.append(told(option.why, "       "))
    if not item.options:
        lines.append(f"Accepted: {', '.join(item.key)}")
    lines += ["", told(item.rationale), "", told(f"Proof: {made.proof}"), f"See: {', '.join(item.references)}"]
    return "\n".join(lines)
