"""Where codexam keeps its files, and where its own data lies."""

import os
from dataclasses import dataclass
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """A folder that comes with the program: inside the package in a wheel, else beside it (a checkout)."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


@dataclass(frozen=True, slots=True)
class Paths:
    """The folders of one person on one machine. `CODEXAM_HOME`, when set, holds them all."""

    data: Path
    config: Path
    state: Path

    @property
    def database(self) -> Path:
        """Candidates, attempts and the banks they used."""
        return self.data / "codexam.db"

    @property
    def codebooks(self) -> Path:
        """The code books: built again whenever their sources change, but for what the person imported."""
        return self.data / "codebooks.db"

    @property
    def banks(self) -> Path:
        """The person's own banks and profiles, laid out as `question_banks/`."""
        return self.data / "question_banks"

    @property
    def backups(self) -> Path:
        """Copies of the database, made before each upgrade."""
        return self.data / "backups"

    @property
    def settings(self) -> Path:
        """Theme, keys and the like."""
        return self.config / "settings.toml"

    @property
    def log(self) -> Path:
        """What the program met that it did not expect."""
        return self.state / "codexam.log"


def paths() -> Paths:
    """The folders in force: those of the platform, or all under `CODEXAM_HOME`."""
    if home := os.environ.get("CODEXAM_HOME"):
        root = Path(home).expanduser().absolute()
        return Paths(data=root, config=root, state=root)
    from platformdirs import PlatformDirs

    dirs = PlatformDirs("codexam", appauthor=False)
    return Paths(data=dirs.user_data_path, config=dirs.user_config_path, state=dirs.user_state_path)
