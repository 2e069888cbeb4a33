"""The score, and the course of the attempt in sentences."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from simulator.candidate.hearing import FIRST_STAYS, headline, scores, standing
from simulator.exam import sentences
from simulator.exam.event import ClosedBy
from simulator.exam.report import Report
from simulator.exam.words import amount, duration, percent
from simulator.page import words
from simulator.page.markup import listed, visible
from simulator.ports.attempts import Record
from simulator.ports.docket import Rescore


def verdict(record: Record, report: Report, rescores: Sequence[Rescore]) -> str:
    """The score in force, large, with the outcome in word, sign and colour, and the first one where it is another."""
    score = standing(report.score, rescores)
    kind, sign = ("right", "✓") if score.passed else ("wrong", "✗")
    if report.closed_by is ClosedBy.ABANDONED or not score.passing:
        kind, sign = "neither", "–"
    unanswered = f", {score.unanswered} unanswered" if score.unanswered else ""
    below, seen = sentences.part_below(report), sentences.seen_before(report)
    unscored = sentences.unscored(record.form, record.profile)
    told = f'<br><span class="wrong">{visible(below)}</span>' if below else ""
    told += "".join(f"<br>{visible(sentence)}" for sentence in (unscored, seen) if sentence)
    both = f"{visible(headline(report, rescores))}<br>" if rescores else ""
    needed = f"{percent(score.passing * 100)} is needed; a" if score.passing else "A"
    return (
        f'<section class="verdict {kind}"><p class="figure">{percent(score.percent)}</p>'
        f"<p><strong>{sign} {visible(words.outcome(report, score))}</strong><br>{both}"
        f"{amount(score.credit)} of {score.total} {sentences.unit(report)}{unanswered}. "
        f"{needed} missing answer counts as wrong.{told}</p></section>"
    )


def later(report: Report, closed: datetime, rescores: Sequence[Rescore]) -> str:
    """The first score with its date, and every later one; nothing where there is none."""
    if not rescores:
        return ""
    told = scores(report.score, closed, rescores)
    return f'<h2>Scores</h2>{listed(told)}<p class="small">{visible(FIRST_STAYS)}</p>'


def course(record: Record, report: Report) -> Iterator[str]:
    """Time, rules, changed answers, and what came between, a sentence each."""
    yield f"Time used: {words.used(record, report)}."
    if unfinished := sentences.unfinished(report):
        yield unfinished
    if report.review_time:
        yield f"Of it, spent on no item (review screen, charged interruptions): {duration(report.review_time)}."
    yield from words.rules(record)
    yield from words.changed(report.changes)
    if report.pauses:
        yield words.pauses(report.pauses)
    if not report.interruptions:
        yield "No interruption."
    yield from (words.interruption(met) for met in report.interruptions)
    yield from (words.clock_move(shift) for shift in report.clock_moves)
    if record.profile.notice:
        yield record.profile.notice
