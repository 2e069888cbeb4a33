"""The report of a class at one exam: scores, domains, pace, who is at risk, progress, and items to look at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from simulator.analytics.cohort import PaceCurves
from simulator.analytics.figures import FEWEST
from simulator.analytics.likelihood import chances
from simulator.clock import through
from simulator.desk.classroom import Progress
from simulator.desk.cohort import Picture as Cohort
from simulator.desk.items import FormAnalysis
from simulator.exam.words import amount, percent
from simulator.page import words
from simulator.page.candidate_report import PERCENTS
from simulator.page.document import Block, Document, Heading, Listed, Picture, Rows, Text
from simulator.page.drawing import Drawing
from simulator.page.pictures import SHADING, Bar, Line, Share, bars, cells, lines, meter
from simulator.ports.roster import Assignment


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassView:
    """What the report of a class is made of. `group` is "" for everybody, `title` that of the exam.

    `pace` is None where nobody's could be had; `forms` are those sat most, of the `sat` there are; `progress` are the
    assignments of the group with where everyone stands.
    """

    group: str
    title: str
    cohort: Cohort
    pace: PaceCurves | None
    forms: Sequence[FormAnalysis]
    sat: int
    progress: Sequence[tuple[Assignment, Sequence[Progress]]]


def class_report(view: ClassView, made: datetime) -> Document:
    """The report; `made` is the time that stands on it."""
    found = view.cohort
    counts = f"{_count(found.candidates, 'candidate')}, {_count(len(found.performances), 'finished attempt')}"
    return Document(
        title=f"Class report: {view.group or 'everybody'}",
        lines=(view.title, f"{counts} in {found.scope.mode.value} mode. Made {words.date(made)}."),
        notice=words.HONESTY,
        blocks=tuple(_blocks(view)),
    )


def _blocks(view: ClassView) -> Iterator[Block]:
    found = view.cohort
    if found.performances:
        passing = found.performances[-1].passing
        yield from _distribution(found, passing)
        yield from _risk(found)
        yield from _heat_map(found, passing)
        yield from _pace(view.pace)
        yield from _candidates(found, passing)
    else:
        yield Text("Nobody of this class has finished this exam in this mode yet.")
    yield from _progress(view.progress)
    yield from _items(view.forms, view.sat)


def _distribution(found: Cohort, passing: Fraction) -> Iterator[Block]:
    scores = found.distribution
    yield Heading("Scores")
    yield Picture(
        bars(
            [Bar(f"{each.low} %", each.count) for each in scores.bins],
            "First scores: "
            + ", ".join(f"{each.low} to {each.high} %: {each.count}" for each in scores.bins if each.count),
            _on_axis(float(passing) * 100, scores.bins[0].low, scores.bins[-1].high) if scores.bins else None,
            f"passing {percent(passing * 100)}",
        ),
        "First scores of finished attempts, in percent: how many lie from each figure up to the next. Dashed: the "
        "passing standard.",
    )
    told = [f"{scores.passed} of {scores.n} passed."]
    if scores.mean is not None:
        told.append(
            f"Mean {scores.mean:.1f} %" + (f", standard deviation {scores.sd:.1f}." if scores.sd is not None else ".")
        )
    if scores.quartiles:
        low, middle, high = scores.quartiles
        told.append(f"Half of the scores lie between {low:.1f} and {high:.1f} %, the median is {middle:.1f} %.")
    yield Text(" ".join(told))


def _risk(found: Cohort) -> Iterator[Block]:
    yield Heading("At risk")
    if not found.at_risk:
        yield Text("Nobody shows a sign of risk. That is no promise.")
        return
    yield Rows(
        ("Candidate", "Pass likelihood", "What it rests on"),
        tuple(
            (p.candidate, chances(p.likelihood.low, p.likelihood.high), " ".join(omen.sentence for omen in p.omens))
            for p in found.at_risk
        ),
        (22, 14, 64),
    )


def _heat_map(found: Cohort, passing: Fraction) -> Iterator[Block]:
    heat = found.heat_map
    yield Heading("Candidates by domain")
    rows = [(name, [Share(row[at].share, row[at].n) for row in heat.cells]) for at, name in enumerate(heat.candidates)]
    whole = ("everybody", [Share(tally.share, tally.n) for tally in heat.by_domain])
    columns = [str(number) for number in range(1, len(heat.domains) + 1)]
    for drawing in cells([whole, *rows], columns, passing, "Percent by candidate and domain"):
        yield Picture(drawing)
    names = ", ".join(f"{number} {found.titles.get(d, d)}" for number, d in enumerate(heat.domains, 1))
    yield Text(f"Percent of each candidate in each domain, all finished attempts together. {SHADING}", small=True)
    yield Text(f"Domains: {names}.", small=True)


def _pace(pace: PaceCurves | None) -> Iterator[Block]:
    if pace is None or pace.n == 0 or len(pace.seconds) < 2 or not pace.seconds[-1]:
        return
    last = pace.seconds[-1]
    names = {Fraction(1, 4): "lower quartile", Fraction(1, 2): "median", Fraction(3, 4): "upper quartile"}
    drawn = [
        Line(
            names.get(quantile, str(quantile)),
            tuple((s / last, share) for s, share in zip(pace.seconds, line, strict=True)),
        )
        for quantile, line in sorted(pace.curves.items(), reverse=True)
    ]
    across = [(part / 4, f"{last * part / 240:.0f} min") for part in range(5)]
    ends = ", ".join(f"{line.name} {line.points[-1][1] * 100:.0f} %" for line in drawn)
    yield Heading("Pace")
    yield Picture(
        lines(drawn, f"Share of the form answered in the end: {ends}", across, PERCENTS),
        f"Share of the form that held an answer, over exam time: quartiles of {_count(pace.n, 'attempt')}.",
    )


def _candidates(found: Cohort, passing: Fraction) -> Iterator[Block]:
    tallies = dict(zip(found.heat_map.candidates, found.heat_map.by_candidate, strict=True))
    yield Heading("Everybody")
    rows: list[tuple[str | Drawing, ...]] = []
    for prospect in found.prospects:
        tally = tallies[prospect.candidate]
        share = tally.share or Fraction(0)
        rows.append(
            (
                prospect.candidate,
                meter(share, passing),
                percent(share * 100),
                f"{amount(tally.credit)} of {tally.n}",
                chances(prospect.likelihood.low, prospect.likelihood.high),
            )
        )
    yield Rows(
        ("Candidate", "All finished attempts", "Percent", "Right of n", "Pass likelihood"),
        tuple(rows),
        (28, 26, 12, 16, 18),
    )
    yield Text(
        "The pass likelihood is a band from a beta-binomial model, for a new form of this bank: no promise, and none "
        "for the exam of a certifying body. Who is least likely to pass stands first.",
        small=True,
    )


def _progress(progress: Sequence[tuple[Assignment, Sequence[Progress]]]) -> Iterator[Block]:
    if not progress:
        return
    yield Heading("Assignments")
    for assignment, everyone in progress:
        stages = Counter(each.stage for each in everyone)
        counts = ", ".join(f"{count} {stage.value}" for stage, count in stages.items())
        late = sum(each.late for each in everyone)
        withdrawn = " Withdrawn." if assignment.withdrawn else ""
        yield Heading(
            f"{assignment.profile}, {assignment.form or 'a form drawn for each'}: {words.date(assignment.opens)} "
            f"through {through(assignment.closes)}",
            3,
        )
        yield Text(f"{counts or 'nobody'}{f', {late} of them late' if late else ''}.{withdrawn}")
        yield Rows(
            ("Candidate", "Stage", "First score", "Outcome", "Late"),
            tuple(
                (
                    each.candidate,
                    each.stage.value,
                    "" if each.percent is None else percent(each.percent),
                    "" if each.passed is None else "✓ passed" if each.passed else "✗ not passed",
                    "late" if each.late else "",
                )
                for each in everyone
            ),
            (36, 24, 14, 16, 10),
        )


def _items(forms: Sequence[FormAnalysis], sat: int) -> Iterator[Block]:
    if not forms:
        return
    yield Heading("Items to look at")
    yield Text("From the first finished exam-mode attempt of each candidate at each form.", small=True)
    if sat > len(forms):
        yield Text(f"{len(forms)} of {sat} forms, those sat most. The items of the others can be exported.")
    for form in forms:
        figures = form.analysis.form
        yield Heading(f"Form {form.sat.name}: {_count(figures.n, 'candidate')}", 3)
        if figures.n < FEWEST:
            yield Text(f"Under {FEWEST} candidates there are counts only: no item can be judged.")
            continue
        if figures.alpha is not None and figures.sem is not None:
            yield Text(f"Alpha {figures.alpha:.2f}, standard error of measurement {figures.sem:.1f} points.")
        yield Listed(form.analysis.notes)
        if not form.flagged:
            yield Text("No item has a flag.")
            continue
        yield Rows(
            ("Place", "Item", "n", "p", "Rest-score r", "Why"),
            tuple(
                (
                    str(place.slot.number),
                    place.slot.item,
                    str(place.figures.n),
                    _two(place.figures.p),
                    _two(place.figures.rest_score_r),
                    " ".join(remark.sentence for remark in place.figures.remarks),
                )
                for place in form.flagged
            ),
            (7, 20, 6, 7, 13, 47),
        )


def _on_axis(percent: float, low: float, high: float) -> float | None:
    return (percent - low) / (high - low) if low <= percent <= high and high > low else None


def _two(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.2f}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
