"""A room to measure in: a folder of its own with a database, in which a full exam has begun."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from simulator.bootstrap import open_lobby
from simulator.candidate.lobby import Choices, Lobby
from simulator.paths import Paths

PROFILE, FORM = "cpc-current", "cpc-a"
RECORDS_PROFILE, RECORDS_FORM = "ccs", "ccs-a"
CANDIDATE = "Ann Lee"


@dataclass(frozen=True, slots=True)
class Room:
    """Files of codexam under `home`; `attempt` is an attempt at the form of 100 items, READY."""

    home: Path
    lobby: Lobby
    attempt: int

    @classmethod
    def at(cls, home: Path) -> Self:
        """Make the room in an empty folder."""
        lobby = open_lobby(Paths(data=home, config=home, state=home))
        return cls(home, lobby, begun(lobby))

    @property
    def database(self) -> Path:
        """The SQLite file."""
        return Paths(data=self.home, config=self.home, state=self.home).database

    @property
    def environment(self) -> dict[str, str]:
        """What makes a codexam of another process use this room."""
        return {"CODEXAM_HOME": str(self.home)}


def begun(lobby: Lobby, profile: str = PROFILE, form: str = FORM) -> int:
    """A new attempt: at the form of 100 items, unless another one is named."""
    return lobby.start(CANDIDATE, Choices(profile=lobby.profile(profile), form=form))
