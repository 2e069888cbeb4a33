"""A ruling to be made: what it would do is told before it is made."""

from dataclasses import dataclass
from functools import partial

from textual import on, work
from textual.content import Content
from textual.widgets import Input, Select

from simulator.desk.desk import Desk
from simulator.desk.disputes import Matter
from simulator.desk.refusal import Refusal
from simulator.exam.telling import lettered
from simulator.ports.docket import Verdict
from simulator.ports.failure import StoreError
from simulator.ui.desk.behind import behind
from simulator.ui.desk.screens.asking import Answers, Asked, Asking, reasoned
from simulator.ui.desk.widgets.letters import ids
from simulator.ui.text import plain

VERDICTS = {
    Verdict.CREDITED: "Accept: credit this attempt",
    Verdict.REKEYED: "Accept: re-key the item from now on",
    Verdict.RETIRED: "Retire the item",
    Verdict.REJECTED: "Reject, with the reason",
}


@dataclass(frozen=True, slots=True)
class Ruled:
    """What was decided. `key` are ids of options."""

    verdict: Verdict
    key: tuple[str, ...]
    reason: str


class Ruling(Asking):
    """Asks for a verdict, the key where it is to be another one, and the reason."""

    def __init__(self, desk: Desk, matter: Matter) -> None:
        self._desk = desk
        self._matter = matter
        lines = [
            Asked("verdict", "Ruling", choices=tuple((one.value, VERDICTS[one]) for one in matter.verdicts)),
            Asked("key", "New key", "", f"letters, as the candidate saw them; now {_key(matter)}"),
            Asked("reason", "Reason", "", "the candidate reads it; it stays on record"),
        ]
        super().__init__(f"Rule on {matter.item.id}", lines, yes="Rule", check=self._wrong)

    def on_mount(self) -> None:
        """What the first verdict would do."""
        self._preview_again()

    @on(Select.Changed)
    def _other_verdict(self) -> None:
        self._preview_again()

    @on(Input.Changed, "#key")
    def _other_key(self) -> None:
        self._preview_again()

    def _preview_again(self) -> None:
        self.workers.cancel_node(self)
        answers = self.answers
        verdict = Verdict(answers["verdict"])
        self.query_one("#key", Input).disabled = verdict is not Verdict.REKEYED
        if verdict is Verdict.REKEYED and not answers["key"].strip():
            self.tell_more(plain("\nWrite the letters of the options that are right.", "$muted"))
            return
        try:
            key = self._key_of(answers)
        except ValueError as wrong:
            self.tell_more(plain(f"\n✗ {wrong}", "$warning"))
            return
        self._preview(verdict, key)

    @work
    async def _preview(self, verdict: Verdict, key: tuple[str, ...]) -> None:
        try:
            preview = await behind(partial(self._desk.disputes.preview, self._matter.dispute.id, verdict, key))
        except (Refusal, StoreError) as refusal:
            self.tell_more(plain(f"\n✗ {refusal}", "$warning"))
            return
        told = [plain(f"\n• {sentence}") for sentence in preview.sentences]
        self.tell_more(Content.assemble(("\nWhat it would do", "bold $accent"), *told))

    def ruled(self, answers: Answers) -> Ruled:
        """What was filled in, once it was taken."""
        return Ruled(Verdict(answers["verdict"]), self._key_of(answers), answers["reason"])

    def _wrong(self, answers: Answers) -> str:
        try:
            self._key_of(answers)
        except ValueError as wrong:
            return str(wrong)
        return reasoned(answers)

    def _key_of(self, answers: Answers) -> tuple[str, ...]:
        if answers["verdict"] != Verdict.REKEYED.value:
            return ()
        return ids(answers["key"], self._matter.slot.options)


def _key(matter: Matter) -> str:
    return lettered(matter.key, matter.slot.options) or "none"
