"""The ways through the desk's screens: which screen fulfils a wish. Imported once the desk is open."""

from typing import Any

from textual.screen import Screen

from simulator.clock import Clock
from simulator.desk.desk import Desk
from simulator.exam.attempt import Status, replay
from simulator.ui.desk import wishes
from simulator.ui.desk.mark import Mark
from simulator.ui.desk.screens.analysis import AnalysisPage
from simulator.ui.desk.screens.attempt import AttemptReport
from simulator.ui.desk.screens.audit import AuditLog
from simulator.ui.desk.screens.candidate import CandidatePage
from simulator.ui.desk.screens.classes import Classes
from simulator.ui.desk.screens.classroom import ClassPage
from simulator.ui.desk.screens.cohort import CohortPage
from simulator.ui.desk.screens.compared import Compared
from simulator.ui.desk.screens.dispute import DisputePage
from simulator.ui.desk.screens.disputes import DisputeList
from simulator.ui.desk.screens.exporting import Exporting
from simulator.ui.desk.screens.forms import Forms
from simulator.ui.desk.screens.place import PlacePage
from simulator.ui.desk.screens.progress import ProgressPage
from simulator.ui.desk.screens.register import Register, View
from simulator.ui.desk.screens.replay import Replay


class Ways:
    """Makes screens."""

    def __init__(self, desk: Desk, clock: Clock) -> None:
        self.desk = desk
        self.marked = Mark()
        self._view = View()
        self._clock = clock

    def mark(self, attempt: int) -> str:
        """Mark an attempt, and say how to go on."""
        self.marked.attempt = attempt
        return f"Attempt {attempt} is marked: c at another one compares the two."

    def screen(self, wish: wishes.Wish) -> Screen[Any] | None:
        """The screen for a wish; None where something must be read before there can be one: `fetched` reads it."""
        if isinstance(wish, wishes.Report):
            return None
        return self._made(wish)

    def fetched(self, wish: wishes.Wish) -> Screen[None]:
        """The screen for a wish that takes reading. Runs on a thread. May raise Refusal or StoreError."""
        if not isinstance(wish, wishes.Report):
            raise TypeError(f"{type(wish).__name__} takes no reading")
        record = self.desk.attempts.record(wish.attempt)
        if replay(record.form, record.policy, record.events).status is not Status.CLOSED:
            return Replay(self.desk, self._clock, wish.attempt)
        record, report = self.desk.attempts.report(wish.attempt)
        return AttemptReport(record, report, self.desk.attempts.rescores(wish.attempt))

    def _made(self, wish: wishes.Wish) -> Screen[Any]:  # noqa: PLR0912 -- one branch a wish
        desk = self.desk
        match wish:
            case wishes.Attempts():
                return Register(desk, self.marked, self._view)
            case wishes.Replay(attempt=attempt, slot=slot):
                return Replay(desk, self._clock, attempt, slot)
            case wishes.Comparison(one=one, two=two):
                return Compared(desk, one, two)
            case wishes.Candidate(name=name):
                return CandidatePage(desk, self.marked, name)
            case wishes.Classes():
                return Classes(desk)
            case wishes.Class(group=group):
                return ClassPage(desk, group, self._clock)
            case wishes.Progress(assignment=assignment):
                return ProgressPage(desk, assignment)
            case wishes.Cohort(group=group, page=page, exam=exam):
                return CohortPage(desk, group, page, exam)
            case wishes.Forms():
                return Forms(desk)
            case wishes.Analysis(fingerprint=fingerprint):
                return AnalysisPage(desk, fingerprint)
            case wishes.Place(found=found, numbers=numbers, number=number):
                return PlacePage(desk, found, numbers, number)
            case wishes.Disputes():
                return DisputeList(desk)
            case wishes.Dispute(dispute=dispute):
                return DisputePage(desk, dispute)
            case wishes.Export(kinds=kinds, what=what):
                return Exporting(desk.exporter, kinds, what)
            case wishes.Audit():
                return AuditLog(desk)
            case _:
                raise TypeError(f"no screen fulfils {type(wish).__name__}")
