"""Cutting out, destroying, pulling out: Excision, Resection, Destruction, Extraction."""

from simulator.drill.pcs.approaches import EXTERNAL, NATURAL, PERCUTANEOUS
from simulator.drill.pcs.procedures.procedure import BIOPSIED, TREATED, Procedure

_GUT = ("Duodenum", "Jejunum", "Ileum", "Cecum", "Ascending Colon", "Transverse Colon", "Descending Colon")
_SOLID = ("Liver, Right Lobe", "Liver, Left Lobe", "Pancreas", "Kidney", "Ovary", "Adrenal Gland")
_LUNG = ("Upper Lung Lobe", "Middle Lung Lobe", "Lower Lung Lobe")
_SKIN = (
    *("Skin, Scalp", "Skin, Face", "Skin, Neck", "Skin, Chest", "Skin, Back", "Skin, Abdomen", "Skin, Buttock"),
    *(f"Skin, {side} {place}" for place in ("Upper Arm", "Lower Arm", "Hand", "Foot") for side in ("Right", "Left")),
    *(f"Skin, {side} {place}" for place in ("Upper Leg", "Lower Leg", "Ear") for side in ("Right", "Left")),
)
_NODES = ("Lymphatic, Right Neck", "Lymphatic, Left Neck", "Lymphatic, Right Axillary", "Lymphatic, Left Axillary")
_GROIN = ("Lymphatic, Right Inguinal", "Lymphatic, Left Inguinal")
_MUSCLES = (
    "Shoulder Muscle",
    "Upper Arm Muscle",
    "Hip Muscle",
    "Upper Leg Muscle",
    "Lower Leg Muscle",
    "Thorax Muscle",
)
_TO_SEE = {NATURAL: ("through the vagina, in plain view and without a scope",)}
_CORE = {PERCUTANEOUS: ("with a cutting needle passed through the skin under ultrasound",)}

CUTTING = (
    Procedure(
        tables=("0DB", "0FB", "0TB", "0UB", "0BB", "0GB"),
        parts=(*_GUT, "Sigmoid Colon", "Stomach", "Bladder", *_SOLID, *_LUNG, "Thyroid Gland Lobe", "Uterus"),
        approaches="04",
        says=(
            "{who} cut away the diseased part of {part} and left the rest in place",
            "{who} removed a tumor from {part} by cutting out that portion with a margin of normal tissue around it",
            "{who} cut a wedge with a tumor in it out of {part}, sparing what was healthy",
        ),
        qualifiers=TREATED,
    ),
    Procedure(
        tables=("0DB", "0FB", "0TB", "0UB", "0BB", "0GB"),
        parts=(*_SOLID, *_LUNG, "Stomach", "Ileum", "Sigmoid Colon", "Bladder", "Thyroid Gland Lobe"),
        approaches="04",
        says=(
            "{who} cut a small piece out of {part}",
            "{who} clipped off a sample of tissue from {part} with cutting forceps",
        ),
        qualifiers=BIOPSIED,
    ),
    Procedure(
        tables=("0FB", "0TB", "0BB", "0GB", "0HB"),
        parts=("Liver, Right Lobe", "Liver, Left Lobe", "Kidney", *_LUNG, "Thyroid Gland Lobe", "Breast", "Pancreas"),
        approaches="3",
        says=("{who} cut a core of tissue out of {part}", "{who} took three cutting-needle cores from {part}"),
        qualifiers=BIOPSIED,
        ways=_CORE,
    ),
    Procedure(
        tables=("0DB",),
        parts=(
            "Stomach",
            "Duodenum",
            "Cecum",
            "Ascending Colon",
            "Transverse Colon",
            "Descending Colon",
            "Sigmoid Colon",
        ),
        approaches="8",
        says=(
            "{who} caught a polyp of {part} in a wire snare and cut it off",
            "{who} cut a polyp off the lining of {part}",
        ),
        qualifiers={
            "Diagnostic": ("The only purpose was a biopsy: to find out what the polyp was.",),
            "No Qualifier": ("The purpose was to be rid of the polyp, not a biopsy.",),
        },
    ),
    Procedure(
        tables=("0DB", "0BB", "0TB"),
        parts=(
            "Esophagus, Lower",
            "Stomach",
            "Duodenum",
            "Rectum",
            "Sigmoid Colon",
            "Bladder",
            "Main Bronchus",
            "Trachea",
        ),
        approaches="8",
        says=("{who} cut a small piece of tissue from the wall of {part}",),
        qualifiers=BIOPSIED,
    ),
    Procedure(
        tables=("0HB",),
        parts=_SKIN,
        approaches="X",
        says=(
            "{who} cut out a mole from {part}, down to the fat and no deeper",
            "{who} cut a growth, with a rim of healthy tissue, out of {part}",
        ),
        qualifiers={**TREATED, **BIOPSIED},
    ),
    Procedure(
        tables=("0HB",),
        parts=("Breast",),
        approaches="0",
        says=(
            "{who} cut a lump out of {part} and kept the rest of the breast tissue",
            "{who} did a lumpectomy of {part}",
        ),
        qualifiers=TREATED,
    ),
    Procedure(
        tables=("07B",),
        parts=(*_NODES, *_GROIN),
        approaches="0",
        says=(
            "{who} cut out two of {part} and left the others of the chain in place",
            "{who} took out one of {part} and no more of the chain",
        ),
        qualifiers={**TREATED, **BIOPSIED},
    ),
    Procedure(
        tables=("07T",),
        parts=(*_NODES, *_GROIN, "Lymphatic, Pelvis", "Lymphatic, Aortic"),
        approaches="04",
        says=(
            "{who} took out {part}, the entire chain at that level",
            "{who} dissected {part} and removed the whole chain, every node of it",
        ),
    ),
    Procedure(
        tables=("0DT", "0FT", "0TT", "0UT", "0BT", "0GT", "07T", "0VT"),
        parts=(
            *_GUT,
            *("Sigmoid Colon", "Appendix", "Stomach", "Gallbladder", "Liver, Right Lobe", "Liver, Left Lobe", "Kidney"),
            *("Bladder", "Ovary", "Ovaries", "Fallopian Tube", "Fallopian Tubes", *_LUNG, "Lung"),
            *("Thyroid Gland Lobe", "Thyroid Gland", "Adrenal Gland", "Spleen", "Prostate", "Pancreas", "Ureter"),
        ),
        approaches="04",
        says=(
            "{who} cut out {part}, leaving nothing behind",
            "{who} removed {part} completely",
            "{who} freed {part} from the surroundings and took out all there was",
        ),
        qualifiers={"No Qualifier": ("",)},
    ),
    Procedure(
        tables=("0UT",),
        parts=("Uterus",),
        approaches="048F",
        says=("{who} cut the uterus off above the cervix and took out the whole of that upper part",),
        qualifiers={"Supracervical": ("The cervix was left in place.",)},
    ),
    Procedure(
        tables=("0UT",),
        parts=("Cervix",),
        approaches="7",
        says=("{who} cut out {part}, leaving nothing behind", "{who} removed {part} completely"),
        ways=_TO_SEE,
    ),
    Procedure(
        tables=("0HT", "0VT"),
        parts=("Breast", "Testis", "Testes"),
        approaches="0",
        says=("{who} removed {part} completely", "{who} cut out {part}, all of the tissue and not just a portion"),
    ),
    Procedure(
        tables=("0QT", "0PT"),
        parts=("Patella", "Coccyx", "Clavicle", "Carpal", "Tarsal", "Fibula", "Metatarsal"),
        approaches="0",
        says=(
            "{who} cut out {part}, the whole bone",
            "{who} took out all of {part}, with no bone and no implant put back",
        ),
    ),
    Procedure(
        tables=("0CT",),
        parts=("Tonsils", "Adenoids", "Uvula"),
        approaches="X",
        says=("{who} cut out {part} completely", "{who} dissected out {part}, leaving no tissue of them behind"),
        ways={EXTERNAL: ("working directly on the throat through the open mouth",)},
    ),
    Procedure(
        tables=("0D5", "0F5", "0T5", "0U5", "0B5", "0G5"),
        parts=(*_SOLID, *_LUNG, "Stomach", "Cecum", "Sigmoid Colon", "Rectum", "Bladder", "Uterus"),
        approaches="04",
        says=(
            "{who} burned away a lesion of {part} with an electric current and took nothing out",
            "{who} froze a tumor of {part} until it was dead and left the dead tissue where it was",
        ),
        qualifiers={"No Qualifier": ("",)},
    ),
    Procedure(
        tables=("0F5", "0T5", "0B5", "0G5"),
        parts=("Liver, Right Lobe", "Liver, Left Lobe", "Kidney", "Pancreas", *_LUNG, "Thyroid Gland Lobe"),
        approaches="3",
        says=(
            "{who} killed a tumor of {part} by freezing it and removed none of it",
            "{who} burned a tumor of {part} with radiofrequency heat and left the dead tissue in place",
        ),
        qualifiers={"No Qualifier": ("",)},
        ways={PERCUTANEOUS: ("with a probe passed through the skin under CT guidance",)},
    ),
    Procedure(
        tables=("0D5", "0B5", "0T5"),
        parts=(
            "Stomach",
            "Duodenum",
            "Cecum",
            "Transverse Colon",
            "Sigmoid Colon",
            "Rectum",
            "Main Bronchus",
            "Bladder",
        ),
        approaches="8",
        says=(
            "{who} burned away a small growth of {part} with an electric current and took nothing out",
            "{who} charred a growth of {part} with argon gas and heat, so that no tissue was left to take out",
        ),
        qualifiers={"No Qualifier": ("",)},
    ),
    Procedure(
        tables=("0H5",),
        parts=_SKIN,
        approaches="X",
        says=(
            "{who} froze {qualifier} on {part} with liquid nitrogen and cut nothing out",
            "{who} burned away {qualifier} on {part} with an electric needle and took no tissue out",
        ),
        qualifiers={"No Qualifier": ("a single wart",), "Multiple": ("six separate warts",)},
    ),
    Procedure(
        tables=("0CD",),
        parts=("Upper Tooth", "Lower Tooth"),
        approaches="X",
        says=("{who} pulled {qualifier} {part} with forceps, without cutting gum or bone",),
        qualifiers={"Single": ("one of",), "Multiple": ("three of",), "All": ("all of",)},
        ways={EXTERNAL: ("",)},
    ),
    Procedure(
        tables=("06D",),
        parts=("Saphenous Vein", "Femoral Vein"),
        approaches="03",
        says=(
            "{who} stripped out {part} by pulling it loose with a wire stripper",
            "{who} tied {part} to a stripper and pulled it out by force",
        ),
        ways={PERCUTANEOUS: ("through tiny punctures of the skin, without exposing the vein",)},
    ),
    Procedure(
        tables=("0UD",),
        parts=("Endometrium",),
        approaches="78",
        says=("{who} scraped {part} out with a curette", "{who} stripped off {part} by scraping with a sharp curette"),
        qualifiers={**TREATED, **BIOPSIED},
        ways={NATURAL: ("through the vagina, without a scope",)},
    ),
    Procedure(
        tables=("07D",),
        parts=("Bone Marrow, Iliac", "Bone Marrow, Sternum", "Bone Marrow, Vertebral"),
        approaches="3",
        says=("{who} pulled out {part} by suction", "{who} drew {part} out forcibly into a syringe"),
        qualifiers=BIOPSIED,
        ways={PERCUTANEOUS: ("with a needle driven in through the skin",)},
    ),
    Procedure(
        tables=("0HD",),
        parts=_SKIN,
        approaches="X",
        says=(
            "{who} cleaned a sore by brushing and scraping dead tissue off {part}, without cutting",
            "{who} scrubbed dead tissue off {part} by force, using no knife",
        ),
    ),
    Procedure(
        tables=("0HD",),
        parts=("Finger Nail", "Toe Nail"),
        approaches="X",
        says=(
            "{who} tore off {part} with a clamp, without cutting",
            "{who} pulled off {part} by force, using no knife",
        ),
        ways={EXTERNAL: ("",)},
    ),
    Procedure(
        tables=("0KB",),
        parts=_MUSCLES,
        approaches="0",
        says=(
            "{who} cut out a dead portion of {part} with a scalpel and kept the rest of the muscle",
            "{who} cut a tumor out of {part}, with a margin, and left the rest of the muscle",
        ),
        qualifiers=TREATED,
    ),
    Procedure(
        tables=("0KB",),
        parts=_MUSCLES,
        approaches="0",
        says=("{who} cut a small piece from {part}",),
        qualifiers=BIOPSIED,
    ),
)
