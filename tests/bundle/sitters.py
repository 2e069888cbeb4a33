"""Candidates whose attempts go into files: items with true revisions, and one attempt of every kind."""

from dataclasses import replace
from pathlib import Path

from simulator.exam.case import Span
from simulator.exam.fingerprint import fingerprint
from simulator.exam.form import Form, assemble, fixed
from simulator.exam.item import Item
from simulator.exam.policy import Policy
from simulator.exam.profile import Profile
from simulator.ports.attempts import Record
from tests.candidates import Candidate, items, minutes, policy, profile
from tests.charts import CASE_SLOT, POOL, RIGHT, Coder, ccs, ccs_policy
from tests.drill.room import DrillRoom, answer


def true(*pool: Item) -> tuple[Item, ...]:
    """The items with the revisions that they would have had from a bank file."""
    return tuple(replace(item, revision=fingerprint(item)) for item in pool)


ITEMS = true(*items())
CHARTS = true(*POOL)


class Coding(Coder):
    """A candidate who codes charts whose revisions are true."""

    def __init__(self, rules: Policy, exam: Profile) -> None:
        Candidate.__init__(self, rules, sheet=fixed(exam, "form-a", CHARTS), pool=CHARTS)


def form() -> Form:
    return assemble(profile(), ITEMS, 1)


def exam() -> Record:
    """Under exam rules, strict clock: struck, changed, cleared, flagged, noted, looked up, slept, clock moved."""
    ann = Candidate(policy(strict=True, extra=minutes(9)), sheet=form(), pool=ITEMS)
    for slot in range(1, 8):
        ann.reads(20)
        ann.answers(slot, "b" if slot in (2, 5) else "a")
    ann.proctor.strike("c", True)
    ann.proctor.strike("a", True)
    ann.proctor.answer("c")
    ann.proctor.clear()
    ann.proctor.answer("b")
    ann.proctor.flag(True)
    ann.proctor.note("Look again: -RT? \ud800")
    ann.proctor.open_books()
    ann.reads(12)
    ann.proctor.look_up("icd-10-cm", "I50.9", "chf")
    ann.proctor.visit(8)
    ann.clock.sleep_lid(minutes(3))
    ann.proctor.tick()
    ann.clock.move_wall(-minutes(60))
    ann.proctor.tick()
    ann.proctor.survey()
    ann.reads(7)
    ann.proctor.flag(True)
    ann.proctor.submit()
    return ann.record


def expired() -> Record:
    """The time ran out while the machine slept, on a strict clock; and the program was killed once."""
    ann = Candidate(policy(strict=True), sheet=form(), pool=ITEMS)
    ann.answers(3)
    ann.is_killed()
    ann.clock.reboot(minutes(10))
    ann.sits()
    ann.answers(4, "d")
    ann.clock.sleep_lid(minutes(500))
    ann.proctor.tick()
    return ann.record


def given_up(slot: int = 1) -> Record:
    ann = Candidate(policy(), sheet=form(), pool=ITEMS)
    ann.answers(slot)
    ann.proctor.abandon()
    return ann.record


def practice() -> Record:
    """Practice: explained item by item, paused in the books."""
    ann = Candidate(policy(practice=True), sheet=form(), pool=ITEMS)
    ann.answers(1, "b")
    ann.proctor.reveal()
    ann.proctor.visit(2)
    ann.proctor.open_books()
    ann.proctor.pause()
    ann.clock.advance(minutes(20))
    ann.proctor.resume()
    ann.answers(2)
    ann.proctor.submit()
    return ann.record


def records() -> Record:
    """Two records to code in a section of their own, one way: written key by key, swapped, dropped, highlighted."""
    exam = ccs(one_way=True, limits=(minutes(30), None))
    coder = Coding(ccs_policy(exam), exam)
    coder.answers(1)
    coder.reads(minutes(2))
    coder.proctor.advance()
    coder.codes(CASE_SLOT)
    coder.proctor.swap(RIGHT[1].role, 0, RIGHT[1].role, 1)
    coder.proctor.drop(RIGHT[1].role, 1)
    coder.proctor.highlight(Span(0, 0, 10), True)
    coder.proctor.highlight(Span(0, 2, 4), False)
    coder.proctor.visit(CASE_SLOT + 1)
    coder.reads(30)
    coder.proctor.submit()
    return replace(coder.record, profile=exam)


def section_expired() -> Record:
    """The time of the first section ran out with the books open, and then that of the exam."""
    exam = ccs(one_way=True, limits=(minutes(30), None))
    coder = Coding(ccs_policy(exam), exam)
    coder.answers(2)
    coder.proctor.open_books()
    coder.reads(minutes(31))
    coder.codes(CASE_SLOT + 1, RIGHT[:2])
    coder.reads(minutes(70))
    return replace(coder.record, profile=exam)


def drill(folder: Path) -> Record:
    """A drill of bank items and made ones, chosen and typed, with the room's store behind it."""
    room = DrillRoom(folder, pool=ITEMS)
    try:
        begun = room.begin(items=6)
        begun.begin()
        for turn in range(6):
            room.clock.advance(4)
            answer(begun, rightly=turn % 2 == 0)
            begun.settle()
            begun.next()
        begun.stop()
        return room.store.attempts.load(begun.proctor.record.id)
    finally:
        room.close()


SCRIPTED = (exam, expired, given_up, practice, records, section_expired)
