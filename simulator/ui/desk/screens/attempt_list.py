"""What screens that list attempts have in common: the one under the cursor is opened, replayed, marked, compared."""

from typing import Generic

from simulator.desk.desk import Desk
from simulator.ui.desk import wishes
from simulator.ui.desk.mark import Mark
from simulator.ui.desk.screens.reading import Reading, Value
from simulator.ui.desk.widgets.table import Table


class AttemptList(Reading[Value], Generic[Value]):
    """A screen with one table, whose rows are attempts by their numbers. The marked one has its sign there."""

    def __init__(self, desk: Desk, mark: Mark) -> None:
        super().__init__(desk)
        self._mark = mark

    def show_mark(self) -> None:
        """The marked attempt has its sign."""
        self.query_one(Table).mark(str(self._mark.attempt or ""))

    def on_screen_resume(self) -> None:
        """Another attempt may have been marked while another screen was in front."""
        self.show_mark()

    def action_open(self) -> None:
        """The report."""
        if attempt := self._chosen:
            self.post_message(wishes.Report(attempt))

    def action_replay(self) -> None:
        """Step by step."""
        if attempt := self._chosen:
            self.post_message(wishes.Replay(attempt))

    def action_mark(self) -> None:
        """Mark it."""
        if attempt := self._chosen:
            self.post_message(wishes.Mark(attempt))

    def action_compare(self) -> None:
        """Beside the marked one."""
        if attempt := self._chosen:
            self.post_message(wishes.Compare(attempt))

    @property
    def _chosen(self) -> int | None:
        chosen = self.query_one(Table).chosen
        return int(chosen) if chosen else None
