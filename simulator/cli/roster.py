"""The commands about the roster: candidates, groups, extra time, and what is to be sat."""

import csv
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.options import HIGHEST, AsJson, By, kept
from simulator.cli.output import Refused, say, say_json
from simulator.clock import here, moment, through
from simulator.exam.policy import Interruptions, Mode

if TYPE_CHECKING:
    from simulator.desk.classroom import Classroom, Progress
    from simulator.ports.docket import Rescore
    from simulator.ports.roster import Assignment, Member

app = typer.Typer(help="Keep the roster: candidates, groups, extra time, assignments.", no_args_is_help=True)

_LARGEST = 4 * 1024 * 1024
_HEADS = {"candidate", "name", "names", "student"}
_OTHER_HEADS = {
    *("first name", "firstname", "given name", "forename", "last name", "lastname", "surname", "family name"),
    *("full name", "student name", "student id", "id", "number", "email", "e-mail", "group", "class"),
}
"""Headings of lists of another shape: taken for a candidate, they could not be taken off the roster again."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

AssignmentNumber = Annotated[int, typer.Argument(min=1, max=HIGHEST, help="The assignment, by its number.")]
Group = Annotated[str, typer.Option("--group", callback=kept, help="The group; it is made where it is new.")]


@app.command("list")
def list_members(
    group: Annotated[str | None, typer.Option(callback=kept, help="Only this group.")] = None,
    as_json: AsJson = False,
    by: By = "",
) -> None:
    """List candidates, with their groups and the extra time that they are allowed.

    The JSON is a list of objects with candidate, groups, enrolled (ISO 8601), attempts, and extra_time: null, or extra,
    reason, by and at.
    """
    classroom = _classroom(by)
    if group is not None:
        _known(classroom, group)
    members = classroom.members(group)
    if as_json:
        say_json([_member_shape(member) for member in members])
    elif not members:
        say("Nobody is on the roster yet. `codexam roster enrol NAME...` adds candidates.")
    else:
        rows = [(m.name, ", ".join(m.groups), str(m.attempts), _extra(m)) for m in members]
        say(_columns(("candidate", "groups", "attempts", "extra time"), rows))


@app.command()
def enrol(
    names: Annotated[list[str], typer.Argument(metavar="NAME...", help="Candidates to add.")],
    group: Group = "",
    by: By = "",
) -> None:
    """Add candidates, to a group where one is named. Who is on the roster already stays as they are."""
    classroom = _classroom(by)
    before = {member.name for member in classroom.members(group or None)}
    kept = classroom.enrol(names, group or None)
    new, there = [name for name in kept if name not in before], [name for name in kept if name in before]
    if new:
        say(f"Enrolled{f' in {group}' if group else ''}: {', '.join(new)}.")
    if there:
        say(f"Already {f'in {group}' if group else 'on the roster'}: {', '.join(there)}.")


@app.command("import")
def import_names(
    file: Annotated[
        Path, typer.Argument(metavar="FILE.csv", help="A name in the first column, a group in the second.")
    ],
    group: Annotated[
        str, typer.Option("--group", callback=kept, help="The group of those beside whom none stands.")
    ] = "",
    by: By = "",
) -> None:
    """Add candidates and groups from a CSV file, such as `codexam export roster` writes.

    A file with mistakes in it enrols nobody, and all of them are told.
    """
    from simulator.desk.intake import Unfit

    rows = _read(file)
    if not rows:
        raise Refused(f"{file} has no name in its first column.")
    try:
        classroom = _classroom(by)
        before = {member.name for member in classroom.members()}
        kept = classroom.enrol_all((name, of or group or None) for _, (name, of) in rows)
    except Unfit as wrong:
        told = "\n".join(f"{file}, line {rows[place][0]}: {fault}" for place, fault in wrong.faults)
        raise Refused(f"{told} Nothing was enrolled.") from None
    groups = ", ".join(filter(None, dict.fromkeys(of or group for _, (_, of) in rows)))
    there = len(before.intersection(kept))
    counts = f": {len(kept) - there} new, {there} already on the roster" if there else ""
    say(f"Enrolled {len(kept)} candidate{'s' * (len(kept) != 1)}{f' in {groups}' if groups else ''}{counts}.")


@app.command()
def remove(
    names: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME...",
            callback=lambda names: [kept(name) for name in names],
            help="Candidates to take out of the group.",
        ),
    ],
    group: Annotated[str, typer.Option("--group", callback=kept, help="The group.")],
    by: By = "",
) -> None:
    """Take candidates out of a group. Their attempts stay theirs, and they stay on the roster."""
    classroom = _classroom(by)
    members = {member.name for member in _known(classroom, group)}
    if strange := [name for name in names if name not in members]:
        raise Refused(f"{strange[0]} is not in {group}. Nobody was taken out.")
    for name in names:
        classroom.remove(name, group)
    say(f"No longer in {group}: {', '.join(names)}.")


@app.command()
def disband(
    group: Annotated[str, typer.Argument(callback=kept, help="The group.")],
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing.")] = False,
    by: By = "",
) -> None:
    """Disband a group, and withdraw its assignments. Candidates and attempts stay."""
    classroom = _classroom(by)
    members, withdrawn = len(_known(classroom, group)), sum(not a.withdrawn for a in classroom.assignments(group))
    if not yes:
        holds = f"{members} in it, {withdrawn} of its assignments to be withdrawn"
        if not sys.stdin.isatty():
            raise Refused(f"{group} ({holds}) was not disbanded: --yes says that it is meant.")
        if not typer.confirm(f"Disband {group} ({holds})?"):
            raise Refused(f"{group} was not disbanded.")
    classroom.disband(group)
    say(f"{group} is no more. Candidates and attempts stay.")


@app.command()
def allow(
    name: Annotated[str, typer.Argument(callback=kept, help="The candidate.")],
    extra: Annotated[str, typer.Option(help='Extra time: 50%, or minutes such as 90, or "" for none any more.')],
    reason: Annotated[str, typer.Option(help="Why. It stays on record.")],
    by: By = "",
) -> None:
    """Allow a candidate extra time for every exam that they begin from now on."""
    classroom = _classroom(by)
    if name not in {member.name for member in classroom.members()}:
        raise Refused(f"{name} is not on the roster. `codexam roster enrol` adds candidates.")
    allowance = classroom.allow(name, extra, reason)
    say(f"{name} has {f'{allowance.extra} of extra time' if allowance.extra else 'no extra time'} from now on.")


@app.command()
def assign(
    group: Annotated[str, typer.Argument(callback=kept, help="The group that is to sit it.")],
    profile: Annotated[str, typer.Argument(help="The exam, by its id, such as cpc.")],
    opens: Annotated[str, typer.Option("--from", help="From when on: 2026-09-30, or 2026-09-30T09:00.")],
    closes: Annotated[str, typer.Option("--to", help="Until when; a day without a time is meant whole.")],
    form: Annotated[str | None, typer.Option(help="The form, by its id; else one is drawn for each.")] = None,
    mode: Annotated[Mode, typer.Option(help="Under exam rules, or as practice.")] = Mode.EXAM,
    clock: Annotated[
        Interruptions, typer.Option(help="Free: time away does not count. Strict: it does.")
    ] = Interruptions.FREE,
    by: By = "",
) -> None:
    """Assign an exam to a group, from one time to another. Times are of this machine's zone."""
    begins, ends = _moment(opens), _moment(closes, whole_day=True)
    number = _classroom(by).assign(group, profile, opens=begins, closes=ends, form=form, mode=mode, interruptions=clock)
    say(f"Assignment {number}: {group} sits {profile} from {here(begins)} through {through(ends)}.")


@app.command()
def withdraw(number: AssignmentNumber, by: By = "") -> None:
    """Withdraw an assignment. What was begun under it goes on."""
    _classroom(by).withdraw(number)
    say(f"Assignment {number} is withdrawn.")


@app.command()
def assignments(
    group: Annotated[str | None, typer.Option(callback=kept, help="Only this group's.")] = None,
    as_json: AsJson = False,
    by: By = "",
) -> None:
    """List assignments, the one that opens last first.

    The JSON is a list of objects with assignment, group, profile, form (null: drawn for each), mode, clock (free |
    strict), opens, closes and at (ISO 8601), by, withdrawn, and disbanded (the group).
    """
    classroom = _classroom(by)
    if group is not None:
        _known(classroom, group)
    found = classroom.assignments(group)
    if as_json:
        say_json([_assignment_shape(assignment) for assignment in found])
    elif not found:
        say("Nothing is assigned. `codexam roster assign GROUP EXAM --from DAY --to DAY` does it.")
    else:
        heads = ("no.", "group", "exam", "form", "mode", "clock", "from", "through", "")
        say(_columns(heads, [_assignment_row(assignment) for assignment in found]))


@app.command()
def progress(number: AssignmentNumber, as_json: AsJson = False, by: By = "") -> None:
    """Tell where everyone stands with an assignment.

    The JSON is a list of objects with candidate, stage (not open yet | not begun | open | open, late | finished | not
    finished in time), attempt, percent, passed, later_percent and later_passed (the score in force, where a ruling
    changed the first one) and ended (ISO 8601), each null where there is none; late, and given_up, a count.
    """
    from simulator.cli.door import office

    desk = office(by).desk
    found = desk.roster.progress(number)
    later = desk.attempts.in_force([each.attempt for each in found if each.attempt is not None])
    if as_json:
        say_json([_progress_shape(each, later.get(each.attempt or 0)) for each in found])
    elif not found:
        say("There is nobody in the group.")
    else:
        heads = ("candidate", "stage", "attempt", "first score", "outcome", "later score", "")
        say(_columns(heads, [_progress_row(each, later.get(each.attempt or 0)) for each in found]))


def _moment(text: str, *, whole_day: bool = False) -> datetime:
    try:
        return moment(text, whole_day=whole_day)
    except ValueError:
        raise Refused(f"A time is written like 2026-09-30 or 2026-09-30T09:00, not {text!r}.", 2) from None


def _classroom(by: str) -> "Classroom":
    from simulator.cli.door import office

    return office(by).desk.roster


def _known(classroom: "Classroom", group: str) -> "tuple[Member, ...]":
    """The members of a group. Refusal where there is none of this name."""
    return classroom.members(classroom.group(group).name)


def _read(file: Path) -> list[tuple[int, tuple[str, str]]]:
    """Names and groups by line, without the headings. What was defused for a spreadsheet is made plain again."""
    try:
        with file.open("rb") as opened:
            raw = opened.read(_LARGEST + 1)
        text = raw.decode("utf-8-sig")
    except OSError as error:
        raise Refused(f"{file} cannot be read ({error.strerror}).") from None
    except UnicodeDecodeError:
        raise Refused(f"{file} is no text in UTF-8: save it as CSV in UTF-8, and import it again.") from None
    if len(raw) > _LARGEST:
        raise Refused(f"{file} is larger than any roster.")
    head = text.partition("\n")[0]
    separator = ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        rows = [(reader.line_num, (_plain(row[0]), _plain(row[1]) if len(row) > 1 else "")) for row in reader if row]
    except csv.Error as wrong:
        raise Refused(f"{file}, line {reader.line_num}: {wrong}.") from None
    heading = rows[0][1][0] if rows else ""
    if heading.casefold() in _OTHER_HEADS:
        raise Refused(
            f"{file} begins with a column {heading!r}, and nobody was enrolled: the first column holds whole "
            "names, under 'candidate' or 'name' or no heading, the second one their group."
        )
    if heading.casefold() in _HEADS:
        rows = rows[1:]
    return [(line, row) for line, row in rows if any(row)]


def _plain(cell: str) -> str:
    defused = cell.startswith("'") and cell[1:].lstrip()[:1] in _FORMULA
    return (cell[1:] if defused else cell).strip()


def _columns(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [tuple(heads), *map(tuple, rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(heads))]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in lines)


def _extra(member: "Member") -> str:
    allowance = member.allowance
    return f"{allowance.extra} ({allowance.reason}; {allowance.by})" if allowance and allowance.extra else ""


def _member_shape(member: "Member") -> dict[str, object]:
    allowance = member.allowance if member.allowance and member.allowance.extra else None
    return {
        "candidate": member.name,
        "groups": list(member.groups),
        "enrolled": member.enrolled.isoformat(),
        "attempts": member.attempts,
        "extra_time": allowance
        and {
            "extra": allowance.extra,
            "reason": allowance.reason,
            "by": allowance.by,
            "at": allowance.at.isoformat(),
        },
    }


def _assignment_row(assignment: "Assignment") -> tuple[str, ...]:
    return (
        str(assignment.id),
        assignment.group,
        assignment.profile,
        assignment.form or "drawn",
        assignment.mode.value,
        assignment.interruptions.value,
        here(assignment.opens),
        through(assignment.closes),
        "disbanded" if assignment.disbanded else "withdrawn" if assignment.withdrawn else "",
    )


def _assignment_shape(assignment: "Assignment") -> dict[str, object]:
    return {
        "assignment": assignment.id,
        "group": assignment.group,
        "profile": assignment.profile,
        "form": assignment.form,
        "mode": assignment.mode.value,
        "clock": assignment.interruptions.value,
        "opens": assignment.opens.isoformat(),
        "closes": assignment.closes.isoformat(),
        "by": assignment.by,
        "at": assignment.at.isoformat(),
        "withdrawn": assignment.withdrawn,
        "disbanded": assignment.disbanded,
    }


def _progress_row(progress: "Progress", later: "Rescore | None") -> tuple[str, ...]:
    from simulator.exam.words import percent

    return (
        progress.candidate,
        progress.stage.value,
        str(progress.attempt or ""),
        "" if progress.percent is None else percent(progress.percent),
        "" if progress.passed is None else _outcome(progress.passed),
        f"{percent(later.percent)}, {_outcome(later.passed)}" if later else "",
        ", ".join(filter(None, ("late" * progress.late, f"given up {progress.given_up}" if progress.given_up else ""))),
    )


def _outcome(passed: bool) -> str:
    return "passed" if passed else "not passed"


def _progress_shape(progress: "Progress", later: "Rescore | None") -> dict[str, object]:
    return {
        "candidate": progress.candidate,
        "stage": progress.stage.value,
        "attempt": progress.attempt,
        "percent": None if progress.percent is None else float(progress.percent),
        "passed": progress.passed,
        "later_percent": float(later.percent) if later else None,
        "later_passed": later.passed if later else None,
        "ended": progress.ended.isoformat() if progress.ended else None,
        "late": progress.late,
        "given_up": progress.given_up,
    }
