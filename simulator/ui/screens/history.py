"""The history: attempts made so far, with the trend of those that count."""

from collections.abc import Container, Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Footer, OptionList, Static

from simulator.candidate.lobby import Lobby
from simulator.exam.attempt import Status
from simulator.exam.event import ClosedBy
from simulator.exam.policy import Mode
from simulator.ports.attempts import Summary
from simulator.ports.docket import Rescore
from simulator.ports.failure import StoreError
from simulator.ui import wishes
from simulator.ui.commands import bindings
from simulator.ui.screens.frame import Frame
from simulator.ui.text import day, percent, plain, span
from simulator.ui.widgets.menu import Line, Menu
from simulator.ui.widgets.plot import trend_plot


class History(Frame[None]):
    """One candidate's attempts, or everyone's."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("history")]

    def __init__(self, lobby: Lobby, candidate: str) -> None:
        super().__init__()
        self._lobby = lobby
        self._candidate = candidate
        self._everyone = False
        self._attempts: dict[str, Summary] = {}

    def compose(self) -> ComposeResult:
        """The trend above, the attempts below."""
        yield Static(id="title")
        yield Static(id="trend")
        yield Static(id="head")
        yield Menu()
        yield Static(id="news")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """The cursor is in the list."""
        self.query_one(Menu).focus()

    def on_screen_resume(self) -> None:
        """An attempt may have been finished meanwhile."""
        self._show()

    def on_resize(self, _: events.Resize) -> None:
        """The trend takes the width there is."""
        self._show()

    def action_open(self) -> None:
        """The report of a closed attempt; an open one is resumed."""
        chosen = self._attempts.get(self.query_one(Menu).chosen or "")
        if chosen:
            wish = wishes.ShowReport if chosen.status is Status.CLOSED else wishes.Resume
            self.post_message(wish(chosen.id))

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_open()

    def action_everyone(self) -> None:
        """All candidates, or only this one."""
        if self._everyone:
            self._turn()
        else:
            self.post_message(wishes.Knock(self._turn))

    def action_back(self) -> None:
        """Back."""
        self.app.pop_screen()

    def _turn(self) -> None:
        self._everyone = not self._everyone
        self._show()

    def _show(self) -> None:
        who = plain("everyone" if self._everyone else self._candidate, "bold")
        self.query_one("#title", Static).update(Content.assemble(("History  ", "bold $primary"), who))
        self.query_one("#head", Static).update(_head(everyone=self._everyone))
        try:
            whose = None if self._everyone else self._candidate
            attempts, rescored = self._lobby.attempts(whose), self._lobby.appeals.rescored(whose)
        except StoreError as refusal:
            self.query_one("#news", Static).update(plain(str(refusal)))
            return
        self._attempts = {str(attempt.id): attempt for attempt in attempts}
        exams = [attempt for attempt in attempts if attempt.mode is not Mode.DRILL]
        drills = [attempt for attempt in attempts if attempt.mode is Mode.DRILL]
        lines = [
            Line(_rows(attempt, rescored.get(attempt.id, ()), everyone=self._everyone), id=str(attempt.id))
            for attempt in exams
        ]
        if drills:
            lines.append(Line(Content.styled("Drills, kept apart from exam scores", "bold $accent")))
            lines += [Line(_row(attempt, everyone=self._everyone), id=str(attempt.id)) for attempt in drills]
        self.query_one(Menu).show(lines or [Line(plain("No attempt yet.", "$muted"))])
        self._show_trend(attempts, rescored)

    def _show_trend(self, attempts: tuple[Summary, ...], rescored: Container[int]) -> None:
        counted = [
            attempt
            for attempt in reversed(attempts)
            if attempt.mode is Mode.EXAM
            and attempt.status is Status.CLOSED
            and attempt.closed_by is not ClosedBy.ABANDONED
        ]
        counted = [attempt for attempt in counted if attempt.profile == counted[-1].profile]
        trend = self.query_one("#trend", Static)
        trend.display = len(counted) > 1 and not self._everyone and self.size.height >= 20
        if trend.display:
            percents = [attempt.percent for attempt in counted if attempt.percent is not None]
            height = 6 if self.size.height < 34 else 10
            plot = trend_plot(percents, counted[-1].passing, self.size.width - 12, height)
            first = ", by first scores" if any(attempt.id in rescored for attempt in counted) else ""
            trend.update(Content.assemble(plain(f"Trend of {counted[-1].title}{first}\n", "$muted"), plot))


def _head(*, everyone: bool) -> Content:
    who = f"{'candidate':<14}{'started':<12}" if everyone else f"{'started':<18}"
    return Content.styled(f"{'#':>4}  {who}{'exam':<20}{'score':>8}  {'time':<12}result", "$muted")


def _rows(attempt: Summary, rescores: Sequence[Rescore], *, everyone: bool) -> Content:
    """The line of an attempt with its first score, and one for the later score in force, where there is one."""
    row = _row(attempt, everyone=everyone)
    if not rescores:
        return row
    last = rescores[-1]
    outcome = "pass" if last.passed else "not passed"
    later = f"\n      later {percent(last.percent)}, {outcome}: {day(last.at)} by {last.by}"
    return Content.assemble(row, plain(later, "$accent"))


def _row(attempt: Summary, *, everyone: bool) -> Content:
    started = day(attempt.started) if attempt.started else "not started"
    score, style = percent(attempt.percent) if attempt.percent is not None else "", "$warning"
    if attempt.mode is Mode.DRILL:
        result, style = _drilled(attempt), "$foreground"
    elif attempt.status is not Status.CLOSED:
        result = f"open {attempt.answered}/{attempt.items}"
    elif attempt.closed_by is ClosedBy.ABANDONED:
        result = "given up"
    else:
        result = "pass" if attempt.passed else "not passed"
        style = "$success" if attempt.passed else "$warning"
        result += ", time was up" if attempt.closed_by is ClosedBy.EXPIRED else ""
    name = f"{attempt.form}, practice" if attempt.mode is Mode.PRACTICE else f"{attempt.form}, {attempt.profile}"
    name = attempt.title.removeprefix("Drill: ") if attempt.mode is Mode.DRILL else name
    who = (_column(attempt.candidate, 14), f"{started[:10]:<12}") if everyone else (f"{started:<18}",)
    return Content.assemble(
        f"{attempt.id:>4}  ",
        *who,
        _column(name, 20),
        (f"{score:>8}  ", style),
        f"{span(attempt.elapsed):<12}",
        plain(result, "$muted"),
    )


def _drilled(attempt: Summary) -> str:
    """How far a drill came; once it is over, how many items were right of those that it asked."""
    if attempt.status is not Status.CLOSED:
        return f"open {attempt.answered}/{attempt.items}"
    if attempt.closed_by is ClosedBy.ABANDONED or attempt.credit is None:
        return "given up"
    return f"{int(attempt.credit)} of {attempt.total}"


def _column(text: str, width: int) -> Content:
    return Content.assemble(plain(text).truncate(width - 2, pad=True, ellipsis=True), "  ")
