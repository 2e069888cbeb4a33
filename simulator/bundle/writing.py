"""Writing attempt files."""

import gzip
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from io import BytesIO

from simulator.bundle import values
from simulator.bundle.chain import BEGINNING, digest
from simulator.exam.attempt import replay
from simulator.exam.scoring import score
from simulator.ports.attempts import Record

FORMAT = "codexam attempts"
VERSION = 1

Line = tuple[str, object, str]
"""Which part of the file it is, what it says, and its digest."""


def packed(records: Iterable[Record], program: str, at: datetime) -> bytes:
    """A file of these closed attempts. `program` is the version of codexam that writes it, `at` an aware time.

    The same attempts at the same time give the same bytes.
    """
    first = {"format": FORMAT, "version": VERSION, "program": program, "made": _utc(at)}
    head = digest(BEGINNING, "file", first)
    raw = BytesIO()
    with gzip.GzipFile(filename="", fileobj=raw, mode="wb", mtime=0) as file:

        def write(part: str, value: object, own: str) -> None:
            file.write(json.dumps([part, value, own], separators=(",", ":")).encode("ascii") + b"\n")

        write("file", first, head)
        origins: list[str] = []
        for record in records:
            own = BEGINNING
            for part, value, own in lines_of(record):
                write(part, value, own)
            origins.append(own)
        write("end", origins, digest(head, "end", origins))
    return raw.getvalue()


def lines_of(record: Record) -> Iterator[Line]:
    """An attempt, line by line. Nothing in it tells of the store that it comes from."""
    items = record.items.values()
    attempt = replay(record.form, record.policy, record.events)
    parts: list[tuple[str, object]] = [
        ("attempt", {"candidate": record.candidate, "items": len(items), "events": len(record.events)}),
        ("profile", values.dump(record.profile)),
        ("policy", values.dump(record.policy)),
        ("wish", values.dump(record.wish) if record.wish else None),
        ("form", values.dump(record.form)),
        *(("item", values.dump(item)) for item in sorted(items, key=lambda item: item.revision)),
        *(("event", values.dump_event(event)) for event in record.events),
        ("score", values.dump(score(attempt, record.items))),
    ]
    before = BEGINNING
    for part, value in parts:
        before = digest(before, part, value)
        yield part, value, before


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="seconds")
