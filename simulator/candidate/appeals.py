"""Appeals: a candidate disputes an item of a closed attempt, and learns what became of it."""

from simulator.candidate.barred import Barred
from simulator.clock import Clock
from simulator.exam.attempt import Status, replay
from simulator.exam.prose import one_line
from simulator.ports.attempts import Journal
from simulator.ports.docket import Dispute, Docket, Rescore

LONGEST = 1000
"""Characters of a reason."""


class Appeals:
    """Disputes and later scores as a candidate has them. Every method may raise StoreError."""

    def __init__(self, disputes: Docket, journal: Journal, clock: Clock) -> None:
        self._disputes = disputes
        self._journal = journal
        self._clock = clock

    def dispute(self, attempt_id: int, number: int, reason: str) -> Dispute:
        """Mark an item of a closed attempt, by its number, as disputed. What it earned stays until somebody rules.

        An item of a drill can be disputed too: it has no score to change, but an instructor looks at it. Barred where
        there is no such item, while the attempt is open, without a reason, and while an earlier dispute of it waits.
        """
        try:
            record = self._journal.load(attempt_id)
        except KeyError:
            raise Barred(f"There is no attempt {attempt_id}. `codexam history` lists them.") from None
        attempt = replay(record.form, record.policy, record.events)
        if attempt.status is not Status.CLOSED:
            raise Barred(f"Attempt {attempt_id} is still open: its items can be disputed when it is over.")
        places = len(attempt.form.slots)
        if not 1 <= number <= places:
            has = f"its items are 1 to {places}" if places else "it has none"
            raise Barred(f"Attempt {attempt_id} has no item {number}: {has}.")
        reason, slot = said(reason), attempt.form.slot(number)
        try:
            kept = self._disputes.dispute(attempt_id, number, slot.item, slot.revision, reason, self._clock.read().now)
        except ValueError as waiting:
            raise Barred(str(waiting)) from None
        return next(each for each in self.of(attempt_id) if each.id == kept)

    def of(self, attempt_id: int) -> tuple[Dispute, ...]:
        """The disputes of an attempt, the oldest first."""
        return self._disputes.disputes(attempt_id)

    def rescores(self, attempt_id: int) -> tuple[Rescore, ...]:
        """The later scores of an attempt, the one in force last."""
        return self._disputes.rescores(attempt_id)

    def rescored(self, candidate: str | None = None) -> dict[int, tuple[Rescore, ...]]:
        """The later scores of one candidate's attempts, or of everyone's, by attempt."""
        found: dict[int, tuple[Rescore, ...]] = {}
        for rescore in self._disputes.rescored(candidate):
            found[rescore.attempt] = (*found.get(rescore.attempt, ()), rescore)
        return found


def said(reason: str) -> str:
    """A reason as it is kept: one line. Barred for none, or one too long."""
    try:
        return one_line(reason, LONGEST, "The reason of a dispute")
    except ValueError as wrong:
        raise Barred(f"{wrong} Say why the key is wrong.") from None
