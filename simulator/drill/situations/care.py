"""Situations of care over time: therapy, dialysis, drugs, foot care and transport."""

from simulator.drill.situations.situation import situation

_THERAPY = {
    "GN": "for a speech-language pathology plan of care",
    "GO": "for an occupational therapy plan of care",
    "GP": "for a physical therapy plan of care",
    "KX": "for services past the therapy threshold that are still needed",
    "CQ": "for the part of a physical therapist assistant",
    "CO": "for the part of an occupational therapy assistant",
}
_ACCESS = {
    "V5": "for hemodialysis by a catheter in a vein",
    "V6": "for hemodialysis by an arteriovenous graft",
    "V7": "for hemodialysis by a fistula, with two needles",
    "G6": "for fewer than six dialysis sessions in the month",
}
_RATIO = {
    "G1": "for a ratio under 60",
    "G2": "for a ratio of 60 to 64.9",
    "G3": "for a ratio of 65 to 69.9",
    "G4": "for a ratio of 70 to 74.9",
    "G5": "for a ratio of 75 or more",
}
_WASTE = {
    "JW": "for the part of a single-dose container that was thrown away",
    "JZ": "for a single-dose container of which nothing was thrown away",
    "JA": "for a drug given into a vein",
    "JB": "for a drug given under the skin",
}
_ESAS = {
    "EA": "for anemia from chemotherapy",
    "EB": "for anemia from radiotherapy",
    "EC": "for anemia that no cancer treatment caused",
    "ED": "for a hematocrit above 39 % for three billing cycles",
}
_FOOT = {
    "Q7": "for one class A finding",
    "Q8": "for two class B findings",
    "Q9": "for one class B and two class C findings",
    "TA": "for the great toe of the left foot",
}
_TRIPS = {
    "QM": "for an ambulance that a provider arranged",
    "QN": "for an ambulance of the provider's own",
    "QL": "for a patient pronounced dead after the ambulance was called",
    "GM": "for several patients on one trip",
    "TQ": "for basic life support by volunteers",
}
_SERVED = {
    "UN": "for two patients",
    "UP": "for three patients",
    "UQ": "for four patients",
    "UR": "for five patients",
    "US": "for six patients or more",
}

CARE = (
    situation(
        "GP",
        _THERAPY,
        "Gait training is given by a physical therapist under a physical therapy plan of care. Which modifier"
        " tells whose"
        " plan it is?",
        "Medicare asks for the discipline with each therapy line. The plan of care is a physical therapist's. Which"
        " modifier?",
    ),
    situation(
        "GO",
        _THERAPY,
        "A patient relearns to dress under the plan of care of an occupational therapist. Which modifier tells"
        " whose plan"
        " it is?",
        "Therapy for the hand is given under an occupational therapy plan of care. Which modifier goes with the line?",
    ),
    situation(
        "GN",
        _THERAPY,
        "After a stroke a patient's swallowing is treated under the plan of care of a speech-language"
        " pathologist. Which"
        " modifier tells whose plan it is?",
        "A speech-language pathologist's plan of care covers treatment of aphasia. Which modifier goes with the line?",
    ),
    situation(
        "KX",
        _THERAPY,
        "A patient's therapy has gone past the yearly threshold; the record shows that more is needed. Which modifier"
        " says so?",
        "The therapist attests that services beyond the threshold amount are medically necessary. Which"
        " modifier is added"
        " beside that of the discipline?",
    ),
    situation(
        "CQ",
        _THERAPY,
        "Most of a physical therapy session is given by a physical therapist assistant. Which modifier tells it, beside"
        " that of the plan?",
        "A physical therapist assistant gives the whole of a session. Which modifier tells who gave it?",
    ),
    situation(
        "CO",
        _THERAPY,
        "An occupational therapy assistant gives a session under the therapist's plan. Which modifier tells who gave"
        " it?",
        "Most of an occupational therapy session is given by an assistant. Which modifier is added for that?",
    ),
    situation(
        "JW",
        _WASTE,
        "Of a single-dose vial of 100 mg, 80 mg are given and 20 mg thrown away. Which modifier goes on the"
        " line for the"
        " 20 mg?",
        "The rest of a single-use vial is discarded after the dose was drawn. Which modifier tells of the discarded"
        " part?",
    ),
    situation(
        "JZ",
        _WASTE,
        "The whole of a single-dose vial is given and nothing is left over. Which modifier does Medicare ask for on the"
        " line?",
        "A patient needs exactly the amount in a single-dose container. Which modifier attests that there was no"
        " waste?",
    ),
    situation(
        "JB",
        _WASTE,
        "A drug whose code does not tell the route is injected under the skin. Which modifier tells the route?",
        "The same drug can be given two ways; this patient gets it subcutaneously. Which modifier?",
    ),
    situation(
        "JA",
        _WASTE,
        "A drug whose code does not tell the route is infused into a vein. Which modifier tells the route?",
        "The same drug can be given two ways; this patient gets it intravenously. Which modifier?",
    ),
    situation(
        "EA",
        _ESAS,
        "Epoetin is given to a patient whose anemia comes from chemotherapy. Which modifier tells the cause?",
        "A woman treated with chemotherapy for cancer gets darbepoetin for the anemia that it caused. Which modifier?",
    ),
    situation(
        "EB",
        _ESAS,
        "Epoetin is given to a patient whose anemia comes from radiation for cancer. Which modifier tells the cause?",
        "Radiotherapy has made a man anemic, and he gets darbepoetin for it. Which modifier?",
    ),
    situation(
        "EC",
        _ESAS,
        "Epoetin is given to a patient whose anemia comes from chronic kidney disease; there is no cancer."
        " Which modifier"
        " tells the cause?",
        "Darbepoetin is given for an anemia that neither chemotherapy nor radiotherapy caused. Which modifier?",
    ),
    situation(
        "Q7",
        _FOOT,
        "A podiatrist trims the nails of a diabetic who has lost part of the foot to amputation, the one class"
        " A finding."
        " Which modifier goes with the foot care?",
        "Routine foot care is covered because of a single class A finding. Which modifier?",
    ),
    situation(
        "Q8",
        _FOOT,
        "Routine foot care is covered because both pulses of the foot are absent: two class B findings. Which"
        " modifier?",
        "A podiatrist documents two class B findings before debriding nails. Which modifier goes with the service?",
    ),
    situation(
        "Q9",
        _FOOT,
        "An absent pulse (class B), burning and edema (both class C) justify routine foot care. Which modifier?",
        "A podiatrist documents one class B and two class C findings. Which modifier goes with the foot care?",
    ),
    situation(
        "V5",
        _ACCESS,
        "A patient is dialyzed through a catheter in a central vein. Which modifier tells the access?",
        "There is neither graft nor fistula: the hemodialysis runs through a tunneled catheter. Which modifier?",
    ),
    situation(
        "V6",
        _ACCESS,
        "A patient is dialyzed through a synthetic tube between an artery and a vein of the arm. Which"
        " modifier tells the"
        " access?",
        "Hemodialysis runs through an arteriovenous graft. Which modifier?",
    ),
    situation(
        "V7",
        _ACCESS,
        "A patient is dialyzed through the patient's own artery joined to a vein, with two needles. Which"
        " modifier tells"
        " the access?",
        "Hemodialysis runs through an arteriovenous fistula, with two needles. Which modifier?",
    ),
    situation(
        "QL",
        _TRIPS,
        "After the call, but before the ambulance arrives, the patient is pronounced dead. Which modifier goes on the"
        " claim?",
        "An ambulance reaches a patient whom a physician has just pronounced dead, after it was dispatched. Which"
        " modifier?",
    ),
    situation(
        "GM",
        _TRIPS,
        "One ambulance takes two victims of a crash to the same hospital. Which modifier tells it?",
        "Three patients share one ambulance on one trip. Which modifier goes on each claim?",
    ),
    situation(
        "QM",
        _TRIPS,
        "A hospital has no ambulance and arranges for a company to take its patient; the hospital bills. Which"
        " modifier?",
        "The ambulance service on a provider's claim was furnished by another under arrangement. Which modifier?",
    ),
    situation(
        "QN",
        _TRIPS,
        "A hospital takes its patient in its own ambulance and bills the trip. Which modifier?",
        "The ambulance service was furnished directly by the provider that bills it. Which modifier?",
    ),
    situation(
        "G1",
        _RATIO,
        "A dialysis patient's latest urea reduction ratio is 54 percent. Which modifier goes on the claim?",
        "The last urea reduction ratio of the month came out at 58.5 percent. Which modifier tells it?",
    ),
    situation(
        "G2",
        _RATIO,
        "A dialysis patient's latest urea reduction ratio is 61 percent. Which modifier goes on the claim?",
        "The last urea reduction ratio of the month came out at 64.2 percent. Which modifier tells it?",
    ),
    situation(
        "G3",
        _RATIO,
        "A dialysis patient's latest urea reduction ratio is 66 percent. Which modifier goes on the claim?",
        "The last urea reduction ratio of the month came out at 69.4 percent. Which modifier tells it?",
    ),
    situation(
        "G4",
        _RATIO,
        "A dialysis patient's latest urea reduction ratio is 71 percent. Which modifier goes on the claim?",
        "The last urea reduction ratio of the month came out at 73.8 percent. Which modifier tells it?",
    ),
    situation(
        "G5",
        _RATIO,
        "A dialysis patient's latest urea reduction ratio is 77 percent. Which modifier goes on the claim?",
        "The last urea reduction ratio of the month came out at 80.5 percent. Which modifier tells it?",
    ),
    situation(
        "UN",
        _SERVED,
        "On one trip to a nursing home a portable X-ray unit serves two patients. Which modifier goes with the"
        " transport?",
        "The transport of portable X-ray equipment is billed; two residents had films taken. Which modifier?",
    ),
    situation(
        "UP",
        _SERVED,
        "On one trip to a nursing home a portable X-ray unit serves three patients. Which modifier goes with the"
        " transport?",
        "The transport of portable X-ray equipment is billed; three residents had films taken. Which modifier?",
    ),
    situation(
        "UQ",
        _SERVED,
        "On one trip to a nursing home a portable X-ray unit serves four patients. Which modifier goes with the"
        " transport?",
        "The transport of portable X-ray equipment is billed; four residents had films taken. Which modifier?",
    ),
    situation(
        "UR",
        _SERVED,
        "On one trip to a nursing home a portable X-ray unit serves five patients. Which modifier goes with the"
        " transport?",
        "The transport of portable X-ray equipment is billed; five residents had films taken. Which modifier?",
    ),
    situation(
        "US",
        _SERVED,
        "On one trip to a nursing home a portable X-ray unit serves seven patients. Which modifier goes with the"
        " transport?",
        "The transport of portable X-ray equipment is billed; seven residents had films taken. Which modifier?",
    ),
)
"""Every situation of this sort."""
