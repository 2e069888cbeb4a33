"""Intake: names and groups as they are to stand on the roster, and what is wrong with them."""

from collections.abc import Iterable, Sequence

from simulator.desk.refusal import Refusal
from simulator.ports.roster import written

Entry = tuple[str | None, str | None]
"""A candidate and the group that they join. None for a candidate of no group, or a group of nobody yet."""


class Unfit(Refusal):
    """Some names will not do. `faults` has a sentence for each, after its place in the list, counted from 0."""

    def __init__(self, faults: Sequence[tuple[int, str]]) -> None:
        super().__init__(" ".join(dict.fromkeys(fault for _, fault in faults)))
        self.faults = tuple(faults)


def fit(entries: Iterable[Entry], names: Iterable[str], groups: Iterable[str]) -> list[Entry]:
    """The entries as they are kept, beside the `names` and `groups` there are. Unfit for names that will not do."""
    entries, there = list(entries), (_Names(names), _Names(groups))
    faults: list[tuple[int, str]] = []
    for place, entry in enumerate(entries):
        for known, word in zip(there, entry, strict=True):
            try:
                known.admit(word)
            except ValueError as wrong:
                faults.append((place, str(wrong)))
    if faults:
        raise Unfit(faults)
    return [(name and written(name), group and written(group)) for name, group in entries]


class _Names:
    """Names that there are. One that differs in capitals or spaces alone would make somebody new of a slip."""

    def __init__(self, there: Iterable[str]) -> None:
        self._there = set(there)
        self._alike = {_alike(name): name for name in self._there}

    def admit(self, name: str | None) -> None:
        """The name is there from now on. ValueError where it will not do."""
        if name is None:
            return
        plain = written(name)
        there = self._alike.setdefault(_alike(plain), plain)
        if plain != there and plain not in self._there:
            raise ValueError(
                f"There is {there} already, and {plain} is the same but for capitals or spaces: write {there}, "
                "or tell the two apart."
            )


def _alike(name: str) -> str:
    return "".join(name.casefold().split())
