"""The pictures: bars by domain, the pace line, and the trend over attempts. Inline SVG.

Their colours stand in them as well as in the style, for readers that keep the one away from the other.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction

from simulator.exam import sentences
from simulator.exam.attempt import Status
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Mode
from simulator.exam.profile import Profile
from simulator.exam.report import Report
from simulator.exam.words import amount, duration, percent
from simulator.page import words
from simulator.page.markup import bank_text
from simulator.ports.attempts import Record, Summary

_LEFT, _RIGHT, _TOP, _BOTTOM = 44, 628, 12, 208
_BLUE, _INK, _FAINT, _FILL = "#0b57a4", "#1c2024", "#5b636b", "#e4e8ec"


def domain_table(profile: Profile, report: Report) -> str:
    """A row for each domain: its bar with the passing standard marked, n, and the time its items were in view."""
    score = report.score
    seen = Counter(view.domain for view in report.items if view.dwell)
    rows = "".join(
        f'<tr><th scope="row">{bank_text(profile.title_of(d.domain))}</th>'
        f"<td>{_bar(d.percent, score.passing * 100)}</td>"
        f"<td>{percent(d.percent)}</td><td>{amount(d.credit)} of {d.total}</td>"
        f"<td>{d.unanswered or ''}</td><td>{duration(d.dwell)}</td>"
        f"<td>{duration(d.dwell / seen[d.domain]) if seen[d.domain] else ''}</td></tr>"
        for d in score.domains
    )
    head = "".join(
        f'<th scope="col">{name}</th>'
        for name in ("Domain", "Score", "Percent", "Right of n", "Unanswered", "Time", "Time an item seen")
    )
    return (
        f'<table class="domains"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
        f'<p class="small">The line in each bar is the passing standard of the whole form, '
        f"{percent(score.passing * 100)}. A domain of few items says little. {sentences.ROUNDING}</p>"
    )


def part_table(report: Report) -> str:
    """Items and records apart and together; nothing where the form has but one kind."""
    rows = "".join(
        f'<tr><th scope="row">{name}</th><td>{_bar(part.percent, report.score.passing * 100)}</td>'
        f"<td>{percent(part.percent)}</td><td>{amount(part.credit)} of {part.total}</td>"
        f"<td>{part.unanswered or ''}</td></tr>"
        for name, part in sentences.parts(report)
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Part", "Score", "Percent", "Credit of n", "Unanswered"))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>" if rows else ""


def pace_chart(record: Record, report: Report) -> str:
    """Answered items over exam time, with the even pace dashed and interruptions marked on the time axis.

    Nothing of a form of a few items, which have no pace.
    """
    if not report.paced:
        return ""
    total = max(len(report.items), 1)
    limit = max(report.limit if record.policy.time.timed else report.elapsed, timedelta(seconds=1))

    def x(elapsed: timedelta) -> float:
        return _LEFT + (_RIGHT - _LEFT) * min(elapsed / limit, 1.0)

    def y(answered: float) -> float:
        return _BOTTOM - (_BOTTOM - _TOP) * answered / total

    steps: list[str] = []
    for before, point in zip((report.pace[0], *report.pace), report.pace, strict=False):
        steps += [f"{x(point.elapsed):.1f},{y(before.answered):.1f}", f"{x(point.elapsed):.1f},{y(point.answered):.1f}"]
    marks = "".join(
        f'<path class="mark" d="M{x(met.elapsed):.1f} {_BOTTOM}l-5 9h10z"/>' for met in report.interruptions
    )
    quarters = "".join(
        f'<path class="grid" stroke="{_FILL}" d="M{x(quarter):.1f} {_TOP}V{_BOTTOM}"/>'
        f'<text x="{x(quarter):.1f}" y="234" text-anchor="middle">{duration(quarter)}</text>'
        for quarter in (limit * n / 4 for n in range(5))
    )
    summary = f"{report.pace[-1].answered} of {total} items answered in {duration(report.elapsed)}"
    triangle = " A triangle marks an interruption." if report.interruptions else ""
    return (
        f'<h2>Pace</h2><figure><svg viewBox="0 0 668 244" role="img" aria-label="{summary}">{quarters}'
        f'<text x="{_LEFT - 6}" y="{_TOP + 5}" text-anchor="end">{total}</text>'
        f'<text x="{_LEFT - 6}" y="{_BOTTOM}" text-anchor="end">0</text>'
        f'<path class="axis" stroke="{_FAINT}" d="M{_LEFT} {_BOTTOM}H{_RIGHT}"/>'
        f'<path class="even" stroke="{_FAINT}" stroke-dasharray="6 5" d="M{_LEFT} {_BOTTOM}L{_RIGHT} {_TOP}"/>'
        f'<polyline class="pace" fill="none" stroke="{_BLUE}" stroke-width="2.5" points="{" ".join(steps)}"/>'
        f"{marks}</svg>"
        f"<figcaption>{summary}. Solid: items answered over exam time. Dashed: the even pace.{triangle}</figcaption>"
        "</figure>"
    )


def trend(record: Record, summaries: Sequence[Summary]) -> str:
    """The candidate's finished attempts at this exam, the oldest first; nothing while there is only one.

    Drills are in no trend: each is of other items, and repeats what was wrong.
    """
    mine = [
        s
        for s in summaries
        if s.status is Status.CLOSED
        and s.mode is not Mode.DRILL
        and s.closed_by is not ClosedBy.ABANDONED
        and (s.profile, s.candidate) == (record.profile.id, record.candidate)
    ]
    if len(mine) < 2:
        return ""
    rows = "".join(
        f'<tr><th scope="row">{s.id}{" (this one)" if s.id == record.id else ""}</th>'
        f"<td>{words.date(s.started) if s.started else ''}</td><td>{bank_text(s.form)}</td><td>{s.mode}</td>"
        f"<td>{_bar(s.percent or Fraction(0), s.passing * 100)}</td>"
        f"<td>{percent(s.percent or Fraction(0))}</td><td>{'✓ passed' if s.passed else '✗ not passed'}</td></tr>"
        for s in sorted(mine, key=lambda s: s.id)
    )
    head = "".join(
        f'<th scope="col">{n}</th>' for n in ("Attempt", "Started", "Form", "Mode", "First score", "Percent", "Outcome")
    )
    return f"<h2>Attempts at this exam</h2><table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _bar(share: Fraction, standard: Fraction) -> str:
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f'<rect class="empty" fill="{_FILL}" width="100" height="10"/>'
        f'<rect class="full" fill="{_BLUE}" width="{float(share):.2f}" height="10"/>'
        f'<path class="standard" stroke="{_INK}" d="M{float(standard):.2f} 0V10"/></svg>'
    )
