"""Body parts replaced, reinforced, given by another, made anew, made fairer.

Replacement, Supplement, Transplantation, Creation, Alteration.
"""

from simulator.drill.pcs.approaches import EXTERNAL, PERCUTANEOUS
from simulator.drill.pcs.procedures.procedure import Procedure

_MATERIAL = {
    "Autologous Tissue Substitute": ("tissue taken from the patient",),
    "Synthetic Substitute": ("a synthetic patch",),
    "Nonautologous Tissue Substitute": ("tissue from a donor bank",),
}
_VALVE = {
    "Zooplastic Tissue": ("a valve made from the tissue of a pig",),
    "Synthetic Substitute": ("a mechanical valve",),
    "Nonautologous Tissue Substitute": ("a valve from a human tissue bank",),
}
_HIP = {
    "Synthetic Substitute, Metal": ("a hip joint of metal on metal",),
    "Synthetic Substitute, Metal on Polyethylene": ("a hip joint of metal on polyethylene",),
    "Synthetic Substitute, Ceramic": ("a hip joint of ceramic on ceramic",),
    "Synthetic Substitute, Ceramic on Polyethylene": ("a hip joint of ceramic on polyethylene",),
    "Synthetic Substitute, Oxidized Zirconium on Polyethylene": ("a hip joint of oxidized zirconium on polyethylene",),
}
_KNEE = {
    "Synthetic Substitute, Oxidized Zirconium on Polyethylene": (
        "a total knee joint of oxidized zirconium on polyethylene",
    ),
    "Synthetic Substitute, Unicondylar Medial": ("a unicondylar prosthesis for the medial side",),
    "Synthetic Substitute, Unicondylar Lateral": ("a unicondylar prosthesis for the lateral side",),
    "Synthetic Substitute, Patellofemoral": ("a patellofemoral prosthesis",),
}
_CEMENT = {
    "Cemented": ("It was fixed with cement.",),
    "Uncemented": ("It was pressed into the bone without cement.",),
}
_DONOR = {
    "Allogeneic": ("a donor who was no relation",),
    "Syngeneic": ("the patient's identical twin",),
    "Zooplastic": ("a pig",),
}
_SKIN = (
    *("Skin, Scalp", "Skin, Face", "Skin, Neck", "Skin, Chest", "Skin, Back", "Skin, Abdomen"),
    *(f"Skin, {side} {place}" for place in ("Upper Arm", "Lower Arm", "Hand", "Foot") for side in ("Right", "Left")),
    *(f"Skin, {side} {place}" for place in ("Upper Leg", "Lower Leg") for side in ("Right", "Left")),
)

RENEWING = (
    Procedure(
        tables=("02R",),
        parts=("Aortic Valve", "Mitral Valve", "Tricuspid Valve", "Pulmonary Valve"),
        approaches="04",
        says=("{who} put {device} in the place of {part}", "{who} took out {part} and sewed in {device}"),
        devices=_VALVE,
        qualifiers={"No Qualifier": ("No rapid deployment technique was used.",)},
    ),
    Procedure(
        tables=("02R",),
        parts=("Aortic Valve",),
        approaches="3",
        says=("{who} put {device} in the place of {part}",),
        devices=_VALVE,
        qualifiers={"No Qualifier": ("No rapid deployment technique was used.",)},
        ways={PERCUTANEOUS: ("with a catheter passed up from a puncture in the groin",)},
    ),
    Procedure(
        tables=("0SR",),
        parts=("Hip Joint",),
        approaches="0",
        says=(
            "{who} put {device} in the place of {part}",
            "{who} took out {part}, both surfaces of it, and put in {device}",
        ),
        devices=_HIP,
        qualifiers=_CEMENT,
    ),
    Procedure(
        tables=("0SR",),
        parts=("Knee Joint",),
        approaches="0",
        says=("{who} cut away the worn surfaces of {part} and put in {device}",),
        devices=_KNEE,
        qualifiers=_CEMENT,
    ),
    Procedure(
        tables=("08R",),
        parts=("Lens",),
        approaches="3",
        says=(
            "{who} took out {part}, clouded by a cataract, and put {device} in its place",
            "{who} broke up and sucked out {part} and set {device} in its place",
        ),
        devices={
            "Synthetic Substitute": ("an artificial lens",),
            "Synthetic Substitute, Intraocular Telescope": ("a tiny telescope",),
        },
        ways={PERCUTANEOUS: ("through a puncture at the edge of the cornea",)},
    ),
    Procedure(
        tables=("08R",),
        parts=("Cornea",),
        approaches="X",
        says=("{who} cut away {part}, which was scarred, and sewed {device} in its place",),
        devices={
            "Nonautologous Tissue Substitute": ("a cornea from an eye bank",),
            "Synthetic Substitute": ("an artificial cornea",),
        },
        ways={EXTERNAL: ("working directly on the surface of the eye",)},
    ),
    Procedure(
        tables=("0HR",),
        parts=_SKIN,
        approaches="X",
        says=("{who} covered a burn with a graft in place of {part}: {device}, {qualifier}",),
        devices={
            "Autologous Tissue Substitute": ("skin from elsewhere on the patient",),
            "Nonautologous Tissue Substitute": ("skin from a donor bank",),
        },
        qualifiers={"Full Thickness": ("of full thickness",), "Partial Thickness": ("of split thickness",)},
    ),
    Procedure(
        tables=("0LR", "03R", "04R"),
        parts=("Lower Leg Tendon", "Hand Tendon", "Radial Artery", "Femoral Artery", "Brachial Artery"),
        approaches="0",
        says=("{who} cut out a ruined length of {part} and put {device} in its place",),
        devices={
            "Autologous Tissue Substitute": ("a graft of the patient's own tissue",),
            "Synthetic Substitute": ("a synthetic graft",),
            "Nonautologous Tissue Substitute": ("a graft from a donor bank",),
        },
    ),
    Procedure(
        tables=("0YU", "0WU", "0BU"),
        parts=("Inguinal Region", "Femoral Region", "Abdominal Wall", "Diaphragm"),
        approaches="04",
        says=(
            "{who} closed a hernia and laid {device} over the weak place of {part} to reinforce it",
            "{who} put a hernia back and strengthened {part} with {device}",
        ),
        devices={
            "Synthetic Substitute": ("a polypropylene mesh",),
            "Autologous Tissue Substitute": ("a flat piece of the patient's own fascia",),
            "Nonautologous Tissue Substitute": ("a sheet of donor tissue",),
        },
    ),
    Procedure(
        tables=("02U",),
        parts=("Mitral Valve", "Tricuspid Valve", "Aortic Valve"),
        approaches="0",
        says=("{who} kept {part} and sewed {device} to it to strengthen it",),
        devices={
            "Synthetic Substitute": ("a ring of synthetic material",),
            "Zooplastic Tissue": ("a piece of pericardium from a cow",),
        },
        qualifiers={"No Qualifier": ("",)},
    ),
    Procedure(
        tables=("03U", "04U", "0LU", "0DU", "0TU"),
        parts=("Internal Carotid Artery", "Femoral Artery", "Lower Leg Tendon", "Hand Tendon", "Duodenum", "Bladder"),
        approaches="0",
        says=("{who} sewed {device} onto the weak wall of {part} to strengthen it, taking none of it out",),
        devices=_MATERIAL,
    ),
    Procedure(
        tables=("0TY", "0FY", "0BY", "02Y", "0UY"),
        parts=("Kidney", "Liver", "Pancreas", "Lung", "Heart", "Uterus"),
        approaches="0",
        says=(
            "{who} sewed in a living organ from {qualifier} to take over for {part}",
            "{who} put in a living organ from {qualifier} in the place of {part}",
        ),
        qualifiers=_DONOR,
    ),
    Procedure(
        tables=("0W4",),
        parts=("Perineum, Male",),
        approaches="0",
        says=("{who} built a vagina in a patient born male, from {device}",),
        devices={**_MATERIAL, "Synthetic Substitute": ("synthetic material",)},
        qualifiers={"Vagina": ("",)},
    ),
    Procedure(
        tables=("0W4",),
        parts=("Perineum, Female",),
        approaches="0",
        says=("{who} built a penis in a patient born female, from {device}",),
        devices={**_MATERIAL, "Synthetic Substitute": ("synthetic material",)},
        qualifiers={"Penis": ("",)},
    ),
    Procedure(
        tables=("0H0",),
        parts=("Breast",),
        approaches="03",
        says=("{who} enlarged {part} for looks alone, with {device}",),
        devices={
            "Synthetic Substitute": ("a silicone implant",),
            "Autologous Tissue Substitute": ("fat from the patient's own thigh",),
        },
        ways={PERCUTANEOUS: ("through a puncture of the skin",)},
    ),
    Procedure(
        tables=("080", "090", "0W0"),
        parts=("Upper Eyelid", "Lower Eyelid", "External Ear", "Face", "Abdominal Wall", "Neck"),
        approaches="0",
        says=(
            "{who} reshaped {part} to please the patient's eye, with no disease and no loss of function",
            "{who} trimmed and tightened {part} only for a younger look",
        ),
        devices={"No Device": ("No implant or graft was used.",)},
    ),
)
