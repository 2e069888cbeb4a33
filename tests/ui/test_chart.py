"""The chart of a record: its documents, where each was left, the words that are looked for, and the highlights."""

from simulator.exam.case import Span
from simulator.ui.errand import Resume
from simulator.ui.screens.case import CaseScreen
from simulator.ui.widgets.chart import Chart, wrapped
from simulator.ui.widgets.tabs import laid_out
from tests.ui.person import LARGE, SMALL
from tests.ui.records import NOTES, SUMMARY, coding, furnish
from tests.ui.room import Room, Seat

NOON = "Chest pain since noon."


def chart(seat: Seat) -> Chart:
    return seat.app.screen.query_one(Chart)


def highlights(room: Room) -> list[str]:
    """The words of the discharge summary that are highlighted on disk."""
    spans = room.response(3).highlights
    assert all(span.document == 2 for span in spans)
    return [SUMMARY.text[span.start : span.end] for span in spans]


async def at(seat: Seat, words: str) -> tuple[int, int]:
    """Where these words begin in the chart, counted from its corner."""
    await seat.sees(words)
    y, line = next((y, line) for y, line in enumerate(seat.look().splitlines()) if words in line)
    return line.index(words) - chart(seat).content_region.x, y - chart(seat).content_region.y


async def drag(seat: Seat, first: str, last: str) -> None:
    await seat.pilot.mouse_down(Chart, offset=await inside(seat, first))
    await seat.pilot.hover(Chart, offset=await inside(seat, last))
    await seat.pilot.mouse_up(Chart, offset=await inside(seat, last))


async def inside(seat: Seat, words: str) -> tuple[int, int]:
    """The same place, counted from the corner of the widget with its padding."""
    x, y = await at(seat, words)
    gutter = chart(seat).gutter
    return x + gutter.left, y + gutter.top


async def test_documents_are_opened_by_number_and_in_turn_and_each_stays_where_it_was_scrolled_to(room: Room) -> None:
    furnish(room)
    async with coding(room, SMALL) as seat:
        await seat.sees("Stem of form-a-records-01 [POA] [/x]", "Inpatient stay, 2026-03-02 to 2026-03-05")
        await seat.press("1")
        await seat.sees(NOON)
        await seat.press("right")
        await seat.sees("Day 1:", "▼ 42 more lines: PgDn or ↓")
        await seat.press("pagedown", "down")
        await seat.sees("Day 18:", "▼ 25 more lines")
        await seat.press("3")
        await seat.sees("NSTEMI [POA] [/x].")
        assert "more line" not in seat.look()
        await seat.press("right_square_bracket")
        await seat.sees("Inpatient stay")
        await seat.press("left", "left_square_bracket")
        await seat.sees("Day 18:", "▼ 25 more lines")
        await seat.press("9")
        await seat.sees("The chart has 3 documents; 0 is the task.")
        await seat.press("n")
        await seat.sees("Item 4 of 4", "Stem of form-a-records-02")
        await seat.press("1", "p")
        await seat.sees("Item 3 of 4", "Day 18:")
        await seat.press("g", "1", "enter")
        await seat.sees("Item 1 of 4", "Stem of form-a-guidelines-01")
        await seat.press("g", "3", "enter")
        await seat.sees("Item 3 of 4", "Day 18:", "▼ 25 more lines")
        await seat.press(*["pagedown"] * 5)
        await seat.sees("Day 60:")
        assert "more line" not in seat.look()


async def test_a_resize_keeps_the_document_and_the_words_at_its_top(room: Room) -> None:
    furnish(room)
    async with coding(room, SMALL) as seat:
        await seat.press("2", *["down"] * 20)
        for size in (LARGE, (70, 20), (60, 15), LARGE, SMALL):
            await seat.pilot.resize_terminal(*size)
            await seat.pilot.pause()
        await seat.sees("Day 21:", "▼ 22 more lines")
        assert chart(seat).scroll_offset.y == 20


async def test_a_tab_opens_its_document_by_a_click_and_two_rows_hold_the_titles(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.sees("0 Task  1 History and physical  2 Progress notes  ", " 3 Discharge summary")
        assert "Discharge" in seat.look().splitlines()[3]
        await seat.pilot.click(offset=(6, 3))
        await seat.sees("3 Discharge summary", "NSTEMI")
        await seat.pilot.click(offset=(4, 2))
        await seat.sees("Inpatient stay")


async def test_words_are_found_in_the_whole_chart_and_again_in_its_next_document(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("slash")
        await seat.types("diabetes")
        await seat.press("enter")
        await seat.sees("'diabetes' stands in 2 places of 2 documents", NOON)
        await seat.press("slash", "enter")
        await seat.sees("NSTEMI")
        await seat.press("slash", "enter")
        await seat.sees(NOON)
        await seat.press("escape", "2", *["pagedown"] * 9, "slash")
        await seat.types("day 3: NOTHING")
        await seat.press("enter")
        await seat.sees("1 place of 1 document", "Day 3:")
        await seat.press("escape", "slash")
        await seat.types("gallbladder was")
        await seat.press("enter")
        await seat.sees("1 place of 1 document", "AKI on day two")
        await seat.press("slash", *["backspace"] * 20)
        await seat.types("[/zebra]")
        await seat.press("enter")
        await seat.sees("No '[/zebra]' in this chart.")


async def test_words_are_highlighted_by_keys_and_taken_off_again(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("h")
        await seat.sees("Highlights go into the documents: open one first.")
        await seat.press("3", "h")
        await seat.sees("Arrows move; Space begins")
        await seat.press("right", "right", "left", "space", "right", "right", "enter")
        assert highlights(room) == ["[POA] [/x]. Diabetes,"]
        await seat.press("down", "down", "enter")
        assert highlights(room) == ["[POA] [/x]. Diabetes,", "gallbladder"]
        await seat.press("escape", "h", "right", "enter")
        assert highlights(room) == ["gallbladder"]
        await seat.press("h")
        assert not chart(seat).has_focus


async def test_words_are_highlighted_by_the_mouse_and_a_click_takes_them_off(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("3")
        await drag(seat, "Diabetes", "insulin")
        await seat.until(lambda: highlights(room) == ["Diabetes, on insulin."])
        await drag(seat, "two.", "AKI")
        await seat.until(lambda: highlights(room) == ["Diabetes, on insulin.", "AKI on day two."])
        await seat.pilot.click(Chart, offset=await inside(seat, "NSTEMI"))
        await seat.pilot.click(Chart, offset=await inside(seat, "day"))
        await seat.until(lambda: highlights(room) == ["Diabetes, on insulin."])
        assert not chart(seat).has_focus
        await seat.press("f")
        await seat.sees("⚑ flagged")


async def test_highlights_are_kept_over_leaving_and_resuming(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("3", "h", "enter", "escape", "escape", "y")
    async with room.window(room.app(Resume(attempt=1)), LARGE) as seat:
        await seat.sees("Item 3 of 4")
        await seat.press("3")
        await seat.sees("NSTEMI")
        first, *_ = chart(seat).row(0).spans
        assert (first.start, first.end) == (0, len("NSTEMI"))
    assert room.response(3).highlights == (Span(2, 0, 6),)


async def test_turning_the_page_ends_the_highlighting(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        await seat.press("3", "h", "space", "0", "enter")
        assert seat.at(CaseScreen)
        await seat.press("2", "h", "n", "f")
        assert chart(seat).has_focus
        await seat.press("3")
        assert not chart(seat).has_focus
        await seat.press("h", "h", "n")
        await seat.sees("Item 4 of 4")
    assert room.response(3).highlights == ()


def test_lines_break_between_words_and_in_words_that_have_no_room() -> None:
    text = f"one two three\n\n{'W' * 25} four"
    lines = [text[begin:end] for begin, end in wrapped(text, 10)]
    assert lines == ["one two", "three", "", "W" * 10, "W" * 10, "WWWWW four"]
    wide = "宽" * 7
    assert [wide[begin:end] for begin, end in wrapped(wide, 5)] == ["宽宽", "宽宽", "宽宽", "宽"]
    assert len(wrapped(NOTES, 96)) == 60


def test_titles_stand_in_one_row_or_in_two_and_are_shortened_evenly_where_even_two_do_not_hold_them() -> None:
    titles = ["Task", "History and physical", "Progress notes", "Discharge summary"]
    assert len(laid_out(titles, 100)) == 1
    assert laid_out(titles, 50) == [
        [" 0 Task ", " 1 History and physical ", " 2 Progress notes "],
        [" 3 Discharge summary "],
    ]
    short = laid_out(titles, 30)
    assert [len(row) for row in short] == [2, 2]
    assert all(sum(map(len, row)) <= 30 for row in short)
    assert " 0 Task " in short[0]
    assert sum("…" in label for row in short for label in row) == 3
    assert laid_out(titles, 6) == [[" 0 ", " 1 "], [" 2 ", " 3 "]]
    assert laid_out([], 20) == [[]]


async def test_nothing_is_highlighted_outside_the_chart(room: Room) -> None:
    furnish(room)
    async with coding(room) as seat:
        for span in (Span(3, 0, 5), Span(-1, 0, 5), Span(0, -4, 2), Span(2, 0, 4000)):
            chart(seat).post_message(Chart.Marked(span, on=True))
            await seat.sees("! These words are not in the chart.")
            await seat.press("0", "1")
    assert room.response(3).highlights == ()
