"""Disputes at the desk: the queue, what a ruling would do, the ruling, and what becomes of earlier attempts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from simulator.clock import Clock
from simulator.desk.later import Standing, adjustment, later, standing, still_to_do
from simulator.desk.refusal import Refusal, reason
from simulator.desk.rekeying import key_in_force, new_key, verdicts
from simulator.desk.shortage import shortages
from simulator.exam.attempt import Attempt, Response, replay
from simulator.exam.form import Slot
from simulator.exam.item import Item
from simulator.exam.policy import Mode
from simulator.exam.sentences import why_unscored
from simulator.exam.telling import lettered
from simulator.exam.words import amount
from simulator.ports.attempts import Journal, Record
from simulator.ports.docket import LASTING, Dispute, Docket, Outdated, Rescore, Ruling, Verdict
from simulator.ports.shelf import Shelf

Tell = Callable[[int, int], None]
"""Told how many of how many attempts are done. What it raises ends the work, and nothing of it is kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A dispute with all that it is about: the attempt, the place, the item as it was met, and what was answered.

    `key` are the options that are right by the rulings so far; `earlier` are the rulings on this revision of the item,
    the oldest first, and `also` the other disputes of it that wait. `past` counts the other closed attempts that hold
    it, `closed_since` the attempts that `Disputes.closed_since` tells of. `verdicts` are those that can be given, in an
    order to show them.
    """

    dispute: Dispute
    record: Record
    attempt: Attempt
    slot: Slot
    item: Item
    response: Response
    key: tuple[str, ...]
    earlier: tuple[Ruling, ...]
    also: tuple[Dispute, ...]
    past: int
    closed_since: int
    verdicts: tuple[Verdict, ...]

    @property
    def scored(self) -> bool:
        """Whether the place is in the score of its attempt: a pretest item is not, and a drill has no score."""
        return self.slot.scored and self.record.policy.mode is not Mode.DRILL

    @property
    def unscored(self) -> str:
        """Why the place is not in the score, in a few words; "" where it is."""
        if self.record.policy.mode is Mode.DRILL:
            return "a drill has no score"
        return why_unscored(self.slot.number, self.record.form, self.record.profile)


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What a ruling would do. `before` and `after` are the disputing attempt's score in force, and the one to come.

    `after` is None where its score stays as it is. `past` are the other closed attempts that hold the item, which only
    `rescore_past` touches. `sentences` say all of it, and what becomes of the item from now on.
    """

    before: Standing
    after: Standing | None
    past: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A ruling that is on record, with the later score that came of it. `past` are the attempts it has not touched."""

    ruling: Ruling
    rescore: Rescore | None
    past: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Foresight:
    """What an unasked ruling would do. `past` are the closed attempts that hold the item; it touches none of them."""

    past: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescored:
    """What a rescore of past attempts does: how many get a later score, and of how many it is another one."""

    attempts: int
    changed: int
    now_passed: int
    now_failed: int


class Disputes:
    """Disputes as an instructor settles them. `by` stands beside every ruling and rescore.

    Refusal, with a sentence, for whatever cannot be ruled; StoreError from any method.
    """

    def __init__(self, *, docket: Docket, journal: Journal, shelf: Shelf, clock: Clock, by: str) -> None:
        self._docket = docket
        self._journal = journal
        self._shelf = shelf
        self._clock = clock
        self._by = by

    def queue(self) -> tuple[Dispute, ...]:
        """The disputes that wait for a ruling, the oldest first."""
        return self._docket.disputes(waiting=True)

    def settled(self) -> tuple[Dispute, ...]:
        """The disputes that have a ruling, the latest dispute first."""
        return tuple(dispute for dispute in reversed(self._docket.disputes()) if dispute.ruling)

    def rulings(self) -> tuple[Ruling, ...]:
        """All rulings, unasked ones too, the latest first."""
        return self._docket.rulings()[::-1]

    def matter(self, dispute: int) -> Matter:
        """A dispute with all that it is about, waiting or settled."""
        every = self._docket.disputes()
        found = next((each for each in every if each.id == dispute), None)
        if found is None:
            raise Refusal(f"There is no dispute {dispute}.")
        record = self._journal.load(found.attempt)
        attempt = replay(record.form, record.policy, record.events)
        slot = attempt.form.slot(found.slot)
        item = record.items[slot.revision]
        earlier = self._on(found.revision)
        also = [d for d in every if d.revision == found.revision and d.id != found.id and not d.ruling]
        return Matter(
            dispute=found,
            record=record,
            attempt=attempt,
            slot=slot,
            item=item,
            response=attempt.response(found.slot),
            key=key_in_force(item, earlier),
            earlier=earlier,
            also=tuple(also),
            past=len(set(self._docket.holding(found.revision)) - {found.attempt}),
            closed_since=self.closed_since(found.revision),
            verdicts=verdicts(item, earlier, drill=record.policy.mode is Mode.DRILL),
        )

    def closed_since(self, revision: str) -> int:
        """The attempts that closed since the ruling in force on this revision, and have no score by it yet.

        They were open when it was made, and kept what they had been begun with: `rescore_past` reaches them.
        """
        ruling = _lasting(self._on(revision))
        if ruling is None:
            return 0
        return len(self._past(ruling, self._docket.holding(revision, ruling.at), ruling.reason, ruling.at, None))

    def preview(self, dispute: int, verdict: Verdict, key: Sequence[str] = ()) -> Preview:
        """What this ruling would do. Changes nothing; refuses what `rule` would refuse, but needs no reason."""
        matter = self._open(dispute)
        ruling = self._ruling(matter, verdict, "preview", key)
        rescore = self._rescore(matter, ruling)
        before = standing(matter.attempt, matter.record.items, self._docket.rescores(matter.dispute.attempt))
        after = None if rescore is None else Standing.of(rescore)
        return Preview(
            before=before,
            after=after,
            past=matter.past if verdict in LASTING else 0,
            sentences=(*_sentences(matter, ruling, before, after), *self._shortages(ruling)),
        )

    def rule(self, dispute: int, verdict: Verdict, why: str, key: Sequence[str] = ()) -> Settled:
        """Settle a dispute. Crediting, re-keying and retiring rescore the disputing attempt at once, and no other."""
        while True:
            matter = self._open(dispute)
            ruling = self._ruling(matter, verdict, reason(why), key)
            rescore = self._rescore(matter, ruling)
            try:
                self._docket.rule(ruling, [rescore] if rescore else [])
            except Outdated:  # somebody else's desk has rescored the attempt: this score has to hold that one too
                continue
            except ValueError:  # somebody else's desk was quicker
                raise Refusal(f"Dispute {dispute} has a ruling already: look at it again.") from None
            return Settled(ruling=ruling, rescore=rescore, past=matter.past if verdict in LASTING else 0)

    def foresee(self, item: Item, verdict: Verdict, key: Sequence[str] = ()) -> Foresight:
        """What `rule_unasked` would do. Changes nothing; refuses what that would refuse, but needs no reason."""
        ruling = self._unasked(item, verdict, "preview", key)
        past = len(self._docket.holding(item.revision))
        told = (
            _from_now_on(ruling, [option.id for option in item.options]),
            *self._shortages(ruling),
            *_held(past, "closed attempt"),
        )
        return Foresight(past=past, sentences=told)

    def foresee_past(self, item: Item, verdict: Verdict, key: Sequence[str] = (), tell: Tell | None = None) -> Rescored:
        """What rescoring past attempts by this ruling would do. It reads every log, as `rescore_past` does."""
        ruling = self._unasked(item, verdict, "preview", key)
        attempts = self._docket.holding(item.revision)
        return _counted(self._past(ruling, attempts, ruling.reason, ruling.at, tell))

    def rule_unasked(self, item: Item, verdict: Verdict, why: str, key: Sequence[str] = ()) -> Settled:
        """Re-key or retire an item that nobody disputed, as where the analysis shows a miskey. Rescores nothing."""
        ruling = self._unasked(item, verdict, reason(why), key)
        self._docket.rule(ruling)
        return Settled(ruling=ruling, rescore=None, past=len(self._docket.holding(item.revision)))

    def rescore_past(self, revision: str, why: str, tell: Tell | None = None) -> Rescored:
        """Give every closed attempt that holds this revision a later score by the ruling in force on it.

        Each is a new entry beside the first score; an attempt that has one by this ruling is passed over. It reads
        every log: `tell` is called with how many of how many attempts are done. All are kept, or none. Refusal where
        no ruling re-keys or retires this revision.
        """
        ruling, why, at = _lasting(self._on(revision)), reason(why), self._clock.read().now
        if ruling is None:
            raise Refusal("This item was neither re-keyed nor retired: there is nothing to rescore by.")
        steps = self._past(ruling, self._docket.holding(revision), why, at, tell)
        while steps:
            try:
                self._docket.rescore([step.after for step in steps.values()], ruling)
                break
            except Outdated as outdated:  # somebody else's desk has rescored some of them, or has ruled anew
                before, ruling = ruling, _lasting(self._on(revision)) or ruling
                again = sorted(outdated.attempts) if ruling == before else self._docket.holding(revision)
                kept = {number: step for number, step in steps.items() if number not in again}
                steps = kept | self._past(ruling, again, why, at, None)
        return _counted(steps)

    def _past(
        self, ruling: Ruling, attempts: Sequence[int], why: str, at: datetime, tell: Tell | None
    ) -> dict[int, "_Step"]:
        """The later scores by a ruling of closed attempts that hold its item, those apart that have one by it."""
        steps: dict[int, _Step] = {}
        for done, record in enumerate(self._journal.load_each(attempts), 1):
            rescores_before = self._docket.rescores(record.id)
            held = rescores_before[-1].adjustments if rescores_before else ()
            places = [slot.number for slot in record.form.slots if slot.revision == ruling.revision and slot.scored]
            if new := still_to_do([adjustment(place, ruling) for place in places], held):
                attempt = replay(record.form, record.policy, record.events)
                before = standing(attempt, record.items, rescores_before)
                after = later(record, attempt, rescores_before, new, why=why, by=self._by, at=at)
                steps[record.id] = _Step(before, after)
            if tell:
                tell(done, len(attempts))
        return steps

    def _unasked(self, item: Item, verdict: Verdict, why: str, key: Sequence[str]) -> Ruling:
        if verdict not in LASTING:
            raise Refusal("An item that nobody disputed can be re-keyed or retired: there is nobody to answer.")
        options = [option.id for option in item.options]
        return self._made(item, self._on(item.revision), verdict, why, key, options)

    def _shortages(self, ruling: Ruling) -> tuple[str, ...]:
        """Which exams a ruling leaves too short to draw a form of. It reads all banks."""
        if ruling.verdict is not Verdict.RETIRED:
            return ()
        return shortages(self._shelf, self._docket.rulings(), ruling)

    def _open(self, dispute: int) -> Matter:
        matter = self.matter(dispute)
        if given := matter.dispute.ruling:
            raise Refusal(f"Dispute {dispute} was settled by {given.by} ({given.verdict.value}): a ruling stays.")
        return matter

    def _on(self, revision: str) -> tuple[Ruling, ...]:
        return tuple(ruling for ruling in self._docket.rulings() if ruling.revision == revision)

    def _ruling(self, matter: Matter, verdict: Verdict, why: str, key: Sequence[str]) -> Ruling:
        """The ruling on a dispute, where it can be made."""
        ruling = self._made(matter.item, matter.earlier, verdict, why, key, matter.slot.options)
        return replace(ruling, dispute=matter.dispute.id)

    def _made(
        self,
        item: Item,
        earlier: Sequence[Ruling],
        verdict: Verdict,
        why: str,
        key: Sequence[str],
        options: Sequence[str],
    ) -> Ruling:
        """The ruling, where it can be made. `options` are in the order in which they are read."""
        if verdict is not Verdict.REKEYED and key:
            raise Refusal("Only a re-keyed item is given another key.")
        if verdict in LASTING and any(ruling.verdict is Verdict.RETIRED for ruling in earlier):
            raise Refusal(f"{item.id} is retired already. Credit this attempt, reject, or rescore past attempts.")
        return Ruling(
            item=item.id,
            revision=item.revision,
            verdict=verdict,
            reason=why,
            by=self._by,
            at=self._clock.read().now,
            key=new_key(item, earlier, key, options) if verdict is Verdict.REKEYED else (),
        )

    def _rescore(self, matter: Matter, ruling: Ruling) -> Rescore | None:
        """The later score of the disputing attempt; None where the ruling leaves its score alone."""
        if ruling.verdict is Verdict.CREDITED and matter.record.policy.mode is Mode.DRILL:
            raise Refusal(
                "This was met in a drill, which has no score: there is nothing to credit. "
                "The item can be re-keyed, retired, or the dispute rejected."
            )
        if ruling.verdict is Verdict.CREDITED and not matter.slot.scored:
            raise Refusal(f"This place is not in the score ({matter.unscored}): there is nothing to credit.")
        if ruling.verdict is Verdict.REJECTED or not matter.scored:
            return None
        return later(
            matter.record,
            matter.attempt,
            self._docket.rescores(matter.record.id),
            [adjustment(matter.slot.number, ruling)],
            why=ruling.reason,
            by=ruling.by,
            at=ruling.at,
        )


@dataclass(frozen=True, slots=True)
class _Step:
    """A later score, and what was in force before it."""

    before: Standing
    after: Rescore


def _counted(steps: Mapping[int, _Step]) -> Rescored:
    """What later scores come to."""
    each = steps.values()
    return Rescored(
        attempts=len(steps),
        changed=sum(Standing.of(step.after) != step.before for step in each),
        now_passed=sum(step.after.passed and not step.before.passed for step in each),
        now_failed=sum(step.before.passed and not step.after.passed for step in each),
    )


def _lasting(rulings: Sequence[Ruling]) -> Ruling | None:
    """The ruling in force of those on one revision: the last that re-keys or retires it."""
    return next((ruling for ruling in reversed(rulings) if ruling.verdict in LASTING), None)


def _sentences(matter: Matter, ruling: Ruling, before: Standing, after: Standing | None) -> list[str]:
    item, whose = matter.item.id, f"Attempt {matter.record.id} of {matter.record.candidate}"
    said = {
        Verdict.CREDITED: f"{item} stays as it is for everybody else.",
        Verdict.REJECTED: f"{item} and all scores stay as they are. {matter.record.candidate} is told the reason.",
    }
    sentences = [said.get(ruling.verdict) or _from_now_on(ruling, matter.slot.options)]
    if after:
        sentences.append(f"{whose}: {_told(before)}, then {_told(after)}.")
        if after.passed != before.passed:
            sentences.append(f"With that it {'meets' if after.passed else 'no longer meets'} the passing standard.")
    elif ruling.verdict is not Verdict.REJECTED:
        drill = matter.record.policy.mode is Mode.DRILL
        why = matter.unscored if drill else f"its place {matter.slot.number} is {matter.unscored}"
        sentences.append(f"{whose} keeps its score: {why}.")
    if ruling.verdict in LASTING:
        sentences += _held(matter.past, "other closed attempt")
    if ruling.verdict in LASTING and matter.also:
        wait = "1 more dispute" if len(matter.also) == 1 else f"{len(matter.also)} more disputes"
        sentences.append(f"{wait} of this item will still wait for an answer.")
    return sentences


def _from_now_on(ruling: Ruling, options: Sequence[str]) -> str:
    """What a lasting ruling does to its item; the key by the letters that its options have in this order."""
    if ruling.verdict is Verdict.REKEYED:
        key = lettered(ruling.key, options)
        return f"From now on the key of {ruling.item} is {key}. What was begun before keeps the key it had."
    return f"Nobody is given {ruling.item} any more; on a bank's own form it keeps its place, uncounted."


def _held(attempts: int, noun: str) -> tuple[str, ...]:
    """How many attempts hold an item, and what becomes of them."""
    if not attempts:
        return ()
    held = f"1 {noun} holds" if attempts == 1 else f"{attempts:,} {noun}s hold"
    return (f"{held} this item. No score of theirs changes unless you rescore past attempts.",)


def _told(score: Standing) -> str:
    return f"{amount(score.credit)} of {score.total}"
