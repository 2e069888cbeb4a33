"""A ruling on an item that nobody disputed: what it would do, to past attempts too, is told before it is made."""

from dataclasses import dataclass
from functools import partial

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Input
from textual.worker import get_current_worker

from simulator.desk.desk import Desk
from simulator.desk.disputes import Rescored
from simulator.desk.items import Place
from simulator.desk.refusal import Refusal
from simulator.exam.telling import lettered
from simulator.ports.docket import Verdict
from simulator.ports.failure import StoreError
from simulator.ui.desk.behind import behind
from simulator.ui.desk.screens.asking import Answers, Asked, Asking, reasoned
from simulator.ui.desk.widgets.letters import ids
from simulator.ui.text import count, plain

OFTEN = 25
"""Attempts that are read from one word on how it goes to the next."""


class _Left(Exception):
    """Nobody waits for the answer any more."""


class Unasked(Asking):
    """Asks for the reason, and for the key where it is to be another one."""

    @dataclass
    class Foreseen(Message):
        """What the ruling would do as far as it is known; in `wrong`, why it cannot be."""

        sentences: tuple[str, ...] = ()
        wrong: str = ""

    def __init__(self, desk: Desk, place: Place, verdict: Verdict) -> None:
        self._desk = desk
        self._item = place.item
        self._verdict = verdict
        self._options = tuple(option.id for option in place.item.options)
        title, yes = f"Retire {place.item.id}?", "Retire"
        lines = [Asked("reason", "Reason", "", "it stays on record")]
        if verdict is Verdict.REKEYED:
            title, yes = f"Another key for {place.item.id}", "Re-key"
            lines.insert(0, Asked("key", "New key", "", f"letters; now {lettered(place.item.key, self._options)}"))
        super().__init__(title, lines, yes=yes, check=self._wrong)

    def on_mount(self) -> None:
        """What is known before a key is."""
        self._foresee_again()

    def key_of(self, answers: Answers) -> tuple[str, ...]:
        """The options of the new key; none where the item is retired. ValueError for letters that are none."""
        return ids(answers["key"], self._options) if self._verdict is Verdict.REKEYED else ()

    @on(Input.Changed, "#key")
    def _foresee_again(self) -> None:
        self.workers.cancel_node(self)
        answers = self.answers
        if self._verdict is Verdict.REKEYED and not answers["key"].strip():
            self.tell_more(plain("\nWrite the letters of the options that are right.", "$muted"))
            return
        try:
            self._foresee(self.key_of(answers))
        except ValueError as wrong:
            self.tell_more(plain(f"\n✗ {wrong}", "$warning"))

    @on(Foreseen)
    def _foreseen(self, message: Foreseen) -> None:
        if message.wrong:
            self.tell_more(plain(f"\n✗ {message.wrong}", "$warning"))
            return
        told = [plain(f"\n• {sentence}") for sentence in message.sentences]
        self.tell_more(Content.assemble(("\nWhat it would do", "bold $accent"), *told))

    @work
    async def _foresee(self, key: tuple[str, ...]) -> None:
        disputes, worker = self._desk.disputes, get_current_worker()

        def tell(done: int, of: int) -> None:
            if worker.is_cancelled:
                raise _Left
            if done % OFTEN == 0:
                self.post_message(self.Foreseen((*known, f"What rescoring would do: {done:,} of {of:,} read ...")))

        try:
            foresight = await behind(partial(disputes.foresee, self._item, self._verdict, key))
            known = foresight.sentences
            self.post_message(self.Foreseen(known))
            if foresight.past:
                found = await behind(partial(disputes.foresee_past, self._item, self._verdict, key, tell))
                self.post_message(self.Foreseen((*known, _would(found))))
        except (Refusal, StoreError) as refusal:
            self.post_message(self.Foreseen(wrong=str(refusal)))

    def _wrong(self, answers: Answers) -> str:
        try:
            self.key_of(answers)
        except ValueError as wrong:
            return str(wrong)
        return reasoned(answers)


def _would(found: Rescored) -> str:
    """What rescoring past attempts would do."""
    if not found.changed:
        return "Rescoring them would change no score."
    return (
        f"Rescoring them would change {count(found.changed, 'score')}: {found.now_passed:,} would pass then, "
        f"{found.now_failed:,} no longer."
    )
