"""A drill to choose: what, how long, how hard, at which pace. Enter begins where the candidate is weakest."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Footer, Input, OptionList, Select, Static

from simulator.candidate.coach import Coach
from simulator.drill.plan import FOCUS
from simulator.drill.share import Weakness
from simulator.drill.topics import Sort, Topic
from simulator.exam.item import Difficulty
from simulator.exam.profile import Profile
from simulator.exam.words import duration
from simulator.ports.drills import Wish
from simulator.ports.failure import StoreError
from simulator.ui import wishes
from simulator.ui.commands import bindings
from simulator.ui.screens.books import Words
from simulator.ui.screens.building import Building
from simulator.ui.text import bar, count, plain
from simulator.ui.widgets.menu import Line, Menu

ANY = "any"
WEAKEST = "weakest"
MOST = 600
HEADS = {Sort.DOMAIN: "Domains, the weakest first", Sort.SKILL: "Skills", Sort.KIND: "Kinds of items without end"}
HOW_LONG = "How long is a number of items such as 20, or minutes such as 15 min; empty, until you stop."


class NoLength(ValueError):
    """A length that cannot be read; the text names those that can."""


@dataclass(frozen=True, slots=True)
class Length:
    """How long a drill lasts: so many items, or so much time, or neither."""

    items: int | None = None
    limit: timedelta | None = None


def length(text: str) -> Length:
    """A length as people write it: "20", "20 items", "15 min", or "" for no end. NoLength for anything else."""
    words = text.lower().split()
    number, unit = "".join(words), "items"
    for suffix, means in (("items", "items"), ("item", "items"), ("minutes", "min"), ("min", "min"), ("m", "min")):
        if number.endswith(suffix):
            number, unit = number.removesuffix(suffix), means
            break
    if not words:
        return Length()
    if not (number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= MOST):
        raise NoLength(HOW_LONG)
    return Length(limit=timedelta(minutes=int(number))) if unit == "min" else Length(items=int(number))


class DrillSetup(Building[None]):
    """Typing searches the topics, the arrows move, Enter begins. The cursor begins at the weakest."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("drill-setup")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (108, "-wide")]

    class Known(Message):
        """What there is to drill, and how the candidate stands; or the words say why not."""

        def __init__(
            self, topics: tuple[Topic, ...] = (), weakest: tuple[Weakness, ...] = (), refusal: str = ""
        ) -> None:
            super().__init__()
            self.topics = topics
            self.weakest = weakest
            self.refusal = refusal

    def __init__(self, coach: Coach, candidate: str, profiles: tuple[Profile, ...]) -> None:
        super().__init__()
        self._coach = coach
        self._candidate = candidate
        self._profiles = profiles
        self._topics: tuple[Topic, ...] = ()
        self._weakest: tuple[Weakness, ...] = ()
        self._marked: list[str] = []
        self._reading = True
        self._wanted = False

    def compose(self) -> ComposeResult:
        """The words searched for, the topics, and beside or below them the choices."""
        yield Static(Content.assemble(("Drill  ", "bold $primary"), plain(self._candidate, "bold")), id="title")
        with Vertical(id="room"):
            with Vertical(id="what"):
                yield Words(placeholder="Type to find a topic: pcs, laterality, modifier", id="words", compact=True)
                yield self.bar()
                menu = Menu()
                menu.can_focus = False  # the words keep the cursor, whatever is clicked
                yield menu
            with Vertical(id="how"):
                yield Static("Your choices", classes="head")
                yield _row("How long", Words(placeholder="until you stop; 20; 15 min", id="length", compact=True))
                hard = [("Any", ANY), *((each.value.capitalize(), each.value) for each in Difficulty)]
                yield _row("Difficulty", _select("difficulty", hard))
                yield _row("Pace", _select("pace", [("No pace", ANY), *map(_pace, self._profiles)]))
        yield Static(id="news")
        yield Footer(compact=True, show_command_palette=False)

    def on_mount(self) -> None:
        """Find out behind the screen what there is."""
        self.query_one("#words").focus()
        self._show()
        self.say("Looking what there is ...")
        self._read()

    def on_resize(self, _: events.Resize) -> None:
        """Lines are as long as the window is wide."""
        self.call_after_refresh(self._show)

    def say(self, words: str) -> None:
        """Say something below the choices."""
        self.query_one("#news", Static).update(plain(words))

    @work(thread=True, exclusive=True)
    def _read(self) -> None:
        try:
            self._coach.open(self.tell)
            self.post_message(self.Known(self._coach.topics(), self._coach.weakest(self._candidate)))
        except StoreError as refusal:
            self.post_message(self.Known(refusal=str(refusal)))

    @on(Known)
    def _known(self, event: Known) -> None:
        self.built()
        self._reading = False
        self._topics, self._weakest = event.topics, event.weakest
        self._show()
        self.say(event.refusal)
        if self._wanted and not event.refusal:
            self.action_begin()

    def action_begin(self) -> None:
        """Begin; where it is not known yet what there is, as soon as it is."""
        if not self._topics:
            self._wanted = True
            self.say("It begins as soon as the items are ready.")
            if not self._reading:  # the books could not be opened before
                self._reading = True
                self._read()
            return
        self._wanted = False
        try:
            wish = self._wish()
        except NoLength as wrong:
            self.query_one("#length").focus()
            self.say(str(wrong))
        else:
            self.say("")
            self.post_message(wishes.Drill(wish))

    def action_mark(self) -> None:
        """Mark the topic under the cursor for a mix, or take the mark off."""
        chosen = self.query_one(Menu).chosen
        if chosen in self._marked:
            self._marked.remove(chosen)
        elif chosen and chosen != WEAKEST:
            self._marked.append(chosen)
        else:
            self.say("Put the cursor on a topic to mark it.")
            return
        self._show()
        self.say(f"Marked: {', '.join(map(self._title, self._marked))}." if self._marked else "")

    def action_choices(self) -> None:
        """On to the next of the choices."""
        self.focus_next()

    def action_move(self, lines: int) -> None:
        """Move the cursor of the list; the words keep theirs."""
        menu = self.query_one(Menu)
        menu.action_cursor_down() if lines > 0 else menu.action_cursor_up()

    def action_page(self, pages: int) -> None:
        """Move the cursor of the list by a page."""
        menu = self.query_one(Menu)
        if menu.highlighted is not None:
            menu.highlighted = min(max(0, menu.highlighted + pages * menu.size.height), menu.option_count - 1)

    def action_back(self) -> None:
        """Back to home; from the choices, first to the topics."""
        if self.focused is not self.query_one("#words"):
            self.query_one("#words").focus()
        else:
            self.app.pop_screen()

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_begin()

    @on(Input.Changed, "#words")
    def _changed(self) -> None:
        self._show()

    def _wish(self) -> Wish:
        """What was chosen; NoLength for a length that cannot be read."""
        wanted = length(self.query_one("#length", Input).value)
        chosen = self.query_one(Menu).chosen or WEAKEST
        difficulty, pace = (str(self.query_one(f"#{name}", Select).value) for name in ("difficulty", "pace"))
        return Wish(
            topics=tuple(_name(line) for line in self._marked or [chosen] if line != WEAKEST),
            difficulty=None if difficulty == ANY else Difficulty(difficulty),
            items=wanted.items,
            limit=wanted.limit,
            pace=None if pace == ANY else pace,
        )

    def _show(self) -> None:
        """The topics that go by the words."""
        if not self.is_attached:
            return
        words = self.query_one("#words", Input).value.lower().split()
        lines = [] if words else [Line(_weakest_line(self._weakest), id=WEAKEST)]
        shares = {weakness.domain: weakness for weakness in self._weakest}
        rank = {weakness.domain: n for n, weakness in enumerate(self._weakest)}
        width = max(40, self.query_one(Menu).size.width)
        for sort, head in HEADS.items():
            mine = [topic for topic in self._topics if topic.sort is sort and _goes_by(topic, words)]
            mine.sort(key=lambda topic: rank.get(topic.name, len(rank)))
            lines += [Line(Content.styled(f" {head}", "bold $accent"))] if mine else []
            lines += [
                Line(_topic_line(topic, shares, width, marked=_id(topic) in self._marked), id=_id(topic))
                for topic in mine
            ]
        first = next((line.id for line in lines if line.id), None)
        nothing = Line(plain("No topic goes by these words.", "$muted"))
        menu = self.query_one(Menu)
        kept = menu.chosen if menu.chosen in {line.id for line in lines} and not words else first
        menu.show(lines or [nothing], at=kept)

    def _title(self, line: str) -> str:
        return next((topic.title for topic in self._topics if _id(topic) == line), _name(line))


def _id(topic: Topic) -> str:
    """The line of a topic: a skill and a kind may have one name."""
    return f"{topic.sort.value} {topic.name}"


def _name(line: str) -> str:
    return line.partition(" ")[2]


def _goes_by(topic: Topic, words: list[str]) -> bool:
    name = f"{topic.name} {topic.title} {topic.name.replace('-', ' ')}".lower()
    return all(word in name for word in words)


def _weakest_line(weakest: tuple[Weakness, ...]) -> Content:
    named = "; ".join(weakness.sentence.rstrip(".") for weakness in weakest[:FOCUS])
    return Content.assemble("   ▸ ", ("Where you are weakest", "bold"), plain(f"  {named}" if named else "", "$muted"))


def _topic_line(topic: Topic, shares: Mapping[str, Weakness], width: int, *, marked: bool) -> Content:
    kinds = count(topic.kinds, "kind") if topic.kinds and topic.sort is not Sort.KIND else ""
    held = ", ".join(part for part in (count(topic.items, "item") if topic.items else "", kinds) if part)
    mark = Content.styled("   ✓ ", "bold $success") if marked else Content("   ▸ ")
    weakness = shares.get(topic.name) if topic.sort is Sort.DOMAIN else None
    if weakness is None:
        return Content.assemble(mark, plain(topic.title, "bold"), plain(f"  {held}", "$muted"))
    name = plain(topic.title, "bold").truncate(max(20, min(28, width - 48)), ellipsis=True, pad=True)
    share = weakness.share
    figure = f"{share.right * 100 // share.total:>3} % of {share.total:<4}" if share.total else "nothing so far"
    drawn = bar(share.right / share.total if share.total else share.right, max(6, min(20, width - 70)), "$primary")
    return Content.assemble(mark, name, " ", *drawn, f" {figure:<14}", plain(f"  {held}", "$muted"))


def _pace(profile: Profile) -> tuple[str, str]:
    return f"{profile.title}: {duration(profile.limit / profile.total)} an item", profile.id


def _row(label: str, widget: Select[str] | Input) -> Horizontal:
    return Horizontal(Static(label, classes="label"), widget, classes="choice")


def _select(name: str, options: list[tuple[str, str]]) -> Select[str]:
    return Select(
        [(plain(text), value) for text, value in options], value=ANY, allow_blank=False, compact=True, id=name
    )
