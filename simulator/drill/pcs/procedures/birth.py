"""Procedures on the products of conception: the whole of the section Obstetrics."""

from simulator.drill.pcs.approaches import EXTERNAL, NATURAL, OPEN, PERCUTANEOUS
from simulator.drill.pcs.procedures.procedure import Procedure

_WHOLE = ("Products of Conception",)
_VAGINA = {NATURAL: ("through the vagina, without a scope",)}

BIRTH = (
    Procedure(
        tables=("10E",),
        parts=_WHOLE,
        approaches="X",
        says=(
            "{who} guided the baby out with the hands as the mother pushed, using no instrument",
            "{who} assisted a birth through the vagina by hand alone, with no instrument",
        ),
        ways={EXTERNAL: ("",)},
    ),
    Procedure(
        tables=("10D",),
        parts=_WHOLE,
        approaches="0",
        says=("{who} delivered the baby by cesarean section, {qualifier}",),
        qualifiers={
            "High": ("cutting the upper segment of the uterus",),
            "Low": ("cutting across the lower segment of the uterus",),
            "Extraperitoneal": ("without entering the peritoneal cavity",),
        },
        ways={OPEN: ("",)},
    ),
    Procedure(
        tables=("10D",),
        parts=_WHOLE,
        approaches="7",
        says=("{who} drew the baby out through the vagina {qualifier}",),
        qualifiers={
            "Low Forceps": ("with low forceps",),
            "Mid Forceps": ("with mid forceps",),
            "High Forceps": ("with high forceps",),
            "Vacuum": ("with a vacuum cup",),
            "Internal Version": ("after turning it with a hand inside the uterus",),
        },
        ways={NATURAL: ("",)},
    ),
    Procedure(
        tables=("10D",),
        parts=("Products of Conception, Retained",),
        approaches="7",
        says=("{who} pulled out a piece of placenta that had stayed in the uterus after the birth {qualifier}",),
        qualifiers={"Manual": ("with the hand alone",), "No Qualifier": ("with a curette",)},
        ways=_VAGINA,
    ),
    Procedure(
        tables=("10A",),
        parts=_WHOLE,
        approaches="7",
        says=("{who} ended a pregnancy {qualifier}",),
        qualifiers={
            "Vacuum": ("by suction with a vacuum",),
            "Laminaria": ("by placing laminaria",),
            "Abortifacient": ("by placing a drug that brings on abortion",),
        },
        ways=_VAGINA,
    ),
    Procedure(
        tables=("109",),
        parts=_WHOLE,
        approaches="3",
        says=("{who} drew off {qualifier}",),
        qualifiers={
            "Amniotic Fluid, Diagnostic": ("amniotic fluid to have it examined",),
            "Amniotic Fluid, Therapeutic": ("amniotic fluid because there was too much of it",),
            "Fetal Blood": ("blood of the fetus",),
            "Fetal Cerebrospinal Fluid": ("cerebrospinal fluid of the fetus",),
        },
        ways={PERCUTANEOUS: ("with a needle passed through the mother's abdomen",)},
    ),
    Procedure(
        tables=("109",),
        parts=_WHOLE,
        approaches="7",
        says=("{who} broke the waters to bring on labor and let out {qualifier}",),
        qualifiers={"Amniotic Fluid, Therapeutic": ("the amniotic fluid",)},
        ways=_VAGINA,
    ),
    Procedure(
        tables=("10H",),
        parts=_WHOLE,
        approaches="7",
        says=("{who} placed {device} on the scalp of the fetus", "{who} fixed {device} to the head of the unborn baby"),
        devices={"Monitoring Electrode": ("a monitoring electrode",)},
        ways=_VAGINA,
    ),
    Procedure(
        tables=("10P",),
        parts=_WHOLE,
        approaches="7",
        says=("{who} took {device} off the scalp of the fetus and put no other on",),
        devices={"Monitoring Electrode": ("a monitoring electrode",)},
        ways=_VAGINA,
    ),
    Procedure(
        tables=("10S",),
        parts=_WHOLE,
        approaches="X",
        says=(
            "{who} turned a breech baby head down by pressing on the mother's abdomen",
            "{who} turned the unborn baby from lying crosswise to head down with the hands on the mother's abdomen",
        ),
        ways={EXTERNAL: ("",)},
    ),
    Procedure(
        tables=("10T",),
        parts=("Products of Conception, Ectopic",),
        approaches="04",
        says=(
            "{who} cut out all of an ectopic pregnancy",
            "{who} removed the whole of a pregnancy that had settled outside the uterus by cutting it out",
        ),
    ),
    Procedure(
        tables=("10J",),
        parts=_WHOLE,
        approaches="X",
        says=("{who} examined the unborn baby and did nothing more",),
        ways={EXTERNAL: ("with the hands on the mother's abdomen",)},
    ),
    Procedure(
        tables=("10Q",),
        parts=_WHOLE,
        approaches="0",
        says=("{who} mended a defect of the {qualifier} of a fetus in the womb with stitches",),
        devices={"No Device": ("No device was left.",)},
        qualifiers={
            "Nervous System": ("spinal cord",),
            "Cardiovascular System": ("heart",),
            "Urinary System": ("bladder",),
            "Respiratory System": ("lung",),
        },
    ),
)
