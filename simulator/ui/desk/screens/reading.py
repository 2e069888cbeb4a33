"""What the screens of the desk have in common: they read behind the screen, and say what was refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from simulator.desk.desk import Desk
from simulator.desk.refusal import Refusal
from simulator.ports.failure import StoreError
from simulator.ui.desk import wishes
from simulator.ui.desk.behind import behind
from simulator.ui.desk.screens.asking import Answers, Asking
from simulator.ui.desk.widgets.table import Table
from simulator.ui.screens.frame import Frame
from simulator.ui.text import plain
from simulator.ui.widgets.key_line import KeyLine

Value = TypeVar("Value")


class Reading(Frame[None], Generic[Value]):
    """A screen that shows what `read` brings from behind it. The cursor begins in its list."""

    AUTO_FOCUS: ClassVar[str | None] = "Table"

    @dataclass
    class Refused(Message):
        """What was asked cannot be had or done; the words say why. `asking` is the window that asked for it."""

        words: str
        asking: Asking | None = None

    @dataclass
    class Done(Message):
        """Something was written; the words say what. `asking` is the window that asked for it."""

        words: str
        asking: Asking | None = None

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """A title, the body, a line of news, the keys."""
        yield Static(id="title")
        yield from self.body()
        yield Static(plain("Reading ..."), id="news")
        yield KeyLine()

    def on_mount(self) -> None:
        """The handlers of a class and of those below it are all called: what is to happen once is in `begin`."""
        self.begin()

    def begin(self) -> None:
        """What there is to show is read."""
        self.reload()

    def body(self) -> ComposeResult:
        """What stands between title and news."""
        raise NotImplementedError

    def read(self) -> Value:
        """What there is to show. Runs on a thread: touches no widget. May raise Refusal or StoreError."""
        raise NotImplementedError

    def show(self, value: Value) -> None:
        """Show what was read."""
        raise NotImplementedError

    def entitle(self, *parts: Content | str | tuple[str, str]) -> None:
        """The title: the first part is what this is."""
        self.query_one("#title", Static).update(Content.assemble(*parts))

    def tell(self, words: str, style: str = "") -> None:
        """Say something above the keys."""
        self.query_one("#news", Static).update(plain(words, style))

    def reload(self) -> None:
        """Read anew."""
        self._read()

    def act(self, act: Callable[[], object], told: str) -> None:
        """Do something that writes, behind the screen; then say what was done, and read anew."""
        self._act(act, told)

    def ask(self, asking: Asking, act: Callable[[Answers], str]) -> None:
        """Do with the answers of a window what `act` does, behind it; then it closes, and what was done is told.

        Where it is refused, the window says why and keeps what was typed.
        """
        asking.take = lambda answers: self._act(lambda: act(answers), "", asking)
        self.app.push_screen(asking)

    def action_back(self) -> None:
        """Back to where one came from."""
        self.app.pop_screen()

    def action_open(self) -> None:
        """Open what is under the cursor."""

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        try:
            value = await behind(self.read)
        except (Refusal, StoreError) as refusal:
            self.tell(str(refusal), "$warning")
        else:
            self.tell("")
            self.show(value)
            self.refresh_bindings()

    @work(thread=True, group="act")
    def _act(self, act: Callable[[], object], told: str, asking: Asking | None = None) -> None:
        try:
            done = act()
        except (Refusal, StoreError) as refusal:
            self.post_message(self.Refused(str(refusal), asking))
        else:
            self.post_message(self.Done(done if isinstance(done, str) else told, asking))

    @on(Refused)
    def _was_refused(self, message: Refused) -> None:
        if message.asking and message.asking.is_active:
            message.asking.refuse(message.words)
        else:
            self.tell(message.words, "$warning")

    @on(Done)
    def _was_done(self, message: Done) -> None:
        if message.asking and message.asking.is_active:
            message.asking.dismiss()
        self.reload()
        self.app.notify(message.words, markup=False, timeout=4)

    @on(wishes.Wish)
    def _asks(self, wish: wishes.Wish) -> None:
        wish.asker = self

    @on(Table.Picked)
    def _picked(self) -> None:
        self.action_open()
