"""The report of one candidate: attempts and where they lead, domain by domain, with how sure one can be."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from fractions import Fraction
from math import ceil, floor

from simulator.analytics.trend import Direction, Standing, Trend
from simulator.desk.attempts import Candidate
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Mode
from simulator.exam.words import amount, percent
from simulator.page import words
from simulator.page.document import Block, Document, Heading, Listed, Picture, Rows, Text
from simulator.page.drawing import Drawing
from simulator.page.pictures import SHADING, Line, Share, cells, lines, meter
from simulator.ports.attempts import Summary
from simulator.ports.docket import Rescore

_STANDING = {Standing.STRENGTH: "▲ strength", Standing.WEAKNESS: "▼ weakness", Standing.OPEN: "· cannot tell"}
_DIRECTION = {Direction.UP: "rising", Direction.DOWN: "falling", Direction.OPEN: ""}
PERCENTS = tuple((part / 100, f"{part} %") for part in (0, 25, 50, 75, 100))
"""The upright axis of shares."""
_LATEST = 12
"""So many attempts, the latest, are shown by domain."""


def candidate_report(candidate: Candidate, rescores: Mapping[int, Sequence[Rescore]], made: datetime) -> Document:
    """The report. `rescores` has the later scores by attempt, `made` is the time that stands on it."""
    title = next((s.title for s in candidate.attempts if s.profile == candidate.profile), candidate.profile)
    return Document(
        title=f"Candidate report: {candidate.name}",
        lines=tuple(filter(None, (title, f"Made {words.date(made)}."))),
        notice=words.HONESTY,
        blocks=tuple(_blocks(candidate, rescores)),
    )


def _blocks(candidate: Candidate, rescores: Mapping[int, Sequence[Rescore]]) -> Iterator[Block]:
    if candidate.trends is None:
        yield Text("No exam has been finished yet, so there is nothing to say of domains or of passing.")
    else:
        yield from _likelihood(candidate)
        yield from _trend(candidate)
        yield from _domains(candidate)
    yield Heading("Attempts")
    if not candidate.attempts:
        yield Text("There is no attempt yet.")
        return
    yield Rows(
        ("No.", "Started", "Exam", "Form", "Mode", "First score", "", "Outcome", "Later score"),
        tuple(_attempt(summary, rescores.get(summary.id, ())) for summary in candidate.attempts),
        (6, 15, 12, 14, 9, 10, 14, 13, 14),
    )
    if any(rescores.values()):
        yield Text("A later score was made by a ruling on an item after the attempt; the first one stays.", small=True)
        yield Listed(tuple(_rescore(each) for mine in rescores.values() for each in mine))


def _likelihood(candidate: Candidate) -> Iterator[Block]:
    if candidate.prospect:
        yield Heading("Where it stands")
        yield Text(candidate.prospect.likelihood.sentence)
        yield Text("It rests on attempts in exam mode alone.", small=True)
        yield Listed(tuple(omen.sentence for omen in candidate.prospect.omens))


def _trend(candidate: Candidate) -> Iterator[Block]:
    if candidate.trends is None:
        return
    points, passing = candidate.trends.overall.points, candidate.performances[-1].passing
    if len(points) > 1:
        across = [(_place(at, len(points)), str(point.attempt)) for at, point in enumerate(points)]
        shares = [float(point.tally.share or 0) for point in points]
        line = Line(
            "score",
            tuple((place, share) for (place, _), share in zip(across, shares, strict=True)),
            tuple(point.interval for point in points),
        )
        told = ", ".join(f"{point.attempt}: {percent((point.tally.share or Fraction(0)) * 100)}" for point in points)
        yield Heading("Scores over attempts")
        yield Picture(
            lines([line], f"First scores by attempt: {told}", _thinned(across), PERCENTS, float(passing)),
            "First scores by number of attempt; the uprights are 95 % intervals of what a score stands for. "
            f"Dashed: the passing standard, {percent(passing * 100)}.",
        )
    yield Text(candidate.trends.overall.sentence)


def _domains(candidate: Candidate) -> Iterator[Block]:
    if candidate.trends is None:
        return
    trends, passing = candidate.trends, candidate.performances[-1].passing
    yield Heading("Domains")
    yield Rows(
        ("Domain", "Share", "Percent", "Right of n", "95 % interval", "It is", "Over attempts"),
        tuple(_domain(trend, candidate.titles, passing) for trend in trends.domains),
        (24, 18, 10, 12, 13, 16, 11),
    )
    yield Text(
        "The upright in each bar is the passing standard of the whole form, the line below it how far the share may be "
        "off. The intervals hold for all domains at once. All finished attempts at this exam together; shares are "
        "rounded down.",
        small=True,
    )
    for name, told, found in (("Strengths", "above", trends.strengths), ("Weaknesses", "below", trends.weaknesses)):
        yield Heading(name, 3)
        if found:
            yield Listed(tuple(f"{candidate.titles.get(t.domain, t.domain)}: {t.sentence}" for t in found))
        else:
            yield Text(f"In no domain are there items enough to say that it is {told} the passing standard.")
    latest = candidate.performances[-_LATEST:]
    if len(latest) > 1:
        yield Heading("Domains over attempts", 3)
        yield from map(Picture, _cells(candidate, passing))
        yield Text(f"Percent of each domain in each attempt, the latest at the right. {SHADING}", small=True)


def _cells(candidate: Candidate, passing: Fraction) -> Iterator[Drawing]:
    latest = candidate.performances[-_LATEST:]
    domains = candidate.trends.domains if candidate.trends else ()
    by_attempt = {p.attempt: {d.domain: d for d in p.domains} for p in latest}
    rows = []
    for trend in domains:
        found = [by_attempt[p.attempt].get(trend.domain) for p in latest]
        shares = [Share(d.credit / d.total, d.total) if d and d.total else Share(None) for d in found]
        rows.append((candidate.titles.get(trend.domain, trend.domain), shares))
    return cells(rows, [str(p.attempt) for p in latest], passing, "Percent by domain and attempt")


def _domain(trend: Trend, titles: Mapping[str, str], passing: Fraction) -> tuple[str | Drawing, ...]:
    share, interval = trend.whole.share, trend.interval
    return (
        titles.get(trend.domain, trend.domain),
        meter(share, passing, interval) if share is not None else "",
        percent(share * 100) if share is not None else "",
        f"{amount(trend.whole.credit)} of {trend.whole.n}",
        f"{floor(interval[0] * 100)} to {ceil(interval[1] * 100)} %" if interval else "",
        _STANDING[trend.standing],
        _DIRECTION[trend.direction],
    )


def _attempt(summary: Summary, rescores: Sequence[Rescore]) -> tuple[str | Drawing, ...]:
    share = summary.percent
    later = f"{percent(rescores[-1].percent)}, {'passed' if rescores[-1].passed else 'not passed'}" if rescores else ""
    drill = summary.mode is Mode.DRILL
    return (
        str(summary.id),
        words.date(summary.started) if summary.started else "not yet",
        summary.profile,
        summary.form,
        summary.mode.value,
        "" if share is None else percent(share),
        "" if share is None or drill else meter(share / 100, summary.passing),
        _outcome(summary),
        later,
    )


def _outcome(summary: Summary) -> str:
    if summary.closed_by is None:
        return f"open, {summary.answered} of {summary.items} answered"
    if summary.closed_by is ClosedBy.ABANDONED:
        return "– given up"
    if summary.mode is Mode.DRILL:
        return "– drilled"
    return "✓ passed" if summary.passed else "✗ not passed"


def _rescore(rescore: Rescore) -> str:
    return (
        f"Attempt {rescore.attempt}: {percent(rescore.percent)} ({amount(rescore.credit)} of {rescore.total}) since "
        f"{words.date(rescore.at)}, by {rescore.by}: {rescore.reason}"
    )


def _place(at: int, of: int) -> float:
    """Where the n-th of so many stands on an axis, with room at both ends."""
    return (at + 0.5) / of


def _thinned(places: Sequence[tuple[float, str]]) -> list[tuple[float, str]]:
    """So many names of an axis as can be read."""
    return list(places[:: -(-len(places) // 16)])
