"""Diseases of joints, tendons and nerves."""

import re

from simulator.drill.cm.condition import Family
from simulator.drill.cm.people import OLD, WORKING

_SITE = {"place": "the site", "side": "the side"}

_WHAT = {"what": "the condition", "side": "the side"}

_LATERALITY = ("OCG I.B.13",)

_EITHER = "(?:right|left|unspecified)"

JOINT = Family(
    within=("M00", "M06.0", "M10", "M11", "M12", "M24.5", "M24.6", "M25.0", "M25.4", "M25.5", "M25.6"),
    pattern=re.compile(
        r"(?P<what>.+?),? (?P<place>(?:right|left|unspecified) (?:shoulder|elbow|wrist|hand|hip|knee|ankle|foot|"
        r"ankle and foot))(?:, not elsewhere classified)?"
    ),
    words=("{what} {place}",),
    says={
        "what": {
            "Staphylococcal arthritis": "septic arthritis from a staphylococcus in",
            "Pneumococcal arthritis": "septic arthritis from a pneumococcus in",
            "Rheumatoid arthritis without rheumatoid factor": "seronegative rheumatoid arthritis of",
            "Idiopathic gout": "primary (idiopathic) gout, not chronic, of",
            "Drug-induced gout": "an attack of gout brought on by a diuretic in",
            "Gout due to renal impairment": "an attack of gout from renal impairment in",
            "Familial chondrocalcinosis": "familial chondrocalcinosis of",
            "Villonodular synovitis (pigmented)": "pigmented villonodular synovitis of",
            "Palindromic rheumatism": "palindromic rheumatism of",
            "Contracture": "a contracture of",
            "Ankylosis": "ankylosis of",
            "Hemarthrosis": "a hemarthrosis, with no injury, of",
            "Effusion": "an effusion, with no known cause, in",
            "Pain in": "pain, still of unknown cause, in",
            "Stiffness of": "stiffness, still of unknown cause, of",
        }
    },
    axes={**_SITE, "what": "the condition"},
    rules=_LATERALITY,
)

ARTHRITIS = Family(
    within=("M16", "M17", "M19"),
    pattern=re.compile(
        r"(?:(?P<paired>Unilateral|Bilateral) )?(?P<what>[Pp]rimary osteoarthritis|[Pp]ost-traumatic osteoarthritis|"
        r"[Ss]econdary osteoarthritis)(?: of|,)"
        rf" (?P<place>(?:{_EITHER} )?(?:hip|knee|shoulder|elbow|wrist|hand|ankle and foot))"
    ),
    words=("{what} of {place}",),
    says={
        "what": {
            "primary osteoarthritis": "primary osteoarthritis",
            "Primary osteoarthritis": "primary osteoarthritis",
            "post-traumatic osteoarthritis": "post-traumatic osteoarthritis",
            "Post-traumatic osteoarthritis": "post-traumatic osteoarthritis",
            "Secondary osteoarthritis": "secondary osteoarthritis",
        }
    },
    axes={**_SITE, "what": "the kind of osteoarthritis"},
    ages=OLD,
    rules=_LATERALITY,
)

SOFT_TISSUE = Family(
    within=("M20", "M22", "M65", "M70", "M71", "M75", "M76", "M77"),
    pattern=re.compile(
        r"(?P<what>.+?)(?:,| of)? (?P<place>(?:right|left|unspecified) (?:shoulder|upper arm|elbow|forearm|wrist|hand|"
        r"hip|thigh|knee|leg|lower leg|ankle|foot|thumb|index finger|middle finger|ring finger|little finger))"
    ),
    words=("{what} {place}",),
    says={
        "what": {
            "Hallux valgus (acquired)": "an acquired hallux valgus of",
            "Hallux rigidus": "hallux rigidus of",
            "Chondromalacia patellae": "chondromalacia of the patella of",
            "Recurrent dislocation of patella": "recurrent dislocation of the patella of",
            "Abscess of tendon sheath": "an abscess of a tendon sheath of",
            "Trigger thumb": "stenosing tenosynovitis (a trigger thumb) of",
            "Trigger finger": "stenosing tenosynovitis (a trigger finger) of",
            "Olecranon bursitis": "olecranon bursitis of",
            "Prepatellar bursitis": "prepatellar bursitis of",
            "Trochanteric bursitis": "trochanteric bursitis of",
            "Synovial cyst of popliteal space [Baker]": "a Baker cyst behind",
            "Abscess of bursa": "an abscess of a bursa of",
            "Adhesive capsulitis": "adhesive capsulitis (frozen shoulder) of",
            "Bicipital tendinitis": "bicipital tendinitis of",
            "Calcific tendinitis": "calcific tendinitis of",
            "Impingement syndrome": "impingement syndrome of",
            "Bursitis": "bursitis of",
            "Psoas tendinitis": "psoas tendinitis at",
            "Iliac crest spur": "an iliac crest spur at",
            "Iliotibial band syndrome": "iliotibial band syndrome of",
            "Patellar tendinitis": "patellar tendinitis of",
            "Achilles tendinitis": "Achilles tendinitis of",
            "Peroneal tendinitis": "peroneal tendinitis of",
            "Posterior tibial tendinitis": "posterior tibial tendinitis of",
            "Medial epicondylitis": "medial epicondylitis (golfer's elbow) of",
            "Lateral epicondylitis": "lateral epicondylitis (tennis elbow) of",
            "Calcaneal spur": "a calcaneal spur of",
        }
    },
    axes={**_SITE, "what": "the condition"},
    ages=WORKING,
    rules=_LATERALITY,
)

NERVE = Family(
    within=("G56", "G57"),
    pattern=re.compile(
        r"(?P<what>.+?)(?:,| of)"
        r" (?P<place>(?:right|left|unspecified) (?:upper|lower) limb|bilateral (?:upper|lower) limbs)"
    ),
    words=("{what} {place}",),
    says={
        "what": {
            "Carpal tunnel syndrome": "carpal tunnel syndrome of",
            "Lesion of ulnar nerve": "an ulnar nerve entrapment of",
            "Lesion of radial nerve": "a radial nerve lesion of",
            "Lesion of sciatic nerve": "a sciatic nerve lesion of",
            "Meralgia paresthetica": "meralgia paresthetica of",
            "Lesion of femoral nerve": "a femoral nerve lesion of",
            "Tarsal tunnel syndrome": "tarsal tunnel syndrome of",
            "Lesion of plantar nerve": "Morton's neuroma (a plantar nerve lesion) of",
            "Causalgia": "causalgia of",
        },
        "place": {"* upper limb": "* arm", "* lower limb": "* leg", "* upper limbs": "* arm", "* lower limbs": "* leg"},
    },
    axes={**_WHAT, "place": "the limb"},
    rules=_LATERALITY,
)

HEMIPLEGIA = Family(
    within=("G81", "I69.35"),
    pattern=re.compile(
        r"(?P<what>Flaccid hemiplegia|Spastic hemiplegia|Hemiplegia and hemiparesis following cerebral infarction)"
        r" affecting (?P<side>right|left|unspecified) ?(?P<hand>dominant|non-?dominant|)(?: ?side)"
    ),
    words=("{what} {side}, which is {hand} side",),
    says={
        "what": {
            "Flaccid hemiplegia": "flaccid hemiplegia of unknown cause on the",
            "Spastic hemiplegia": "spastic hemiplegia of unknown cause on the",
            "Hemiplegia and hemiparesis following cerebral infarction": (
                "hemiplegia, the residue of a cerebral infarction two years ago, on the"
            ),
        },
        "side": {"right": "right", "left": "left"},
        "hand": {
            "dominant": "the dominant",
            "nondominant": "not the dominant",
            "non-dominant": "not the dominant",
        },
    },
    axes={"what": "the condition", "side": "the side", "hand": "whether the dominant side is affected"},
    ages=OLD,
    rules=("OCG I.C.6.a",),
)
