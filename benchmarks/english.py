"""Slips of templates: what no sentence of an item may look like."""

import re
from collections.abc import Iterator

_QUOTED = re.compile(r"“[^”]*”")
_SLIPS = {
    "a label's side": re.compile(r", (Left|Right|Bilateral)\b"),
    "a label's approach": re.compile(r"\b(Open|Percutaneous|Endoscopic|External) Approach\b"),
    "a value that is none": re.compile(r"\bNo (Device|Qualifier)\b"),
    "two spaces": re.compile(r"\S  +\S"),
    "a word twice": re.compile(r"\b(\w+) \1\b", re.IGNORECASE),
    "two articles": re.compile(r"\b(a|an|the) (a|an|the)\b", re.IGNORECASE),
    "an article before its noun's fellow": re.compile(r"\b(a|an) (both|all|two|three|four)\b"),
    "'an' before a consonant": re.compile(
        r"\b[Aa]n (?!hour|honest|heir|X-ray|MRI|ECG|EKG|LVAD|ST\b|HIV|NS)[b-df-hj-np-tv-zB-DF-HJ-NP-TV-Z]"
    ),
    "'a' before a vowel": re.compile(
        r"(?:^A|(?<=[.?!] )A|\ba) (?!one\b|once\b|u[nrst][ei]|use|usual|ubiq|eu|unicondylar)[aeiouAEIOU]"
    ),
    "an empty slot": re.compile(r"[{}]|\bNone\b"),
    "a space before a mark": re.compile(r" [,.;:?!](?!\d)"),
    "marks in a row": re.compile(r"[,;:][,;:.]|(?<!\.)\.\.(?!\.)|\?\.|\.,"),
    "a sentence that begins small": re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\bNo)[.?!] [a-z]"),
    "no end": re.compile(r"[^.?!:”)]\s*$"),
}


def slips(text: str, *, sentence: bool = True) -> Iterator[str]:
    """What is wrong with the English of a text; `sentence` is false for what need not end as one does."""
    bare = _QUOTED.sub("“”", text)
    for name, pattern in _SLIPS.items():
        if name == "no end" and not sentence:
            continue
        if match := pattern.search(bare):
            yield f"{name}: …{bare[max(match.start() - 30, 0) : match.end() + 30]!r}…"
