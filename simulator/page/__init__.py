"""The score report as one HTML page that needs nothing else: no script, no font, no picture, no network."""

from collections.abc import Mapping, Sequence

from simulator.candidate.hearing import heard
from simulator.drg import Comparison
from simulator.exam import sentences
from simulator.exam.report import Report
from simulator.exam.view import Solved, SolvedCase
from simulator.page import words
from simulator.page.cases import case_parts, case_summary
from simulator.page.charts import domain_table, pace_chart, part_table, trend
from simulator.page.html import shell
from simulator.page.items import item_index, item_parts, section
from simulator.page.markup import bank_text, listed, visible
from simulator.page.score import course, later, verdict
from simulator.page.time import time_spent
from simulator.ports.attempts import Record, Summary
from simulator.ports.docket import Dispute, Rescore


def report_page(
    record: Record,
    report: Report,
    summaries: Sequence[Summary],
    drgs: Mapping[int, Comparison | str] | None = None,
    rescores: Sequence[Rescore] = (),
    disputes: Sequence[Dispute] = (),
) -> str:
    """The page of a closed attempt. `summaries` are the candidate's attempts; those at the same exam make the trend.

    `rescores` are the later scores, which stand beside the first; `disputes` stand at their items. `drgs` has the
    MS-DRG of each inpatient case by its number, or a sentence that says why there is none.
    """

    def parts(view: Solved) -> list[str]:
        if isinstance(view, SolvedCase):
            return case_parts(view, (drgs or {}).get(view.number, ""))
        return item_parts(view)

    changed = {
        slot
        for slots in (report.changes.wrong_to_right, report.changes.right_to_wrong, report.changes.wrong_to_wrong)
        for slot in slots
    }
    title = f"{record.profile.title}: report of attempt {record.id}"
    cpt = f'<p class="notice">{visible(words.CPT_NOTICE)}</p>' if any(item.uses_cpt for item in report.items) else ""
    return shell(
        title,
        [
            "<header>",
            f"<h1>{bank_text(record.profile.title)}</h1>",
            f"<p>Attempt {record.id} of {bank_text(record.candidate)}, form {bank_text(record.form.id)}. "
            f"Started {words.date(record.events[0].moment.at)}, {words.ending(report.closed_by)} "
            f"{words.date(record.events[-1].moment.at)}.</p>",
            f'<p class="notice">{visible(words.HONESTY)}</p>',
            "</header>",
            "<main>",
            verdict(record, report, rescores),
            later(report, record.events[-1].moment.at, rescores),
            *case_summary(report, part_table(report)),
            "<h2>By domain</h2>",
            domain_table(record.profile, report),
            pace_chart(record, report),
            "<h2>Where the time went</h2>",
            time_spent(record, report),
            "<h2>How it went</h2>",
            listed(course(record, report)),
            trend(record, summaries),
            "<h2>Items</h2>",
            cpt,
            item_index(report),
            *(
                section(
                    view,
                    record.profile.title_of(view.domain),
                    view.number in changed,
                    "" if view.scored else sentences.why_unscored(view.number, record.form, record.profile),
                    parts(view),
                    heard(disputes, view),
                )
                for view in report.items
            ),
            "</main>",
        ],
    )
