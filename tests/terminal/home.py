"""A person's folder with an exam of their own in it: eight items in an hour, options as they are written."""

from dataclasses import replace
from pathlib import Path

from tests.banks.authors import INPATIENT, as_yaml, numbered, put

ITEMS = 8
KEYS = tuple(numbered(number).key[0] for number in range(1, ITEMS + 1))
"""The right letter of each item."""

_PROFILE = f"""\
id: small
title: Small exam
about: For the terminal.
minutes: 60
passing: 70
alerts: [5, 1]
code_years: [2026]
pool: [small]
tools: [strike, flag, notes, find]
shuffle: {{options: false}}
blueprint:
  - {{domain: icd-10-cm, title: "ICD-10-CM", count: {ITEMS}}}
"""

_RECORD = """\
id: record
title: A record
about: One inpatient stay.
minutes: 60
passing: 70
alerts: [5, 1]
code_years: [2026]
pool: [record]
tools: [flag, notes, find]
blueprint:
  - {domain: inpatient-records, title: "Inpatient records", count: 1}
"""


def furnish(home: Path) -> None:
    """Put the profile and the bank in place."""
    items = [numbered(number, bank="small-a") for number in range(1, ITEMS + 1)]
    put(home / "question_banks" / "profiles" / "small.yaml", _PROFILE)
    put(
        home / "question_banks" / "small" / "small-a" / "items.yaml",
        as_yaml([replace(i, accepted=True) for i in items]),
    )


def furnish_record(home: Path) -> None:
    """Put an exam of one record beside it."""
    put(home / "question_banks" / "profiles" / "record.yaml", _RECORD)
    put(home / "question_banks" / "record" / "demo-a" / "stay.yaml", INPATIENT)
