"""What is assigned, and which exams there are, as text."""

from collections.abc import Sequence

from simulator.candidate.duties import Duty
from simulator.clock import here, through
from simulator.exam.profile import Profile
from simulator.exam.words import duration
from simulator.ports.roster import Stage


def as_text(candidate: str, duties: Sequence[Duty], profiles: Sequence[Profile]) -> str:
    """A line for each assignment of a candidate, and one for each exam."""
    lines = [f"Assigned to {candidate}:", *map(_duty, duties), ""] if duties else []
    width = max((len(profile.id) for profile in profiles), default=0)
    lines.append("Exams:" if profiles else "There is no exam at hand.")
    lines += [f"  {p.id:<{width}}  {p.title}, {p.total} items, {duration(p.limit)}" for p in profiles]
    open_ones = [duty.assignment.id for duty in duties if duty.stage is Stage.OPEN]
    first = f"codexam exam --assignment {open_ones[0]}" if open_ones else "codexam exam EXAM"
    return "\n".join([*lines, "", f"`{first}` opens the briefing."])


def _duty(duty: Duty) -> str:
    assignment, attempt = duty.assignment, duty.attempt
    form = f"form {assignment.form}" if assignment.form else "a form drawn for you"
    stands = {
        Stage.COMING: f"opens {here(assignment.opens)}, due by {through(assignment.closes)}",
        Stage.BEGUN: f"begun in attempt {attempt.id if attempt else ''}, due by {through(assignment.closes)}",
        Stage.LATE: f"begun in attempt {attempt.id if attempt else ''}, was due by {through(assignment.closes)}",
        Stage.FINISHED: f"done in attempt {attempt.id if attempt else ''}",
    }.get(duty.stage, f"due by {through(assignment.closes)}")
    return (
        f"  {assignment.id}  {assignment.profile}, {form}, {assignment.mode.value} mode: {stands} ({assignment.group})"
    )
