"""The shelf: the banks and profiles of several folders, read when they are first asked for."""

from collections.abc import Callable, Sequence
from pathlib import Path

from simulator.banks.finding import Finding, printable
from simulator.banks.loader import Loaded, bank_folders, load_banks, load_profile, yaml_files
from simulator.exam.item import Item
from simulator.exam.profile import Profile

PROFILES = "profiles"
"""The folder of a root that holds profiles; every other one holds banks."""


class FolderShelf:
    """Fulfils `Shelf` over folders that are laid out as `question_banks/`; a folder that is not there is empty.

    Where two files claim one id, of a profile, a bank or an item, the one in the earlier folder keeps it. Files are
    read once: a bank that was mended is seen by the next start of the program.
    """

    def __init__(self, roots: Sequence[Path]) -> None:
        self._roots = tuple(roots)
        self._profiles: tuple[Profile, ...] | None = None
        self._profile_findings: list[Finding] = []
        self._pools: dict[str, Loaded] = {}
        self._unlisted: dict[Path, str] = {}
        self._stray: list[Path] = []

    def profiles(self) -> tuple[Profile, ...]:
        """Every profile that could be read, in the order of their files. Reads no bank."""
        if self._profiles is None:
            self._profiles = tuple(self._read_profiles().values())
        return self._profiles

    def pool(self, profile: Profile) -> tuple[Item, ...]:
        """Every item of the profile's banks that could be read, in the order of folders, files and lines."""
        folders = dict.fromkeys(profile.pool)
        return tuple(item for folder in folders for bank in self._load(folder).banks for item in bank.items)

    def stock(self) -> tuple[Item, ...]:
        """Every item of every bank at hand, whether an exam is made of it or not."""
        listed = [self._listed(bank_folders, root) for root in self._roots]
        folders = dict.fromkeys(folder.name for root in listed for folder in root if folder.name != PROFILES)
        return tuple(item for folder in folders for bank in self._load(folder).banks for item in bank.items)

    def problems(self) -> tuple[str, ...]:
        """A sentence for each file met so far that could not be used."""
        findings = [*self._profile_findings, *(f for loaded in self._pools.values() for f in loaded.findings)]
        by_path: dict[str, list[Finding]] = {}
        for finding in findings:
            by_path.setdefault(finding.path, []).append(finding)
        strays = [printable(f"{path} was left out: a bank file lies in a folder of its bank.") for path in self._stray]
        return (*self._unlisted.values(), *strays, *(_sentence(path, its) for path, its in by_path.items()))

    def _read_profiles(self) -> dict[str, Profile]:
        profiles: dict[str, Profile] = {}
        homes: dict[str, Path] = {}
        for root in self._roots:
            for path in self._listed(yaml_files, root / PROFILES):
                profile, findings = load_profile(path)
                if profile is not None and profile.id in profiles:
                    text = f"The id `{profile.id}` is taken by {homes[profile.id]}."
                    findings = [Finding(path=str(path), line=1, rule="duplicate-id", where="id", text=text)]
                elif profile is not None:
                    profiles[profile.id], homes[profile.id] = profile, path
                self._profile_findings += findings
        return profiles

    def _load(self, folder: str) -> Loaded:
        if folder not in self._pools:
            banks = [bank for root in self._roots for bank in self._listed(bank_folders, root / folder)]
            self._pools[folder] = load_banks([self._listed(yaml_files, bank) for bank in banks])
            self._stray += [stray for root in self._roots for stray in self._listed(yaml_files, root / folder)]
        return self._pools[folder]

    def _listed(self, lister: Callable[[Path], list[Path]], folder: Path) -> list[Path]:
        try:
            return lister(folder) if folder.is_dir() else []
        except OSError as failure:
            self._unlisted[folder] = printable(f"The folder {folder} cannot be read: {failure.strerror or failure}.")
            return []


def _sentence(path: str, findings: list[Finding]) -> str:
    first = min(findings)
    more = f" It has {len(findings) - 1} more: `codexam banks check` tells all." if len(findings) > 1 else ""
    return printable(f"{path} was left out. Line {first.line}: {first.text}{more}")
