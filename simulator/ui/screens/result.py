"""The score report: pass or not, by domain, where the time went, and what happened on the way."""

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from fractions import Fraction
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Static

from simulator.candidate.hearing import FIRST_STAYS, headline, scores, standing
from simulator.exam import account, sentences
from simulator.exam.event import Cause, ClosedBy
from simulator.exam.policy import Interruptions, Mode
from simulator.exam.profile import Tool
from simulator.exam.report import Report
from simulator.exam.words import amount, duration
from simulator.ports.attempts import Record
from simulator.ports.docket import Rescore
from simulator.ui import wishes
from simulator.ui.commands import bindings
from simulator.ui.screens.frame import Frame
from simulator.ui.text import bar, count, per_item, percent, plain, span
from simulator.ui.widgets.plot import pace_plot

HONESTY = (
    "A raw score on this simulator's items: no scaled score, no prediction. Independent of AAPC, AHIMA and the AMA."
)
ENDED = {
    ClosedBy.SUBMITTED: "Handed in",
    ClosedBy.EXPIRED: "Closed by the clock at the limit",
    ClosedBy.ABANDONED: "Given up (left out of the trend)",
}


class Result(Frame[None]):
    """The report of one closed attempt."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("report")]

    def __init__(self, record: Record, report: Report, rescores: Sequence[Rescore] = ()) -> None:
        super().__init__()
        self._record = record
        self._report = report
        self._rescores = rescores

    def compose(self) -> ComposeResult:
        """The verdict, the domains, the time, the changes, the interruptions."""
        yield Static(self._title(), id="title")
        with VerticalScroll(id="page"):
            yield Static(self._verdict(), id="verdict")
            if self._rescores:
                yield Static(self._scores(), id="later")
            yield Static(id="parts")
            yield Static(id="domains")
            yield Static(id="pace")
            yield Static(self._looked_up(), id="look-ups")
            yield Static(self._happened(), id="happened")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """The page scrolls by the arrow keys."""
        self.query_one("#page").focus()

    def on_resize(self, event: events.Resize) -> None:
        """Bars and plots take the width there is."""
        width = min(event.size.width, 110) - 6
        self.query_one("#parts").display = bool(self._report.cases)
        self.query_one("#parts", Static).update(self._parts(width))
        self.query_one("#domains", Static).update(self._domains(width))
        self.query_one("#pace").display = self._report.paced
        time = self._report.limit if self._record.policy.time.timed else self._report.elapsed
        plot = pace_plot(self._report.pace, max(time, timedelta(seconds=1)), len(self._report.items), width - 8, 8)
        self.query_one("#pace", Static).update(Content.assemble(("Pace\n", "bold $accent"), plot))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only a form with records has answers of records."""
        return bool(self._report.cases) if action == "records" else True

    def action_answers(self) -> None:
        """Every item, explained."""
        self.post_message(wishes.ShowAnswers(self._record, self._report, only="all"))

    def action_wrong(self) -> None:
        """Only what was wrong."""
        self.post_message(wishes.ShowAnswers(self._record, self._report, only="wrong"))

    def action_records(self) -> None:
        """Only the records, line by line."""
        self.post_message(wishes.ShowAnswers(self._record, self._report, only="records"))

    def action_back(self) -> None:
        """Back."""
        self.app.pop_screen()

    def _title(self) -> Content:
        record = self._record
        seed = f", seed {record.form.seed}" if record.form.seed is not None else ""
        mode = "" if record.policy.mode is Mode.EXAM else ", practice"
        return Content.assemble(
            plain(record.profile.title, "bold $primary"),
            plain(f"  form {record.form.id}{seed}{mode}  {record.candidate}  attempt {record.id}", "$muted"),
        )

    def _verdict(self) -> Content:
        report, score = self._report, standing(self._report.score, self._rescores)
        word, style = ("PASS", "bold reverse $success") if score.passed else ("NOT PASSED", "bold reverse $error")
        unanswered = f"{count(score.unanswered, 'item')} unanswered" if score.unanswered else "every item answered"
        lines: list[Content | str | tuple[str, str]] = [
            (f" {word} ", style),
            (f"  {amount(score.credit)} of {score.total} {sentences.unit(report)}, {percent(score.percent)}", "bold"),
            (f"   to pass: {sentences.to_pass(score, self._record.form, self._record.policy)}\n", "$muted"),
            (f"{headline(report, self._rescores)}\n" if self._rescores else "", "bold"),
            f"\n{ENDED[report.closed_by]}, {unanswered}. Time used {span(report.elapsed)}",
        ]
        time = self._record.policy.time
        of_limit = f" of {span(report.limit)}" if time.timed else ", not timed"
        lines.append(f"{of_limit} ({span(time.extra)} of it extra).\n" if time.extra else f"{of_limit}.\n")
        lines.append((sentences.part_below(report), "bold $warning"))
        lines.append("\n" if sentences.part_below(report) else "")
        told = [sentences.unfinished(report), sentences.unscored(self._record.form, self._record.profile)]
        told += sentences.rules(self._record.form, self._record.policy)
        lines += [plain(f"{sentence}\n") for sentence in told if sentence]
        lines.append((f"{HONESTY} {sentences.ROUNDING}", "$muted"))
        return Content.assemble(*lines)

    def _scores(self) -> Content:
        """The first score, and every later one with its date, who gave it, why, and what it changed."""
        score, closed = self._report.score, self._record.events[-1].moment.at
        told = "\n".join(scores(score, closed, self._rescores))
        return Content.assemble(("Scores\n", "bold $accent"), plain(told), (f"\n{FIRST_STAYS}", "$muted"))

    def _parts(self, width: int) -> Content:
        """Items and records apart and together, each record, and what all records have in common."""
        report, passing = self._report, self._report.score.passing
        bar_width = max(5, width - 35)
        lines: list[Content | str | tuple[str, str]] = [
            ("Items and records\n" if report.parts else "Records\n", "bold $accent")
        ]
        for name, part in sentences.parts(report):
            style = "$success" if part.percent >= passing * 100 else "$warning"
            figures = f"  {amount(part.credit):>6} of {part.total:<3} {percent(part.percent):>6}\n"
            lines += [f"{name:<10}", *bar(part.percent / 100, bar_width, style), figures]
        for case in report.cases:
            lines.append(f"Record {case.number:>3}  {percent(case.credit * 100):>6}")
            why = sentences.why_unscored(case.number, self._record.form, self._record.profile)
            lines.append((f"  {why}\n" if why else "\n", "$warning"))
        told = (account.sequencing(report.sequencing), account.poa(report.poa_right, report.poa_total))
        lines += ["\n".join(filter(None, told)), (f"\n{account.RULE}", "$muted")]
        return Content.assemble(*lines)

    def _domains(self, width: int) -> Content:
        profile, score = self._record.profile, self._report.score
        titles = {d.domain: plain(profile.title_of(d.domain)) for d in score.domains}
        seen = Counter(item.domain for item in self._report.items if item.dwell)
        right = {d.domain: f"{amount(d.credit):>5} of {d.total:<2}" for d in score.domains}
        took = {d.domain: duration(d.dwell) for d in score.domains}
        right_width, took_width = max(map(len, right.values()), default=0), max(7, *map(len, took.values()), 0)
        spare = width - right_width - took_width - 24  # percent, time of each, the mark, and what is between them
        name_width = min(34, max((title.cell_length for title in titles.values()), default=0), max(8, spare - 5))
        bar_width = max(5, spare - name_width)
        head = f"{'':{name_width + bar_width + 2}}  {'right':>{right_width}}{'':9}{'time':>{took_width}}  {'each':>6}\n"
        lines: list[Content | str | tuple[str, str]] = [("By domain\n", "bold $accent"), (head, "$muted")]
        for d in score.domains:
            share = d.credit / d.total if d.total else Fraction(0)
            met = share >= score.passing or not d.total
            lines += [
                titles[d.domain].truncate(name_width, ellipsis=True, pad=True),
                "  ",
                *bar(share, bar_width, "$success" if met else "$warning"),
                f"  {right[d.domain]:<{right_width}} {percent(d.percent):>6}  {took[d.domain]:>{took_width}}  "
                f"{per_item(d.dwell / seen[d.domain]) if seen[d.domain] else '':>6}",
                ("" if met else "  ▼", "$warning"),
                "\n",
            ]
        lines.append(
            (
                f"▼ under {percent(score.passing * 100)}   Few items per domain: a hint, not a measure.   "
                "each: the time of an item that was seen\n",
                "$muted",
            )
        )
        return Content.assemble(*lines)

    def _looked_up(self) -> Content:
        """Where the time went: the longest items, and what of it the code books took."""
        books, profile = self._report.look_ups, self._record.profile
        lines: list[Content | str | tuple[str, str]] = [("Where the time went\n", "bold $accent")]
        if Tool.BOOKS in self._record.policy.tools:
            lines.append(f"{count(books.count, 'code')} opened in the code books, {span(books.time)} in the books.\n")
        else:
            lines.append("Sat with paper books: the code books in the program were off.\n")
        lines.append((f"{'item':>5}  {'domain':<32}{'in view':>8}  {'codes opened':>12}  {'in books':>8}\n", "$muted"))
        for one in self._report.slowest[:5]:
            title = plain(profile.title_of(one.domain)).truncate(30, ellipsis=True, pad=True)
            in_books = per_item(one.look_up_time) if one.look_ups else ""
            times = f"  {per_item(one.dwell):>8}  {one.look_ups or '':>12}  {in_books:>8}\n"
            lines += [f"{one.slot:>5}  ", title, times]
        if books.count:
            by_domain = [d for d in books.domains if d.count]
            lines.append(("Codes opened, by domain: ", "$muted"))
            lines.append(
                plain(", ".join(f"{profile.title_of(d.domain)} {d.count} in {span(d.time)}" for d in by_domain) + ".\n")
            )
        return Content.assemble(*lines)

    def _happened(self) -> Content:
        report, changes = self._report, self._report.changes

        def numbers(slots: tuple[int, ...]) -> str:
            return f" (item{'s' if len(slots) > 1 else ''} {', '.join(map(str, slots))})" if slots else ""

        strict = self._record.policy.time.interruptions is Interruptions.STRICT
        lines: list[Content | str | tuple[str, str]] = [
            ("Changed answers\n", "bold $accent"),
            f"wrong to right {len(changes.wrong_to_right)}{numbers(changes.wrong_to_right)}\n",
            f"right to wrong {len(changes.right_to_wrong)}{numbers(changes.right_to_wrong)}\n",
            f"wrong to wrong {len(changes.wrong_to_wrong)}{numbers(changes.wrong_to_wrong)}\n\n",
            ("Clock\n", "bold $accent"),
            f"On the review screen or not on any item: {span(report.review_time)}. {count(report.pauses, 'pause')}.\n",
            "Strict clock: time away counts.\n" if strict else "Time away does not count.\n",
        ]
        words = {Cause.STOPPED: "the program was not running", Cause.SUSPENDED: "the machine or the program was asleep"}
        if not report.interruptions:
            lines.append("No interruption.\n")
        for one in report.interruptions:
            charged = f"{span(one.charged)} counted" if one.charged else "none counted"
            lines.append(f"At {duration(one.elapsed)}: away {span(one.gap)}, {words[one.cause]}; {charged}.\n")
        for shift in report.clock_moves:
            direction = "forward" if shift.total_seconds() > 0 else "back"
            lines.append(f"The machine's clock was set {direction} by {span(abs(shift))}: never counted.\n")
        lines.append(
            plain(f"\nAs a page to keep or print:  codexam report {self._record.id} --html report.html", "$muted")
        )
        return Content.assemble(*lines)
