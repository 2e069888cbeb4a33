"""A candidate who types fast: does what a lot says, knows what the sheets must be, and waits until they are shown."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from tests.terminal.home import ITEMS
from tests.terminal.screen import Sheet, sheet
from tests.terminal.terminal import Terminal


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """Something typed on one item. `steps` are the sheets on the way, the first before anything, the last when done."""

    keys: tuple[str, ...]
    steps: tuple[Sheet, ...]

    def done(self, text: str) -> bool:
        """Whether the screen shows it as done, and says of an answer that it is saved."""
        goal = self.steps[-1]
        said = not goal.chosen or "✓ saved" in text or "You were away" in text  # which takes the same line once
        return said and sheet(text) == goal


class Candidate:
    """Keeps the sheets as they must be, and which item is in view."""

    def __init__(self, lot: Random) -> None:
        self.sheets = {number: Sheet(number=number) for number in range(1, ITEMS + 1)}
        self.current = 1
        self._lot = lot
        self._deeds = 0

    @property
    def sheet(self) -> Sheet:
        """The item in view."""
        return self.sheets[self.current]

    def next_deed(self) -> Deed:
        """What to do now."""
        self._deeds += 1
        choices: list[Callable[[], Deed]] = [self._answer, self._move, self._flag, self._strike, self._note]
        return self._lot.choices(choices, weights=[8, 6, 3, 3, 2])[0]()

    def begin(self, terminal: Terminal, deed: Deed) -> None:
        """Type it; only a box is waited for, to open."""
        first, *others = deed.keys
        terminal.type(first)
        if first == "f4":
            terminal.wait("Kept as you type")
        terminal.type(*others)

    def do(self, terminal: Terminal, deed: Deed) -> None:
        """Do it, and wait until the screen says that it is done."""
        self.begin(terminal, deed)
        terminal.wait(deed.done)
        self.take(deed.steps[-1])

    def take(self, found: Sheet) -> None:
        """From here on, this sheet is in view as it is."""
        self.sheets[found.number] = found
        self.current = found.number

    def _answer(self) -> Deed:
        letter = self._lot.choice([letter for letter in "abcd" if letter != self.sheet.chosen])
        after = replace(self.sheet, chosen=letter, struck=self.sheet.struck - {letter})
        return Deed(keys=(letter,), steps=(self.sheet, after))

    def _move(self) -> Deed:
        to = self._lot.choice([n for n in (self.current - 1, self.current + 1) if n in self.sheets])
        return Deed(keys=("n" if to > self.current else "p",), steps=(self.sheet, self.sheets[to]))

    def _flag(self) -> Deed:
        return Deed(keys=("f",), steps=(self.sheet, replace(self.sheet, flagged=not self.sheet.flagged)))

    def _strike(self) -> Deed:
        letter = self._lot.choice("abcd")
        chosen = self.sheet.chosen if self.sheet.chosen != letter else ""
        after = replace(self.sheet, chosen=chosen, struck=self.sheet.struck ^ {letter})
        return Deed(keys=("x", letter), steps=(self.sheet, after))

    def _note(self) -> Deed:
        words = [self.sheet.note]
        for letter in f"n{self._deeds}.":
            words.append(words[-1] + letter)
        steps = tuple(replace(self.sheet, note=note) for note in words)
        return Deed(keys=("f4", *words[-1].removeprefix(words[0]), "f4"), steps=steps)
