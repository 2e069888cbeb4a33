"""The command `export`: tables for a spreadsheet, reports for people."""

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli.options import By, Force, kept
from simulator.cli.output import Refused, say
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Mode

if TYPE_CHECKING:
    from simulator.bootstrap import Office
    from simulator.desk.desk import Desk
    from simulator.desk.exporter import What
    from simulator.ports.register import Search


class TableFormat(StrEnum):
    """How a table is written."""

    CSV = "csv"
    XLSX = "xlsx"


class ReportFormat(StrEnum):
    """How a report is written."""

    HTML = "html"
    PDF = "pdf"


To = Annotated[Path, typer.Option(metavar="FILE", help="The file to write, or a folder to write it in.")]
AsTable = Annotated[TableFormat, typer.Option("--format", help="A plain table, or a workbook.")]
AsReport = Annotated[ReportFormat, typer.Option("--format", help="A page with everything in it, or sheets to print.")]
Who = Annotated[str, typer.Option("--candidate", help="Names with this in them.")]
InGroup = Annotated[str | None, typer.Option("--group", callback=kept, help="Only this group.")]
OfExam = Annotated[str | None, typer.Option("--profile", help="Only this exam, by its id.")]
OnForm = Annotated[str, typer.Option("--form", help="Forms with this in their names.")]
InMode = Annotated[Mode | None, typer.Option("--mode", help="Only this mode.")]
Ended = Annotated[ClosedBy | None, typer.Option("--closed-by", help="Only those that ended so.")]
Since = Annotated[str, typer.Option("--since", metavar="DAY", help="Started on this day or later: 2026-09-30.")]
Until = Annotated[str, typer.Option("--until", metavar="DAY", help="Started on this day or before.")]
Least = Annotated[float | None, typer.Option("--least", min=0, max=100, help="Scores of so many percent or more.")]
Most = Annotated[float | None, typer.Option("--most", min=0, max=100, help="Scores of so many percent or less.")]

app = typer.Typer(help="Write tables (CSV, XLSX) and reports (HTML, PDF) to files.", no_args_is_help=True)


@app.command()
def attempts(
    to: To,
    form: AsTable = TableFormat.CSV,
    candidate: Who = "",
    group: InGroup = None,
    profile: OfExam = None,
    on_form: OnForm = "",
    mode: InMode = None,
    closed_by: Ended = None,
    since: Since = "",
    until: Until = "",
    least: Least = None,
    most: Most = None,
    by: By = "",
    force: Force = False,
) -> None:
    """Write a row for each attempt, as the register has them: first scores, times, how they ended.

    Credit and percents are rounded down to two decimals; "exact credit" is exact.
    """
    found = _search(candidate, group, profile, on_form, mode, closed_by, since, until, least, most)
    _write("attempts", form, found, to, by=by, force=force, group=group)


@app.command()
def results(
    to: To,
    form: AsTable = TableFormat.CSV,
    candidate: Who = "",
    group: InGroup = None,
    profile: OfExam = None,
    on_form: OnForm = "",
    mode: InMode = None,
    closed_by: Ended = None,
    since: Since = "",
    until: Until = "",
    least: Least = None,
    most: Most = None,
    by: By = "",
    force: Force = False,
) -> None:
    """Write a row for each domain of each closed attempt, drills apart: credit, items, percent, time.

    Credit and percents are rounded down to two decimals; "exact credit" is exact.
    """
    found = _search(candidate, group, profile, on_form, mode, closed_by, since, until, least, most)
    _write("results", form, found, to, by=by, force=force, group=group)


@app.command()
def items(
    to: To,
    on_form: Annotated[
        str | None, typer.Option("--form", help="The form, by its name or its fingerprint; else the one sat most.")
    ] = None,
    form: AsTable = TableFormat.CSV,
    group: InGroup = None,
    by: By = "",
    force: Force = False,
) -> None:
    """Write the item analysis of a form: a row for each option of each item. First finished exam-mode attempts only."""
    from simulator.cli.door import office
    from simulator.desk.exporter import FormOf

    opened = office(by)
    if group is not None:
        opened.desk.roster.group(group)
    _put(opened, "items", form, FormOf(_fingerprint(opened.desk, on_form), group), to, force=force)


@app.command()
def roster(to: To, form: AsTable = TableFormat.CSV, group: InGroup = None, by: By = "", force: Force = False) -> None:
    """Write the roster: candidates, their groups and the extra time that they are allowed."""
    _write("roster", form, group, to, by=by, force=force)


@app.command()
def disputes(to: To, form: AsTable = TableFormat.CSV, by: By = "", force: Force = False) -> None:
    """Write the disputes, with the rulings on them."""
    _write("disputes", form, None, to, by=by, force=force)


@app.command()
def audit(to: To, form: AsTable = TableFormat.CSV, by: By = "", force: Force = False) -> None:
    """Write the audit log: who did what at the desk, when, with the digests that chain its entries."""
    _write("audit", form, None, to, by=by, force=force)


@app.command()
def candidate(
    name: Annotated[str, typer.Argument(callback=kept, help="The candidate, by name.")],
    to: To,
    form: AsReport = ReportFormat.HTML,
    profile: Annotated[str, typer.Option(help="The exam that it is about; else the one finished last.")] = "",
    by: By = "",
    force: Force = False,
) -> None:
    """Write the report of one candidate: attempts, trend, strengths and weaknesses, with how sure one can be."""
    _write("candidate", form, name, to, by=by, force=force, profile=profile)


@app.command("class")
def class_(
    to: To,
    group: Annotated[str, typer.Argument(callback=kept, help="The group, by name; everybody if left out.")] = "",
    form: AsReport = ReportFormat.HTML,
    profile: Annotated[str, typer.Option(help="The exam that it is about; else the one sat most.")] = "",
    by: By = "",
    force: Force = False,
) -> None:
    """Write the report of a class at one exam: scores, domains, pace, who is at risk, progress, items to look at."""
    _write("class", form, group, to, by=by, force=force, profile=profile)


def _write(
    kind: str,
    form: TableFormat | ReportFormat,
    what: "What",
    to: Path,
    *,
    by: str,
    force: bool,
    profile: str = "",
    group: str | None = None,
) -> None:
    from simulator.cli.door import office

    opened = office(by)
    if group is not None:
        opened.desk.roster.group(group)
    _put(opened, kind, form, what, to, force=force, profile=profile)


def _put(
    opened: "Office",
    kind: str,
    form: TableFormat | ReportFormat,
    what: "What",
    to: Path,
    *,
    force: bool,
    profile: str = "",
) -> None:
    from simulator.desk.exporter import Format, Kind

    written = opened.desk.exporter.export(Kind(kind), Format(form.value), what, to, profile=profile, force=force)
    say(f"Written: {written}")


def _fingerprint(desk: "Desk", named: str | None) -> str:
    """The form meant, by its fingerprint. Refused for none, and where several of one name have other items."""
    forms = desk.items.forms()
    if not forms:
        raise Refused("Nobody has sat and finished a form in exam mode yet: there is nothing to analyse.")
    if named is None:
        return forms[0].fingerprint
    found = [sat for sat in forms if named in (sat.name, sat.fingerprint)]
    if not found:
        names = ", ".join(dict.fromkeys(sat.name for sat in forms[:12]))
        raise Refused(f"Nobody has sat and finished a form {named!r} in exam mode. There are: {names}.")
    if len(found) > 1:
        each = "; ".join(f"{sat.fingerprint} ({sat.firsts} candidates)" for sat in found)
        raise Refused(f"There are {len(found)} forms of the name {named!r}, with other items each: {each}. Choose one.")
    return found[0].fingerprint


def _search(
    candidate: str,
    group: str | None,
    profile: str | None,
    form: str,
    mode: Mode | None,
    closed_by: ClosedBy | None,
    since: str,
    until: str,
    least: float | None,
    most: float | None,
) -> "Search":
    from simulator.ports.register import Search

    return Search(
        candidate=candidate,
        group=group,
        profile=profile,
        form=form,
        mode=mode,
        closed_by=closed_by,
        since=day(since),
        until=day(until, after=True),
        least=least,
        most=most,
    )


def day(text: str, *, after: bool = False) -> datetime | None:
    """The beginning of a day where the person is, or of the one after it; None for "". Refused for what is no day."""
    from simulator.clock import moment

    if not text.strip():
        return None
    try:
        return moment(text, whole_day=after)
    except ValueError:
        raise Refused(f"A day is written like 2026-09-30, not {text!r}.", 2) from None
