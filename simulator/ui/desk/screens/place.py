"""One item of an analysis: whole, with the figures of its options, what its flags say, and what can be ruled."""

from fractions import Fraction
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from simulator.analytics.figures import FEWEST, ItemFigures, OptionFigures
from simulator.desk.desk import Desk
from simulator.desk.items import FormAnalysis, Place
from simulator.exam.item import Kind
from simulator.exam.view import LETTERS
from simulator.ports.docket import LASTING, Verdict
from simulator.ui.commands import bindings
from simulator.ui.desk.screens.analysis import figure, per_item_of
from simulator.ui.desk.screens.asking import Answers
from simulator.ui.desk.screens.dispute import rescoring, ruling_lines, told
from simulator.ui.desk.screens.scrolled import Scrolled
from simulator.ui.desk.screens.unasked import Unasked
from simulator.ui.text import bar, count, hanging, plain, prose

Parts = list[Content | str | tuple[str, str]]


class PlacePage(Scrolled[FormAnalysis]):
    """One place of a form, and the way to the others of the list that it was opened from."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("place")]

    def __init__(self, desk: Desk, found: FormAnalysis, numbers: tuple[int, ...], number: int) -> None:
        super().__init__(desk)
        self._found = found
        self._numbers = numbers
        self._at = numbers.index(number)

    def begin(self) -> None:
        """What was found already."""
        self.show(self._found)
        self.tell("")

    def read(self) -> FormAnalysis:
        """The analysis anew, with what was ruled."""
        return self.desk.items.analysis(self._found.sat.fingerprint, self._found.group)

    def show(self, value: FormAnalysis) -> None:
        """The item."""
        self._found = value
        place = self._place
        self.entitle(
            ("Item  ", "bold $primary"),
            plain(place.item.id, "bold"),
            plain(f"  place {place.slot.number} of form {value.sat.name}", "$muted"),
            (f"  {self._at + 1} of {len(self._numbers)}", "$muted"),
        )
        self.redraw(top=True)
        self.refresh_bindings()

    def draw(self, width: int) -> Content | None:
        """The item with its figures."""
        return _page(self._place, width)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be ruled."""
        place = self._place
        retired = any(ruling.verdict is Verdict.RETIRED for ruling in place.rulings)
        if action == "rekey":
            return place.item.kind in (Kind.SINGLE, Kind.MULTIPLE) and not retired
        if action == "retire":
            return not retired
        if action == "rescore":
            return any(ruling.verdict in LASTING for ruling in place.rulings)
        return super().check_action(action, parameters)

    def action_move(self, way: int) -> None:
        """The next of the list."""
        if 0 <= self._at + way < len(self._numbers):
            self._at += way
            self.show(self._found)

    def action_rekey(self) -> None:
        """Another key."""
        self._ask(Verdict.REKEYED)

    def action_retire(self) -> None:
        """Out of the pool."""
        self._ask(Verdict.RETIRED)

    def action_rescore(self) -> None:
        """Past attempts, by the ruling in force."""
        place = self._place
        self.ask(rescoring(place.item.id), lambda answers: self._rescore(place.slot.revision, answers["reason"]))

    def _ask(self, verdict: Verdict) -> None:
        item, asking = self._place.item, Unasked(self.desk, self._place, verdict)

        def rule(answers: Answers) -> str:
            settled = self.desk.disputes.rule_unasked(item, verdict, answers["reason"], asking.key_of(answers))
            past = f" {count(settled.past, 'closed attempt')} could be rescored: s." if settled.past else ""
            return f"Ruled: {verdict.value}.{past}"

        self.ask(asking, rule)

    def _rescore(self, revision: str, why: str) -> str:
        return told(self.desk.disputes.rescore_past(revision, why))

    @property
    def _place(self) -> Place:
        return self._found.place(self._numbers[self._at])


def _page(place: Place, width: int) -> Content:
    item, found = place.item, place.figures
    lines: Parts = []
    for remark in found.remarks:
        lines += [hanging(remark.sentence, width, 2, "! ").stylize("bold $warning"), "\n"]
    if found.unstable:
        few = f"Under {FEWEST} candidates: counts only." if found.p is None else "Under 30 candidates: unstable."
        lines.append((f"{few}\n", "$warning"))
    for dispute in place.waiting:
        lines += [
            hanging(f"disputed by {dispute.candidate}: {dispute.reason}", width, 2, "⚑ ").stylize("$accent"),
            "\n",
        ]
    options = tuple(option.id for option in item.options)
    if place.rulings:
        lines += [("Ruled\n", "bold $accent"), ruling_lines(place.rulings, options, width), "\n"]
    lines += [("\n" if lines else ""), _figures(found), "\n\n", prose(item.stem), "\n"]
    if found.options:
        lines += [_options(place, width)]
    lines += [("\nRationale\n", "bold $accent"), prose(item.rationale)]
    lines += [("\n\nReferences  ", "bold $accent"), plain(" · ".join(item.references)), "\n"]
    return Content.assemble(*lines)


def _figures(found: ItemFigures) -> Content:
    """The figures of the item in three lines."""
    interval = f" ({figure(found.interval[0])}–{figure(found.interval[1])})" if found.interval else ""
    return Content.assemble(
        (f"n {found.n:,}", "bold"),
        f"   right {found.right:,}   omitted {found.omitted:,}   not reached {found.not_reached:,}\n",
        (f"p {figure(found.p)}{interval}", "bold"),
        f"   of those who answered {figure(found.p_answered)}",
        (f"   rest-score r {figure(found.rest_score_r)}\n", "bold"),
        f"upper group {figure(found.upper)}   lower group {figure(found.lower)}   "
        f"alpha without it {figure(found.alpha_if_deleted)}   "
        f"median time {'–' if found.seconds is None else per_item_of(found.seconds)}   "
        f"look-ups {'–' if found.look_ups is None else format(found.look_ups, '.1f')}",
    )


def _options(place: Place, width: int) -> Content:
    """Each option with its text, who chose it, and how that goes with the rest of the form."""
    letters = dict(zip((option.id for option in place.item.options), LETTERS.upper(), strict=False))
    texts = {option.id: option for option in place.item.options}
    cells = max(8, min(24, width - 56))
    lines: Parts = []
    for one in place.figures.options:
        style = "bold $success" if one.key else ""
        name = letters.get(one.id, one.id)
        text = texts[one.id].text if one.id in texts else f"{one.id}: not an option of this item"
        head = f"{'✓' if one.key else ' '} {name}  "
        whole = hanging(text + ("  the key" if one.key else ""), width, 5, head)
        lines += ["\n", whole.stylize(style) if style else whole, "\n     ", *_chosen(one, cells)]
    return Content.assemble(*lines, "\n")


def _chosen(one: OptionFigures, cells: int) -> Parts:
    share = one.share or 0.0
    groups = f"  upper {one.upper}, lower {one.lower}" if one.upper is not None and one.lower is not None else ""
    percent = "" if one.share is None else f" {share * 100:4.1f} %"
    r = f"  r {figure(one.rest_score_r)}"
    suspicious = not one.key and (one.rest_score_r or 0) > 0
    return [
        *bar(Fraction(share), cells, "$success" if one.key else "$primary"),
        (f" {one.count:>5,}{percent}", "bold"),
        (r, "bold $warning" if suspicious else ""),
        (groups, "$muted"),
    ]
