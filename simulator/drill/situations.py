"""Situations that take a modifier, in our own words: each tells what makes it that modifier and no other.

A line of the table is a modifier, its situations, and the modifiers that it is confused with, each with why not. Only
modifiers that the open list has are asked for or offered.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A modifier, tellings of its situation, and why not its neighbours: (modifier, what that one is for)."""

    modifier: str
    told: tuple[str, ...]
    neighbours: tuple[tuple[str, str], ...]


def _situation(modifier: str, told: tuple[str, ...], **neighbours: str) -> Situation:
    return Situation(
        modifier=modifier,
        told=told,
        neighbours=tuple((name.removeprefix("m"), why) for name, why in neighbours.items()),
    )


_VISITS = {
    "m24": "for a visit after an operation that has nothing to do with it",
    "m25": "for a separate visit on the day of a minor procedure",
    "m57": "for the visit at which major surgery was decided",
    "m79": "for a procedure, not a visit, that has nothing to do with the operation before",
}
_STOPPED = {
    "m52": "for less than the code says, by choice and not for danger",
    "m53": "for the physician's claim where a procedure is stopped for the patient's safety",
    "m73": "for the facility's claim where it is stopped before anesthesia",
    "m74": "for the facility's claim where it is stopped after anesthesia began",
}
_CARE = {
    "m54": "for the operation alone",
    "m55": "for the care after the operation alone",
    "m56": "for the care before the operation alone",
    "m58": "for a planned or staged return of the same surgeon",
}
_RETURNS = {
    "m58": "for a return that was planned or staged",
    "m76": "for the same procedure done again by the same clinician",
    "m78": "for an unplanned return to the operating room for a complication",
    "m79": "for an unrelated procedure within the global period",
}
_AGAIN = {
    "m76": "for the same procedure, not a laboratory test, done again by the same clinician",
    "m77": "for the same procedure done again by a different clinician",
    "m91": "for a laboratory test repeated because its change had to be followed",
    "m59": "for a distinct procedure, not the same one again",
}
_TEAM = {
    "m62": "for two surgeons who share one procedure as primaries",
    "m66": "for a team of surgeons at one procedure",
    "m80": "for a physician who assists throughout",
    "m82": "for a physician who assists because no qualified resident was free",
    "mAS": "for a physician assistant, nurse practitioner or nurse specialist who assists",
}
_DISTINCT = {
    "mXE": "for a separate encounter",
    "mXP": "for a separate practitioner",
    "mXS": "for a separate organ or structure",
    "mXU": "for an unusual service that does not overlap the main one",
    "m51": "for several procedures at one sitting that are not bundled at all",
}
_ANESTHESIA = {
    "mAA": "for an anesthesiologist who gives it in person",
    "mAD": "for supervision of more than four cases at a time",
    "mQK": "for an anesthesiologist who directs two to four cases",
    "mQX": "for a nurse anesthetist under medical direction",
    "mQY": "for an anesthesiologist who directs a single nurse anesthetist",
    "mQZ": "for a nurse anesthetist whom no physician directs",
}
_NOTICES = {
    "mGA": "for a notice that the payer requires, signed and on file",
    "mGX": "for a voluntary notice about what is never covered",
    "mGY": "for what the statute excludes, with no notice needed",
    "mGZ": "for an expected denial as not necessary, without a signed notice",
}
_TEACHING = {
    "mGC": "for a resident under a teaching physician who is present",
    "mGE": "for a resident alone under the primary-care exception",
    "mGR": "for a resident of a Veterans Affairs facility",
    "mAS": "for a physician assistant, nurse practitioner or nurse specialist who assists at surgery",
}
_THERAPY = {
    "mGN": "for a speech-language pathology plan of care",
    "mGO": "for an occupational therapy plan of care",
    "mGP": "for a physical therapy plan of care",
    "mKX": "for services past the therapy threshold that are still needed",
    "mCQ": "for the part of a physical therapist assistant",
    "mCO": "for the part of an occupational therapy assistant",
}
_EQUIPMENT = {
    "mNU": "for equipment bought new",
    "mUE": "for equipment bought used",
    "mRR": "for equipment rented",
    "mRA": "for a whole item that replaces another",
    "mRB": "for a part replaced in a repair",
    "mMS": "for the fee for six months' maintenance",
}
_WASTE = {
    "mJW": "for the part of a single-dose container that was thrown away",
    "mJZ": "for a single-dose container of which nothing was thrown away",
    "mJA": "for a drug given into a vein",
    "mJB": "for a drug given under the skin",
}
_HOSPICE = {
    "mGV": "for the attending physician whom the hospice neither employs nor pays",
    "mGW": "for a service that has nothing to do with the terminal illness",
    "mQ5": "for a substitute under a reciprocal arrangement",
    "mGJ": "for emergency care by a practitioner who opted out of Medicare",
}
_TELEHEALTH = {
    "m95": "for sound and picture in real time, as CPT reports it",
    "mGQ": "for what is stored, sent and looked at later",
    "mFQ": "for sound alone",
    "mG0": "for the symptoms of an acute stroke by telehealth",
}
_SCREENING = {
    "m33": "for a preventive service free of cost sharing, as commercial payers have it",
    "mPT": "for Medicare's colorectal screening that became a treatment",
    "mGG": "for a screening and a diagnostic mammogram on one day",
    "mGH": "for a screening mammogram turned into a diagnostic one",
}
_WRONG = {
    "mPA": "for an operation on the wrong body part",
    "mPB": "for an operation on the wrong patient",
    "mPC": "for the wrong operation on the right patient",
    "m53": "for a procedure stopped for the patient's safety",
}
_ESAS = {
    "mEA": "for anemia from chemotherapy",
    "mEB": "for anemia from radiotherapy",
    "mEC": "for anemia that no cancer treatment caused",
    "mED": "for a hematocrit above 39 % for three billing cycles",
}
_FOOT = {
    "mQ7": "for one class A finding",
    "mQ8": "for two class B findings",
    "mQ9": "for one class B and two class C findings",
    "mTA": "for the great toe of the left foot",
}
_RENTAL = {
    "mKH": "for the purchase or the first month of rental",
    "mKI": "for the second or third month of rental",
    "mKJ": "for months four to fifteen of rental",
    "mKR": "for part of a month",
}
_CHOICE = {
    "mBP": "for a patient who chose to buy",
    "mBR": "for a patient who chose to rent",
    "mBU": "for a patient who said nothing within 30 days",
    "mLL": "for a lease whose payments count against the price",
}
_PARTS = {
    "m26": "for the reading and report alone",
    "mTC": "for the equipment and the staff alone",
    "m52": "for less than the code says",
    "m90": "for a test sent to an outside laboratory",
}
_DEPARTMENTS = {
    "mPN": "for a non-excepted service off campus",
    "mPO": "for an excepted service off campus",
    "mER": "for an emergency department off campus that a hospital owns",
    "mSG": "for the facility of an ambulatory surgical center",
}
_ACCESS = {
    "mV5": "for hemodialysis by a catheter in a vein",
    "mV6": "for hemodialysis by an arteriovenous graft",
    "mV7": "for hemodialysis by a fistula, with two needles",
    "mG6": "for fewer than six dialysis sessions in the month",
}
_PET = {
    "mPI": "for the first treatment plan of a tumor",
    "mPS": "for a later treatment plan of a tumor",
    "mQ0": "for what is under investigation in an approved study",
    "mQ1": "for routine care in an approved study",
}
_TRIPS = {
    "mQM": "for an ambulance that a provider arranged",
    "mQN": "for an ambulance of the provider's own",
    "mQL": "for a patient pronounced dead after the ambulance was called",
    "mGM": "for several patients on one trip",
    "mTQ": "for basic life support by volunteers",
}
_SUBSTITUTES = {
    "mQ5": "for a substitute whose service is returned in kind",
    "mQ6": "for a substitute paid for the time",
    "mGJ": "for emergency care by a practitioner who opted out of Medicare",
    "mAS": "for an assistant at surgery who is no physician",
}
_FILMS = {
    "mFX": "for an X-ray on film",
    "mFY": "for an X-ray by computed radiography, on a cassette",
    "mCT": "for a CT on equipment below the dose standard",
    "mTC": "for the equipment and the staff alone",
}
_PHYSICIANS = {
    "mAI": "for the principal physician of record of an inpatient",
    "mFS": "for a visit that a physician and another practitioner shared in a facility",
    "mAQ": "for a service in an area short of health professionals",
    "mGV": "for the attending physician of a hospice patient, not paid by the hospice",
}
_LIABILITY = {
    "mGA": "for a notice signed because denial as not necessary is expected",
    "mGL": "for an unneeded upgrade given free, without a notice",
    "mGU": "for a required notice that is given to everybody as a routine",
    "mGK": "for what goes with a line that has GA or GZ",
}
_RATIO = {
    "mG1": "for a ratio under 60",
    "mG2": "for a ratio of 60 to 64.9",
    "mG3": "for a ratio of 65 to 69.9",
    "mG4": "for a ratio of 70 to 74.9",
    "mG5": "for a ratio of 75 or more",
}
_SERVED = {
    "mUN": "for two patients",
    "mUP": "for three patients",
    "mUQ": "for four patients",
    "mUR": "for five patients",
    "mUS": "for six patients or more",
}
_WALKERS = {
    "mK0": "for a person who cannot walk and never will",
    "mK1": "for a person who walks indoors, on level ground, at one pace",
    "mK2": "for a person who walks outdoors over low barriers such as curbs",
    "mK3": "for a person who walks at a varying pace and over most barriers",
    "mK4": "for a child, an active adult or an athlete, beyond plain walking",
}
_OXYGEN = {
    "mQE": "for less than 1 liter a minute at rest",
    "mQG": "for more than 4 liters a minute at rest",
    "mQF": "for more than 4 liters a minute at rest and portable oxygen too",
    "mQH": "for a device that conserves oxygen",
}


def _without(modifier: str, group: dict[str, str]) -> dict[str, str]:
    return {name: why for name, why in group.items() if name != f"m{modifier}"}


def _of(modifier: str, group: dict[str, str], *told: str) -> Situation:
    return _situation(modifier, told, **_without(modifier, group))


SITUATIONS = (
    _of(
        "24",
        _VISITS,
        "Four weeks after she replaced a hip, a surgeon sees the same patient in the office for a painful shoulder that"
        " has nothing to do with the hip. Which modifier goes with her visit?",
        "Within 90 days of a hernia repair the patient comes back to the surgeon with a new breast lump. The surgeon"
        " bills the visit. Which modifier does it take?",
    ),
    _of(
        "25",
        _VISITS,
        "A patient comes for a planned injection into the knee. The physician also takes the history of new chest pain,"
        " examines the patient for it and orders tests. Which modifier goes with the visit?",
        "A dermatologist freezes a wart and, at the same visit, works up an unrelated rash over the whole body. Which"
        " modifier tells that the visit stands by itself?",
    ),
    _of(
        "57",
        _VISITS,
        "A surgeon examines a patient in the emergency department and decides to take out the inflamed gallbladder the"
        " same night, an operation with a global period of 90 days. Which modifier goes with the visit?",
        "At a consultation the day before, a neurosurgeon decides on a craniotomy (90 global days) for the"
        " next morning."
        " Which modifier does the consultation take?",
    ),
    _of(
        "53",
        _STOPPED,
        "In the office a physician breaks off a colonoscopy halfway because the patient's pressure collapses. Which"
        " modifier goes on the physician's claim?",
        "A surgeon ends an operation after the incision because of a dangerous arrhythmia. Which modifier does the"
        " surgeon's claim take?",
    ),
    _of(
        "52",
        _STOPPED,
        "A physician decides beforehand to do only part of what the code describes, because the rest is not needed;"
        " nothing went wrong. Which modifier tells this?",
        "A test that the code describes for both sides is done on one side alone, as ordered, and no code"
        " exists for one"
        " side. Which modifier goes with it?",
    ),
    _of(
        "73",
        _STOPPED,
        "An outpatient is prepared and wheeled into the operating room; the operation is called off for a fever before"
        " any anesthesia is given. Which modifier goes on the hospital's claim?",
        "A surgery center cancels a case when the patient, already in the procedure room but not yet anesthetized,"
        " becomes ill. Which modifier does the center report?",
    ),
    _of(
        "74",
        _STOPPED,
        "After anesthesia has been induced in a hospital's outpatient suite, the operation is stopped because of an"
        " arrhythmia. Which modifier goes on the hospital's claim?",
        "A surgery center stops an arthroscopy when the patient, already under anesthesia, has a spasm of the airway."
        " Which modifier does the center report?",
    ),
    _of(
        "54",
        _CARE,
        "A skier's broken leg is operated on at the resort; her own surgeon at home will do all the care afterwards."
        " Which modifier goes on the claim of the surgeon at the resort?",
        "By written agreement an ophthalmologist takes out a cataract and leaves all follow-up to an optometrist. Which"
        " modifier does the ophthalmologist report?",
    ),
    _of(
        "55",
        _CARE,
        "A surgeon takes over all the care after an operation that a colleague did in another state. Which"
        " modifier goes"
        " with the surgery code on this surgeon's claim?",
        "By written agreement an optometrist does all the follow-up of a cataract operation. Which modifier does the"
        " optometrist report with the code of the operation?",
    ),
    _of(
        "58",
        _RETURNS,
        "At a mastectomy the surgeon plans, and writes down, a second operation for reconstruction five weeks later."
        " Which modifier goes with the second operation, done in the global period of the first?",
        "A diabetic's toe is amputated; as planned from the start, the surgeon amputates the forefoot two weeks later."
        " Which modifier does the second operation take?",
    ),
    _of(
        "78",
        _RETURNS,
        "In the evening after a colectomy the patient bleeds, and the same surgeon takes her back to the operating room"
        " to stop it. Which modifier goes with the second operation?",
        "Ten days after a bypass the wound breaks open, and the surgeon closes it again in the operating room. Which"
        " modifier does this operation take?",
    ),
    _of(
        "79",
        _RETURNS,
        "A surgeon takes out the cataract of the left eye while the global period for the right eye, done by the same"
        " surgeon, still runs. Which modifier goes with the second operation, beside the one for the eye?",
        "Six weeks after he fixed a hip, an orthopedist operates on the same patient's newly broken wrist. Which"
        " modifier tells of it?",
    ),
    _of(
        "76",
        _AGAIN,
        "The physician who read a chest X-ray at nine reads a second one, the same view, at noon, after a tube was put"
        " in. Which modifier goes with the second reading?",
        "A broken wrist slips out of place the same afternoon, and the same orthopedist sets it again. Which modifier"
        " does the second procedure take?",
    ),
    _of(
        "77",
        _AGAIN,
        "An electrocardiogram is repeated in the evening and read by a cardiologist other than the one who"
        " read the first."
        " Which modifier goes with the second reading?",
        "A dislocated shoulder slips out again, and another orthopedist, of another practice, sets it the same day with"
        " the same procedure. Which modifier does that claim take?",
    ),
    _of(
        "91",
        _AGAIN,
        "During treatment of a very low potassium the same blood test is done at eight, noon and four to follow the"
        " level. Which modifier goes with the second and third test?",
        "Blood glucose is measured in the laboratory four times in a day because the dose of insulin depends"
        " on it. Which"
        " modifier does each later test take?",
    ),
    _of(
        "62",
        _TEAM,
        "A thoracic surgeon opens the chest to expose the spine, a neurosurgeon does the fusion, each as a primary"
        " surgeon of the one procedure. Which modifier does each report?",
        "Two surgeons of different specialties each do a distinct part of one procedure and each dictate a"
        " report. Which"
        " modifier goes on both claims?",
    ),
    _of(
        "82",
        _TEAM,
        "In a teaching hospital a physician assists at an operation because no qualified resident is free, and"
        " says so in"
        " the record. Which modifier does the assistant report?",
        "The residents of a teaching hospital are all at a conference, so a staff physician assists at surgery. Which"
        " modifier goes on the assistant's claim?",
    ),
    _of(
        "80",
        _TEAM,
        "In a community hospital without residents a second physician assists from the incision to the closure. Which"
        " modifier does the assistant report?",
        "A physician helps another throughout a bypass operation, as assistant and not as a second primary, in"
        " a hospital"
        " that trains nobody. Which modifier goes on the assistant's claim?",
    ),
    _of(
        "AS",
        _TEAM,
        "A physician assistant assists a surgeon at a hip replacement. Which modifier goes on the claim for the"
        " assistance?",
        "A nurse practitioner serves as first assistant at an open colectomy. Which modifier tells who assisted?",
    ),
    _of(
        "XE",
        _DISTINCT,
        "A patient has one procedure in the morning, goes home, and comes back in the evening for another that would be"
        " bundled with it. The payer wants the most exact modifier. Which?",
        "Two services that are bundled when done together are given at two visits of one day. Which of the more exact"
        " modifiers tells this?",
    ),
    _of(
        "XS",
        _DISTINCT,
        "A lesion on the arm is biopsied and another, on the back, is cut out at the same sitting; the edits bundle the"
        " two. The payer wants the most exact modifier. Which?",
        "At one sitting two bundled procedures are done on two different organs. Which of the more exact"
        " modifiers tells"
        " this?",
    ),
    _of(
        "XP",
        _DISTINCT,
        "Two bundled services are given on one day by two different practitioners of a group. The payer wants the most"
        " exact modifier. Which?",
        "What sets a bundled service apart is that another practitioner did it. Which of the more exact modifiers tells"
        " this?",
    ),
    _of(
        "XU",
        _DISTINCT,
        "At one encounter, by one practitioner and on one organ, a service is given that does not overlap the"
        " usual parts"
        " of the main service. The payer wants the most exact modifier. Which?",
        "A bundled service stands by itself only because it is no usual part of the main one: same visit, same"
        " practitioner, same organ. Which of the more exact modifiers tells this?",
    ),
    _of(
        "AA",
        _ANESTHESIA,
        "An anesthesiologist stays with one patient from induction to the recovery room and gives the anesthesia"
        " herself. Which modifier goes on her claim?",
        "No nurse anesthetist takes part: the anesthesiologist gives all of the anesthesia in person. Which modifier?",
    ),
    _of(
        "QK",
        _ANESTHESIA,
        "An anesthesiologist directs nurse anesthetists in three operating rooms at the same time. Which"
        " modifier goes on"
        " the anesthesiologist's claim?",
        "A physician medically directs two anesthesia cases that run at once. Which modifier does the physician"
        " report?",
    ),
    _of(
        "QY",
        _ANESTHESIA,
        "An anesthesiologist directs one nurse anesthetist in one operating room, and nobody else. Which"
        " modifier goes on"
        " the anesthesiologist's claim?",
        "A single nurse anesthetist works under the medical direction of a physician who has no other case. Which"
        " modifier does the physician report?",
    ),
    _of(
        "QX",
        _ANESTHESIA,
        "A nurse anesthetist gives anesthesia under the medical direction of a physician. Which modifier goes on the"
        " nurse anesthetist's own claim?",
        "Directed by an anesthesiologist who has two more rooms, a nurse anesthetist reports her part of a case. With"
        " which modifier?",
    ),
    _of(
        "QZ",
        _ANESTHESIA,
        "In a rural hospital a nurse anesthetist gives anesthesia with no physician directing. Which modifier"
        " goes on the"
        " claim?",
        "A nurse anesthetist, medically directed by nobody, reports a case. With which modifier?",
    ),
    _of(
        "AD",
        _ANESTHESIA,
        "An anesthesiologist has six operating rooms to look after at once. Which modifier goes on the"
        " anesthesiologist's claim?",
        "A physician supervises five anesthesia cases at the same time. Which modifier does the physician report?",
    ),
    _of(
        "GA",
        _NOTICES,
        "A test is expected to be denied as not medically necessary. The patient has signed the required notice, and it"
        " is on file. Which modifier goes on the claim?",
        "A Medicare patient wants a covered test more often than Medicare pays for it and signs an advance beneficiary"
        " notice. Which modifier tells that it is on file?",
    ),
    _of(
        "GZ",
        _NOTICES,
        "A test is expected to be denied as not medically necessary, and nobody had the patient sign a notice. Which"
        " modifier goes on the claim?",
        "The office knows that Medicare will call a service unnecessary, but forgot the advance beneficiary"
        " notice. Which"
        " modifier is honest?",
    ),
    _of(
        "GY",
        _NOTICES,
        "A patient wants a denial from Medicare for a service that the statute excludes, to send to another insurer. No"
        " notice was given. Which modifier goes on the claim?",
        "Hearing aids, never a benefit of Medicare, are billed only to have them denied; the patient signed nothing."
        " Which modifier?",
    ),
    _of(
        "GX",
        _NOTICES,
        "Though Medicare never covers the service and asks for no notice, the office gives the patient one of its own"
        " accord. Which modifier tells of that notice?",
        "A voluntary notice of liability is signed for cosmetic surgery. Which modifier tells that a notice was given?",
    ),
    _of(
        "GU",
        _LIABILITY,
        "An office gives the required notice of liability to every patient as a routine, and so to this one. Which"
        " modifier goes on the claim?",
        "The required notice was handed out as it is to all, with no reason to expect a denial in this case. Which"
        " modifier?",
    ),
    _of(
        "GL",
        _LIABILITY,
        "A supplier hands out a better wheelchair than the patient needs and charges nothing for the difference; no"
        " notice is signed. Which modifier goes on the claim?",
        "An upgrade that nobody needs is given free of charge, without an advance notice. Which modifier?",
    ),
    _of(
        "GK",
        _LIABILITY,
        "A wheelchair has an upgrade on a line with GA. Which modifier goes with the necessary item on the"
        " next line, to"
        " tell that the two belong together?",
        "Beside a line that is marked GZ stands the item that is really needed. Which modifier joins it to that line?",
    ),
    _of(
        "GC",
        _TEACHING,
        "A resident does part of an operation under a teaching physician who is present for its key parts and bills it."
        " Which modifier goes on the claim?",
        "A teaching physician reports a service that a resident gave in part, under her eyes. Which modifier?",
    ),
    _of(
        "GE",
        _TEACHING,
        "In a primary-care clinic that meets the exception, a resident sees a patient for a low-level visit while the"
        " teaching physician stays out of the room. Which modifier goes on the claim?",
        "Under the primary-care exception a resident's visit is billed though the teaching physician was not present."
        " Which modifier?",
    ),
    _of(
        "GR",
        _TEACHING,
        "A resident of a Veterans Affairs medical center gives part of a service there, supervised as the department's"
        " rules ask. Which modifier?",
        "In a Veterans Affairs clinic a service is given by a resident. Which modifier goes on the claim?",
    ),
    _of(
        "GP",
        _THERAPY,
        "Gait training is given by a physical therapist under a physical therapy plan of care. Which modifier"
        " tells whose"
        " plan it is?",
        "Medicare asks for the discipline with each therapy line. The plan of care is a physical therapist's. Which"
        " modifier?",
    ),
    _of(
        "GO",
        _THERAPY,
        "A patient relearns to dress under the plan of care of an occupational therapist. Which modifier tells"
        " whose plan"
        " it is?",
        "Therapy for the hand is given under an occupational therapy plan of care. Which modifier goes with the line?",
    ),
    _of(
        "GN",
        _THERAPY,
        "After a stroke a patient's swallowing is treated under the plan of care of a speech-language"
        " pathologist. Which"
        " modifier tells whose plan it is?",
        "A speech-language pathologist's plan of care covers treatment of aphasia. Which modifier goes with the line?",
    ),
    _of(
        "KX",
        _THERAPY,
        "A patient's therapy has gone past the yearly threshold; the record shows that more is needed. Which modifier"
        " says so?",
        "The therapist attests that services beyond the threshold amount are medically necessary. Which"
        " modifier is added"
        " beside that of the discipline?",
    ),
    _of(
        "CQ",
        _THERAPY,
        "Most of a physical therapy session is given by a physical therapist assistant. Which modifier tells it, beside"
        " that of the plan?",
        "A physical therapist assistant gives the whole of a session. Which modifier tells who gave it?",
    ),
    _of(
        "CO",
        _THERAPY,
        "An occupational therapy assistant gives a session under the therapist's plan. Which modifier tells who gave"
        " it?",
        "Most of an occupational therapy session is given by an assistant. Which modifier is added for that?",
    ),
    _of(
        "NU",
        _EQUIPMENT,
        "A patient buys a folding walker that nobody has used before. Which modifier goes with it?",
        "A supplier sells a new cane outright. Which modifier tells how it was furnished?",
    ),
    _of(
        "UE",
        _EQUIPMENT,
        "A patient buys a hospital bed that another patient used before. Which modifier goes with it?",
        "A reconditioned wheelchair is sold for good. Which modifier tells how it was furnished?",
    ),
    _of(
        "RR",
        _EQUIPMENT,
        "A patient pays by the month for a wheelchair that stays the supplier's. Which modifier goes with it?",
        "An oxygen concentrator is rented. Which modifier tells how it was furnished?",
    ),
    _of(
        "RA",
        _EQUIPMENT,
        "A patient's own wheelchair was destroyed in a fire and is replaced whole. Which modifier tells that the new"
        " one is a replacement?",
        "A lost leg brace is replaced by another of the same kind. Which modifier tells that the item is a"
        " replacement?",
    ),
    _of(
        "RB",
        _EQUIPMENT,
        "The motor of a patient's power wheelchair is replaced when the chair is repaired. Which modifier tells"
        " that it is a part put in by a repair?",
        "A worn knee joint of a prosthesis is exchanged, the rest stays. Which modifier tells that it is a part put"
        " in by a repair?",
    ),
    _of(
        "MS",
        _EQUIPMENT,
        "A supplier bills for reasonable and necessary maintenance, a fee that falls due every six months. Which"
        " modifier?",
        "Twice a year a fee is charged for servicing a capped rental, parts and labor not otherwise paid. Which"
        " modifier?",
    ),
    _of(
        "KH",
        _RENTAL,
        "The claim is for the first month of a capped rental. Which modifier tells it?",
        "A hospital bed was delivered this month and is billed for the first time. Which rental modifier goes with it?",
    ),
    _of(
        "KI",
        _RENTAL,
        "The claim is for the third month of a capped rental. Which modifier tells it?",
        "A patient has had a rented bed for one full month, and the second is billed. Which rental modifier goes"
        " with it?",
    ),
    _of(
        "KJ",
        _RENTAL,
        "The claim is for the seventh month of a capped rental. Which modifier tells it?",
        "A rented wheelchair is billed for its twelfth month. Which rental modifier goes with it?",
    ),
    _of(
        "KR",
        _RENTAL,
        "A patient gives a rented bed back on the tenth of the month, and only those days are billed. Which modifier"
        " tells it?",
        "Twelve days of a month's rental are billed. Which rental modifier goes with them?",
    ),
    _of(
        "BP",
        _CHOICE,
        "Told that the chair could be bought or rented, the patient chose to buy. Which modifier goes on the claim?",
        "A beneficiary, informed of both ways, elects purchase. Which modifier?",
    ),
    _of(
        "BR",
        _CHOICE,
        "Told that the chair could be bought or rented, the patient chose to rent. Which modifier goes on the claim?",
        "A beneficiary, informed of both ways, elects rental. Which modifier?",
    ),
    _of(
        "BU",
        _CHOICE,
        "Told that the chair could be bought or rented, the patient had not answered after 30 days. Which"
        " modifier goes on"
        " the claim?",
        "A month after being informed of both ways, a beneficiary has told the supplier nothing. Which modifier?",
    ),
    _of(
        "JW",
        _WASTE,
        "Of a single-dose vial of 100 mg, 80 mg are given and 20 mg thrown away. Which modifier goes on the"
        " line for the"
        " 20 mg?",
        "The rest of a single-use vial is discarded after the dose was drawn. Which modifier tells of the discarded"
        " part?",
    ),
    _of(
        "JZ",
        _WASTE,
        "The whole of a single-dose vial is given and nothing is left over. Which modifier does Medicare ask for on the"
        " line?",
        "A patient needs exactly the amount in a single-dose container. Which modifier attests that there was no"
        " waste?",
    ),
    _of(
        "JB",
        _WASTE,
        "A drug whose code does not tell the route is injected under the skin. Which modifier tells the route?",
        "The same drug can be given two ways; this patient gets it subcutaneously. Which modifier?",
    ),
    _of(
        "JA",
        _WASTE,
        "A drug whose code does not tell the route is infused into a vein. Which modifier tells the route?",
        "The same drug can be given two ways; this patient gets it intravenously. Which modifier?",
    ),
    _of(
        "GV",
        _HOSPICE,
        "A hospice patient's attending physician, whom the hospice neither employs nor pays, bills for care of the"
        " terminal illness. Which modifier goes on the claim?",
        "The family doctor of a woman in hospice goes on caring for her cancer, with no contract with the"
        " hospice. Which"
        " modifier?",
    ),
    _of(
        "GW",
        _HOSPICE,
        "A patient in hospice for lung cancer breaks a wrist, which is treated by an orthopedist. Which modifier tells"
        " that it has nothing to do with the terminal illness?",
        "A hospice patient is treated for an eye infection unrelated to the illness that brought the patient"
        " there. Which"
        " modifier goes on the claim?",
    ),
    _of(
        "95",
        _TELEHEALTH,
        "A patient at home talks with the physician over a live video link; the payer follows CPT. Which modifier goes"
        " with the visit?",
        "A visit takes place in real time by sound and picture, and the payer wants CPT's own modifier. Which?",
    ),
    _of(
        "GQ",
        _TELEHEALTH,
        "Pictures of a patient's retina are stored, sent and read the next day by a specialist elsewhere."
        " Which modifier"
        " goes with the service?",
        "In a demonstration program a skin specialist looks at photographs sent hours earlier. Which modifier tells how"
        " the service was given?",
    ),
    _of(
        "FQ",
        _TELEHEALTH,
        "A mental-health patient who has no camera talks with the therapist by telephone. Which modifier tells"
        " that there"
        " was sound alone?",
        "A behavioral-health visit is given over the telephone, without picture. Which modifier?",
    ),
    _of(
        "G0",
        _TELEHEALTH,
        "A neurologist far away examines, by live video, a patient with sudden weakness of one side, to decide on"
        " treatment for a stroke. Which modifier marks what the telehealth is for?",
        "Telehealth is used to evaluate the symptoms of an acute stroke. Which modifier goes on the claim?",
    ),
    _of(
        "PT",
        _SCREENING,
        "At a Medicare patient's screening colonoscopy a polyp is found and taken out. Which modifier goes with the"
        " polypectomy?",
        "A screening of the colon, begun as such for a Medicare beneficiary, becomes therapeutic. Which modifier?",
    ),
    _of(
        "33",
        _SCREENING,
        "A commercial payer must pay a recommended preventive service in full. Which modifier tells that it is"
        " preventive?",
        "A commercially insured patient's screening colonoscopy ends in a polypectomy; the plan waives cost sharing for"
        " prevention and follows CPT. Which modifier?",
    ),
    _of(
        "GG",
        _SCREENING,
        "A screening mammogram and, later the same day, a separate diagnostic one are both done and both billed. Which"
        " modifier goes with the diagnostic one?",
        "Two mammograms of one patient on one day, one for screening and one for diagnosis, are each billed. Which"
        " modifier tells it?",
    ),
    _of(
        "GH",
        _SCREENING,
        "The radiologist sees a shadow on a screening mammogram and turns the examination into a diagnostic one on the"
        " spot. Which modifier goes with it?",
        "What began as a screening mammogram was converted to a diagnostic one the same day and billed as that alone."
        " Which modifier?",
    ),
    _of(
        "PA",
        _WRONG,
        "The surgeon operated on the left knee; the right one was to be operated on. Which modifier must be reported?",
        "The right procedure was done on the right patient, but on the wrong kidney. Which modifier?",
    ),
    _of(
        "PB",
        _WRONG,
        "Two charts were mixed up, and a man had the operation that was meant for the patient in the next bed. Which"
        " modifier must be reported?",
        "A procedure was done on a person for whom it was never intended. Which modifier?",
    ),
    _of(
        "PC",
        _WRONG,
        "The consent was for a hernia repair; the surgeon did a vasectomy on the same patient. Which modifier must be"
        " reported?",
        "Right patient, but not at all the operation that was planned. Which modifier?",
    ),
    _of(
        "EA",
        _ESAS,
        "Epoetin is given to a patient whose anemia comes from chemotherapy. Which modifier tells the cause?",
        "A woman treated with chemotherapy for cancer gets darbepoetin for the anemia that it caused. Which modifier?",
    ),
    _of(
        "EB",
        _ESAS,
        "Epoetin is given to a patient whose anemia comes from radiation for cancer. Which modifier tells the cause?",
        "Radiotherapy has made a man anemic, and he gets darbepoetin for it. Which modifier?",
    ),
    _of(
        "EC",
        _ESAS,
        "Epoetin is given to a patient whose anemia comes from chronic kidney disease; there is no cancer."
        " Which modifier"
        " tells the cause?",
        "Darbepoetin is given for an anemia that neither chemotherapy nor radiotherapy caused. Which modifier?",
    ),
    _of(
        "Q7",
        _FOOT,
        "A podiatrist trims the nails of a diabetic who has lost part of the foot to amputation, the one class"
        " A finding."
        " Which modifier goes with the foot care?",
        "Routine foot care is covered because of a single class A finding. Which modifier?",
    ),
    _of(
        "Q8",
        _FOOT,
        "Routine foot care is covered because both pulses of the foot are absent: two class B findings. Which"
        " modifier?",
        "A podiatrist documents two class B findings before debriding nails. Which modifier goes with the service?",
    ),
    _of(
        "Q9",
        _FOOT,
        "An absent pulse (class B), burning and edema (both class C) justify routine foot care. Which modifier?",
        "A podiatrist documents one class B and two class C findings. Which modifier goes with the foot care?",
    ),
    _of(
        "26",
        _PARTS,
        "A radiologist reads at home a CT that the hospital made with its own scanner. Which modifier goes on the"
        " radiologist's claim?",
        "A cardiologist interprets and reports an echocardiogram; the machine and the technician are the hospital's."
        " Which modifier does the cardiologist report?",
    ),
    _of(
        "TC",
        _PARTS,
        "An imaging center makes an MRI with its own machine and staff; a radiologist elsewhere bills the"
        " reading. Which"
        " modifier goes on the center's claim?",
        "A clinic owns the sleep laboratory and the equipment, but an outside physician reads the study. Which modifier"
        " does the clinic report?",
    ),
    _of(
        "90",
        _PARTS,
        "A physician's office draws the blood and pays an outside laboratory for the test, which the office then bills."
        " Which modifier goes with the test?",
        "The test on the claim was done by a reference laboratory, not by the laboratory that bills it. Which"
        " modifier?",
    ),
    _of(
        "PN",
        _DEPARTMENTS,
        "A hospital's clinic across town, opened after the law that ended full payment for such places, gives a service"
        " that is not excepted. Which modifier?",
        "A non-excepted service is given in an outpatient department off the hospital's campus. Which modifier?",
    ),
    _of(
        "PO",
        _DEPARTMENTS,
        "A hospital's clinic across town that is excepted from the lower payment gives a service. Which modifier?",
        "An excepted service is given in an outpatient department off the hospital's campus. Which modifier?",
    ),
    _of(
        "ER",
        _DEPARTMENTS,
        "A hospital runs an emergency department ten miles from its campus, and bills a service given there. Which"
        " modifier tells the place?",
        "An off-campus emergency department based on a provider reports its items and services. With which modifier?",
    ),
    _of(
        "V5",
        _ACCESS,
        "A patient is dialyzed through a catheter in a central vein. Which modifier tells the access?",
        "There is neither graft nor fistula: the hemodialysis runs through a tunneled catheter. Which modifier?",
    ),
    _of(
        "V6",
        _ACCESS,
        "A patient is dialyzed through a synthetic tube between an artery and a vein of the arm. Which"
        " modifier tells the"
        " access?",
        "Hemodialysis runs through an arteriovenous graft. Which modifier?",
    ),
    _of(
        "V7",
        _ACCESS,
        "A patient is dialyzed through the patient's own artery joined to a vein, with two needles. Which"
        " modifier tells"
        " the access?",
        "Hemodialysis runs through an arteriovenous fistula, with two needles. Which modifier?",
    ),
    _of(
        "PI",
        _PET,
        "A PET scan is made to plan the first treatment of a newly found tumor. Which modifier goes with it?",
        "Before any therapy, PET is used to stage a biopsy-proven cancer. Which modifier?",
    ),
    _of(
        "PS",
        _PET,
        "A PET scan is made after chemotherapy to decide how to go on. Which modifier goes with it?",
        "After the first treatment of a cancer is over, PET informs the next one. Which modifier?",
    ),
    _of(
        "Q0",
        _PET,
        "A device under investigation is put in as part of an approved clinical study. Which modifier goes with that"
        " service?",
        "In an approved trial, the item on the claim is the very thing that is being studied. Which modifier?",
    ),
    _of(
        "Q1",
        _PET,
        "A patient in an approved clinical study gets the blood tests that any such patient would get. Which modifier"
        " goes with them?",
        "In an approved trial, the service on the claim is routine care. Which modifier?",
    ),
    _of(
        "QL",
        _TRIPS,
        "After the call, but before the ambulance arrives, the patient is pronounced dead. Which modifier goes on the"
        " claim?",
        "An ambulance reaches a patient whom a physician has just pronounced dead, after it was dispatched. Which"
        " modifier?",
    ),
    _of(
        "GM",
        _TRIPS,
        "One ambulance takes two victims of a crash to the same hospital. Which modifier tells it?",
        "Three patients share one ambulance on one trip. Which modifier goes on each claim?",
    ),
    _of(
        "QM",
        _TRIPS,
        "A hospital has no ambulance and arranges for a company to take its patient; the hospital bills. Which"
        " modifier?",
        "The ambulance service on a provider's claim was furnished by another under arrangement. Which modifier?",
    ),
    _of(
        "QN",
        _TRIPS,
        "A hospital takes its patient in its own ambulance and bills the trip. Which modifier?",
        "The ambulance service was furnished directly by the provider that bills it. Which modifier?",
    ),
    _of(
        "Q5",
        _SUBSTITUTES,
        "A physician on holiday has a colleague see the patients and will return the favor in kind; no money changes"
        " hands. Which modifier goes on the claim?",
        "Two physicians cover for one another in turn under a reciprocal arrangement. Which modifier does the"
        " absent one"
        " report?",
    ),
    _of(
        "Q6",
        _SUBSTITUTES,
        "During parental leave a physician pays a locum tenens by the day. Which modifier goes on the claim?",
        "A substitute physician is paid a fixed amount for the time. Which modifier does the absent physician report?",
    ),
    _of(
        "FX",
        _FILMS,
        "A small office still takes its X-rays on film. Which modifier, which lowers the payment, must it report?",
        "A chest X-ray is made on film, not digitally. Which modifier goes with it?",
    ),
    _of(
        "FY",
        _FILMS,
        "An X-ray is taken by computed radiography: a cassette is put into a reader. Which modifier must be reported?",
        "The image comes from a cassette with a storage plate, not from a direct digital detector. Which modifier?",
    ),
    _of(
        "CT",
        _FILMS,
        "A CT is done on a scanner that does not meet the standard for dose. Which modifier must be reported?",
        "The attributes of a CT scanner fall short of the dose standard. Which modifier goes with the scan?",
    ),
    _of(
        "AI",
        _PHYSICIANS,
        "The hospitalist who admits a Medicare patient and oversees the stay bills the first hospital visit. Which"
        " modifier sets this apart from the visits of consultants?",
        "Several physicians report an initial hospital visit; this one is the principal physician of record. Which"
        " modifier?",
    ),
    _of(
        "FS",
        _PHYSICIANS,
        "In the hospital a physician and a nurse practitioner of one group each do part of a visit. Which"
        " modifier tells"
        " it?",
        "A visit in a facility is split between a physician and a physician assistant of the group. Which modifier?",
    ),
    _of(
        "AQ",
        _PHYSICIANS,
        "A physician sees a patient in a county that is officially short of health professionals. Which"
        " modifier earns the"
        " bonus where it is not paid by itself?",
        "The place of service lies in a health professional shortage area that is not on the automatic list. Which"
        " modifier does the physician report?",
    ),
    _of(
        "G1",
        _RATIO,
        "A dialysis patient's latest urea reduction ratio is 54 percent. Which modifier goes on the claim?",
        "The last urea reduction ratio of the month came out at 58.5 percent. Which modifier tells it?",
    ),
    _of(
        "G2",
        _RATIO,
        "A dialysis patient's latest urea reduction ratio is 61 percent. Which modifier goes on the claim?",
        "The last urea reduction ratio of the month came out at 64.2 percent. Which modifier tells it?",
    ),
    _of(
        "G3",
        _RATIO,
        "A dialysis patient's latest urea reduction ratio is 66 percent. Which modifier goes on the claim?",
        "The last urea reduction ratio of the month came out at 69.4 percent. Which modifier tells it?",
    ),
    _of(
        "G4",
        _RATIO,
        "A dialysis patient's latest urea reduction ratio is 71 percent. Which modifier goes on the claim?",
        "The last urea reduction ratio of the month came out at 73.8 percent. Which modifier tells it?",
    ),
    _of(
        "G5",
        _RATIO,
        "A dialysis patient's latest urea reduction ratio is 77 percent. Which modifier goes on the claim?",
        "The last urea reduction ratio of the month came out at 80.5 percent. Which modifier tells it?",
    ),
    _of(
        "UN",
        _SERVED,
        "On one trip to a nursing home a portable X-ray unit serves two patients. Which modifier goes with the"
        " transport?",
        "The transport of portable X-ray equipment is billed; two residents had films taken. Which modifier?",
    ),
    _of(
        "UP",
        _SERVED,
        "On one trip to a nursing home a portable X-ray unit serves three patients. Which modifier goes with the"
        " transport?",
        "The transport of portable X-ray equipment is billed; three residents had films taken. Which modifier?",
    ),
    _of(
        "UQ",
        _SERVED,
        "On one trip to a nursing home a portable X-ray unit serves four patients. Which modifier goes with the"
        " transport?",
        "The transport of portable X-ray equipment is billed; four residents had films taken. Which modifier?",
    ),
    _of(
        "UR",
        _SERVED,
        "On one trip to a nursing home a portable X-ray unit serves five patients. Which modifier goes with the"
        " transport?",
        "The transport of portable X-ray equipment is billed; five residents had films taken. Which modifier?",
    ),
    _of(
        "US",
        _SERVED,
        "On one trip to a nursing home a portable X-ray unit serves seven patients. Which modifier goes with the"
        " transport?",
        "The transport of portable X-ray equipment is billed; seven residents had films taken. Which modifier?",
    ),
    _of(
        "K0",
        _WALKERS,
        "A leg amputee cannot walk or transfer, with help or without, and no prosthesis would change that. Which"
        " modifier tells the functional level?",
        "No prosthesis would improve a bedridden amputee's mobility. Which modifier tells the functional level?",
    ),
    _of(
        "K1",
        _WALKERS,
        "A leg amputee walks about the house with the prosthesis, on level floors and at one pace. Which modifier"
        " tells the functional level?",
        "With the prosthesis a man gets from bed to kitchen on level ground, and no farther. Which modifier tells"
        " the functional level?",
    ),
    _of(
        "K2",
        _WALKERS,
        "A leg amputee walks outdoors with the prosthesis, over curbs and a few stairs, but always at the same slow"
        " pace. Which modifier tells the functional level?",
        "A woman crosses low barriers such as curbs with her prosthesis, and goes no faster or slower. Which"
        " modifier tells the functional level?",
    ),
    _of(
        "K3",
        _WALKERS,
        "A leg amputee walks at whatever pace is needed, crosses most barriers and works on his feet. Which modifier"
        " tells the functional level?",
        "With the prosthesis a postal carrier walks his round at a varying pace. Which modifier tells the functional"
        " level?",
    ),
    _of(
        "K4",
        _WALKERS,
        "A leg amputee runs marathons with the prosthesis. Which modifier tells the functional level?",
        "The prosthesis is for an active child, whose play puts high impact on it. Which modifier tells the"
        " functional level?",
    ),
    _of(
        "QE",
        _OXYGEN,
        "Oxygen is prescribed at half a liter a minute at rest. Which modifier goes with it?",
        "A patient at rest needs 0.75 liters of oxygen a minute. Which modifier?",
    ),
    _of(
        "QG",
        _OXYGEN,
        "Oxygen is prescribed at 5 liters a minute at rest, at home alone and nothing portable. Which modifier goes"
        " with it?",
        "A patient at rest needs 6 liters of oxygen a minute and never leaves the room. Which modifier?",
    ),
    _of(
        "QF",
        _OXYGEN,
        "Oxygen is prescribed at 5 liters a minute at rest, and portable oxygen as well. Which modifier goes with it?",
        "A patient at rest needs 6 liters of oxygen a minute and has portable oxygen for going out. Which modifier?",
    ),
)
"""Every situation of the table."""
