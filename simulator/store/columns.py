"""How the values of the engine stand in columns, and what all tables share."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from typing import Any, ClassVar

from sqlalchemy import (
    JSON,
    BigInteger,
    Date,
    DateTime,
    Dialect,
    Double,
    LargeBinary,
    MetaData,
    String,
    Table,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase

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
        bytes: LargeBinary(),
        float: Double(),
        dict[str, Any]: JSON(),
        list[str]: JSON(),
        list[dict[str, Any]]: JSON(),
    }


def table(row: type[Base]) -> Table:
    """The table of a row: what is written goes past the ORM, which would only cost time here."""
    return Base.metadata.tables[row.__tablename__]
