"""Charts: records of the length that an exam gives, with wrong codes that tempt."""

from collections.abc import Iterator, Sequence

from simulator.banks.finding import Finding, Severity
from simulator.banks.loader import Entry
from simulator.exam.case import Setting

INPATIENT = ((4, 7), (700, 1500))
"""The fewest and the most documents, and words, of an inpatient chart."""

OTHERS = ((1, 3), (250, 700))
"""The same of an outpatient or emergency chart."""


def case_length(entries: Sequence[Entry]) -> Iterator[Finding]:
    """A chart has as many documents and words as one that comes up in an exam."""
    for entry in entries:
        if (case := entry.item.case) is None:
            continue
        counts = (len(case.documents), sum(len(document.text.split()) for document in case.documents))
        limits = INPATIENT if case.encounter.setting is Setting.INPATIENT else OTHERS
        for count, (least, most), noun in zip(counts, limits, ("documents", "words"), strict=True):
            if not least <= count <= most:
                text = f"The chart has {count} {noun}; {least} to {most} is usual where it is {case.encounter.setting}."
                yield entry.finding("case-length", text, "documents", severity=Severity.WARNING)


def no_tempting(entries: Sequence[Entry]) -> Iterator[Finding]:
    """A case lists wrong codes that its chart tempts to: without them, a wrong code is explained by nothing."""
    for entry in entries:
        if entry.item.case is not None and not entry.item.case.tempting:
            text = "The case has no `tempting` codes: whoever enters a wrong one will not learn why it is wrong."
            yield entry.finding("no-tempting", text, severity=Severity.WARNING)
