"""The tables, as typed rows. Private to the store: nothing outside it sees a row."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from simulator.store.columns import Base


class CandidateRow(Base):
    """A person who sits exams. `exam_date` is the day of the real one, where it is known."""

    __tablename__ = "candidate"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    enrolled: Mapped[datetime]
    exam_date: Mapped[date | None]


class BankRow(Base):
    """A bank that some attempt has used."""

    __tablename__ = "bank"

    id: Mapped[str] = mapped_column(primary_key=True)


class ItemRevisionRow(Base):
    """An item as it stood when an attempt used it. The revision is a fingerprint: one row serves all attempts."""

    __tablename__ = "item_revision"

    revision: Mapped[str] = mapped_column(primary_key=True)
    bank_id: Mapped[str] = mapped_column(ForeignKey("bank.id"))
    item: Mapped[str]
    domain: Mapped[str]
    content: Mapped[dict[str, Any]]


class FormRow(Base):
    """A form. Its fingerprint covers the slots: sat twice it is kept once. `seed` is text, for it has no bounds."""

    __tablename__ = "form"

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    profile: Mapped[str]
    seed: Mapped[str | None]


class FormSlotRow(Base):
    """One place on a form. `is_case` is what the engine calls `case`, a word that SQL has taken."""

    __tablename__ = "form_slot"

    form_id: Mapped[str] = mapped_column(ForeignKey("form.fingerprint"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    item: Mapped[str]
    revision: Mapped[str] = mapped_column(ForeignKey("item_revision.revision"), index=True)
    domain: Mapped[str]
    options: Mapped[list[str]]
    scored: Mapped[bool]
    choose: Mapped[int]
    is_case: Mapped[bool]
    section: Mapped[str]
    typed: Mapped[bool]


LISTED = (
    "form_name",
    "id",
    "candidate_id",
    "profile_id",
    "form_id",
    "mode",
    "status",
    "closed_by",
    "started",
    "percent",
    "assignment_id",
)
"""What attempts are filtered and sorted by, but for the time used, which changes too often: in one index, the attempts
themselves, with all that is long in them, need not be read."""


class AttemptRow(Base):
    """An attempt as its last event left it: a projection of the log, with the rules it is sat under.

    `total` counts the scored places of its form, in a drill those dealt so far. `wish` is what a drill was begun with,
    null for any other attempt. `holder` names the window that writes. The four checkpoint columns
    are null until the attempt has started. `percent` is the score as near as a float comes, to sort and filter by.
    `assignment_id` is null unless it was begun under one, `origin` unless it came from a file: the digest of its last
    line there.
    The long columns stand last, so that listing many attempts never reads them.
    """

    __tablename__ = "attempt"
    __table_args__ = (
        Index(None, "candidate_id", "id"),
        Index(None, "form_id", "mode", "closed_by", "candidate_id", "started"),
        Index(None, "percent", "id"),
        Index(None, "started", "id"),
        Index("ix_attempt_listed", *LISTED),
        Index(None, "assignment_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"))
    form_id: Mapped[str] = mapped_column(ForeignKey("form.fingerprint"))
    form_name: Mapped[str]
    profile_id: Mapped[str]
    title: Mapped[str]
    mode: Mapped[str]
    status: Mapped[str]
    closed_by: Mapped[str | None]
    begun: Mapped[datetime]
    started: Mapped[datetime | None]
    time_limit: Mapped[timedelta]
    elapsed: Mapped[timedelta]
    answered: Mapped[int]
    total: Mapped[int]
    passing: Mapped[Fraction]
    credit: Mapped[Fraction | None]
    passed: Mapped[bool | None]
    percent: Mapped[float | None]
    assignment_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"))
    origin: Mapped[str | None] = mapped_column(unique=True)
    holder: Mapped[str | None]
    checkpoint_elapsed: Mapped[timedelta | None]
    checkpoint_at: Mapped[datetime | None]
    checkpoint_ticks: Mapped[timedelta | None]
    checkpoint_boot: Mapped[str | None]
    profile: Mapped[dict[str, Any]]
    policy: Mapped[dict[str, Any]]
    wish: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))


class AttemptEventRow(Base):
    """One event of the log. `payload` is what only its kind has."""

    __tablename__ = "attempt_event"

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str]
    elapsed: Mapped[timedelta]
    at: Mapped[datetime]
    slot: Mapped[int | None]
    payload: Mapped[dict[str, Any]]


class DomainScoreRow(Base):
    """One domain's part of the score of a closed attempt; `place` is its order on the form."""

    __tablename__ = "domain_score"

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    domain: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int]
    credit: Mapped[Fraction]
    total: Mapped[int]
    unanswered: Mapped[int]
    dwell: Mapped[timedelta]


class OutcomeRow(Base):
    """What a closed attempt left at each place of its form: a projection of its log, in the code of `register.Outcome`.

    Those closed before there were outcomes have none until somebody asks for it.
    """

    __tablename__ = "outcome"

    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), primary_key=True)
    chosen: Mapped[str]
    credit: Mapped[str]
    dwell: Mapped[bytes]
    look_ups: Mapped[bytes]


class ReviewRow(Base):
    """One line of the review log, written in the transaction that decided the place of a drill. Never changed."""

    __tablename__ = "review"
    __table_args__ = (Index(None, "candidate_id", "id"), UniqueConstraint("attempt_id", "slot"))

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"))
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"))
    slot: Mapped[int]
    item: Mapped[str]
    revision: Mapped[str] = mapped_column(ForeignKey("item_revision.revision"))
    rating: Mapped[int]
    at: Mapped[datetime]


class CodeMarkRow(Base):
    """What a candidate wrote into a code book at one code; a row with neither bookmark nor note is not kept."""

    __tablename__ = "code_mark"

    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"), primary_key=True)
    system: Mapped[str] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(primary_key=True)
    bookmarked: Mapped[bool]
    note: Mapped[str]
    changed: Mapped[datetime]


_STILL = "disbanded IS NULL"


class ClassGroupRow(Base):
    """A class, a course, a cohort. SQL has taken the word group.

    One that was `disbanded` has no members, and keeps its row for its assignments; its name is free again.
    """

    __tablename__ = "class_group"
    __table_args__ = (Index(None, "name", unique=True, sqlite_where=text(_STILL), postgresql_where=text(_STILL)),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    disbanded: Mapped[datetime | None]


class MembershipRow(Base):
    """A candidate is in a group."""

    __tablename__ = "membership"

    group_id: Mapped[int] = mapped_column(ForeignKey("class_group.id"), primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"), primary_key=True, index=True)


class AllowanceRow(Base):
    """Extra time allowed to a candidate, the last one in force. Only added to. SQL has taken the word by."""

    __tablename__ = "allowance"
    __table_args__ = (Index(None, "candidate_id", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    candidate_id: Mapped[int] = mapped_column(ForeignKey("candidate.id"))
    extra: Mapped[str]
    reason: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime]


class AssignmentRow(Base):
    """What a group is to sit, and when. `form_name` is the id of a bank, null for a form drawn for each candidate."""

    __tablename__ = "assignment"

    id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(ForeignKey("class_group.id"), index=True)
    profile_id: Mapped[str]
    form_name: Mapped[str | None]
    mode: Mapped[str]
    interruptions: Mapped[str]
    opens: Mapped[datetime]
    closes: Mapped[datetime]
    who: Mapped[str]
    at: Mapped[datetime]
    withdrawn: Mapped[bool]


class DisputeRow(Base):
    """A candidate's objection to an item of a closed attempt."""

    __tablename__ = "dispute"

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"), index=True)
    slot: Mapped[int]
    item: Mapped[str]
    revision: Mapped[str] = mapped_column(ForeignKey("item_revision.revision"))
    reason: Mapped[str]
    at: Mapped[datetime]


class RulingRow(Base):
    """A decision on one revision of an item. Only added to. `new_key` is empty but where the item was rekeyed."""

    __tablename__ = "ruling"

    id: Mapped[int] = mapped_column(primary_key=True)
    dispute_id: Mapped[int | None] = mapped_column(ForeignKey("dispute.id"), unique=True)
    item: Mapped[str]
    revision: Mapped[str]
    verdict: Mapped[str]
    new_key: Mapped[list[str]]
    reason: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime]


class RescoreRow(Base):
    """A later score of an attempt, the last one in force. Only added to. `follows` counts those before it."""

    __tablename__ = "rescore"
    __table_args__ = (UniqueConstraint("attempt_id", "follows"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    attempt_id: Mapped[int] = mapped_column(ForeignKey("attempt.id"))
    follows: Mapped[int]
    credit: Mapped[Fraction]
    total: Mapped[int]
    passed: Mapped[bool]
    adjustments: Mapped[list[dict[str, Any]]]
    reason: Mapped[str]
    who: Mapped[str]
    at: Mapped[datetime]


class AuditRow(Base):
    """One entry of the audit log, chained to the one before by its digest. Only added to."""

    __tablename__ = "audit"

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    who: Mapped[str]
    action: Mapped[str]
    subject: Mapped[str]
    detail: Mapped[str]
    digest: Mapped[str]


class DeskRow(Base):
    """The door of the desk: one row at most, while a PIN is set. `digest` is its hash, `changed` when it was set."""

    __tablename__ = "desk"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    digest: Mapped[str]
    changed: Mapped[datetime]
    misses: Mapped[int]
    missed: Mapped[datetime | None]
