"""The published JSON Schema is the one that the models give."""

import subprocess
import sys
from pathlib import Path

from simulator.banks.schema import bank_schema

PUBLISHED = Path(__file__).parents[2] / "docs" / "bank.schema.json"


def test_the_published_schema_is_current() -> None:
    assert PUBLISHED.read_text(encoding="utf-8") == bank_schema()


def test_the_schema_is_printed_by_its_module() -> None:
    done = subprocess.run([sys.executable, "-m", "simulator.banks.schema"], capture_output=True, text=True, check=True)
    assert done.stdout == bank_schema()
