"""A document held against its format: every departure becomes a finding in words that an author understands."""

import difflib
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic import Tag as Alternative
from pydantic_core import ErrorDetails

from simulator.banks.finding import quoted
from simulator.banks.schema import CODE, MODIFIER, NUMBER, TAG, WORDS
from simulator.banks.source import Document, Place, Unquoted, inside
from simulator.exam.item import OPTION_ID, Kind

M = TypeVar("M", bound=BaseModel)

_WANTED = {
    "string_type": "text in quotes",
    "int_type": "a whole number",
    "bool_type": "true or false",
    "date_type": "a date such as 2026-03-02, without quotes",
    "list_type": "a list",
    "model_type": "a set of fields, each with its name",
    "model_attributes_type": "a set of fields, each with its name",
}

_PATTERNS = {
    TAG: "of small letters, digits and single dashes",
    OPTION_ID: "one small letter or digit",
    NUMBER: "a CPT number (five digits, or four and F, T or U)",
    MODIFIER: "a modifier (two capital letters or digits)",
    CODE: "a code as its book prints it, such as E11.9, 0FT44ZZ, 27447 or J1100",
}

_WRITTEN = [kind for kind in Kind if kind is not Kind.TYPED]  # typed items are made from the code books, never written
_KINDS = f"{', '.join(_WRITTEN[:-1])} or {_WRITTEN[-1]}"
"""Every kind of item: each model of one knows its own kinds only."""


def validated(model: type[M], document: Document) -> M | None:
    """The document as a model; None when anything is wrong with it, and then the document says what."""
    if document.value is None:
        if not document.broken:
            document.flaw("empty-file", (), "The file is empty.")
        return None
    try:
        fields = model.model_validate(document.value)
    except ValidationError as failure:
        errors = failure.errors(include_url=False)
        meant = {(*error["loc"][:-1], _meant(model, error)) for error in errors if error["type"] == "extra_forbidden"}
        for error in errors:
            # A misspelt field is told once, not also as the lack of the right one.
            if error["type"] != "missing" or error["loc"] not in meant:
                _note(model, document, error)
        return None
    return None if document.broken else fields


def _note(model: type[BaseModel], document: Document, error: ErrorDetails) -> None:
    place, around = _way(model, error)
    if place in document.lost:
        return
    rule, text = _sentence(document, error, place, around)
    at = place[:-1] if error["type"] == "missing" else place
    document.flaw(rule, place, text, line=document.line(at))


def _sentence(document: Document, error: ErrorDetails, place: Place, around: list[str]) -> tuple[str, str]:
    kind, context = error["type"], error.get("ctx", {})
    name = _name(place)
    if kind == "missing":
        return "missing-field", f"{_owner(document, place)} has no {name}."
    if kind == "extra_forbidden":
        near = _nearest(place, around)
        hint = f"perhaps {quoted(near)} is meant" if near else f"it may have {', '.join(around)}"
        return "unknown-field", f"There is no field {name} here: {hint}."
    if wanted := _WANTED.get(kind):
        return "wrong-type", f"{_capital(name)} must be {wanted}{_given(kind, error['input'])}."
    if kind in {"enum", "literal_error"}:
        expected = _KINDS if place[-1] == "kind" else str(context.get("expected", "")).replace("'", "")
        if not isinstance(error["input"], str):
            given = _given("string_type", error["input"])
            return "wrong-type", f"{_capital(name)} must be text in quotes ({expected}){given}."
        return "wrong-value", f"{_capital(name)} must be {expected}, not {quoted(error['input'])}."
    return _bounds(name, kind, context, error["input"])


def _given(kind: str, value: object) -> str:
    if value is None:
        return ", and is empty"
    if isinstance(value, bool):
        return ": YAML takes words such as yes, no, on and off for true and false"
    if isinstance(value, Unquoted):
        return f", not {quoted(value.text)} as it stands"
    if isinstance(value, str) and kind == "int_type":
        return ", without quotes"
    return "" if isinstance(value, (list, dict)) else f", not {quoted(str(value))}"


def _bounds(name: str, kind: str, context: Mapping[str, Any], value: object) -> tuple[str, str]:
    if kind == "string_pattern_mismatch" and context.get("pattern") == WORDS:
        return "empty-text", f"{_capital(name)} is empty."
    if kind == "string_pattern_mismatch" and (wanted := _PATTERNS.get(str(context.get("pattern")))):
        return "wrong-value", f"{_capital(name)} must be {wanted}, not {quoted(str(value))}."
    limits = {
        "too_short": ("at least", "min_length", "entries"),
        "too_long": ("at most", "max_length", "entries"),
        "string_too_long": ("at most", "max_length", "characters"),
        "greater_than_equal": ("at least", "ge", ""),
        "less_than_equal": ("at most", "le", ""),
    }
    if kind in limits:
        phrase, limit, unit = limits[kind]
        bound = context.get(limit)
        amount = f"have {phrase} {bound} {'entry' if bound == 1 else unit}" if unit else f"be {phrase} {bound}"
        return "wrong-value", f"{_capital(name)} must {amount}."
    return "wrong-value", f"{_capital(name)} is not as the format wants it."


def _name(place: Place) -> str:
    """The field's name; an entry of a list is called after its list."""
    if not place:
        return "the file"
    if isinstance(place[-1], str):
        return quoted(place[-1])
    return f"entry {place[-1] + 1} of {_name(place[:-1])}"


def _owner(document: Document, place: Place) -> str:
    around = document.where(place[:-1])
    return f"Item {around}" if place[:1] == ("items",) and len(place) > 1 else _capital(around) or "The file"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text[:1] != "`" else text


def _meant(model: type[BaseModel], error: ErrorDetails) -> str | None:
    """The field that an unknown one most likely is."""
    return _nearest(*_way(model, error))


def _nearest(place: Place, around: list[str]) -> str | None:
    near = difflib.get_close_matches(str(place[-1])[:40].lower(), around, n=1)
    return near[0] if near else None


def _way(model: type[BaseModel], error: ErrorDetails) -> tuple[Place, list[str]]:
    """Where in the document an error is, and the names of the fields that may stand there, as far as any may.

    Pydantic puts the name of the alternative of a union into the place: it leads on, and is no part of the document.
    """
    annotation: Any = model
    place: list[str | int] = []
    around: list[str] = []
    for part in error["loc"]:
        alternatives = _alternatives(annotation)
        if alternatives:
            annotation = alternatives.get(part)
            continue
        models = _models(annotation)
        around = list(models)
        annotation = _entries(annotation) if isinstance(part, int) else models.get(part)
        place.append(part)
    return tuple(place), around


def _plain(annotation: Any) -> Any:
    return _plain(get_args(annotation)[0]) if get_origin(annotation) is Annotated else annotation


def _alternatives(annotation: Any) -> dict[str | int, Any]:
    """The alternatives of a union by their names; empty for anything else."""
    members = get_args(_plain(annotation))
    return {
        note.tag: each
        for each in members
        for note in getattr(each, "__metadata__", ())
        if isinstance(note, Alternative)
    }


def _entries(annotation: Any) -> Any:
    return next(iter(get_args(_plain(annotation))), None)


def _models(annotation: Any) -> dict[str, Any]:
    plain = _plain(annotation)
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        return {name: field.annotation for name, field in plain.model_fields.items()}
    return {}


def repeated(values: object, name: str) -> Iterator[tuple[int, str]]:
    """The places in a list of mappings, as far as it is one, whose `name` a former entry has already."""
    seen: set[str] = set()
    for index, value in enumerate(values if isinstance(values, list) else []):
        given = inside(value, name)
        if not isinstance(given, str):
            continue
        if given in seen:
            yield index, given
        seen.add(given)
