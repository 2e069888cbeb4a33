"""Items: how those of a form did, from the first finished exam-mode attempt of each candidate."""

from dataclasses import dataclass

from simulator.analytics.analysis import analyse
from simulator.analytics.figures import Analysis, ItemFigures
from simulator.desk.refusal import Refusal
from simulator.desk.responses import matrix
from simulator.exam.form import Form, Slot
from simulator.exam.item import Item
from simulator.ports.docket import Dispute, Docket, Ruling
from simulator.ports.register import Register, Sat


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place of a form: the item there, its figures, what has been ruled on it, and what waits for a ruling.

    The figures are by the key that the attempts were sat with, whatever has been ruled since.
    """

    slot: Slot
    item: Item
    figures: ItemFigures
    rulings: tuple[Ruling, ...] = ()
    waiting: tuple[Dispute, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormAnalysis:
    """A form with the figures of all of it. `places` are in the order of the form, as `analysis.items` are."""

    sat: Sat
    form: Form
    group: str | None
    analysis: Analysis
    places: tuple[Place, ...]

    def place(self, number: int) -> Place:
        """The place with this number, from 1; IndexError outside the form."""
        return self.places[self.form.slot(number).number - 1]

    @property
    def flagged(self) -> tuple[Place, ...]:
        """The places that have a flag, in the order of the form."""
        return tuple(place for place in self.places if place.figures.remarks)


class Items:
    """Item analysis. Refusal for a form that nobody sat; StoreError from any method."""

    def __init__(self, *, register: Register, docket: Docket) -> None:
        self._register = register
        self._docket = docket

    def forms(self) -> tuple[Sat, ...]:
        """The forms that somebody has sat and finished in exam mode, the one sat most first."""
        return self._register.sat()

    def analysis(self, fingerprint: str, group: str | None = None) -> FormAnalysis:
        """The item analysis of a form, by its fingerprint, over everybody or a group.

        Over ten thousand attempts it takes a second: not for the thread of the screen.
        """
        sat = next((sat for sat in self._register.sat() if sat.fingerprint == fingerprint), None)
        if sat is None:
            raise Refusal("Nobody has sat and finished this form in exam mode: there is nothing to analyse.")
        form, items = self._register.form(fingerprint)
        found = analyse(matrix(form, items, self._register.outcomes(fingerprint, group)))
        rulings, waiting = self._docket.rulings(), self._docket.disputes(waiting=True)
        places = tuple(
            Place(
                slot=slot,
                item=items[slot.revision],
                figures=figures,
                rulings=tuple(ruling for ruling in rulings if ruling.revision == slot.revision),
                waiting=tuple(dispute for dispute in waiting if dispute.revision == slot.revision),
            )
            for slot, figures in zip(form.slots, found.items, strict=True)
        )
        return FormAnalysis(sat=sat, form=form, group=group, analysis=found, places=places)
