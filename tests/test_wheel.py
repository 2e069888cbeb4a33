"""The wheel, as a stranger gets it: built, installed into a bare environment, run from another folder."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

import simulator

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.pty


@pytest.fixture
def codexam(tmp_path: Path) -> Path:
    """The command of a bare environment that holds the wheel and what the wheel asks for, and nothing else."""
    place = tmp_path / "wheel"
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(place), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = place.glob("*.whl")
    venv.create(place / "bare", with_pip=False, symlinks=os.name != "nt")
    commands = place / "bare" / ("Scripts" if os.name == "nt" else "bin")
    install = [sys.executable, "-m", "pip", "--python", str(commands / "python"), "install", "--quiet", "--no-compile"]
    constraints = ["--disable-pip-version-check", "--constraint", str(ROOT / "constraints.txt")]
    subprocess.run([*install, *constraints, str(wheel)], check=True, capture_output=True)
    return commands / "codexam"


def run(command: Path, home: Path, *arguments: str) -> str:
    """What the command writes, run from a folder that knows nothing of the checkout."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    ended = subprocess.run(
        [command, *arguments],
        cwd=home,
        env={**environment, "CODEXAM_HOME": str(home)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


def test_the_wheel_works_alone_from_another_folder(codexam: Path, tmp_path: Path) -> None:
    assert run(codexam, tmp_path, "--version") == f"codexam {simulator.__version__}\n"

    observed = run(codexam, tmp_path, "doctor").splitlines()
    assert not [line for line in observed if line.startswith("problem")]
    assert [line for line in observed if line.startswith("ok       database")]
    assert (tmp_path / "codexam.db").exists()

    listed = run(codexam, tmp_path, "banks", "list")
    assert "cpc-a" in listed
    assert str(ROOT) not in listed
