"""A YAML file as plain values, each with the line it stands on.

Only what a bank needs of YAML is taken: mappings with plain names, lists, text, whole numbers, dates, true and false.
Aliases, tags, repeated fields and a second document are findings. Files are composed from parser events, so that no
file, however deep or self-referring, can exhaust memory or the stack.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

from simulator.banks.finding import Finding, quoted

MOST_BYTES = 2 * 1024 * 1024
"""A larger file is refused unread."""

DEEPEST = 12
"""Lists and mappings inside each other; a bank needs seven."""

Place = tuple[str | int, ...]
"""The way to a value: names of fields and positions in lists, such as `("items", 3, "stem")`."""

Flaw = tuple[str, Place, str]
"""What is wrong at a place: the rule, the place, and a sentence."""

# YAML takes U+0085, U+2028 and U+2029 for ends of lines, and editors do not: they too are for quotes.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_resolve: Callable[[type[ScalarNode], str, tuple[bool, bool]], str] = Resolver().resolve
_HINTS = (
    ("mapping values are not allowed", "a colon stands in text without quotes: put the text in quotes"),
    ("could not find expected ':'", "this line is neither a field nor set in under one"),
    ("did not find expected key", "this line is not set in as its neighbours are, or a quotation mark is not closed"),
    ("expected <block end>", "this line is not set in as its neighbours are, or a quotation mark is not closed"),
    ("unexpected end of stream", "a quotation mark or bracket opened here is never closed"),
    ("cannot start any token", "text that begins with this character needs quotes"),
    ("unknown escape character", "inside double quotes a backslash must be written twice"),
)


@dataclass(frozen=True, slots=True)
class Unquoted:
    """Text without quotes that YAML takes for something else: a time, a fraction, a number in another base."""

    text: str


@dataclass(slots=True)
class Document:
    """A file as read. `value` is None where nothing could be read; `lost` are places whose value a flaw has cost."""

    path: str
    value: object = None
    lines: dict[Place, int] = field(default_factory=dict)
    lost: set[Place] = field(default_factory=set)
    _flaws: list[tuple[str, int, Place, str]] = field(default_factory=list)

    @property
    def broken(self) -> bool:
        """Whether anything is wrong with the file."""
        return bool(self._flaws)

    @property
    def findings(self) -> list[Finding]:
        """All that is wrong with the file."""
        return [
            Finding(path=self.path, line=line, rule=rule, where=self.where(place), text=text)
            for rule, line, place, text in self._flaws
        ]

    def flaw(self, rule: str, place: Place, text: str, *, line: int | None = None) -> None:
        """Note an error; it is on the line of its place unless another is given."""
        self._flaws.append((rule, self.line(place) if line is None else line, place, text))

    def line(self, place: Place) -> int:
        """The line of a value, or of the nearest thing around it."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def where(self, place: Place) -> str:
        """A place as an author knows it: items and options by their ids, as far as they have any."""
        names: list[str] = []
        value = self.value
        for part in place:
            value = inside(value, part)
            own = inside(value, "id") if isinstance(part, int) else None
            names.append(own if isinstance(own, str) else str(part + 1) if isinstance(part, int) else part)
        return "/".join(names[1:] if place[:1] == ("items",) and len(place) > 1 else names)


def inside(value: object, part: str | int) -> object:
    """The part of a mapping or list; None where it has none."""
    if isinstance(value, dict):
        return value.get(part)
    return value[part] if isinstance(value, list) and isinstance(part, int) and part < len(value) else None


def read(path: Path) -> Document:
    """The file as plain values. Never raises: what is wrong is among the findings."""
    document = Document(str(path))
    try:
        if not path.is_file():
            document.flaw("unreadable", (), "This is no file that can be read: perhaps a folder or a broken link.")
            return document
        with path.open("rb") as file:
            raw = file.read(MOST_BYTES + 1)
    except OSError as failure:
        document.flaw("unreadable", (), f"The file cannot be read: {failure.strerror or failure}.")
        return document
    return compose(raw, document)


def compose(raw: bytes, document: Document) -> Document:
    """Fill a document with what the bytes of its file say."""
    if len(raw) > MOST_BYTES:
        document.flaw("too-large", (), "The file is over 2 MiB: split it into several files of the same folder.")
        return document
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        line = raw.count(b"\n", 0, failure.start) + 1
        document.flaw("encoding", (), "The file is not UTF-8 from here on: save it with that encoding.", line=line)
        return document
    if bad := _FORBIDDEN.search(text):
        line = text.count("\n", 0, bad.start()) + 1
        character = quoted(bad.group())
        document.flaw("yaml", (), f"The character {character} may stand only as an escape in quotes.", line=line)
        return document
    try:
        _Composer(text, document).compose()
    except yaml.MarkedYAMLError as failure:
        mark = failure.problem_mark or failure.context_mark
        line = mark.line + 1 if mark else 1
        document.value = None
        document.flaw("yaml", (), f"YAML cannot be read here: {_reason(failure, text, line)}.", line=line)
    except _TooDeep as failure:
        document.value = None
        text = f"Lists or fields stand more than {DEEPEST} deep in each other."
        document.flaw("yaml", (), text, line=failure.line)
    except (yaml.YAMLError, ValueError, OverflowError):
        document.value = None
        document.flaw("yaml", (), "The file is not YAML.")
    return document


def _reason(failure: yaml.MarkedYAMLError, text: str, line: int) -> str:
    problem = str(failure.problem or failure.context or "it breaks off")
    lines = text.split("\n")
    if "cannot start any token" in problem and "\t" in lines[min(line, len(lines)) - 1]:
        return "a tab stands where YAML wants spaces"
    return next((hint for sign, hint in _HINTS if sign in problem), problem)


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def _kind(text: str) -> str:
    """What YAML takes text without quotes for: "str", "int", "bool", "null", "float", "timestamp"."""
    return _resolve(ScalarNode, text, (True, False)).rpartition(":")[2]


def _day(text: str) -> date | Unquoted:
    """A date as 2026-03-02; what is none, or has a time, stays as it is written."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else Unquoted(text)
    except ValueError:
        return Unquoted(text)


class _TooDeep(Exception):
    """Nothing more is read: what nests without end takes ever longer to parse."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__()


class _Composer:
    """Turns parser events into one value, and notes where each part stands."""

    def __init__(self, text: str, document: Document) -> None:
        self._events: Iterator[Event] = yaml.parse(text, Loader=_PARSER)
        self._document = document

    def compose(self) -> None:
        next(self._events)
        first = next(self._events)
        if isinstance(first, StreamEndEvent):
            self._document.flaw("empty-file", (), "The file is empty.")
            return
        self._document.value = self._value(next(self._events), (), 0)
        next(self._events)
        after = next(self._events)
        if isinstance(after, DocumentStartEvent):
            self._document.flaw(
                "yaml", (), "A second document begins here: a file holds one, without `---`.", line=_line(after)
            )

    def _value(self, event: Event, place: Place, depth: int) -> object:
        line = _line(event)
        self._document.lines[place] = line
        if isinstance(event, AliasEvent):
            self._document.lost.add(place)
            self._document.flaw("alias", place, f"The alias {quoted(f'*{event.anchor}')} is not allowed here.")
            return None
        self._check(event, place)
        if isinstance(event, ScalarEvent):
            return self._scalar(event, place)
        if depth == DEEPEST:
            raise _TooDeep(line)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(place, depth)
        return self._mapping(place, depth)

    def _check(self, event: Event, place: Place) -> None:
        if not isinstance(event, NodeEvent):
            return
        if event.anchor is not None:
            self._document.flaw("alias", place, f"The anchor {quoted(f'&{event.anchor}')} is not allowed here.")
        if (tag := getattr(event, "tag", None)) is not None:
            self._document.lost.add(place)
            self._document.flaw("tag", place, f"The tag {quoted(tag)} is not allowed: write the plain value.")

    def _scalar(self, event: ScalarEvent, place: Place) -> object:
        text = str(event.value)
        if _SURROGATE.search(text):
            self._document.lost.add(place)
            self._document.flaw("yaml", place, "Half of a surrogate pair is no character: write the character.")
            return None
        if not event.implicit[0]:
            return text
        kind = _kind(text)
        if kind == "str":
            return text
        if kind == "null":
            return None
        if kind == "bool":
            return text.lower() in {"true", "yes", "on"}
        if kind == "timestamp":
            return _day(text)
        return int(text) if kind == "int" and _WHOLE.fullmatch(text) else Unquoted(text)

    def _sequence(self, place: Place, depth: int) -> list[object]:
        values: list[object] = []
        while not isinstance(event := next(self._events), SequenceEndEvent):
            values.append(self._value(event, (*place, len(values)), depth + 1))
        return values

    def _mapping(self, place: Place, depth: int) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            line = _line(event)
            if not isinstance(event, ScalarEvent):
                self._document.flaw("yaml", place, "The name of a field must be a plain word.", line=line)
                self._skip(event)
                self._skip(next(self._events))
                continue
            name = str(event.value)
            if name in values:
                before = self._document.line((*place, name))
                text = f"The field {quoted(name)} stands twice; the first is on line {before}."
                self._document.flaw("duplicate-field", (*place, name), text, line=line)
                self._skip(next(self._events))
                continue
            self._document.lines[(*place, name)] = line
            self._check(event, (*place, name))
            values[name] = self._value(next(self._events), (*place, name), depth + 1)
            self._document.lines[(*place, name)] = line
        return values

    def _skip(self, event: Event) -> None:
        """Pass over the rest of a value whose first event is at hand."""
        starts, ends = (SequenceStartEvent, MappingStartEvent), (SequenceEndEvent, MappingEndEvent)
        depth = int(isinstance(event, starts))
        while depth:
            event = next(self._events)
            if depth > DEEPEST:
                raise _TooDeep(_line(event))
            depth += isinstance(event, starts) - isinstance(event, ends)
