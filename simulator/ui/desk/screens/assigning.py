"""An assignment to be made: which exam, on which form, when, and by which rules."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from textual import on
from textual.widgets import Select

from simulator.clock import Clock, moment
from simulator.exam.policy import Interruptions, Mode
from simulator.exam.profile import Profile
from simulator.ui.desk.screens.asking import Answers, Asked, Asking
from simulator.ui.text import plain

_DRAWN = "drawn"
_WRITTEN = "%Y-%m-%d %H:%M"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is to be assigned."""

    profile: str
    form: str | None
    mode: Mode
    interruptions: Interruptions
    opens: datetime
    closes: datetime


class Assigning(Asking):
    """Asks for an assignment; it opens now and closes in a week unless told otherwise."""

    def __init__(self, group: str, exams: Sequence[Profile], forms: Mapping[str, Sequence[str]], clock: Clock) -> None:
        now = clock.read().now.astimezone()
        self._forms = forms
        first = exams[0].id if exams else ""
        lines = [
            Asked("exam", "Exam", choices=tuple((exam.id, exam.title) for exam in exams)),
            Asked("form", "Form", choices=_choices(forms.get(first, ()))),
            Asked("mode", "Mode", choices=((Mode.EXAM.value, "Exam"), (Mode.PRACTICE.value, "Practice"))),
            Asked(
                "clock",
                "Time away",
                choices=(
                    (Interruptions.FREE.value, "The clock stops when codexam does not run"),
                    (Interruptions.STRICT.value, "Strict: the clock runs on"),
                ),
            ),
            Asked("opens", "Opens", now.strftime(_WRITTEN), "2026-01-31 09:00"),
            Asked("closes", "Closes", (now + timedelta(days=7)).strftime(_WRITTEN), "2026-02-07 18:00, or a day"),
        ]
        super().__init__(f"Assign to {group}", lines, yes="Assign", check=_wrong)

    @on(Select.Changed, "#exam")
    def _other_exam(self, event: Select.Changed) -> None:
        choices = _choices(self._forms.get(str(event.value), ()))
        form = self.query_one("#form", Select)
        form.set_options([(plain(words), value) for value, words in choices])
        form.value = choices[0][0]


def wanted(answers: Answers) -> Wanted:
    """What was filled in. ValueError for a time that is none."""
    return Wanted(
        profile=answers["exam"],
        form=None if answers["form"] == _DRAWN else answers["form"],
        mode=Mode(answers["mode"]),
        interruptions=Interruptions(answers["clock"]),
        opens=moment(answers["opens"]),
        closes=moment(answers["closes"], whole_day=True),
    )


def _choices(forms: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return (*((form, f"Form {form}, as written") for form in forms), (_DRAWN, "Drawn anew for each candidate"))


def _wrong(answers: Answers) -> str:
    try:
        what = wanted(answers)
    except ValueError:
        return "A time is written 2026-01-31 09:00, or the day alone."
    return "" if what.opens < what.closes else "It closes before it opens."
