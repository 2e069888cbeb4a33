"""Later scores of an attempt, as JSON."""

from collections.abc import Sequence
from fractions import Fraction

from simulator.ports.docket import Rescore


def later_shape(first: Fraction, rescores: Sequence[Rescore]) -> list[dict[str, object]]:
    """A list, the one in force last, of objects with

    at (ISO 8601 with zone), by, reason, credit (exact text), total, percent, percent_exact, passed; difference_percent
    and difference_percent_exact, against the score before it; adjustments: a list of item_number, change (credited |
    rekeyed | unscored) and key (option ids, of a rekeyed one). `first` is the percent of the first score.
    """
    before = (first, *(rescore.percent for rescore in rescores))
    return [
        {
            "at": rescore.at.isoformat(),
            "by": rescore.by,
            "reason": rescore.reason,
            "credit": str(rescore.credit),
            "total": rescore.total,
            "percent": float(rescore.percent),
            "percent_exact": str(rescore.percent),
            "passed": rescore.passed,
            "difference_percent": float(rescore.percent - last),
            "difference_percent_exact": str(rescore.percent - last),
            "adjustments": [
                {"item_number": each.slot, "change": each.change.value, "key": list(each.key)}
                for each in rescore.adjustments
            ],
        }
        for rescore, last in zip(rescores, before, strict=False)
    ]
