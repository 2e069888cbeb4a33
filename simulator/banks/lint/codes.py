"""Codes: every code that an item or case offers or speaks of is proven by the code books, or told."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from simulator.banks.finding import Finding, Severity
from simulator.banks.lint import cpt_list
from simulator.banks.lint.cpt import DELETED
from simulator.banks.lint.grouping import Grouper, grouping
from simulator.banks.lint.offers import offers, whys
from simulator.banks.lint.tally import NAMES, Tally
from simulator.banks.lint.tokens import Token, is_list, tokens
from simulator.banks.loader import Entry
from simulator.exam.case import CodeSet, code_set
from simulator.ports.codes import CodeBook, Edition, NoteKind, System
from simulator.ports.codes import Entry as CodeEntry

Editor = Callable[[System, str, int], bool | None]
"""Whether an ICD-10 code is valid in a code year, by somebody else's judgement; None where that cannot be said."""

Numbers = Callable[[int], frozenset[str] | None]
"""The CPT numbers listed for a year; None where there is no list."""

_SAYS_INVALID = re.compile(
    r"\b(no such code|there is no (such )?code|(code|number|combination|value)s? (does|do) not exist"
    r"|not (a |an )?(valid|billable|complete)|invalid|cannot be (built|billed|reported as it stands)|deleted"
    r"|(is|only|just|merely) (a|the) (heading|header|(sub)?category)"
    r"|(need|lack|want|miss|require|omit|drop)\w* [\w -]{0,30}\bcharacters?"
    r"|(without|has no|leaves out|leaving out|missing) [\w -]{0,30}\bcharacters?)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
_LENGTH = 7


class _Outcome(Enum):
    PROVEN = auto()
    OTHER_YEAR = auto()
    HEADING = auto()
    WRONG = auto()
    UNPROVEN = auto()


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What the books say of a token. `text` is a sentence for a finding, or why nothing could be proven."""

    outcome: _Outcome
    system: System
    text: str = ""


class Proof:
    """Proves the codes of items by a code book, by a Medicare Code Editor where there is one, and by lists of numbers.

    The keys of inpatient cases it proves by a grouper, where there is one. What it has met so far is in `tally`.
    """

    def __init__(
        self,
        book: CodeBook,
        editor: Editor | None = None,
        numbers: Numbers = cpt_list.listed,
        grouper: Grouper | None = None,
    ) -> None:
        self.tally = Tally()
        self._book = book
        self._editor = editor
        self._numbers = numbers
        self._grouper = grouper
        self._editions: dict[System, Edition] = {edition.system: edition for edition in book.editions()}
        self._verdicts: dict[tuple[Token, int], _Verdict | None] = {}

    def findings(self, entries: Sequence[Entry]) -> Iterator[Finding]:
        """What is wrong with the codes of these items, and with the keys of cases as claims."""
        for entry in entries:
            if entry.item.case is None:
                yield from self._options(entry)
            else:
                yield from self._case(entry)
                yield from grouping(entry, self._grouper, self.tally)

    def _options(self, entry: Entry) -> Iterator[Finding]:
        """A distractor may be no code where its why says so."""
        item = entry.item
        told: set[str] = set()  # the numbers of this item that its author has been told of
        listed = all(is_list(option.text) for option in item.options)
        excused: set[str] = set()
        for n, option in enumerate(item.options):
            excuse = option.id not in item.key and _SAYS_INVALID.search(option.why) is not None
            for token in tokens(option.text, listed=listed):
                if excuse:
                    excused.add(token.text)
                    told.add(token.text)
                yield from self._told(entry, token, told, "options", n, "text", offered=True, excused=excuse)
            for token in tokens(option.why):
                said = excuse or token.text in excused or _said_invalid(option.why, token.text)
                yield from self._told(entry, token, told, "options", n, "why", excused=said)
        for token in tokens(item.rationale):
            said = token.text in excused or _said_invalid(item.rationale, token.text)
            yield from self._told(entry, token, told, "rationale", excused=said)

    def _case(self, entry: Entry) -> Iterator[Finding]:
        """A code that tempts is a code: only a heading may tempt too, where the why says that it is one."""
        item = entry.item
        told: set[str] = set()
        for offer in offers(item):
            heading = not offer.right and _SAYS_INVALID.search(offer.why) is not None
            token = Token(offer.text, (_system(offer.text),), sure=True)
            yield from self._told(entry, token, told, *offer.place, offered=not heading)
        texts = [(why, place) for _, why, place in whys(item)] + [(item.rationale, ("rationale",))]
        for text, place in texts:
            for token in tokens(text):
                yield from self._told(entry, token, told, *place, excused=_said_invalid(text, token.text))

    def _told(
        self,
        entry: Entry,
        token: Token,
        told: set[str],
        *place: str | int,
        offered: bool = False,
        excused: bool = False,
    ) -> Iterator[Finding]:
        if token.systems[0] is System.CPT:
            yield from self._number(entry, token.text, told, *place, excused=excused)
            return
        year = entry.item.code_year
        if (token, year) not in self._verdicts:
            self._verdicts[token, year] = self._verdict(token, year)
        verdict = self._verdicts[token, year]
        if verdict is None:
            return
        if verdict.outcome is _Outcome.PROVEN:
            self.tally.proven[verdict.system].add(token.text)
        elif verdict.outcome in {_Outcome.OTHER_YEAR, _Outcome.UNPROVEN}:
            self.tally.unchecked[verdict.system, verdict.text].add(token.text)
            if verdict.outcome is _Outcome.UNPROVEN and not excused and token.text not in told:
                told.add(token.text)
                text = f"{token.text} could not be proven: {verdict.text}"
                yield entry.finding("unproven-code", text, *place, severity=Severity.WARNING)
        elif not excused and verdict.outcome is _Outcome.WRONG:
            yield entry.finding("invalid-code", verdict.text, *place)
        elif not excused and offered:
            yield entry.finding("header-code", verdict.text, *place)

    def _number(self, entry: Entry, number: str, told: set[str], *place: str | int, excused: bool) -> Iterator[Finding]:
        """A CPT number, in a file that says it has some; elsewhere five digits are a sum, a postcode, a year."""
        if not entry.item.uses_cpt:
            return
        year = entry.item.code_year
        numbers = self._numbers(year)
        if number in entry.settled:
            self.tally.settled.add(number)
        elif numbers is None:
            why = f"there is no list of {year} here; the package {cpt_list.PACKAGE} of the extra dev has them."
            self.tally.unchecked[System.CPT, why].add(number)
        elif not cpt_list.in_series(number) and number not in numbers:
            why = "the lists are whole only for anesthesia, surgery and E/M."
            self.tally.unchecked[System.CPT, why].add(number)
        else:
            self.tally.looked_up.add(number)
            if number not in numbers and number not in DELETED | told and not excused:
                told.add(number)
                text = (
                    f"{number} is not in the list of {year}. An add-on code may be right: look it up, then settle it."
                )
                yield entry.finding("cpt-not-listed", text, *place, severity=Severity.WARNING)

    def _verdict(self, token: Token, year: int) -> _Verdict | None:
        """What the books say; None where the token is no code."""
        found = [(system, self._entry(system, token.text)) for system in token.systems]
        for system, entry in found:
            if entry is not None and entry.billable:
                return self._held_to_year(system, token.text, year)
        system, heading = next((each for each in found if each[1] is not None), found[0])
        if heading is not None:
            return _Verdict(_Outcome.HEADING, system, self._heading(system, token.text, heading))
        if not token.sure and not (system is System.PCS and self._begins_table(token.text)):
            return None
        return self._missing(system, token.text, year)

    def _entry(self, system: System, code: str) -> CodeEntry | None:
        if system is not System.PCS or len(code) != _LENGTH:
            return self._book.entry(system, code)
        walk = self._book.walk(code)  # a PCS code is one because its table builds it
        return self._book.entry(system, code) if walk is not None and walk.axis is None else None

    def _begins_table(self, code: str) -> bool:
        return self._book.walk(code[:3]) is not None

    def _edited(self, system: System, code: str, year: int) -> bool | None:
        return self._editor(system, code, year) if self._editor and system in {System.CM, System.PCS} else None

    def _held_to_year(self, system: System, code: str, year: int) -> _Verdict:
        """A billable code of the open edition, which may be of another year than the bank."""
        edition, valid = self._editions[system], self._edited(system, code, year)
        if valid is False and edition.year != year:
            text = f"{code} is in {edition.title}, but the Medicare Code Editor has no such code for {year}."
            return _Verdict(_Outcome.WRONG, system, text + self._nearest(system, code))
        if valid is False:
            text = f"{edition.title} has it and the Medicare Code Editor has not."
            return _Verdict(_Outcome.UNPROVEN, system, text)
        if valid is None and edition.year != year:
            text = f"the book at hand is {edition.title}, and the bank is for {year}."
            return _Verdict(_Outcome.OTHER_YEAR, system, text)
        return _Verdict(_Outcome.PROVEN, system)

    def _missing(self, system: System, code: str, year: int) -> _Verdict:
        """A code that the open edition has not: wrong, but for HCPCS where the table is not all of that year."""
        edition = self._editions.get(system)
        if edition is None:
            return _Verdict(_Outcome.UNPROVEN, system, f"there is no {NAMES[system]} book at hand.")
        valid = self._edited(system, code, year)
        if valid:
            return _Verdict(_Outcome.PROVEN, system)
        if system is System.HCPCS and (edition.lacks or edition.year != year):
            text = f"it is not in {edition.title}; the quarterly file of CMS for {year}, imported, would settle it."
            return _Verdict(_Outcome.UNPROVEN, system, text)
        text = self._wrong(system, code, year) + self._nearest(system, code)
        if valid is None and edition.year != year:
            text += f" The book at hand is {edition.title}: if {year} has the code, import the files of {year}."
        return _Verdict(_Outcome.WRONG, system, text)

    def _wrong(self, system: System, code: str, year: int) -> str:
        if system is not System.PCS:
            return f"{code} is no {NAMES[system]} code of {year}."
        if len(code) != _LENGTH:
            return f"{code} has {len(code)} characters, and an ICD-10-PCS code has seven."
        if not {"O", "I"}.isdisjoint(code):
            return f"{code} cannot be built: ICD-10-PCS uses neither the letter O nor the letter I."
        walk = self._book.walk("")
        for at in range(1, _LENGTH + 1):
            if (further := self._book.walk(code[:at])) is None:
                break
            walk = further
        if walk is None or walk.axis is None:
            return f"{code} is no ICD-10-PCS code of {year}."
        reached = len(walk.prefix)
        after = f" after {walk.prefix}" if reached else ""
        text = f"{code} cannot be built: {walk.axis} (character {reached + 1}) has no {code[reached]}{after}"
        return f"{text}, only {', '.join(choice.character for choice in walk.choices)}."

    def _heading(self, system: System, code: str, entry: CodeEntry) -> str:
        seventh = system is System.CM and any(
            note.kind is NoteKind.SEVENTH for each in (*entry.above, entry) for note in each.notes
        )
        if seventh and all(len(hit.code.replace(".", "")) == _LENGTH for hit in entry.below):
            text = f"{code} lacks its 7th character."
        elif system is System.PCS:
            text = f"{code} has {len(code)} characters, and an ICD-10-PCS code has seven."
        else:
            text = f"{code} is a heading, not a code to bill."
        return text + self._nearest(system, code)

    def _nearest(self, system: System, code: str) -> str:
        near = ", ".join(hit.code for hit in self._book.nearest(system, code))
        return f" Nearest: {near}." if near else ""


def _system(code: str) -> System:
    """The system of a code as books print it."""
    systems = {CodeSet.CM: System.CM, CodeSet.PCS: System.PCS}
    return systems.get(code_set(code), System.CPT if code[0].isdigit() else System.HCPCS)


def _said_invalid(text: str, code: str) -> bool:
    """Whether a sentence that names a code says that it is none."""
    return any(code in sentence and _SAYS_INVALID.search(sentence) for sentence in _SENTENCE.split(text))
