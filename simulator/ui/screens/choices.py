"""What a candidate may choose in the briefing, of a whole exam or of one record."""

from dataclasses import dataclass, replace
from datetime import timedelta

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Select, Static

from simulator.candidate.lobby import Choices, Offer
from simulator.clock import through
from simulator.exam.case import Answering
from simulator.exam.policy import Feedback, Interruptions, Mode, extra_time
from simulator.exam.profile import Profile
from simulator.ports.roster import Allowance, Assignment
from simulator.ui.errand import Brief, BriefCase
from simulator.ui.text import day, plain, span

ASSEMBLED = "assembled"
AS_WRITTEN = "bank"
LONGEST = 600
"""Minutes that one may give oneself for a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What an instructor has decided of an exam: extra time that is allowed, and, where it is assigned, most else."""

    allowance: Allowance | None = None
    assignment: Assignment | None = None


class ExamChoices(Vertical):
    """The choices of an exam, those of the command line made. What is assigned cannot be changed here.

    `lacking` says, once the forms are known, that the one assigned is not among them; else it is "".
    """

    def __init__(self, profile: Profile, brief: Brief, terms: Terms) -> None:
        super().__init__(id="choices")
        self.lacking = ""
        self._profile = profile
        self._brief = brief
        self._terms = terms

    def compose(self) -> ComposeResult:
        """A row for each choice. Which forms there are, and whether there are records, is told later."""
        brief = self._brief
        mode = "feedback" if brief.feedback is Feedback.IMMEDIATE else brief.mode.value
        assigned = self._terms.assignment
        head = f"Assigned by {assigned.by} to {assigned.group}, due by {through(assigned.closes)}" if assigned else ""
        yield Static(plain(head or "Your choices"), classes="head")
        yield _row("Form", _select("form", [("reading the banks ...", "")], ""))
        yield _row(
            "Mode",
            _select(
                "mode",
                [
                    ("Exam: answers explained at the end", "exam"),
                    ("Practice: may be paused", "practice"),
                    ("Practice, each answer explained on request", "feedback"),
                ],
                mode,
            ),
        )
        yield _row(
            "Extra time",
            Input(brief.extra, placeholder="none; or 25%, 50%, 100%, or minutes", compact=True, id="extra"),
        )
        yield _row(
            "Time away",
            _select(
                "interruptions",
                [("Clock stops when codexam is not running", "free"), ("Strict: the clock runs on", "strict")],
                brief.interruptions.value,
            ),
        )
        yield _books()
        yield _records(brief.answering)

    def on_mount(self) -> None:
        """Most exams have no records; what is assigned is decided."""
        self.query_one("#records-row").display = False
        for name in ("form", "mode", "extra", "interruptions") if self._terms.assignment else ():
            self.query_one(f"#{name}").disabled = True

    def offer(self, offer: Offer) -> bool:
        """Show the forms there are; False where none can be made."""
        choices = [(f"Form {bank}, as written", bank) for bank in offer.forms]
        if not offer.missing:
            seed = self._brief.seed
            named = f"Assembled from the banks, seed {seed}" if seed is not None else "Assembled anew from the banks"
            choices.append((named, ASSEMBLED))
        wanted = ASSEMBLED if self._brief.seed is not None else self._brief.form
        if self._terms.assignment:
            wanted = self._brief.form or ASSEMBLED
            if choices and wanted not in [value for _, value in choices]:
                self.lacking = (
                    f"The form {wanted} that is assigned is not at hand: tell {self._terms.assignment.by}."
                    if self._brief.form
                    else "The banks cannot fill a form that is drawn, as this one is to be."
                )
                return False
        if not choices:
            return False
        form = self.query_one("#form", Select)
        form.set_options([(plain(name), value) for name, value in choices])
        form.value = wanted if wanted in [value for _, value in choices] else choices[0][1]
        self.query_one("#records-row").display = offer.records > 0
        return True

    def total(self) -> str:
        """The time in all, and what extra time is allowed. ExtraTimeError for extra time that cannot be read."""
        allowed = self._terms.allowance
        told = f"; {allowed.extra} extra allowed by {allowed.by}, {day(allowed.at)}" if allowed else ""
        return f"Time in all: {span(self._profile.limit + extra_time(self._typed, self._profile.limit))}{told}"

    def taken(self, fresh_seed: int) -> Choices:
        """What was chosen. ExtraTimeError, and the cursor there, for extra time that cannot be read."""
        try:
            extra = extra_time(self._typed, self._profile.limit)
        except ValueError:
            self.query_one("#extra").focus()
            raise
        mode, form = _chosen(self, "mode"), _chosen(self, "form")
        seed = fresh_seed if self._brief.seed is None else self._brief.seed
        return Choices(
            profile=self._profile,
            form=None if form == ASSEMBLED else form,
            seed=seed if form == ASSEMBLED else None,
            mode=Mode.EXAM if mode == "exam" else Mode.PRACTICE,
            feedback=Feedback.IMMEDIATE if mode == "feedback" else Feedback.DEFERRED,
            extra=extra,
            interruptions=Interruptions(_chosen(self, "interruptions")),
            books=_chosen(self, "books") == "on",
            answering=_answering(self),
            assignment=self._brief.assignment,
        )

    @property
    def _typed(self) -> str:
        return self.query_one("#extra", Input).value


class CaseChoices(Vertical):
    """The choices of one record: what there is to choose of an exam does not come up."""

    def __init__(self, profile: Profile, brief: BriefCase) -> None:
        super().__init__(id="choices")
        self._profile = profile
        self._brief = brief

    def compose(self) -> ComposeResult:
        """A row for each choice."""
        minutes = self._brief.minutes
        yield Static("Your choices", classes="head")
        yield _row(
            "Minutes",
            Input(
                "" if minutes is None else str(minutes),
                placeholder="none: take your time",
                compact=True,
                id="extra",
                restrict="[0-9]*",
                max_length=3,
            ),
        )
        yield _books()
        yield _records(self._brief.answering)

    def total(self) -> str:
        """The time in all. ValueError for a time that nobody can have."""
        if minutes := self._minutes:
            return f"Time in all: {span(timedelta(minutes=minutes))}"
        return "Not timed: the clock tells what you use."

    def taken(self) -> Choices:
        """What was chosen. ValueError, and the cursor there, for a time that nobody can have."""
        try:
            minutes = self._minutes
        except ValueError:
            self.query_one("#extra").focus()
            raise
        return Choices(
            profile=replace(self._profile, limit=timedelta(minutes=minutes)) if minutes else self._profile,
            mode=Mode.PRACTICE,
            feedback=Feedback.IMMEDIATE,
            books=_chosen(self, "books") == "on",
            case=self._brief.case,
            timed=bool(minutes),
            answering=_answering(self),
        )

    @property
    def _minutes(self) -> int:
        """The minutes as typed; 0 for none."""
        typed = self.query_one("#extra", Input).value
        if typed and not 1 <= int(typed) <= LONGEST:
            raise ValueError(f"A record takes 1 to {LONGEST} minutes; leave it empty for no limit.")
        return int(typed or 0)


def _row(label: str, widget: Select[str] | Input) -> Horizontal:
    return Horizontal(Static(label, classes="label"), widget, classes="choice", id=f"{widget.id}-row")


def _select(name: str, options: list[tuple[str, str]], value: str) -> Select[str]:
    return Select(options, value=value, allow_blank=False, compact=True, id=name)


def _books() -> Horizontal:
    said = [("In the program (F3), look-ups timed", "on"), ("Off: you train with paper books", "off")]
    return _row("Code books", _select("books", said, "on"))


def _records(answering: Answering | None) -> Horizontal:
    said = [
        ("As the record asks: written or chosen", AS_WRITTEN),
        ("Write the codes", Answering.TYPE.value),
        ("Choose the codes from lists", Answering.SELECT.value),
    ]
    return _row("Records", _select("records", said, answering.value if answering else AS_WRITTEN))


def _chosen(choices: Vertical, name: str) -> str:
    return str(choices.query_one(f"#{name}", Select).value)


def _answering(choices: Vertical) -> Answering | None:
    chosen = _chosen(choices, "records")
    return None if chosen == AS_WRITTEN else Answering(chosen)
