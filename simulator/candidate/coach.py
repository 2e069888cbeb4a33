"""The coach: drills a candidate, knows what is weak and what is due, and says what to do until the exam.

Beside the lobby, which sees to exams. A drill is an attempt of its own that grows item by item.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from fractions import Fraction

from simulator.candidate.drilling import Agenda, Drill
from simulator.candidate.library import Progress
from simulator.candidate.proctor import Proctor
from simulator.clock import Clock
from simulator.drill import schedule, share
from simulator.drill.made import BANK, Generator
from simulator.drill.plan import FOCUS, Plan, plan
from simulator.drill.schedule import Card
from simulator.drill.share import Weakness
from simulator.drill.stock import LATELY, Stock, stock
from simulator.drill.topics import Scope, Topic, UnknownTopic, nearest, scope, title
from simulator.exam.form import Form
from simulator.exam.item import Kind
from simulator.exam.policy import OUT_OF_REACH, Feedback, Mode, policy_for
from simulator.exam.profile import Profile, Quota, Tool
from simulator.ports.attempts import Archive, Journal
from simulator.ports.docket import Docket, Verdict
from simulator.ports.drills import Reviews, Wish
from simulator.ports.shelf import Shelf
from simulator.rulings import given, in_force


class Undrillable(Exception):
    """This cannot be drilled; the text says why, and names what can be."""


class Coach:
    """Drills and what they are for. `window` is a name that no other running window has.

    `open_generators` may take seconds the first time, while the code books are built, and tells its progress. Days
    begin at midnight in `zone`, the machine's own where none is given.
    """

    def __init__(
        self,
        *,
        shelf: Shelf,
        journal: Journal,
        archive: Archive,
        reviews: Reviews,
        disputes: Docket,
        clock: Clock,
        window: str,
        open_generators: Callable[[Progress], Sequence[Generator]],
        zone: tzinfo | None = None,
    ) -> None:
        self._shelf = shelf
        self._journal = journal
        self._archive = archive
        self._reviews = reviews
        self._disputes = disputes
        self._clock = clock
        self._window = window
        self._open_generators = open_generators
        self._generators: tuple[Generator, ...] | None = None
        self._zone = zone

    # What there is to drill

    @property
    def ready(self) -> bool:
        """Whether the generators are open: else the next call that needs them may take seconds."""
        return self._generators is not None

    def open(self, progress: Progress) -> None:
        """Open the generators, and build the code books where they are not there yet. Raises StoreError."""
        if self._generators is None:
            self._generators = tuple(self._open_generators(progress))

    def topics(self) -> tuple[Topic, ...]:
        """Everything that can be drilled by name: domains, then skills, then kinds of made items. Reads all banks."""
        return self._stock().topics

    def check(self, wish: Wish) -> None:
        """Find out, before anything is begun, whether a wish names what there is; Undrillable where it does not."""
        self._scope(wish, self._stock())
        self._allowed(wish)

    # How a candidate stands

    def weakest(self, candidate: str) -> tuple[Weakness, ...]:
        """The domains that can be drilled, the weakest first by what the candidate has answered so far.

        Reads all banks, but waits for no code book: until the generators are open, of the domains that only they know
        those are left out which were never drilled.
        """
        log = self._reviews.log(candidate)
        at_hand = stock(self._shelf.stock(), self._generators or (), self._shelf.profiles(), self._disputes.rulings())
        drilled = {review.domain: title(review.domain, at_hand.titles) for review in log}
        shares = share.by_domain(self._archive.domain_scores(candidate), log)
        return share.weakest(at_hand.domains | drilled, shares)

    def due(self, candidate: str) -> tuple[Card, ...]:
        """The reviews that are due today, the one due longest first. Reads banks only where an item was retired."""
        now = self._clock.read().now
        return schedule.due_now(self._cards(candidate, now), now, self._zone)

    def coming(self, candidate: str) -> tuple[Card, ...]:
        """The reviews from today on, the next first, each on the day that the exam leaves it.

        Reads banks only where an item was retired.
        """
        now = self._clock.read().now
        return schedule.coming(self._cards(candidate, now), schedule.day_of(now, self._zone))

    def exam_date(self, candidate: str) -> date | None:
        """The day of the candidate's exam; None where none is set."""
        return self._reviews.exam_date(candidate)

    def set_exam_date(self, candidate: str, day: date | None) -> None:
        """Set the day of the exam, or take it back. Reviews fall due by it from now on."""
        self._reviews.set_exam_date(candidate, day, self._clock.read().now)

    def plan(self, candidate: str) -> Plan:
        """What to do in the seven days from today. Of the domains, those in which something was answered."""
        now = self._clock.read().now
        cards = self._cards(candidate, now)
        due = schedule.due_now(cards, now, self._zone)
        weak = [weakness for weakness in self.weakest(candidate) if weakness.share.total]
        today = schedule.day_of(now, self._zone)
        return plan(cards, len(due), weak, self._reviews.exam_date(candidate), today)

    # Drills

    def start(self, candidate: str, wish: Wish) -> Drill:
        """Begin a drill with its first item in view. Undrillable where the wish names or leaves nothing to ask."""
        now = self._clock.read().now
        seed = int(now.timestamp()) % 1_000_000 if wish.seed is None else wish.seed
        wish = replace(wish, seed=seed, allowed=self._allowed(wish))
        agenda = self._agenda(candidate, wish)
        if agenda.next_item(()) is None:
            raise Undrillable(_nothing(wish))
        profile = _profile(wish, agenda.stock)
        policy = policy_for(profile, mode=Mode.DRILL, feedback=Feedback.IMMEDIATE, timed=wish.limit is not None)
        form = Form(id="review" if wish.reviews else "drill", profile=profile.id, slots=(), seed=seed)
        return self._sit(self._journal.begin(candidate, profile, form, policy, (), now, wish), agenda)

    def resume(self, attempt_id: int, *, take: bool = False) -> Drill:
        """Go on with a drill; it only watches while another window holds it, unless `take`.

        Undrillable where there is no such drill.
        """
        try:
            record = self._journal.load(attempt_id)
        except KeyError:
            raise Undrillable(f"There is no attempt {attempt_id}. `codexam history` lists them.") from None
        if record.wish is None:
            raise Undrillable(f"Attempt {attempt_id} is no drill.")
        return self._sit(attempt_id, self._agenda(record.candidate, record.wish, attempt_id), take=take)

    def _sit(self, attempt_id: int, agenda: Agenda, *, take: bool = False) -> Drill:
        drill = Drill(Proctor.open(self._journal, self._clock, attempt_id, self._window, take=take), agenda)
        try:
            drill.begin()
        except Exception:  # a window that never came up holds nothing
            drill.leave()
            raise
        return drill

    def _agenda(self, candidate: str, wish: Wish, attempt_id: int | None = None) -> Agenda:
        """What a drill chooses from. What this very attempt left in the log belongs not to it, but to its course."""
        now = self._clock.read().now
        at_hand = self._stock()
        log = [review for review in self._reviews.log(candidate) if review.attempt != attempt_id]
        domains = share.by_domain(self._archive.domain_scores(candidate), log)
        asked = within = self._scope(wish, at_hand)
        if not (wish.topics or wish.bank or wish.reviews):
            able = {strand.domain for strand in at_hand.strands(asked, (), 0)[0]}
            weak = [weakness.domain for weakness in share.weakest(at_hand.domains, domains)]
            within = replace(asked, domains=frozenset([domain for domain in weak if domain in able][:FOCUS]))
        cards = self._open_to_review(schedule.cards(log, now, self._reviews.exam_date(candidate), self._zone))
        cards = tuple(card for card in cards if card.item not in at_hand.retired)
        due = schedule.due_now(cards, now, self._zone)
        kept = self._reviews.items([card.revision for card in due if card.item not in at_hand.items])
        ruled = given(kept, at_hand.rulings)
        items = {card.item: at_hand.items.get(card.item) or ruled[card.revision] for card in due}
        lately = {s.item for s in self._archive.sightings(candidate) if now - s.at < LATELY and s.attempt != attempt_id}
        return Agenda(
            wish=wish,
            stock=at_hand,
            scope=within,
            cards={card.item: card for card in cards},
            due={id_: item for id_, item in items.items() if asked.holds(item, at_hand.kind(id_))},
            lately=frozenset(lately),
            domains=domains,
            log=tuple(log),
        )

    def _cards(self, candidate: str, now: datetime) -> tuple[Card, ...]:
        log, exam = self._reviews.log(candidate), self._reviews.exam_date(candidate)
        return self._open_to_review(schedule.cards(log, now, exam, self._zone))

    def _open_to_review(self, cards: tuple[Card, ...]) -> tuple[Card, ...]:
        """The cards without those of retired items, as they stand in their bank today, or else as they were met."""
        rulings = self._disputes.rulings()
        doubted = {card.item for card in cards} & {r.item for r in rulings if r.verdict is Verdict.RETIRED}
        if not doubted:
            return cards
        today = {item.id: item for item in self._shelf.stock() if item.id in doubted}
        met = self._reviews.items([card.revision for card in cards if card.item in doubted.difference(today)])
        retired = in_force([*today.values(), *met.values()], rulings).retired
        return tuple(card for card in cards if card.item not in retired)

    def _stock(self) -> Stock:
        self.open(lambda _share, _what: None)
        profiles, rulings = self._shelf.profiles(), self._disputes.rulings()
        return stock(self._shelf.stock(), self._generators or (), profiles, rulings)

    def _scope(self, wish: Wish, at_hand: Stock) -> Scope:
        banks = [*sorted({item.bank for item in at_hand.items.values()}), *([BANK] if at_hand.generators else [])]
        if wish.bank is not None and wish.bank not in banks:
            raise Undrillable(_no_bank(wish.bank, banks))
        try:
            return scope(wish.topics, at_hand.topics, wish.difficulty, wish.bank)
        except UnknownTopic as unknown:
            records = {item.domain for item in self._shelf.stock() if item.kind is Kind.CASE}
            if records.intersection(wish.topics):
                raise Undrillable("Records are not drilled, but coded one by one: `codexam case` lists them.") from None
            raise Undrillable(str(unknown)) from None

    def _allowed(self, wish: Wish) -> timedelta | None:
        if wish.pace is None:
            return None
        profiles = {profile.id: profile for profile in self._shelf.profiles()}
        if wish.pace not in profiles:
            raise Undrillable(f"There is no exam {wish.pace!r} to set the pace. There are: {', '.join(profiles)}.")
        return profiles[wish.pace].limit / profiles[wish.pace].total


def _profile(wish: Wish, at_hand: Stock) -> Profile:
    """The exam that a drill is, as far as it is one: nothing to pass, no alert, every tool, the titles of domains."""
    named = ", ".join(topic.title for name in wish.topics for topic in at_hand.topics if name == topic.name)
    return Profile(
        id="drill",
        title="Review of what is due" if wish.reviews else f"Drill: {named or wish.bank or 'where you are weakest'}",
        about="",
        notice="",
        limit=wish.limit or OUT_OF_REACH,
        passing=Fraction(0),
        alerts=(),
        code_years=(),
        blueprint=tuple(Quota(domain=domain, title=title, count=0) for domain, title in at_hand.domains.items()),
        pool=(),
        tools=frozenset(Tool),
    )


def _nothing(wish: Wish) -> str:
    if wish.reviews:
        return "Nothing is due today. `codexam drill` asks something new."
    named = " and ".join(wish.topics) or "these choices"
    hard = f" that is {wish.difficulty.value}" if wish.difficulty else ""
    bank = f" in the bank {wish.bank}" if wish.bank else ""
    return f"There is no item for {named}{hard}{bank}. `codexam drill --list` shows what there is."


def _no_bank(bank: str, banks: Sequence[str]) -> str:
    near = ", ".join(nearest(bank, banks) or banks)
    return f"There is no bank {bank!r} to drill. " + (f"There are: {near}." if near else "No bank could be read.")
