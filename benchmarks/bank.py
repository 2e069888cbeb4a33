"""A bank read: from its files to checked items, beside PyYAML's C loader on the same text."""

import yaml

from benchmarks.figure import Figure, by_turns, milliseconds
from benchmarks.room import FORM
from simulator.banks.loader import load_banks, yaml_files
from simulator.paths import shipped


def figures(runs: int) -> list[Figure]:
    """The shipped bank of 100 items."""
    files = yaml_files(shipped("question_banks") / "cpc" / FORM)
    texts = [path.read_text(encoding="utf-8") for path in files]
    items = sum(len(bank.items) for bank in load_banks([files]).banks)
    ours, raw = by_turns(
        runs,
        lambda: milliseconds(lambda: load_banks([files])),
        lambda: milliseconds(lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts]),
    )
    return [
        Figure(
            name=f"a bank of {items} items, to checked items",
            baseline_name="yaml.CSafeLoader on its text",
            unit="ms",
            ours=ours,
            baseline=raw,
        )
    ]
