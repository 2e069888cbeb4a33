"""The benchmark of the analysis runs, and its numpy baseline finds the same."""

from pathlib import Path

import numpy as np
import pytest

from benchmarks import analysis
from tests.analytics.simulated import sat


def test_the_figures_of_the_analysis_are_taken() -> None:
    bare, whole = analysis.figures(1, candidates=50, items=5)
    assert bare.name == whole.name == "a form of 5 items and 50 candidates analysed"
    assert bare.ours == whole.ours > 0


def test_numpy_finds_the_same() -> None:
    planted = sat(9, 500, 30)
    marks = np.frombuffer(b"".join(planted.rows), dtype=np.uint8).reshape(500, 30)
    found = analysis.analysed(planted.rows, planted.keys)
    p, r, alpha = analysis.one_pass(marks, planted.keys)
    assert found.form.alpha == pytest.approx(alpha, abs=1e-12)
    assert [item.p for item in found.items] == pytest.approx(list(p), abs=1e-12)
    assert [item.rest_score_r for item in found.items] == pytest.approx(list(r), abs=1e-12)
    for place, (share, each_r) in enumerate(analysis.option_pass(marks, planted.keys)):
        options = [item.options[place] for item in found.items]
        assert [option.share for option in options] == pytest.approx(list(share), abs=1e-12)
        assert [option.rest_score_r for option in options] == pytest.approx(list(each_r), abs=1e-12)


def test_the_statistics_import_nothing_but_the_standard_library() -> None:
    import ast
    import sys

    import simulator.analytics

    folder = Path(simulator.analytics.__file__).parent
    imported = {
        name
        for file in folder.glob("*.py")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    outside = {name for name in imported if not name.startswith("simulator.analytics")}
    assert {name.partition(".")[0] for name in outside} <= sys.stdlib_module_names
    assert not outside & {"random", "time", "datetime", "os", "pathlib"}
