"""cm-pair: two codes of which a note says which goes first."""

from collections.abc import Callable

from simulator.drill.cm.condition import SIDE, Condition
from simulator.drill.cm.english import SIDES, capital
from simulator.drill.cm.families.compounds import PREGNANCY
from simulator.drill.cm.families.skin import SKIN_ULCER
from simulator.drill.cm.families.vessels import ATHEROSCLEROSIS, VARICOSE
from simulator.drill.cm.groups import GROUPS
from simulator.drill.cm.ordered import Order, order_item
from simulator.drill.cm.people import OLD, WORKING, person
from simulator.drill.cm.repertoire import Repertoire
from simulator.drill.cm.tabular import with_seventh
from simulator.drill.draw import Draw
from simulator.drill.made import Made, Unmakeable

_ASK = "Which two codes tell this, in the right order?"

_PAIRS = tuple((group, first, second) for group in GROUPS for first in group.firsts for second in group.seconds)

_REACTIONS = (
    ("L27.0", "a generalized rash", "T36.0X", "amoxicillin"),
    ("L27.0", "a generalized rash", "T37.0X", "a sulfonamide"),
    ("L27.0", "a generalized rash", "T36.1X", "ceftriaxone"),
    ("D68.32", "a bleeding disorder", "T45.51", "warfarin"),
    ("I95.2", "low blood pressure", "T46.4X", "lisinopril"),
    ("I95.2", "low blood pressure", "T46.3X", "nitroglycerin"),
    ("R00.1", "bradycardia", "T46.0X", "digoxin"),
    ("R00.1", "bradycardia", "T44.7X", "metoprolol"),
    ("G21.11", "parkinsonism", "T43.4X", "haloperidol"),
    ("G25.1", "a tremor", "T48.6X", "albuterol"),
    ("D70.1", "neutropenia", "T45.1X", "doxorubicin"),
    ("G62.0", "polyneuropathy", "T45.1X", "vincristine"),
    ("R50.2", "fever", "T36.1X", "cephalexin"),
    ("E24.2", "Cushing's syndrome", "T38.0X", "prednisone"),
    ("M81.8", "osteoporosis without a fracture", "T38.0X", "prednisone"),
    ("R33.0", "retention of urine", "T45.0X", "diphenhydramine"),
    ("K29.00", "acute gastritis that does not bleed", "T39.01", "aspirin"),
    ("E03.2", "hypothyroidism", "T46.2X", "amiodarone"),
)
"""What a drug did (code, words), and the drug (the beginning of its codes, name)."""

_INTENTS = {
    "1": "for a poisoning: a drug taken wrongly.",
    "6": "for underdosing: less of a drug than prescribed.",
}
_REACTION_LESSON = (
    "Of an adverse effect, what the drug did is coded first; the drug follows, with the character 5 for an adverse"
    " effect."
)

_HEEL = "* heel"
_CALF = "* calf"
_ANKLE = "* ankle"


class Pairs:
    """Asks for two codes in their order."""

    id = "cm-pair"
    title = "Code first, use additional: the order of two codes"
    domain = "icd-10-cm"
    skills: tuple[str, ...] = ("icd-10-cm", "sequencing")

    def __init__(self, repertoire: Repertoire) -> None:
        self._repertoire = repertoire

    def make(self, draw: Draw) -> Made:
        """An item; Unmakeable where the open edition has no note for a pair."""
        makers: tuple[Callable[[Draw], Order], ...] = (*[self._group] * 6, self._reaction, self._ulcer, self._pregnancy)
        return order_item(self, self._repertoire.tabular, draw, draw.pick(makers)(draw))

    def _group(self, draw: Draw) -> Order:
        group, first, second = draw.pick(_PAIRS)
        near = draw.pick([other for other in group.seconds if other != second])
        who = person(draw, group.ages, first.sex or group.sex)
        told = draw.pick(group.words).format(who=who, first=first.words, second=second.words)
        ask = _ASK if told.endswith(".") else "which two codes tell this, in the right order?"
        return Order(
            stem=f"{capital(told)} {ask}",
            first=first.code,
            second=second.code,
            near=near.code,
            not_near=f"{near.code} would be for {near.words.removeprefix('with ').rstrip(',')}.",
            lesson=group.lesson,
            rule=group.rule,
        )

    def _reaction(self, draw: Draw) -> Order:
        effect, words, drug, name = draw.pick(_REACTIONS)
        intent = draw.pick(sorted(_INTENTS))
        near = with_seventh(f"{drug}{intent}", "A")
        stem = draw.pick(
            (
                f"{person(draw, WORKING)} has {words} caused by {name}, which was prescribed and taken correctly.",
                f"{person(draw, WORKING)} took {name} exactly as ordered. It is the cause of {words}.",
            )
        )
        return Order(
            stem=f"{capital(stem)} At this first encounter for it, which two codes tell this, in the right order?",
            first=effect,
            second=with_seventh(f"{drug}5", "A"),
            near=near,
            not_near=f"{near} is {_INTENTS[intent]}",
            lesson=_REACTION_LESSON,
            rule="OCG I.C.19.e.5.(a)",
        )

    def _ulcer(self, draw: Draw) -> Order:
        """An ulcer of the leg: what causes it, then its site and depth."""
        cause, words, place = draw.pick(
            (
                (draw.pick(("E11.621", "E10.621")), "a diabetic foot ulcer", _HEEL),
                *[
                    (one.code, one.words[0], place)
                    for family, axis, value, place in (
                        (VARICOSE, "trouble", "ulcer of calf", _CALF),
                        (VARICOSE, "trouble", "ulcer of ankle", _ANKLE),
                        (ATHEROSCLEROSIS, "ulcer", "ulceration of calf", _CALF),
                        (ATHEROSCLEROSIS, "ulcer", "ulceration of ankle", _ANKLE),
                    )
                    for one in self._repertoire.clear(family)
                    if one.facts[axis] == value and one.facts[SIDE] in SIDES
                ],
            )
        )
        side = next((one.facts[SIDE] for one in self._known() if one.code == cause), draw.pick(SIDES))
        ulcers = [
            one for one in self._repertoire.clear(SKIN_ULCER) if one.facts[SIDE] == side and one.facts["place"] == place
        ]
        if len(ulcers) < 2:
            raise Unmakeable
        second, near = draw.some(ulcers, 2)
        depths = SKIN_ULCER.says["depth"]
        depth, other = (depths[one.facts["depth"]] for one in (second, near))
        if cause.startswith("E1"):
            words = f"type {2 if cause.startswith('E11') else 1} diabetes with {words} of the {side} heel"
        return Order(
            stem=f"{capital(str(person(draw, OLD)))} has {words}. The ulcer is {_reach(depth)}. {_ASK}",
            first=cause,
            second=second.code,
            near=near.code,
            not_near=f"{near.code} is for an ulcer {other}.",
            lesson="The disease behind an ulcer is coded first; the ulcer's own code tells its site and depth.",
            rule="OCG I.C.12.b",
        )

    def _known(self) -> tuple[Condition, ...]:
        return self._repertoire.clear(VARICOSE) + self._repertoire.clear(ATHEROSCLEROSIS)

    def _pregnancy(self, draw: Draw) -> Order:
        """An infection in pregnancy, and its organism."""
        infections = [one for one in self._repertoire.clear(PREGNANCY) if one.category == "O23"]
        if not infections:
            raise Unmakeable
        first = draw.pick(infections)
        second, near = draw.some(GROUPS[0].seconds, 2)
        who = person(draw, PREGNANCY.ages, "woman")
        return Order(
            stem=f"{capital(str(who))} has {first.words[0]}. The culture grows {second.words}. {_ASK}",
            first=first.code,
            second=second.code,
            near=near.code,
            not_near=f"{near.code} would be for {near.words}.",
            lesson="In pregnancy the code of chapter 15 goes first; the organism follows.",
            rule="OCG I.C.15.a.1",
        )


def _reach(depth: str) -> str:
    return f"open, {depth}" if depth.startswith(("with", "down")) else depth
