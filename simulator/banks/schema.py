"""The format of bank and profile files. Run as a program, it prints the JSON Schema of a bank file."""

import json
import sys
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field
from pydantic import Tag as Alternative

from simulator.exam.case import Answering, Poa, Role, Setting
from simulator.exam.item import OPTION_ID, Difficulty, Kind, Level
from simulator.exam.profile import Scoring, Tool

WORDS = r"\S"
"""The pattern of text that says something."""

TAG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""The pattern of an id, a domain, a skill, a folder of banks."""

NUMBER = r"^[0-9]{4}[0-9FTU]$"
"""The pattern of a CPT number."""

MODIFIER = r"^[0-9A-Z]{2}$"
"""The pattern of a modifier."""

CODE = (
    r"^([A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?"  # ICD-10-CM, with its dot
    r"|[0-9A-HJ-NP-Z]{7}"  # ICD-10-PCS
    r"|[0-9]{4}[0-9AFMTU]|[A-V][0-9]{4})$"  # CPT, HCPCS Level II
)
"""The pattern of a code as books print it."""

Text = Annotated[str, Field(pattern=WORDS)]
Tag = Annotated[str, Field(pattern=TAG, max_length=60)]
OptionId = Annotated[str, Field(pattern=OPTION_ID)]
Number = Annotated[str, Field(pattern=NUMBER)]
Code = Annotated[str, Field(pattern=CODE)]
Modifier = Annotated[str, Field(pattern=MODIFIER)]
CodeYear = Annotated[int, Field(ge=2000, le=2100)]


def _count(value: object) -> str:
    """Whether one thing or a list of them is meant."""
    return "several" if isinstance(value, list) else "one"


def _kind(value: object) -> str:
    """Whether an entry of `items` is meant for a case, so that all that is wrong with it can be told."""
    fields = value if isinstance(value, dict) else {}
    kind = fields.get("kind")
    options = kind in list(Kind) and kind != Kind.CASE
    return "case" if not options and (kind == Kind.CASE or "documents" in fields) else "options"


# The alternatives of every union have names: by them `validation` knows which one an error is about.
Tags = Annotated[
    Annotated[Tag, Alternative("one")] | Annotated[list[Tag], Alternative("several")], Discriminator(_count)
]
Modifiers = Annotated[
    Annotated[Modifier, Alternative("one")]
    | Annotated[list[Modifier], Field(min_length=2, max_length=6), Alternative("several")],
    Discriminator(_count),
]


class Strict(BaseModel):
    """No field beyond those named, no value bent into shape."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class OptionFields(Strict):
    """One option of an item."""

    id: OptionId = Field(description="a, b, c, d; what the key names.")
    text: Text = Field(description="What the candidate reads, in quotes.")
    why: Text = Field(
        description="For the key: why it is right. For a distractor: the mistake that leads a coder here."
    )


class EncounterFields(Strict):
    """Whom a record is about, and when."""

    setting: Annotated[Setting, Field(strict=False)] = Field(description="Decides the rules it is coded by.")
    age: int = Field(ge=0, le=124, description="In years.")
    sex: Literal["female", "male"]
    admitted: date = Field(description="The date of service, of an outpatient.")
    discharged: date | None = Field(default=None, description="Left out for a visit of one day.")
    disposition: str = Field(default="", description="Where the patient went, in words.")
    status: int = Field(default=0, ge=0, le=99, description="The discharge status of an inpatient claim (UB-04).")


class DocumentFields(Strict):
    """One document of a chart."""

    title: Text = Field(max_length=40, description="Short: it names a tab.")
    text: Text = Field(description="As it stands in the chart.")


class SupportFields(Strict):
    """Where the chart supports a line of the key."""

    document: Text = Field(description="The title of the document.")
    quote: Text = Field(max_length=400, description="Its words there, exactly; spaces and line breaks may differ.")


class KeyLineFields(Strict):
    """One line of a case's key."""

    role: Annotated[Role, Field(strict=False)] = Field(description="What the code is on the claim.")
    codes: list[Code] = Field(min_length=1, max_length=6, description="Accepted codes, the best first.")
    modifiers: list[Modifiers] = Field(
        default_factory=list, max_length=6, description="The right modifiers; a list within is of alternatives."
    )
    units: int = Field(default=1, ge=1, le=99999)
    poa: Annotated[Poa, Field(strict=False)] | None = Field(
        default=None, description="Present on admission, of an inpatient's diagnoses; 1 for exempt."
    )
    optional: bool = Field(default=False, description="Right, and costs nothing when it is left out.")
    why: Text = Field(description="Why this code, in this role.")
    support: SupportFields


class TrapFields(Strict):
    """Wrong codes that the chart tempts to."""

    codes: list[Code] = Field(min_length=1, max_length=12)
    why: Text = Field(description="Why they are wrong.")


class TaskFields(Strict):
    """What an item and a case have in common."""

    id: Tag = Field(description="Unique over all banks, and never used again for another item.")
    domain: Tag = Field(description="A domain of the profile's blueprint.")
    skills: list[Tag] = Field(min_length=1, max_length=8, description="What it exercises.")
    difficulty: Annotated[Difficulty, Field(strict=False)] = Field(description="The author's estimate.")
    level: Annotated[Level, Field(strict=False)] = Field(description="What it asks of a coder.")
    stem: Text = Field(description="The record or scenario, and the question; of a case, what is to be coded.")
    rationale: Text = Field(description="The way through the books, the rule, why the nearest mistake fails.")
    references: list[Text] = Field(min_length=1, max_length=20, description="Where the rule stands.")
    review: Literal["draft", "accepted"] = Field(description="Only accepted items stand on forms.")


class ItemFields(TaskFields):
    """One item with options."""

    kind: Literal["single", "multiple"] = Field(description="How many options are right.")
    options: list[OptionFields] = Field(min_length=2, max_length=5, description="In the order of a fixed form.")
    key: Tags = Field(description="The id of the one right option; of a multiple item, a list of them.")


class CaseFields(TaskFields):
    """One record to code."""

    kind: Literal["case"]
    encounter: EncounterFields
    documents: list[DocumentFields] = Field(min_length=1, max_length=9, description="In chart order.")
    fields: list[Annotated[Role, Field(strict=False)]] = Field(
        min_length=1, max_length=5, description="What the answer sheet asks for, in order."
    )
    answer: Annotated[Answering, Field(strict=False)] = Field(
        default=Answering.TYPE, description="Whether codes are written, or chosen from lists."
    )
    key: list[KeyLineFields] = Field(min_length=1, max_length=60)
    tempting: list[TrapFields] = Field(default_factory=list, max_length=60)
    drg: int = Field(default=0, ge=0, le=999, description="The MS-DRG of an inpatient key.")


class BankFields(Strict):
    """A bank file. All files of one folder are one bank, and have the same bank, title, code_year and licence."""

    bank: Tag = Field(description="The bank's id; also the id of the form that it is.")
    title: Text = Field(max_length=80, description="The bank's name as people read it.")
    code_year: CodeYear = Field(description="The year whose code sets the keys are right for.")
    licence: Text = Field(max_length=80, description="On what terms others may use the items.")
    uses_cpt: bool = Field(default=False, description="Whether this file holds CPT numbers.")
    settled: list[Number] = Field(
        default_factory=list, max_length=500, description="CPT numbers in no list at hand, looked up by a person."
    )
    items: list[
        Annotated[
            Annotated[ItemFields, Alternative("options")] | Annotated[CaseFields, Alternative("case")],
            Discriminator(_kind),
        ]
    ] = Field(min_length=1, max_length=1000)


class ShuffleFields(Strict):
    """What an assembled form shuffles."""

    items: bool = False
    options: bool = True


class QuotaFields(Strict):
    """One line of a blueprint."""

    domain: Tag
    title: Text = Field(max_length=60)
    count: int = Field(ge=1, le=500)
    section: str = Field(default="", description="The id of the section where its items stand.")


class SectionFields(Strict):
    """A part of an exam."""

    id: Tag
    title: Text = Field(max_length=40)
    minutes: int | None = Field(default=None, ge=1, le=1440, description="Its own time; needs one_way.")


class ProfileFields(Strict):
    """A profile file: an exam as data."""

    id: Tag
    title: Text = Field(max_length=80)
    about: Text
    notice: str = ""
    minutes: int = Field(ge=1, le=1440)
    passing: int = Field(ge=0, le=100, description="Percent of all scored items.")
    alerts: list[Annotated[int, Field(ge=1, le=1440)]] = Field(description="Minutes left.")
    code_years: list[CodeYear] = Field(min_length=1)
    pool: list[Tag] = Field(min_length=1, description="Folders of banks.")
    tools: list[Annotated[Tool, Field(strict=False)]]
    pausing: bool = False
    shuffle: ShuffleFields = ShuffleFields()
    scoring: Annotated[Scoring, Field(strict=False)] = Field(
        default=Scoring.ALL_OR_NOTHING, description="What an item that takes several options earns."
    )
    blueprint: list[QuotaFields] = Field(min_length=1)
    sections: list[SectionFields] = Field(default_factory=list, max_length=9, description="In their order.")
    one_way: bool = Field(default=False, description="Each section is left for good, after a question.")
    pretest: int = Field(default=0, ge=0, le=500, description="How many items, drawn at random, are not scored.")


def bank_schema() -> str:
    """The JSON Schema of a bank file, for editors that complete and check while one writes."""
    schema = BankFields.model_json_schema()
    ordered = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "codexam bank file"}
    return json.dumps(ordered, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(bank_schema())
