"""Candidates of known ability at items of known quality (2PL), so that what an analysis finds can be checked."""

from dataclasses import dataclass, field
from math import exp
from statistics import NormalDist

from simulator.analytics.matrix import Matrix, choice, columns
from simulator.drill.draw import Draw

LETTERS = "ABCD"


@dataclass(frozen=True)
class Planted:
    """A form with faults in known places. `keys` are as the form has them, wrong ones among them."""

    keys: str
    rows: list[bytes]
    miskeyed: set[str] = field(default_factory=set)
    dead: set[str] = field(default_factory=set)

    @property
    def ids(self) -> list[str]:
        return [f"q{number}" for number in range(1, len(self.keys) + 1)]

    @property
    def matrix(self) -> Matrix:
        return matrix(self.rows, self.keys)


def matrix(rows: list[bytes], keys: str) -> Matrix:
    """Rows of marks as items of four options, named q1, q2 and so on."""
    units = [
        choice(f"q{number}", marks, options={letter: letter for letter in LETTERS}, key=key)
        for number, (marks, key) in enumerate(zip(columns(rows, len(keys)), keys, strict=True), 1)
    ]
    return Matrix(len(rows), tuple(units))


class Chance(Draw):
    """The same candidates on every Python."""

    def share(self) -> float:
        """Evenly between 0 and 1, and neither."""
        return (self.below(1 << 52) + 0.5) / (1 << 52)

    def between(self, low: float, high: float) -> float:
        return low + (high - low) * self.share()


def sat(seed: int, candidates: int, items: int, *, miskeyed: int = 0, dead: int = 0, omitted: float = 0.02) -> Planted:
    """A sitting. The last `miskeyed` items have a distractor for their key, and before them `dead` a dead option.

    Abilities are normal; who does not know guesses, by how strongly each distractor pulls.
    """
    chance = Chance(seed, "a sitting")
    ids = [f"q{number}" for number in range(1, items + 1)]
    wrong_from, dead_from = items - miskeyed, items - miskeyed - dead
    truths = [chance.pick(LETTERS) for _ in ids]
    slopes = [chance.between(0.7, 1.6) for _ in ids]
    places = [chance.between(-1.5, 1.0) for _ in ids]
    distractors = [[letter for letter in LETTERS if letter != truth] for truth in truths]
    pulls = [[chance.between(0.5, 1.5) for _ in range(3)] for _ in ids]
    for number in range(dead_from, wrong_from):
        pulls[number][0] = 0.0
    rows = []
    for _ in range(candidates):
        ability = NormalDist().inv_cdf(chance.share())
        marks = ""
        for truth, slope, place, others, pull in zip(truths, slopes, places, distractors, pulls, strict=True):
            if chance.share() < omitted:
                marks += " "
            elif chance.share() < 1 / (1 + exp(-1.7 * slope * (ability - place))):
                marks += truth
            else:
                drawn = chance.between(0, sum(pull))
                marks += others[0 if drawn < pull[0] else 1 if drawn < pull[0] + pull[1] else 2]
        rows.append(marks.encode())
    keys = truths[:wrong_from] + [others[0] for others in distractors[wrong_from:]]
    return Planted("".join(keys), rows, set(ids[wrong_from:]), set(ids[dead_from:wrong_from]))
