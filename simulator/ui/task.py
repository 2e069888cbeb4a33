"""The task of a record, as the first page of its chart."""

from simulator.exam.case import Encounter, Setting
from simulator.exam.prose import paragraphs
from simulator.exam.view import CaseView

SETTINGS = {
    Setting.INPATIENT: "Inpatient stay",
    Setting.OUTPATIENT: "Outpatient encounter",
    Setting.EMERGENCY: "Emergency department visit",
}
CODES_ALONE = (
    "Codes alone are asked here, whatever the task says: no POA, modifiers or units. Choose them from the lists."
)


def task_page(case: CaseView) -> str:
    """The task and the encounter."""
    alone = f"\n\n{CODES_ALONE}" if case.choices else ""
    return f"{paragraphs(case.stem)}{alone}\n\n{_encounter(case.encounter)}"


def _encounter(visit: Encounter) -> str:
    """Whom the record is about, and when."""
    when = f"{visit.admitted} to {visit.discharged}" if visit.discharged else visit.admitted
    where = f"\nDisposition: {visit.disposition}" if visit.disposition else ""
    return f"{SETTINGS[visit.setting]}, {when}\n{visit.sex.capitalize()}, {visit.age} years{where}"
