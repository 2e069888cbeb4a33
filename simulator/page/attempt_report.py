"""The score report of one attempt as a document: what the page in HTML says, for paper."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from simulator.candidate.hearing import FIRST_STAYS, headline, heard, scores, standing
from simulator.drg import Comparison, grouped
from simulator.exam import account, sentences
from simulator.exam.event import ClosedBy
from simulator.exam.prose import legible, reflowed
from simulator.exam.report import Report
from simulator.exam.view import Solved, SolvedCase
from simulator.exam.words import amount, duration, percent
from simulator.page import words
from simulator.page.document import Block, Document, Heading, Listed, Picture, Rows, Text, Verdict
from simulator.page.pictures import Line, lines, meter
from simulator.page.score import course
from simulator.ports.attempts import Record
from simulator.ports.docket import Dispute, Rescore


def attempt_report(
    record: Record,
    report: Report,
    rescores: Sequence[Rescore] = (),
    drgs: Mapping[int, Comparison | str] | None = None,
    disputes: Sequence[Dispute] = (),
) -> Document:
    """The report of a closed attempt. `rescores`, `drgs` and `disputes` are as `report_page` has them."""
    return Document(
        title=f"{record.profile.title}: attempt {record.id}",
        lines=(
            f"Attempt {record.id} of {record.candidate}, form {record.form.id}.",
            f"Started {words.date(record.events[0].moment.at)}, {words.ending(report.closed_by)} "
            f"{words.date(record.events[-1].moment.at)}.",
        ),
        notice=words.HONESTY,
        blocks=tuple(_blocks(record, report, rescores, drgs or {}, disputes)),
    )


def _blocks(
    record: Record,
    report: Report,
    rescores: Sequence[Rescore],
    drgs: Mapping[int, Comparison | str],
    disputes: Sequence[Dispute],
) -> Iterator[Block]:
    yield _verdict(report, rescores)
    if told := tuple(filter(None, (sentences.part_below(report), sentences.seen_before(report)))):
        yield Listed(told)
    if rescores:
        yield Heading("Scores")
        yield Listed(scores(report.score, record.events[-1].moment.at, rescores))
        yield Text(FIRST_STAYS, small=True)
    yield from _domains(record, report)
    yield from _pace(record, report)
    yield Heading("How it went")
    yield Listed(tuple(course(record, report)))
    yield Heading("Items")
    if any(view.uses_cpt for view in report.items):
        yield Text(words.CPT_NOTICE, small=True)
    for view in report.items:
        yield from _item(record, view, drgs.get(view.number, ""), heard(disputes, view))


def _verdict(report: Report, rescores: Sequence[Rescore]) -> Verdict:
    score = standing(report.score, rescores)
    judged = report.closed_by is not ClosedBy.ABANDONED and bool(score.passing)
    sign = "–" if not judged else "✓" if score.passed else "✗"
    unanswered = f", {score.unanswered} unanswered" if score.unanswered else ""
    needed = f" {percent(score.passing * 100)} is needed." if score.passing else ""
    return Verdict(
        figure=percent(score.percent),
        words=f"{sign} {words.outcome(report, score)}",
        beside=f"{headline(report, rescores)} {amount(score.credit)} of {score.total} {sentences.unit(report)}"
        f"{unanswered}.{needed}".lstrip(),
        right=score.passed if judged else None,
    )


def _domains(record: Record, report: Report) -> Iterator[Block]:
    score = report.score
    yield Heading("By domain")
    yield Rows(
        ("Domain", "Score", "Percent", "Right of n", "Unanswered", "Time"),
        tuple(
            (
                record.profile.title_of(d.domain),
                meter(d.percent / 100, score.passing),
                percent(d.percent),
                f"{amount(d.credit)} of {d.total}",
                str(d.unanswered or ""),
                duration(d.dwell),
            )
            for d in score.domains
        ),
        (31, 23, 11, 12, 13, 10),
    )
    yield Text(
        f"The line in each bar is the passing standard of the whole form, {percent(score.passing * 100)}. A domain of "
        f"few items says little. {sentences.ROUNDING}",
        small=True,
    )


def _pace(record: Record, report: Report) -> Iterator[Block]:
    if not report.paced:
        return
    total = len(report.items)
    limit = max(report.limit if record.policy.time.timed else report.elapsed, timedelta(seconds=1))
    points: list[tuple[float, float]] = []
    for point in report.pace:
        x = min(point.elapsed / limit, 1.0)
        points += [(x, points[-1][1]), (x, point.answered / total)] if points else [(x, 0.0)]
    summary = f"{report.pace[-1].answered} of {total} items answered in {duration(report.elapsed)}"
    yield Heading("Pace")
    yield Picture(
        lines(
            [Line("answered", tuple(points)), Line("even pace", ((0.0, 0.0), (1.0, 1.0)))],
            summary,
            [(part / 4, duration(limit * part / 4)) for part in range(5)],
            [(part / 4, str(round(total * part / 4))) for part in range(5)],
        ),
        f"{summary}: items answered over exam time.",
    )


def _item(record: Record, view: Solved, drg: Comparison | str, disputed: Iterable[str]) -> Iterator[Block]:
    outcome = "✓ right" if view.right else "– not answered" if not view.answered else "✗ wrong"
    if not view.right and view.answered and view.credit:
        outcome = f"◐ in part right, {percent(view.credit * 100)}"
    yield Heading(f"Item {view.number}: {outcome}", 3)
    facts = [record.profile.title_of(view.domain), f"{duration(view.dwell)} in view", view.item]
    facts += [] if view.scored else ["not scored"]
    facts += ["flagged"] if view.flagged else []
    yield Text(" · ".join(facts), small=True)
    yield Text(view.stem, prose=True)
    if isinstance(view, SolvedCase):
        yield from _case(view, drg)
    elif view.typed is not None:
        yield Text(f"Typed: {view.typed.strip() or 'nothing'}. Right: {', '.join(view.accepted)}.")
    else:
        yield Rows(
            ("", "Option", "", "Why"),
            tuple(
                (
                    option.letter.upper(),
                    option.text,
                    ", ".join(filter(None, ("✓ key" * option.right, "your answer" * option.chosen))),
                    option.why,
                )
                for option in view.options
            ),
            (4, 34, 14, 48),
        )
    if view.note:
        yield Text(f"Your note. {view.note}")
    yield Text(f"Rationale. {view.rationale}", prose=True)
    if view.references:
        yield Text(f"References: {'; '.join(view.references)}.", small=True)
    yield from map(Text, disputed)


def _case(view: SolvedCase, drg: Comparison | str) -> Iterator[Block]:
    marking, setting = view.marking, view.encounter.setting
    figures = (account.total(marking), account.poa(marking.poa_right, marking.poa_total))
    yield Text(" ".join(filter(None, (*figures, account.sequencing(marking.sequencing)))))
    yield Text(account.RULE, small=True)
    if isinstance(drg, Comparison):
        yield Text(f"MS-DRG. Yours: {grouped(drg.yours)}. Key: {grouped(drg.key)}. {drg.sentence}")
    yield Rows(
        ("Yours", "Key", "It is", "Why"),
        tuple(
            (
                f"{account.entered(line.yours)} {account.role_name(line.yours.role, setting)}"
                if line.yours
                else "not entered",
                f"{account.keyed(line.key)} {account.role_name(line.key.role, setting)}" if line.key else "",
                "; ".join(told for _, told in account.verdicts(line)),
                " ".join(filter(None, (account.reason(line, setting), line.why))),
            )
            for line in marking.lines
        ),
        (22, 22, 16, 40),
    )
    for document in view.documents:
        yield Heading(document.title, 3)
        yield Text(reflowed(legible(document.text)))
