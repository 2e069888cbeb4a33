"""The front of the desk: what waits, the ways on, the PIN, and what cannot be opened."""

from dataclasses import replace

from simulator.desk.desk import Desk
from simulator.ports.failure import Unusable
from simulator.settings import Settings
from simulator.ui.desk.app import DeskApp
from simulator.ui.desk.screens.dispute import DisputePage
from simulator.ui.desk.screens.entrance import Entrance
from simulator.ui.desk.screens.front import Front
from tests.ui.desk.office import Instructor, Office


async def test_an_empty_desk_says_that_all_is_settled(office: Office) -> None:
    async with office.window() as desk:
        await desk.sees("Instructor  Ms Quinn", "nothing: all is settled", "Audit log")


async def test_what_waits_is_told_and_opens(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.sees("1 dispute waits for a ruling")
        await desk.press("home", "enter")
        await desk.sees("1 waiting for a ruling")
        await desk.press("enter")
        await desk.until(lambda: desk.at(DisputePage))
        await desk.sees("The guideline allows b.")


async def test_each_form_and_each_exam_that_needs_a_look_is_told_and_opens(office: Office) -> None:
    other = replace(office.form, id="form-b")
    for n in range(11):
        office.sits(f"Candidate {n:02}", "a" * n + "b" * (10 - n))
        office.sits(f"Candidate {n:02}", "b" * n + "a" * (10 - n), form=other)
    forms = [sat.name for sat in office.desk.items.forms() if office.desk.items.analysis(sat.fingerprint).flagged]
    exams = [exam.profile for exam in office.desk.cohort.exams()]
    assert (sorted(forms), exams) == (["form-a", "form-b"], ["cpc"])
    async with office.window() as desk:
        await desk.sees("of form form-a have a flag", "of form form-b have a flag", "at risk at")


async def test_esc_leaves_the_front_where_it_is_and_q_leaves_the_desk(busy: Office) -> None:
    async with busy.window() as desk:
        await desk.goes(("a", "4 in all"), ("escape", "What waits"), ("escape", "What waits"))
        assert desk.app.is_running
        await desk.press("q")
        await desk.pilot.pause()
        assert not desk.app.is_running


async def test_every_way_from_the_front_leads_somewhere_and_back(busy: Office) -> None:
    ways = {
        "a": "4 in all",
        "c": "Everybody",
        "h": "the whole class",
        "i": "form-a",
        "d": "1 waiting",
        "l": "The chain of hashes holds",
    }
    async with busy.window() as desk:
        for key, words in ways.items():
            await desk.press(key)
            await desk.sees(words)
            await desk.press("f1")
            await desk.sees("↑ ↓ to scroll")
            await desk.press("escape", "escape")
            await desk.until(lambda: desk.at(Front))


async def test_a_wrong_pin_is_told_and_the_right_one_lets_in(office: Office) -> None:
    office.desk.door.set("2468")
    async with office.window() as desk:
        await desk.until(lambda: desk.at(Entrance))
        assert "Attempts" not in desk.look()
        await desk.types("1111")
        await desk.press("enter")
        await desk.sees("That is not the PIN of this desk.")
        await desk.types("2468")
        await desk.press("enter")
        await desk.until(lambda: desk.at(Front))
        await desk.sees("Instructor  Ms Quinn")


async def test_whoever_has_no_pin_leaves(office: Office) -> None:
    office.desk.door.set("2468")
    async with office.window() as desk:
        await desk.until(lambda: desk.at(Entrance))
        await desk.press("escape")
        await desk.pilot.pause()
    assert desk.app.return_code == 0


async def test_a_store_that_does_not_open_is_told_in_words(office: Office) -> None:
    def refuse(_: object) -> Desk:
        raise Unusable("The database is from a later codexam.")

    app = DeskApp(open_desk=refuse, clock=office.clock, settings=Settings(), save_settings=office.saved.append)
    async with app.run_test(size=(80, 24)) as pilot:
        desk = Instructor(app, pilot)
        await desk.sees("The database is from a later codexam.", "q leaves.")
        await desk.press("a", "enter", "q")
    assert app.return_code == 0


async def test_a_theme_is_kept(office: Office) -> None:
    async with office.window() as desk:
        await desk.press("f9")
        await desk.pilot.pause()
    assert [settings.theme for settings in office.saved] == ["light"]
