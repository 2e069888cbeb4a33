"""A document: what a report says, in order, before it is put on a page of any kind."""

from dataclasses import dataclass

from simulator.page.drawing import Drawing


@dataclass(frozen=True, slots=True)
class Heading:
    """The beginning of a part; `level` 2 or, within it, 3."""

    text: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `small` is for what explains; `prose` is bank text, whose wrapped lines are joined."""

    text: str
    small: bool = False
    prose: bool = False


@dataclass(frozen=True, slots=True)
class Listed:
    """Sentences, one below the other."""

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A figure that stands out, the words for it with their sign, and what belongs beside it.

    `right` is None where nothing is judged.
    """

    figure: str
    words: str
    beside: str
    right: bool | None


@dataclass(frozen=True, slots=True)
class Rows:
    """A table: headings, rows of words and drawings, and for each column how wide it is beside the others."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str | Drawing, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with words below it."""

    drawing: Drawing
    caption: str = ""


Block = Heading | Text | Listed | Verdict | Rows | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A report. `lines` stand below the title, `notice` says what it does not claim."""

    title: str
    lines: tuple[str, ...]
    notice: str
    blocks: tuple[Block, ...]
