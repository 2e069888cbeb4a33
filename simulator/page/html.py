"""A document as one HTML page that needs nothing else: no script, no font, no picture, no network."""

from collections.abc import Iterable

from simulator.page.document import Block, Document, Heading, Listed, Picture, Rows, Text, Verdict
from simulator.page.drawing import Drawing
from simulator.page.markup import bank_prose, bank_text, listed, visible
from simulator.page.style import STYLE
from simulator.page.svg import svg


def as_page(document: Document) -> str:
    """The page of a document."""
    head = [
        "<header>",
        f"<h1>{bank_text(document.title)}</h1>",
        *(f"<p>{bank_text(line)}</p>" for line in document.lines),
        f'<p class="notice">{visible(document.notice)}</p>',
        "</header>",
        "<main>",
    ]
    return shell(document.title, [*head, *map(_block, document.blocks), "</main>"])


def shell(title: str, body: Iterable[str]) -> str:
    """What stands around every page of codexam."""
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
            *body,
            "</body>",
            "</html>",
            "",
        ]
    )


def _block(block: Block) -> str:
    match block:
        case Heading(text, level):
            return f"<h{level}>{bank_text(text)}</h{level}>"
        case Text(text, small, prose):
            kind = ' class="small"' if small else ' class="text"' if prose else ""
            return f"<p{kind}>{bank_prose(text) if prose else bank_text(text)}</p>"
        case Listed(sentences):
            return listed(sentences)
        case Verdict(figure, words, beside, right):
            kind = "neither" if right is None else "right" if right else "wrong"
            return (
                f'<section class="verdict {kind}"><p class="figure">{visible(figure)}</p>'
                f"<p><strong>{visible(words)}</strong><br>{bank_text(beside)}</p></section>"
            )
        case Rows(headings, rows):
            head = "".join(f'<th scope="col">{visible(name)}</th>' for name in headings)
            body = "".join(f"<tr>{''.join(_cells(row))}</tr>" for row in rows)
            return f'<table class="wide"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'
        case Picture(drawing, caption):
            below = f"<figcaption>{visible(caption)}</figcaption>" if caption else ""
            return f"<figure>{svg(drawing)}{below}</figure>"


def _cells(row: tuple[str | Drawing, ...]) -> Iterable[str]:
    first, *rest = row
    yield f'<th scope="row">{_cell(first)}</th>'
    yield from (f"<td>{_cell(cell)}</td>" for cell in rest)


def _cell(cell: str | Drawing) -> str:
    return svg(cell, "bar") if isinstance(cell, Drawing) else bank_text(cell)
