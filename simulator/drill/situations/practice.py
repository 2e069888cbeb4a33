"""Situations of practitioners: visits, operations and what was done again."""

from simulator.drill.situations.situation import situation

_VISITS = {
    "24": "for a visit after an operation that has nothing to do with it",
    "25": "for a separate visit on the day of a minor procedure",
    "57": "for the visit at which major surgery was decided",
    "79": "for a procedure, not a visit, that has nothing to do with the operation before",
}
_STOPPED = {
    "52": "for less than the code says, by choice and not for danger",
    "53": "for the physician's claim where a procedure is stopped for the patient's safety",
    "73": "for the facility's claim where it is stopped before anesthesia",
    "74": "for the facility's claim where it is stopped after anesthesia began",
}
_CARE = {
    "54": "for the operation alone",
    "55": "for the care after the operation alone",
    "56": "for the care before the operation alone",
    "58": "for a planned or staged return of the same surgeon",
}
_RETURNS = {
    "58": "for a return that was planned or staged",
    "76": "for the same procedure done again by the same clinician",
    "78": "for an unplanned return to the operating room for a complication",
    "79": "for an unrelated procedure within the global period",
}
_AGAIN = {
    "76": "for the same procedure, not a laboratory test, done again by the same clinician",
    "77": "for the same procedure done again by a different clinician",
    "91": "for a laboratory test repeated because its change had to be followed",
    "59": "for a distinct procedure, not the same one again",
}
_DISTINCT = {
    "XE": "for a separate encounter",
    "XP": "for a separate practitioner",
    "XS": "for a separate organ or structure",
    "XU": "for an unusual service that does not overlap the main one",
    "51": "for several procedures at one sitting that are not bundled at all",
}
_PARTS = {
    "26": "for the reading and report alone",
    "TC": "for the equipment and the staff alone",
    "52": "for less than the code says",
    "90": "for a test sent to an outside laboratory",
}

PRACTICE = (
    situation(
        "24",
        _VISITS,
        "Four weeks after she replaced a hip, a surgeon sees the same patient in the office for a painful shoulder that"
        " has nothing to do with the hip. Which modifier goes with her visit?",
        "Within 90 days of a hernia repair the patient comes back to the surgeon with a new breast lump. The surgeon"
        " bills the visit. Which modifier does it take?",
    ),
    situation(
        "25",
        _VISITS,
        "A patient comes for a planned injection into the knee. The physician also takes the history of new chest pain,"
        " examines the patient for it and orders tests. Which modifier goes with the visit?",
        "A dermatologist freezes a wart and, at the same visit, works up an unrelated rash over the whole body. Which"
        " modifier tells that the visit stands by itself?",
    ),
    situation(
        "57",
        _VISITS,
        "A surgeon examines a patient in the emergency department and decides to take out the inflamed gallbladder the"
        " same night, an operation with a global period of 90 days. Which modifier goes with the visit?",
        "At a consultation the day before, a neurosurgeon decides on a craniotomy (90 global days) for the"
        " next morning."
        " Which modifier does the consultation take?",
    ),
    situation(
        "53",
        _STOPPED,
        "In the office a physician breaks off a colonoscopy halfway because the patient's pressure collapses. Which"
        " modifier goes on the physician's claim?",
        "A surgeon ends an operation after the incision because of a dangerous arrhythmia. Which modifier does the"
        " surgeon's claim take?",
    ),
    situation(
        "52",
        _STOPPED,
        "A physician decides beforehand to do only part of what the code describes, because the rest is not needed;"
        " nothing went wrong. Which modifier tells this?",
        "A test that the code describes for both sides is done on one side alone, as ordered, and no code"
        " exists for one"
        " side. Which modifier goes with it?",
    ),
    situation(
        "73",
        _STOPPED,
        "An outpatient is prepared and wheeled into the operating room; the operation is called off for a fever before"
        " any anesthesia is given. Which modifier goes on the hospital's claim?",
        "A surgery center cancels a case when the patient, already in the procedure room but not yet anesthetized,"
        " becomes ill. Which modifier does the center report?",
    ),
    situation(
        "74",
        _STOPPED,
        "After anesthesia has been induced in a hospital's outpatient suite, the operation is stopped because of an"
        " arrhythmia. Which modifier goes on the hospital's claim?",
        "A surgery center stops an arthroscopy when the patient, already under anesthesia, has a spasm of the airway."
        " Which modifier does the center report?",
    ),
    situation(
        "54",
        _CARE,
        "A skier's broken leg is operated on at the resort; her own surgeon at home will do all the care afterwards."
        " Which modifier goes on the claim of the surgeon at the resort?",
        "By written agreement an ophthalmologist takes out a cataract and leaves all follow-up to an optometrist. Which"
        " modifier does the ophthalmologist report?",
    ),
    situation(
        "55",
        _CARE,
        "A surgeon takes over all the care after an operation that a colleague did in another state. Which"
        " modifier goes"
        " with the surgery code on this surgeon's claim?",
        "By written agreement an optometrist does all the follow-up of a cataract operation. Which modifier does the"
        " optometrist report with the code of the operation?",
    ),
    situation(
        "58",
        _RETURNS,
        "At a mastectomy the surgeon plans, and writes down, a second operation for reconstruction five weeks later."
        " Which modifier goes with the second operation, done in the global period of the first?",
        "A diabetic's toe is amputated; as planned from the start, the surgeon amputates the forefoot two weeks later."
        " Which modifier does the second operation take?",
    ),
    situation(
        "78",
        _RETURNS,
        "In the evening after a colectomy the patient bleeds, and the same surgeon takes her back to the operating room"
        " to stop it. Which modifier goes with the second operation?",
        "Ten days after a bypass the wound breaks open, and the surgeon closes it again in the operating room. Which"
        " modifier does this operation take?",
    ),
    situation(
        "79",
        _RETURNS,
        "A surgeon takes out the cataract of the left eye while the global period for the right eye, done by the same"
        " surgeon, still runs. Which modifier goes with the second operation, beside the one for the eye?",
        "Six weeks after he fixed a hip, an orthopedist operates on the same patient's newly broken wrist. Which"
        " modifier tells of it?",
    ),
    situation(
        "76",
        _AGAIN,
        "The physician who read a chest X-ray at nine reads a second one, the same view, at noon, after a tube was put"
        " in. Which modifier goes with the second reading?",
        "A broken wrist slips out of place the same afternoon, and the same orthopedist sets it again. Which modifier"
        " does the second procedure take?",
    ),
    situation(
        "77",
        _AGAIN,
        "An electrocardiogram is repeated in the evening and read by a cardiologist other than the one who"
        " read the first."
        " Which modifier goes with the second reading?",
        "A dislocated shoulder slips out again, and another orthopedist, of another practice, sets it the same day with"
        " the same procedure. Which modifier does that claim take?",
    ),
    situation(
        "91",
        _AGAIN,
        "During treatment of a very low potassium the same blood test is done at eight, noon and four to follow the"
        " level. Which modifier goes with the second and third test?",
        "Blood glucose is measured in the laboratory four times in a day because the dose of insulin depends"
        " on it. Which"
        " modifier does each later test take?",
    ),
    situation(
        "XE",
        _DISTINCT,
        "A patient has one procedure in the morning, goes home, and comes back in the evening for another that would be"
        " bundled with it. The payer wants the most exact modifier. Which?",
        "Two services that are bundled when done together are given at two visits of one day. Which of the more exact"
        " modifiers tells this?",
    ),
    situation(
        "XS",
        _DISTINCT,
        "A lesion on the arm is biopsied and another, on the back, is cut out at the same sitting; the edits bundle the"
        " two. The payer wants the most exact modifier. Which?",
        "At one sitting two bundled procedures are done on two different organs. Which of the more exact"
        " modifiers tells"
        " this?",
    ),
    situation(
        "XP",
        _DISTINCT,
        "Two bundled services are given on one day by two different practitioners of a group. The payer wants the most"
        " exact modifier. Which?",
        "What sets a bundled service apart is that another practitioner did it. Which of the more exact modifiers tells"
        " this?",
    ),
    situation(
        "XU",
        _DISTINCT,
        "At one encounter, by one practitioner and on one organ, a service is given that does not overlap the"
        " usual parts"
        " of the main service. The payer wants the most exact modifier. Which?",
        "A bundled service stands by itself only because it is no usual part of the main one: same visit, same"
        " practitioner, same organ. Which of the more exact modifiers tells this?",
    ),
    situation(
        "26",
        _PARTS,
        "A radiologist reads at home a CT that the hospital made with its own scanner. Which modifier goes on the"
        " radiologist's claim?",
        "A cardiologist interprets and reports an echocardiogram; the machine and the technician are the hospital's."
        " Which modifier does the cardiologist report?",
    ),
    situation(
        "TC",
        _PARTS,
        "An imaging center makes an MRI with its own machine and staff; a radiologist elsewhere bills the"
        " reading. Which"
        " modifier goes on the center's claim?",
        "A clinic owns the sleep laboratory and the equipment, but an outside physician reads the study. Which modifier"
        " does the clinic report?",
    ),
    situation(
        "90",
        _PARTS,
        "A physician's office draws the blood and pays an outside laboratory for the test, which the office then bills."
        " Which modifier goes with the test?",
        "The test on the claim was done by a reference laboratory, not by the laboratory that bills it. Which"
        " modifier?",
    ),
)
"""Every situation of this sort."""
