"""A few ICD-10-PCS tables, in the form of the real ones."""

from collections.abc import Mapping, Sequence

from simulator.drill.pcs.tables import Row, Table, Tables

LIVER = {"1": "Liver, Right Lobe", "2": "Liver, Left Lobe"}
GALLBLADDER = {"4": "Gallbladder"}
OPEN = {"0": "Open", "4": "Percutaneous Endoscopic"}
NEEDLE = {"3": "Percutaneous"}
NOTHING = {"Z": "No Device"}
PLAIN = {"Z": "No Qualifier"}
BIOPSY = {"X": "Diagnostic", **PLAIN}
DRAIN = {"0": "Drainage Device"}

SYSTEM = "Hepatobiliary System and Pancreas"
DEFINED = "Cutting out or off, without replacement, all of a body part. Examples: Total nephrectomy."


def table(code: str, operation: str, *rows: Sequence[Mapping[str, str]], system: str = SYSTEM) -> Table:
    return Table(code=code, system=system, operation=operation, rows=tuple(Row(tuple(axes)) for axes in rows))


SMALL = Tables(
    year=2031,
    tables={
        each.code: each
        for each in (
            table("0F5", "Destruction", (LIVER, {**OPEN, **NEEDLE}, NOTHING, PLAIN)),
            table(
                "0F9",
                "Drainage",
                (LIVER, {**OPEN, **NEEDLE}, DRAIN, PLAIN),
                (LIVER, {**OPEN, **NEEDLE}, NOTHING, BIOPSY),
                (GALLBLADDER, {**OPEN, **NEEDLE, "8": "Via Natural or Artificial Opening Endoscopic"}, DRAIN, PLAIN),
            ),
            table("0FB", "Excision", ({**LIVER, **GALLBLADDER}, {**OPEN, **NEEDLE}, NOTHING, BIOPSY)),
            table("0FC", "Extirpation", ({**LIVER, **GALLBLADDER}, {**OPEN, **NEEDLE}, NOTHING, PLAIN)),
            table("0FD", "Extraction", (LIVER, NEEDLE, NOTHING, {"X": "Diagnostic"})),
            table("0FT", "Resection", ({**LIVER, **GALLBLADDER}, OPEN, NOTHING, PLAIN)),
            table("0FJ", "Inspection", (GALLBLADDER, OPEN, NOTHING, PLAIN)),
        )
    },
    meanings={("0", 3, "Resection"): DEFINED},
    uses={
        "Quadrate lobe": ("Liver, Left Lobe",),
        "Neck of gallbladder": ("Gallbladder",),
        "Brand(R) stent": ("Gallbladder",),
        "Two-faced part": ("Liver, Left Lobe", "Gallbladder"),
    },
)


class SmallTables:
    """A Source of them."""

    def tables(self) -> Tables:
        return SMALL
