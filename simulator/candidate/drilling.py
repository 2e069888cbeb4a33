"""A drill in one window: a proctor, and what chooses the next item for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from simulator.candidate.proctor import Proctor
from simulator.drill.choose import Make, Met, Strand, choose
from simulator.drill.draw import Draw
from simulator.drill.schedule import Card
from simulator.drill.share import NONE, Share, Weakness
from simulator.drill.stock import Stock
from simulator.drill.topics import Scope, title
from simulator.exam.attempt import Attempt
from simulator.exam.form import dealt
from simulator.exam.item import Item
from simulator.exam.scoring import earned
from simulator.ports.drills import Rating, Review, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How a drill stands. `right` and `wrong` (or passed over) are decided; `dealt` has the item in view too.

    `items` is how many the wish has in all, None for no end; `due` how many reviews are still to come in it.
    """

    dealt: int
    right: int
    wrong: int
    items: int | None
    due: int


@dataclass(frozen=True, kw_only=True)
class Agenda:
    """What a drill chooses from, as it stood when this window opened.

    `scope` is what new items are of; `cards` and the items `due` today are by item id, the one due longest first;
    `lately` holds the ids of items that were in view lately; `domains` and `log` are the candidate's, without what
    this drill itself has left there.
    """

    wish: Wish
    stock: Stock
    scope: Scope
    cards: Mapping[str, Card]
    due: Mapping[str, Item]
    lately: frozenset[str]
    domains: Mapping[str, Share]
    log: tuple[Review, ...]

    @property
    def seed(self) -> int:
        """What decides every draw of the drill."""
        return self.wish.seed or 0

    @cached_property
    def drawn(self) -> tuple[list[Strand], list[str]]:
        """What new items are drawn from, and items of the banks that were answered lately; none in a review."""
        return ([], []) if self.wish.reviews else self.stock.strands(self.scope, self.lately, self.seed)

    @cached_property
    def kinds(self) -> Mapping[str, Share]:
        """The candidate's shares by strand."""
        shares: dict[str, Share] = {}
        for review in self.log:
            strand = self.stock.strand(review.item, review.domain)
            shares[strand] = shares.get(strand, NONE).plus(review.rating is not Rating.AGAIN)
        return shares

    def next_item(self, course: Sequence[Met]) -> Item | str | None:
        """What comes after this course: a new item or one due, or the id of one met in the course; None for nothing."""
        strands, spare = self.drawn
        domains, kinds = dict(self.domains), dict(self.kinds)
        for met in course:
            domains[met.domain] = domains.get(met.domain, NONE).plus(met.right)
            kinds[met.strand] = kinds.get(met.strand, NONE).plus(met.right)
        asked = {met.item for met in course}
        while True:
            choice = choose(course, list(self.due), strands, spare, domains, kinds, self.seed)
            if not isinstance(choice, Make):
                break
            draw = Draw(self.seed, f"{choice.strand.name} after {len(course)}")
            if item := self.stock.make(choice.strand.name, self.scope, asked | self.cards.keys(), draw):
                return item
            strands = [strand for strand in strands if strand != choice.strand]
        if choice is None:
            return None
        if choice.item in asked:
            return choice.item
        return self.due.get(choice.item) or self.stock.items[choice.item]

    def reason(self, item_id: str, domain: str, course: Sequence[Met]) -> str:
        """Why an item is asked after this course, as a sentence."""
        places = [place for place, met in enumerate(course, 1) if met.item == item_id]
        if places:
            ago = len(course) - places[-1] + 1
            return f"Missed {'just now' if ago == 1 else f'{ago} items ago'}: it comes back until it is right."
        if card := self.cards.get(item_id):
            times = "the one time" if card.reviews == 1 else f"{card.missed} of the {card.reviews} times"
            return f"Due for review: missed {times} it was asked." if card.missed else "Due for review: it took long."
        share = self.domains.get(domain, NONE)
        for met in course:
            share = share.plus(met.right) if met.domain == domain else share
        return Weakness(domain=domain, title=title(domain, self.stock.titles), share=share).sentence


class Drill:
    """One drill in this window. Made by `Coach.start` and `Coach.resume`, with an item in view.

    For what a candidate does at an item beside answering it (flag, note, strike, books, pause) ask `proctor`;
    `proctor.item()` is what is in view. Every write may raise what the proctor's do: Illegal, Unsaved, Taken, Watching.
    """

    def __init__(self, proctor: Proctor, agenda: Agenda) -> None:
        self.proctor = proctor
        self.wish = agenda.wish
        self.ending = ""
        """Why nothing more comes, as a sentence; "" while something may."""
        self._agenda = agenda

    @property
    def reason(self) -> str:
        """Why the item in view is asked now: a sentence for the candidate."""
        attempt = self.proctor.attempt
        slot = attempt.form.slot(attempt.current)
        return self._agenda.reason(slot.item, slot.domain, self._course(attempt.current - 1))

    @property
    def counts(self) -> Counts:
        """How the drill stands."""
        dealt_out = len(self.proctor.attempt.form.slots)
        decided = self._course(dealt_out if self.settled or self.proctor.closed else dealt_out - 1)
        met = {slot.item for slot in self.proctor.attempt.form.slots}
        right = sum(each.right for each in decided)
        return Counts(
            dealt=dealt_out,
            right=right,
            wrong=len(decided) - right,
            items=self.wish.items,
            due=sum(item not in met for item in self._agenda.due),
        )

    @property
    def allowed(self) -> timedelta | None:
        """The exam time for an item that the pace sets; None where no pace was chosen."""
        return self.wish.allowed

    @property
    def settled(self) -> bool:
        """Whether the item in view has been explained: then `next` comes."""
        attempt = self.proctor.attempt
        return bool(attempt.form.slots) and attempt.response(attempt.current).revealed

    def begin(self) -> None:
        """Deal the first item, where none was dealt yet."""
        if not (self.proctor.attempt.form.slots or self.proctor.watching):
            self.next()

    def next(self) -> bool:
        """Bring the next item into view. False when the wish is fulfilled or nothing is left: then `stop` comes.

        An item in view without an answer counts as passed over.
        """
        attempt = self.proctor.attempt
        number = len(attempt.form.slots)
        if self.proctor.closed:
            self.ending = "The time is up."
        elif self.wish.items is not None and number >= self.wish.items:
            self.ending = f"That was {'the one item' if number == 1 else f'all {number} items'} you asked for."
        elif (item := self._next_item(number)) is None:
            self.ending = "Nothing more is due." if self.wish.reviews else "Everything there is has been asked."
        else:
            self.proctor.deal(item, dealt(attempt.form, item, self._agenda.seed))
            self.ending = "The time is up." if self.proctor.closed else ""
        return not self.ending

    def choose(self, *options: str) -> None:
        """Answer the item in view by option ids."""
        self.proctor.answer(*options)

    def type(self, text: str) -> None:
        """Write the answer of the typed item in view, as far as it is typed."""
        self.proctor.type_in(text)

    def settle(self) -> None:
        """Explain the item in view, and put it into the review log in the same write."""
        self.proctor.reveal()

    def stop(self) -> None:
        """End the drill for good: it goes into history. An answer that was not explained yet counts."""
        self.proctor.submit()

    def leave(self) -> None:
        """Let the drill go, with the time used on disk. It can be resumed."""
        self.proctor.leave()

    def _next_item(self, number: int) -> Item | None:
        found = self._agenda.next_item(self._course(number))
        if isinstance(found, str):
            revision = next(slot.revision for slot in self.proctor.attempt.form.slots if slot.item == found)
            return self.proctor.record.items[revision]
        return found

    def _course(self, places: int) -> list[Met]:
        """The first so many places, as decided by what stands in them."""
        attempt: Attempt = self.proctor.attempt
        return [
            Met(
                item=slot.item,
                domain=slot.domain,
                strand=self._agenda.stock.strand(slot.item, slot.domain),
                right=earned(self.proctor.record.items[slot.revision], response, attempt.policy) == 1,
            )
            for slot, response in list(zip(attempt.form.slots, attempt.responses, strict=True))[:places]
        ]
