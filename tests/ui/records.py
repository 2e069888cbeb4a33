"""Records to code in a room: two inpatient stays and an outpatient visit, as bank files, beside two items."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import date
from typing import Any, Unpack

import yaml

from simulator.exam.case import Case, Document, Encounter, KeyLine, Poa, Role, Setting, Support, Trap
from simulator.exam.item import Item
from tests.banks.authors import RATIONALE, as_yaml, put
from tests.candidates import items
from tests.ui.person import LARGE
from tests.ui.room import Room, Rules, Seat

PRINCIPAL, SECONDARY = Role.PRINCIPAL_DIAGNOSIS, Role.DIAGNOSIS
MAIN_PROCEDURE, PROCEDURE, CPT = Role.PRINCIPAL_PROCEDURE, Role.PROCEDURE, Role.CPT_HCPCS
NOTES = "\n".join(f"Day {n}: nothing new, and Metoprolol is given." for n in range(1, 61))
SUMMARY = Document(
    title="Discharge summary",
    text="NSTEMI [POA] [/x]. Diabetes, on insulin.\nAKI on day two.\n\nThe gallbladder\nwas taken out in whole.",
)
HOME = Encounter(
    setting=Setting.INPATIENT,
    age=61,
    sex="female",
    admitted="2026-03-02",
    discharged="2026-03-05",
    disposition="Home",
    status=1,
)


def key_line(role: Role, code: str, quote: str, *, poa: Poa | None = None) -> KeyLine:
    support = Support(document=SUMMARY.title, quote=quote)
    return KeyLine(role=role, codes=(code,), why=f"SECRET why of {code}", support=support, poa=poa)


STAY = Case(
    encounter=HOME,
    documents=(
        Document(title="History and physical", text="Chest pain since noon. Diabetes."),
        Document(title="Progress notes", text=NOTES),
        SUMMARY,
    ),
    fields=(PRINCIPAL, SECONDARY, MAIN_PROCEDURE, PROCEDURE),
    key=(
        key_line(PRINCIPAL, "I21.4", "NSTEMI [POA]", poa=Poa.YES),
        key_line(SECONDARY, "N17.9", "AKI on day two.", poa=Poa.NO),
        key_line(SECONDARY, "E11.9", "Diabetes, on insulin.", poa=Poa.YES),
        key_line(MAIN_PROCEDURE, "0FT40ZZ", "The gallbladder was taken out"),
    ),
    tempting=(Trap(codes=("R07.9",), why="SECRET: chest pain is a symptom of the infarction."),),
    drg=281,
)
VISIT = Case(
    encounter=Encounter(setting=Setting.OUTPATIENT, age=40, sex="male", admitted="2026-03-02"),
    documents=(SUMMARY,),
    fields=(PRINCIPAL, SECONDARY, CPT),
    key=(key_line(PRINCIPAL, "E11.9", "Diabetes"), key_line(CPT, "20610", "taken out")),
    tempting=(),
)
STAYS = (STAY, STAY)


def furnish(
    room: Room, cases: tuple[Case, ...] = STAYS, *, minutes: int = 6, title: str = "Records", **fields: Any
) -> None:
    """Put an exam of two items and of these cases into the room, in place of the one that is there.

    `fields` are further ones of the profile; with sections among them, the items are in the first.
    """
    quotas: list[dict[str, Any]] = [
        {"domain": "guidelines", "title": "Guidelines", "count": 2},
        {"domain": "records", "title": title, "count": len(cases)},
    ]
    for quota, section in zip(quotas, fields.get("sections", ()), strict=False):
        quota["section"] = section["id"]
    profile = {
        "id": "cpc",
        "title": "CCS-style exam",
        "about": "For tests.",
        "minutes": minutes,
        "passing": 70,
        "alerts": [5, 1],
        "code_years": [2026],
        "pool": ["cpc"],
        "tools": ["strike", "flag", "notes", "find", "books"],
        "blueprint": quotas,
    }
    put(room.home / "profiles" / "cpc.yaml", yaml.safe_dump(profile | fields))
    put(room.home / "cpc" / "form-a" / "bank.yaml", as_yaml(items({"guidelines": 2})))
    put(room.home / "cpc" / "form-a" / "cases.yaml", _as_yaml(cases, items({"records": len(cases)})))


@asynccontextmanager
async def coding(room: Room, size: tuple[int, int] = LARGE, **rules: Unpack[Rules]) -> AsyncIterator[Seat]:
    """A window in which the first case of an attempt has just come into view, as item 3."""
    async with room.exam(size, **rules) as seat:
        await seat.press("right", "right")
        await seat.sees("Item 3 of", "0 Task")
        yield seat


def codes(room: Room, slot: int = 3) -> list[str]:
    """The sheet of a case as the disk has it: role by role, each line as it was typed."""
    return [
        f"{line.role.value}: {' '.join(filter(None, (line.code, line.poa, line.modifiers, line.units)))}"
        for line in room.response(slot).sheet
    ]


def _as_yaml(cases: tuple[Case, ...], like: tuple[Item, ...]) -> str:
    """A bank file of these cases, each with the names of an item."""
    return yaml.safe_dump(
        {
            "bank": "form-a",
            "title": "Demonstration form",
            "code_year": 2026,
            "licence": "CC-BY-4.0",
            "uses_cpt": True,
            "items": [_fields(case, item) for case, item in zip(cases, like, strict=True)],
        }
    )


def _fields(case: Case, item: Item) -> dict[str, Any]:
    visit = {name: value for name, value in asdict(case.encounter).items() if value}
    visit |= {name: date.fromisoformat(visit[name]) for name in ("admitted", "discharged") if name in visit}
    key = [{name: value for name, value in asdict(line).items() if value not in ((), None)} for line in case.key]
    whole = {
        "id": item.id,
        "kind": "case",
        "domain": item.domain,
        "skills": ["sequencing"],
        "difficulty": "easy",
        "level": "application",
        "stem": item.stem,
        "encounter": visit,
        "documents": [asdict(document) for document in case.documents],
        "fields": list(case.fields),
        "answer": case.answering,
        "key": key,
        "tempting": [asdict(trap) for trap in case.tempting],
        "drg": case.drg,
        "rationale": f"SECRET {RATIONALE}",
        "references": ["OCG II"],
        "review": "accepted",
    }
    return {name: _spelled(part) for name, part in whole.items()}


def _spelled(value: Any) -> Any:
    """The value in what YAML can say: lists for tuples, plain text for names."""
    if isinstance(value, dict):
        return {name: _spelled(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_spelled(part) for part in value]
    return str(value) if isinstance(value, str) else value
