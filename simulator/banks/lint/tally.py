"""The tally of a check: what was proven of the codes and keys it met, and what was not, with the reason."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from simulator.ports.codes import System

NAMES = {System.CM: "ICD-10-CM", System.PCS: "ICD-10-PCS", System.HCPCS: "HCPCS", System.CPT: "CPT"}


@dataclass(slots=True)
class Tally:
    """The distinct codes that were met: those proven, the numbers looked up, and those not checked with the reason.

    `grouped` are the inpatient cases whose key went through grouper and editor, `ungrouped` the others by the reason.
    """

    proven: dict[System, set[str]] = field(default_factory=lambda: {s: set() for s in System if s is not System.CPT})
    looked_up: set[str] = field(default_factory=set)
    settled: set[str] = field(default_factory=set)
    unchecked: defaultdict[tuple[System, str], set[str]] = field(default_factory=lambda: defaultdict(set))
    grouped: set[str] = field(default_factory=set)
    ungrouped: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def as_dict(self) -> dict[str, Any]:
        """The counts as JSON can hold them."""
        return {
            "proven": {system.value: len(codes) for system, codes in self.proven.items()},
            "looked_up": len(self.looked_up),
            "settled": len(self.settled),
            "unchecked": [
                {"system": system.value, "count": len(codes), "why": why}
                for (system, why), codes in sorted(self.unchecked.items())
            ],
            "grouped": len(self.grouped),
            "ungrouped": [{"count": len(cases), "why": why} for why, cases in sorted(self.ungrouped.items())],
        }

    def __str__(self) -> str:
        """A line for each: proven, looked up, not checked; MS-DRGs only where there are inpatient cases."""
        proven = ", ".join(f"{len(codes)} {NAMES[system]}" for system, codes in self.proven.items())
        lines = [
            f"Codes proven: {proven}.",
            f"CPT numbers looked up: {len(self.looked_up)}; settled in the files: {len(self.settled)}.",
        ]
        lines += [
            f"Not checked: {len(codes)} {NAMES[system]}: {why}"
            for (system, why), codes in sorted(self.unchecked.items())
        ]
        lines += [f"Keys grouped to an MS-DRG: {len(self.grouped)}."] if self.grouped else []
        lines += [
            f"Not grouped: the keys of {len(cases)} {'case' if len(cases) == 1 else 'cases'}: {why}"
            for why, cases in sorted(self.ungrouped.items())
        ]
        return "\n".join(lines)
