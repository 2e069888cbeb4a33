"""The editorial rules. Each is a function: entries in, findings out. `RULES` of an item, and those of a whole bank."""

from collections.abc import Callable, Iterator, Sequence

from simulator.banks.finding import Finding
from simulator.banks.lint import balance, charts, cpt, cues, multiple, references, wording
from simulator.banks.loader import Entry

Rule = Callable[[Sequence[Entry]], Iterator[Finding]]

ITEM_RULES: tuple[Rule, ...] = (
    balance.drafts,
    charts.case_length,
    charts.no_tempting,
    cues.option_lengths,
    cpt.undeclared_cpt,
    cpt.deleted_codes,
    multiple.says_how_many,
    references.reference_forms,
    wording.all_or_none,
    wording.except_stem,
    wording.negative_stem,
    wording.named_letter,
    wording.duplicate_options,
    wording.thin_teaching,
)
"""Rules that hold for each item by itself."""

BANK_RULES: tuple[Rule, ...] = (
    balance.key_balance,
    balance.recall_share,
    balance.difficulty_mix,
    cues.length_cue,
    cues.alike_cue,
    cues.guesser,
)
"""Rules that hold for all items of a bank together."""
