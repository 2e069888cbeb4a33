"""The real grouper, for those who have it."""

from collections.abc import Iterator

import pytest

from simulator.banks.lint.grouping import Grouper
from simulator.codebooks import msdrg
from simulator.ports.codes import Grouping, Stay


@pytest.fixture(scope="module")
def grouper() -> Iterator[Grouper]:
    if not msdrg.available():
        pytest.skip(msdrg.MISSING)
    with msdrg.Grouper() as opened:

        def claim(stay: Stay) -> tuple[Grouping, tuple[str, ...]]:
            return opened.group(stay), tuple(edit.name for edit in opened.edits(stay))

        yield claim
