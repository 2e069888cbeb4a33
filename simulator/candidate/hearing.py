"""The hearing: what a candidate is told of a dispute, and of a score that an attempt was given later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from simulator.clock import here
from simulator.exam.scoring import Score
from simulator.exam.words import amount, percent
from simulator.ports.docket import Dispute, Rescore, Verdict

FIRST_STAYS = "The first score stays on record; the trend and the domains go by it."
NO_SCORE = "A drill is not scored, so no dispute changes a score here; an instructor can still look at the item."


@dataclass(frozen=True, slots=True)
class Later:
    """A later score, and the percent of the score before it."""

    rescore: Rescore
    before: Fraction

    @property
    def gain(self) -> Fraction:
        """What it gained over the score before it, in percent; less than nothing where it lost."""
        return self.rescore.percent - self.before

    @property
    def sentence(self) -> str:
        """The figures, when, who and why."""
        later = self.rescore
        outcome = "passed" if later.passed else "not passed"
        gained = _tenths(later.percent) - _tenths(self.before)  # of the figures shown, so that they add up
        return (
            f"Later score, {here(later.at)}: {percent(later.percent)} ({gained / 10:+.1f}), {amount(later.credit)} of "
            f"{later.total}, {outcome}. By {later.by}: {later.reason}"
        )


def first_score(first: Score, closed: datetime) -> str:
    """The first score, with the date when it was given."""
    return f"First score, {here(closed)}: {percent(first.percent)}, {amount(first.credit)} of {first.total}."


def later_scores(first: Score, rescores: Sequence[Rescore]) -> tuple[Later, ...]:
    """The later scores of an attempt beside its first, the one in force last."""
    before = (first.percent, *(rescore.percent for rescore in rescores))
    return tuple(Later(rescore, last) for rescore, last in zip(rescores, before, strict=False))


def _tenths(share: Fraction) -> int:
    return share.numerator * 10 // share.denominator


def ruled(dispute: Dispute, letters: Mapping[str, str]) -> str:
    """How a dispute stands. `letters` are those of the options by id, as they stood in the attempt."""
    ruling = dispute.ruling
    if ruling is None:
        return "Disputed, waits for a ruling."
    key = ", ".join(letters.get(option, option) for option in ruling.key)
    verdict = {
        Verdict.CREDITED: "this attempt is credited with the item",
        Verdict.REKEYED: f"the key is {key} from now on",
        Verdict.REJECTED: "the key stays as it is",
        Verdict.RETIRED: "the item is retired and does not count any more",
    }[ruling.verdict]
    return f"Disputed, {ruling.verdict.value}: {verdict}. By {ruling.by}, {here(ruling.at)}: {ruling.reason}"
