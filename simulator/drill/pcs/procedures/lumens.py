"""Widening, narrowing, closing and rerouting: Dilation, Restriction, Occlusion, Bypass."""

from simulator.drill.pcs.procedures.procedure import Procedure

_STENT = {
    "Intraluminal Device": ("A plain stent was left inside.", "One bare stent was left in to keep it open."),
    "No Device": ("No stent was left.", "Nothing was left in place."),
}
_COUNTED = ("One", "Two", "Three", "Four")
_LABELS = ("", ", Two", ", Three", ", Four or More")
_STENTS = {
    f"Intraluminal Device{coating}{label}": (
        f"{number} {kind} {'stent was' if number == 'One' else 'stents were'} left in place",
    )
    for coating, kind in (("", "bare-metal"), (", Drug-eluting", "drug-eluting"))
    for number, label in zip(_COUNTED, _LABELS, strict=True)
}
_BALLOON = {
    "Drug-Coated Balloon": ("The balloon was coated with a drug.",),
    "No Qualifier": ("The balloon was a plain one, without a drug.",),
}
_GRAFT = {
    "Autologous Venous Tissue": ("a graft of the patient's own vein",),
    "Autologous Arterial Tissue": ("a graft of the patient's own artery",),
    "Synthetic Substitute": ("a graft of woven polyester",),
    "Nonautologous Tissue Substitute": ("a donor graft from a tissue bank",),
}
_CLOSED = {
    "Extraluminal Device": ("A clip around the outside was left to hold it shut.",),
    "Intraluminal Device": ("A coil was left inside to plug it.",),
    "No Device": ("It was done with heat alone, and nothing was left in place.",),
}
_SHUT = {**_CLOSED, "Extraluminal Device": ("The clips that hold it shut were left around the outside.",)}
_BAND = {
    "Extraluminal Device": ("A band was left around the outside to keep it narrow.",),
    "No Device": ("It was done with stitches alone, and nothing was left in place.",),
}
_LEG = {
    "Popliteal Artery": ("the popliteal artery of the same leg",),
    "Peroneal Artery": ("the peroneal artery of the same leg",),
    "Posterior Tibial Artery": ("the posterior tibial artery of the same leg",),
    "Foot Artery": ("an artery of the foot on the same side",),
}
_GUT = {
    "Duodenum": ("the duodenum",),
    "Jejunum": ("the jejunum",),
    "Ileum": ("the ileum",),
    "Transverse Colon": ("the transverse colon",),
    "Descending Colon": ("the descending colon",),
    "Sigmoid Colon": ("the sigmoid colon",),
    "Rectum": ("the rectum",),
}
_SEWN = {"No Device": ("The two were sewn directly to each other, with no graft.",)}
_CORONARY = ("One Artery", "Two Arteries", "Three Arteries", "Four or More Arteries")
_CORONARIES = tuple(f"Coronary Artery, {number}" for number in _CORONARY)


def _stents(arteries: int) -> dict[str, tuple[str, ...]]:
    """Stents in as many coronary arteries: fewer than one in each would be two procedures (PCS B4.4)."""
    each = "" if arteries == 1 else ", at least one in each artery"
    found = {
        label: tuple(f"{words}{each}." for words in its)
        for label, its in _STENTS.items()
        if _LABELS.index(label.removeprefix("Intraluminal Device").removeprefix(", Drug-eluting")) + 1 >= arteries
    }
    return {**found, "No Device": ("No stent was left in place.",)}


LUMENS = (
    Procedure(
        tables=("0D7", "0F7", "0T7", "0B7"),
        parts=(
            *("Esophagus, Upper", "Esophagus, Lower", "Stomach, Pylorus", "Duodenum", "Sigmoid Colon", "Rectum"),
            *("Common Bile Duct", "Hepatic Duct, Common", "Pancreatic Duct", "Ureter", "Urethra", "Bladder Neck"),
            *("Trachea", "Main Bronchus", "Ileocecal Valve"),
        ),
        approaches="8",
        says=(
            "{who} stretched a narrow place of {part} with a balloon",
            "{who} widened {part}, which a scar had narrowed",
        ),
        devices=_STENT,
    ),
    Procedure(
        tables=("0U7",),
        parts=("Cervix",),
        approaches="7",
        says=("{who} stretched {part} open with rods of growing size",),
        devices={"No Device": ("Nothing was left in place.",)},
    ),
    Procedure(
        tables=("037", "047", "057", "067"),
        parts=(
            *("Brachial Artery", "Subclavian Artery", "Renal Artery", "Femoral Artery", "Popliteal Artery"),
            *("External Iliac Artery", "Axillary Vein", "Subclavian Vein", "External Iliac Vein", "Femoral Vein"),
        ),
        approaches="3",
        says=("{who} opened a narrowed stretch of {part} with a balloon", "{who} widened {part} with a balloon"),
        devices=_STENT,
        qualifiers=_BALLOON,
    ),
    *(
        Procedure(
            tables=("027",),
            guidelines=("PCS B4.4",),
            parts=(part,),
            approaches="03",
            says=("{who} opened narrow places of {part} with a balloon", "{who} widened {part} with a balloon"),
            devices=_stents(number),
            qualifiers={
                "Bifurcation": ("Every place that was treated lay at a bifurcation.",),
                "No Qualifier": ("No place that was treated lay at a bifurcation.",),
            },
        )
        for number, part in enumerate(_CORONARIES, 1)
    ),
    Procedure(
        tables=("0UL", "0VL"),
        parts=("Fallopian Tube", "Fallopian Tubes", "Vas Deferens"),
        approaches="04",
        says=("{who} closed off {part} completely", "{who} shut {part} for good, so that nothing can pass"),
        devices=_SHUT,
    ),
    Procedure(
        tables=("03L", "04L", "05L", "06L"),
        guidelines=("PCS B3.12",),
        parts=("Splenic Artery", "Hepatic Artery", "Gastric Artery", "Renal Artery", "Radial Artery", "Splenic Vein"),
        approaches="034",
        says=("{who} closed {part} completely, so that no blood passes", "{who} blocked {part} for good"),
        devices=_CLOSED,
    ),
    Procedure(
        tables=("0DV",),
        parts=("Stomach", "Esophagogastric Junction"),
        approaches="04",
        says=("{who} narrowed {part} without closing it", "{who} made the passage through {part} smaller"),
        devices=_BAND,
    ),
    Procedure(
        tables=("0UV",),
        parts=("Cervix",),
        approaches="04",
        says=("{who} tightened {part} in a pregnant patient so that it stays narrow",),
        devices=_BAND,
    ),
    Procedure(
        tables=("04V", "02V"),
        guidelines=("PCS B3.12",),
        parts=("Abdominal Aorta", "Thoracic Aorta, Descending"),
        approaches="03",
        says=("{who} narrowed the bulging lumen of {part} to its normal width {device}",),
        devices={
            "Intraluminal Device": ("by leaving a plain tube graft inside",),
            "Extraluminal Device": ("by leaving a wrap around the outside",),
            "Intraluminal Device, Branched or Fenestrated, One or Two Arteries": (
                "by leaving a graft inside that has branches for two arteries",
            ),
            "Intraluminal Device, Branched or Fenestrated, Three or More Arteries": (
                "by leaving a graft inside that has branches for four arteries",
            ),
        },
        qualifiers={"No Qualifier": ("The device is there to stay.",), "Temporary": ("It is to be taken out again.",)},
    ),
    Procedure(
        tables=("041",),
        parts=("Femoral Artery", "Popliteal Artery"),
        approaches="0",
        says=(
            "{who} led the blood from {part} around a blocked stretch to {qualifier}, through {device}",
            "{who} sewed {device} from {part} to {qualifier} to carry the blood past a blockage",
        ),
        devices=_GRAFT,
        qualifiers=_LEG,
    ),
    Procedure(
        tables=("021",),
        guidelines=("PCS B3.6b",),
        parts=_CORONARIES,
        approaches="0",
        says=("{who} brought blood from {qualifier} to {part}, through {device} for each",),
        devices=_GRAFT,
        qualifiers={
            "Aorta": ("the aorta",),
            "Internal Mammary, Left": ("the left internal mammary artery",),
            "Internal Mammary, Right": ("the right internal mammary artery",),
        },
    ),
    Procedure(
        tables=("021",),
        guidelines=("PCS B3.6b",),
        parts=_CORONARIES[:1],
        approaches="0",
        says=("{who} freed the end of {qualifier} and sewed it straight to {part}, with no graft",),
        devices={"No Device": ("",)},
        qualifiers={
            "Internal Mammary, Left": ("the left internal mammary artery",),
            "Internal Mammary, Right": ("the right internal mammary artery",),
        },
    ),
    Procedure(
        tables=("0D1",),
        parts=("Stomach", "Duodenum", "Jejunum", "Ileum", "Ascending Colon", "Transverse Colon", "Descending Colon"),
        approaches="04",
        says=(
            "{who} made a new passage from {part} to {qualifier}, leaving what lies between in place",
            "{who} rerouted the contents of {part} to {qualifier}",
        ),
        devices=_SEWN,
        qualifiers=_GUT,
    ),
    Procedure(
        tables=("0D1",),
        parts=("Ileum", "Cecum", "Transverse Colon", "Descending Colon", "Sigmoid Colon"),
        approaches="04",
        says=(
            "{who} brought {part} out through {qualifier} as a stoma",
            "{who} made a stoma, so that the contents of {part} come out through {qualifier}",
        ),
        devices={"No Device": ("No graft was used.",)},
        qualifiers={"Cutaneous": ("the skin of the abdomen",)},
    ),
    Procedure(
        tables=("0T1",),
        parts=("Ureter", "Ureters"),
        approaches="04",
        says=("{who} led the urine from {part} to {qualifier}",),
        devices={"No Device": ("No graft was used.",)},
        qualifiers={
            "Colon": ("the colon",),
            "Ileum": ("the ileum",),
            "Ileocutaneous": ("the skin by way of a loop of ileum",),
            "Cutaneous": ("an opening straight in the skin",),
        },
    ),
)
