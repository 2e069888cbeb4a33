"""The register, an attempt's report, its replay, and two attempts compared."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from simulator.banks.shelf import FolderShelf
from simulator.candidate.proctor import Proctor
from simulator.exam.policy import Mode
from simulator.paths import shipped
from simulator.ports.docket import Verdict
from simulator.ui.desk.rows import brief
from simulator.ui.desk.screens.attempt import AttemptReport
from simulator.ui.desk.screens.candidate import CandidatePage
from simulator.ui.desk.screens.compared import Compared
from simulator.ui.desk.screens.register import Register
from simulator.ui.desk.screens.replay import Replay
from tests.candidates import items, profile
from tests.desk.school import ANN, BEN
from tests.ui.desk.conftest import founded
from tests.ui.desk.office import Office
from tests.ui.person import LARGE


async def test_the_register_tells_how_many_and_narrows_as_one_types(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.press("a")
        await desk.sees("4 in all", BEN, "✓ 90 %")
        await desk.press("slash")
        await desk.types("ann score<70")
        await desk.sees("1 found", "✗ 40 %")
        assert BEN not in desk.look()
        await desk.press("enter", "enter")
        await desk.until(lambda: desk.at(AttemptReport))


async def test_a_wrong_word_is_told_and_letters_are_text_there(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"))
        await desk.press("slash")
        await desk.types("clsed:x")
        await desk.press("enter")
        await desk.sees("There is no filter 'clsed'. Do you mean closed?")
        await desk.press("escape")
        assert desk.at(Register)


async def test_columns_sort_both_ways(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("s", "Sort by"))
        await desk.press("down", "enter")
        await desk.sees("candidate▲")
        rows = [line.split()[1] for line in desk.look().splitlines() if "form-a" in line]
        assert rows == ["Ann", "Ann", "Ben", "Cara"]
        await desk.press("o")
        await desk.sees("candidate▼")


async def test_the_register_stands_as_it_was_left(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("s", "Sort by"))
        await desk.press("down", "enter")
        await desk.sees("candidate▲")
        await desk.press("slash")
        await desk.types("score<70")
        await desk.sees("3 found")
        await desk.press("escape", "escape")
        await desk.goes(("a", "3 found"))
        await desk.sees("score<70", "candidate▲")


async def test_a_filter_that_no_longer_reads_can_be_mended(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("slash", "4 in all"))
        await desk.types("group:evening")
        await desk.sees("4 found")
        await desk.press("enter", "escape")
        busy.desk.roster.disband("evening")
        await desk.goes(("a", "There is no group"))
        await desk.press("slash", *["backspace"] * len("group:evening"))
        await desk.sees("4 in all")


async def test_where_nothing_is_found_nothing_is_written(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("slash", "4 in all"))
        await desk.types("nobody")
        await desk.sees("0 found")
        await desk.press("enter")
        await desk.goes(("e", "There is nothing to write: no attempt is found."))


async def test_pages_come_as_they_come_into_view(office: Office) -> None:
    for n in range(230):
        office.begins(f"Sitter {n:03}")
    async with office.window() as desk:
        await desk.goes(("a", "230 in all"))
        await desk.sees("Sitter 229")
        assert "Sitter 100" not in desk.look()
        await desk.press("end")
        await desk.sees("Sitter 000", "230 of 230 attempts")
        await desk.press("home")
        await desk.sees("Sitter 229", "1 of 230 attempts")


async def test_an_open_attempt_is_replayed_as_far_as_it_is(office: Office) -> None:
    office.sits(ANN, "ab", ends=None)
    async with office.window() as desk:
        await desk.goes(("a", "◐ 2/10"))
        await desk.press("enter")
        await desk.until(lambda: desk.at(Replay))
        await desk.sees("step 1 of")


async def test_from_a_report_one_goes_to_replay_candidate_and_answers(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("down", "2 of 4"), ("enter", "By domain"))
        await desk.press("t")
        await desk.until(lambda: desk.at(Replay))
        await desk.press("escape", "a")
        await desk.until(lambda: desk.at(CandidatePage))
        await desk.press("escape", "enter")
        await desk.sees("all items  1 of 10")


async def test_the_replay_shows_what_the_candidate_saw_and_the_key_only_when_asked(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("down", "2 of 4"))
        await desk.press("t")
        await desk.sees("step 1 of")
        await desk.press("right_square_bracket", "right_square_bracket")
        await desk.sees("Item 2 of 10", "○ not answered")
        await desk.press("right")
        await desk.sees("● b", "Answered B (wrong).")
        assert "SECRET" not in desk.look()
        await desk.press("end")
        await desk.until(lambda: re.search(r"step (\d+) of \1 ", desk.look()) is not None)
        await desk.sees("Handed in.")
        assert "SECRET" not in desk.look()
        await desk.press("k")
        await desk.sees("key shown", "✓ right answer")
        await desk.press("k", "left_square_bracket")
        assert "SECRET" not in desk.look()


async def test_the_signs_on_the_bar_are_named(office: Office) -> None:
    def changes_and_hands_in(proctor: Proctor) -> None:
        proctor.answer("b")
        proctor.submit()

    office.sits(ANN, "aaa", ends=changes_and_hands_in)
    async with office.window() as desk:
        await desk.goes(("a", "1 in all"), ("t", "◐ changed"))
        assert "⚑ flagged" not in desk.look()


async def test_the_replay_goes_by_number_and_by_time(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("down", "2 of 4"))
        await desk.press("t")
        await desk.sees("step 1 of")
        await desk.press("g")
        await desk.types("4")
        await desk.press("enter")
        await desk.sees("Item 4 of 10")
        await desk.press("g")
        await desk.types("1:30")
        await desk.press("enter")
        await desk.sees("Item 2 of 10", "1:30")
        await desk.press("g")
        await desk.types("11")
        await desk.press("enter")
        await desk.sees("There is no item 11: the last one is 10.")
        await desk.press("escape")
        await desk.press("l")
        await desk.sees("From here on there is no look-up.")


async def test_the_replay_plays_in_exam_time(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("down", "2 of 4"))
        await desk.press("t")
        await desk.sees("step 1 of")
        await desk.press("space")
        await desk.sees("▶ playing ×8")
        busy.clock.advance(15)
        await desk.sees("Item 3 of 10")
        await desk.press("plus")
        await desk.sees("▶ playing ×16")
        busy.clock.advance(3600)
        await desk.sees("Handed in.", "■ stands")


async def test_wide_windows_have_the_steps_beside_the_item(busy: Office) -> None:
    async with busy.window(LARGE) as desk:
        await desk.goes(("a", "4 in all"), ("down", "2 of 4"))
        await desk.press("t")
        await desk.sees("step 1 of")
        lines = desk.look().splitlines()
        assert any("Began." in line and "│" in line for line in lines)


async def test_a_marked_attempt_is_compared_with_another(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("down", "2 of 4"), ("m", "◆3"))
        await desk.press("c")
        await desk.sees("go to another")
        await desk.press("down", "c")
        await desk.until(lambda: desk.at(Compared))
        await desk.sees("1st: Ann Lee, 2026-03-02", "2nd: Ben Okafor, 2026-03-02", "▼ lost", "= same")
        await desk.sees("In Anaesthesia the first is")
        await desk.press("d")
        await desk.sees("items that both hold.")
        await desk.press("s")
        await desk.sees("1st: Ben Okafor", "2nd: Ann Lee", "▼ lost")


async def test_what_was_not_finished_is_compared_without_a_verdict(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("m", "◆4"), ("down", "2 of 4"), ("c", "2nd: Cara Diaz"))
        await desk.sees("form form-a  3 of 10, 30 %")


async def test_what_cannot_be_compared_is_refused_in_words(office: Office) -> None:
    office.sits(ANN)
    office.drills(BEN, "a")
    async with office.window() as desk:
        await desk.goes(("a", "2 in all"))
        await desk.press("m", "down", "c")
        await desk.sees("is a drill: it has no form to compare.")


def test_the_time_of_an_attempt_names_its_unit() -> None:
    lengths = [
        timedelta(seconds=46),
        timedelta(minutes=12, seconds=59),
        timedelta(hours=5, minutes=4),
        timedelta(days=4),
    ]
    assert [brief(length) for length in lengths] == ["46s", "12m", "5h04", "96h00"]


async def test_a_later_score_stands_behind_the_first_which_filters_and_sorts(busy: Office) -> None:
    for dispute in (1, busy.disputes(3, 4), busy.disputes(4, 5)):
        busy.desk.disputes.rule(dispute, Verdict.CREDITED, "Both are right.")
    async with busy.window() as desk:
        await desk.goes(("a", "✗30→✗50"), ("s", "Sort by"))
        await desk.press(*["down"] * 5, "enter")
        await desk.sees("score▼")
        rows = [line.split() for line in desk.look().splitlines() if "form-a" in line]
        assert [row[0] for row in rows] == ["2", "1", "4", "3"]
        assert [row[-1] for row in rows] == ["in", "in", "up", "in"], "the last column is whole"
        assert "30→40" in rows[2], "what was given up is not judged"
        await desk.press("slash")
        await desk.types("ben score<40")
        await desk.sees("1 found", "✗30→✗50")


async def test_a_pass_that_a_ruling_brings_is_seen_in_the_list(blank_database: Path, tmp_path: Path) -> None:
    office = founded(blank_database, tmp_path)
    office.desk.disputes.rule(office.disputes(office.sits(ANN, "aaaaaabbbb"), 7), Verdict.CREDITED, "Both are right.")
    async with office.window() as desk:
        await desk.goes(("a", "✗60→✓70"), ("a", "Candidate  Ann Lee"))
        await desk.sees("✗60→✓70", "1 attempt finished, by first scores")
    office.store.database.close()


async def test_what_goes_by_first_scores_says_so(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("h", "heat map, by first scores"), ("2", "first scores"), ("4", "at risk, by first scores"))
        await desk.goes(("escape", "Attempts"), ("a", "4 in all"), ("down", "2 of 4"))
        await desk.goes(("m", "◆3"), ("down", "3 of 4"), ("c", "Compared by first scores."))


async def test_the_modes_are_told(office: Office) -> None:
    office.sits(ANN, mode=Mode.PRACTICE)
    async with office.window() as desk:
        await desk.press("a")
        await desk.sees("practice", "✓ 100 %")


async def test_a_mark_set_elsewhere_is_seen_in_every_list(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("end", "4 of 4"), ("a", "Candidate  Ann Lee"), ("m", "◆"))
        await desk.goes(("escape", "◆2"))


async def test_a_weak_domain_has_its_sign_on_its_own_line_whatever_its_title(
    blank_database: Path, tmp_path: Path
) -> None:
    profiles = FolderShelf([shipped("question_banks")]).profiles()
    titles = [quota.title for each in profiles for quota in each.blueprint]
    weak = {f"domain-{n}": 1 for n in range(len(titles))}
    exam = profile(weak)
    named = [replace(quota, title=title) for quota, title in zip(exam.blueprint, titles, strict=True)]
    office = founded(blank_database, tmp_path, items(weak), replace(exam, blueprint=tuple(named)))
    office.sits(BEN, "b" * len(titles))
    async with office.window() as desk:
        await desk.goes(("a", "1 in all"), ("enter", "By domain"))
        rows = 0
        for _ in range(6):
            lines = desk.look().splitlines()
            rows += sum(" 0 of 1 " in line for line in lines)
            assert [line for line in lines if " 0 of 1 " in line and not line.rstrip(" ▁▂▃▄▅▆▇█").endswith("▼")] == []
            await desk.press("pagedown")
        assert rows >= len(titles)
    office.store.database.close()
