"""Bones, joints and limbs: Reposition, Fusion, Detachment, Reattachment, Transfer."""

from simulator.drill.pcs.approaches import EXTERNAL, OPEN
from simulator.drill.pcs.procedures.procedure import Procedure

_LONG = ("Tibia", "Fibula", "Radius", "Ulna", "Humeral Shaft", "Femoral Shaft", "Upper Femur", "Lower Femur")
_SHORT = ("Clavicle", "Patella", "Metacarpal", "Metatarsal", "Finger Phalanx", "Toe Phalanx", "Thumb Phalanx", "Carpal")
_HELD = {
    "Internal Fixation Device": ("A plate with screws was left to hold it.",),
    "Internal Fixation Device, Intramedullary": ("A nail down the marrow canal was left to hold it.",),
    "External Fixation Device, Monoplanar": ("An external fixator, its pins in one plane, was left to hold it.",),
    "External Fixation Device, Ring": ("An external fixator in the form of a ring was left to hold it.",),
    "External Fixation Device, Hybrid": ("A hybrid external fixator was left to hold it.",),
    "No Device": ("Nothing was left in or on the bone to hold it.",),
}
_JOINTS = ("Hip Joint", "Knee Joint", "Ankle Joint", "Shoulder Joint", "Elbow Joint", "Wrist Joint")
_WELDED = {
    "Internal Fixation Device": ("plain screws",),
    "Internal Fixation Device, Sustained Compression": ("a device that goes on compressing it",),
    "External Fixation Device": ("an external fixator",),
    "Autologous Tissue Substitute": ("bone from the patient's own hip alone",),
    "Nonautologous Tissue Substitute": ("bone from a bone bank alone",),
}
_SPINE = (
    *("Cervical Vertebral Joint", "Cervical Vertebral Joints, 2 or more", "Thoracic Vertebral Joint"),
    *("Thoracic Vertebral Joints, 2 to 7", "Lumbar Vertebral Joint", "Lumbar Vertebral Joints, 2 or more"),
    *("Lumbosacral Joint", "Cervicothoracic Vertebral Joint", "Thoracolumbar Vertebral Joint"),
)
_CAGED = {
    "Interbody Fusion Device": ("an interbody cage packed with bone",),
    "Autologous Tissue Substitute": ("the patient's own bone alone",),
    "Nonautologous Tissue Substitute": ("bone from a bone bank alone",),
}
_COLUMN = {
    "Anterior Approach, Anterior Column": ("coming from the front and joining the vertebral bodies",),
    "Posterior Approach, Posterior Column": ("coming from behind and joining the laminae and facets",),
    "Posterior Approach, Anterior Column": ("coming from behind and joining the vertebral bodies",),
}
_SHAFTS = {
    "High": ("near the upper end of its bony shaft",),
    "Mid": ("through the middle of its bony shaft",),
    "Low": ("near the lower end of its bony shaft",),
}
_FINGER = {
    "Complete": ("through the joint at its base, where it meets the metacarpal",),
    "High": ("through the proximal phalanx",),
    "Low": ("through the distal phalanx",),
}
_TOE = {**_FINGER, "Complete": ("through the joint at its base, where it meets the metatarsal",)}
_MIDDLE = {"Mid": ("through the middle phalanx",)}
_RAYS = ("1st", "2nd", "3rd", "4th", "5th")
_ORDINALS = ("first", "second", "third", "fourth", "fifth")
_HAND = {
    f"Partial {ray} Ray": (f"through the shaft of the {ordinal} metacarpal, with that one ray",)
    for ray, ordinal in zip(_RAYS, _ORDINALS, strict=True)
}
_FOOT = {label: (words[0].replace("metacarpal", "metatarsal"),) for label, words in _HAND.items()}
_SEVERED = {OPEN: ("",)}
_FINGERS = ("Index Finger", "Middle Finger", "Ring Finger", "Little Finger")
_TOES = ("2nd Toe", "3rd Toe", "4th Toe", "5th Toe")

LIMBS = (
    Procedure(
        tables=("0PS", "0QS"),
        guidelines=("PCS B3.15",),
        parts=_LONG,
        approaches="03",
        says=(
            "{who} brought the displaced ends of {part}, which was broken, back into line",
            "{who} set a displaced fracture of {part}",
        ),
        devices=_HELD,
    ),
    Procedure(
        tables=("0PS", "0QS"),
        guidelines=("PCS B3.15",),
        parts=_SHORT,
        approaches="03",
        says=("{who} set a displaced fracture of {part}", "{who} moved the broken pieces of {part} back into line"),
        devices={
            "Internal Fixation Device": ("Wires were left inside to hold it.",),
            "External Fixation Device": ("An external fixator was left on to hold it.",),
            "No Device": ("Nothing was left in or on the bone to hold it.",),
        },
        qualifiers={"No Qualifier": ("",)},
    ),
    Procedure(
        tables=("0PS", "0QS"),
        guidelines=("PCS B3.15",),
        parts=(*_LONG, "Clavicle", "Metacarpal", "Finger Phalanx", "Toe Phalanx"),
        approaches="X",
        says=("{who} pulled the displaced ends of {part}, which was broken, back into line by hand",),
        ways={EXTERNAL: ("without any incision, and with only a cast to hold it",)},
    ),
    Procedure(
        tables=("0RS", "0SS"),
        parts=_JOINTS,
        approaches="0X",
        says=("{who} put {part}, which was dislocated, back in place",),
        devices={
            "No Device": ("Nothing was left in the joint.",),
            "Internal Fixation Device": ("Pins were left inside to hold it.",),
        },
        ways={EXTERNAL: ("by pulling and turning the limb, without any incision",)},
    ),
    Procedure(
        tables=("0VS", "0TS", "0US"),
        parts=("Testis", "Ureter", "Kidney", "Bladder", "Ovary"),
        approaches="04",
        says=("{who} moved {part} from an abnormal place to the normal one and fixed it there with stitches",),
    ),
    Procedure(
        tables=("0RG", "0SG"),
        parts=(*_JOINTS, "Tarsal Joint", "Carpal Joint", "Metatarsal-Phalangeal Joint", "Finger Phalangeal Joint"),
        approaches="0",
        says=(
            "{who} made {part} grow together for good with {device}, so that it can never move again",
            "{who} joined the bones of {part} into one with {device}",
        ),
        devices=_WELDED,
    ),
    Procedure(
        tables=("0RG", "0SG"),
        parts=_SPINE,
        guidelines=("PCS B3.10a", "PCS B3.10c"),
        approaches="04",
        says=(
            "{who} made {part} immovable for good with {device}, {qualifier}",
            "{who} got the vertebrae at {part} to grow together with {device}, {qualifier}",
        ),
        devices=_CAGED,
        qualifiers=_COLUMN,
    ),
    Procedure(
        tables=("0X6", "0Y6"),
        parts=("Upper Arm", "Lower Arm", "Upper Leg", "Lower Leg"),
        approaches="0",
        says=("{who} amputated at {part}, {qualifier}", "{who} cut the limb off at {part}, {qualifier}"),
        qualifiers=_SHAFTS,
        ways=_SEVERED,
    ),
    Procedure(
        tables=("0X6",),
        parts=_FINGERS,
        approaches="0",
        says=("{who} amputated {part} {qualifier}", "{who} cut off {part} {qualifier}"),
        qualifiers={**_FINGER, **_MIDDLE},
        ways=_SEVERED,
    ),
    Procedure(
        tables=("0X6",),
        parts=("Thumb",),
        approaches="0",
        says=("{who} amputated {part} {qualifier}",),
        qualifiers=_FINGER,
        ways=_SEVERED,
    ),
    Procedure(
        tables=("0Y6",),
        parts=_TOES,
        approaches="0",
        says=("{who} amputated {part} {qualifier}", "{who} cut off {part} {qualifier}"),
        qualifiers={**_TOE, **_MIDDLE},
        ways=_SEVERED,
    ),
    Procedure(
        tables=("0Y6",),
        parts=("1st Toe",),
        approaches="0",
        says=("{who} amputated {part} {qualifier}",),
        qualifiers=_TOE,
        ways=_SEVERED,
    ),
    Procedure(
        tables=("0X6",),
        parts=("Hand",),
        approaches="0",
        says=("{who} amputated a part of {part} {qualifier}",),
        qualifiers=_HAND,
        ways=_SEVERED,
    ),
    Procedure(
        tables=("0Y6",),
        parts=("Foot",),
        approaches="0",
        says=("{who} amputated a part of {part} {qualifier}",),
        qualifiers=_FOOT,
        ways=_SEVERED,
    ),
    Procedure(
        tables=("0XM", "0YM"),
        parts=("Hand", "Thumb", *_FINGERS, "Lower Arm", "Upper Arm", "Foot", "1st Toe", *_TOES, "Lower Leg"),
        approaches="0",
        says=(
            "{who} sewed {part}, cut off in an accident, back on",
            "{who} joined {part}, which a saw had cut off, to the body again",
        ),
        ways=_SEVERED,
    ),
    Procedure(
        tables=("01X",),
        parts=("Ulnar Nerve", "Median Nerve", "Radial Nerve"),
        approaches="0",
        says=("{who} swung part of {part} over, its blood supply intact, to do the work of {qualifier}",),
        qualifiers={
            "Ulnar Nerve": ("the ulnar nerve",),
            "Median Nerve": ("the median nerve",),
            "Radial Nerve": ("the radial nerve",),
        },
    ),
    Procedure(
        tables=("0LX",),
        parts=("Lower Arm and Wrist Tendon", "Hand Tendon", "Foot Tendon"),
        approaches="04",
        says=(
            "{who} moved {part}, still joined to its muscle, to do the work of one that was lost",
            "{who} rerouted {part}, its blood supply intact, to take over for a paralyzed muscle",
        ),
    ),
    Procedure(
        tables=("0HX",),
        parts=("Skin, Face", "Skin, Scalp", "Skin, Neck", "Skin, Chest", "Skin, Back", "Skin, Abdomen"),
        approaches="X",
        says=("{who} turned a flap of {part}, still on its blood supply, to cover a wound beside it",),
    ),
)
