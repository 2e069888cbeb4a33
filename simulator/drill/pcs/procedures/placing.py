"""Devices put in, taken out, exchanged and put right: Insertion, Removal, Change, Revision."""

from simulator.drill.pcs.approaches import EXTERNAL, NATURAL, OPEN, PERCUTANEOUS
from simulator.drill.pcs.procedures.procedure import Procedure

_CHEST = ("Subcutaneous Tissue and Fascia, Chest",)
_POCKET = {
    OPEN: ("through an open incision, with a pocket cut for it",),
    PERCUTANEOUS: ("through a puncture of the skin, with no cutting down to the site",),
}
_GENERATORS = {
    "Pacemaker, Single Chamber": ("a single-chamber pacemaker without rate response",),
    "Pacemaker, Single Chamber Rate Responsive": ("a single-chamber pacemaker with rate response",),
    "Pacemaker, Dual Chamber": ("a dual-chamber pacemaker",),
    "Defibrillator Generator": ("the generator of a defibrillator without resynchronization",),
    "Cardiac Resynchronization Pacemaker Pulse Generator": ("the generator of a pacemaker for resynchronization",),
    "Cardiac Resynchronization Defibrillator Pulse Generator": (
        "the generator of a defibrillator for resynchronization",
    ),
}
_NO_INCISION = {EXTERNAL: ("by simply pulling on it from outside, with no incision and no scope",)}
_SWAPPED = {EXTERNAL: ("without cutting or puncturing anything",)}
_LIMBS = tuple(
    f"Subcutaneous Tissue and Fascia, {side} {place}"
    for place in ("Upper Arm", "Lower Arm")
    for side in ("Right", "Left")
)
_BONES = ("Tibia", "Fibula", "Radius", "Ulna", "Humeral Shaft", "Femoral Shaft", "Upper Femur", "Lower Femur")
_FIXED = {
    "Internal Fixation Device": ("a plate and screws",),
    "Internal Fixation Device, Intramedullary": ("a nail down the marrow canal",),
    "External Fixation Device, Monoplanar": ("an external fixator with all pins in one plane",),
    "External Fixation Device, Ring": ("an external fixator in the form of a ring",),
    "External Fixation Device, Hybrid": ("a hybrid external fixator",),
}

PLACING = (
    Procedure(
        tables=("0JH",),
        parts=_CHEST,
        approaches="0",
        says=("{who} placed {device} in {part}", "{who} put {device} into {part} for the first time"),
        devices=_GENERATORS,
        ways=_POCKET,
    ),
    Procedure(
        tables=("0JH",),
        parts=(*_CHEST, *_LIMBS),
        approaches="03",
        says=("{who} placed {device} in {part}",),
        devices={
            "Vascular Access Device, Totally Implantable": ("a vascular access port that lies wholly under the skin",),
            "Vascular Access Device, Tunneled": ("a tunneled vascular access device",),
            "Contraceptive Device": ("a contraceptive rod",),
            "Infusion Device, Pump": ("an infusion pump",),
        },
        ways=_POCKET,
    ),
    Procedure(
        tables=("02H",),
        parts=("Atrium, Right", "Ventricle, Right", "Ventricle, Left"),
        approaches="03",
        says=("{who} put {device} into {part}", "{who} led {device} into {part} and fixed it there"),
        devices={
            "Cardiac Lead, Pacemaker": ("a pacemaker lead",),
            "Cardiac Lead, Defibrillator": ("a defibrillator lead",),
            "Monitoring Device, Pressure Sensor": ("a wireless sensor of pressure",),
        },
    ),
    Procedure(
        tables=("02H",),
        parts=("Atrium, Right", "Ventricle, Right"),
        approaches="3",
        says=("{who} placed {device} in {part}",),
        devices={"Intracardiac Pacemaker": ("a leadless pacemaker",)},
    ),
    Procedure(
        tables=("02H",),
        parts=("Superior Vena Cava",),
        approaches="3",
        says=("{who} placed {device} with its tip in {part}",),
        devices={
            "Infusion Device": ("a central venous catheter for infusions",),
            "Monitoring Device, Pressure Sensor": ("a sensor of pressure",),
        },
        ways={PERCUTANEOUS: ("through a puncture of the vein in the neck",)},
    ),
    Procedure(
        tables=("0BH",),
        parts=("Trachea",),
        approaches="78",
        says=("{who} placed {device} in {part}",),
        devices={
            "Intraluminal Device, Endotracheal Airway": ("an endotracheal tube",),
            "Monitoring Device": ("a monitoring probe",),
        },
    ),
    Procedure(
        tables=("0DH",),
        parts=("Stomach", "Jejunum", "Duodenum"),
        approaches="0347",
        says=("{who} placed {device} in {part}", "{who} put {device} into {part} and left it there"),
        devices={"Feeding Device": ("a feeding tube",), "Monitoring Device": ("a monitoring probe",)},
        ways={NATURAL: ("through the nose, without a scope",)},
    ),
    Procedure(
        tables=("0UH",),
        parts=("Uterus",),
        approaches="78",
        says=("{who} placed {device} in the cavity of {part}",),
        devices={"Contraceptive Device": ("a contraceptive coil",), "Radioactive Element": ("radioactive seeds",)},
        ways={NATURAL: ("through the vagina, without a scope",)},
    ),
    Procedure(
        tables=("09H",),
        parts=("Inner Ear",),
        approaches="0",
        says=("{who} implanted {device} in {part}",),
        devices={
            "Hearing Device, Bone Conduction": ("a bone conduction hearing device",),
            "Hearing Device, Single Channel Cochlear Prosthesis": ("a single-channel cochlear implant",),
            "Hearing Device, Multiple Channel Cochlear Prosthesis": ("a multiple-channel cochlear implant",),
        },
    ),
    Procedure(
        tables=("0PH", "0QH"),
        parts=_BONES,
        approaches="03",
        says=("{who} fixed {part}, broken but not displaced, with {device}, moving no bone",),
        devices=_FIXED,
    ),
    Procedure(
        tables=("00H",),
        parts=("Brain", "Spinal Canal", "Cerebral Ventricle"),
        approaches="03",
        says=("{who} placed {device} in {part}", "{who} put {device} into {part} and left it there"),
        devices={
            "Neurostimulator Lead": ("the lead of a neurostimulator",),
            "Infusion Device": ("an infusion catheter",),
            "Monitoring Device": ("a pressure monitor",),
        },
        ways={PERCUTANEOUS: ("through a puncture, guided by imaging",), OPEN: ("through an open incision",)},
    ),
    Procedure(
        tables=("0TP", "0DP", "0BP", "0WP"),
        parts=("Kidney", "Ureter", "Bladder", "Stomach", "Trachea", "Pleural Cavity", "Peritoneal Cavity"),
        approaches="X",
        says=("{who} took {device} out of {part} and put no other in", "{who} removed {device} from {part} for good"),
        devices={
            "Drainage Device": ("a drainage tube",),
            "Feeding Device": ("a feeding tube",),
            "Tracheostomy Device": ("a tracheostomy tube",),
        },
        ways=_NO_INCISION,
    ),
    Procedure(
        tables=("0TP",),
        parts=("Ureter", "Kidney"),
        approaches="8",
        says=("{who} took {device} out of {part} and put no other in",),
        devices={"Intraluminal Device": ("a stent",), "Drainage Device": ("a drainage tube",)},
    ),
    Procedure(
        tables=("0UP",),
        parts=("Uterus and Cervix",),
        approaches="78",
        says=("{who} took {device} out of the uterus and put no other in",),
        devices={"Contraceptive Device": ("a contraceptive coil",)},
        ways={NATURAL: ("through the vagina, without a scope",)},
    ),
    Procedure(
        tables=("0PP", "0QP"),
        parts=_BONES,
        approaches="03",
        says=("{who} took {device} out of {part}, which had healed",),
        devices={
            "Internal Fixation Device": ("the plate and screws",),
            "External Fixation Device": ("the pins of an external fixator",),
        },
    ),
    Procedure(
        tables=("0T2", "0D2", "0B2", "0U2", "0W2"),
        parts=(
            *("Kidney", "Bladder", "Trachea", "Upper Intestinal Tract", "Lower Intestinal Tract", "Pleural Cavity"),
            "Peritoneal Cavity",
        ),
        approaches="X",
        says=(
            "{who} took {device} out of {part} and put a new one of the same kind in its place",
            "{who} exchanged {device} in {part} for a fresh one",
        ),
        devices={
            "Drainage Device": ("a drainage tube",),
            "Feeding Device": ("a feeding tube",),
            "Tracheostomy Device": ("a tracheostomy tube",),
            "Intraluminal Device, Endotracheal Airway": ("an endotracheal tube",),
        },
        ways=_SWAPPED,
    ),
    Procedure(
        tables=("0U2",),
        parts=("Uterus and Cervix",),
        approaches="X",
        says=("{who} exchanged {device} in the uterus for a fresh one",),
        devices={"Contraceptive Device": ("a contraceptive coil",)},
        ways=_SWAPPED,
    ),
    Procedure(
        tables=("0U2",),
        parts=("Vagina and Cul-de-sac",),
        approaches="X",
        says=("{who} exchanged {device} in the vagina for a fresh one",),
        devices={"Intraluminal Device, Pessary": ("a pessary",)},
        ways=_SWAPPED,
    ),
    Procedure(
        tables=("0TW", "0DW"),
        parts=("Kidney", "Ureter", "Stomach"),
        approaches="03",
        says=(
            "{who} moved {device}, which had slipped out of place in {part}, back to where it belonged",
            "{who} put right the position of {device} in {part}, keeping the same one",
        ),
        devices={
            "Drainage Device": ("a drainage tube",),
            "Feeding Device": ("a feeding tube",),
            "Intraluminal Device": ("a stent",),
        },
    ),
    Procedure(
        tables=("02W",),
        parts=("Heart",),
        approaches="03",
        says=("{who} moved {device} of {part}, which had slipped, back to where it belonged",),
        devices={
            "Cardiac Lead": ("a pacing lead",),
            "Intracardiac Pacemaker": ("a leadless pacemaker",),
            "Implantable Heart Assist System": ("an implanted assist pump",),
        },
    ),
    Procedure(
        tables=("0SW",),
        parts=("Hip Joint",),
        approaches="0",
        says=("{who} cemented {device} firmly again in {part}, taking none of it out",),
        devices={"Synthetic Substitute": ("the loose artificial joint",)},
    ),
)
