"""The check of banks: everything that the loader and the linter find in files, banks and whole folders of banks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any

from simulator.banks.finding import Finding, Severity
from simulator.banks.lint import BANK_RULES, ITEM_RULES
from simulator.banks.lint.balance import singles
from simulator.banks.lint.blueprint import blueprint
from simulator.banks.lint.codes import Proof
from simulator.banks.lint.cues import guesses
from simulator.banks.lint.duplicates import duplicate_stems
from simulator.banks.lint.tally import Tally
from simulator.banks.loader import Bank, bank_folders, load_banks, load_profile, yaml_files
from simulator.banks.shelf import PROFILES
from simulator.exam.profile import Profile
from simulator.paths import shipped


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found, in the order of files and lines. `codes` counts those met, where the check proved codes."""

    findings: tuple[Finding, ...]
    banks: int
    items: int
    codes: Tally | None = None

    @property
    def errors(self) -> int:
        """How many findings are errors."""
        return sum(finding.severity is Severity.ERROR for finding in self.findings)

    @property
    def warnings(self) -> int:
        """How many findings are warnings."""
        return len(self.findings) - self.errors

    def as_dict(self) -> dict[str, Any]:
        """The report as JSON can hold it."""
        counts = {"banks": self.banks, "items": self.items, "errors": self.errors, "warnings": self.warnings}
        codes = {"codes": self.codes.as_dict()} if self.codes else {}
        return {**counts, **codes, "findings": [asdict(finding) for finding in self.findings]}

    def __str__(self) -> str:
        """A line for each finding, then the codes that were proven and those that were not, then the counts."""
        counts = [_counted(self.banks, "bank"), _counted(self.items, "item")]
        counts += [_counted(self.errors, "error"), _counted(self.warnings, "warning")]
        codes = [str(self.codes)] if self.codes else []
        return "\n".join([*map(str, self.findings), *codes, ", ".join(counts) + "."])


@dataclass(frozen=True, slots=True)
class Target:
    """One bank to be checked: its files, whether they are all of it, and the folder of banks that it lies in."""

    files: tuple[Path, ...]
    whole: bool
    folder: Path


def check(paths: Sequence[Path], proof: Proof | None = None) -> Report:
    """Check files, folders of one bank, and whole folders laid out as `question_banks/`, all against each other.

    A file alone is held only to the rules that hold for each item; the balance of a bank shows in its folder. A path
    that is not there, or holds no bank, is a finding. Codes are proven where there is something to prove them by.
    """
    findings: list[Finding] = []
    targets: list[Target] = []
    profiles: dict[Path, None] = {}
    near: dict[Path, None] = {}
    for path in paths:
        try:
            found = list(_targets(path))
            own = _profiles_at(path)
            near |= dict.fromkeys(_profiles_around(path))
        except OSError as failure:
            text = f"The path cannot be read: {failure.strerror or failure}."
            findings.append(_no_bank(path, text, Severity.ERROR))
            continue
        if not found and not own:
            findings.append(_no_bank(path, "There is no bank here: a bank is a folder of .yaml files."))
        targets += found
        profiles |= dict.fromkeys(own)
    covered = {file for target in targets if target.whole for file in target.files}
    targets = [target for target in targets if target.whole or target.files[0] not in covered]
    targets = list({target.files: target for target in targets}.values())
    for file in profiles:
        findings += load_profile(file)[1]
    loaded = load_banks([list(target.files) for target in targets])
    findings += loaded.findings
    known = _profiles((*_profiles_at(shipped("question_banks")), *near))
    wholes = {str(target.files[0].parent): target for target in targets if target.whole}
    for bank in loaded.banks:
        findings += _lint(bank, wholes.get(bank.path), known)
        findings += proof.findings(bank.entries) if proof else ()
    findings += duplicate_stems([entry for bank in loaded.banks for entry in bank.entries])
    items = sum(len(bank.entries) for bank in loaded.banks)
    return Report(
        findings=tuple(sorted(findings)), banks=len(loaded.banks), items=items, codes=proof.tally if proof else None
    )


@dataclass(frozen=True, slots=True)
class Guessed:
    """How somebody scores at a bank who guesses from the options alone: the share of `items` by what is taken."""

    bank: str
    items: int
    guesses: Mapping[str, Fraction]


def guessed(paths: Sequence[Path]) -> tuple[Guessed, ...]:
    """What guessers score at the banks of these paths; banks without an item that has one answer are left out."""
    files = [list(target.files) for path in paths for target in _targets(path)]
    banks = load_banks(files).banks
    return tuple(
        Guessed(bank.id, len(singles(bank.entries)), guesses(bank.entries)) for bank in banks if singles(bank.entries)
    )


def _lint(bank: Bank, whole: Target | None, profiles: Iterable[Profile]) -> Iterator[Finding]:
    for rule in ITEM_RULES:
        yield from rule(bank.entries)
    if whole is None:
        return
    for rule in BANK_RULES:
        yield from rule(bank.entries)
    yield from blueprint(bank, [profile for profile in profiles if whole.folder.name in profile.pool])


def _targets(path: Path, deeper: int = 2) -> Iterator[Target]:
    """The banks at a path: a file, a bank, a folder of banks, or a folder laid out as `question_banks/`."""
    if PROFILES in (path.name, path.absolute().parent.name):
        return
    if path.is_file():
        yield Target(files=(path,), whole=False, folder=path.absolute().parent.parent)
        return
    if files := yaml_files(path):
        yield Target(files=tuple(files), whole=True, folder=path.absolute().parent)
    for folder in bank_folders(path) if deeper else ():
        yield from _targets(folder, deeper - 1)


def _profiles_at(path: Path) -> list[Path]:
    """The profiles that a path holds or is."""
    if path.is_file():
        return [path] if path.absolute().parent.name == PROFILES else []
    folder = path if path.name == PROFILES else path / PROFILES
    return yaml_files(folder) if folder.is_dir() else []


def _profiles_around(path: Path) -> list[Path]:
    """The profiles of the nearest folder around a path, or of itself, that has any."""
    around = (_profiles_at(folder) for folder in (path.absolute(), *path.absolute().parents[:3]))
    return next((files for files in around if files), [])


def _profiles(files: Iterable[Path]) -> list[Profile]:
    profiles = [load_profile(file)[0] for file in dict.fromkeys(files)]
    return list({profile.id: profile for profile in profiles if profile is not None}.values())


def _no_bank(path: Path, text: str, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(path=str(path), line=1, rule="no-bank", where="", text=text, severity=severity)


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
