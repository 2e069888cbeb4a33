"""Letting out, taking out, breaking up what is in a body part: Drainage, Extirpation, Fragmentation."""

from simulator.drill.pcs.approaches import EXTERNAL, PERCUTANEOUS
from simulator.drill.pcs.procedures.procedure import Procedure

_DRAIN = {
    "Drainage Device": ("A drain was left in place.", "A drainage tube stayed in place at the end."),
    "No Device": ("No drain was left behind.", "Nothing was left in place at the end."),
}
_FLUID = {
    "Diagnostic": ("The only purpose was to have the fluid examined in the laboratory.",),
    "No Qualifier": ("The purpose was relief, not a laboratory diagnosis.",),
}
_DUCTS = ("Common Bile Duct", "Hepatic Duct, Common", "Cystic Duct", "Pancreatic Duct")
_ARTERIES = (
    "Brachial Artery",
    "Radial Artery",
    "Subclavian Artery",
    "Renal Artery",
    "Femoral Artery",
    "Popliteal Artery",
)
_VEINS = ("Axillary Vein", "Subclavian Vein", "Basilic Vein", "Femoral Vein", "Renal Vein", "Inferior Vena Cava")
_UNDER_SKIN = (
    *("Subcutaneous Tissue and Fascia, Back", "Subcutaneous Tissue and Fascia, Abdomen"),
    *("Subcutaneous Tissue and Fascia, Buttock", "Subcutaneous Tissue and Fascia, Face"),
    *(
        f"Subcutaneous Tissue and Fascia, {side} {place}"
        for place in ("Upper Arm", "Lower Arm", "Hand", "Upper Leg", "Lower Leg", "Foot")
        for side in ("Right", "Left")
    ),
)
_JOINTS = ("Knee Joint", "Hip Joint", "Shoulder Joint", "Elbow Joint", "Ankle Joint", "Wrist Joint")

MATTER = (
    Procedure(
        tables=("0W9",),
        parts=("Pleural Cavity", "Pericardial Cavity", "Peritoneal Cavity"),
        approaches="034",
        says=("{who} drew off the fluid that had gathered in {part}", "{who} let out fluid from {part}"),
        devices=_DRAIN,
        qualifiers=_FLUID,
    ),
    Procedure(
        tables=("0R9", "0S9"),
        parts=_JOINTS,
        approaches="034",
        says=("{who} drew off fluid from {part}, which was swollen", "{who} let the fluid out of {part}"),
        devices=_DRAIN,
        qualifiers=_FLUID,
    ),
    Procedure(
        tables=("0J9",),
        parts=_UNDER_SKIN,
        approaches="03",
        says=("{who} let the pus out of an abscess in {part}", "{who} drew pus out of an abscess in {part}"),
        devices=_DRAIN,
        qualifiers={"No Qualifier": ("The purpose was relief, and nothing went to the laboratory.",)},
    ),
    Procedure(
        tables=("0F9", "0T9", "0B9", "0H9"),
        parts=(
            "Liver, Right Lobe",
            "Liver, Left Lobe",
            "Kidney",
            "Pancreas",
            "Breast",
            "Upper Lung Lobe",
            "Lower Lung Lobe",
        ),
        approaches="034",
        says=("{who} let the pus out of an abscess in {part}", "{who} drew off fluid from a cyst in {part}"),
        devices=_DRAIN,
        qualifiers=_FLUID,
    ),
    Procedure(
        tables=("0F9", "0T9"),
        parts=("Gallbladder", "Common Bile Duct", "Bladder", "Kidney Pelvis"),
        approaches="03",
        says=("{who} let out the fluid that was pent up in {part}", "{who} drew fluid off from {part}"),
        devices=_DRAIN,
        qualifiers=_FLUID,
    ),
    Procedure(
        tables=("009",),
        parts=("Spinal Canal",),
        approaches="3",
        says=("{who} did a lumbar puncture and drew cerebrospinal fluid from {part}",),
        devices=_DRAIN,
        qualifiers=_FLUID,
        ways={PERCUTANEOUS: ("",)},
    ),
    Procedure(
        tables=("009",),
        parts=("Cerebral Ventricle", "Subdural Space, Intracranial", "Epidural Space, Intracranial"),
        approaches="034",
        says=("{who} let out the fluid that pressed on the brain from {part}",),
        devices=_DRAIN,
        qualifiers={"No Qualifier": ("The purpose was relief, and nothing went to the laboratory.",)},
    ),
    Procedure(
        tables=("0T9",),
        parts=("Bladder",),
        approaches="7",
        says=("{who} passed a catheter and let the urine out of {part}",),
        devices={
            "Drainage Device": ("The catheter was left in to go on draining.",),
            "No Device": ("The catheter was taken out again at once.",),
        },
        qualifiers=_FLUID,
    ),
    Procedure(
        tables=("0TC",),
        parts=("Kidney Pelvis", "Ureter", "Bladder"),
        approaches="0348",
        says=("{who} took a stone out of {part}", "{who} caught a stone in {part} and drew it out whole"),
    ),
    Procedure(
        tables=("0FC",),
        parts=_DUCTS,
        approaches="0348",
        says=("{who} took stones out of {part}", "{who} pulled a stone from {part}"),
    ),
    Procedure(
        tables=("0DC",),
        parts=(
            "Esophagus, Upper",
            "Esophagus, Middle",
            "Esophagus, Lower",
            "Stomach",
            "Duodenum",
            "Sigmoid Colon",
            "Rectum",
        ),
        approaches="048",
        says=("{who} took a swallowed toy out of {part}", "{who} removed a fish bone stuck in the wall of {part}"),
    ),
    Procedure(
        tables=("0BC",),
        parts=("Trachea", "Main Bronchus", "Upper Lobe Bronchus", "Lower Lobe Bronchus", "Middle Lobe Bronchus"),
        approaches="8",
        says=(
            "{who} took a peanut that had been breathed in out of {part}",
            "{who} pulled a thick plug of mucus out of {part}",
        ),
    ),
    Procedure(
        tables=("03C", "04C", "05C", "06C"),
        parts=(*_ARTERIES, *_VEINS),
        approaches="03",
        says=("{who} took a clot out of {part}", "{who} pulled out a clot that had closed {part}"),
    ),
    Procedure(
        tables=("03C",),
        parts=("Internal Carotid Artery", "Common Carotid Artery"),
        approaches="0",
        says=(
            "{who} peeled plaque out of the lumen of {part}",
            "{who} scooped hardened plaque from the inside of {part}",
        ),
    ),
    Procedure(
        tables=("03C",),
        parts=("Internal Carotid Artery", "Intracranial Artery", "Vertebral Artery"),
        approaches="3",
        says=("{who} drew a clot out of {part}",),
        qualifiers={
            "Stent Retriever": ("The clot was caught in a stent retriever.",),
            "No Qualifier": ("It was done by suction alone, with no stent retriever.",),
        },
    ),
    Procedure(
        tables=("09C",),
        parts=("External Auditory Canal",),
        approaches="78",
        says=("{who} took a bead out of {part}", "{who} removed a hard plug of wax from {part}"),
    ),
    Procedure(
        tables=("08C",),
        parts=("Cornea", "Conjunctiva", "Sclera"),
        approaches="X",
        says=("{who} picked a splinter of metal out of {part}", "{who} took a grain of sand out of {part}"),
        ways={EXTERNAL: ("working directly on the surface of the eye",)},
    ),
    Procedure(
        tables=("0RC", "0SC"),
        parts=_JOINTS,
        approaches="04",
        says=("{who} took loose bodies of bone and cartilage out of {part}",),
    ),
    Procedure(
        tables=("0TF",),
        parts=("Kidney Pelvis", "Ureter", "Bladder"),
        approaches="038",
        says=(
            "{who} broke up a stone in {part} with a laser fiber and left the pieces to pass by themselves",
            "{who} shattered a stone in {part} and took none of the pieces out",
        ),
    ),
    Procedure(
        tables=("0TF", "0FF"),
        parts=("Kidney Pelvis", "Ureter", "Bladder", "Gallbladder", "Common Bile Duct", "Pancreatic Duct"),
        approaches="X",
        says=(
            "{who} broke up a stone in {part} with shock waves sent through the skin, and left the pieces to pass",
            "{who} used shock waves from outside the body to shatter a stone in {part}, and took no pieces out",
        ),
        ways={EXTERNAL: ("",)},
    ),
    Procedure(
        tables=("0FF",),
        parts=("Common Bile Duct", "Pancreatic Duct"),
        approaches="8",
        says=("{who} crushed a stone in {part} and left the pieces where they were",),
    ),
)
