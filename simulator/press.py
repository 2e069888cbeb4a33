"""The press: tables and reports of the desk, put into files. It fulfils the desk's Exporter."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from simulator.clock import Clock
from simulator.desk.attempts import Attempts
from simulator.desk.classroom import Classroom
from simulator.desk.cohort import Cohort, Scope
from simulator.desk.exporter import Format, FormOf, Kind, What
from simulator.desk.items import Items
from simulator.desk.refusal import Refusal
from simulator.filing import Unwritten, is_folder, put
from simulator.page.attempt_report import attempt_report
from simulator.page.candidate_report import candidate_report
from simulator.page.class_report import ClassView, class_report
from simulator.page.document import Document
from simulator.ports.audit import Audit
from simulator.ports.docket import Docket
from simulator.ports.register import Column, Register, Search, Sort
from simulator.tables.table import Table

_REPORTS = frozenset({Kind.REPORT, Kind.CANDIDATE, Kind.CLASS})
_FORMS = 6
"""Forms of a class whose items are analysed, those sat most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What the press prints from: parts of the desk, and what they rest on. `by` is the instructor's name."""

    by: str
    roster: Classroom
    attempts: Attempts
    cohort: Cohort
    items: Items
    audit: Audit
    register: Register
    docket: Docket
    clock: Clock


class Press:
    """Writes what the desk hands out. See `desk.exporter.Exporter`."""

    def __init__(self, sources: Sources) -> None:
        self._desk = sources
        self._register = sources.register
        self._docket = sources.docket
        self._clock = sources.clock

    def formats(self, kind: Kind) -> tuple[Format, ...]:
        """The formats that this kind has, the plainest first."""
        return (Format.HTML, Format.PDF) if kind in _REPORTS else (Format.CSV, Format.XLSX)

    def export(self, kind: Kind, form: Format, what: What, to: Path, *, profile: str = "", force: bool = False) -> Path:
        """Write the file, whole or not at all, and say where it is. Refusal, with a sentence, where it cannot be."""
        if form not in (able := self.formats(kind)):
            formats = " or ".join(each.value for each in able)
            raise Refusal(f"The {kind.value} export is written as {formats}, not as {form.value}.")
        to = to / _name(kind, what) if is_folder(to) else to
        to = to if to.suffix.lower() == f".{form.value}" else to.with_name(f"{to.name}.{form.value}")
        now = self._clock.read().now
        if kind not in _REPORTS:
            content = _filled(self._table(kind, what), form)
        elif kind is Kind.REPORT and form is Format.HTML:
            content = self._page(what).encode("utf-8")
        else:
            content = _printed(self._report(kind, what, profile, now), form, now)
        detail = json.dumps({"format": form.value, "file": to.name, "bytes": len(content)})

        def note() -> None:
            self._desk.audit.note(self._desk.by, "exported", _subject(kind, what), detail, now)

        try:
            put(to, content, force=force, first=note)
        except Unwritten as failure:
            raise Refusal(str(failure)) from None
        return to

    def _table(self, kind: Kind, what: What) -> Table:
        search = what if isinstance(what, Search) else Search()
        name = what if isinstance(what, str) and what else None
        in_order = Sort(by=Column.ATTEMPT, descending=False)
        match kind:
            case Kind.ATTEMPTS:
                from simulator.tables.attempts import attempts

                later = {rescore.attempt: rescore for rescore in self._docket.rescored()}
                return attempts(self._register.page(search, in_order), later)
            case Kind.RESULTS:
                from simulator.tables.results import results

                performances = self._register.performances(search)
                later = {rescore.attempt: rescore for rescore in self._docket.rescored()}
                return results(performances, self._titles(), later)
            case Kind.ITEMS:
                from simulator.tables.items import items

                if not isinstance(what, FormOf):
                    raise Refusal("Say of which form the items are to be written.")
                return items(self._desk.items.analysis(what.fingerprint, what.group))
            case Kind.ROSTER:
                from simulator.tables.roster import roster

                return roster(self._desk.roster.members(self._group(name)), name)
            case Kind.DISPUTES:
                from simulator.tables.disputes import disputes

                return disputes(self._docket.disputes())
            case _:
                from simulator.tables.audit import audit

                return audit(self._desk.audit.entries())

    def _page(self, what: What) -> str:
        """The page of one attempt, as its candidate has it."""
        from simulator.page import report_page

        record, report = self._desk.attempts.report(_attempt(what))
        mine = self._register.page(Search(candidate=record.candidate), Sort(by=Column.ATTEMPT, descending=False))
        summaries = [summary for summary in mine if summary.candidate == record.candidate]
        rescores, disputes = self._docket.rescores(record.id), self._docket.disputes(record.id)
        return report_page(record, report, summaries, rescores=rescores, disputes=disputes)

    def _report(self, kind: Kind, what: What, profile: str, now: datetime) -> Document:
        if kind is Kind.REPORT:
            record, report = self._desk.attempts.report(_attempt(what))
            rescores, disputes = self._docket.rescores(record.id), self._docket.disputes(record.id)
            return attempt_report(record, report, rescores, disputes=disputes)
        if kind is Kind.CANDIDATE:
            name = str(what or "")
            found = self._desk.attempts.candidate(name, profile or None)
            if profile and profile not in found.profiles:
                raise Refusal(f"{name} has finished no attempt at {profile!r}.")
            later = {summary.id: self._docket.rescores(summary.id) for summary in found.attempts}
            return candidate_report(found, {attempt: mine for attempt, mine in later.items() if mine}, now)
        scope = what if isinstance(what, Scope) else self._scope(str(what or ""), profile)
        return class_report(self._class(scope), now)

    def _scope(self, name: str, profile: str) -> Scope:
        """A class at the exam named, or at the one that it has sat most."""
        group = self._group(name or None)
        exams = self._desk.cohort.exams(group)
        if not exams:
            raise Refusal(f"{name or 'Nobody'} has {'' if name else 'ever '}closed no exam yet: there is no report.")
        exam = next((each for each in exams if each.profile == profile), None if profile else exams[0])
        if exam is None:
            known = ", ".join(each.profile for each in exams)
            raise Refusal(f"This class has closed no attempt at {profile!r}. It has at: {known}.")
        return Scope(profile=exam.profile, group=group)

    def _class(self, scope: Scope) -> ClassView:
        group = scope.group
        cohort = self._desk.cohort.picture(scope)
        sat = {performance.form for performance in cohort.performances}
        forms = [each for each in self._desk.items.forms() if each.profile == scope.profile and each.name in sat]
        assignments = [a for a in self._desk.roster.assignments(group) if a.profile == scope.profile] if group else []
        titles = {exam.profile: exam.title for exam in self._desk.cohort.exams(group)}
        return ClassView(
            group=group or "",
            title=titles.get(scope.profile, scope.profile),
            cohort=cohort,
            pace=self._desk.cohort.pace(scope) if cohort.performances else None,
            forms=[self._desk.items.analysis(each.fingerprint, group) for each in forms[:_FORMS]],
            sat=len(forms),
            progress=[(assignment, self._desk.roster.progress(assignment.id)) for assignment in assignments],
        )

    def _group(self, name: str | None) -> str | None:
        """The group of this name; None for everybody. Refusal where there is none."""
        return None if name is None else self._desk.roster.group(name).name

    def _titles(self) -> dict[str, str]:
        """The names of domains, as the exams that are at hand have them."""
        return {quota.domain: quota.title for exam in self._desk.roster.exams() for quota in exam.blueprint}


def _attempt(what: What) -> int:
    if not isinstance(what, int):
        raise Refusal("Say of which attempt the report is to be written.")
    return what


def _subject(kind: Kind, what: What) -> str:
    """What was written, for the audit log."""
    if isinstance(what, FormOf):
        return " ".join(filter(None, (kind.value, what.fingerprint, what.group)))
    return f"{kind.value} {what}" if isinstance(what, str | int) and what != "" else kind.value


def _name(kind: Kind, what: What) -> str:
    """A name for a file, of letters that every disk takes."""
    of = str(what) if isinstance(what, str | int) else ""
    of = what.group or "" if isinstance(what, Scope | FormOf) else of
    plain = "".join(c if c.isalnum() or c in "-_" else "-" for c in of).strip("-")[:60]
    return f"codexam-{kind.value}-{plain}" if plain else f"codexam-{kind.value}"


def _filled(table: Table, form: Format) -> bytes:
    if form is Format.CSV:
        from simulator.tables.csv_file import as_csv

        return as_csv(table)
    from simulator.tables.xlsx_file import TooLong, as_xlsx

    try:
        return as_xlsx(table)
    except TooLong as wrong:
        raise Refusal(str(wrong)) from None
    except OSError as failure:
        raise Refusal(f"The workbook could not be made: {failure.strerror}. Free some space, or write CSV.") from None


def _printed(document: Document, form: Format, now: datetime) -> bytes:
    if form is Format.HTML:
        from simulator.page.html import as_page

        return as_page(document).encode("utf-8")
    from simulator.page.pdf import as_pdf

    return as_pdf(document, now)
