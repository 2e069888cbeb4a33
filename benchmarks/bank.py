"""A bank read, and a form made: from files to checked items, beside PyYAML's C loader on the same text."""

from pathlib import Path

import yaml

from benchmarks.figure import Figure, by_turns, milliseconds
from benchmarks.room import FORM, RECORDS_FORM, RECORDS_PROFILE
from simulator.banks.loader import bank_folders, load_banks, yaml_files
from simulator.banks.shelf import FolderShelf
from simulator.exam.form import Form, fixed
from simulator.exam.profile import Profile
from simulator.paths import shipped


def figures(runs: int) -> list[Figure]:
    """The shipped bank of 100 items, and the shipped form that has records to code."""
    return [_bank(runs), _form(runs)]


def _bank(runs: int) -> Figure:
    files = yaml_files(shipped("question_banks") / "cpc" / FORM)
    texts = [path.read_text(encoding="utf-8") for path in files]
    items = sum(len(bank.items) for bank in load_banks([files]).banks)
    ours, raw = by_turns(
        runs,
        lambda: milliseconds(lambda: load_banks([files])),
        lambda: milliseconds(lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts]),
    )
    return Figure(
        name=f"a bank of {items} items, to checked items",
        baseline_name="yaml.CSafeLoader on its text",
        unit="ms",
        ours=ours,
        baseline=raw,
    )


def _form(runs: int) -> Figure:
    """What the program does between the choice of an exam and its form: every bank of its pool is read."""
    root = shipped("question_banks")
    profile = next(each for each in FolderShelf([root]).profiles() if each.id == RECORDS_PROFILE)
    banks = [bank for folder in profile.pool for bank in bank_folders(root / folder)]
    texts = [path.read_text(encoding="utf-8") for bank in banks for path in yaml_files(bank)]
    records = sum(slot.case for slot in _made(root, profile).slots)
    items = len(_made(root, profile).slots) - records
    ours, raw = by_turns(
        runs,
        lambda: milliseconds(lambda: _made(root, profile)),
        lambda: milliseconds(lambda: [yaml.load(text, Loader=yaml.CSafeLoader) for text in texts]),
    )
    return Figure(
        name=f"the form {RECORDS_FORM} of {items} items and {records} records, its pool read and the form made",
        baseline_name="yaml.CSafeLoader on the text of the pool",
        unit="ms",
        ours=ours,
        baseline=raw,
    )


def _made(root: Path, profile: Profile) -> Form:
    pool = FolderShelf([root]).pool(profile)
    return fixed(profile, RECORDS_FORM, [item for item in pool if item.bank == RECORDS_FORM])
