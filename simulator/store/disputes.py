"""Disputes, rulings and later scores on disk. Nothing of them is ever changed.

Triggers of SQLite see to that. On PostgreSQL there are none: nothing but this program keeps from changing them there.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, insert, select

from simulator.exam.attempt import Status
from simulator.exam.policy import Mode
from simulator.exam.rescoring import Adjustment
from simulator.ports.docket import LASTING, Dispute, Outdated, Rescore, Ruling, Verdict
from simulator.store import codec
from simulator.store.acts import Act, noted, told
from simulator.store.columns import table
from simulator.store.database import Database
from simulator.store.rows import (
    AttemptEventRow,
    AttemptRow,
    CandidateRow,
    DisputeRow,
    FormSlotRow,
    RescoreRow,
    RulingRow,
)

_DISPUTE = table(DisputeRow)
_RULINGS = select(
    RulingRow.dispute_id,
    RulingRow.item,
    RulingRow.revision,
    RulingRow.verdict,
    RulingRow.new_key,
    RulingRow.reason,
    RulingRow.who,
    RulingRow.at,
).order_by(RulingRow.id)
_RESCORES = select(
    RescoreRow.attempt_id,
    RescoreRow.follows,
    RescoreRow.credit,
    RescoreRow.total,
    RescoreRow.passed,
    RescoreRow.adjustments,
    RescoreRow.reason,
    RescoreRow.who,
    RescoreRow.at,
)

_WAITS = ~select(RulingRow.id).where(RulingRow.dispute_id == DisputeRow.id).exists()


class Disputes:
    """The disputes of one database, as `dispute.Disputes` has them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def dispute(self, attempt: int, slot: int, item: str, revision: str, reason: str, at: datetime) -> int:
        """Keep a candidate's objection, and say its id. KeyError where there is no such attempt.

        ValueError while an earlier one at this place waits for its ruling.
        """
        with self._database.writing() as connection:
            whose = select(CandidateRow.name).join(AttemptRow).where(AttemptRow.id == attempt)
            who = connection.scalar(whose)  # of two at once on a server, the audit log has no number for the second
            if who is None:
                raise KeyError(attempt)
            earlier = select(DisputeRow.id).where(DisputeRow.attempt_id == attempt, DisputeRow.slot == slot)
            if connection.scalar(earlier.where(_WAITS).limit(1)) is not None:
                raise ValueError(f"Item {slot} of attempt {attempt} is disputed already, and waits for a ruling.")
            kept = {
                "attempt_id": attempt,
                "slot": slot,
                "item": item,
                "revision": revision,
                "reason": reason,
                "at": at,
            }
            number = connection.execute(insert(_DISPUTE).returning(_DISPUTE.c.id), kept).scalar_one()
            detail = told(attempt=attempt, slot=slot, item=item, revision=revision, reason=reason)
            noted(connection, Act(who, "disputed", f"dispute {number}", detail, at))
            return int(number)

    def disputes(self, attempt: int | None = None, *, waiting: bool = False) -> tuple[Dispute, ...]:
        """All disputes, or those of an attempt, or those without a ruling, the oldest first."""
        asked = (
            select(
                DisputeRow.id,
                DisputeRow.attempt_id,
                DisputeRow.slot,
                CandidateRow.name,
                DisputeRow.item,
                DisputeRow.revision,
                DisputeRow.reason,
                DisputeRow.at,
            )
            .join(AttemptRow, AttemptRow.id == DisputeRow.attempt_id)
            .join(CandidateRow, CandidateRow.id == AttemptRow.candidate_id)
            .order_by(DisputeRow.id)
        )
        rulings = _RULINGS.join(DisputeRow, DisputeRow.id == RulingRow.dispute_id)
        if attempt is not None:
            asked = asked.where(DisputeRow.attempt_id == attempt)
            rulings = rulings.where(DisputeRow.attempt_id == attempt)
        if waiting:
            asked = asked.where(_WAITS)
        with self._database.reading() as connection:
            ruled = {} if waiting else {row.dispute_id: _ruling(row) for row in connection.execute(rulings)}
            return tuple(
                Dispute(
                    id=row.id,
                    attempt=row.attempt_id,
                    slot=row.slot,
                    candidate=row.name,
                    item=row.item,
                    revision=row.revision,
                    reason=row.reason,
                    at=row.at,
                    ruling=ruled.get(row.id),
                )
                for row in connection.execute(asked)
            )

    def rule(self, ruling: Ruling, rescores: Sequence[Rescore] = ()) -> None:
        """Keep a ruling, and with it the scores that follow from it.

        ValueError for a dispute that has one; Outdated as `rescore`, and then the ruling is not kept either.
        """
        kept = {
            "dispute_id": ruling.dispute,
            "item": ruling.item,
            "revision": ruling.revision,
            "verdict": ruling.verdict,
            "new_key": list(ruling.key),
            "reason": ruling.reason,
            "who": ruling.by,
            "at": ruling.at,
        }
        with self._database.writing() as connection:
            if ruling.dispute is not None:
                _see_that_it_waits(connection, ruling.dispute)
            connection.execute(insert(table(RulingRow)), kept)
            detail = told(
                item=ruling.item,
                revision=ruling.revision,
                dispute=ruling.dispute,
                verdict=ruling.verdict,
                key=ruling.key,
                reason=ruling.reason,
            )
            subject = f"item {ruling.item}" if ruling.dispute is None else f"dispute {ruling.dispute}"
            noted(connection, Act(ruling.by, "ruled", subject, detail, ruling.at))
            _keep(connection, rescores)

    def rulings(self) -> tuple[Ruling, ...]:
        """All rulings, the oldest first."""
        with self._database.reading() as connection:
            return tuple(map(_ruling, connection.execute(_RULINGS)))

    def rescore(self, rescores: Sequence[Rescore], by: Ruling | None = None) -> None:
        """Keep later scores, all or none. Outdated where one does not follow the last one of its attempt.

        `by` is the ruling that they were made by: all are Outdated where a later one re-keys or retires its item.
        """
        with self._database.writing() as connection:
            if by is not None:
                asked = _RULINGS.where(RulingRow.revision == by.revision, RulingRow.verdict.in_(LASTING))
                if [_ruling(row) for row in connection.execute(asked)][-1:] != [by]:
                    raise Outdated([rescore.attempt for rescore in rescores])
            _keep(connection, rescores)

    def rescores(self, attempt: int) -> tuple[Rescore, ...]:
        """The later scores of an attempt, the one in force last."""
        with self._database.reading() as connection:
            asked = _RESCORES.where(RescoreRow.attempt_id == attempt).order_by(RescoreRow.follows)
            return tuple(map(_rescore, connection.execute(asked)))

    def rescored(self, candidate: str | None = None) -> tuple[Rescore, ...]:
        """The later scores of all attempts of a candidate, or of everyone, in the order in which they were made."""
        asked = _RESCORES.order_by(RescoreRow.id)
        if candidate is not None:
            asked = asked.join(AttemptRow).join(CandidateRow).where(CandidateRow.name == candidate)
        with self._database.reading() as connection:
            return tuple(map(_rescore, connection.execute(asked)))

    def in_force(self, attempts: Collection[int]) -> dict[int, Rescore]:
        """The last of the later scores of each of these attempts that has any."""
        asked = _RESCORES.where(RescoreRow.attempt_id.in_(attempts)).order_by(RescoreRow.follows)
        with self._database.reading() as connection:
            return {row.attempt_id: _rescore(row) for row in connection.execute(asked)}

    def holding(self, revision: str, since: datetime | None = None) -> tuple[int, ...]:
        """The closed attempts, drills apart, whose form holds this revision of an item: all, or closed `since`."""
        asked = (
            select(AttemptRow.id)
            .where(
                AttemptRow.form_id.in_(select(FormSlotRow.form_id).where(FormSlotRow.revision == revision)),
                AttemptRow.mode != Mode.DRILL,
                AttemptRow.status == Status.CLOSED,
            )
            .order_by(AttemptRow.id)
        )
        if since is not None:  # the event that closes is the last one
            closing = (
                select(AttemptEventRow.at)
                .where(AttemptEventRow.attempt_id == AttemptRow.id)
                .order_by(AttemptEventRow.seq.desc())
                .limit(1)
                .scalar_subquery()
            )
            asked = asked.where(closing >= since)
        with self._database.reading() as connection:
            return tuple(connection.scalars(asked))


def _see_that_it_waits(connection: Connection, dispute: int) -> None:
    if connection.scalar(select(DisputeRow.id).where(DisputeRow.id == dispute)) is None:
        raise KeyError(dispute)
    if connection.scalar(select(RulingRow.id).where(RulingRow.dispute_id == dispute)) is not None:
        raise ValueError(f"There is a ruling on dispute {dispute} already.")


def _keep(connection: Connection, rescores: Sequence[Rescore]) -> None:
    if not rescores:
        return
    numbers = [rescore.attempt for rescore in rescores]
    last = (
        select(RescoreRow.attempt_id, func.max(RescoreRow.follows).label("follows"))
        .where(RescoreRow.attempt_id.between(min(numbers), max(numbers)))
        .group_by(RescoreRow.attempt_id)
    )
    newest: dict[int, int] = {row.attempt_id: row.follows for row in connection.execute(last)}
    if outdated := [r.attempt for r in rescores if r.follows != newest.get(r.attempt, -1) + 1]:
        raise Outdated(outdated)
    rows = [
        {
            "attempt_id": rescore.attempt,
            "follows": rescore.follows,
            "credit": rescore.credit,
            "total": rescore.total,
            "passed": rescore.passed,
            "adjustments": [codec.dump(adjustment) for adjustment in rescore.adjustments],
            "reason": rescore.reason,
            "who": rescore.by,
            "at": rescore.at,
        }
        for rescore in rescores
    ]
    connection.execute(insert(table(RescoreRow)), rows)
    noted(connection, *map(_act, rescores, rows))


def _act(rescore: Rescore, row: dict[str, Any]) -> Act:
    detail = told(
        credit=str(rescore.credit),
        total=rescore.total,
        passed=rescore.passed,
        adjustments=row["adjustments"],
        reason=rescore.reason,
    )
    return Act(rescore.by, "rescored", f"attempt {rescore.attempt}", detail, rescore.at)


def _ruling(row: Any) -> Ruling:
    return Ruling(
        item=row.item,
        revision=row.revision,
        verdict=Verdict(row.verdict),
        reason=row.reason,
        by=row.who,
        at=row.at,
        key=tuple(row.new_key),
        dispute=row.dispute_id,
    )


def _rescore(row: Any) -> Rescore:
    return Rescore(
        attempt=row.attempt_id,
        follows=row.follows,
        credit=row.credit,
        total=row.total,
        passed=row.passed,
        adjustments=tuple(codec.load(Adjustment, plain) for plain in row.adjustments),
        reason=row.reason,
        by=row.who,
        at=row.at,
    )
