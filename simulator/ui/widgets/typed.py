"""An answer that is typed: a field with the cursor in it, and once it is explained, what was right."""

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from simulator.exam.case import Role, bare
from simulator.exam.notation import remark
from simulator.exam.view import ItemView, SolvedView
from simulator.ui.text import plain

LONGEST = 24
"""Characters that the field takes: more than any code has."""

ROLES = {"icd-10-pcs": Role.PROCEDURE, "icd-10-cm": Role.DIAGNOSIS}
"""What a code of these domains is on a claim: by that its form is remarked on."""


class CodeField(Input, inherit_bindings=False):
    """A line that shows only what `write` has kept. Enter is left to the screen, so that its footer shows it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding for binding in Input.BINDINGS if not (isinstance(binding, Binding) and binding.key == "enter")
    ]

    def __init__(self, write: Callable[[str], bool]) -> None:
        super().__init__(
            placeholder="Type it; Enter explains it", max_length=LONGEST, compact=True, select_on_focus=False
        )
        self._write = write
        self._kept = ""

    def show(self, text: str) -> None:
        """Show what is kept."""
        self._kept = text
        if self.value != text:
            self.value = text
            self.cursor_position = len(text)

    def validate_value(self, value: str) -> str:
        """The new text once it is kept; else the one before."""
        if value in (self._kept, self.value) or self._write(value):
            self._kept = value
            return value
        return self._kept


class TypedAnswer(Vertical):
    """The field with what is odd about the form of what stands in it; in its place, once explained, the verdict."""

    def __init__(self, write: Callable[[str], bool]) -> None:
        super().__init__()
        self._field = CodeField(write)
        self._domain = ""

    def compose(self) -> ComposeResult:
        """Field and remark, or verdict."""
        with Horizontal(id="typing"):
            yield Static("Your answer", id="label")
            yield self._field
        yield Static(id="form")
        yield Static(id="verdict")

    @property
    def open(self) -> bool:
        """Whether an answer can be typed now."""
        return bool(self.display) and bool(self.query_one("#typing").display)

    def take_cursor(self) -> None:
        """The cursor goes into the field."""
        self._field.focus()

    def show(self, item: ItemView) -> None:
        """Show what stands in this item; nothing for one that is answered otherwise."""
        self.display = item.typed is not None
        solved = isinstance(item, SolvedView)
        self._domain = item.domain
        self.query_one("#typing").display = self.query_one("#form").display = not solved
        self.query_one("#verdict").display = solved
        if isinstance(item, SolvedView):
            self.query_one("#verdict", Static).update(verdict(item))
        else:
            self._field.show(item.typed or "")

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        role = ROLES.get(self._domain)
        odd = remark(role, event.value) if role else ""
        self.query_one("#form", Static).update(plain(f"! {odd}" if odd else "", "$warning"))


def verdict(item: SolvedView) -> Content:
    """What was typed beside what is right; nothing where one chooses."""
    if item.typed is None:
        return Content()
    best, others = item.accepted[0], item.accepted[1:]
    also = plain(f"\n  also right: {', '.join(others)}" if others else "", "$muted")
    if item.right:
        mine = "" if bare(item.typed) == bare(best) else f" (yours: {item.typed.strip()})"
        return Content.assemble(
            ("✓ ", "bold $success"), plain(best, "bold"), plain(f"  ✓ right answer, and yours{mine}", "$success"), also
        )
    wrong = Content.assemble(
        ("✗ ", "bold $error"), plain(item.typed.strip(), "bold"), ("  ✗ your answer, wrong\n", "$error")
    )
    unanswered = Content.styled("○ nothing was typed\n", "$warning")
    return Content.assemble(
        wrong if item.answered else unanswered,
        ("✓ ", "bold $success"),
        plain(best, "bold"),
        ("  ✓ right answer", "$success"),
        also,
    )
