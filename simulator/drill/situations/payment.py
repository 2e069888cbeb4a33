"""Situations of payers: notices, hospice, screening, studies and what must never happen."""

from simulator.drill.situations.situation import situation

_NOTICES = {
    "GA": "for a notice that the payer requires, signed and on file",
    "GX": "for a voluntary notice about what is never covered",
    "GY": "for what the statute excludes, with no notice needed",
    "GZ": "for an expected denial as not necessary, without a signed notice",
}
_LIABILITY = {
    "GA": "for a notice signed because denial as not necessary is expected",
    "GL": "for an unneeded upgrade given free, without a notice",
    "GU": "for a required notice that is given to everybody as a routine",
    "GK": "for what goes with a line that has GA or GZ",
}
_HOSPICE = {
    "GV": "for the attending physician whom the hospice neither employs nor pays",
    "GW": "for a service that has nothing to do with the terminal illness",
    "Q5": "for a substitute under a reciprocal arrangement",
    "GJ": "for emergency care by a practitioner who opted out of Medicare",
}
_SCREENING = {
    "33": "for a preventive service free of cost sharing, as commercial payers have it",
    "PT": "for Medicare's colorectal screening that became a treatment",
    "GG": "for a screening and a diagnostic mammogram on one day",
    "GH": "for a screening mammogram turned into a diagnostic one",
}
_PET = {
    "PI": "for the first treatment plan of a tumor",
    "PS": "for a later treatment plan of a tumor",
    "Q0": "for what is under investigation in an approved study",
    "Q1": "for routine care in an approved study",
}
_WRONG = {
    "PA": "for an operation on the wrong body part",
    "PB": "for an operation on the wrong patient",
    "PC": "for the wrong operation on the right patient",
    "53": "for a procedure stopped for the patient's safety",
}
_TELEHEALTH = {
    "95": "for sound and picture in real time, as CPT reports it",
    "GQ": "for what is stored, sent and looked at later",
    "FQ": "for sound alone",
    "G0": "for the symptoms of an acute stroke by telehealth",
}
_DEPARTMENTS = {
    "PN": "for a non-excepted service off campus",
    "PO": "for an excepted service off campus",
    "ER": "for an emergency department off campus that a hospital owns",
    "SG": "for the facility of an ambulatory surgical center",
}
_FILMS = {
    "FX": "for an X-ray on film",
    "FY": "for an X-ray by computed radiography, on a cassette",
    "CT": "for a CT on equipment below the dose standard",
    "TC": "for the equipment and the staff alone",
}

PAYMENT = (
    situation(
        "GA",
        _NOTICES,
        "A test is expected to be denied as not medically necessary. The patient has signed the required notice, and it"
        " is on file. Which modifier goes on the claim?",
        "A Medicare patient wants a covered test more often than Medicare pays for it and signs an advance beneficiary"
        " notice. Which modifier tells that it is on file?",
    ),
    situation(
        "GZ",
        _NOTICES,
        "A test is expected to be denied as not medically necessary, and nobody had the patient sign a notice. Which"
        " modifier goes on the claim?",
        "The office knows that Medicare will call a service unnecessary, but forgot the advance beneficiary"
        " notice. Which"
        " modifier is honest?",
    ),
    situation(
        "GY",
        _NOTICES,
        "A patient wants a denial from Medicare for a service that the statute excludes, to send to another insurer. No"
        " notice was given. Which modifier goes on the claim?",
        "Hearing aids, never a benefit of Medicare, are billed only to have them denied; the patient signed nothing."
        " Which modifier?",
    ),
    situation(
        "GX",
        _NOTICES,
        "Though Medicare never covers the service and asks for no notice, the office gives the patient one of its own"
        " accord. Which modifier tells of that notice?",
        "A voluntary notice of liability is signed for cosmetic surgery. Which modifier tells that a notice was given?",
    ),
    situation(
        "GU",
        _LIABILITY,
        "An office gives the required notice of liability to every patient as a routine, and so to this one. Which"
        " modifier goes on the claim?",
        "The required notice was handed out as it is to all, with no reason to expect a denial in this case. Which"
        " modifier?",
    ),
    situation(
        "GL",
        _LIABILITY,
        "A supplier hands out a better wheelchair than the patient needs and charges nothing for the difference; no"
        " notice is signed. Which modifier goes on the claim?",
        "An upgrade that nobody needs is given free of charge, without an advance notice. Which modifier?",
    ),
    situation(
        "GK",
        _LIABILITY,
        "A wheelchair has an upgrade on a line with GA. Which modifier goes with the necessary item on the"
        " next line, to"
        " tell that the two belong together?",
        "Beside a line that is marked GZ stands the item that is really needed. Which modifier joins it to that line?",
    ),
    situation(
        "GV",
        _HOSPICE,
        "A hospice patient's attending physician, whom the hospice neither employs nor pays, bills for care of the"
        " terminal illness. Which modifier goes on the claim?",
        "The family doctor of a woman in hospice goes on caring for her cancer, with no contract with the"
        " hospice. Which"
        " modifier?",
    ),
    situation(
        "GW",
        _HOSPICE,
        "A patient in hospice for lung cancer breaks a wrist, which is treated by an orthopedist. Which modifier tells"
        " that it has nothing to do with the terminal illness?",
        "A hospice patient is treated for an eye infection unrelated to the illness that brought the patient"
        " there. Which"
        " modifier goes on the claim?",
    ),
    situation(
        "95",
        _TELEHEALTH,
        "A patient at home talks with the physician over a live video link; the payer follows CPT. Which modifier goes"
        " with the visit?",
        "A visit takes place in real time by sound and picture, and the payer wants CPT's own modifier. Which?",
    ),
    situation(
        "GQ",
        _TELEHEALTH,
        "Pictures of a patient's retina are stored, sent and read the next day by a specialist elsewhere."
        " Which modifier"
        " goes with the service?",
        "In a demonstration program a skin specialist looks at photographs sent hours earlier. Which modifier tells how"
        " the service was given?",
    ),
    situation(
        "FQ",
        _TELEHEALTH,
        "A mental-health patient who has no camera talks with the therapist by telephone. Which modifier tells"
        " that there"
        " was sound alone?",
        "A behavioral-health visit is given over the telephone, without picture. Which modifier?",
    ),
    situation(
        "G0",
        _TELEHEALTH,
        "A neurologist far away examines, by live video, a patient with sudden weakness of one side, to decide on"
        " treatment for a stroke. Which modifier marks what the telehealth is for?",
        "Telehealth is used to evaluate the symptoms of an acute stroke. Which modifier goes on the claim?",
    ),
    situation(
        "PT",
        _SCREENING,
        "At a Medicare patient's screening colonoscopy a polyp is found and taken out. Which modifier goes with the"
        " polypectomy?",
        "A screening of the colon, begun as such for a Medicare beneficiary, becomes therapeutic. Which modifier?",
    ),
    situation(
        "33",
        _SCREENING,
        "A commercial payer must pay a recommended preventive service in full. Which modifier tells that it is"
        " preventive?",
        "A commercially insured patient's screening colonoscopy ends in a polypectomy; the plan waives cost sharing for"
        " prevention and follows CPT. Which modifier?",
    ),
    situation(
        "GG",
        _SCREENING,
        "A screening mammogram and, later the same day, a separate diagnostic one are both done and both billed. Which"
        " modifier goes with the diagnostic one?",
        "Two mammograms of one patient on one day, one for screening and one for diagnosis, are each billed. Which"
        " modifier tells it?",
    ),
    situation(
        "GH",
        _SCREENING,
        "The radiologist sees a shadow on a screening mammogram and turns the examination into a diagnostic one on the"
        " spot. Which modifier goes with it?",
        "What began as a screening mammogram was converted to a diagnostic one the same day and billed as that alone."
        " Which modifier?",
    ),
    situation(
        "PA",
        _WRONG,
        "The surgeon operated on the left knee; the right one was to be operated on. Which modifier must be reported?",
        "The right procedure was done on the right patient, but on the wrong kidney. Which modifier?",
    ),
    situation(
        "PB",
        _WRONG,
        "Two charts were mixed up, and a man had the operation that was meant for the patient in the next bed. Which"
        " modifier must be reported?",
        "A procedure was done on a person for whom it was never intended. Which modifier?",
    ),
    situation(
        "PC",
        _WRONG,
        "The consent was for a hernia repair; the surgeon did a vasectomy on the same patient. Which modifier must be"
        " reported?",
        "Right patient, but not at all the operation that was planned. Which modifier?",
    ),
    situation(
        "PN",
        _DEPARTMENTS,
        "A hospital's clinic across town, opened after the law that ended full payment for such places, gives a service"
        " that is not excepted. Which modifier?",
        "A non-excepted service is given in an outpatient department off the hospital's campus. Which modifier?",
    ),
    situation(
        "PO",
        _DEPARTMENTS,
        "A hospital's clinic across town that is excepted from the lower payment gives a service. Which modifier?",
        "An excepted service is given in an outpatient department off the hospital's campus. Which modifier?",
    ),
    situation(
        "ER",
        _DEPARTMENTS,
        "A hospital runs an emergency department ten miles from its campus, and bills a service given there. Which"
        " modifier tells the place?",
        "An off-campus emergency department based on a provider reports its items and services. With which modifier?",
    ),
    situation(
        "PI",
        _PET,
        "A PET scan is made to plan the first treatment of a newly found tumor. Which modifier goes with it?",
        "Before any therapy, PET is used to stage a biopsy-proven cancer. Which modifier?",
    ),
    situation(
        "PS",
        _PET,
        "A PET scan is made after chemotherapy to decide how to go on. Which modifier goes with it?",
        "After the first treatment of a cancer is over, PET informs the next one. Which modifier?",
    ),
    situation(
        "Q0",
        _PET,
        "A device under investigation is put in as part of an approved clinical study. Which modifier goes with that"
        " service?",
        "In an approved trial, the item on the claim is the very thing that is being studied. Which modifier?",
    ),
    situation(
        "Q1",
        _PET,
        "A patient in an approved clinical study gets the blood tests that any such patient would get. Which modifier"
        " goes with them?",
        "In an approved trial, the service on the claim is routine care. Which modifier?",
    ),
    situation(
        "FX",
        _FILMS,
        "A small office still takes its X-rays on film. Which modifier, which lowers the payment, must it report?",
        "A chest X-ray is made on film, not digitally. Which modifier goes with it?",
    ),
    situation(
        "FY",
        _FILMS,
        "An X-ray is taken by computed radiography: a cassette is put into a reader. Which modifier must be reported?",
        "The image comes from a cassette with a storage plate, not from a direct digital detector. Which modifier?",
    ),
    situation(
        "CT",
        _FILMS,
        "A CT is done on a scanner that does not meet the standard for dose. Which modifier must be reported?",
        "The attributes of a CT scanner fall short of the dose standard. Which modifier goes with the scan?",
    ),
)
"""Every situation of this sort."""
