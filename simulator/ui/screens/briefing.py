"""The briefing: what the exam is, its rules, and what the candidate may choose before the clock starts."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Footer, Input, Static

from simulator.candidate.lobby import Choices, Lobby, Offer
from simulator.exam.profile import Profile
from simulator.ui import wishes
from simulator.ui.commands import bindings, keys_of
from simulator.ui.errand import Brief, BriefCase
from simulator.ui.screens.choices import CaseChoices, ExamChoices, Terms
from simulator.ui.screens.frame import Frame
from simulator.ui.screens.rules import case_rules, rules, shortage, table
from simulator.ui.text import plain, prose


class Briefing(Frame[None]):
    """One exam, or one record of an exam, about to be sat."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("briefing")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (108, "-wide")]

    class Offered(Message):
        """The banks were read."""

        def __init__(self, offer: Offer) -> None:
            super().__init__()
            self.offer = offer

    def __init__(
        self,
        lobby: Lobby,
        profile: Profile,
        brief: Brief | BriefCase,
        keys: Mapping[str, str],
        terms: Terms | None = None,
    ) -> None:
        super().__init__()
        self._lobby = lobby
        self._profile = profile
        self._choices: CaseChoices | ExamChoices
        if isinstance(brief, BriefCase):
            self._choices = CaseChoices(profile, brief)
        else:
            self._choices = ExamChoices(profile, brief, terms or Terms())
        self._keys = keys
        self._offer: Offer | None = None
        self._ready = False

    def compose(self) -> ComposeResult:
        """The rules, and beside or below them the choices."""
        title = plain(self._profile.title, "bold $primary")
        yield Static(Content.assemble(title, ("  briefing", "$muted")), id="title")
        with Vertical(id="pages"):
            with VerticalScroll(id="rules", can_focus=False):
                yield Static(prose(self._profile.about))
                yield Static(prose(self._profile.notice), id="notice")
                yield Static(id="facts")
            with Vertical(id="card"):
                yield self._choices
                yield Static(id="total")
                with Horizontal(id="buttons"):
                    yield Button("Begin (F10)", id="begin", variant="primary", disabled=True)
                    yield Button("Tutorial first (F2)", id="tutorial", disabled=True)
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Read the banks behind the screen."""
        self._show_total()
        if isinstance(self._choices, CaseChoices):
            self._open()
        else:
            self._read()

    def on_resize(self, _: events.Resize) -> None:
        """The rules take the width there is; whether some are out of view shows in the footer."""
        self.call_after_refresh(self._show_facts)

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        self.post_message(self.Offered(self._lobby.offer(self._profile)))

    @on(Offered)
    def _offered(self, event: Offered) -> None:
        self._offer = event.offer
        if isinstance(self._choices, ExamChoices) and self._choices.offer(event.offer):
            self._open()
            return
        self.query_one("#card").display = False
        pages = self.query_one("#rules", VerticalScroll)
        pages.can_focus = True  # the list is long, and the arrow keys are to scroll it
        pages.focus()
        self._show_facts()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An exam of which no form can be made cannot begin; what is in view needs no scrolling."""
        if action == "page_rules":
            return self.is_attached and self.query_one("#rules").max_scroll_y > 0
        none = bool(self._offer and self._offer.missing and not self._offer.forms)
        return not ((none or self._lacking) and action in {"begin", "tutorial"})

    def action_begin(self) -> None:
        """Start the clock."""
        self._start(tutorial=False)

    def action_tutorial(self) -> None:
        """Learn the screen first."""
        self._start(tutorial=True)

    def action_page_rules(self, pages: int) -> None:
        """Scroll the rules by pages."""
        shown = self.query_one("#rules")
        shown.scroll_relative(y=pages * max(1, shown.size.height - 1), animate=False)

    def action_back(self) -> None:
        """Back to home."""
        self.app.pop_screen()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        self._start(tutorial=event.button.id == "tutorial")

    @on(Input.Changed, "#extra")
    def _extra_changed(self) -> None:
        self._show_total()

    @property
    def _lacking(self) -> str:
        return self._choices.lacking if isinstance(self._choices, ExamChoices) else ""

    def _open(self) -> None:
        """It can be sat: the cursor is where it begins."""
        self._ready = True
        for button in self.query(Button):
            button.disabled = False
        self.query_one("#begin", Button).focus(scroll_visible=False)
        self._show_facts()

    def _start(self, *, tutorial: bool) -> None:
        if not self._ready:
            return
        try:
            choices = self._taken()
        except ValueError:
            self._show_total()
        else:
            self.post_message(wishes.Begin(choices, tutorial=tutorial))

    def _taken(self) -> Choices:
        if isinstance(self._choices, CaseChoices):
            return self._choices.taken()
        return self._choices.taken(self._lobby.fresh_seed())

    def _show_total(self) -> None:
        try:
            total = plain(self._choices.total(), "bold")
        except ValueError as wrong:
            total = plain(str(wrong), "$text-warning")
        self.query_one("#total", Static).update(total)

    def _show_facts(self) -> None:
        if not self.is_attached:
            return
        facts = self.query_one("#facts", Static)
        if self._lacking:
            facts.update(plain(self._lacking, "bold $warning"))
        elif self._offer and not self._ready:
            facts.update(shortage(self._offer))
        elif isinstance(self._choices, CaseChoices):
            facts.update(table(case_rules(self._profile, keys_of("exam.explain", self._keys)), facts.size.width))
        else:
            facts.update(table(rules(self._profile, self._offer), facts.size.width))
        self.call_after_refresh(self.refresh_bindings)
