"""Every command, declared once: keys, footer, palette, help and the README's key table all come from here."""

from collections.abc import Iterator, Mapping

from textual.binding import Binding

from simulator.ui.command import Command
from simulator.ui.desk.commands import DESK

COMMANDS = (
    Command("app.help", "f1", "Help", "What can be done here, and with which keys", shown=True, action="guide"),
    Command("app.theme", "f9", "Theme", "Next theme: dark, light, high contrast", action="next_theme"),
    Command("app.palette", "ctrl+p", "Commands", "All commands of this screen, to search", action="command_palette"),
    Command("home.open", "enter", "Open", "Open the line under the cursor", shown=True),
    Command("home.candidate", "c", "Candidate", "Change or add a candidate", shown=True),
    Command("home.drill", "d", "Drill", "A topic, item by item, the weakest first", shown=True),
    Command("home.review", "r", "Review", "Ask again what is due today"),
    Command("home.plan", "p", "Plan", "The exam date, what falls due, and the week", shown=True),
    Command("home.books", "f3", "Books", "Search ICD-10-CM, ICD-10-PCS and HCPCS", shown=True),
    Command("home.history", "h", "History", "Attempts, reports and the trend", shown=True),
    Command("home.abandon", "delete,x", "Give up", "Close an open attempt for good, after asking"),
    Command("home.leave", "q", "Quit", "Leave codexam", shown=True),
    Command("briefing.begin", "f10", "Begin", "Start the clock", shown=True),
    Command("briefing.tutorial", "f2", "Tutorial", "Learn the screen first, off the clock", shown=True),
    Command("briefing.page-down", "pagedown", "More", "The rules, a page down", shown=True, action="page_rules(1)"),
    Command("briefing.page-up", "pageup", "Page up", "The rules, a page up", action="page_rules(-1)"),
    Command("briefing.back", "escape", "Back", "Back to the home screen", shown=True),
    Command("tutorial.forward", "enter,right,n,space", "Next", "Next page", shown=True),
    Command("tutorial.backward", "left,p", "Previous", "Previous page", shown=True),
    Command("tutorial.skip", "s,f10", "Begin now", "Skip the rest, and start the clock", shown=True),
    Command("tutorial.leave", "escape", "Back", "Back to the briefing", shown=True),
    *(
        Command(
            f"item.choose-{letter}",
            letter,
            f"Choose {letter}",
            "Choose an option by its letter, or change to it",
            action=f"choose('{letter}')",
            told="a … e" if letter == "a" else "",
        )
        for letter in "abcde"
    ),
    Command("item.clear", "u,backspace", "Unanswer", "Take the answer back"),
    Command("item.strike", "x", "Strike", "Strike an option out, or restore it: x, then its letter", shown=True),
    Command("item.next", "right", "Next", "Next item", action="next", told=""),
    Command("item.previous", "left", "Prev", "Previous item", action="previous", told=""),
    Command("item.down", "down", "Scroll down", "Scroll the text down", action="scroll_stem(1)"),
    Command("item.up", "up", "Scroll up", "Scroll the text up", action="scroll_stem(-1)"),
    Command("item.page-down", "pagedown,space", "Page down", "Scroll the text a page down", action="page_stem(1)"),
    Command("item.page-up", "pageup", "Page up", "Scroll the text a page up", action="page_stem(-1)"),
    Command("case.sheet", "f2,tab", "Sheet", "From the chart to the answer sheet, and back", shown=True),
    *(
        Command(
            f"case.document-{number}",
            str(number),
            f"Document {number}" if number else "Task",
            "A document of the chart by its number; 0 is the task",
            action=f"document({number})",
            told="0 … 9" if number == 0 else "",
        )
        for number in range(10)
    ),
    Command("case.next-document", "right,right_square_bracket", "Document", "Next document of the chart"),
    Command("case.previous-document", "left,left_square_bracket", "Previous document", "Previous document"),
    Command(
        "case.mark",
        "h",
        "Highlight",
        "Highlight words: arrows move, Space begins, Enter ends; or drag the mouse",
        spare=True,
    ),
    Command("case.down", "down", "Scroll down", "Scroll the document down", action="scroll_chart(1)"),
    Command("case.up", "up", "Scroll up", "Scroll the document up", action="scroll_chart(-1)"),
    Command("case.page-down", "pagedown,space", "Page down", "Scroll a page down", action="page_chart(1)"),
    Command("case.page-up", "pageup", "Page up", "Scroll a page up", action="page_chart(-1)"),
    Command("marking.next-word", "right", "Next word", "While highlighting: next word", action="word(1)"),
    Command("marking.previous-word", "left", "Word before", "While highlighting: the word before", action="word(-1)"),
    Command("marking.down", "down", "Line down", "While highlighting: a line down", action="line(1)"),
    Command("marking.up", "up", "Line up", "While highlighting: a line up", action="line(-1)"),
    Command("marking.begin", "space", "Begin", "While highlighting: the first word", shown=True),
    Command("marking.mark", "enter", "Highlight", "While highlighting: up to here, or take it off", shown=True),
    Command("marking.leave", "escape,h", "Done", "While highlighting: back to reading", shown=True),
    Command("sheet.chart", "f2,escape", "Chart", "From the answer sheet back to the chart", shown=True),
    Command("sheet.next-field", "tab", "Field", "On the sheet: next field (POA, modifiers, units)", shown=True),
    Command("sheet.previous-field", "shift+tab", "Field before", "On the sheet: the field before"),
    Command("sheet.enter", "enter", "Next", "On the sheet: the next line; after the last, a new one", shown=True),
    Command("sheet.next-line", "down", "Line below", "On the sheet: the line below"),
    Command("sheet.previous-line", "up", "Line above", "On the sheet: the line above"),
    Command(
        "sheet.move-up",
        "f6,ctrl+up",
        "Move up",
        "On the sheet: the line up; a first secondary becomes principal",
        spare=True,
    ),
    Command("sheet.move-down", "f7,ctrl+down", "Move down", "On the sheet: move the line down", spare=True),
    Command("sheet.empty", "ctrl+u", "Empty", "On the sheet: empty the field"),
    Command(
        "sheet.remove", "ctrl+d", "Drop", "On the sheet: take the line off; again, where it is not empty", shown=True
    ),
    Command("lists.chart", "f2,escape", "Chart", "From the lists of codes back to the chart", shown=True),
    Command("lists.next-list", "tab", "Next list", "On the lists: the codes of the next role", shown=True),
    Command("lists.previous-list", "shift+tab", "List before", "On the lists: the codes of the role before"),
    Command(
        "lists.choose",
        "space,enter",
        "Choose",
        "On the lists: choose the code, or take it back; a code's beginning goes to it",
        shown=True,
    ),
    Command("lists.down", "down", "Code below", "On the lists: the code below", action="move(1)"),
    Command("lists.up", "up", "Code above", "On the lists: the code above", action="move(-1)"),
    Command("lists.page-down", "pagedown", "Page down", "On the lists: a page of codes down", action="page(1)"),
    Command("lists.page-up", "pageup", "Page up", "On the lists: a page of codes up", action="page(-1)"),
    Command("lists.first", "home", "First", "On the lists: the first code of this list"),
    Command("lists.last", "end", "Last", "On the lists: the last code of this list"),
    Command("marked.chart", "f2,escape", "Back", "From the marking back to the chart", shown=True),
    Command("marked.next-line", "tab,down", "Line", "Next line of the marking", shown=True),
    Command("marked.previous-line", "shift+tab,up", "Line above", "The line above in the marking"),
    Command("marked.sentence", "enter", "Chart", "The words of the chart that support the line", shown=True),
    Command("marked.page-down", "pagedown,space", "Page down", "The marking, a page down", action="page(1)"),
    Command("marked.page-up", "pageup", "Page up", "The marking, a page up", action="page(-1)"),
    Command("exam.flag", "f", "Flag", "Mark the item to come back to, or take the mark off", shown=True),
    Command("exam.next", "n", "Next", "Next item", shown=True),
    Command("exam.previous", "p", "Prev", "Previous item"),
    Command("exam.go", "g", "Go to", "Go to an item by its number"),
    Command("exam.review", "r", "Review", "The review screen: every item, with filters", shown=True),
    Command("exam.find", "slash", "Find", "Find words in the item or chart; Enter again for the next place"),
    Command("exam.books", "f3", "Books", "The code books: search, notes, PCS tables", shown=True),
    Command("exam.note", "f4", "Note", "Write a note on the item"),
    Command("exam.explain", "s", "Why", "Show the answer of this item, explained (practice with feedback)", shown=True),
    Command("exam.pause", "f5", "Pause", "Stop the clock, where the exam allows it", spare=True),
    Command("exam.clock", "f8", "Clock", "Hide or show the clock; it comes back by itself at 5 minutes"),
    Command("exam.finish", "f10", "Finish", "Hand in, or close the section, after a question", shown=True),
    Command("exam.leave", "escape,ctrl+q", "Leave", "Put the exam aside and go home; it can be resumed", spare=True),
    Command("exam.take-over", "t", "Take over", "Sit here instead of in the other window", shown=True),
    Command(
        "drill-setup.begin", "enter,f10", "Begin", "Begin with the topic under the cursor or those marked", shown=True
    ),
    Command("drill-setup.mark", "f2", "Mark", "Mark the topic under the cursor, to mix several", shown=True),
    Command("drill-setup.choices", "tab", "Choices", "From the topics to the choices below, and on", shown=True),
    Command("drill-setup.down", "down", "Down", "Next topic", action="move(1)"),
    Command("drill-setup.up", "up", "Up", "The topic above", action="move(-1)"),
    Command("drill-setup.page-down", "pagedown", "Page down", "A page of topics down", action="page(1)"),
    Command("drill-setup.page-up", "pageup", "Page up", "A page of topics up", action="page(-1)"),
    Command("drill-setup.back", "escape", "Back", "Back to the home screen", shown=True),
    Command("drill.go-on", "enter", "Go on", "Explain the answer; when it is explained, the next item", shown=True),
    Command("drill.next", "n,f7", "Next", "Next item; one without an answer is passed over", shown=True),
    Command("drill.flag", "f,f2", "Flag", "Not sure of it: right, it comes back sooner than else", shown=True),
    Command("drill.books", "f3", "Books", "The code books; F5 there puts a code into the answer", shown=True),
    Command("drill.note", "f4", "Note", "Write a note on the item"),
    Command("drill.pause", "f5", "Pause", "Stop the clock", shown=True),
    Command("drill.clock", "f8", "Clock", "Hide or show the clock"),
    Command("drill.stop", "f10", "Stop", "End the drill, and see how it went", shown=True),
    Command("drill.leave", "escape,ctrl+q", "Leave", "Go home; the drill can be resumed there"),
    Command("drill.take-over", "t", "Take over", "Sit here instead of in the other window", shown=True),
    Command("summary.again", "enter", "Another", "Another drill of the same", shown=True),
    Command("summary.review", "r", "Due today", "Ask again what is due today", shown=True),
    Command("summary.answers", "a", "Answers", "Every item with its answer explained", shown=True),
    Command("summary.wrong", "w", "Wrong only", "Only the items that were wrong", shown=True),
    Command("summary.back", "escape,q", "Back", "Back", shown=True),
    Command("plan.date", "e", "Exam date", "Set the day of your exam, change it, or take it off", shown=True),
    Command("plan.review", "r", "Due today", "Ask again what is due today", shown=True),
    Command("plan.drill", "d,enter", "Drill", "Choose a drill, the weakest first", shown=True),
    Command("plan.back", "escape,q,p", "Back", "Back to the home screen", shown=True),
    Command("review.open", "enter", "Go to item", "Go to the item under the cursor", shown=True),
    Command("review.all", "1", "All", "Show every item", shown=True, action="filter('all')"),
    Command(
        "review.still-open",
        "2",
        "Open",
        "Show what is open: no answer, or not complete",
        shown=True,
        action="filter('open')",
    ),
    Command("review.flagged", "3", "Flagged", "Show what is flagged", shown=True, action="filter('flagged')"),
    Command("review.clock", "f8", "Clock", "Hide or show the clock; it comes back by itself at 5 minutes"),
    Command("review.finish", "f10", "Finish", "Hand in, or close the section, after a question", shown=True),
    Command("review.back", "escape,r", "Back", "Back to the item", shown=True),
    Command("report.answers", "a,enter", "Answers", "Every item with its answer explained", shown=True),
    Command("report.wrong", "w", "Wrong only", "Only the items that were wrong", shown=True),
    Command("report.records", "c", "Records", "Only the records that were coded, line by line", shown=True),
    Command("report.back", "escape,q", "Back", "Back", shown=True),
    Command("answers.next", "n,right", "Next", "Next item", shown=True),
    Command("answers.previous", "p,left", "Prev", "Previous item", spare=True),
    Command("answers.all", "1", "All", "Every item", shown=True, action="filter('all')"),
    Command("answers.wrong", "2", "Wrong", "Items answered wrong or not at all", shown=True, action="filter('wrong')"),
    Command("answers.flagged", "3", "Flagged", "Items that were flagged", shown=True, action="filter('flagged')"),
    Command("answers.domain", "4,d", "Domain", "Items of one domain; again for the next", shown=True),
    Command("answers.records", "5", "Records", "The records that were coded", shown=True),
    Command("answers.dispute", "o", "Dispute", "Object to the item: an instructor looks at its key", shown=True),
    Command("answers.down", "down", "Scroll down", "Scroll down", action="scroll(1)"),
    Command("answers.up", "up", "Scroll up", "Scroll up", action="scroll(-1)"),
    Command("answers.page-down", "pagedown,space", "Page down", "A page down", action="page(1)"),
    Command("answers.page-up", "pageup", "Page up", "A page up", action="page(-1)"),
    Command("answers.sentence", "enter", "Chart", "The chart, at the words that support the line", shown=True),
    Command("answers.chart", "c", "Whole chart", "The chart of the record, from its beginning"),
    Command("answers.line-down", "tab", "Next line", "Next line of the marking of a record", action="line(1)"),
    Command("answers.line-up", "shift+tab", "Line above", "The line above in the marking", action="line(-1)"),
    Command("answers.back", "escape,q", "Back", "Back to the report", shown=True),
    Command("solved.next", "n,right", "Next", "Next document of the chart", shown=True),
    Command("solved.previous", "p,left", "Prev", "The document before", shown=True),
    *(
        Command(
            f"solved.document-{number}",
            str(number),
            f"Document {number}",
            "A document of the chart by its number",
            action=f"document({number - 1})",
            told="1 … 9" if number == 1 else "",
        )
        for number in range(1, 10)
    ),
    Command("solved.down", "down", "Scroll down", "Scroll down", action="scroll(1)"),
    Command("solved.up", "up", "Scroll up", "Scroll up", action="scroll(-1)"),
    Command("solved.page-down", "pagedown,space", "Page down", "A page down", action="page(1)"),
    Command("solved.page-up", "pageup", "Page up", "A page up", action="page(-1)"),
    Command("solved.back", "escape,q,c,enter", "Back", "Back to the marking", shown=True),
    Command("books.open", "enter", "Open", "Open the line under the cursor", shown=True),
    Command("books.down", "down", "Down", "Next line", action="move(1)"),
    Command("books.up", "up", "Up", "Previous line", action="move(-1)"),
    Command("books.page-down", "pagedown", "Page down", "A page of lines down", action="page(1)"),
    Command("books.page-up", "pageup", "Page up", "A page of lines up", action="page(-1)"),
    Command("books.system", "f6", "System", "Search one code system, the next one, or all", shown=True),
    Command("books.tables", "f7", "PCS tables", "Build a PCS code, character by character", shown=True),
    Command("books.take", "f5", "Take code", "Put the code into the line that you came from", shown=True, action="put"),
    Command("books.back", "escape,f3", "Back", "Back to where you came from", shown=True),
    Command("entry.follow", "enter", "Follow", "Go to the code or heading under the cursor", shown=True),
    Command("entry.bookmark", "b", "Bookmark", "Put a bookmark here, or take it out", shown=True),
    Command("entry.note", "n,f4", "Note", "Write a note at this code", shown=True),
    Command("entry.tables", "f7", "Table", "The table that this PCS code comes from", shown=True),
    Command("entry.take", "f5", "Take code", "Put the code into the line that you came from", shown=True, action="put"),
    Command("entry.back", "escape,backspace,left", "Back", "Back to where you came from", shown=True),
    Command("entry.leave", "f3", "Close", "Put the code books away", shown=True),
    Command("tables.take", "enter", "Choose", "Choose the value under the cursor; or type its character", shown=True),
    Command("tables.drop", "backspace,left", "Undo", "Take the last character back", shown=True),
    Command("tables.open", "f2", "Open", "The whole code, with its notes", shown=True),
    Command("tables.put", "f5", "Take code", "Put the code into the line that you came from", shown=True),
    Command("tables.back", "escape", "Back", "Back to where you came from", shown=True),
    Command("tables.leave", "f3", "Close", "Put the code books away", shown=True),
    Command("history.open", "enter", "Open", "Open the report, or resume the attempt", shown=True),
    Command("history.everyone", "e", "Everyone", "All candidates, or only this one", shown=True),
    Command("history.back", "escape,q", "Back", "Back", shown=True),
    *DESK,
)


def commands(screen: str) -> Iterator[Command]:
    """The commands of one screen, in the order in which they are declared."""
    return (command for command in COMMANDS if command.screen == screen)


def bindings(screen: str) -> list[Binding]:
    """The screen's keys for Textual. Each binding carries the command's id, so that settings can rebind it."""
    return [
        Binding(
            command.keys,
            command.call,
            command.title,
            show=command.shown or command.spare,
            id=command.id,
            tooltip=command.about,
        )
        for command in commands(screen)
    ]


_NAMES = {
    "slash": "/",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "backspace": "Backspace",
    "delete": "Del",
}


def key_names(keys: str) -> str:
    """Keys as people read them: "f1,ctrl+p" is "F1, Ctrl+P"."""

    def name(key: str) -> str:
        if key in _NAMES:
            return _NAMES[key]
        if len(key) == 1:
            return key
        return "+".join(part.capitalize() if len(part) > 1 else part.upper() for part in key.split("+"))

    return ", ".join(name(key.strip()) for key in keys.split(","))


def told(screen: str, rebound: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """Keys, title and meaning of each command, as help tells them; `rebound` is the settings' own keys by id."""
    for command in commands(screen):
        if command.told != "":
            own = rebound.get(command.id)
            yield key_names(own) if own else command.told or key_names(command.keys), command.title, command.about


def keys_of(name: str, rebound: Mapping[str, str]) -> str:
    """The keys of one command, by its id, as people read them. KeyError for a command that there is not."""
    return key_names(rebound.get(name) or {command.id: command.keys for command in COMMANDS}[name])


def key_table(*screens: str) -> str:
    """A Markdown table of the commands of one screen or several: the README's, kept current by a test."""
    rows = [f"| {keys} | {about} |" for screen in screens for keys, _, about in told(screen, {})]
    return "\n".join(["| Key | What it does |", "|---|---|", *rows])
