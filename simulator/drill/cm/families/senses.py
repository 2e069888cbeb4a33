"""Diseases of the eye and the ear."""

import re

from simulator.drill.cm.condition import Family
from simulator.drill.cm.people import OLD

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
