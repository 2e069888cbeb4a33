"""The cases of a score report, as text and as JSON."""

from collections.abc import Iterator
from textwrap import wrap

from simulator.cli.output import drawn_bar
from simulator.drg import Comparison, grouped, weighed
from simulator.exam import account, sentences
from simulator.exam.case import KeyLine, Line, Setting
from simulator.exam.form import retired_places
from simulator.exam.marking import MarkedLine
from simulator.exam.prose import paragraphs
from simulator.exam.report import Part, Report
from simulator.exam.view import SolvedCase
from simulator.exam.words import amount, percent
from simulator.ports.attempts import Record
from simulator.ports.codes import Grouping, Secondary

_PARTS = ("items", "cases", "together")
"""The names of the parts in JSON, which stay when the words for people change."""


def cases_text(report: Report, width: int) -> Iterator[str]:
    """Items and records apart and together, and what all records have in common; nothing where there is no case."""
    for name, part in sentences.parts(report):
        yield (
            f"{name:<8}  {drawn_bar(float(part.percent) / 100)}  {percent(part.percent):>7}  "
            f"{amount(part.credit):>5} of {part.total}"
        )
    if report.cases:
        yield from _figures(report.sequencing, report.poa_right, report.poa_total, width)
        yield ""


def case_text(record: Record, case: SolvedCase, drg: Comparison | str, width: int) -> Iterator[str]:
    """What a case came to, then its marking, line by line."""
    marking, setting = case.marking, case.encounter.setting
    why = sentences.why_unscored(case.number, record.form, record.profile)
    yield f"Item {case.number}, {case.item}: {percent(case.credit * 100)}{f', {why}' if why else ''}"
    yield from wrap(account.total(marking), width)
    yield from _figures(marking.sequencing, marking.poa_right, marking.poa_total, width)
    yield account.RULE
    yield from _drg_text(case, drg, width)
    yield ""
    for line in marking.lines:
        yield from _line(line, setting, width)


def _figures(sequencing: int, right: int, asked: int, width: int) -> Iterator[str]:
    """Errors of sequencing and the POA indicators, of one case or of all."""
    yield from wrap(account.sequencing(sequencing), width)
    yield from wrap(account.poa(right, asked), width)


def _drg_text(case: SolvedCase, drg: Comparison | str, width: int) -> Iterator[str]:
    if isinstance(drg, str):
        yield from wrap(f"MS-DRG of the key: {case.drg}. {drg}" if drg else "", width)
        return
    yield f"MS-DRG, yours: {grouped(drg.yours)}"
    yield f"MS-DRG, key:   {grouped(drg.key)}"
    yield from wrap(drg.sentence, width)
    if drg.weights:
        yield "What the secondary diagnoses weigh in it:"
    for weight in drg.weights:
        yield f"  {weight.code:<12} yours: {weighed(weight.yours) or '-':<22} key: {weighed(weight.key) or '-'}"


def cases_shape(record: Record, report: Report) -> dict[str, object]:
    """What the report has of parts, sections and cases as a whole."""
    policy = record.policy
    unfinished = report.unfinished
    return {
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "limit_seconds": section.limit.total_seconds() if section.limit else None,
            }
            for section in policy.sections
        ],
        "one_way": policy.one_way,
        "multiple_response": policy.scoring.value,
        "pretest": report.pretest,
        "retired": sorted(retired_places(record.form, record.profile)),
        "parts": {n: _part(p) for n, (_, p) in zip(_PARTS, sentences.parts(report), strict=False)} or None,
        "sequencing_errors": report.sequencing,
        "poa": {"right": report.poa_right, "total": report.poa_total},
        "unfinished": unfinished and {"item_number": unfinished.slot, "code": unfinished.line.code},
    }


def case_shape(case: SolvedCase, drg: Comparison | str) -> dict[str, object]:
    """What an object of a case has beside what every item has."""
    marking, setting = case.marking, case.encounter.setting
    return {
        "setting": setting.value,
        "entered": marking.entered,
        "required": marking.required,
        "earned": str(sum(line.credit for line in marking.lines)),
        "sequencing_errors": marking.sequencing,
        "poa": {"right": marking.poa_right, "total": marking.poa_total},
        "rule": account.RULE,
        "lines": [
            {
                "verdict": line.verdict.value,
                "credit": str(line.credit),
                "yours": line.yours and _yours(line.yours),
                "key": line.key and _key(line.key),
                "why_credit": account.reason(line, setting),
                "why": line.why,
                "poa_right": line.poa,
                "support": line.key and {"document": line.key.support.document, "quote": line.key.support.quote},
            }
            for line in marking.lines
        ],
        "drg": _drg(case, drg) if setting is Setting.INPATIENT else None,
    }


def _part(part: Part) -> dict[str, object]:
    return {
        "credit": str(part.credit),
        "total": part.total,
        "unanswered": part.unanswered,
        "percent": float(part.percent),
        "percent_exact": str(part.percent),
    }


def _line(line: MarkedLine, setting: Setting, width: int) -> Iterator[str]:
    def row(text: str) -> list[str]:
        return wrap(text, width, initial_indent="    ", subsequent_indent="    ")

    yours = f"{account.entered(line.yours)} {account.role_name(line.yours.role, setting)}" if line.yours else "-"
    yield f"  {', '.join(words for _, words in account.verdicts(line))}: {yours}"
    if line.key:
        yield from row(f"Key: {account.keyed(line.key)} {account.role_name(line.key.role, setting)}")
    yield from row(account.reason(line, setting))
    yield from row(paragraphs(line.why))
    if line.key:
        yield from row(f'"{" ".join(line.key.support.quote.split())}" ({line.key.support.document})')


def _yours(line: Line) -> dict[str, object]:
    return {
        "role": line.role.value,
        "code": line.code,
        "poa": line.poa,
        "modifiers": line.modifiers,
        "units": line.units,
    }


def _key(key: KeyLine) -> dict[str, object]:
    return {
        "role": key.role.value,
        "codes": list(key.codes),
        "poa": key.poa and key.poa.value,
        "modifiers": [list(group) for group in key.modifiers],
        "units": key.units,
        "optional": key.optional,
    }


def _drg(case: SolvedCase, drg: Comparison | str) -> dict[str, object]:
    stated: dict[str, object] = {"stated": case.drg, "told": drg if isinstance(drg, str) else drg.sentence}
    if isinstance(drg, str):
        return stated
    return stated | {
        "yours": _grouping(drg.yours),
        "key": _grouping(drg.key),
        "secondary": [
            {"code": weight.code, "yours": _severity(weight.yours), "key": _severity(weight.key)}
            for weight in drg.weights
        ],
        "difference": [
            {
                "code": repair.key.codes[0] if repair.key else None,
                "role": repair.key.role.value if repair.key else None,
                "yours": repair.line and repair.line.code,
            }
            for repair in drg.repairs
        ],
        "alone": drg.alone,
    }


def _grouping(side: Grouping) -> dict[str, object]:
    return {"drg": side.drg, "title": side.title, "problem": side.problem}


def _severity(secondary: Secondary | None) -> dict[str, object] | None:
    return {"severity": secondary.severity.value, "counts": secondary.counts} if secondary else None
