"""What a score report says in sentences: the rules that it was scored by, and what its figures alone would hide."""

from fractions import Fraction

from simulator.exam.form import Form, retired_places
from simulator.exam.policy import Policy
from simulator.exam.profile import Profile, Scoring
from simulator.exam.report import Part, Report
from simulator.exam.scoring import Score
from simulator.exam.words import percent

ROUNDING = "Percentages and points are rounded down."

_SCORING = {
    Scoring.ALL_OR_NOTHING: "one point for exactly the right ones",
    Scoring.PER_OPTION: "each right one adds its share of the point, each wrong one takes as much off",
}


def rules(form: Form, policy: Policy) -> tuple[str, ...]:
    """How items that take several answers are scored, and the sections, where the form has such."""
    told = []
    if any(slot.choose > 1 for slot in form.slots):
        how = f"{policy.scoring.value}: {_SCORING[policy.scoring]}"
        told.append(f"Items that take several answers are scored {how}.")
    if policy.sections:
        names = ", ".join(
            section.title + (f" ({int(section.limit.total_seconds()) // 60} min)" if section.limit else "")
            for section in policy.sections
        )
        how = ", each left for good" if policy.one_way else ", open to each other"
        told.append(f"Sections: {names}{how}.")
    return tuple(told)


def unscored(form: Form, profile: Profile) -> str:
    """That some items do not count, and why; "" where all do."""
    retired = len(retired_places(form, profile))
    pretest = sum(not slot.scored for slot in form.slots) - retired
    told = []
    if pretest:
        told.append(f"{pretest} of the items {'was' if pretest == 1 else 'were'} pretest: not scored.")
    if retired:
        was = (
            "was retired by an instructor: it keeps its place, and is"
            if retired == 1
            else ("were retired by an instructor: they keep their places, and are")
        )
        told.append(f"{retired} of the items {was} not scored.")
    return " ".join(told)


def why_unscored(number: int, form: Form, profile: Profile) -> str:
    """Why a place does not count, in two words; "" where it does."""
    if form.slot(number).scored:
        return ""
    return "retired: not scored" if number in retired_places(form, profile) else "pretest: not scored"


def seen_before(report: Report) -> str:
    """That the candidate had met some of the items before, which makes a score kinder; "" where it is not so."""
    if not report.seen_before:
        return ""
    seen, whole = len(report.seen_before), len(report.items)
    if whole == 1:
        return f"The {'record' if report.cases else 'item'} had been seen before, in other attempts or in drills."
    return f"Of {whole} items, {seen} had been seen before, in other attempts or in drills."


def part_below(report: Report) -> str:
    """That one part alone misses the passing standard though the whole meets it; "" where it is not so."""
    if report.parts is None or not report.score.passed:
        return ""
    standard = report.score.passing * 100
    for name, part in zip(("items", "records"), report.parts, strict=True):
        if part.percent < standard:
            return (
                f"The {name} alone, {percent(part.percent)}, are below the passing standard of {percent(standard)}, "
                "though the whole is above it."
            )
    return ""


def unfinished(report: Report) -> str:
    """That the time ran out while a line was being written; "" where it did not."""
    if report.unfinished is None:
        return ""
    code, slot = report.unfinished.line.code.strip(), report.unfinished.slot
    written = f"'{code}'" if code else "a line"
    return f"Time ran out while you were writing {written} (item {slot}): it counts as it stands."


def parts(report: Report) -> tuple[tuple[str, Part], ...]:
    """Items, records and both together, by name. Nothing where the form has but one kind."""
    if report.parts is None:
        return ()
    score = report.score
    whole = Part(credit=score.credit, total=score.total, unanswered=score.unanswered)
    return (("Items", report.parts[0]), ("Records", report.parts[1]), ("Together", whole))


def unit(report: Report) -> str:
    """What a score is counted in: items that are right, or points where cases may earn a part of one."""
    if not report.cases:
        return "right"
    return "point" if report.score.total == 1 else "points"


def to_pass(score: Score, form: Form, policy: Policy) -> str:
    """What is needed: so many of whole items, the share and its exact points where credit may be a part of one."""
    share, needed = f"{_exact(score.passing * 100)} %", score.passing * score.total
    partial = policy.scoring is Scoring.PER_OPTION and any(slot.choose > 1 for slot in form.slots)
    if partial or any(slot.case for slot in form.slots):
        return f"{share}, {_exact(needed)} of {score.total}"
    return f"{-(-needed.numerator // needed.denominator)} of {score.total} ({share})"


def _exact(figure: Fraction) -> str:
    """A figure as a decimal where it is a short one, else as a fraction: what decides is never rounded."""
    decimal = f"{float(figure):.4f}".rstrip("0").rstrip(".")
    return decimal if Fraction(decimal) == figure else str(figure)
