"""`codexam plan`: what to do this week."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.door import let_in
from simulator.cli.options import AsJson
from simulator.cli.output import Refused, say, say_json

if TYPE_CHECKING:
    from simulator.drill.plan import Plan
    from simulator.drill.share import Weakness


def plan(
    exam_date: Annotated[
        str | None, typer.Option(metavar="YYYY-MM-DD|none", help="Set the day of your exam, or take it back.")
    ] = None,
    candidate: Annotated[str | None, typer.Option(help="Whose plan; who sat last if left out.")] = None,
    as_json: AsJson = False,
) -> None:
    """Say what to do this week, from the day of the exam, the reviews that fall due, and what is weak.

    The JSON holds candidate, today, exam_date and days_left (null where no day is set or ahead), due (reviews to be
    asked today), days (day, due, drill: a domain or null), weakest (domain, title, right, exact, of total answers, and
    percent or null) and sentences. Days are ISO 8601.
    """
    from simulator.bootstrap import open_application
    from simulator.paths import paths

    application = open_application(paths())
    who = let_in(application, candidate)
    if not who:
        raise Refused("Nobody has sat here yet: say whose plan it is with --candidate NAME.")
    if exam_date is not None:
        application.coach.set_exam_date(application.lobby.enrol(who), _day(exam_date))
    found = application.coach.plan(who)
    if as_json:
        say_json(_shape(who, found))
    else:
        say(_text(who, found))


def _day(typed: str) -> date | None:
    if typed.strip().lower() == "none":
        return None
    try:
        return date.fromisoformat(typed.strip())
    except ValueError:
        raise Refused(f"The day of the exam is written like 2026-09-30, or `none`, not {typed!r}.", 2) from None


def _text(who: str, found: "Plan") -> str:
    lines = [f"Plan of {who}, {found.today.isoformat()}", "", *found.sentences, ""]
    for day in found.days:
        reviews = f"{day.due} review{'' if day.due == 1 else 's'}" if day.due else ""
        drill = f"drill {day.drill.title}" if day.drill else ""
        lines.append(f"{day.day:%a} {day.day.isoformat()}  {', then '.join(filter(None, (reviews, drill))) or '-'}")
    return "\n".join(lines)


def _shape(who: str, found: "Plan") -> dict[str, object]:
    return {
        "candidate": who,
        "today": found.today.isoformat(),
        "exam_date": found.exam_date and found.exam_date.isoformat(),
        "days_left": found.days_left,
        "due": found.due,
        "days": [
            {"day": day.day.isoformat(), "due": day.due, "drill": day.drill and day.drill.domain} for day in found.days
        ],
        "weakest": [_weakness(weakness) for weakness in found.weakest],
        "sentences": list(found.sentences),
    }


def _weakness(weakness: "Weakness") -> dict[str, object]:
    share = weakness.share
    return {
        "domain": weakness.domain,
        "title": weakness.title,
        "right": str(share.right),
        "total": share.total,
        "percent": float(share.right * 100 / share.total) if share.total else None,
    }
