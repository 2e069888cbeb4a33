"""The register on disk: every attempt of everyone, found by filters, and what each left behind."""

from collections.abc import Callable
from datetime import datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Select, String, func, select, type_coerce

from simulator.exam.attempt import Status
from simulator.exam.event import ClosedBy
from simulator.exam.form import Form
from simulator.exam.item import Item
from simulator.exam.policy import Mode
from simulator.exam.scoring import DomainScore
from simulator.ports.attempts import Summary
from simulator.ports.register import Column, Earned, Finished, Outcome, Performance, Sat, Search, Sort
from simulator.store.acts import Act, noted, told
from simulator.store.admission import keep_finished
from simulator.store.database import Database
from simulator.store.forms import form_of, items_of
from simulator.store.listing import LISTING, summary
from simulator.store.outcomes import make_lacking
from simulator.store.rows import (
    AttemptRow,
    CandidateRow,
    ClassGroupRow,
    DomainScoreRow,
    FormRow,
    FormSlotRow,
    MembershipRow,
    OutcomeRow,
)

_DONE = (ClosedBy.SUBMITTED, ClosedBy.EXPIRED)
_FINISHED = (AttemptRow.mode == Mode.EXAM, AttemptRow.closed_by.in_(_DONE))
_SCORED = (AttemptRow.mode != Mode.DRILL, AttemptRow.status == Status.CLOSED)
_KEYS: dict[Column, Any] = {
    Column.ATTEMPT: AttemptRow.id,
    Column.CANDIDATE: func.lower(CandidateRow.name),
    Column.FORM: AttemptRow.form_name,
    Column.MODE: AttemptRow.mode,
    Column.STARTED: AttemptRow.started,
    Column.SCORE: AttemptRow.percent,
    Column.TIME: AttemptRow.elapsed,
    Column.CLOSED: AttemptRow.closed_by,
}
_PORTION = 5000
"""Rows to have from the database at once."""

_fraction = lru_cache(maxsize=4096)(Fraction)
_PERFORMANCES = select(
    AttemptRow.id,
    CandidateRow.name,
    AttemptRow.profile_id,
    AttemptRow.form_name,
    AttemptRow.mode,
    AttemptRow.closed_by,
    AttemptRow.started,
    AttemptRow.elapsed,
    AttemptRow.time_limit,
    AttemptRow.passing,
    AttemptRow.answered,
    AttemptRow.form_id,
).join(CandidateRow)
# The columns come as the database has them: turning each into its type in turn would take most of the time.
_SCORES = select(
    DomainScoreRow.attempt_id,
    DomainScoreRow.domain,
    type_coerce(DomainScoreRow.credit, String),
    DomainScoreRow.total,
    DomainScoreRow.unanswered,
    type_coerce(DomainScoreRow.dwell, BigInteger),
).join(AttemptRow, AttemptRow.id == DomainScoreRow.attempt_id)


class Register:
    """The register of one database, as `register.Register` has it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def count(self, search: Search) -> int:
        """How many attempts a search finds."""
        with self._database.reading() as connection:
            return connection.execute(select(func.count(AttemptRow.id)).where(*_found_by(search))).scalar_one()

    def page(self, search: Search, sort: Sort, offset: int = 0, limit: int | None = None) -> tuple[Summary, ...]:
        """`limit` attempts, or all, from place `offset`, counted from 0, of what a search finds."""
        # First which, then what of them: what is skipped is never looked up.
        which = _sorted(select(AttemptRow.id).where(*_found_by(search)), sort).offset(offset).limit(limit)
        with self._database.reading() as connection:
            ids = connection.scalars(which).all()
            # In portions, for a database takes so many variables in one statement and no more.
            portions = (ids[at : at + _PORTION] for at in range(0, len(ids), _PORTION))
            asked = (connection.execute(LISTING.where(AttemptRow.id.in_(portion))) for portion in portions)
            rows = {row.id: row for row in chain.from_iterable(asked)}
            return tuple(summary(rows[number]) for number in ids)

    def earned(self, search: Search) -> tuple[Earned, ...]:
        """What each finished attempt earned that a search finds; given up is not finished."""
        asked = (
            select(CandidateRow.name, type_coerce(AttemptRow.credit, String), AttemptRow.total)
            .join(CandidateRow)
            .where(*_found_by(search), AttemptRow.closed_by.in_(_DONE), AttemptRow.credit.is_not(None))
            .order_by(AttemptRow.id)
        )
        with self._database.reading() as connection:
            return tuple(Earned(name, _fraction(credit), total) for name, credit, total in connection.execute(asked))

    def performances(self, search: Search) -> tuple[Performance, ...]:
        """The domain scores of all closed attempts, drills apart, that a search finds, in the order of their start."""
        found = (*_found_by(search), *_SCORED)
        scores = _SCORES.where(*found).order_by(DomainScoreRow.attempt_id, DomainScoreRow.place)
        attempts = _PERFORMANCES.where(*found).order_by(AttemptRow.started, AttemptRow.id)
        places = select(FormSlotRow.form_id, func.count()).group_by(FormSlotRow.form_id)
        with self._database.reading() as connection:
            rows = chain.from_iterable(connection.execute(scores).partitions(_PORTION))
            domains = {number: tuple(map(_domain, mine)) for number, mine in groupby(rows, key=itemgetter(0))}
            items = {row[0]: row[1] for row in connection.execute(places)}
            return tuple(
                _performance(row, items.get(row.form_id, 0), domains.get(row.id, ()))
                for row in connection.execute(attempts)
            )

    def sat(self) -> tuple[Sat, ...]:
        """The forms that somebody has sat and finished in exam mode, the one sat most first."""
        sat = (
            select(
                AttemptRow.form_id,
                func.count(AttemptRow.candidate_id.distinct()).label("firsts"),
                func.min(AttemptRow.started).label("since"),
                func.max(AttemptRow.started).label("until"),
            )
            .where(*_FINISHED)
            .group_by(AttemptRow.form_id)
            .subquery()
        )
        items = select(func.count()).where(FormSlotRow.form_id == FormRow.fingerprint).scalar_subquery()
        asked = (
            select(FormRow.fingerprint, FormRow.name, FormRow.profile, items.label("items"), *sat.c)
            .join(sat, sat.c.form_id == FormRow.fingerprint)
            .order_by(sat.c.firsts.desc(), sat.c.until.desc(), FormRow.fingerprint)
        )
        with self._database.reading() as connection:
            return tuple(
                Sat(
                    fingerprint=row.fingerprint,
                    name=row.name,
                    profile=row.profile,
                    items=row.items,
                    firsts=row.firsts,
                    since=row.since,
                    until=row.until,
                )
                for row in connection.execute(asked)
            )

    def form(self, fingerprint: str) -> tuple[Form, dict[str, Item]]:
        """A form with its items by revision. KeyError where there is none."""
        with self._database.reading() as connection:
            if connection.scalar(select(FormRow.name).where(FormRow.fingerprint == fingerprint)) is None:
                raise KeyError(fingerprint)
            form = form_of(connection, fingerprint)
            return form, items_of(connection, form.slots)

    def outcomes(self, fingerprint: str, group: str | None = None) -> tuple[Outcome, ...]:
        """The outcomes of the first finished exam-mode attempt of each candidate at this form, or of a group's alone.

        In the order of their start. What is lacking of the projection is made first.
        """
        firsts, kept = self._firsts(fingerprint, group)
        if lacking := [attempt for attempt in firsts if attempt not in kept]:
            make_lacking(self._database, lacking)
            firsts, kept = self._firsts(fingerprint, group)
        return tuple(kept[attempt] for attempt in firsts if attempt in kept)

    def _firsts(self, fingerprint: str, group: str | None) -> tuple[list[int], dict[int, Outcome]]:
        """The first attempts in the order of their start, and the outcomes that are kept of them."""
        mine = [AttemptRow.form_id == fingerprint, *_FINISHED]
        if group is not None:
            mine.append(_in_group(group))
        attempts = (
            select(AttemptRow.id, AttemptRow.candidate_id).where(*mine).order_by(AttemptRow.started, AttemptRow.id)
        )
        outcomes = (
            select(OutcomeRow.attempt_id, OutcomeRow.chosen, OutcomeRow.credit, OutcomeRow.dwell, OutcomeRow.look_ups)
            .join(AttemptRow, AttemptRow.id == OutcomeRow.attempt_id)
            .where(*mine)
        )
        with self._database.reading() as connection:
            first: dict[int, int] = {}
            for attempt, candidate in connection.execute(attempts).all():
                first.setdefault(candidate, attempt)
            wanted = set(first.values())
            kept = {row[0]: Outcome(*row) for row in connection.execute(outcomes).all() if row[0] in wanted}
            return list(first.values()), kept

    def admit(self, finished: Finished, origin: str, by: str, at: datetime) -> int:
        """Keep an attempt that came from a file, and say its id; an unknown candidate is enrolled."""
        with self._database.writing() as connection:
            there = connection.scalar(select(AttemptRow.id).where(AttemptRow.origin == origin))
            if there is not None:
                return there
            number = keep_finished(connection, finished, origin)
            detail = told(candidate=finished.candidate, form=finished.form.id, origin=origin)
            noted(connection, Act(by, "imported", f"attempt {number}", detail, at))
            return number


def _performance(row: Any, items: int, domains: tuple[DomainScore, ...]) -> Performance:
    return Performance(
        attempt=row.id,
        candidate=row.name,
        profile=row.profile_id,
        form=row.form_name,
        mode=Mode(row.mode),
        closed_by=ClosedBy(row.closed_by),
        started=row.started,
        elapsed=row.elapsed,
        limit=row.time_limit,
        passing=row.passing,
        answered=row.answered,
        items=items,
        domains=domains,
    )


def _domain(row: Any) -> DomainScore:
    _, domain, credit, total, unanswered, dwell = row
    return DomainScore(
        domain=domain,
        credit=_fraction(credit),
        total=total,
        unanswered=unanswered,
        dwell=timedelta(microseconds=dwell),
    )


def _sorted(asked: Select[Any], sort: Sort) -> Select[Any]:
    """By the column, attempts that have nothing there last; among equals the newest first."""
    key = _KEYS[sort.by]
    if sort.by is Column.CANDIDATE:
        asked = asked.join(CandidateRow)
    ordered = key.desc() if sort.descending else key.asc()
    if sort.by is Column.ATTEMPT:
        return asked.order_by(ordered)
    return asked.order_by(ordered.nulls_last(), AttemptRow.id.desc())


def _in_group(group: str) -> ColumnElement[bool]:
    return AttemptRow.candidate_id.in_(
        select(MembershipRow.candidate_id).join(ClassGroupRow).where(ClassGroupRow.name == group)
    )


def _found_by(search: Search) -> list[ColumnElement[bool]]:
    """What an attempt must be for a search to find it."""
    asked: list[tuple[object, Callable[[Any], ColumnElement[bool]]]] = [
        (search.candidate or None, _of_candidate),
        (search.group, _in_group),
        (search.profile, lambda profile: AttemptRow.profile_id == profile),
        (search.form or None, _of_form),
        (search.mode, lambda mode: AttemptRow.mode == mode),
        (search.status, lambda status: AttemptRow.status == status),
        (search.open or None, lambda _: AttemptRow.status != Status.CLOSED),
        (search.closed_by, lambda by: AttemptRow.closed_by == by),
        (search.since, lambda since: AttemptRow.started >= since),
        (search.until, lambda until: AttemptRow.started < until),
        (search.least, lambda least: AttemptRow.percent >= least),
        (search.most, lambda most: AttemptRow.percent <= most),
        (search.assignment, lambda assignment: AttemptRow.assignment_id == assignment),
    ]
    return [condition(value) for value, condition in asked if value is not None]


def _of_candidate(part: str) -> ColumnElement[bool]:
    return AttemptRow.candidate_id.in_(
        select(CandidateRow.id).where(CandidateRow.name.icontains(part, autoescape=True))
    )


def _of_form(part: str) -> ColumnElement[bool]:
    return AttemptRow.form_id.in_(select(FormRow.fingerprint).where(FormRow.name.icontains(part, autoescape=True)))
