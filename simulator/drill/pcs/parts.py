"""Body parts in words: "Ureter, Left" as "the left ureter"."""

import re
from collections.abc import Mapping

_SIDED = re.compile(r"(?P<base>.+), (?P<side>Right|Left|Bilateral)")
_LAYERED = re.compile(
    r"(?P<layer>Skin|Subcutaneous Tissue and Fascia|Lymphatic), (?:(?P<side>Right|Left) )?(?P<place>.+)"
)

GENERAL = frozenset(
    {"Upper Artery", "Lower Artery", "Upper Vein", "Lower Vein", "Great Vessel", "Upper Bone", "Lower Bone"}
    | {"Facial Bone", "Upper Joint", "Lower Joint", "Upper Muscle", "Lower Muscle", "Upper Tendon", "Lower Tendon"}
    | {"Upper Bursa and Ligament", "Lower Bursa and Ligament", "Peripheral Nerve", "Cranial Nerve", "Lymphatic"}
    | {"Endocrine Gland", "Salivary Gland", "Hepatobiliary Duct", "Mouth and Throat", "Sinus", "Skin", "Bone Marrow"}
    | {"Upper Extremity Bursa and Ligament", "Lower Extremity Bursa and Ligament", "Accessory Sinus", "Pleura"}
    | {"Subcutaneous Tissue and Fascia, Head and Neck", "Subcutaneous Tissue and Fascia, Upper Extremity"}
    | {"Subcutaneous Tissue and Fascia, Lower Extremity", "Subcutaneous Tissue and Fascia, Trunk"}
)
"""Values for whatever has no value of its own: no description leads to one of them alone."""

WHOLES = frozenset(
    {"Brain", "Heart", "Heart, Left", "Heart, Right", "Eye", "Ear", "Lung", "Lungs", "Liver", "Kidney", "Esophagus"}
    | {
        "Small Intestine",
        "Large Intestine",
        "Upper Intestinal Tract",
        "Lower Intestinal Tract",
        "Stomach",
        "Spinal Cord",
    }
    | {"Tracheobronchial Tree", "Uterus and Cervix", "Vagina and Cul-de-sac", "Thyroid Gland", "Skull", "Spinal Canal"}
    | {"Prostate and Seminal Vesicles", "Scrotum and Tunica Vaginalis", "Epididymis and Spermatic Cord", "Vulva"}
    | {"Hip Joint", "Knee Joint", "Upper Extremity", "Lower Extremity", "Testis", "Vas Deferens", "Ureter", "Ovary"}
    | {"Fallopian Tube", "Parathyroid Gland", "Head", "Peritoneum", "Penis", "Oral Cavity and Throat"}
    | {"Large Intestine, Left", "Large Intestine, Right", "Salivary Gland", "Adrenal Gland", "Accessory Sinus"}
    | {
        "Gastrointestinal Tract",
        "Respiratory Tract",
        "Genitourinary Tract",
        "Breast",
        "Larynx",
        "Pharynx",
        "Great Vessel",
    }
)
"""Values, without their side, that hold other values within them: never offered as a wrong answer."""

_PLACES = {
    "Lower Arm": "forearm",
    "Upper Leg": "thigh",
    "Inguinal": "groin",
    "Pelvic Region": "pelvic region",
    "Axillary": "armpit",
    "Upper Extremity": "arm",
    "Lower Extremity": "leg",
    "Thorax": "chest",
    "Neck": "neck",
}
_LAYERS = {
    "Skin": "the skin of",
    "Subcutaneous Tissue and Fascia": "the subcutaneous tissue of",
    "Lymphatic": "the lymph nodes of",
}
_LYMPHATIC = {
    "Mesenteric": "the mesenteric lymph nodes",
    "Aortic": "the lymph nodes along the aorta",
    "Internal Mammary": "the {side} internal mammary lymph nodes",
}

_WORDS = {
    "Anterior Chamber": "the anterior chamber of the {side} eye",
    "Auditory Ossicle": "an ossicle of the {side} ear",
    "Cerebral Hemisphere": "a cerebral hemisphere",
    "Cervical Nerve": "a cervical nerve",
    "Cervicothoracic Vertebral Disc": "the disc between the cervical and the thoracic spine",
    "Cervicothoracic Vertebral Joint": "the joint between the cervical and the thoracic spine",
    "Choroid": "the choroid of the {side} eye",
    "Colic Vein": "a colic vein",
    "Cornea": "the cornea of the {side} eye",
    "Coronary Vein": "a coronary vein",
    "Extraocular Muscle": "an extraocular muscle of the {side} eye",
    "Face Artery": "an artery of the face",
    "Face Vein": "a vein of the {side} side of the face",
    "Hip Joint, Acetabular Surface": "the acetabular surface of the {side} hip joint",
    "Hip Joint, Femoral Surface": "the femoral surface of the {side} hip joint",
    "Intracranial Artery": "an artery inside the skull",
    "Intracranial Vein": "a vein inside the skull",
    "Iris": "the iris of the {side} eye",
    "Knee Joint, Femoral Surface": "the femoral surface of the {side} knee joint",
    "Knee Joint, Tibial Surface": "the tibial surface of the {side} knee joint",
    "Lens": "the lens of the {side} eye",
    "Lumbar Nerve": "a lumbar nerve",
    "Minor Salivary Gland": "a minor salivary gland",
    "Papillary Muscle": "a papillary muscle",
    "Parathyroid Glands, Multiple": "several parathyroid glands",
    "Sacral Nerve": "a sacral nerve",
    "Sclera": "the sclera of the {side} eye",
    "Thoracic Nerve": "a thoracic nerve",
    "Thoracolumbar Vertebral Disc": "the disc between the thoracic and the lumbar spine",
    "Thoracolumbar Vertebral Joint": "the joint between the thoracic and the lumbar spine",
    "Vitreous": "the vitreous of the {side} eye",
    "Ampulla of Vater": "the ampulla of Vater",
    "Bone Marrow, Iliac": "the bone marrow of the iliac crest",
    "Bone Marrow, Sternum": "the bone marrow of the sternum",
    "Bone Marrow, Vertebral": "the bone marrow of a vertebra",
    "Carpal": "a carpal bone of the {side} wrist",
    "Carpal Joint": "a joint between the carpal bones of the {side} wrist",
    "Carpometacarpal Joint": "a carpometacarpal joint of the {side} hand",
    "Cerebral Ventricle": "a ventricle of the brain",
    "Cervical Vertebra": "a cervical vertebra",
    "Cervical Vertebral Disc": "a disc of the cervical spine",
    "Cervical Vertebral Joint": "one joint of the cervical spine",
    "Cervical Vertebral Joints, 2 or more": "three joints of the cervical spine",
    "Colic Artery, Middle": "the middle colic artery",
    "Coronary Artery, Four or More Arteries": "four coronary arteries",
    "Coronary Artery, One Artery": "one coronary artery",
    "Coronary Artery, Three Arteries": "three coronary arteries",
    "Coronary Artery, Two Arteries": "two coronary arteries",
    "Cul-de-sac": "the cul-de-sac behind the uterus",
    "Epidural Space, Intracranial": "the epidural space inside the skull",
    "Subdural Space, Intracranial": "the subdural space inside the skull",
    "Subarachnoid Space, Intracranial": "the subarachnoid space inside the skull",
    "Esophageal Vein": "an esophageal vein",
    "Esophagus, Lower": "the lower third of the esophagus",
    "Esophagus, Middle": "the middle third of the esophagus",
    "Esophagus, Upper": "the upper third of the esophagus",
    "Femoral Shaft": "the shaft of the {side} femur",
    "Finger Phalangeal Joint": "a joint between the phalanges of a finger of the {side} hand",
    "Finger Phalanx": "a phalanx of a finger of the {side} hand",
    "Finger Nail": "a fingernail",
    "Foot Artery": "an artery of the {side} foot",
    "Foot Tendon": "a tendon of the {side} foot",
    "Foot Vein": "a vein of the {side} foot",
    "Glenoid Cavity": "the glenoid cavity of the {side} shoulder",
    "Hand Artery": "an artery of the {side} hand",
    "Hand Tendon": "a tendon of the {side} hand",
    "Hand Vein": "a vein of the {side} hand",
    "Hepatic Duct, Common": "the common hepatic duct",
    "Humeral Head": "the head of the {side} humerus",
    "Humeral Shaft": "the shaft of the {side} humerus",
    "Kidney Pelvis": "the pelvis of the {side} kidney",
    "Knee Tendon": "the {side} patellar tendon",
    "Large Intestine, Left": "the left half of the large intestine",
    "Large Intestine, Right": "the right half of the large intestine",
    "Liver, Left Lobe": "the left lobe of the liver",
    "Liver, Right Lobe": "the right lobe of the liver",
    "Lower Arm and Wrist Tendon": "a tendon of the {side} forearm",
    "Lower Femur": "the lower end of the {side} femur",
    "Lower Gingiva": "the gum of the lower jaw",
    "Lower Leg Tendon": "the {side} Achilles tendon",
    "Lower Lobe Bronchus": "the bronchus of the {side} lower lobe",
    "Lower Lung Lobe": "the lower lobe of the {side} lung",
    "Lower Tooth": "the lower teeth",
    "Lumbar Vertebra": "a lumbar vertebra",
    "Lumbar Vertebral Disc": "a disc of the lumbar spine",
    "Lumbar Vertebral Joint": "one joint of the lumbar spine",
    "Lumbar Vertebral Joints, 2 or more": "three joints of the lumbar spine",
    "Lumbosacral Disc": "the disc between the last lumbar vertebra and the sacrum",
    "Lumbosacral Joint": "the joint between the last lumbar vertebra and the sacrum",
    "Lung Lingula": "the lingula of the left lung",
    "Lingula Bronchus": "the bronchus of the lingula",
    "Mandible": "the {side} side of the mandible",
    "Metacarpal": "a metacarpal bone of the {side} hand",
    "Metacarpophalangeal Joint": "a metacarpophalangeal joint of the {side} hand",
    "Metatarsal": "a metatarsal bone of the {side} foot",
    "Metatarsal-Phalangeal Joint": "a metatarsophalangeal joint of the {side} foot",
    "Middle Lobe Bronchus": "the bronchus of the {side} middle lobe",
    "Middle Lung Lobe": "the middle lobe of the {side} lung",
    "Nasal Mucosa and Soft Tissue": "the mucosa of the nose",
    "Nasal Turbinate": "a nasal turbinate",
    "Pancreatic Duct, Accessory": "the accessory pancreatic duct",
    "Pelvic Bone": "the {side} pelvic bone",
    "Perineum, Female": "the female perineum",
    "Perineum, Male": "the male perineum",
    "Products of Conception": "the products of conception",
    "Products of Conception, Ectopic": "an ectopic pregnancy",
    "Products of Conception, Retained": "retained products of conception",
    "Retinal Vessel": "a vessel of the {side} retina",
    "Ribs, 1 to 2": "two ribs",
    "Ribs, 3 or More": "four ribs",
    "Stomach, Pylorus": "the pylorus",
    "Tarsal": "a tarsal bone of the {side} foot",
    "Tarsal Joint": "a joint between the tarsal bones of the {side} foot",
    "Tarsometatarsal Joint": "a tarsometatarsal joint of the {side} foot",
    "Thoracic Aorta, Ascending/Arch": "the arch of the aorta",
    "Thoracic Aorta, Descending": "the descending thoracic aorta",
    "Thoracic Vertebra": "a thoracic vertebra",
    "Thoracic Vertebral Disc": "a disc of the thoracic spine",
    "Thoracic Vertebral Joint": "one joint of the thoracic spine",
    "Thoracic Vertebral Joints, 2 to 7": "four joints of the thoracic spine",
    "Thoracic Vertebral Joints, 8 or more": "nine joints of the thoracic spine",
    "Thumb Phalanx": "a phalanx of the {side} thumb",
    "Thyroid Gland Isthmus": "the isthmus of the thyroid gland",
    "Thyroid Gland Lobe": "the {side} lobe of the thyroid gland",
    "Toe Nail": "a toenail",
    "Toe Phalangeal Joint": "a joint between the phalanges of a toe of the {side} foot",
    "Toe Phalanx": "a phalanx of a toe of the {side} foot",
    "Tracheobronchial Tree": "the trachea and the bronchi",
    "Upper Arm Tendon": "a tendon of the {side} upper arm",
    "Upper Femur": "the upper end of the {side} femur",
    "Upper Gingiva": "the gum of the upper jaw",
    "Upper Lobe Bronchus": "the bronchus of the {side} upper lobe",
    "Upper Lung Lobe": "the upper lobe of the {side} lung",
    "Upper Tooth": "the upper teeth",
    "Uterine Supporting Structure": "the ligaments that hold the uterus",
    "Vestibular Gland": "a Bartholin gland",
    "Lower Arm": "the {side} forearm",
    "Upper Leg": "the {side} thigh",
    "Inguinal Region": "the {side} groin",
    "Knee Region": "the {side} knee",
    "Elbow Region": "the {side} elbow",
    "Wrist Region": "the {side} wrist",
    "Ankle Region": "the {side} ankle",
    "Shoulder Region": "the {side} shoulder",
    "1st Toe": "the {side} great toe",
    "2nd Toe": "the second toe of the {side} foot",
    "3rd Toe": "the third toe of the {side} foot",
    "4th Toe": "the fourth toe of the {side} foot",
    "5th Toe": "the little toe of the {side} foot",
}
_BOTH = {
    "Adrenal Glands": "both adrenal glands",
    "Breast": "both breasts",
    "Carotid Bodies": "both carotid bodies",
    "Epididymis": "both epididymides",
    "External Ear": "both external ears",
    "Femoral Region": "both femoral regions",
    "Inguinal Region": "both groins",
    "Hindquarter": "both hindquarters",
    "Spermatic Cords": "both spermatic cords",
    "Vas Deferens": "both vasa deferentia",
}
_LUMPED = re.compile(r"(Muscle|Tendon|Bursa and Ligament)$")
_OF_ONE = re.compile(r"(?P<name>[A-Z][a-z]+(?: [a-z]+)* (?:muscle|ligament|bursa))(?: \([A-Z]+\))?")


def without_side(label: str) -> str:
    """The label of a paired body part without its side: "Ureter" of "Ureter, Left". Others as they are."""
    match = _SIDED.fullmatch(label)
    return match["base"] if match and label not in _WORDS else label


def side_of(label: str) -> str:
    """ "left" or "right", wherever it stands in the label; "" where there is none."""
    match = re.search(r"\b(Right|Left)\b", label)
    return match[1].lower() if match else ""


def in_words(label: str) -> str | None:
    """A body part with its article: "the left ureter", "both kidneys". None where no plain words mean it alone."""
    if label in GENERAL:
        return None
    if (words := _WORDS.get(label)) and "{side}" not in words:
        return words
    if label.startswith("Lymphatic, Internal Mammary, "):
        return _LYMPHATIC["Internal Mammary"].format(side=side_of(label))
    if match := _LAYERED.fullmatch(label):
        return _layered(match)
    if match := _SIDED.fullmatch(label):
        base, side = match["base"], match["side"].lower()
        if side == "bilateral":
            return _BOTH.get(base, f"both {base.lower()}" if base.endswith("s") else None)
        if base in _WORDS:
            return _WORDS[base].format(side=side)
        return None if _LUMPED.search(base) else f"the {side} {base.lower()}"
    return None if _LUMPED.search(label) else f"the {label.lower()}"


def named(uses: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """For the muscles and the bursae and ligaments, which labels lump together: what the body part key names of each.

    By label with its side: "Shoulder Muscle, Left": "the left deltoid muscle", ...
    """
    found: dict[str, list[str]] = {}
    for term, labels in uses.items():
        match = _OF_ONE.fullmatch(term)
        bases = {without_side(label) for label in labels}
        if match is None or len(bases) != 1 or not _LUMPED.search(next(iter(bases))) or len(labels) != 2:
            continue
        for label in labels:
            if (side := side_of(label)) and without_side(label) != "Extraocular Muscle":
                found.setdefault(label, []).append(f"the {side} {match['name'].lower()}")
    return {label: tuple(names) for label, names in found.items()}


def _layered(match: re.Match[str]) -> str:
    layer, side, place = match["layer"], match["side"], match["place"]
    if layer == "Lymphatic" and place in _LYMPHATIC:
        return _LYMPHATIC[place]
    words = _PLACES.get(place, place.lower())
    if side and place == "Neck":
        return f"{_LAYERS[layer]} the {side.lower()} side of the neck"
    return f"{_LAYERS[layer]} the {f'{side.lower()} ' if side else ''}{words}"
