"""Where the time went: the longest items, and what of it went into the code books."""

from collections.abc import Iterable, Iterator, Sequence

from simulator.exam.profile import Profile
from simulator.exam.report import DomainLookUps, Report, SlotTime
from simulator.exam.words import duration
from simulator.page import words
from simulator.page.markup import bank_text, visible
from simulator.ports.attempts import Record


def time_spent(record: Record, report: Report) -> str:
    """The use of the code books in a sentence, codes opened by domain, and the items where the time went."""
    return "\n".join(
        [
            f"<p>{visible(words.books(record, report.look_ups))}</p>",
            *_domains(record.profile, [domain for domain in report.look_ups.domains if domain.count or domain.time]),
            *_items(record.profile, report.slowest),
        ]
    )


def _domains(profile: Profile, used: Sequence[DomainLookUps]) -> Iterator[str]:
    if used:
        yield "<h3>Codes opened, by domain</h3>"
        yield _table(
            ("Domain", "Codes opened", "Time in the books"),
            ((bank_text(profile.title_of(d.domain)), str(d.count), duration(d.time)) for d in used),
        )


def _items(profile: Profile, slots: Sequence[SlotTime]) -> Iterator[str]:
    if slots:
        yield "<h3>The items that took longest</h3>"
        yield _table(
            ("Item", "Domain", "Time in view", "Codes opened", "Time in the books"),
            (
                (
                    f'<a href="#item-{slot.slot}">{slot.slot}</a>',
                    bank_text(profile.title_of(slot.domain)),
                    duration(slot.dwell),
                    str(slot.look_ups or ""),
                    duration(slot.look_up_time) if slot.look_up_time else "",
                )
                for slot in slots
            ),
        )


def _table(names: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    body = "".join(
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>' for first, *rest in rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
