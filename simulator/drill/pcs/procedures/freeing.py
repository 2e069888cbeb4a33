"""Freeing, dividing, mending and looking: Release, Division, Repair, Inspection, Map, Control."""

from simulator.drill.pcs.approaches import EXTERNAL, PERCUTANEOUS
from simulator.drill.pcs.procedures.procedure import Procedure

_GUT = ("Jejunum", "Ileum", "Cecum", "Ascending Colon", "Descending Colon", "Sigmoid Colon", "Stomach", "Duodenum")
_NERVES = ("Median Nerve", "Ulnar Nerve", "Radial Nerve", "Tibial Nerve", "Peroneal Nerve", "Sciatic Nerve")
_TENDONS = ("Lower Leg Tendon", "Hand Tendon", "Foot Tendon", "Lower Arm and Wrist Tendon", "Knee Tendon")
_JOINTS = ("Knee Joint", "Shoulder Joint", "Hip Joint", "Ankle Joint", "Elbow Joint", "Wrist Joint")
_LIGAMENTS = ("Knee Bursa and Ligament", "Ankle Bursa and Ligament", "Shoulder Bursa and Ligament")
_SKIN = (
    *("Skin, Scalp", "Skin, Face", "Skin, Neck", "Skin, Chest", "Skin, Back", "Skin, Abdomen"),
    *(f"Skin, {side} {place}" for place in ("Upper Arm", "Lower Arm", "Hand", "Foot") for side in ("Right", "Left")),
    *(f"Skin, {side} {place}" for place in ("Upper Leg", "Lower Leg", "Ear") for side in ("Right", "Left")),
)

FREEING = (
    Procedure(
        tables=("0DN", "0UN", "0TN"),
        parts=(*_GUT, "Ovary", "Fallopian Tube", "Ureter"),
        approaches="04",
        says=(
            "{who} cut the bands of scar that tied down {part} and took nothing of that body part out",
            "{who} freed {part} from adhesions and cut only the adhesions",
        ),
    ),
    Procedure(
        tables=("01N",),
        parts=_NERVES,
        approaches="04",
        says=(
            "{who} freed {part} by cutting the tight tissue around it and left the nerve itself whole",
            "{who} took the pressure off {part} by cutting the band that squeezed it, not the nerve",
        ),
    ),
    Procedure(
        tables=("0RN", "0SN"),
        parts=_JOINTS,
        approaches="04",
        says=(
            "{who} cut the scar that kept {part} stiff and got it moving again",
            "{who} freed {part} from tight scar tissue",
        ),
    ),
    Procedure(
        tables=("0RN", "0SN"),
        parts=_JOINTS,
        approaches="X",
        says=("{who} bent {part}, which was stiff, until the scar in the joint gave way under the force",),
        ways={EXTERNAL: ("",)},
    ),
    Procedure(
        tables=("018", "008"),
        parts=("Trigeminal Nerve", "Median Nerve", "Sacral Nerve", "Lumbar Nerve", "Tibial Nerve", "Femoral Nerve"),
        approaches="034",
        says=("{who} cut through {part} to stop pain, taking none of it out", "{who} severed {part} to end spasms"),
    ),
    Procedure(
        tables=("0L8",),
        parts=_TENDONS,
        approaches="034",
        says=(
            "{who} cut across {part} so that the two ends can part, and left both in place",
            "{who} lengthened a tight limb by cutting through {part}",
        ),
    ),
    Procedure(
        tables=("0P8", "0Q8"),
        parts=("Tibia", "Fibula", "Radius", "Ulna", "Humeral Shaft", "Femoral Shaft", "Metatarsal", "Clavicle"),
        approaches="0",
        says=("{who} sawed through {part} to part it in two, moving neither piece and taking no bone out",),
    ),
    Procedure(
        tables=("0DQ", "0TQ", "0FQ", "0BQ"),
        parts=("Stomach", "Duodenum", "Sigmoid Colon", "Ileum", "Bladder", "Ureter", "Kidney", "Diaphragm", "Trachea"),
        approaches="04",
        says=("{who} stitched a tear in {part}", "{who} sewed up a hole in {part}, using nothing but stitches"),
    ),
    Procedure(
        tables=("0LQ", "0MQ"),
        parts=(*_TENDONS, *_LIGAMENTS),
        approaches="04",
        says=("{who} stitched {part}, which was torn, using nothing but sutures", "{who} sewed up a tear in {part}"),
    ),
    Procedure(
        tables=("0HQ",),
        parts=_SKIN,
        approaches="X",
        says=("{who} stitched a cut in {part}", "{who} closed a gash in {part} with sutures, in the skin only"),
    ),
    Procedure(
        tables=("03Q", "04Q", "01Q"),
        parts=("Brachial Artery", "Radial Artery", "Femoral Artery", "Popliteal Artery", *_NERVES[:5]),
        approaches="0",
        says=("{who} sewed up a knife wound of {part}, with stitches alone",),
    ),
    Procedure(
        tables=("0TJ", "0BJ", "0DJ"),
        parts=("Bladder", "Ureter", "Tracheobronchial Tree", "Upper Intestinal Tract", "Lower Intestinal Tract"),
        approaches="8",
        says=(
            "{who} looked over {part} and did nothing else",
            "{who} examined {part}, took nothing and treated nothing",
        ),
    ),
    Procedure(
        tables=("0SJ", "0RJ"),
        parts=_JOINTS,
        approaches="04",
        says=("{who} looked around inside {part} and did nothing more", "{who} explored {part}, with no treatment"),
    ),
    Procedure(
        tables=("0WJ",),
        parts=("Peritoneal Cavity", "Pleural Cavity", "Mediastinum", "Pelvic Cavity", "Retroperitoneum"),
        approaches="04",
        says=("{who} explored {part} and did nothing more", "{who} looked all around {part}, treating nothing"),
    ),
    Procedure(
        tables=("02K",),
        parts=("Conduction Mechanism",),
        approaches="03",
        says=("{who} traced the paths of electrical impulses in {part} of the heart",),
    ),
    Procedure(
        tables=("00K",),
        parts=("Cerebral Hemisphere", "Basal Ganglia", "Thalamus", "Cerebellum"),
        approaches="03",
        says=("{who} stimulated {part} point by point to find which areas do what",),
        ways={PERCUTANEOUS: ("with an electrode passed through a small hole in the skull",)},
    ),
    Procedure(
        tables=("0W3",),
        parts=("Gastrointestinal Tract", "Respiratory Tract", "Genitourinary Tract"),
        approaches="8",
        says=(
            "{who} stopped fresh bleeding in {part} with cautery, and the record names no single organ",
            "{who} got a hemorrhage in {part} to stop, and the record names no single organ",
        ),
    ),
    Procedure(
        tables=("0W3",),
        parts=("Peritoneal Cavity", "Pleural Cavity", "Pelvic Cavity", "Mediastinum", "Retroperitoneum", "Neck"),
        approaches="04",
        says=(
            "{who} went back in after an operation and stopped the bleeding in {part}",
            "{who} stopped fresh bleeding into {part} by tying and burning the bleeding points",
        ),
    ),
)
