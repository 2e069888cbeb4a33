"""Candidates who do anything at any time, on machines that do anything to them, against a plain model of exam time."""

from collections import deque
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from simulator.candidate.proctor import Proctor
from simulator.exam import event as ev
from simulator.exam.attempt import Status
from simulator.exam.case import Line, Role, Span
from simulator.exam.engine import Illegal
from simulator.exam.event import ClosedBy
from simulator.exam.profile import Profile
from simulator.exam.scoring import score
from simulator.ports.failure import Taken, Unsaved
from tests.candidates import Candidate, credited_time, item, minutes
from tests.charts import case_item, ccs, ccs_form, ccs_policy

LIMIT = timedelta(minutes=20)
NONE = timedelta()
POOL = (*(item("coding", n) for n in range(1, 9)), case_item(1), case_item(2))


def exam(*, one_way: bool = False, limits: tuple[timedelta | None, timedelta | None] = (None, None)) -> Profile:
    """Eight items and two cases in 20 minutes."""
    plain = ccs(one_way=one_way, limits=limits)
    coding, cases = plain.blueprint
    return replace(plain, limit=LIMIT, blueprint=(replace(coding, count=8), cases))


EXAMS = [
    exam(),
    exam(one_way=True),
    exam(one_way=True, limits=(minutes(6), minutes(8))),
    exam(one_way=True, limits=(None, minutes(9))),
    exam(one_way=True, limits=(minutes(12), minutes(12))),
]


def spans(shortest: timedelta, longest: timedelta) -> st.SearchStrategy[timedelta]:
    return st.timedeltas(min_value=shortest, max_value=longest)


moments = spans(NONE, timedelta(seconds=5))
around_a_gap = spans(timedelta(seconds=4.9), timedelta(seconds=5.1))
gaps = spans(timedelta(seconds=5, microseconds=1), timedelta(minutes=6))
any_span = moments | around_a_gap | gaps
wall_moves = st.sampled_from([timedelta(days=365), timedelta(days=-365), timedelta(hours=1), timedelta(hours=-1)])
slots = st.integers(1, 10)
codes = st.sampled_from(["I50.9", "I11.0", "0FT44ZZ"])
options = st.sampled_from("abcd")
roles = st.sampled_from(Role)
places = st.integers(0, 3)
written_codes = st.sampled_from(["", "I", "I21.4", "E11.9", "N17.9", "R07.9", "4A023N7", "x" * 30])
chart_spans = st.builds(Span, st.integers(0, 1), st.integers(0, 20), st.integers(0, 20))


class AnyAttempt(RuleBasedStateMachine):
    """`expected` is the exam time that a bystander with a stopwatch and the policy would have counted.

    `away` and `moved` add up what the bystander saw of gaps and of hands on the wall clock. `clean` says that the
    last command came through, so that the log may be held to all of it.
    """

    @initialize(
        sat=st.sampled_from(EXAMS),
        strict=st.booleans(),
        practice=st.booleans(),
        books=st.sampled_from([True, True, False]),
    )
    def sit(self, sat: Profile, strict: bool, practice: bool, books: bool) -> None:
        self.strict, self.books = strict, books
        rules = ccs_policy(sat, strict=strict, practice=practice)
        rules = rules if books else replace(rules, tools=frozenset())
        self.ann = Candidate(rules, sheet=ccs_form(sat, pool=POOL), pool=POOL)
        self.watcher: Proctor | None = None
        self.expected = self.away = self.moved = NONE
        self.clean = True

    @property
    def running(self) -> bool:
        return self.ann.proctor.attempt.status is Status.RUNNING

    def passes(self, span: timedelta) -> None:
        """Time goes by, of which the next command or tick will be the first to know."""
        self.ann.clock.advance(span)
        if not self.running:
            return
        gap = span > timedelta(seconds=5)
        self.away += span if gap else NONE
        self.expected += span if self.strict or not gap else NONE

    def does(self, verb: str, *arguments: object) -> None:
        before, journal = self.ann.log, self.ann.journal
        refusing = journal.full or any(journal.script)
        dead = journal.full and not journal.script
        self.clean = True
        try:
            getattr(self.ann.proctor, verb)(*arguments)
        except Illegal:
            assert not [e for e in self.ann.log[len(before) :] if not isinstance(e, ev.Interrupted | ev.ClockMoved)]
        except Unsaved:
            assert refusing
            self.clean = False
        if dead:
            assert self.ann.log == before

    # The candidate

    @rule(span=any_span)
    def reads(self, span: timedelta) -> None:
        self.passes(span)
        self.does("tick")

    @rule(span=any_span, slot=slots)
    def visits(self, span: timedelta, slot: int) -> None:
        self.passes(span)
        self.does("visit", slot)

    @rule(span=any_span, option=options, twice=st.booleans())
    def answers(self, span: timedelta, option: str, twice: bool) -> None:
        self.passes(span)
        section = self.ann.attempt.section
        self.does("answer", option)
        if twice and self.clean and section == self.ann.attempt.section:
            length = len(self.ann.log)
            self.does("answer", option)
            assert len(self.ann.log) == length

    @rule(span=any_span, option=options, on=st.booleans())
    def strikes(self, span: timedelta, option: str, on: bool) -> None:
        self.passes(span)
        self.does("strike", option, on)

    @rule(slot=st.integers(9, 10), span=any_span, place=places, role=roles, code=written_codes)
    def writes(self, slot: int, span: timedelta, place: int, role: Role, code: str) -> None:
        self.does("visit", slot)
        self.passes(span)
        self.does("write", place, Line(role=role, code=code))

    @rule(span=moments, role=roles, place=places, other=roles, other_place=places)
    def rearranges(self, span: timedelta, role: Role, place: int, other: Role, other_place: int) -> None:
        self.passes(span)
        self.does("swap", role, place, other, other_place)
        self.does("drop", role, place)

    @rule(span=any_span, marked=chart_spans, on=st.booleans())
    def highlights(self, span: timedelta, marked: Span, on: bool) -> None:
        self.passes(span)
        self.does("highlight", marked, on)

    @rule(span=any_span, on=st.booleans())
    def flags(self, span: timedelta, on: bool) -> None:
        self.passes(span)
        self.does("flag", on)

    @rule(span=moments, verb=st.sampled_from(["clear", "survey", "reveal", "pause", "resume", "advance"]))
    def does_something_rarer(self, span: timedelta, verb: str) -> None:
        self.passes(span)
        self.does(verb)

    @rule(span=any_span, code=codes, puts_away=st.booleans())
    def looks_something_up(self, span: timedelta, code: str, puts_away: bool) -> None:
        self.passes(span)
        self.does("open_books")
        self.passes(span)
        self.does("look_up", "icd-10-cm", code, "")
        if puts_away:
            self.passes(span)
            self.does("close_books")

    @precondition(lambda self: self.running and len(self.ann.log) > 25)
    @rule(verb=st.sampled_from(["submit", "abandon"]))
    def ends(self, verb: str) -> None:
        self.does(verb)

    # The machine

    @rule(shift=wall_moves, span=moments)
    def wall_clock_is_moved(self, shift: timedelta, span: timedelta) -> None:
        self.ann.clock.move_wall(shift)
        if self.running:
            self.moved += shift
        self.passes(span)
        self.does("tick")

    @rule(full=st.booleans())
    def disk_fills_or_empties(self, full: bool) -> None:
        self.ann.journal.full = full

    @rule(script=st.lists(st.booleans(), max_size=3))
    def disk_stutters(self, script: list[bool]) -> None:
        self.ann.journal.script = deque(script)

    @rule(span=any_span, shift=st.just(NONE) | wall_moves, reboot=st.booleans(), refused_first=st.booleans())
    def is_killed_and_resumes(self, span: timedelta, shift: timedelta, reboot: bool, refused_first: bool) -> None:
        before, running = self.ann.attempt, self.running
        self.ann.is_killed()
        self._dies(span, shift, reboot=reboot)
        self.ann.journal.script.clear()
        self.ann.journal.full = refused_first
        with suppress(Unsaved):
            self.ann.sits()
            self.ann.is_killed()
        self.ann.journal.full = False
        self.ann.sits()
        assert not self.ann.proctor.watching
        self.clean = True
        resumed = self.ann.attempt
        assert not resumed.consulting
        for now, then in zip(resumed.responses, before.responses, strict=True):
            assert (now.chosen, now.sheet, now.highlights) == (then.chosen, then.sheet, then.highlights)
        assert score(resumed, self.ann.record.items).credit == score(before, self.ann.record.items).credit
        assert running or resumed == before

    def _dies(self, span: timedelta, shift: timedelta, *, reboot: bool) -> None:
        """All since the last checkpoint is a gap: told by the steady clock, or by the wall clock after a reboot."""
        last, log = self.ann.record.checkpoint, self.ann.log
        assert last
        unsaved = self.ann.clock.read().ticks - last.ticks
        assert unsaved or not self.running or last.elapsed == self.expected
        self.ann.clock.advance(span)
        self.ann.clock.move_wall(shift)
        wall = self.ann.clock.read().now - last.at
        gap = max(wall, NONE) if reboot else unsaved + span
        if reboot:
            self.ann.clock.reboot()
        if self.running:
            self.expected = last.elapsed + (gap if self.strict else NONE)
            self.away = gaps_in(log) + gap
            self.moved = shifts_in(log) + (NONE if reboot else wall - gap)

    @precondition(lambda self: self.clean and self.running and not self.ann.journal.full)
    @rule()
    def takes_over_in_another_window(self) -> None:
        self.ann.journal.script.clear()
        self.does("tick")
        old = self.ann.proctor
        self.ann.sits(take=True)
        with pytest.raises(Taken):
            old.tick()
        old.tick()
        assert old.watching
        self.watcher = old

    # What always holds

    @invariant()
    def the_log_is_the_truth(self) -> None:
        assert self.ann.proctor.attempt == self.ann.attempt
        assert [event.seq for event in self.ann.log] == list(range(1, len(self.ann.log) + 1))

    @invariant()
    def all_time_is_somewhere(self) -> None:
        assert credited_time(self.ann.attempt) == self.ann.attempt.elapsed
        assert all(response.dwell >= NONE for response in self.ann.attempt.responses)

    @invariant()
    def look_up_time_is_part_of_dwell(self) -> None:
        attempt, log = self.ann.attempt, self.ann.log
        assert all(NONE <= response.look_up_time <= response.dwell for response in attempt.responses)
        assert [response.look_up_time for response in attempt.responses] == time_in_books(log)
        for slot, response in enumerate(attempt.responses, 1):
            assert response.look_ups == sum(isinstance(e, ev.LookedUp) and e.slot == slot for e in log)

    @invariant()
    def books_are_open_over_an_item_in_view_alone(self) -> None:
        attempt = self.ann.attempt
        if attempt.consulting:
            assert self.books
            assert attempt.status is Status.RUNNING
            assert not attempt.surveying
        assert self.books or not any(isinstance(e, ev.BooksOpened | ev.LookedUp) for e in self.ann.log)

    @invariant()
    def no_answer_is_taken_when_the_time_is_up_or_in_another_section(self) -> None:
        section, due = 0, self.end_of(0, NONE)
        for event in self.ann.log:
            if isinstance(event, ev.Advanced):
                assert event.section == section + 1
                assert event.began <= min(due, event.moment.elapsed)
                section, due = event.section, self.end_of(event.section, event.began)
            elif isinstance(event, ANSWERS):
                assert event.moment.elapsed < due
                assert self.ann.attempt.policy.one_way is False or (event.slot > 8) == bool(section)

    def end_of(self, section: int, began: timedelta) -> timedelta:
        """The exam time at which a section that began then is over."""
        rules = self.ann.attempt.policy
        own = rules.sections[section].limit if rules.one_way else None
        return LIMIT if own is None else min(LIMIT, began + own)

    @invariant()
    def nothing_is_gained_or_lost_beyond_the_policy(self) -> None:
        if not self.clean:
            return
        attempt = self.ann.attempt
        assert gaps_in(self.ann.log) == self.away
        due = self.end_of(attempt.section, attempt.section_began)
        if attempt.closed_by is ClosedBy.EXPIRED:
            # A strict gap is charged whole, past the end of a section but never past that of the exam.
            assert due <= attempt.elapsed <= min(LIMIT, self.expected)
            assert self.strict or attempt.elapsed == due
        else:
            assert self.ann.proctor.clock().elapsed == self.expected < due
            assert shifts_in(self.ann.log) == self.moved

    @invariant()
    def a_watcher_catches_up(self) -> None:
        if self.watcher:
            self.watcher.tick()
            assert self.watcher.attempt == self.ann.attempt


ANSWERS = (ev.Answered, ev.Cleared, ev.Wrote, ev.Dropped, ev.Swapped, ev.Struck, ev.Unstruck)


def gaps_in(log: tuple[ev.Event, ...]) -> timedelta:
    return sum((event.gap for event in log if isinstance(event, ev.Interrupted)), NONE)


def shifts_in(log: tuple[ev.Event, ...]) -> timedelta:
    return sum((event.shift for event in log if isinstance(event, ev.ClockMoved)), NONE)


def time_in_books(log: tuple[ev.Event, ...]) -> list[timedelta]:
    """For each of the ten slots the time from every opening of the books to what put them away, less what was charged.

    Asserts on the way that nothing but an answer, a mark on the item or a look-up stands between the two.
    """
    spent, opened = [NONE] * 10, None
    for event in log:
        if isinstance(event, ev.BooksOpened):
            assert opened is None
            opened, last = event.slot, event.moment.elapsed
        elif opened is not None:
            assert not isinstance(event, ev.Visited | ev.Surveyed | ev.Paused | ev.Resumed)
            charged = event.charged if isinstance(event, ev.Interrupted) else NONE
            spent[opened - 1] += event.moment.elapsed - last - charged
            last = event.moment.elapsed
            if isinstance(event, ev.BooksClosed | ev.Closed):
                opened = None
    return spent


TestAnyAttempt = AnyAttempt.TestCase
TestAnyAttempt.settings = settings(max_examples=60, stateful_step_count=40)
