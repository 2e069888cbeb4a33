"""Bank and profile files become banks, items and profiles; what cannot be used becomes findings.

A file with any error is left out whole, and the other files of its bank stand. Nothing here raises for anything that
a file can hold.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path

from simulator.banks import chart, sections
from simulator.banks.finding import Finding, Severity, quoted
from simulator.banks.schema import BankFields, CaseFields, ItemFields, ProfileFields
from simulator.banks.source import Document, Place, inside, read
from simulator.banks.validation import repeated, validated
from simulator.exam.fingerprint import fingerprint
from simulator.exam.item import Item, Kind, Option
from simulator.exam.profile import Profile, Quota, Section, Shuffle

SUFFIXES = frozenset({".yaml", ".yml"})


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with the place where it stands. `lines` are of its fields, such as `("options", 2, "why")`.

    `settled` are the CPT numbers that its file says were looked up by a person.
    """

    item: Item
    path: str
    line: int
    lines: Mapping[Place, int]
    settled: frozenset[str] = frozenset()

    def finding(self, rule: str, text: str, *place: str | int, severity: Severity = Severity.ERROR) -> Finding:
        """A finding about this item, at one of its fields or at its beginning."""
        names = [self._name(place[:n]) for n in range(1, len(place) + 1)]
        line = self.lines.get(place, self.line)
        name = "/".join([self.item.id, *names])
        return Finding(path=self.path, line=line, rule=rule, where=name, text=text, severity=severity)

    def _name(self, place: Place) -> str:
        part = place[-1]
        if isinstance(part, str):
            return part
        return self.item.options[part].id if place[0] == "options" else str(part + 1)


@dataclass(frozen=True, slots=True)
class Bank:
    """The good files of one folder. `path` is the folder."""

    id: str
    title: str
    code_year: int
    licence: str
    path: str
    entries: tuple[Entry, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        """The items in the order of their files."""
        return tuple(entry.item for entry in self.entries)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Banks in the order of their folders, with what was wrong in the files that were left out."""

    banks: tuple[Bank, ...]
    findings: tuple[Finding, ...]


def yaml_files(folder: Path) -> list[Path]:
    """The YAML files of a folder by name, hidden ones left aside; OSError where it cannot be listed."""
    files = (path for path in folder.iterdir() if path.suffix in SUFFIXES and not path.name.startswith("."))
    return sorted(files, key=lambda path: (path.stem, path.suffix))


def bank_folders(folder: Path) -> list[Path]:
    """The folders of a folder by name, hidden ones left aside; OSError where it cannot be listed."""
    return sorted(path for path in folder.iterdir() if path.is_dir() and not path.name.startswith("."))


def load_banks(sources: list[list[Path]]) -> Loaded:
    """Banks from lists of files, one list a bank. Where an id stands twice, the first file keeps it."""
    banks: list[Bank] = []
    findings: list[Finding] = []
    homes: dict[str, str] = {}
    taken: dict[str, str] = {}
    for files in sources:
        header: Bank | None = None
        for path in files:
            part, document = _bank_file(path)
            if part is not None:
                _match(part, header, taken, homes, document)
                if not document.broken:
                    header = part if header is None else replace(header, entries=header.entries + part.entries)
                    homes[part.id] = part.path
                    taken |= {entry.item.id: f"{entry.path}:{entry.line}" for entry in part.entries}
            findings += document.findings
        if header is not None:
            banks.append(header)
    return Loaded(tuple(banks), tuple(findings))


def load_profile(path: Path) -> tuple[Profile | None, list[Finding]]:
    """The profile in a file, or None and what is wrong with it."""
    document = read(path)
    fields = validated(ProfileFields, document)
    quotas = document.value.get("blueprint") if isinstance(document.value, dict) else None
    for index, domain in repeated(quotas, "domain"):
        place: Place = ("blueprint", index, "domain")
        document.flaw("duplicate-domain", place, f"{quoted(domain)} has a quota already.")
    for rule, place, text in sections.flaws(fields) if fields else ():
        document.flaw(rule, place, text)
    if fields is None or document.broken:
        return None, document.findings
    return _profile(fields), []


def _bank_file(path: Path) -> tuple[Bank | None, Document]:
    document = read(path)
    fields = validated(BankFields, document)
    _check_items(document)
    if fields is None or document.broken:
        return None, document
    lines: list[dict[Place, int]] = [{} for _ in fields.items]
    for place, line in document.lines.items():
        if place[:1] == ("items",) and len(place) > 1 and isinstance(place[1], int):
            lines[place[1]][place[2:]] = line
    entries = tuple(
        Entry(
            item=_item(item, fields),
            path=document.path,
            line=lines[n].get(("id",), lines[n][()]),
            lines=lines[n],
            settled=frozenset(fields.settled),
        )
        for n, item in enumerate(fields.items)
    )
    bank = Bank(
        id=fields.bank,
        title=fields.title,
        code_year=fields.code_year,
        licence=fields.licence,
        path=str(path.parent),
        entries=entries,
    )
    return bank, document


def _check_items(document: Document) -> None:
    """Find what does not go together (ids, keys, options, charts), as far as the file has the shape for it."""
    items = document.value.get("items") if isinstance(document.value, dict) else None
    for index, item_id in repeated(items, "id"):
        document.flaw("duplicate-id", ("items", index, "id"), f"The id {quoted(item_id)} is taken in this file.")
    for index, item in enumerate(items if isinstance(items, list) else []):
        for rule, where, text in chart.flaws(item) if inside(item, "kind") == Kind.CASE else ():
            document.flaw(rule, ("items", index, *where), text)
        options = item.get("options") if isinstance(item, dict) else None
        if not isinstance(options, list):
            continue
        for n, option_id in repeated(options, "id"):
            place = ("items", index, "options", n, "id")
            document.flaw("duplicate-option", place, f"The item has an option {quoted(option_id)} already.")
        ids = [option["id"] for option in options if isinstance(option, dict) and isinstance(option.get("id"), str)]
        _check_key(document, index, item, ids)


def _check_key(document: Document, index: int, item: dict[str, object], ids: list[str]) -> None:
    """Find a key that is no option, and one that does not go with the kind of the item."""
    key, place = item.get("key"), ("items", index, "key")
    keys = key if isinstance(key, list) else [key]
    for wrong in [each for each in keys if isinstance(each, str) and ids and each not in ids]:
        text = f"The key {quoted(wrong)} is no option of the item; it has {', '.join(map(quoted, ids))}."
        document.flaw("key-no-option", place, text)
    if item.get("kind") == Kind.MULTIPLE and not (isinstance(key, list) and 2 <= len(set(map(str, keys))) == len(keys)):
        document.flaw("key-kind", place, "The key of a multiple item is a list of two or more options, each once.")
    elif item.get("kind") == Kind.MULTIPLE and len(keys) >= len(ids):
        document.flaw("key-kind", place, "A multiple item has options that are not in its key.")
    elif item.get("kind") == Kind.SINGLE and isinstance(key, list):
        document.flaw("key-kind", place, "The key of a single item is one option, not a list.")


def _match(part: Bank, header: Bank | None, taken: Mapping[str, str], homes: Mapping[str, str], doc: Document) -> None:
    """Note where a good file does not go with the files before it."""
    if header is None:
        if (home := homes.get(part.id)) is not None:
            doc.flaw("duplicate-bank", ("bank",), f"The folder {home} holds the bank {quoted(part.id)} already.")
    else:
        for name, field in (("bank", "id"), ("title", "title"), ("code_year", "code_year"), ("licence", "licence")):
            ours, theirs = getattr(part, field), getattr(header, field)
            if ours != theirs:
                text = f"{quoted(name)} is {quoted(str(theirs))} in the files of this folder before this one."
                doc.flaw("header-differs", (name,), text)
    for index, entry in enumerate(part.entries):
        if (first := taken.get(entry.item.id)) is not None:
            text = f"The id {quoted(entry.item.id)} is taken: see {first}."
            doc.flaw("duplicate-id", ("items", index, "id"), text)


def _item(fields: ItemFields | CaseFields, bank: BankFields) -> Item:
    item = Item(
        id=fields.id,
        revision="",
        bank=bank.bank,
        code_year=bank.code_year,
        kind=Kind(fields.kind),
        domain=fields.domain,
        skills=tuple(fields.skills),
        difficulty=fields.difficulty,
        level=fields.level,
        stem=fields.stem,
        options=_options(fields) if isinstance(fields, ItemFields) else (),
        key=_key(fields) if isinstance(fields, ItemFields) else (),
        case=chart.case(fields) if isinstance(fields, CaseFields) else None,
        rationale=fields.rationale,
        references=tuple(fields.references),
        uses_cpt=bank.uses_cpt,
        accepted=fields.review == "accepted",
    )
    return replace(item, revision=fingerprint(item))


def _options(fields: ItemFields) -> tuple[Option, ...]:
    return tuple(Option(id=option.id, text=option.text, why=option.why) for option in fields.options)


def _key(fields: ItemFields) -> tuple[str, ...]:
    return tuple(fields.key) if isinstance(fields.key, list) else (fields.key,)


def _profile(fields: ProfileFields) -> Profile:
    return Profile(
        id=fields.id,
        title=fields.title,
        about=fields.about.strip(),
        notice=fields.notice.strip(),
        limit=timedelta(minutes=fields.minutes),
        passing=Fraction(fields.passing, 100),
        alerts=tuple(timedelta(minutes=minutes) for minutes in fields.alerts),
        code_years=tuple(fields.code_years),
        blueprint=tuple(
            Quota(domain=q.domain, title=q.title, count=q.count, section=q.section) for q in fields.blueprint
        ),
        pool=tuple(fields.pool),
        tools=frozenset(fields.tools),
        pausing=fields.pausing,
        shuffle=Shuffle(items=fields.shuffle.items, options=fields.shuffle.options),
        scoring=fields.scoring,
        sections=tuple(
            Section(id=s.id, title=s.title, limit=None if s.minutes is None else timedelta(minutes=s.minutes))
            for s in fields.sections
        ),
        one_way=fields.one_way,
        pretest=fields.pretest,
    )
