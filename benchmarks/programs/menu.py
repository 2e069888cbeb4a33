"""A Textual app with nothing but a list: the least that a key can cost."""

from textual.app import App, ComposeResult
from textual.widgets import OptionList


class MenuApp(App[None]):
    def compose(self) -> ComposeResult:
        yield OptionList(*(f"line {number:03}" for number in range(1000)))


MenuApp().run()
