"""Bank and profile files as authors write them, good ones, for tests to spoil."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import yaml

from simulator.banks.loader import Entry
from simulator.exam.item import Difficulty, Item, Kind, Level, Option

RATIONALE = (
    "Look the main term up in the index, then read the notes at the code in the tabular list. The guideline settles "
    "the sequence, and the nearest distractor fails because it leaves out the cause that the record names."
)

BANK = f"""\
bank: demo-a
title: Demonstration form
code_year: 2026
licence: CC-BY-4.0
items:
  - id: demo-a-01
    kind: single
    domain: icd-10-cm
    skills: [sequencing]
    difficulty: easy
    level: application
    stem: |
      A patient with type 2 diabetes is seen for a foot ulcer. [CC] is written in the margin.

      Which code comes first?
    options:
      - id: a
        text: "E11.621"
        why: "The combination code names the disease and its complication."
      - {{id: b, text: "E11.9", why: "Overlooks the complication that the record links to the disease."}}
      - {{id: c, text: "L97.509", why: "Puts the manifestation before the disease that caused it."}}
      - {{id: d, text: "E10.621", why: "Takes type 1, a type that the record does not give."}}
    key: a
    rationale: |
      {RATIONALE}
    references: ["OCG I.C.4.a"]
    review: accepted
"""

_CASE = """\
    skills: [sequencing]
    difficulty: easy
    level: application
"""

INPATIENT = f"""\
bank: demo-a
title: Demonstration form
code_year: 2026
licence: CC-BY-4.0
items:
  - id: demo-a-stay
    kind: case
    domain: inpatient-records
{_CASE}\
    stem: Code the stay.
    encounter:
      setting: inpatient
      age: 52
      sex: female
      admitted: 2026-03-02
      discharged: 2026-03-05
      disposition: "Home"
      status: 1
    documents:
      - title: Operative report
        text: |
          Acute cholecystitis with gallstones. The whole gallbladder
          came out through four ports.
      - title: Discharge summary
        text: "Potassium fell on the second day: hypokalemia. Smoked until 2015."
    fields: [principal_diagnosis, diagnosis, principal_procedure]
    key:
      - role: principal_diagnosis
        codes: [K80.00]
        poa: Y
        why: "Stones and acute inflammation are one combination code."
        support: {{document: Operative report, quote: "Acute cholecystitis with gallstones."}}
      - role: diagnosis
        codes: [E87.6]
        poa: N
        why: "Diagnosed and treated; it began during the stay."
        support: {{document: Discharge summary, quote: "hypokalemia"}}
      - role: diagnosis
        codes: [Z87.891]
        poa: "1"
        optional: true
        why: "A history of smoking, which not every hospital reports."
        support: {{document: Discharge summary, quote: "Smoked until 2015."}}
      - role: principal_procedure
        codes: [0FT44ZZ]
        why: "Resection of the whole gallbladder through ports."
        support: {{document: Operative report, quote: "The whole gallbladder came out"}}
    tempting:
      - {{codes: [K80.20, K81.0], why: "Leaves out the inflammation, or the stones."}}
    drg: 419
    rationale: |
      {RATIONALE}
    references: ["OCG II"]
    review: accepted
"""

OUTPATIENT = f"""\
bank: demo-a
title: Demonstration form
code_year: 2026
licence: CC-BY-4.0
uses_cpt: true
items:
  - id: demo-a-visit
    kind: case
    domain: outpatient-records
{_CASE}\
    stem: Code the visit.
    encounter: {{setting: outpatient, age: 40, sex: male, admitted: 2026-03-02}}
    documents:
      - title: Infusion record
        text: "Known asthma. Ketorolac 30 mg by vein, two knees injected; 15 mg discarded."
    fields: [principal_diagnosis, cpt_hcpcs]
    key:
      - role: principal_diagnosis
        codes: [J45.909]
        why: "The disease that the visit was for, its severity not told."
        support: {{document: Infusion record, quote: "Known asthma."}}
      - role: cpt_hcpcs
        codes: ["20610"]
        modifiers: [["59", XS], "50"]
        why: "Two large joints, apart from the other service."
        support: {{document: Infusion record, quote: "two knees injected"}}
      - role: cpt_hcpcs
        codes: [J1885]
        units: 2
        why: "Thirty milligrams are two units."
        support: {{document: Infusion record, quote: "Ketorolac 30 mg"}}
      - role: cpt_hcpcs
        codes: [J1885]
        modifiers: [JW]
        why: "What was discarded has a line of its own."
        support: {{document: Infusion record, quote: "15 mg discarded"}}
    tempting:
      - {{codes: [J45.901], why: "No exacerbation is documented."}}
    rationale: |
      {RATIONALE}
    references: ["OCG IV.A"]
    review: accepted
"""

PROFILE = """\
id: demo
title: Demonstration
about: A short exam.
minutes: 10
passing: 70
alerts: [5, 1]
code_years: [2026]
pool: [demo]
tools: [strike, flag]
blueprint:
  - {domain: icd-10-cm, title: "ICD-10-CM", count: 1}
"""


def line_of(text: str, words: str) -> int:
    """The line, from 1, on which these words first stand."""
    return text[: text.index(words)].count("\n") + 1


def put(path: Path, text: str | bytes) -> Path:
    """A file with this text, in folders made as needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def numbered(number: int, bank: str = "demo-a") -> Item:
    """A good item unlike every other: its words come from its number, its key goes round a, b, c, d."""
    words = [sha256(f"{number} {n}".encode()).hexdigest()[:6] for n in range(30)]
    options = tuple(
        Option(
            id=letter, text=f"{words[n]} {words[n + 4]}", why=f"Because of {words[n + 8]} and {words[n + 12]} there."
        )
        for n, letter in enumerate("abcd")
    )
    return Item(
        id=f"{bank}-{number:03}",
        revision=f"revision-{number}",
        bank=bank,
        code_year=2026,
        kind=Kind.SINGLE,
        domain="icd-10-cm",
        skills=("sequencing",),
        difficulty=(Difficulty.EASY, Difficulty.MODERATE, Difficulty.MODERATE, Difficulty.HARD)[number % 4],
        level=Level.APPLICATION,
        stem=" ".join(words[:20]),
        options=options,
        key=("abcd"[number % 4],),
        rationale=RATIONALE,
        references=("OCG I.C.4.a",),
    )


def placed(items: Sequence[Item]) -> list[Entry]:
    """The items as entries of one file, ten lines each, their fields on lines of their own."""
    fields = ("id", "level", "stem", "key", "rationale", "review")
    return [
        Entry(item=item, path="demo.yaml", line=10 * n, lines={(field,): 10 * n + i for i, field in enumerate(fields)})
        for n, item in enumerate(items, 1)
    ]


def reworded(item: Item, texts: Sequence[str]) -> Item:
    """The item with other texts of its options."""
    return replace(item, options=tuple(replace(o, text=t) for o, t in zip(item.options, texts, strict=True)))


def keyed(item: Item, text: str) -> Item:
    """The item with another text of its key."""
    return replace(item, options=tuple(replace(o, text=text) if o.id in item.key else o for o in item.options))


def as_yaml(items: Sequence[Item]) -> str:
    """A bank file of these items."""
    return yaml.safe_dump(
        {
            "bank": items[0].bank,
            "title": "Demonstration form",
            "code_year": 2026,
            "licence": "CC-BY-4.0",
            "uses_cpt": False,
            "items": [
                {
                    "id": item.id,
                    "kind": item.kind.value,
                    "domain": item.domain,
                    "skills": list(item.skills),
                    "difficulty": item.difficulty.value,
                    "level": item.level.value,
                    "stem": item.stem,
                    "options": [{"id": o.id, "text": o.text, "why": o.why} for o in item.options],
                    "key": item.key[0] if len(item.key) == 1 else list(item.key),
                    "rationale": item.rationale,
                    "references": list(item.references),
                    "review": "accepted" if item.accepted else "draft",
                }
                for item in items
            ],
        },
        allow_unicode=False,
    )
