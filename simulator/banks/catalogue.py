"""The catalogue: what banks there are, for `codexam banks list`."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from simulator.banks.loader import Bank, bank_folders, load_banks, yaml_files
from simulator.banks.shelf import PROFILES


@dataclass(frozen=True, slots=True)
class Listing:
    """One bank in figures. `accepted` items may stand on forms; `domains` counts all items."""

    bank: str
    title: str
    code_year: int
    licence: str
    uses_cpt: bool
    items: int
    accepted: int
    domains: dict[str, int]
    folder: str

    def as_dict(self) -> dict[str, Any]:
        """The listing as JSON can hold it."""
        return asdict(self)


def catalogue(roots: Sequence[Path]) -> tuple[Listing, ...]:
    """Every bank that could be read, of folders laid out as `question_banks/`; a folder that is not there is empty."""
    sources: list[list[Path]] = []
    for root in dict.fromkeys(roots):
        try:
            pools = [folder for folder in bank_folders(root) if folder.name != PROFILES] if root.is_dir() else []
            sources += [yaml_files(bank) for pool in pools for bank in bank_folders(pool)]
        except OSError:
            continue
    return tuple(map(_listing, load_banks(sources).banks))


def _listing(bank: Bank) -> Listing:
    domains: dict[str, int] = {}
    for item in bank.items:
        domains[item.domain] = domains.get(item.domain, 0) + 1
    return Listing(
        bank=bank.id,
        title=bank.title,
        code_year=bank.code_year,
        licence=bank.licence,
        uses_cpt=any(item.uses_cpt for item in bank.items),
        items=len(bank.items),
        accepted=sum(item.accepted for item in bank.items),
        domains=domains,
        folder=bank.path,
    )
