"""A procedure: wordings that describe any of a set of codes, axis by axis."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Wordings = Mapping[str, tuple[str, ...]]
"""What may be said of a value, by its label (of an approach: by its character)."""

UNSAID: Wordings = {"No Device": ("",), "No Qualifier": ("",)}
"""Said by silence: only where the tables offer nothing else."""

TREATED: Wordings = {
    "No Qualifier": (
        "The purpose was treatment, not a biopsy.",
        "It was done to treat, and nothing was sent as a biopsy.",
    )
}
BIOPSIED: Wordings = {
    "Diagnostic": ("What was taken went to the laboratory as a biopsy.", "The purpose was a biopsy, not treatment.")
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """Wordings for the codes that its tables build from its parts, approaches, devices and qualifiers.

    `says` are clauses without a full stop, with {who} and {part} in them, and {device} or {qualifier} where the clause
    itself names those; else what is said of them follows as sentences of their own. Each clause is the objective of the
    tables' operation and of no other. `parts` are labels without their side. `ways` are adverbs in place of the usual
    ones for an approach; "" where the clause says it already. `guidelines` are official ones that apply to it.
    """

    tables: tuple[str, ...]
    parts: tuple[str, ...]
    approaches: str
    says: tuple[str, ...]
    devices: Wordings = field(default_factory=lambda: UNSAID)
    qualifiers: Wordings = field(default_factory=lambda: UNSAID)
    ways: Wordings = field(default_factory=dict)
    guidelines: tuple[str, ...] = ()
