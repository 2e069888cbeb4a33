"""The format of bank and profile files. Run as a program, it prints the JSON Schema of a bank file."""

import json
import sys
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from simulator.exam.item import Difficulty, Kind, Level
from simulator.exam.profile import Scoring, Tool

WORDS = r"\S"
"""The pattern of text that says something."""

TAG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""The pattern of an id, a domain, a skill, a folder of banks."""

NUMBER = r"^[0-9]{4}[0-9FTU]$"
"""The pattern of a CPT number."""

Text = Annotated[str, Field(pattern=WORDS)]
Tag = Annotated[str, Field(pattern=TAG, max_length=60)]
Number = Annotated[str, Field(pattern=NUMBER)]
CodeYear = Annotated[int, Field(ge=2000, le=2100)]


class Strict(BaseModel):
    """No field beyond those named, no value bent into shape."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class OptionFields(Strict):
    """One option of an item."""

    id: Tag = Field(description="a, b, c, d; what the key names.")
    text: Text = Field(description="What the candidate reads, in quotes.")
    why: Text = Field(
        description="For the key: why it is right. For a distractor: the mistake that leads a coder here."
    )


class ItemFields(Strict):
    """One item."""

    id: Tag = Field(description="Unique over all banks, and never used again for another item.")
    kind: Annotated[Kind, Field(strict=False)] = Field(description="How it is answered.")
    domain: Tag = Field(description="A domain of the profile's blueprint.")
    skills: list[Tag] = Field(min_length=1, max_length=8, description="What it exercises.")
    difficulty: Annotated[Difficulty, Field(strict=False)] = Field(description="The author's estimate.")
    level: Annotated[Level, Field(strict=False)] = Field(description="What it asks of a coder.")
    stem: Text = Field(description="The record or scenario, and the question.")
    options: list[OptionFields] = Field(min_length=2, max_length=5, description="In the order of a fixed form.")
    key: Tag | list[Tag] = Field(description="The id of the one right option; of a multiple item, a list of them.")
    rationale: Text = Field(description="The way through the books, the rule, why the nearest distractor fails.")
    references: list[Text] = Field(min_length=1, max_length=12, description="Where the rule stands.")
    review: Literal["draft", "accepted"] = Field(description="Only accepted items stand on forms.")


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
    items: list[ItemFields] = Field(min_length=1, max_length=1000)


class ShuffleFields(Strict):
    """What an assembled form shuffles."""

    items: bool = False
    options: bool = True


class QuotaFields(Strict):
    """One line of a blueprint."""

    domain: Tag
    title: Text = Field(max_length=60)
    count: int = Field(ge=1, le=500)


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


def bank_schema() -> str:
    """The JSON Schema of a bank file, for editors that complete and check while one writes."""
    schema = BankFields.model_json_schema()
    ordered = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema, "title": "codexam bank file"}
    return json.dumps(ordered, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    sys.stdout.write(bank_schema())
