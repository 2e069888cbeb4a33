"""The tables, as typed rows. Private to the store: nothing outside it sees a row."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    MetaData,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

_MICROSECOND = timedelta(microseconds=1)


class Utc(TypeDecorator[datetime]):
    """An aware time, kept and given back in UTC. ValueError for a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _: Dialect) -> datetime | None:
        """To UTC: SQLite keeps no zone, so it must be the same one always."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"a time without a zone cannot be kept: {value}")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _: Dialect) -> datetime | None:
        """From UTC: SQLite gives the bare time back, PostgreSQL one in its own zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Span(TypeDecorator[timedelta]):
    """A length of time in whole microseconds."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, _: Dialect) -> int | None:
        """Exact: a timedelta is a whole number of microseconds."""
        return None if value is None else value // _MICROSECOND

    def process_result_value(self, value: int | None, _: Dialect) -> timedelta | None:
        """Exact, both ways."""
        return None if value is None else timedelta(microseconds=value)


class Exact(TypeDecorator[Fraction]):
    """A fraction as text, such as "1/2": no rounding on the way."""

    impl = String
    cache_ok = True

    def process_bind_param(self, value: Fraction | None, _: Dialect) -> str | None:
        """Lowest terms, whole numbers without a denominator."""
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, _: Dialect) -> Fraction | None:
        """Exact, both ways."""
        return None if value is None else Fraction(value)


class Base(DeclarativeBase):
    """What the tables share: how Python types are kept, and how constraints are named."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        date: Date(),
        datetime: Utc(),
        timedelta: Span(),
        Fraction: Exact(),
        dict[str, Any]: JSON(),
        list[str]: JSON(),
    }


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
    revision: Mapped[str] = mapped_column(ForeignKey("item_revision.revision"))
    domain: Mapped[str]
    options: Mapped[list[str]]
    scored: Mapped[bool]
    choose: Mapped[int]
    is_case: Mapped[bool]
    section: Mapped[str]
    typed: Mapped[bool]


class AttemptRow(Base):
    """An attempt as its last event left it: a projection of the log, with the rules it is sat under.

    `total` counts the scored places of its form, in a drill those dealt so far. `wish` is what a drill was begun with,
    null for any other attempt. `holder` names the window that writes. The four checkpoint columns
    are null until the attempt has started.
    The long columns stand last, so that listing many attempts never reads them.
    """

    __tablename__ = "attempt"
    __table_args__ = (Index(None, "candidate_id", "id"),)

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


def table(row: type[Base]) -> Table:
    """The table of a row: what is written goes past the ORM, which would only cost time here."""
    return Base.metadata.tables[row.__tablename__]
