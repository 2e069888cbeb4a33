"""What importing costs: the engine and the command line start without the heavy libraries."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = ("textual", "rich", "sqlalchemy", "alembic", "pydantic", "yaml")
ENGINE = sorted(f"simulator.exam.{path.stem}" for path in (ROOT / "simulator" / "exam").glob("[!_]*.py"))
LIGHT = [
    "simulator",
    "simulator.ports",
    "simulator.candidate.proctor",
    "simulator.candidate.lobby",
    "simulator.candidate.drilling",
    "simulator.candidate.coach",
    "simulator.settings",
    "simulator.clock",
]


def loaded_by(code: str) -> set[str]:
    """The top-level packages in memory after a fresh interpreter ran this code."""
    report = "import sys; print('\\nLOADED', *{name.partition('.')[0] for name in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-c", f"try:\n    {code}\nexcept SystemExit as end:\n    assert not end.code\n{report}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.rpartition("LOADED ")[2].split())


def test_importing_the_package_loads_nothing_but_itself() -> None:
    assert "simulator" in loaded_by("import simulator")
    assert loaded_by("import simulator") - loaded_by("pass") == {"simulator"}


def test_the_engine_loads_no_heavy_library_and_no_clock_or_disk_of_its_own() -> None:
    loaded = loaded_by(f"import {', '.join(ENGINE)}")
    assert len(ENGINE) > 10
    assert not loaded & {*HEAVY, "sqlite3", "random", "platformdirs", "filelock", "typer"}


@pytest.mark.parametrize("module", LIGHT)
def test_the_application_loads_no_heavy_library(module: str) -> None:
    assert not loaded_by(f"import {module}") & {*HEAVY, "sqlite3"}


def test_help_and_version_load_neither_the_screens_nor_the_database() -> None:
    """What Typer itself brings along (rich, pydantic) is its own affair."""
    for option in ("--help", "--version"):
        loaded = loaded_by(
            f"import sys; sys.argv = ['codexam', '{option}']; from simulator.__main__ import main; main()"
        )
        assert "simulator" in loaded
        assert not loaded & {"textual", "sqlalchemy", "alembic", "yaml"}


def test_the_desk_loads_what_writes_its_files_only_when_a_file_is_written() -> None:
    loaded = loaded_by("import simulator.press, simulator.page.html, simulator.tables.xlsx_file")
    assert not loaded & {"fpdf", "fontpkg", "PIL", "xlsxwriter", "pydantic", "sqlalchemy", "textual"}
