"""Every record case: its chart, and its marking line by line."""

from collections.abc import Iterator

from simulator.drg import Comparison, grouped, weighed
from simulator.exam import account
from simulator.exam.case import Document, Encounter, Setting
from simulator.exam.marking import MarkedLine
from simulator.exam.prose import legible, reflowed
from simulator.exam.report import Report
from simulator.exam.view import SolvedCase
from simulator.exam.words import percent
from simulator.page.markup import bank_prose, bank_text, visible


def case_summary(report: Report, parts: str) -> Iterator[str]:
    """Items and records apart, and what all records have in common; nothing where the form has no case."""
    if not report.cases:
        return
    yield f"<h2>{'Items and records' if report.parts else 'Records'}</h2>"
    yield parts
    links = ", ".join(
        f'<a href="#item-{case.number}">{case.number}</a> {percent(case.credit * 100)}' for case in report.cases
    )
    yield f"<p>Records: {links}.</p>"
    figures = f"{account.sequencing(report.sequencing)} {account.poa(report.poa_right, report.poa_total)}"
    yield f'<p>{visible(figures.strip())}</p><p class="small">{visible(account.RULE)}</p>'


def case_parts(view: SolvedCase, drg: Comparison | str) -> list[str]:
    """The encounter, the sum, the MS-DRG, the marking, and the chart."""
    marking, setting = view.marking, view.encounter.setting
    figures = [account.total(marking), account.poa(marking.poa_right, marking.poa_total)]
    figures.append(account.sequencing(marking.sequencing))
    return [
        _encounter(view.encounter),
        f"<p>{visible(' '.join(figure for figure in figures if figure))}</p>",
        f'<p class="small">{visible(account.RULE)}</p>',
        *_drg(view, drg),
        f'<ol class="options">{"".join(_line(line, setting) for line in marking.lines)}</ol>',
        *(_document(document) for document in view.documents),
    ]


def _encounter(encounter: Encounter) -> str:
    dates = encounter.admitted + (f" to {encounter.discharged}" if encounter.discharged else "")
    facts = [encounter.setting.value, f"{encounter.age} years", encounter.sex, dates, encounter.disposition]
    return f'<p class="small">{" · ".join(bank_text(fact) for fact in facts if fact)}</p>'


def _line(line: MarkedLine, setting: Setting) -> str:
    kinds = {"✓": "right", "–": "neither"}
    yours = "not entered"
    if line.yours:
        yours = f"{bank_text(account.entered(line.yours))} {account.role_name(line.yours.role, setting)}"
    rows = [f"Yours: {yours}"]
    if line.key:
        rows.append(f"Key: {bank_text(account.keyed(line.key))} {account.role_name(line.key.role, setting)}")
    rows.append(bank_text(account.reason(line, setting)))
    why = f'<p class="text why">{bank_prose(line.why)}</p>' if line.why else ""
    quote = ""
    if line.key:
        support = line.key.support
        quote = f'<p class="why"><q>{bank_text(" ".join(support.quote.split()))}</q> {bank_text(support.document)}</p>'
    tags = " ".join(
        f'<span class="tag {kinds.get(sign, "wrong")}">{words}</span>' for sign, words in account.verdicts(line)
    )
    return f"<li>{tags} {'<br>'.join(rows)}{why}{quote}</li>"


def _drg(view: SolvedCase, drg: Comparison | str) -> Iterator[str]:
    if not drg:
        return
    if isinstance(drg, str):
        yield f"<p><strong>MS-DRG.</strong> Of the key: {view.drg}. {visible(drg)}</p>"
        return
    yield (
        f"<p><strong>MS-DRG.</strong> Yours: {visible(grouped(drg.yours))}. Key: {visible(grouped(drg.key))}. "
        f"{bank_text(drg.sentence)}</p>"
    )
    rows = "".join(
        f'<tr><th scope="row">{bank_text(weight.code)}</th>'
        f"<td>{weighed(weight.yours)}</td><td>{weighed(weight.key)}</td></tr>"
        for weight in drg.weights
    )
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Secondary diagnosis", "Yours", "Key"))
    yield f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _document(document: Document) -> str:
    text = bank_text(reflowed(legible(document.text)))
    return f'<details><summary>{bank_text(document.title)}</summary><p class="text">{text}</p></details>'
