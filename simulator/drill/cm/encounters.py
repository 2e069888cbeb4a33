"""7th characters for the encounter: what each says, and how a stem tells of it."""

import re
from dataclasses import dataclass

from simulator.drill.cm.people import Person
from simulator.drill.draw import Draw

INITIAL = "initial"
SUBSEQUENT = "subsequent"
SEQUELA = "sequela"

_SAYS = re.compile(
    r"(?P<phase>initial|subsequent) encounter(?: for)?(?P<closed> closed)?(?P<open> open)?(?: fracture)?"
    r"(?P<grade> type [IVABC, or]+?)?(?: with (?P<healing>routine healing|delayed healing|nonunion|malunion))?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seventh:
    """A 7th character, read: the phase of care, and of a fracture whether it was open and how it heals.

    `wound` is "closed", "open", "open I or II", "open III", or "" where the character does not tell it; `healing` is
    "routine healing", "delayed healing", "nonunion", "malunion" or "".
    """

    character: str
    says: str
    phase: str
    wound: str = ""
    healing: str = ""

    def unlike(self, other: "Seventh") -> int:
        """In how many facts another character differs."""
        return (self.phase != other.phase) + (self.wound != other.wound) + (self.healing != other.healing)


def read(sevenths: dict[str, str]) -> dict[str, Seventh]:
    """The 7th characters for the encounter among those that a code takes; none where they tell of something else."""
    found: dict[str, Seventh] = {}
    for character, says in sevenths.items():
        if says.startswith("sequela"):
            found[character] = Seventh(character=character, says=says, phase=SEQUELA)
        elif match := _SAYS.fullmatch(says):
            wound = "closed" if match["closed"] else ""
            if match["open"]:
                wound = {"": "open", "I": "open III" if "III" in (match["grade"] or "") else "open I or II"}[
                    "I" if match["grade"] else ""
                ]
            found[character] = Seventh(
                character=character, says=says, phase=match["phase"], wound=wound, healing=match["healing"] or ""
            )
    return found


_CAUSES = {
    "fracture": ("after a fall on the ice", "after a fall from a ladder", "after a fall on the stairs"),
    "wound": ("after an accident in the kitchen", "after a mishap in the workshop", "after an accident in the yard"),
    "surface": ("on the first day of a hike", "after a day of yard work", "after a weekend of camping"),
    "sprain": ("after a misstep at work", "after a soccer game", "after a slip on wet tiles"),
    "dislocation": ("after a fall while skiing", "after a tackle at football", "after a fall from a bicycle"),
    "burn": ("after an accident at home", "after an accident at work"),
    "head": ("after a fall at home", "after a bicycle crash"),
    "bone": ("with sudden pain",),
    "spine": ("after a fall from a ladder", "after a car crash"),
    "child": ("after a fall from a swing", "after a fall from a bunk bed"),
}

_OPENING = {
    "": ("",),
    "closed": ("", "; the skin over it is whole", "; it is closed"),
    "open": ("; bone shows in the wound", "; it is open"),
    "open I or II": ("; it is open, of Gustilo type I", "; it is open, of Gustilo type II"),
    "open III": ("; it is open, of Gustilo type IIIA", "; it is open, of Gustilo type IIIB"),
}

_ACTIVE = {
    "fracture": (
        "{who} comes to the emergency department {cause} with {injury}{wound}. A splint is put on at once.",
        "{who} is admitted {cause} with {injury}{wound}. It is fixed in the operating room the same day.",
        "{who} had only a splint put on {cause}. Two weeks later a surgeon operates, for the first time, on"
        " {injury}{wound}.",
    ),
    "child": (
        "{who} comes to the emergency department {cause} with {injury}. A splint is put on at once.",
        "{who} is seen in urgent care {cause} with {injury}{wound}. The arm or leg is put in a cast.",
    ),
    "spine": (
        "{who} comes to the emergency department {cause} with {injury}{wound}. A brace is fitted.",
        "{who} is admitted {cause} with {injury}{wound}. It is stabilized in the operating room.",
    ),
    "bone": (
        "{who} is admitted {cause} and is found to have {injury}. It is treated in the operating room.",
        "{who} comes to the emergency department {cause}. The X-ray shows {injury}, and treatment begins.",
    ),
    "wound": (
        "{who} comes to the emergency department {cause} with {injury}. The wound is cleaned and treated.",
        "{who} is seen in urgent care {cause} with {injury}. It is irrigated and dressed.",
    ),
    "surface": (
        "{who} is seen in urgent care {cause} with {injury}. It is treated on the spot.",
        "{who} comes to the clinic {cause} with {injury}, not seen by anybody before.",
    ),
    "sprain": (
        "{who} comes to the emergency department {cause}. The diagnosis is {injury}, and a brace is fitted.",
        "{who} is seen for the first time {cause} for {injury}. The joint is rested and bandaged.",
    ),
    "dislocation": (
        "{who} is brought in {cause} with {injury}. It is reduced under sedation.",
        "{who} comes to the emergency department {cause} with {injury}, which is put back in place.",
    ),
    "burn": (
        "{who} is treated in the emergency department {cause} for {injury}.",
        "{who} is admitted to the burn unit {cause} with {injury}. The burn is treated in the operating room.",
    ),
    "head": (
        "{who} is brought to the emergency department {cause}. {He} has {injury}.",
        "{who} is admitted {cause} for observation. {He} has {injury}.",
    ),
}

_HEALING = {
    "routine healing": (
        ("Six", "Seven", "Eight"),
        "weeks",
        ("It is healing as it should.", "The X-ray shows healing as expected by now."),
    ),
    "delayed healing": (
        ("Four", "Five"),
        "months",
        (
            "It is healing, but far more slowly than it should.",
            "The X-ray shows that healing is delayed.",
        ),
    ),
    "nonunion": (
        ("Nine", "Ten", "Eleven"),
        "months",
        (
            "The fragments have not united, and a bone graft is planned.",
            "{He} is taken to the operating room for bone grafting because the fragments never united.",
        ),
    ),
    "malunion": (
        ("Five", "Six", "Seven"),
        "months",
        (
            "The fragments have united at an angle, and an osteotomy is planned.",
            "{He} is taken to the operating room because the bone has united out of line.",
        ),
    ),
}

_AFTER = {
    "fracture": ("{count} {unit} after treatment, {who} comes back because of {injury}{wound}. {healing}",),
    "child": ("{count} {unit} after treatment, {who} comes back because of {injury}. {healing}",),
    "spine": ("{count} {unit} after treatment, {who} comes back because of {injury}{wound}. {healing}",),
    "bone": ("{count} {unit} after treatment, {who} comes back because of {injury}. {healing}",),
    "wound": (
        "{who} comes back ten days after treatment of {injury}. The wound is healing well, and the dressing comes off.",
    ),
    "surface": ("{who} comes back a week after treatment of {injury}, to have the healing checked.",),
    "sprain": (
        "{who} comes back four weeks after the first treatment of {injury}. The joint is steady again.",
        "{who} is in the fifth week of physical therapy for {injury}, treated at once when it happened.",
    ),
    "dislocation": ("{who} comes back three weeks after {injury} was put back in place, to have the joint checked.",),
    "burn": ("{who} comes back two weeks after treatment of {injury}, for a check: it is healing by itself.",),
    "head": (
        "{who} comes for a check two weeks after leaving the hospital, where {he} was treated: {he} had {injury}.",
    ),
}

_LATE = {
    "fracture": "{who} had {injury}{wound}. It healed two years ago. {He} is seen for pain that came of it.",
    "spine": "{who} had {injury}{wound}. It healed two years ago. {He} is seen for back pain that came of it.",
    "bone": "{who} had {injury}. It healed two years ago. {He} is seen for chronic pain that came of it.",
    "wound": "{who} had {injury}. It healed a year ago. {He} is seen for a painful scar that it left.",
    "sprain": "{who} had {injury}. It healed two years ago. {He} is seen for stiffness that it left.",
    "dislocation": "{who} had {injury}. It healed two years ago. {He} is seen for stiffness that it left.",
    "burn": "{who} had {injury}. It healed a year ago. {He} is seen for a tight scar that it left.",
    "head": "{who} had {injury}. That was a year ago. {He} is seen for headaches that it left.",
}

TEACHES = {
    INITIAL: (
        "The 7th character for an initial encounter stands for active treatment, as long as it lasts and whoever gives"
        " it: it has nothing to do with a first visit."
    ),
    SUBSEQUENT: (
        "A subsequent encounter is one for routine care while the injury heals, after active treatment is over. A"
        " fracture that heals late, badly or not at all has characters of its own, even when it is operated on again."
    ),
    SEQUELA: (
        "What an injury leaves behind is coded first; the code of the injury follows, with S, to tell where it came"
        " from."
    ),
}
"""What is to be learned of each phase."""

RULES = {INITIAL: "OCG I.C.19.a", SUBSEQUENT: "OCG I.C.19.a", SEQUELA: "OCG I.B.10"}
FRACTURE_RULE = "OCG I.C.19.c.1"


def tells(care: str, seventh: Seventh) -> bool:
    """Whether there are words for this character at such an injury: nobody comes for the sequela of a blister, and a
    child's torus fracture heals."""
    if care == "child":
        return (
            seventh.wound in {"", "closed"} and seventh.healing in {"", "routine healing"} and seventh.phase != SEQUELA
        )
    return seventh.phase != SEQUELA or care in _LATE


def told(draw: Draw, who: Person, injury: str, care: str, seventh: Seventh) -> str:
    """The encounter in two or three sentences."""
    wound = draw.pick(_OPENING[seventh.wound])
    if seventh.phase == INITIAL:
        way = draw.pick(_ACTIVE[care])
    elif seventh.phase == SUBSEQUENT:
        way = draw.pick(_AFTER[care])
    else:
        way = _LATE[care]
    counts, unit, healings = _HEALING[seventh.healing or "routine healing"]
    filled = way.replace("{injury}", injury).replace("{wound}", wound).replace("{cause}", draw.pick(_CAUSES[care]))
    filled = filled.replace("{count}", draw.pick(counts)).replace("{unit}", unit)
    filled = filled.replace("{healing}", draw.pick(healings))
    sentence = who.told(filled)
    return sentence[:1].upper() + sentence[1:]
