"""The briefing: what the exam is, its rules, and what the candidate may choose before the clock starts."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Footer, Input, Select, Static

from simulator.exam.policy import ExtraTimeError, Feedback, Interruptions, Mode, extra_time
from simulator.exam.profile import Profile
from simulator.lobby import Choices, Lobby, Offer
from simulator.ui import wishes
from simulator.ui.commands import bindings
from simulator.ui.errand import Brief
from simulator.ui.screens.frame import Frame
from simulator.ui.text import count, percent, plain, prose, span

ASSEMBLED = "assembled"


class Briefing(Frame[None]):
    """One profile, about to be sat."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("briefing")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (108, "-wide")]

    class Offered(Message):
        """The banks were read."""

        def __init__(self, offer: Offer) -> None:
            super().__init__()
            self.offer = offer

    def __init__(self, lobby: Lobby, profile: Profile, brief: Brief | None = None) -> None:
        super().__init__()
        self._lobby = lobby
        self._profile = profile
        self._brief = brief or Brief(profile=profile.id)
        self._offer: Offer | None = None

    def compose(self) -> ComposeResult:
        """The rules, and beside or below them the choices."""
        brief = self._brief
        mode = "feedback" if brief.feedback is Feedback.IMMEDIATE else brief.mode.value
        yield Static(
            Content.assemble(plain(self._profile.title, "bold $primary"), ("  briefing", "$muted")), id="title"
        )
        with VerticalScroll(id="pages", can_focus=False):
            with Vertical(id="rules"):
                yield Static(prose(self._profile.about))
                yield Static(prose(self._profile.notice), id="notice")
                yield Static(_rules(self._profile), id="facts")
            with Vertical(id="choices"):
                yield Static("Your choices", classes="head")
                yield _choice(
                    "Form", Select([(plain("reading the banks ..."), "")], id="form", allow_blank=False, compact=True)
                )
                yield _choice(
                    "Mode",
                    Select(
                        [
                            ("Exam: answers explained at the end", "exam"),
                            ("Practice: may be paused", "practice"),
                            ("Practice, each answer explained on request", "feedback"),
                        ],
                        value=mode,
                        allow_blank=False,
                        compact=True,
                        id="mode",
                    ),
                )
                yield _choice(
                    "Extra time",
                    Input(brief.extra, placeholder="none; or 25%, 50%, 100%, or minutes", compact=True, id="extra"),
                )
                yield _choice(
                    "Time away",
                    Select(
                        [("Clock stops when codexam is not running", "free"), ("Strict: the clock runs on", "strict")],
                        value=brief.interruptions.value,
                        allow_blank=False,
                        compact=True,
                        id="interruptions",
                    ),
                )
                yield _choice(
                    "Code books",
                    Select(
                        [("In the program (F3), look-ups timed", "on"), ("Off: you train with paper books", "off")],
                        value="on",
                        allow_blank=False,
                        compact=True,
                        id="books",
                    ),
                )
                yield Static(id="total")
                with Horizontal(id="buttons"):
                    yield Button("Begin (F10)", id="begin", variant="primary", disabled=True)
                    yield Button("Tutorial first (F2)", id="tutorial", disabled=True)
        yield Static(id="news")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Read the banks behind the screen."""
        self._show_total()
        self._read()

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        self.post_message(self.Offered(self._lobby.offer(self._profile)))

    @on(Offered)
    def _offered(self, event: Offered) -> None:
        offer = self._offer = event.offer
        form = self.query_one("#form", Select)
        choices = [(plain(f"Form {bank}, as written"), bank) for bank in offer.forms]
        if not offer.missing:
            seed = self._brief.seed
            named = f"Assembled from the banks, seed {seed}" if seed is not None else "Assembled anew from the banks"
            choices.append((plain(named), ASSEMBLED))
        if not choices:
            self.query_one("#choices").display = False
            self.query_one("#facts", Static).update(_short(offer))
            pages = self.query_one("#pages", VerticalScroll)
            pages.can_focus = True  # the list is long, and the arrow keys are to scroll it
            pages.focus()
            self.refresh_bindings()
            return
        form.set_options(choices)
        wanted = ASSEMBLED if self._brief.seed is not None else self._brief.form
        form.value = wanted if wanted in [value for _, value in choices] else choices[0][1]
        for button in self.query(Button):
            button.disabled = False
        self.query_one("#begin", Button).focus(scroll_visible=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An exam of which no form can be made cannot begin."""
        none = bool(self._offer and self._offer.missing and not self._offer.forms)
        return not (none and action in {"begin", "tutorial"})

    def action_begin(self) -> None:
        """Start the clock."""
        self._start(tutorial=False)

    def action_tutorial(self) -> None:
        """Learn the screen first."""
        self._start(tutorial=True)

    def action_back(self) -> None:
        """Back to home."""
        self.app.pop_screen()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self._start(tutorial=event.button.id == "tutorial")

    @on(Input.Changed, "#extra")
    def _extra_changed(self) -> None:
        self._show_total()

    def _start(self, *, tutorial: bool) -> None:
        if not self._offer or not (self._offer.forms or not self._offer.missing):
            return
        try:
            extra = extra_time(self.query_one("#extra", Input).value, self._profile.limit)
        except ExtraTimeError as wrong:
            self.query_one("#total", Static).update(plain(str(wrong), "$warning"))
            self.query_one("#extra").focus()
            return
        mode = str(self.query_one("#mode", Select).value)
        form = str(self.query_one("#form", Select).value)
        assembled = form == ASSEMBLED
        choices = Choices(
            profile=self._profile,
            form=None if assembled else form,
            seed=self._lobby.fresh_seed()
            if assembled and self._brief.seed is None
            else self._brief.seed
            if assembled
            else None,
            mode=Mode.EXAM if mode == "exam" else Mode.PRACTICE,
            feedback=Feedback.IMMEDIATE if mode == "feedback" else Feedback.DEFERRED,
            extra=extra,
            books=self.query_one("#books", Select).value == "on",
            interruptions=Interruptions(str(self.query_one("#interruptions", Select).value)),
        )
        self.post_message(wishes.Begin(choices, tutorial=tutorial))

    def _show_total(self) -> None:
        total = self.query_one("#total", Static)
        try:
            extra = extra_time(self.query_one("#extra", Input).value, self._profile.limit)
        except ExtraTimeError as wrong:
            total.update(plain(str(wrong), "$text-warning"))
        else:
            total.update(plain(f"Time in all: {span(self._profile.limit + extra)}", "bold"))


def _choice(label: str, widget: Select[str] | Input) -> Horizontal:
    return Horizontal(Static(label, classes="label"), widget, classes="choice")


def _rules(profile: Profile) -> Content:
    seconds = profile.limit.total_seconds() / max(1, profile.total)
    alerts = ", ".join(str(int(alert.total_seconds()) // 60) for alert in profile.alerts)
    rows = [
        ("Items", f"{profile.total} in {count(len(profile.blueprint), 'domain')}"),
        ("Time", f"{span(profile.limit)}, {int(seconds) // 60} min {int(seconds) % 60:02} s an item"),
        ("To pass", f"{percent(profile.passing * 100)} of all items; a missing answer counts as wrong"),
        ("Alerts", f"{alerts} minutes before the end"),
    ]
    return Content("\n").join(Content.assemble((f"{name:<9}", "$muted"), plain(fact)) for name, fact in rows)


def _short(offer: Offer) -> Content:
    """Why the exam cannot be sat yet: what the banks lack, domain by domain."""
    profile = offer.profile
    lacking = sum(offer.missing.values())
    head = f"This exam cannot be sat yet: the banks have {profile.total - lacking} of its {profile.total} items.\n"
    rows = [
        f"  {profile.title_of(domain):<34}{number:>3} lacking of {quota}\n"
        for domain, number in offer.missing.items()
        for quota in [next(q.count for q in profile.blueprint if q.domain == domain)]
    ]
    return Content.assemble((head, "bold $warning"), plain("".join(rows)))
