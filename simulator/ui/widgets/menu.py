"""A list to choose from; headings stand between the lines. Enter is left to the screen, so that its footer shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a menu. A heading has no `id` and cannot be chosen."""

    text: Content
    id: str | None = None


class Menu(OptionList, inherit_bindings=False):
    """An OptionList that takes Content only, so that no text is ever read as markup."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "cursor_up", "Up", show=False),
        Binding("down", "cursor_down", "Down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
    ]

    def show(self, lines: Iterable[Line], at: str | None = None) -> None:
        """Show these lines, with the cursor on the one whose id is `at`, or as near as may be to where it was."""
        kept = at or self.chosen
        was = self.highlighted
        self.set_options(Option(line.text, id=line.id, disabled=line.id is None) for line in lines)
        ids = [option.id for option in self.options]
        if kept is not None and kept in ids:
            self.highlighted = ids.index(kept)
        else:
            below = [n for n, id_ in enumerate(ids) if id_ is not None and n >= (was or 0)]
            self.highlighted = below[0] if below else next((n for n, i in enumerate(ids) if i is not None), None)

    def renew(self, line: Line) -> None:
        """Show one line anew, by its id; nothing where there is none of it."""
        if any(option.id == line.id for option in self.options) and line.id:
            self.replace_option_prompt(line.id, line.text)

    @property
    def chosen(self) -> str | None:
        """The id of the line under the cursor."""
        option = self.highlighted_option
        return option.id if option else None
