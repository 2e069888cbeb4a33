"""The typeface of PDF files: Noto Sans, from the package that carries it, and what becomes of letters that it lacks.

The built-in faces of PDF know Western European letters alone, and names have others. A letter that Noto Sans lacks
(Chinese, Hebrew, Arabic and more) is neither dropped nor drawn as an empty box: its code point stands for it.
"""

import re
from collections.abc import Container
from dataclasses import dataclass, field
from unicodedata import normalize

from simulator.exam.prose import legible

LACKING = (
    "Letters that the typeface of this file lacks stand as their code points, such as <U+7530>. The page in HTML shows "
    "them as they are."
)

_SIGNS = re.compile("[✓✗◐▲▼] ?")
"""Signs that the face lacks; words that say the same stand beside each."""
_PERCENT = re.compile(r"(?<=\d) (?=%)")
"""Where no line may end."""


@dataclass(slots=True)
class Face:
    """What can be written. `letters` are the code points of the face; `lacked` says that some letter was not there."""

    letters: Container[int]
    lacked: bool = field(default=False)

    def fit(self, text: str) -> str:
        """The text in letters that the face has, line ends kept."""
        plain = _SIGNS.sub("", normalize("NFC", legible(text)))
        return "".join(map(self._letter, _PERCENT.sub("\u00a0", plain)))

    def _letter(self, c: str) -> str:
        if c in "\n\u00a0" or ord(c) in self.letters:
            return c
        self.lacked = True
        return f"<U+{ord(c):04X}>"
