"""The score report, as text and as JSON."""

from collections.abc import Mapping, Sequence
from textwrap import wrap

from simulator.candidate.hearing import FIRST_STAYS, headline, scores, standing
from simulator.cli.later import later_shape
from simulator.cli.output import drawn_bar
from simulator.cli.report_cases import case_shape, case_text, cases_shape, cases_text
from simulator.drg import Comparison
from simulator.exam import sentences
from simulator.exam.profile import Tool
from simulator.exam.report import Report, SlotTime
from simulator.exam.view import Solved, SolvedCase
from simulator.exam.words import amount, duration, percent
from simulator.page import words
from simulator.ports.attempts import Record
from simulator.ports.docket import Rescore

_WIDTH = 80
_SLOWEST = 5


def as_text(
    record: Record, report: Report, drgs: Mapping[int, Comparison | str], rescores: Sequence[Rescore] = ()
) -> str:
    """The report on one screen, and the marking of each case below it. `drgs` by the number of the case.

    `rescores` are the later scores: the last one leads, and all stand beside the first.
    """
    score = standing(report.score, rescores)
    unanswered = f", {score.unanswered} unanswered" if score.unanswered else ""
    needed = f", where {percent(score.passing * 100)} is needed" if score.passing else ""
    lines = [
        f"{record.profile.title}, form {record.form.id}: attempt {record.id} of {record.candidate}",
        f"Started {words.date(record.events[0].moment.at)}, {words.ending(report.closed_by)} "
        f"after {words.used(record, report)}.",
        "",
        f"{words.outcome(report, score).upper()}: {percent(score.percent)}{needed} "
        f"({amount(score.credit)} of {score.total} {sentences.unit(report)}{unanswered}).",
        *_later(record, report, rescores),
        *_told(sentences.part_below(report), sentences.unscored(record.form, record.profile)),
        *_told(sentences.seen_before(report)),
        *_told(sentences.unfinished(report)),
        "",
        *cases_text(report, _WIDTH),
        *_domains(record, report),
        "",
        *_time(record, report),
        "",
        *words.changed(report.changes),
        *(words.interruption(met) for met in report.interruptions),
        *(words.clock_move(shift) for shift in report.clock_moves),
        *([words.pauses(report.pauses)] if report.pauses else []),
        *([f"Not spent on any item: {duration(report.review_time)}."] if report.review_time else []),
        *wrap(" ".join(words.rules(record)), _WIDTH),
        "",
        *wrap(f"{words.HONESTY} {sentences.ROUNDING}", _WIDTH),
        *(line for case in report.cases for line in ("", *case_text(record, case, drgs.get(case.number, ""), _WIDTH))),
    ]
    return "\n".join(lines)


def as_shape(
    record: Record, report: Report, drgs: Mapping[int, Comparison | str], rescores: Sequence[Rescore] = ()
) -> dict[str, object]:
    """An object with

    attempt, candidate, profile, title, form, seed (or null), mode, feedback, interruption_policy (free | strict),
    started and closed (ISO 8601 with zone), closed_by (submitted | expired | abandoned);
    score: credit (exact text), total, unanswered, percent (number), percent_exact (text), passing_percent,
    passing_percent_exact, passed (null of a drill, which nobody passes): the first score, given when it was closed;
    later_scores: a list, the one in force last, of at, by, reason, credit, total, percent, percent_exact, passed,
    difference_percent and difference_percent_exact (against the score before it), and adjustments, a list of
    item_number, change (credited | rekeyed | unscored) and key;
    sections: a list, in order, of id, title, limit_seconds (or null); one_way; multiple_response, the scoring of items
    that take several answers (all-or-nothing | per-option); pretest, how many items are not scored; retired, the
    numbers of those of them that an instructor had retired;
    parts: null, or items, cases and together, each of credit, total, unanswered, percent, percent_exact;
    sequencing_errors; poa: right and total, over all cases;
    seen_before: a list of numbers of items that had been met in other attempts or drills before;
    unfinished: null, or item_number and code of the line that was being written when the time ran out;
    domains: a list, in form order, of domain, title, credit, total, unanswered, percent, percent_exact, seconds;
    time: timed (false: the limits mean nothing), limit_seconds, base_seconds, extra_seconds, elapsed_seconds,
    no_item_seconds;
    changes: wrong_to_right, right_to_wrong, wrong_to_wrong, each a list of slot numbers;
    pace: a list of elapsed_seconds and answered; interruptions: a list of cause, elapsed_seconds, gap_seconds,
    charged_seconds; clock_moves_seconds; pauses;
    books: on (false: sat with books of paper), look_ups, seconds (exam time the books were open), and
    each: a list, in the order of the log, of item_number, elapsed_seconds, system, code, query;
    domains: a list, in form order, of domain, title, look_ups, seconds; items: a list, in form order, of the items at
    which the books were open; slowest: the ten items at most that were in view longest, the longest first; both of
    number, domain, seconds, look_ups, look_up_seconds;
    items: a list, by slot, of number, item, revision, domain, scored, right, credit, seconds, flagged; and
    of an item: chosen and key (option ids); of a case: setting, entered, required, earned, sequencing_errors,
    poa (right and total), rule, lines, drg;
    lines: a list of verdict, credit, yours (null, or role, code, poa, modifiers, units: as typed), key (null, or role,
    codes, poa, modifiers, units, optional), why_credit, why, poa_right (null where none is asked), support (null, or
    document and quote);
    drg: null where it is no inpatient stay; else stated, the MS-DRG of the key in its bank, and told, a sentence; and
    where it could be grouped: yours and key, each of drg, title, problem; secondary, a list of code, yours and key,
    each null or severity and counts; difference, a list of code and role (of the key; null for a line to take off) and
    yours (what was entered, or null); alone: whether any one of them leads to the key's MS-DRG, or only all together.
    """
    score, time = report.score, record.policy.time
    return {
        "attempt": record.id,
        "candidate": record.candidate,
        "profile": record.profile.id,
        "title": record.profile.title,
        "form": record.form.id,
        "seed": record.form.seed,
        "mode": record.policy.mode.value,
        "feedback": record.policy.feedback.value,
        "interruption_policy": time.interruptions.value,
        "started": record.events[0].moment.at.isoformat(),
        "closed": record.events[-1].moment.at.isoformat(),
        "closed_by": report.closed_by.value,
        "score": {
            "credit": str(score.credit),
            "total": score.total,
            "unanswered": score.unanswered,
            "percent": float(score.percent),
            "percent_exact": str(score.percent),
            "passing_percent": float(score.passing * 100),
            "passing_percent_exact": str(score.passing * 100),
            "passed": score.passed if score.passing else None,
        },
        "later_scores": later_shape(score.percent, rescores),
        "seen_before": list(report.seen_before),
        **cases_shape(record, report),
        "domains": [
            {
                "domain": d.domain,
                "title": record.profile.title_of(d.domain),
                "credit": str(d.credit),
                "total": d.total,
                "unanswered": d.unanswered,
                "percent": float(d.percent),
                "percent_exact": str(d.percent),
                "seconds": d.dwell.total_seconds(),
            }
            for d in score.domains
        ],
        "time": {
            "timed": time.timed,
            "limit_seconds": report.limit.total_seconds(),
            "base_seconds": time.base.total_seconds(),
            "extra_seconds": time.extra.total_seconds(),
            "elapsed_seconds": report.elapsed.total_seconds(),
            "no_item_seconds": report.review_time.total_seconds(),
        },
        "changes": {
            "wrong_to_right": list(report.changes.wrong_to_right),
            "right_to_wrong": list(report.changes.right_to_wrong),
            "wrong_to_wrong": list(report.changes.wrong_to_wrong),
        },
        "pace": [{"elapsed_seconds": p.elapsed.total_seconds(), "answered": p.answered} for p in report.pace],
        "interruptions": [
            {
                "cause": met.cause.value,
                "elapsed_seconds": met.elapsed.total_seconds(),
                "gap_seconds": met.gap.total_seconds(),
                "charged_seconds": met.charged.total_seconds(),
            }
            for met in report.interruptions
        ],
        "clock_moves_seconds": [shift.total_seconds() for shift in report.clock_moves],
        "pauses": report.pauses,
        "books": _books(record, report),
        "items": [
            {
                "number": view.number,
                "item": view.item,
                "revision": view.revision,
                "domain": view.domain,
                "scored": view.scored,
                "right": view.right,
                "credit": str(view.credit),
                "seconds": view.dwell.total_seconds(),
                "flagged": view.flagged,
                **_answer(view, drgs),
            }
            for view in report.items
        ],
    }


def _answer(view: Solved, drgs: Mapping[int, Comparison | str]) -> dict[str, object]:
    if isinstance(view, SolvedCase):
        return case_shape(view, drgs.get(view.number, ""))
    return {
        "chosen": [option.id for option in view.options if option.chosen],
        "key": [option.id for option in view.options if option.right],
    }


def _later(record: Record, report: Report, rescores: Sequence[Rescore]) -> list[str]:
    if not rescores:
        return []
    told = scores(report.score, record.events[-1].moment.at, rescores)
    return _told(headline(report, rescores), *told, FIRST_STAYS)


def _told(*sentences: str) -> list[str]:
    return [line for sentence in sentences for line in wrap(sentence, _WIDTH)]


def _books(record: Record, report: Report) -> dict[str, object]:
    used = report.look_ups
    return {
        "on": Tool.BOOKS in record.policy.tools,
        "look_ups": used.count,
        "seconds": used.time.total_seconds(),
        "each": [
            {
                "item_number": one.slot,
                "elapsed_seconds": one.elapsed.total_seconds(),
                "system": one.system,
                "code": one.code,
                "query": one.query,
            }
            for one in used.each
        ],
        "domains": [
            {
                "domain": d.domain,
                "title": record.profile.title_of(d.domain),
                "look_ups": d.count,
                "seconds": d.time.total_seconds(),
            }
            for d in used.domains
        ],
        "items": [_slot(slot) for slot in used.slots],
        "slowest": [_slot(slot) for slot in report.slowest],
    }


def _slot(slot: SlotTime) -> dict[str, object]:
    return {
        "number": slot.slot,
        "domain": slot.domain,
        "seconds": slot.dwell.total_seconds(),
        "look_ups": slot.look_ups,
        "look_up_seconds": slot.look_up_time.total_seconds(),
    }


def _time(record: Record, report: Report) -> list[str]:
    used, profile = report.look_ups, record.profile
    lines = [words.books(record, used)]
    width = max((len(profile.title_of(d.domain)) for d in used.domains), default=0)
    lines += [
        f"  {profile.title_of(d.domain):<{width}}  {words.codes_opened(d.count)}, {duration(d.time)}"
        for d in used.domains
        if d.count or d.time
    ]
    if report.slowest:
        lines.append("The items that took longest:")
    for slot in report.slowest[:_SLOWEST]:
        looked_up = f", {duration(slot.look_up_time)} of it in the books" if slot.look_up_time else ""
        lines.append(f"  {slot.slot:>3}  {profile.title_of(slot.domain):<{width}}  {duration(slot.dwell)}{looked_up}")
    return lines


def _domains(record: Record, report: Report) -> list[str]:
    named = [(record.profile.title_of(d.domain), d) for d in report.score.domains]
    width = max((len(title) for title, _ in named), default=0)
    return [
        f"{title:<{width}}  {drawn_bar(float(d.percent) / 100)}  {percent(d.percent):>7}  "
        f"{amount(d.credit):>5} of {d.total:<3}  {duration(d.dwell):>8}"
        for title, d in named
    ]
