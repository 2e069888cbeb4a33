"""Approaches in words, as the site of the procedure has them."""

from dataclasses import dataclass

from simulator.drill.pcs.parts import without_side

OPEN, PERCUTANEOUS, ENDOSCOPIC, NATURAL, NATURAL_ENDOSCOPIC, EXTERNAL = "03478X"
ASSISTED = "F"
"""Through a natural opening, with a laparoscope to help."""

LABELS = {
    OPEN: "Open",
    PERCUTANEOUS: "Percutaneous",
    ENDOSCOPIC: "Percutaneous Endoscopic",
    NATURAL: "Via Natural or Artificial Opening",
    NATURAL_ENDOSCOPIC: "Via Natural or Artificial Opening Endoscopic",
    ASSISTED: "Via Natural or Artificial Opening With Percutaneous Endoscopic Assistance",
    EXTERNAL: "External",
}

TEACHING = {
    OPEN: "cutting through the skin and the layers below to expose the site",
    PERCUTANEOUS: "instruments reach the site by a puncture or minor incision, and nobody sees it",
    ENDOSCOPIC: "instruments reach the site by a puncture or minor incision, and a scope shows it",
    NATURAL: "instruments reach the site through a natural or artificial opening, without a scope",
    NATURAL_ENDOSCOPIC: "instruments reach the site through a natural or artificial opening, and a scope shows it",
    ASSISTED: "through a natural or artificial opening, with a scope put in by punctures to help",
    EXTERNAL: "directly on the skin or mucous membrane, or by force applied from outside",
}


@dataclass(frozen=True, slots=True)
class Site:
    """How surgeons come to a site: openly, by puncture, and by puncture with a scope."""

    openly: tuple[str, ...]
    puncture: tuple[str, ...]
    scope: tuple[str, ...]


_OPENLY = ("through an open incision", "through an incision that laid the site open")
_PUNCTURE = ("with a needle passed through the skin", "through a puncture of the skin, guided by imaging")
_BLUNT = ("through a stab incision, guided by X-ray alone", "through a puncture of the skin, guided by imaging")
_ENDOSCOPE = ("through small incisions with an endoscope", "with an endoscope put in through a small incision")

PLAIN = Site(_OPENLY, _PUNCTURE, _ENDOSCOPE)
ABDOMEN = Site(
    ("through a laparotomy", "through an open incision in the abdomen"),
    _PUNCTURE,
    ("through small incisions with a laparoscope", "with a laparoscope and instruments put in through small incisions"),
)
CHEST = Site(
    ("through a thoracotomy", "through an open incision in the chest"),
    _PUNCTURE,
    (
        "through small incisions between the ribs with a thoracoscope",
        "with a thoracoscope put in through small incisions",
    ),
)
HEART = Site(
    ("through an incision that split the sternum", "through an open incision in the chest"),
    ("with a catheter passed up from a puncture in the groin", "with a catheter put in through a puncture of the skin"),
    (
        "through small incisions between the ribs with a thoracoscope",
        "with a thoracoscope put in through small incisions",
    ),
)
VESSEL = Site(
    ("through an incision that laid the vessel open to view", "through an open incision down to the vessel"),
    ("with a catheter put in through a puncture of the skin", "with a catheter passed up from a puncture in the groin"),
    _ENDOSCOPE,
)
SKULL = Site(
    ("through a craniotomy", "through an open incision, with a flap of the skull turned back"),
    ("with a needle passed through a small hole in the skull", "through a burr hole with a needle, guided by imaging"),
    ("through a burr hole with an endoscope", "with an endoscope passed through a small hole in the skull"),
)
JOINT = Site(
    _OPENLY,
    _BLUNT,
    ("through small incisions with an arthroscope", "with an arthroscope put in through a small incision"),
)
FIRM = Site(_OPENLY, _BLUNT, _ENDOSCOPE)
"""Bones, muscles, tendons, nerves: there a puncture is made with more than a needle."""

_SITES = {
    "00": SKULL,
    "01": FIRM,
    "02": HEART,
    **dict.fromkeys(("03", "04", "05", "06"), VESSEL),
    "0B": CHEST,
    **dict.fromkeys(("0D", "0F", "0T", "0U"), ABDOMEN),
    **dict.fromkeys(("0K", "0L", "0M", "0N", "0P", "0Q"), FIRM),
    **dict.fromkeys(("0R", "0S"), JOINT),
    "10": ABDOMEN,
}
_SITES_OF_PARTS = {
    **dict.fromkeys(("Esophagus, Upper", "Esophagus, Middle", "Esophagus"), CHEST),
    **dict.fromkeys(("Anus", "Anal Sphincter", "Urethra", "Vulva", "Trachea", "Perineum, Female"), PLAIN),
    **dict.fromkeys(("Pleural Cavity", "Mediastinum", "Thymus"), CHEST),
    **dict.fromkeys(("Peritoneal Cavity", "Pelvic Cavity", "Abdominal Wall", "Spleen", "Retroperitoneum"), ABDOMEN),
    **dict.fromkeys(("Gastrointestinal Tract", "Adrenal Gland"), ABDOMEN),
    **dict.fromkeys(("Spinal Cord", "Spinal Canal", "Spinal Meninges"), PLAIN),
    **dict.fromkeys(("Lumbar Spinal Cord", "Thoracic Spinal Cord", "Cervical Spinal Cord"), PLAIN),
    **dict.fromkeys(("Cervical Vertebral Joint", "Cervical Vertebral Joints, 2 or more", "Lumbosacral Joint"), FIRM),
    **dict.fromkeys(("Thoracic Vertebral Joint", "Thoracic Vertebral Joints, 2 to 7", "Lumbar Vertebral Joint"), FIRM),
    **dict.fromkeys(("Lumbar Vertebral Joints, 2 or more", "Cervicothoracic Vertebral Joint"), FIRM),
    "Thoracolumbar Vertebral Joint": FIRM,
    "Pericardial Cavity": CHEST,
    "Pituitary Gland": SKULL,
    "Inguinal Region": ABDOMEN,
    "Femoral Region": ABDOMEN,
}

_OPENINGS = {
    "0B": ("mouth", "a bronchoscope"),
    "0F": ("mouth", "a duodenoscope"),
    "0T": ("urethra", "a cystoscope"),
    "0U": ("vagina", "a hysteroscope"),
    "0V": ("urethra", "a cystoscope"),
    "10": ("vagina", "an endoscope"),
}
_OPENINGS_OF_PARTS = {
    **dict.fromkeys(("Esophagus", "Esophagus, Upper", "Esophagus, Middle"), ("mouth", "a gastroscope")),
    **dict.fromkeys(("Esophagus, Lower", "Esophagogastric Junction", "Stomach"), ("mouth", "a gastroscope")),
    **dict.fromkeys(("Stomach, Pylorus", "Duodenum", "Upper Intestinal Tract"), ("mouth", "a gastroscope")),
    **dict.fromkeys(("Jejunum", "Ileum"), ("mouth", "a long endoscope")),
    **dict.fromkeys(("Cecum", "Ascending Colon", "Transverse Colon", "Ileocecal Valve"), ("anus", "a colonoscope")),
    **dict.fromkeys(("Descending Colon", "Sigmoid Colon", "Rectum"), ("anus", "a colonoscope")),
    **dict.fromkeys(("Lower Intestinal Tract", "Large Intestine", "Appendix"), ("anus", "a colonoscope")),
    "Gastrointestinal Tract": ("mouth", "a gastroscope"),
    "Genitourinary Tract": ("urethra", "a cystoscope"),
    "Respiratory Tract": ("mouth", "a bronchoscope"),
    "Ureter": ("urethra", "a ureteroscope"),
    "Ureters": ("urethra", "a ureteroscope"),
    "Kidney Pelvis": ("urethra", "a ureteroscope"),
    "Kidney": ("urethra", "a ureteroscope"),
    **dict.fromkeys(("Larynx", "Vocal Cord", "Pharynx", "Epiglottis"), ("mouth", "a laryngoscope")),
    **dict.fromkeys(("Nasopharynx", "Nasal Turbinate", "Maxillary Sinus"), ("nose", "a nasal endoscope")),
    **dict.fromkeys(("Frontal Sinus", "Ethmoid Sinus", "Sphenoid Sinus"), ("nose", "a nasal endoscope")),
    **dict.fromkeys(("Nasal Mucosa and Soft Tissue", "Pituitary Gland"), ("nose", "a nasal endoscope")),
    **dict.fromkeys(("External Auditory Canal", "Tympanic Membrane"), ("ear canal", "an otoscope")),
    "Middle Ear": ("ear canal", "an endoscope"),
    **dict.fromkeys(("Cervix", "Vagina", "Cul-de-sac"), ("vagina", "an endoscope")),
}


def ways(approach: str, system: str, part: str) -> tuple[str, ...]:
    """An approach (its character) to a body part of a body system (two characters), as adverbs: "through a laparotomy".

    "" is said of what is always external, such as the skin; () where no plain words say it of this body part.
    """
    base = without_side(part).removesuffix(", Right").removesuffix(", Left")
    site = _SITES_OF_PARTS.get(base) or _SITES.get(system, PLAIN)
    opening, scope = _OPENINGS_OF_PARTS.get(base) or _OPENINGS.get(system) or ("", "")
    if approach == OPEN:
        return site.openly
    if approach == PERCUTANEOUS:
        return site.puncture
    if approach == ENDOSCOPIC:
        return site.scope
    if approach == EXTERNAL:
        return ("",) if system in {"0H", "10"} else ("from outside, without any incision or puncture",)
    if not opening:
        return ()
    if approach == NATURAL:
        return (f"through the {opening}, without a scope", f"by way of the {opening}, with no scope")
    if approach == NATURAL_ENDOSCOPIC:
        return (f"through the {opening} with {scope}", f"with {scope} passed through the {opening}")
    if approach == ASSISTED:
        return (f"through the {opening}, with a laparoscope put in through small incisions to help",)
    return ()
