"""A case in a bank file: its chart, sheet and key held against each other, and made into the case that is sat."""

from collections.abc import Iterator

from pydantic import ValidationError

from simulator.banks.finding import quoted
from simulator.banks.schema import CaseFields
from simulator.banks.source import Flaw, Place
from simulator.exam.case import (
    Case,
    CodeSet,
    Document,
    Encounter,
    KeyLine,
    Role,
    Setting,
    Support,
    Trap,
    code_set,
)


def case(fields: CaseFields) -> Case:
    """The case that these fields are."""
    visit = fields.encounter
    return Case(
        encounter=Encounter(
            setting=visit.setting,
            age=visit.age,
            sex=visit.sex,
            admitted=visit.admitted.isoformat(),
            discharged=visit.discharged.isoformat() if visit.discharged else "",
            disposition=visit.disposition,
            status=visit.status,
        ),
        documents=tuple(Document(title=each.title, text=each.text) for each in fields.documents),
        fields=tuple(fields.fields),
        key=tuple(
            KeyLine(
                role=line.role,
                codes=tuple(line.codes),
                modifiers=tuple(tuple(each) if isinstance(each, list) else (each,) for each in line.modifiers),
                units=line.units,
                poa=line.poa,
                optional=line.optional,
                why=line.why,
                support=Support(document=line.support.document, quote=line.support.quote),
            )
            for line in fields.key
        ),
        tempting=tuple(Trap(codes=tuple(trap.codes), why=trap.why) for trap in fields.tempting),
        answering=fields.answer,
        drg=fields.drg,
    )


def flaws(value: object) -> Iterator[Flaw]:
    """What does not go together in a case as it was read; nothing while its form is wrong, which is told elsewhere."""
    try:
        fields = CaseFields.model_validate(value)
    except ValidationError:
        return
    for check in (_encounter, _documents, _sheet, _roles, _details, _support, _codes, _tempting):
        yield from check(fields)


def _encounter(fields: CaseFields) -> Iterator[Flaw]:
    visit = fields.encounter
    if visit.discharged and visit.discharged < visit.admitted:
        yield "dates", ("encounter", "discharged"), "The discharge comes before the admission."
    claim: list[tuple[Place, bool]] = [(("encounter", "status"), visit.status > 0), (("drg",), fields.drg > 0)]
    if visit.setting is Setting.INPATIENT:
        claim.append((("encounter", "discharged"), visit.discharged is not None))
        for place, given in claim:
            if not given:
                yield "inpatient-claim", place, f"An inpatient case needs {quoted(str(place[-1]))}."
    else:
        for place, given in claim:
            if given:
                yield "inpatient-claim", place, f"Only an inpatient case has {quoted(str(place[-1]))}."


def _documents(fields: CaseFields) -> Iterator[Flaw]:
    titles: set[str] = set()
    for n, document in enumerate(fields.documents):
        if _squashed(document.title) in titles:
            yield "duplicate-title", ("documents", n, "title"), "A document of the chart has this title already."
        titles.add(_squashed(document.title))


def _sheet(fields: CaseFields) -> Iterator[Flaw]:
    for n, role in enumerate(fields.fields):
        if role in fields.fields[:n]:
            yield "duplicate-role", ("fields", n), f"{quoted(role)} stands in `fields` already."
        if role.code_set is CodeSet.PCS and fields.encounter.setting is not Setting.INPATIENT:
            text = f"ICD-10-PCS is for inpatients: {quoted(role)} cannot be asked for here, only `cpt_hcpcs`."
            yield "role-setting", ("fields", n), text


def _roles(fields: CaseFields) -> Iterator[Flaw]:
    for n, line in enumerate(fields.key):
        if line.role not in fields.fields:
            text = f"{quoted(line.role)} is not among the `fields` that the sheet asks for."
            yield "role-not-asked", ("key", n, "role"), text
        if line.role.alone and any(before.role is line.role for before in fields.key[:n]):
            yield "role-alone", ("key", n, "role"), f"The key has a {quoted(line.role)} already, and may have one."
    required = {line.role for line in fields.key if not line.optional}
    first = Role.PRINCIPAL_DIAGNOSIS
    if not required:
        yield "no-required-line", ("key",), "Every line of the key is optional: an empty sheet would be right."
    elif first not in required and (first in fields.fields or fields.encounter.setting is Setting.INPATIENT):
        yield "no-principal", ("key",), f"The key has no {quoted(first)} that is required."


def _details(fields: CaseFields) -> Iterator[Flaw]:
    for n, line in enumerate(fields.key):
        asked = fields.encounter.setting is Setting.INPATIENT and line.role.code_set is CodeSet.CM
        if asked and line.poa is None:
            text = 'A diagnosis of an inpatient needs `poa`: Y, N, U, W, or "1" where its code is exempt.'
            yield "poa", ("key", n), text
        if not asked and line.poa is not None:
            yield "poa", ("key", n, "poa"), "Only a diagnosis of an inpatient has `poa`."
        if line.role is Role.CPT_HCPCS:
            continue
        for name, given in (("modifiers", line.modifiers), ("units", line.units > 1)):
            if given:
                yield "detail-role", ("key", n, name), f"Only a `cpt_hcpcs` line has {quoted(name)}."


def _support(fields: CaseFields) -> Iterator[Flaw]:
    texts = {document.title: _squashed(document.text) for document in fields.documents}
    for n, line in enumerate(fields.key):
        title, quote = line.support.document, _squashed(line.support.quote)
        elsewhere = [other for other, text in texts.items() if quote in text and other != title]
        if title not in texts:
            text = f"No document is called {quoted(title)}; there are {', '.join(map(quoted, texts))}."
            yield "no-document", ("key", n, "support", "document"), text
        elif quote not in texts[title]:
            hint = f"it stands in {quoted(elsewhere[0])}" if elsewhere else "copy its words as they stand there"
            text = f"The quote does not stand in {quoted(title)}: {hint}."
            yield "no-quote", ("key", n, "support", "quote"), text


def _codes(fields: CaseFields) -> Iterator[Flaw]:
    """Scoring relies on it that a code leads to one line of the key, or to lines that differ in details only."""
    first: dict[str, int] = {}
    for n, line in enumerate(fields.key):
        for m, code in enumerate(line.codes):
            place = ("key", n, "codes", m)
            if code_set(code) is not line.role.code_set:
                text = f"{code} is written like a code of {code_set(code)}: {quoted(line.role)} takes"
                yield "code-set", place, f"{text} {line.role.code_set}."
            before = first.get(code)
            if before is None:
                first[code] = n
            elif before == n:
                yield "shared-code", place, f"{code} stands in this list already."
            elif line.role.code_set is CodeSet.CM:
                yield "shared-code", place, f"{code} is in entry {before + 1}: a diagnosis is reported once."
            elif line.codes != fields.key[before].codes:
                text = f"{code} is in entry {before + 1} too: entries share codes only where their lists are the same."
                yield "shared-code", place, text


def _tempting(fields: CaseFields) -> Iterator[Flaw]:
    right = {code: n for n, line in enumerate(fields.key) for code in line.codes}
    met: set[str] = set()
    for n, trap in enumerate(fields.tempting):
        for m, code in enumerate(trap.codes):
            place = ("tempting", n, "codes", m)
            if code in right:
                yield "tempting-key", place, f"{code} is right by entry {right[code] + 1} of the key, and wrong here."
            elif code in met:
                yield "duplicate-tempting", place, f"{code} stands in `tempting` already."
            met.add(code)


def _squashed(text: str) -> str:
    """The text with every stretch of white space as one space: charts are wrapped, quotes are not."""
    return " ".join(text.split())
