"""Writing to a file: what, in which format, and where to."""

from dataclasses import dataclass
from pathlib import Path

from textual import on, work
from textual.message import Message

from simulator.desk.exporter import Exporter, Format, Kind, What
from simulator.desk.refusal import Refusal
from simulator.ports.failure import StoreError
from simulator.ui.desk.screens.asking import Answers, Asked, Asking

_KINDS = {
    Kind.ATTEMPTS: "Attempts, a line each",
    Kind.RESULTS: "Results by domain",
    Kind.ITEMS: "Item analysis",
    Kind.ROSTER: "Roster",
    Kind.REPORT: "Report of the attempt",
    Kind.CANDIDATE: "Report on the candidate",
    Kind.CLASS: "Report on the class",
}
_OVER, _KEEP = "over", "keep"


class Exporting(Asking):
    """Asks, writes behind the screen, and says where the file is."""

    @dataclass
    class Written(Message):
        """The file is there, or why it is not."""

        path: Path | None
        words: str

    def __init__(self, exporter: Exporter, kinds: tuple[Kind, ...], what: What) -> None:
        self._exporter = exporter
        self._what = what
        choices = tuple(
            (f"{kind.value} {form.value}", f"{_KINDS[kind]}, {form.value.upper()}")
            for kind in kinds
            for form in exporter.formats(kind)
        )
        there = ((_KEEP, "Leave a file that is there already"), (_OVER, "Write over a file that is there"))
        lines = [
            Asked("kind", "What", choices=choices),
            Asked("to", "Where to", str(Path.cwd()), "a folder, or a file"),
            Asked("there", "If it is there", choices=there),
        ]
        super().__init__("Write to a file", lines, yes="Write")
        self.take = self._begin

    def _begin(self, answers: Answers) -> None:
        kind, _, form = answers["kind"].partition(" ")
        to = Path(answers["to"].strip() or ".").expanduser()
        self._write(Kind(kind), Format(form), to, force=answers["there"] == _OVER)

    @work(thread=True)
    def _write(self, kind: Kind, form: Format, to: Path, *, force: bool) -> None:
        try:
            path = self._exporter.export(kind, form, self._what, to, force=force)
        except (Refusal, StoreError) as refusal:
            self.post_message(self.Written(None, str(refusal)))
        else:
            self.post_message(self.Written(path, f"Written: {path}"))

    @on(Written)
    def _was_written(self, message: Written) -> None:
        if message.path is None:
            self.refuse(message.words)
            return
        self.app.notify(message.words, markup=False)
        self.dismiss()
