"""What the documents say stays true."""

import re
from pathlib import Path

from simulator.ui.commands import key_table

ROOT = Path(__file__).parent.parent


def test_the_readme_has_the_keys_that_the_exam_has() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = re.search(r"<!-- keys -->\n(.*)\n<!-- /keys -->", readme, re.DOTALL)
    assert table
    assert table[1] == key_table("exam")


def test_every_link_between_documents_leads_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []
