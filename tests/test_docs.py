"""What the documents say stays true."""

import re
from pathlib import Path

from simulator.ui.app import SCOPES
from simulator.ui.commands import key_table
from simulator.ui.desk.app import SCOPES as DESK_SCOPES

ROOT = Path(__file__).parent.parent


def test_the_readme_has_the_keys_that_drills_items_records_and_the_desk_have() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    tables = re.findall(r"<!-- keys: ([\w ]+) -->\n(.*?)\n<!-- /keys -->", readme, re.DOTALL)
    assert [names.split() for names, _ in tables] == [
        [scope for scope in SCOPES["DrillScreen"][0] if scope != "item"],
        [*SCOPES["ExamScreen"][0]],
        [scope for scope in SCOPES["CaseScreen"][0] if scope != "exam"],
        [*DESK_SCOPES["Front"][0], *DESK_SCOPES["Register"][0]],
        [*DESK_SCOPES["Replay"][0]],
    ]
    for names, table in tables:
        assert table == key_table(*names.split())


def test_every_link_between_documents_leads_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []
