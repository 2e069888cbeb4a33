"""The rules of an exam, as the briefing tells them: what a form holds, its time, and how it is marked."""

from collections.abc import Iterable

from textual.content import Content

from simulator.candidate.lobby import Offer
from simulator.exam.profile import Profile, Scoring
from simulator.ui.text import count, percent, plain, span

SEVERAL = {
    Scoring.ALL_OR_NOTHING: "an item that takes several answers is right as a whole, or earns nothing",
    Scoring.PER_OPTION: "of several answers each right one earns its share, and each wrong one costs as much",
}
POA = "an inpatient's POA is scored apart"
LABEL = 10
"""Cells of the name of a rule."""


def rules(profile: Profile, offer: Offer | None) -> list[tuple[str, str]]:
    """The rules by name. What is told of records and of several answers waits for the banks: None until then."""
    records = offer.records if offer else 0
    points = "points" if records else "items"
    rows = [("Items", f"{holds(profile, records)} in {count(len(profile.blueprint), 'domain')}")]
    if profile.pretest:
        rows.append(("", f"{profile.pretest} of them do not count, and nothing tells which"))
    if profile.sections:
        rows.append(("Sections", _sections(profile)))
    rows.append(("Time", span(profile.limit) if records else f"{span(profile.limit)}, {_pace(profile)} an item"))
    rows.append(("To pass", f"{percent(profile.passing * 100)} of all {points}; a missing answer counts as wrong"))
    if offer and offer.several:
        rows.append(("Several", SEVERAL[profile.scoring]))
    if records:
        rows.append(("Records", f"a point each, by the share of right lines: the simulator's own rule; {POA}"))
    if profile.alerts:
        alerts = ", ".join(str(int(alert.total_seconds()) // 60) for alert in profile.alerts)
        rows.append(("Alerts", f"{alerts} minutes before the end"))
    return rows


def case_rules(profile: Profile, explain: str) -> list[tuple[str, str]]:
    """The rules of one record that is coded alone; `explain` is the key that explains it."""
    return [
        ("Record", profile.blueprint[0].title),
        ("Practice", f"the answer is explained when you ask for it (key {explain}); from then on the sheet stands"),
        ("Time", "none runs out, unless you give yourself some"),
        ("Marking", f"a point, by the share of right lines: the simulator's own rule; {POA}"),
    ]


def holds(profile: Profile, records: int) -> str:
    """What a form holds: "100", where records are among the items "97 items and 8 records"."""
    items = profile.total - records
    if not records:
        return str(profile.total)
    return f"{count(items, 'item')} and {count(records, 'record')}" if items else count(records, "record")


def table(rows: Iterable[tuple[str, str]], width: int) -> Content:
    """The rules in two columns, the second wrapped beside the first, `width` cells in all."""
    lines = [
        Content.assemble((f"{name if n == 0 else '':<{LABEL}}", "$muted"), line)
        for name, rule in rows
        for n, line in enumerate(plain(rule).wrap(max(20, width - LABEL)))
    ]
    return Content("\n").join(lines)


def shortage(offer: Offer) -> Content:
    """Why the exam cannot be sat yet: what the banks lack, domain by domain."""
    profile = offer.profile
    lacking = sum(offer.missing.values())
    head = f"This exam cannot be sat yet: the banks have {profile.total - lacking} of its {profile.total} items.\n"
    rows = [
        f"  {profile.title_of(domain):<34}{number:>3} lacking of {quota}\n"
        for domain, number in offer.missing.items()
        for quota in [next(q.count for q in profile.blueprint if q.domain == domain)]
    ]
    return Content.assemble((head, "bold $warning"), plain("".join(rows)))


def _pace(profile: Profile) -> str:
    seconds = int(profile.limit.total_seconds()) // max(1, profile.total)
    return f"{seconds // 60} min {seconds % 60:02} s"


def _sections(profile: Profile) -> str:
    """The parts of the exam with what they hold, and whether one may go back."""
    parts = []
    for section in profile.sections:
        total = sum(quota.count for quota in profile.blueprint if quota.section == section.id)
        limit = f" in {span(section.limit)}" if section.limit else ""
        parts.append(f"{section.title} ({total}{limit})")
    if profile.one_way:
        return f"{', then '.join(parts)}: each is left for good, with no way back"
    return f"{', '.join(parts)}: you move freely between them"
