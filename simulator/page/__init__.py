"""The score report as one HTML page that needs nothing else: no script, no font, no picture, no network."""

from collections.abc import Sequence

from simulator.exam.report import Report
from simulator.page import words
from simulator.page.charts import domain_table, pace_chart, trend
from simulator.page.items import item_index, item_section
from simulator.page.markup import bank_text, listed, visible
from simulator.page.score import course, verdict
from simulator.page.style import STYLE
from simulator.page.time import time_spent
from simulator.ports import Record, Summary


def report_page(record: Record, report: Report, summaries: Sequence[Summary]) -> str:
    """The page of a closed attempt. `summaries` are the candidate's attempts; those at the same exam make the trend."""
    changed = {
        slot
        for slots in (report.changes.wrong_to_right, report.changes.right_to_wrong, report.changes.wrong_to_wrong)
        for slot in slots
    }
    title = f"{record.profile.title}: report of attempt {record.id}"
    cpt = f'<p class="notice">{visible(words.CPT_NOTICE)}</p>' if any(item.uses_cpt for item in report.items) else ""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
            f"<title>{visible(title)}</title>",
            f"<style>{STYLE}</style>",
            "</head>",
            "<body>",
            "<header>",
            f"<h1>{bank_text(record.profile.title)}</h1>",
            f"<p>Attempt {record.id} of {bank_text(record.candidate)}, form {bank_text(record.form.id)}. "
            f"Started {words.date(record.events[0].moment.at)}, {words.ending(report.closed_by)} "
            f"{words.date(record.events[-1].moment.at)}.</p>",
            f'<p class="notice">{visible(words.HONESTY)}</p>',
            "</header>",
            "<main>",
            verdict(report),
            "<h2>By domain</h2>",
            domain_table(record.profile, report),
            "<h2>Pace</h2>",
            pace_chart(report),
            "<h2>Where the time went</h2>",
            time_spent(record, report),
            "<h2>How it went</h2>",
            listed(course(record, report)),
            trend(record, summaries),
            "<h2>Items</h2>",
            cpt,
            item_index(report),
            *(
                item_section(view, record.profile.title_of(view.domain), view.number in changed)
                for view in report.items
            ),
            "</main>",
            "</body>",
            "</html>",
            "",
        ]
    )
