"""Every item, with what was answered, the key, and the teaching that goes with it."""

from collections.abc import Iterable, Sequence

from simulator.exam.report import Report
from simulator.exam.view import Solved, SolvedOption, SolvedView
from simulator.exam.words import duration, percent
from simulator.page import words
from simulator.page.markup import bank_prose, bank_text, visible


def item_index(report: Report) -> str:
    """A link to each item, with how it was answered."""
    links = "".join(
        f'<li><a class="{_kind(view)}" href="#item-{view.number}">{view.number} {_sign(view)}</a></li>'
        for view in report.items
    )
    return f'<nav aria-label="Items"><ol class="index">{links}</ol></nav>'


def section(
    view: Solved, domain: str, changed: bool, unscored: str, parts: Sequence[str], disputed: Iterable[str]
) -> str:
    """One item or case, whole; `parts` are what only it has, between its text and its rationale.

    `unscored` says why it does not count, "" where it does; `disputed` what was objected to it, and how that stands.
    """
    facts = [domain, f"{duration(view.dwell)} in view"]
    facts += [unscored] if unscored else []
    facts += ["flagged"] if view.flagged else []
    facts += ["answer changed"] if changed else []
    references = "; ".join(bank_text(reference) for reference in view.references)
    return "\n".join(
        [
            f'<section class="item" id="item-{view.number}">',
            f'<h3>Item {view.number}: <span class="{_kind(view)}">{_sign(view)} {_outcome(view)}</span></h3>',
            f'<p class="small">{" · ".join(bank_text(fact) for fact in facts)} · {bank_text(view.item)}</p>',
            f'<p class="text">{bank_prose(view.stem)}</p>',
            *parts,
            f'<p class="text"><strong>Rationale.</strong> {bank_prose(view.rationale)}</p>',
            f'<p class="small">References: {references}.</p>' if references else "",
            f'<p class="notice">{visible(words.CPT_NOTICE)}</p>' if view.uses_cpt else "",
            f'<p class="text"><strong>Your note.</strong> {bank_text(view.note)}</p>' if view.note else "",
            *(f'<p class="text">{bank_text(sentence)}</p>' for sentence in disputed),
            "</section>",
        ]
    )


def item_parts(view: SolvedView) -> list[str]:
    """The options of an item."""
    return [f'<ul class="options">{"".join(_option(option) for option in view.options)}</ul>']


def _option(option: SolvedOption) -> str:
    tags = []
    if option.right:
        tags.append('<span class="tag right">✓ key</span>')
    if option.chosen:
        tags.append(f'<span class="tag {"right" if option.right else "wrong"}">your answer</span>')
    if option.struck:
        tags.append('<span class="tag">struck out</span>')
    return (
        f"<li><strong>{option.letter.upper()}</strong> {bank_text(option.text)} {' '.join(tags)}"
        f'<p class="text why">{bank_prose(option.why)}</p></li>'
    )


def _kind(view: Solved) -> str:
    return "right" if view.right else "wrong"


def _sign(view: Solved) -> str:
    return "✓" if view.right else "–" if not view.answered else "◐" if view.credit else "✗"


def _outcome(view: Solved) -> str:
    if view.right or not view.answered:
        return "right" if view.right else "not answered"
    return f"in part right, {percent(view.credit * 100)}" if view.credit else "wrong"
