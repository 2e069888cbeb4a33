"""The forms that were sat, to be analysed."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType

from simulator.ports.register import Sat
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.desk.screens.reading import Reading
from simulator.ui.desk.widgets.table import Column, Row, Table
from simulator.ui.text import plain

_FORMS = (
    Column("form", "form", 18, grows=True),
    Column("exam", "exam", 14),
    Column("items", "items", 5, right=True),
    Column("firsts", "first attempts", 14, right=True),
    Column("since", "since", 10),
    Column("until", "until", 10),
)


class Forms(Reading[tuple[Sat, ...]]):
    """A line for each form."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("forms")]

    def body(self) -> ComposeResult:
        """The forms."""
        yield Table(_FORMS, empty="Nobody has sat and finished a form in exam mode yet.")

    def begin(self) -> None:
        """What this is."""
        self.entitle(("Items  ", "bold $primary"), "forms that were sat and finished in exam mode")
        super().begin()

    def read(self) -> tuple[Sat, ...]:
        """The one sat most first."""
        return self.desk.items.forms()

    def show(self, value: tuple[Sat, ...]) -> None:
        """A line each."""
        self.query_one(Table).show(_row(one) for one in value)
        self.tell("Only the first finished exam-mode attempt of each candidate counts in item analysis.", "$muted")

    def action_open(self) -> None:
        """Its analysis."""
        if chosen := self.query_one(Table).chosen:
            self.post_message(wishes.Analysis(chosen))


def _row(one: Sat) -> Row:
    return Row(
        one.fingerprint,
        (
            plain(one.name),
            plain(one.profile, "$muted"),
            str(one.items),
            f"{one.firsts:,}",
            f"{one.since.astimezone():%Y-%m-%d}",
            f"{one.until.astimezone():%Y-%m-%d}",
        ),
    )
