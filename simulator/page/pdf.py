"""A document as PDF: vector charts, page numbers, headings in an outline, table heads on every page."""

from collections.abc import Sequence
from datetime import datetime
from itertools import zip_longest

from fontpkg import path as font_file
from fpdf import FPDF
from fpdf.enums import MethodReturnValue, TextMode, WrapMode, XPos, YPos
from fpdf.fonts import TTFFont

from simulator.exam.prose import paragraphs
from simulator.page.document import Block, Document, Heading, Listed, Picture, Rows, Text, Verdict
from simulator.page.drawing import COLOURS, TEXT, Box, Drawing, Patch, Shape, Stroke, Tone, Words
from simulator.page.face import LACKING, Face

_MARGIN = 16.0
_FONT = "Noto Sans"
_SIZES = {2: 13.0, 3: 11.0}
_TABLE = 8.5
"""Size of letters in tables, in points."""
_LINE, _METER = 4.2, 2.8
"""Height of a line and of a meter in tables, in millimetres."""
_MOST_LINES = 40
"""Lines of a row on one page."""
_BOLDER = 0.028
"""How much a bold letter is thickened, of its size: the face has one weight, and its outline is drawn for the other."""


def as_pdf(document: Document, made: datetime) -> bytes:
    """The file of a document. `made` is written into it as the time of its making."""
    sheet = _Sheet(document, made)
    for block, following in zip_longest(document.blocks, document.blocks[1:]):
        sheet.put(block, following)
    return sheet.finished()


class _Paper(FPDF):
    """Paper with a foot: the title and the page's number."""

    foot = ""

    def footer(self) -> None:
        """What stands below each page."""
        self.set_y(-12)
        self.set_font(_FONT, size=8)
        self.set_text_color(COLOURS[Tone.FAINT])
        self.cell(0, 6, self.foot, align="L")
        self.set_x(self.l_margin)
        self.cell(0, 6, f"{self.page_no()} / {{nb}}", align="R")


class _Sheet:
    """A PDF that is being written."""

    def __init__(self, document: Document, made: datetime) -> None:
        self._pdf = _Paper(format="A4")
        self._pdf.set_creation_date(made)
        self._pdf.set_margin(_MARGIN)
        self._pdf.c_margin = 0
        self._pdf.set_auto_page_break(True, _MARGIN + 2)
        self._pdf.add_font(_FONT, fname=font_file(_FONT))
        font = self._pdf.fonts[_FONT.lower()]
        self._face = Face(font.cmap if isinstance(font, TTFFont) else ())
        self._pdf.set_title(self._face.fit(document.title))
        self._pdf.set_creator("codexam")
        self._pdf.set_lang("en")
        self._pdf.foot = self._short(document.title, 90)
        self._pdf.add_page()
        self._title(document)

    def put(self, block: Block, following: Block | None = None) -> None:
        """The next block; a heading is never parted from what follows it."""
        match block:
            case Heading(text, level):
                self._heading(text, level, following)
            case Text(text, small, prose):
                self._text(paragraphs(text) if prose else text, 8.5 if small else 10, Tone.FAINT if small else Tone.INK)
            case Listed(sentences):
                for sentence in sentences:
                    self._text(f"– {sentence}", 10, Tone.INK, indent=4)
            case Verdict():
                self._verdict(block)
            case Rows():
                self._rows(block)
            case Picture(drawing, caption):
                self._picture(drawing, caption)

    def finished(self) -> bytes:
        """The file."""
        if self._face.lacked:
            self._text(LACKING, 8.5, Tone.FAINT)
        return bytes(self._pdf.output())

    def _title(self, document: Document) -> None:
        self._text(document.title, 18, Tone.INK, bold=True)
        for line in document.lines:
            self._text(line, 10, Tone.INK)
        self._text(document.notice, 8.5, Tone.FAINT)

    def _heading(self, text: str, level: int, following: Block | None) -> None:
        drawn = following.drawing if isinstance(following, Picture) else None
        below = drawn.height * self._pdf.epw / drawn.width if drawn else 12
        if self._pdf.will_page_break(below + 16):
            self._pdf.add_page()
        self._pdf.ln(4 if level == 2 else 2)
        fit = self._face.fit(text)
        self._pdf.start_section(fit[:200] or "–", level - 2, strict=False)
        self._text(text, _SIZES[level], Tone.INK, bold=True)

    def _text(self, text: str, size: float, tone: Tone, *, bold: bool = False, indent: float = 0) -> None:
        pdf = self._pdf
        pdf.set_font(_FONT, size=size)
        pdf.set_text_color(COLOURS[tone])
        pdf.set_x(_MARGIN + indent)
        with pdf.local_context():
            if bold:
                pdf.set_draw_color(COLOURS[tone])
                pdf.set_line_width(size / pdf.k * _BOLDER)
                pdf.text_mode = TextMode.FILL_STROKE
            pdf.multi_cell(
                0,
                size * 0.5,
                self._face.fit(text),
                align="L",
                wrapmode=WrapMode.WORD,
                new_x=XPos.LMARGIN,
                new_y=YPos.NEXT,
            )
        pdf.ln(1)

    def _verdict(self, verdict: Verdict) -> None:
        tone = Tone.FAINT if verdict.right is None else Tone.BLUE if verdict.right else Tone.ORANGE
        self._pdf.ln(2)
        self._text(verdict.figure, 24, tone, bold=True)
        self._text(verdict.words, 12, tone, bold=True)
        self._text(verdict.beside, 10, Tone.INK)

    def _rows(self, rows: Rows) -> None:
        """A table, its headings again on every page. A row that is higher than a page goes on in the next one."""
        share = self._pdf.epw / sum(rows.widths)
        widths = [share * width for width in rows.widths]
        head = [self._broken(name, width) for name, width in zip(rows.headings, widths, strict=True)]
        self._row(head, widths, Tone.FAINT, head)
        for row in rows.rows:
            broken = [self._broken(cell, width) for cell, width in zip(row, widths, strict=True)]
            for first in range(0, max(1, *(len(cell) for cell in broken if isinstance(cell, list))), _MOST_LINES):
                part = [
                    cell[first : first + _MOST_LINES] if isinstance(cell, list) else cell if first == 0 else []
                    for cell in broken
                ]
                self._row(part, widths, Tone.INK, head)
        self._pdf.ln(2)

    def _broken(self, cell: str | Drawing, width: float) -> list[str] | Drawing:
        """The lines that words take in a column."""
        if isinstance(cell, Drawing):
            return cell
        self._pdf.set_font(_FONT, size=_TABLE)
        lines = self._pdf.multi_cell(
            width - 1.5, text=self._face.fit(cell), align="L", dry_run=True, output=MethodReturnValue.LINES
        )
        return lines if isinstance(lines, list) else []

    def _row(
        self,
        cells: Sequence[list[str] | Drawing],
        widths: Sequence[float],
        tone: Tone,
        head: Sequence[list[str] | Drawing],
    ) -> None:
        pdf = self._pdf
        height = _LINE * max(1, *(len(cell) for cell in cells if isinstance(cell, list))) + 1.6
        if pdf.will_page_break(height):
            pdf.add_page()
            if cells is not head:
                self._row(head, widths, Tone.FAINT, head)
        x, y = _MARGIN, pdf.get_y()
        for cell, width in zip(cells, widths, strict=True):
            if isinstance(cell, Drawing):
                self._draw(cell, x, y + 1.4, (width - 2) / cell.width, _METER / cell.height)
            else:
                pdf.set_font(_FONT, size=_TABLE)
                pdf.set_text_color(COLOURS[tone])
                for at, line in enumerate(cell):
                    pdf.text(x, y + _LINE * (at + 0.85), line)
            x += width
        pdf.set_draw_color(COLOURS[Tone.FILL])
        pdf.set_line_width(0.2)
        pdf.line(_MARGIN, y + height - 0.4, _MARGIN + pdf.epw, y + height - 0.4)
        pdf.set_xy(_MARGIN, y + height)

    def _picture(self, drawing: Drawing, caption: str) -> None:
        scale = self._pdf.epw / drawing.width
        height = drawing.height * scale
        if self._pdf.will_page_break(height + (6 if caption else 0)):
            self._pdf.add_page()
        x, y = _MARGIN, self._pdf.get_y()
        self._draw(drawing, x, y, scale, scale)
        self._pdf.set_xy(_MARGIN, y + height + 1)
        if caption:
            self._text(caption, 8.5, Tone.FAINT)
        self._pdf.ln(1)

    def _draw(self, drawing: Drawing, x: float, y: float, across: float, down: float) -> None:
        with self._pdf.local_context():
            for shape in drawing.shapes:
                self._shape(shape, x, y, across, down)

    def _shape(self, shape: Shape, x: float, y: float, across: float, down: float) -> None:
        pdf, colour = self._pdf, COLOURS[shape.tone]
        match shape:
            case Box(left, top, width, height):
                pdf.set_fill_color(colour)
                pdf.rect(x + left * across, y + top * down, width * across, height * down, style="F")
            case Stroke(points, _, width, dash):
                pdf.set_draw_color(colour)
                pdf.set_line_width(width * down)
                if dash:
                    lengths = [length * across for length in dash]
                    pdf.set_dash_pattern(dash=lengths[0], gap=lengths[1])
                pdf.polyline([(x + px * across, y + py * down) for px, py in points])
                if dash:
                    pdf.set_dash_pattern()
            case Patch(points):
                pdf.set_fill_color(colour)
                pdf.polygon([(x + px * across, y + py * down) for px, py in points], style="F")
            case Words(left, base, text, anchor, _, bold):
                self._words(text, x + left * across, y + base * down, anchor, down, colour, bold=bold)

    def _words(self, text: str, x: float, y: float, anchor: str, scale: float, colour: str, *, bold: bool) -> None:
        pdf = self._pdf
        fit = self._face.fit(text)
        pdf.set_font(_FONT, size=TEXT * scale * pdf.k * 0.92)
        pdf.set_text_color(colour)
        width = pdf.get_string_width(fit)
        x -= {"start": 0.0, "middle": width / 2, "end": width}[anchor]
        with pdf.local_context():
            if bold:
                pdf.set_draw_color(colour)
                pdf.set_line_width(TEXT * scale * _BOLDER)
                pdf.text_mode = TextMode.FILL_STROKE
            pdf.text(x, y, fit)

    def _short(self, text: str, most: int) -> str:
        fit = self._face.fit(" ".join(text.split()))
        return fit if len(fit) <= most else fit[: most - 1] + "…"
