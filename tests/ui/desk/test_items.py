"""Item analysis, disputes, rulings, rescores, and the log of it all."""

from pathlib import Path

from textual.widgets import Input

from simulator.ports.docket import Verdict
from simulator.ui.desk.screens.disputes import DisputeList
from tests.desk.school import ANN, BEN
from tests.ui.desk.office import Office
from tests.ui.person import LARGE


async def test_an_item_is_seen_whole_with_its_figures(busy: Office) -> None:
    async with busy.window(LARGE) as desk:
        await desk.goes(("i", "form-a"), ("enter", "Item analysis  form form-a"))
        await desk.sees("under 10: counts only", "⚑ disputed")
        await desk.press("down", "enter")
        await desk.sees("place 2 of form form-a", "Under 10 candidates: counts only.", "disputed by Ben Okafor")
        await desk.press("right")
        await desk.sees("place 3 of form form-a")


async def test_items_are_sorted_and_narrowed(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("i", "form-a"), ("enter", "Item analysis  form form-a"), ("s", "Sort by"))
        await desk.press("down", "enter")
        await desk.sees("n▲")
        await desk.press("f")
        await desk.sees("No item has a flag.")
        await desk.press("g")
        await desk.sees("evening")


async def test_an_item_is_rekeyed_unasked_and_past_attempts_are_rescored(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("i", "form-a"), ("enter", "Item analysis  form form-a"), ("enter", "place 1 of"))
        await desk.press("k")
        await desk.sees("Another key for")
        await desk.types("z")
        await desk.press("f10")
        await desk.sees("The options are A, B, C, D.")
        await desk.press("backspace")
        await desk.types("b")
        await desk.sees("4 closed attempts hold this item.", "Rescoring them would change 4 scores: 0 would pass then")
        assert busy.desk.disputes.rulings() == ()
        await desk.press("tab")
        await desk.types("The book says b.")
        await desk.press("f10")
        await desk.sees("rekeyed, key B, by Ms Quinn")
        await desk.press("s")
        await desk.sees("Rescore past attempts")
        await desk.types("Fair.")
        await desk.press("f10")
        await desk.sees("4 attempts rescored")
    assert [ruling.verdict for ruling in busy.desk.disputes.rulings()] == [Verdict.REKEYED]
    assert len(busy.scores(1)) == 2


async def test_a_key_that_cannot_be_is_told_in_the_window_which_keeps_what_was_typed(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("i", "form-a"), ("enter", "Item analysis  form form-a"), ("enter", "place 1 of"))
        await desk.goes(("k", "Another key for"))
        await desk.types("bc")
        await desk.press("tab")
        await desk.types("Both are.")
        await desk.press("f10")
        await desk.sees("Another key for", "its key must name as", "Both are.")
        await desk.press("shift+tab", "b", "f10")
        await desk.sees("rekeyed, key B, by Ms Quinn")
    assert [ruling.key for ruling in busy.desk.disputes.rulings()] == [("b",)]


async def test_a_dispute_shows_what_a_ruling_would_do_before_it_is_made(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("d", "1 waiting"), ("enter", "The guideline allows b."), ("r", "What it would do"))
        await desk.sees("3 of 10, then 4 of 10")
        await desk.press("f10")
        await desk.sees("A reason is wanted")
        assert busy.desk.disputes.rulings() == ()
        await desk.press("tab")
        await desk.types("It does.")
        await desk.press("f10")
        await desk.sees("credited, by Ms Quinn")
    assert busy.scores(3) == ["3/10", "4/10"]


async def test_a_ruling_that_was_left_changes_nothing(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("d", "1 waiting"), ("enter", "The guideline allows b."), ("r", "What it would do"))
        await desk.press("escape", "escape")
        await desk.until(lambda: desk.at(DisputeList))
    assert busy.desk.disputes.rulings() == ()


async def test_a_settled_dispute_cannot_be_ruled_on_again(busy: Office) -> None:
    busy.desk.disputes.rule(1, Verdict.REJECTED, "The book is clear.")
    async with busy.window() as desk:
        await desk.goes(("d", "0 waiting"), ("s", "1 settled"), ("enter", "The book is clear."))
        await desk.press("r", "enter")
        assert "What it would do" not in desk.look()


async def test_the_log_tells_who_did_what(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("l", "The chain of hashes holds"))
        await desk.sees("enrolled Ann Lee", BEN, "disputed form-a-guideline")
        await desk.press("enter")
        await desk.sees("Entry", "Ben Okafor disputed form-a-guidelines-02", "allows b.")
        await desk.press("escape")
        await desk.sees("Audit log")


async def test_the_log_names_candidates_and_items(busy: Office) -> None:
    busy.desk.disputes.rule(1, Verdict.CREDITED, "Both are right.")
    busy.desk.roster.allow(ANN, "50%", "documented")
    async with busy.window((200, 40)) as desk:
        await desk.goes(("l", "The chain of hashes holds"))
        await desk.sees("allowed Ann Lee 50% of extra time: documented", "rescored attempt 3 of Ben Okafor: 4 of 10")
        await desk.sees(", disputed by Ben Okafor in attempt 3: Both are right.")


async def test_the_score_in_force_leads_and_all_stand_below_it(busy: Office) -> None:
    busy.desk.disputes.rule(1, Verdict.CREDITED, "Both are right.")
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("down", "2 of 4"), ("enter", "Later score, "))
        await desk.sees("4 of 10 right, 40 %", "First score 30.0 %, not passed. In force since ")
        await desk.sees("First score, ", "4 of 10, not passed.", "Both are right.")


async def test_what_was_found_is_written_to_a_file(busy: Office, tmp_path: Path) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("e", "Write to a file"))
        to = tmp_path / "found.csv"
        desk.app.screen.query_one("#to", Input).value = str(to)
        await desk.press("f10")
        await desk.until(to.exists)
    assert ANN in to.read_text(encoding="utf-8-sig")
