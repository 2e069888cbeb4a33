"""The revision of an item: a fingerprint of everything in it that a candidate can meet."""

import json
from dataclasses import asdict
from hashlib import sha256

from simulator.exam.item import Item


def fingerprint(item: Item) -> str:
    """SHA-256, in hex, over canonical JSON of what a candidate can meet.

    That is: kind, domain, code year, stem, options (ids, texts, whys, in order), key, rationale, references, and
    all of a case. A change of any makes a new revision. Skills, difficulty, level, review, the item's id and its place
    in the files are not in it. Canonical: names sorted, no spaces, ASCII escapes. Attempts on disk hold these: changing
    this function would part every old attempt from its items.
    """
    met: dict[str, object] = {
        "kind": item.kind.value,
        "domain": item.domain,
        "code_year": item.code_year,
        "stem": item.stem,
        "options": [{"id": option.id, "text": option.text, "why": option.why} for option in item.options],
        "key": list(item.key),
        "rationale": item.rationale,
        "references": list(item.references),
    }
    if item.case is not None:
        met["case"] = asdict(item.case)
    return sha256(json.dumps(met, sort_keys=True, separators=(",", ":")).encode("ascii")).hexdigest()
