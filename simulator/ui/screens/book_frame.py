"""What the screens of the code books share: the clock above, the news below, and the way out."""

from textual.app import ComposeResult
from textual.widgets import Static

from simulator.ports.codes import Entry, Hit
from simulator.ui.reader import Reader
from simulator.ui.screens.frame import Frame
from simulator.ui.sitting import Ticked
from simulator.ui.text import plain
from simulator.ui.widgets.headline import Headline, Position
from simulator.ui.widgets.key_line import KeyLine


class BookFrame(Frame[None]):
    """A page of the code books. During an exam its clock stays in view."""

    PAGE = "Code books"

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._warned = False

    def compose(self) -> ComposeResult:
        """Clock, page, news, keys."""
        if self._reader.sitting:
            yield Headline()
        else:
            yield Static(plain(self.PAGE, "bold $primary"), id="title")
        yield from self.compose_page()
        yield Static(id="news")
        yield KeyLine()

    def compose_page(self) -> ComposeResult:
        """What this page is made of."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Show the place in the exam, and listen to its clock."""
        if sitting := self._reader.sitting:
            attempt, record = sitting.proctor.attempt, sitting.proctor.record
            self.query_one(Headline).show_position(
                Position(
                    title=record.profile.title,
                    number=attempt.current,
                    total=len(attempt.form.slots),
                    domain=self.PAGE,
                    answered=attempt.answered,
                    flagged=sum(response.flagged for response in attempt.responses),
                )
            )
            sitting.ticked.subscribe(self, self._ticked)
            self._show_clock()

    def say(self, words: str) -> None:
        """Say something below the page; it stands until something else is said. "" says what is wrong, if anything."""
        self.query_one("#news", Static).update(plain(words or self._reader.trouble))

    def action_leave(self) -> None:
        """Put the books away, from however deep in them."""
        while isinstance(self.app.screen, BookFrame):
            self.app.pop_screen()

    def take(self, hit: Hit | Entry | None) -> None:
        """Put a code into the line that the candidate came from, and close the books."""
        if hit is None or not self._reader.take:
            self.say("There is no code under the cursor.")
        elif not hit.billable:
            self.say(f"{hit.code} is a heading: open it, and take a code below it.")
        else:
            self.action_leave()
            self._reader.take(hit.system, hit.code)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A code can be taken where there is a line for it."""
        return action != "put" or self._reader.take is not None

    def _ticked(self, _: Ticked) -> None:
        self._show_clock()
        if self._reader.trouble or self._warned:
            self.say("")
        self._warned = bool(self._reader.trouble)

    def _show_clock(self) -> None:
        if sitting := self._reader.sitting:
            sitting.show_clock(self.query_one(Headline))
