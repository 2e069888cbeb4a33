"""The hearing: what a candidate is told of a dispute, and of a score that an attempt was given later."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from fractions import Fraction

from simulator.clock import here
from simulator.exam.event import ClosedBy
from simulator.exam.report import Report
from simulator.exam.scoring import Score
from simulator.exam.view import Solved, SolvedView
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
        gained = _tenths(later.percent) - _tenths(self.before)  # of the figures shown, so that they add up
        return (
            f"Later score, {here(later.at)}: {percent(later.percent)} ({gained / 10:+.1f}), {amount(later.credit)} of "
            f"{later.total}, {_outcome(later)}. By {later.by}: {later.reason}"
        )


def standing(first: Score, rescores: Sequence[Rescore]) -> Score:
    """The score in force. What it has by domain, and how many items it calls unanswered, is of the first score."""
    return replace(first, credit=rescores[-1].credit, total=rescores[-1].total) if rescores else first


def headline(report: Report, rescores: Sequence[Rescore]) -> str:
    """The first score and the one in force, and whether each passes; "" where there is no later one.

    An attempt that was given up is not judged.
    """
    if not rescores:
        return ""
    first, now = report.score, rescores[-1]
    given_up = report.closed_by is ClosedBy.ABANDONED
    outcomes = ["" if given_up else f", {_outcome(each)}" for each in (first, now)]
    return (
        f"First score {percent(first.percent)}{outcomes[0]}. "
        f"In force since {now.at.astimezone():%Y-%m-%d}: {percent(now.percent)}{outcomes[1]}."
    )


def scores(first: Score, closed: datetime, rescores: Sequence[Rescore]) -> tuple[str, ...]:
    """Every score of an attempt with its date, the first one first; none where there is no later one."""
    if not rescores:
        return ()
    told = f"First score, {here(closed)}: {percent(first.percent)}, {amount(first.credit)} of {first.total}."
    return told, *(later.sentence for later in later_scores(first, rescores))


def later_scores(first: Score, rescores: Sequence[Rescore]) -> tuple[Later, ...]:
    """The later scores of an attempt beside its first, the one in force last."""
    before = (first.percent, *(rescore.percent for rescore in rescores))
    return tuple(Later(rescore, last) for rescore, last in zip(rescores, before, strict=False))


def _outcome(score: Score | Rescore) -> str:
    return "passed" if score.passed else "not passed"


def _tenths(share: Fraction) -> int:
    return share.numerator * 10 // share.denominator


def heard(disputes: Iterable[Dispute], item: Solved) -> Iterator[str]:
    """Of the disputes of an attempt those of one item: how each stands, and the reason that was given."""
    letters = {option.id: option.letter.upper() for option in item.options} if isinstance(item, SolvedView) else {}
    for dispute in disputes:
        if dispute.slot == item.number:
            yield ruled(dispute, letters)
            yield f"Your reason, {here(dispute.at)}: {dispute.reason}"


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
