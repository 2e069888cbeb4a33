"""References: each has one of the forms that a reader can look up."""

import difflib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from simulator.banks.finding import Finding, quoted
from simulator.banks.loader import Entry


@dataclass(frozen=True, slots=True)
class ReferenceForm:
    """One form: an example, what it points to, and its pattern."""

    example: str
    meaning: str
    pattern: re.Pattern[str]


def _form(example: str, meaning: str, pattern: str) -> ReferenceForm:
    return ReferenceForm(example, meaning, re.compile(pattern))


_PARAGRAPHS = r"(\([A-Za-z0-9]{1,5}\))*"
_CHAPTER = r"(I|II|III|IV|V|VI|VII|VIII|IX|X|XI|XII|XIII)"
_OCG = r"(I|II|III|IV)(\.[A-Z](\.\d{1,2}(\.[a-z](\.\d{1,2}(\.[a-z]|\.?\([a-z]\))?)?)?)?)?"

FORMS = (
    _form("OCG I.C.9.a.2", "official ICD-10-CM guidelines, by section", rf"OCG {_OCG}"),
    _form("OCG Appendix I", "official ICD-10-CM guidelines, the appendix", r"OCG Appendix I"),
    _form("PCS B3.10c", "official ICD-10-PCS guidelines", r"PCS [A-F]\d{1,2}(\.\d{1,2})?[a-z]?"),
    _form("PCS table 0FT", "an ICD-10-PCS table", r"PCS table [0-9A-HJ-NP-Z]{3}"),
    _form("PCS Body Part Key: Olecranon bursa", "the ICD-10-PCS body part key", r"PCS Body Part Key: \S.*"),
    _form("PCS Device Key: Loop recorder, implantable", "the ICD-10-PCS device key", r"PCS Device Key: \S.*"),
    _form("ICD-10-PCS Index: Hysterectomy, total", "the ICD-10-PCS index", r"ICD-10-PCS Index: \S.*"),
    _form("42 CFR 411.351", "federal regulations", rf"\d{{1,2}} CFR \d{{1,4}}(\.\d{{1,4}}[a-z]?)?{_PARAGRAPHS}"),
    _form("42 USC 1320a-7b(b)", "federal statute", rf"\d{{1,2}} USC \d+[a-z]*(-\d+[a-z]*)*{_PARAGRAPHS}"),
    _form("NCCI IV.C.5", "NCCI Policy Manual, chapter and section", rf"NCCI {_CHAPTER}\.[A-Z](\.\d{{1,2}})?"),
    _form("Pub. 100-04 ch. 12 §30.6.1", "a CMS manual", r"Pub\. 100-\d{2} ch\. \d{1,2}[A-Z]? §\d+(\.\d+)*[A-Z]?"),
    _form(
        "ICD-10-CM E11.22", "the notes at a code of the tabular list", r"ICD-10-CM [A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?-?"
    ),
    _form("ICD-10-CM Index: Fracture, traumatic, radius", "the alphabetic index", r"ICD-10-CM Index: \S.*"),
    _form("HCPCS E0601", "a HCPCS Level II code", r"HCPCS [A-V]\d{4}"),
    _form("HCPCS modifier GA", "a HCPCS Level II modifier", r"HCPCS modifier [A-Z][A-Z0-9]"),
    _form("CPT modifier 59", "a CPT modifier", r"CPT modifier \d{2}"),
    _form("CPT: Surgery > Digestive System", "headings of the reader's own CPT book", r"CPT: \S[^>]*( > [^>\s][^>]*)+"),
    _form("MeSH: Cholecystitis", "a heading of the National Library of Medicine", r"MeSH: \S.*"),
    _form("65 FR 59434", "the Federal Register", r"\d{1,3} FR \d{1,6}"),
    _form("Pub. L. 104-191", "a public law", r"Pub\. L\. \d{1,3}-\d{1,4}"),
)
"""Every form that a reference may take."""


def reference_forms(entries: Sequence[Entry]) -> Iterator[Finding]:
    """Each reference has a known form, and stands once."""
    for entry in entries:
        for index, reference in enumerate(entry.item.references):
            if not any(form.pattern.fullmatch(reference) for form in FORMS):
                text = f"{quoted(reference)} has no form of a reference; the nearest is `{nearest(reference).example}`."
                yield entry.finding("reference-form", text, "references", index)
            elif reference in entry.item.references[:index]:
                yield entry.finding("reference-form", f"{quoted(reference)} stands twice.", "references", index)


def nearest(reference: str) -> ReferenceForm:
    """The form that a reference most likely means: the one that begins most alike, then the one most like it."""
    start = reference[:60]

    def likeness(form: ReferenceForm) -> tuple[int, float]:
        alike = 0
        for mine, its in zip(start.casefold(), form.example.casefold(), strict=False):
            if mine != its:
                break
            alike += 1
        return alike, difflib.SequenceMatcher(None, start, form.example).ratio()

    return max(FORMS, key=likeness)
