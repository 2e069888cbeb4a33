"""Situations of those who give a service: surgeons and assistants, residents, anesthetists, substitutes."""

from simulator.drill.situations.situation import situation

_TEAM = {
    "62": "for two surgeons who share one procedure as primaries",
    "66": "for a team of surgeons at one procedure",
    "80": "for a physician who assists throughout",
    "82": "for a physician who assists because no qualified resident was free",
    "AS": "for a physician assistant, nurse practitioner or nurse specialist who assists",
}
_ANESTHESIA = {
    "AA": "for an anesthesiologist who gives it in person",
    "AD": "for supervision of more than four cases at a time",
    "QK": "for an anesthesiologist who directs two to four cases",
    "QX": "for a nurse anesthetist under medical direction",
    "QY": "for an anesthesiologist who directs a single nurse anesthetist",
    "QZ": "for a nurse anesthetist whom no physician directs",
}
_SUBSTITUTES = {
    "Q5": "for a substitute whose service is returned in kind",
    "Q6": "for a substitute paid for the time",
    "GJ": "for emergency care by a practitioner who opted out of Medicare",
    "AS": "for an assistant at surgery who is no physician",
}
_PHYSICIANS = {
    "AI": "for the principal physician of record of an inpatient",
    "FS": "for a visit that a physician and another practitioner shared in a facility",
    "AQ": "for a service in an area short of health professionals",
    "GV": "for the attending physician of a hospice patient, not paid by the hospice",
}
_TEACHING = {
    "GC": "for a resident under a teaching physician who is present",
    "GE": "for a resident alone under the primary-care exception",
    "GR": "for a resident of a Veterans Affairs facility",
    "AS": "for a physician assistant, nurse practitioner or nurse specialist who assists at surgery",
}

STAFF = (
    situation(
        "62",
        _TEAM,
        "A thoracic surgeon opens the chest to expose the spine, a neurosurgeon does the fusion, each as a primary"
        " surgeon of the one procedure. Which modifier does each report?",
        "Two surgeons of different specialties each do a distinct part of one procedure and each dictate a"
        " report. Which"
        " modifier goes on both claims?",
    ),
    situation(
        "82",
        _TEAM,
        "In a teaching hospital a physician assists at an operation because no qualified resident is free, and"
        " says so in"
        " the record. Which modifier does the assistant report?",
        "The residents of a teaching hospital are all at a conference, so a staff physician assists at surgery. Which"
        " modifier goes on the assistant's claim?",
    ),
    situation(
        "80",
        _TEAM,
        "In a community hospital without residents a second physician assists from the incision to the closure. Which"
        " modifier does the assistant report?",
        "A physician helps another throughout a bypass operation, as assistant and not as a second primary, in"
        " a hospital"
        " that trains nobody. Which modifier goes on the assistant's claim?",
    ),
    situation(
        "AS",
        _TEAM,
        "A physician assistant assists a surgeon at a hip replacement. Which modifier goes on the claim for the"
        " assistance?",
        "A nurse practitioner serves as first assistant at an open colectomy. Which modifier tells who assisted?",
    ),
    situation(
        "AA",
        _ANESTHESIA,
        "An anesthesiologist stays with one patient from induction to the recovery room and gives the anesthesia"
        " herself. Which modifier goes on her claim?",
        "No nurse anesthetist takes part: the anesthesiologist gives all of the anesthesia in person. Which modifier?",
    ),
    situation(
        "QK",
        _ANESTHESIA,
        "An anesthesiologist directs nurse anesthetists in three operating rooms at the same time. Which"
        " modifier goes on"
        " the anesthesiologist's claim?",
        "A physician medically directs two anesthesia cases that run at once. Which modifier does the physician"
        " report?",
    ),
    situation(
        "QY",
        _ANESTHESIA,
        "An anesthesiologist directs one nurse anesthetist in one operating room, and nobody else. Which"
        " modifier goes on"
        " the anesthesiologist's claim?",
        "A single nurse anesthetist works under the medical direction of a physician who has no other case. Which"
        " modifier does the physician report?",
    ),
    situation(
        "QX",
        _ANESTHESIA,
        "A nurse anesthetist gives anesthesia under the medical direction of a physician. Which modifier goes on the"
        " nurse anesthetist's own claim?",
        "Directed by an anesthesiologist who has two more rooms, a nurse anesthetist reports her part of a case. With"
        " which modifier?",
    ),
    situation(
        "QZ",
        _ANESTHESIA,
        "In a rural hospital a nurse anesthetist gives anesthesia with no physician directing. Which modifier"
        " goes on the"
        " claim?",
        "A nurse anesthetist, medically directed by nobody, reports a case. With which modifier?",
    ),
    situation(
        "AD",
        _ANESTHESIA,
        "An anesthesiologist has six operating rooms to look after at once. Which modifier goes on the"
        " anesthesiologist's claim?",
        "A physician supervises five anesthesia cases at the same time. Which modifier does the physician report?",
    ),
    situation(
        "GC",
        _TEACHING,
        "A resident does part of an operation under a teaching physician who is present for its key parts and bills it."
        " Which modifier goes on the claim?",
        "A teaching physician reports a service that a resident gave in part, under her eyes. Which modifier?",
    ),
    situation(
        "GE",
        _TEACHING,
        "In a primary-care clinic that meets the exception, a resident sees a patient for a low-level visit while the"
        " teaching physician stays out of the room. Which modifier goes on the claim?",
        "Under the primary-care exception a resident's visit is billed though the teaching physician was not present."
        " Which modifier?",
    ),
    situation(
        "GR",
        _TEACHING,
        "A resident of a Veterans Affairs medical center gives part of a service there, supervised as the department's"
        " rules ask. Which modifier?",
        "In a Veterans Affairs clinic a service is given by a resident. Which modifier goes on the claim?",
    ),
    situation(
        "Q5",
        _SUBSTITUTES,
        "A physician on holiday has a colleague see the patients and will return the favor in kind; no money changes"
        " hands. Which modifier goes on the claim?",
        "Two physicians cover for one another in turn under a reciprocal arrangement. Which modifier does the"
        " absent one"
        " report?",
    ),
    situation(
        "Q6",
        _SUBSTITUTES,
        "During parental leave a physician pays a locum tenens by the day. Which modifier goes on the claim?",
        "A substitute physician is paid a fixed amount for the time. Which modifier does the absent physician report?",
    ),
    situation(
        "AI",
        _PHYSICIANS,
        "The hospitalist who admits a Medicare patient and oversees the stay bills the first hospital visit. Which"
        " modifier sets this apart from the visits of consultants?",
        "Several physicians report an initial hospital visit; this one is the principal physician of record. Which"
        " modifier?",
    ),
    situation(
        "FS",
        _PHYSICIANS,
        "In the hospital a physician and a nurse practitioner of one group each do part of a visit. Which"
        " modifier tells"
        " it?",
        "A visit in a facility is split between a physician and a physician assistant of the group. Which modifier?",
    ),
    situation(
        "AQ",
        _PHYSICIANS,
        "A physician sees a patient in a county that is officially short of health professionals. Which"
        " modifier earns the"
        " bonus where it is not paid by itself?",
        "The place of service lies in a health professional shortage area that is not on the automatic list. Which"
        " modifier does the physician report?",
    ),
)
"""Every situation of this sort."""
