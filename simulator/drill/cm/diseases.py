"""Diseases whose codes tell a side, a site, a stage or a complication: how their titles are read."""

import re

from simulator.drill.cm.condition import Family
from simulator.drill.cm.people import OLD, WORKING

_SITE = {"place": "the site", "side": "the side"}
_WHAT = {"what": "the condition", "side": "the side"}
_LATERALITY = ("OCG I.B.13",)
_EITHER = "(?:right|left|unspecified)"

EYE = Family(
    within=("H02", "H04", "H10", "H11", "H16", "H25", "H26", "H33", "H34", "H35", "H40", "H43", "H57"),
    pattern=re.compile(rf"(?P<what>.+?)(?: of eye)?,? (?:of )?(?P<place>{_EITHER} eye|bilateral)"),
    words=("{what} {place}",),
    says={
        "what": {
            "Acute atopic conjunctivitis": "acute allergic (atopic) conjunctivitis of",
            "Chronic giant papillary conjunctivitis": "giant papillary conjunctivitis of",
            "Simple chronic conjunctivitis": "simple chronic conjunctivitis of",
            "Peripheral pterygium, progressive": "a progressive peripheral pterygium of",
            "Peripheral pterygium, stationary": "a stationary peripheral pterygium of",
            "Recurrent pterygium": "a pterygium that has grown back on",
            "Conjunctival hemorrhage": "a subconjunctival hemorrhage of",
            "Pinguecula": "a pinguecula of",
            "Central corneal ulcer": "a central corneal ulcer of",
            "Corneal ulcer with hypopyon": "a corneal ulcer with hypopyon of",
            "Marginal corneal ulcer": "a marginal corneal ulcer of",
            "Perforated corneal ulcer": "a perforated corneal ulcer of",
            "Photokeratitis": "photokeratitis (welder's flash) of",
            "Punctate keratitis": "punctate keratitis of",
            "Cortical age-related cataract": "an age-related cortical cataract of",
            "Posterior subcapsular polar age-related cataract": "an age-related posterior subcapsular cataract of",
            "Age-related nuclear cataract": "an age-related nuclear cataract of",
            "Age-related cataract, morgagnian type": "a hypermature (morgagnian) age-related cataract of",
            "Combined forms of age-related cataract": "a combined nuclear and cortical age-related cataract of",
            "Total traumatic cataract": "a total traumatic cataract of",
            "Drug-induced cataract": "a cataract from long steroid treatment in",
            "Retinal detachment with single break": "a retinal detachment with a single break in",
            "Retinal detachment with multiple breaks": "a retinal detachment with several breaks in",
            "Total retinal detachment": "a total retinal detachment in",
            "Serous retinal detachment": "a serous retinal detachment in",
            "Traction detachment of retina": "a traction detachment of the retina in",
            "Horseshoe tear of retina without detachment": "a horseshoe tear of the retina, not detached, in",
            "Central retinal artery occlusion": "an occlusion of the central retinal artery of",
            "Retinal artery branch occlusion": "an occlusion of a branch of the retinal artery of",
            "Hypertensive retinopathy": "hypertensive retinopathy of",
            "Macular cyst, hole, or pseudohole": "a macular hole in",
            "Cystoid macular degeneration": "cystoid macular degeneration of",
            "Drusen (degenerative) of macula": "drusen of the macula of",
            "Puckering of macula": "a macular pucker (epiretinal membrane) of",
            "Lattice degeneration of retina": "lattice degeneration of the retina of",
            "Central serous chorioretinopathy": "central serous chorioretinopathy of",
            "Ocular hypertension": "ocular hypertension of",
            "Anatomical narrow angle": "anatomically narrow angles without glaucoma in",
            "Acute angle-closure glaucoma": "an attack of acute angle-closure glaucoma in",
            "Vitreous hemorrhage": "a vitreous hemorrhage in",
            "Crystalline deposits in vitreous body": "crystalline deposits (asteroid hyalosis) in the vitreous of",
        }
    },
    axes=_WHAT,
    part="eye",
    rules=_LATERALITY,
)

EYELID = Family(
    within=("H00", "H02"),
    pattern=re.compile(rf"(?P<what>.+?)(?:,| of)? (?P<place>{_EITHER}(?: upper| lower) eyelid)"),
    words=("{what} {place}",),
    says={
        "what": {
            "Hordeolum externum": "a stye (hordeolum externum) of",
            "Hordeolum internum": "an infected meibomian gland (hordeolum internum) of",
            "Abscess": "an abscess of",
            "Chalazion": "a chalazion of",
            "Cicatricial entropion": "cicatricial entropion of",
            "Senile entropion": "senile entropion of",
            "Cicatricial ectropion": "cicatricial ectropion of",
            "Senile ectropion": "senile ectropion of",
            "Trichiasis without entropion": "trichiasis, without entropion, of",
            "Blepharochalasis": "blepharochalasis of",
            "Xanthelasma": "xanthelasma of",
            "Retained foreign body in": "a foreign body retained in",
        }
    },
    axes={"what": "the condition", "place": "upper or lower lid", "side": "the side"},
    rules=_LATERALITY,
)

GLAUCOMA = Family(
    within=("H40.11", "H40.12", "H40.13", "H40.22"),
    pattern=re.compile(rf"(?P<what>.+?),? (?P<place>{_EITHER} eye|bilateral)"),
    words=("{what} of {place}",),
    says={
        "what": {
            "Primary open-angle glaucoma": "primary open-angle glaucoma",
            "Low-tension glaucoma": "low-tension glaucoma",
            "Pigmentary glaucoma": "pigmentary glaucoma",
            "Chronic angle-closure glaucoma": "chronic angle-closure glaucoma",
        }
    },
    axes=_WHAT,
    part="eye",
    ages=OLD,
    rules=("OCG I.C.7.a",),
)

EAR = Family(
    within=("H60", "H61", "H65", "H66", "H72", "H73", "H80", "H81", "H90", "H91", "H92", "H93"),
    pattern=re.compile(rf"(?P<what>.+?),? (?:of )?(?P<place>{_EITHER} (?:external )?ear|bilateral)"),
    words=("{what} {place}",),
    says={
        "what": {
            "Abscess": "an abscess of",
            "Cellulitis": "cellulitis of",
            "Malignant otitis externa": "malignant otitis externa of",
            "Swimmer's ear": "swimmer's ear (otitis externa) of",
            "Impacted cerumen": "impacted earwax in",
            "Acute serous otitis media": "a first acute serous otitis media in",
            "Acute serous otitis media, recurrent": "recurrent acute serous otitis media in",
            "Chronic serous otitis media": "chronic serous otitis media in",
            "Chronic mucoid otitis media": "chronic mucoid otitis media (glue ear) in",
            "Acute suppurative otitis media without spontaneous rupture of ear drum": (
                "a first acute suppurative otitis media, the drum intact, in"
            ),
            "Acute suppurative otitis media without spontaneous rupture of ear drum, recurrent": (
                "recurrent acute suppurative otitis media, the drum intact, in"
            ),
            "Acute suppurative otitis media with spontaneous rupture of ear drum": (
                "a first acute suppurative otitis media with a drum that ruptured by itself in"
            ),
            "Acute suppurative otitis media with spontaneous rupture of ear drum, recurrent": (
                "recurrent acute suppurative otitis media with a drum that ruptured by itself in"
            ),
            "Chronic tubotympanic suppurative otitis media": "chronic tubotympanic suppurative otitis media in",
            "Central perforation of tympanic membrane": "a central perforation of the eardrum of",
            "Attic perforation of tympanic membrane": "an attic perforation of the eardrum of",
            "Total perforations of tympanic membrane": "a total perforation of the eardrum of",
            "Acute myringitis": "acute myringitis of",
            "Bullous myringitis": "bullous myringitis of",
            "Chronic myringitis": "chronic myringitis of",
            "Ménière's disease": "Ménière's disease of",
            "Benign paroxysmal vertigo": "benign paroxysmal vertigo from",
            "Vestibular neuronitis": "vestibular neuronitis of",
            "Presbycusis": "age-related hearing loss (presbycusis) of",
            "Sudden idiopathic hearing loss": "sudden idiopathic hearing loss of",
            "Ototoxic hearing loss": "ototoxic hearing loss of",
            "Otalgia": "earache, with a normal examination, in",
            "Otorrhea": "otorrhea, of no known cause, from",
            "Tinnitus": "tinnitus of",
        },
        "place": {"* external ear": "* outer ear"},
    },
    axes={**_WHAT, "place": "the site"},
    part="ear",
    rules=_LATERALITY,
)

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
            "Rheumatoid bursitis": "rheumatoid bursitis of",
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

STROKE = Family(
    within=("I63.0", "I63.1", "I63.3", "I63.4"),
    pattern=re.compile(
        r"Cerebral infarction due to (?P<cause>thrombosis|embolism) of"
        r" (?P<place>(?:right|left|bilateral|unspecified) [a-z ]+ arter(?:y|ies))"
    ),
    words=("an acute cerebral infarction from {cause} of {place}",),
    says={
        "cause": {"thrombosis": "thrombosis", "embolism": "an embolism"},
        "place": {
            f"* {artery} arteries": f"* {artery} artery"
            for artery in (
                "carotid",
                "vertebral",
                "middle cerebral",
                "anterior cerebral",
                "posterior cerebral",
                "cerebellar",
            )
        },
    },
    axes={**_SITE, "cause": "thrombosis or embolism", "place": "the artery"},
    ages=OLD,
    rules=("OCG I.C.9.d.1",),
)

VEIN = Family(
    within=("I82.4", "I82.5"),
    pattern=re.compile(r"(?P<course>Acute|Chronic) embolism and thrombosis of (?P<place>.+ vein(?:, bilateral)?)"),
    words=("{course} deep vein thrombosis of {place}",),
    says={"course": {"Acute": "acute", "Chronic": "chronic"}},
    axes={**_SITE, "course": "acute or chronic", "place": "the vein"},
    rules=_LATERALITY,
)

VARICOSE = Family(
    within=("I83",),
    pattern=re.compile(
        r"(?P<bare>Asymptomatic varicose|Varicose) veins of (?P<place>(?:right|left|unspecified|bilateral) lower"
        r" extremit(?:y|ies))(?: with (?P<trouble>.+))?"
    ),
    words=("varicose veins of {place}{bare}{trouble}",),
    says={
        "bare": {"Asymptomatic varicose": " that give no symptoms", "Varicose": ""},
        "trouble": {
            "": "",
            "pain": " that ache, with neither ulcer nor inflammation",
            "inflammation": " with stasis dermatitis and no ulcer",
            "ulcer of calf": " and a varicose ulcer of the calf, without inflammation",
            "ulcer of ankle": " and a varicose ulcer of the ankle, without inflammation",
            "ulcer of thigh": " and a varicose ulcer of the thigh, without inflammation",
            "both ulcer of calf and inflammation": " with an ulcer of the calf and stasis dermatitis",
            "both ulcer of ankle and inflammation": " with an ulcer of the ankle and stasis dermatitis",
            "both ulcer of thigh and inflammation": " with an ulcer of the thigh and stasis dermatitis",
        },
        "place": {"* lower extremity": "* leg", "* lower extremities": "* leg"},
    },
    axes={**_SITE, "bare": "whether there are symptoms", "trouble": "the complication"},
    ages=OLD,
    rules=_LATERALITY,
)

ATHEROSCLEROSIS = Family(
    within=("I70.2",),
    pattern=re.compile(
        r"Atherosclerosis of native arteries of (?:extremities with"
        r" (?P<trouble>intermittent claudication|rest pain|gangrene), )?"
        r"(?P<place>(?:right|left|bilateral|unspecified) (?:leg|legs))(?: with (?P<ulcer>ulceration of .+))?"
    ),
    words=("atherosclerosis of the native arteries of {place} {trouble}{ulcer}",),
    says={
        "trouble": {
            "": "",
            "intermittent claudication": "with intermittent claudication",
            "rest pain": "with pain at rest, the skin intact",
            "gangrene": "with gangrene of the toes",
        },
        "ulcer": {
            "": "",
            "ulceration of thigh": "with an arterial ulcer of the thigh",
            "ulceration of calf": "with an arterial ulcer of the calf",
            "ulceration of ankle": "with an arterial ulcer of the ankle",
            "ulceration of heel and midfoot": "with an arterial ulcer of the heel",
        },
        "place": {"* legs": "* leg"},
    },
    axes={"side": "the side", "place": "the limb", "trouble": "the complication", "ulcer": "the ulcer"},
    ages=OLD,
    rules=_LATERALITY,
)

PRESSURE_ULCER = Family(
    within=("L89",),
    pattern=re.compile(r"Pressure ulcer of (?P<place>[a-z ]+), (?P<stage>stage [1-4]|unstageable|unspecified stage)"),
    words=("{stage} of {place}",),
    says={
        "stage": {
            "stage 1": "a stage 1 pressure ulcer",
            "stage 2": "a stage 2 pressure ulcer",
            "stage 3": "a stage 3 pressure ulcer",
            "stage 4": "a stage 4 pressure ulcer",
            "unstageable": "a pressure ulcer, covered by eschar and unstageable,",
        },
        "place": {
            "sacral region": "sacrum",
            "* upper back": "* half of upper back",
            "* lower back": "* half of lower back",
        },
    },
    axes={**_SITE, "stage": "the stage"},
    ages=OLD,
    rules=("OCG I.C.12.a",),
)

SKIN_ULCER = Family(
    within=("L97",),
    pattern=re.compile(r"Non-pressure chronic ulcer of (?P<place>.+?) (?P<depth>limited to .+|with .+)"),
    words=("a chronic ulcer of {place}, not from pressure, {depth}",),
    says={
        "depth": {
            "limited to breakdown of skin": "limited to breakdown of the skin",
            "with fat layer exposed": "with the fat layer exposed",
            "with necrosis of muscle": "with necrosis of muscle",
            "with necrosis of bone": "with necrosis of bone",
            "with muscle involvement without evidence of necrosis": "down into muscle that is still alive",
            "with bone involvement without evidence of necrosis": "down to bone that is still alive",
        },
        "place": {"* heel and midfoot": "* heel"},
    },
    axes={**_SITE, "depth": "the depth"},
    ages=OLD,
    rules=("OCG I.C.12.b",),
)

SKIN_INFECTION = Family(
    within=("L02", "L03"),
    pattern=re.compile(
        r"(?P<what>Cutaneous abscess|Furuncle|Carbuncle|Cellulitis|Acute lymphangitis)(?: of)? "
        r"(?P<place>(?:right|left|unspecified) .+|neck|groin|buttock|chest wall|abdominal wall|face)"
    ),
    words=("{what} {place}",),
    says={
        "what": {
            "Cutaneous abscess": "an abscess in the skin of",
            "Furuncle": "a boil (furuncle) of",
            "Carbuncle": "a carbuncle of",
            "Cellulitis": "cellulitis of",
            "Acute lymphangitis": "acute lymphangitis of",
        },
        "place": {
            "* upper limb": "* arm",
            "* lower limb": "* leg",
            "* finger": "a finger of * hand",
            "* toe": "a toe of * foot",
        },
    },
    axes={**_SITE, "what": "the infection"},
    rules=_LATERALITY,
)

BREAST = Family(
    within=("C50",),
    pattern=re.compile(
        r"Malignant neoplasm of (?P<part>.+?)(?: of|,) (?P<place>(?:right|left|unspecified) (?:fe)?male breast)"
    ),
    words=("a primary carcinoma in the {part} of {place}", "primary breast cancer in the {part} of {place}"),
    says={"place": {"* female breast": "* breast", "* male breast": "* breast"}},
    axes={"part": "the part of the breast", "place": "whether the breast is female or male", "side": "the side"},
    rules=("OCG I.C.2",),
)

LUMP = Family(
    within=("N60", "N63"),
    pattern=re.compile(
        r"(?P<what>.+?)(?: in the| of) (?P<side>right|left|unspecified) breast(?:, (?P<part>.+ quadrants?))?"
    ),
    words=("{what} the {part} {side} breast",),
    says={
        "what": {
            "Unspecified lump": "a lump, its nature not known yet, in",
            "Solitary cyst": "a solitary cyst of",
            "Diffuse cystic mastopathy": "diffuse cystic mastopathy of",
            "Mammary duct ectasia": "mammary duct ectasia of",
        },
        "part": {
            "": "",
            "upper outer quadrant": "upper outer quadrant of the",
            "upper inner quadrant": "upper inner quadrant of the",
            "lower outer quadrant": "lower outer quadrant of the",
            "lower inner quadrant": "lower inner quadrant of the",
        },
        "side": {"right": "right", "left": "left"},
    },
    axes={"what": "the condition", "part": "the quadrant", "side": "the side"},
    sex="woman",
    rules=_LATERALITY,
)
