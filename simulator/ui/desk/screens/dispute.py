"""One dispute: the candidate's reason and answer, the item whole, what was ruled, and the ruling."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.message import Message

from simulator.desk.desk import Desk
from simulator.desk.disputes import Matter, Rescored
from simulator.exam import account
from simulator.exam.scoring import earned
from simulator.exam.telling import lettered
from simulator.exam.view import LETTERS
from simulator.ports.docket import LASTING
from simulator.ports.docket import Ruling as Decision
from simulator.ui.commands import bindings
from simulator.ui.desk import wishes
from simulator.ui.desk.screens.asking import Asked, Asking, reasoned
from simulator.ui.desk.screens.ruling import Ruled, Ruling
from simulator.ui.desk.screens.scrolled import Scrolled
from simulator.ui.text import count, day, hanging, percent, plain, prose


class DisputePage(Scrolled[Matter]):
    """One dispute, waiting or settled."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("dispute")]

    @dataclass
    class Going(Message):
        """So many of so many attempts are rescored."""

        done: int
        of: int

    def __init__(self, desk: Desk, dispute: int) -> None:
        super().__init__(desk)
        self._dispute = dispute
        self._matter: Matter | None = None

    def begin(self) -> None:
        """Which dispute."""
        self.entitle(("Dispute  ", "bold $primary"))
        super().begin()

    def read(self) -> Matter:
        """All that it is about."""
        return self.desk.disputes.matter(self._dispute)

    def show(self, value: Matter) -> None:
        """The page."""
        self._matter = value
        dispute = value.dispute
        self.entitle(
            ("Dispute  ", "bold $primary"),
            plain(dispute.item, "bold"),
            plain(f"  {dispute.candidate}, attempt {dispute.attempt}, item {dispute.slot}", "$muted"),
        )
        self.redraw()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A ruling stays; only a lasting one can reach past attempts."""
        if action == "rule":
            return self._matter is not None and self._matter.dispute.ruling is None
        if action == "rescore":
            return self._matter is not None and any(r.verdict in LASTING for r in self._matter.earlier)
        return super().check_action(action, parameters)

    def draw(self, width: int) -> Content | None:
        """Reason and answer first, then the item."""
        return _page(self._matter, width) if self._matter else None

    def action_rule(self) -> None:
        """Settle it."""
        if self._matter:
            asking = Ruling(self.desk, self._matter)
            self.ask(asking, lambda answers: self._rule(asking.ruled(answers)))

    def action_replay(self) -> None:
        """The attempt at this item."""
        if self._matter:
            self.post_message(wishes.Replay(self._matter.dispute.attempt, self._matter.dispute.slot))

    def action_candidate(self) -> None:
        """Who disputes it."""
        if self._matter:
            self.post_message(wishes.Candidate(self._matter.dispute.candidate))

    def action_rescore(self) -> None:
        """Past attempts, by the ruling in force."""
        if matter := self._matter:
            self.ask(rescoring(matter.item.id), lambda answers: self._rescore(matter, answers["reason"]))

    @on(Going)
    def _going(self, message: Going) -> None:
        self.tell(f"Rescoring: {message.done} of {message.of} attempts ...")

    def _rule(self, ruled: Ruled) -> str:
        settled = self.desk.disputes.rule(self._dispute, ruled.verdict, ruled.reason, ruled.key)
        past = f" {count(settled.past, 'other attempt')} could be rescored: s." if settled.past else ""
        return f"Ruled: {settled.ruling.verdict.value}.{past}"

    def _rescore(self, matter: Matter, why: str) -> str:
        def going(done: int, of: int) -> None:
            if done % 50 == 0:
                self.post_message(self.Going(done, of))

        return told(self.desk.disputes.rescore_past(matter.dispute.revision, why, going))


def rescoring(item: str) -> Asking:
    """The window that asks whether past attempts get a later score."""
    about = (
        f"Every closed attempt that holds {item} gets a new, dated score by the ruling in force, beside its first one, "
        "which stays. The candidates see both."
    )
    return Asking(
        f"Rescore past attempts of {item}?", [Asked("reason", "Reason")], about=about, yes="Rescore", check=reasoned
    )


def told(found: Rescored) -> str:
    """What a rescore did."""
    if not found.attempts:
        return "Every attempt has a score by this ruling already."
    return (
        f"{count(found.attempts, 'attempt')} rescored, {found.changed} with another score: "
        f"{found.now_passed} pass now, {found.now_failed} do no longer."
    )


def ruling_lines(rulings: tuple[Decision, ...], options: tuple[str, ...], width: int) -> Content:
    """What was ruled on an item, the oldest first."""
    lines = []
    for one in rulings:
        key = f", key {lettered(one.key, options)}" if one.key else ""
        lines.append(hanging(f"{one.verdict.value}{key}, by {one.by} on {day(one.at)}: {one.reason}", width, 2))
    return Content("\n").join(lines)


def _page(matter: Matter, width: int) -> Content:
    dispute, item, response = matter.dispute, matter.item, matter.response
    credit = earned(item, response, matter.record.policy)
    answer = "nothing"
    if item.case is not None:
        answer = ", ".join(account.entered(line) for line in response.sheet) or "nothing"
    elif response.typed or response.chosen:
        answer = response.typed or lettered(response.chosen, matter.slot.options)
    lines: list[Content | str | tuple[str, str]] = [
        ("What the candidate says  ", "bold $accent"),
        (f"{day(dispute.at)}\n", "$muted"),
        hanging(dispute.reason, width, 2, "  “"),
        "”\n\n",
        ("Answered  ", "bold $accent"),
        plain(answer, "bold"),
        ("  ✓ right by the key of then" if credit == 1 else f"  ✗ earned {percent(credit * 100)}", "$muted"),
        ("\nKey now   ", "bold $accent"),
        plain(lettered(matter.key, matter.slot.options) or "see below", "bold"),
        (f"   held by {count(matter.past, 'other closed attempt')}", "$muted"),
        (f"   {matter.unscored}" if matter.unscored else "", "$warning"),
        "\n",
    ]
    if matter.also:
        lines.append((f"⚑ {count(len(matter.also), 'other dispute')} of this item waiting too\n", "$warning"))
    if matter.earlier:
        lines += [
            ("\nRuled on this item\n", "bold $accent"),
            ruling_lines(matter.earlier, matter.slot.options, width),
            "\n",
        ]
    if dispute.ruling is None:
        lines.append(("It waits: r rules.\n", "bold $warning"))
    lines += [("\nThe item\n", "bold $accent"), prose(item.stem), "\n"]
    for letter, option in zip(LETTERS, matter.slot.options, strict=False):
        text = item.option(option)
        right, chosen = option in matter.key, option in response.chosen
        sign = "✓" if right else "✗" if chosen else " "
        state = "  the key" * right + ("  the answer" if chosen else "")
        style = "bold $success" if right else "bold $warning" if chosen else ""
        whole = hanging(text.text + state, width, 5, f" {sign} {letter.upper()}  ")
        lines += ["\n", whole.stylize(style) if style else whole, "\n"]
        lines.append(hanging(text.why, width, 5, "     ").stylize("$muted"))
    if item.case:
        keyed = [f"  {account.keyed(line)}" for line in item.case.key]
        lines += [("\nKey, line by line\n", "$accent"), plain("\n".join(keyed))]
    lines += [("\n\nRationale\n", "bold $accent"), prose(item.rationale)]
    lines += [("\n\nReferences  ", "bold $accent"), plain(" · ".join(item.references))]
    return Content.assemble(*lines)
