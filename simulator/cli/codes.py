"""The commands about codes and code books."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.codes_import import import_cpt, import_releases
from simulator.cli.options import AsJson
from simulator.cli.output import Refused, say, say_json
from simulator.ports.codes import System

if TYPE_CHECKING:
    from simulator.codebooks.book import Book
    from simulator.ports.codes import Entry, Hit, Walk

CPT = (
    "CPT is licensed by the AMA and not in the program: use your own book, or import your own list with"
    " `codexam codes import-cpt`."
)

app = typer.Typer(help="Look codes up, and look after the code books.", no_args_is_help=True)
app.command("import")(import_releases)
app.command("import-cpt")(import_cpt)


@app.command()
def search(
    term: Annotated[list[str], typer.Argument(help="Words, beginnings of words, abbreviations, or a code.")],
    system: Annotated[System | None, typer.Option(help="Only this code system.")] = None,
    limit: Annotated[int, typer.Option(help="At most so many.", min=1, max=500)] = 20,
    as_json: AsJson = False,
) -> None:
    """Find codes and headings by words or by number. The status is 1 where nothing is found.

    The JSON is a list of system, code, title and billable.
    """
    hits = _books().search(" ".join(term), system=system, limit=limit)
    if as_json:
        say_json([_hit(hit) for hit in hits])
    elif hits:
        say("\n".join(f"{hit.code:<10} {'' if hit.billable else '- '}{hit.title}" for hit in hits))
    if not hits and len(term[0]) == 5 and term[0].isdecimal():
        raise Refused(CPT)
    if not hits:
        raise Refused(f"Nothing in the code books goes by {' '.join(term)!r}.")


@app.command()
def lookup(
    code: Annotated[str, typer.Argument(help="A code or heading, with or without dots.")],
    system: Annotated[System | None, typer.Option(help="Only this code system.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show a code with its notes, what stands above it and what is below. The status is 1 where there is none.

    The JSON is a list, for a code may stand in two systems: system, code, title, billable, manifestation, notes (kind,
    text, refers), above and below (system, code, title, billable), values (axis, character, label).
    """
    books = _books()
    systems = [system] if system else list(System)
    entries = [entry for each in systems if (entry := books.entry(each, code))]
    if as_json:
        say_json([_entry(entry) for entry in entries])
    else:
        for entry in entries:
            say(_as_text(entry))
    if not entries and len(code) == 5 and code.isdecimal():
        raise Refused(CPT)
    if not entries:
        like = [hit for each in systems for hit in books.nearest(each, code)][:5]
        said = f" Near it are {', '.join(hit.code for hit in like)}." if like else ""
        raise Refused(f"There is no code {code!r} in the code books.{said}")


@app.command("pcs")
def walk_tables(
    prefix: Annotated[str, typer.Argument(help="The first characters of a PCS code, such as 0FT.")] = "",
    as_json: AsJson = False,
) -> None:
    """Show what the next character of a PCS code may be. The status is 1 where no table begins so.

    The JSON holds prefix, labels, axis (null once the code is whole), choices (character, label, definition), title.
    """
    found = _books().walk(prefix)
    if found is None:
        raise Refused(f"No ICD-10-PCS table begins with {prefix!r}. `codexam codes pcs` shows the sections.")
    if as_json:
        say_json(
            {
                "prefix": found.prefix,
                "labels": found.labels,
                "axis": found.axis,
                "choices": [
                    {"character": each.character, "label": each.label, "definition": each.definition}
                    for each in found.choices
                ],
                "title": found.title,
            }
        )
    else:
        say(_walked(found))


@app.command("sources")
def list_sources(as_json: AsJson = False) -> None:
    """List the editions in the code books, and what each lacks.

    The JSON is a list of system, part (codes, or which index), title, year, codes, source, licence, lacks, open and
    shipped.
    """
    parts = _books().parts()
    if as_json:
        say_json(
            [
                {
                    "system": part.edition.system,
                    "part": part.part,
                    "title": part.edition.title,
                    "year": part.edition.year,
                    "codes": part.edition.codes,
                    "source": part.edition.source,
                    "licence": part.edition.licence,
                    "lacks": part.edition.lacks,
                    "open": part.open,
                    "shipped": part.shipped,
                }
                for part in parts
            ]
        )
        return
    for part in parts:
        edition = part.edition
        counted = "codes" if part.part == "codes" else "lines"
        state = "" if part.open else " (kept, not open)"
        say(f"{edition.title}{state}: {edition.codes:,} {counted}, {edition.licence}\n    from {edition.source}")
        if edition.lacks:
            say(f"    lacks: {edition.lacks}")


@app.command()
def build() -> None:
    """Build the code books again from the installed packages. What was imported stays."""
    from simulator.codebooks.build import build as built
    from simulator.codebooks.sources import sources
    from simulator.paths import paths

    built(paths().codebooks, sources(), drawn_progress, again=True)
    say(f"The code books are in {paths().codebooks}.")


def _books() -> "Book":
    from simulator.codebooks import open_books
    from simulator.paths import paths

    return open_books(paths().codebooks, drawn_progress)


def drawn_progress(share: float, what: str) -> None:
    """Draw the bar over itself on a terminal; elsewhere say nothing, for nobody watches."""
    if sys.stderr and sys.stderr.isatty():
        from simulator.cli.output import drawn_bar

        sys.stderr.write(f"\r\x1b[2KBuilding the code books {drawn_bar(share)} {what}" if share < 1 else "\r\x1b[2K")
        sys.stderr.flush()


def _hit(hit: "Hit") -> dict[str, object]:
    return {"system": hit.system, "code": hit.code, "title": hit.title, "billable": hit.billable}


def _entry(entry: "Entry") -> dict[str, object]:
    return {
        "system": entry.system,
        "code": entry.code,
        "title": entry.title,
        "billable": entry.billable,
        "manifestation": entry.manifestation,
        "notes": [{"kind": note.kind, "text": note.text, "refers": note.refers} for note in entry.notes],
        "above": [
            {"system": each.system, "code": each.code, "title": each.title, "billable": each.billable}
            for each in entry.above
        ],
        "below": [_hit(hit) for hit in entry.below],
        "values": [{"axis": axis, "character": character, "label": label} for axis, character, label in entry.values],
    }


def _as_text(entry: "Entry") -> str:
    lines = [f"{each.code}  {each.title}" for each in entry.above]
    lines.append(f"{entry.code}  {entry.title}{f'  ({entry.caveat})' if entry.caveat else ''}")
    lines.extend(f"    {axis}: {character} {label}".rstrip() for axis, character, label in entry.values)
    kind = None
    for note in entry.notes:
        if note.kind is not kind:
            kind = note.kind
            lines.append(f"  {kind.capitalize()}:")
        lines.append(f"    {note.text}")
    lines.extend(f"  {hit.code:<10} {hit.title}" for hit in entry.below)
    return "\n".join(lines)


def _walked(found: "Walk") -> str:
    lines = [f"{character}  {label}".rstrip() for character, label in zip(found.prefix, found.labels, strict=True)]
    if found.axis is None:
        return "\n".join([*lines, f"{found.prefix}  {found.title}"])
    lines.append(f"{found.axis}:")
    for each in found.choices:
        said = f"{each.label}: {each.definition}" if each.label and each.definition else each.label or each.definition
        lines.append(f"  {each.character}  {said}")
    return "\n".join(lines)
