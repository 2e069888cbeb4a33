"""The commands: declared once, each with a method behind it, and open to rebinding."""

from collections import Counter
from importlib import import_module
from itertools import chain
from typing import Any

import pytest
from textual.actions import parse
from textual.screen import Screen
from textual.widget import Widget

from simulator.settings import Settings
from simulator.ui.app import SCOPES, CodexamApp
from simulator.ui.commands import COMMANDS, commands, key_names
from simulator.ui.desk.app import SCOPES as DESK_SCOPES
from simulator.ui.widgets.chart import Chart
from simulator.ui.widgets.code_lists import CodeLists
from simulator.ui.widgets.marked import Marked
from simulator.ui.widgets.sheet import AnswerSheet
from tests.candidates import ANN
from tests.ui.room import Room

MODULES = {
    "ExamScreen": "exam",
    "CaseScreen": "case",
    "CodeEntry": "entry",
    "SolvedChart": "solved_chart",
    "DrillSetup": "drill_setup",
    "DrillScreen": "drill",
    "DrillSummary": "drill_summary",
    "PlanScreen": "plan",
}
DESK_MODULES = {
    "AttemptReport": "attempt",
    "CandidatePage": "candidate",
    "ClassPage": "classroom",
    "ProgressPage": "progress",
    "CohortPage": "cohort",
    "AnalysisPage": "analysis",
    "PlacePage": "place",
    "DisputeList": "disputes",
    "DisputePage": "dispute",
    "AuditLog": "audit",
}
WIDGETS: dict[str, type[Widget]] = {"marking": Chart, "sheet": AnswerSheet, "lists": CodeLists, "marked": Marked}
"""The scopes of widgets: what their keys do goes before what the screen does with them."""
SCREENS: dict[str, type[Screen[Any]]] = {
    name: getattr(import_module(f"simulator.ui.screens.{MODULES.get(name, name.lower())}"), name) for name in SCOPES
} | {
    name: getattr(import_module(f"simulator.ui.desk.screens.{DESK_MODULES.get(name, name.lower())}"), name)
    for name in DESK_SCOPES
    if name not in SCOPES
}
ALL_SCOPES = {**SCOPES, **DESK_SCOPES}
OWNERS: dict[str, list[type[Any]]] = {
    scope: [WIDGETS[scope]]
    if scope in WIDGETS
    else [SCREENS[name] for name in ALL_SCOPES if scope in ALL_SCOPES[name][0]]
    for scope in (*chain.from_iterable(scopes for scopes, _ in ALL_SCOPES.values()), "app")
} | {"app": [CodexamApp]}
HEARD_AT_ONCE = [tuple(s for s in scopes if s not in WIDGETS) for scopes, _ in ALL_SCOPES.values()] + [
    (w,) for w in WIDGETS
]


def keys_of(scope: str) -> list[str]:
    return [key.strip() for command in commands(scope) for key in command.keys.split(",")]


def bound(**keys: str) -> Settings:
    return Settings(candidate=ANN, keys={name.replace("_", ".", 1): key for name, key in keys.items()})


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_its_action(command: Any) -> None:
    _, name, _ = parse(command.call.removeprefix("app."))
    assert [owner for owner in OWNERS[command.screen] if not hasattr(owner, f"action_{name}")] == []
    assert OWNERS[command.screen]


def test_ids_are_unique_and_name_a_screen() -> None:
    assert [name for name, count in Counter(command.id for command in COMMANDS).items() if count > 1] == []
    assert {command.screen for command in COMMANDS} == set(OWNERS)


@pytest.mark.parametrize("scopes", HEARD_AT_ONCE, ids="+".join)
def test_no_two_commands_that_are_heard_at_once_share_a_key(scopes: tuple[str, ...]) -> None:
    keys = [key for scope in (*scopes, "app") for key in keys_of(scope)]
    assert sorted(set(keys)) == sorted(keys)


def test_every_command_says_what_it_does() -> None:
    assert [command.id for command in COMMANDS if not (command.title and command.about)] == []


def test_keys_are_named_as_people_read_them() -> None:
    assert key_names("f1,ctrl+p") == "F1, Ctrl+P"
    assert key_names("slash, escape,pagedown") == "/, Esc, PgDn"


async def test_a_key_from_the_settings_replaces_the_commands_own_in_exam_help_and_footer(room: Room) -> None:
    async with room.exam(settings=bound(exam_flag="m")) as seat:
        await seat.press("f")
        assert room.response().flagged is False
        await seat.press("m")
        await seat.sees("⚑ flagged", "m Flag")
        assert "f Flag" not in seat.look()
        await seat.press("f1")
        await seat.sees("The exam")
        row = next(line for line in seat.look().splitlines() if "Mark the item to come back to" in line)
        assert row.split("│")[1].split()[:2] == ["m", "Flag"]


NONSENSE = {
    "exam.nothing": "z",
    "nonsense": "q",
    "": "w",
    "exam.find": "",
    "exam.flag": "[/x]",
    "item.strike": ",",
    "exam.go": "ctrl+",
    "exam.note": "\x1b\u202e",
}


@pytest.mark.parametrize("keys", [NONSENSE, {"exam.flag": "n"}], ids=["nonsense", "a key of another command"])
async def test_settings_that_make_no_sense_do_no_harm(room: Room, keys: dict[str, str]) -> None:
    async with room.exam(settings=Settings(candidate=ANN, keys=keys)) as seat:
        await seat.press("b")
        await seat.sees("✓ saved")
        await seat.press("f1")
        await seat.sees("The exam")
        await seat.press("escape", "right")
        await seat.sees("Item 2 of 6")


async def test_ctrl_q_in_an_exam_asks_before_it_puts_it_aside(room: Room) -> None:
    async with room.exam() as seat:
        await seat.press("ctrl+q")
        await seat.sees("Put this exam aside?")
        assert seat.app.return_code is None


async def test_letters_in_a_text_field_are_text(room: Room) -> None:
    async with room.window() as seat:
        await seat.press("c")
        await seat.types("qh")
        assert seat.text("Input") == "qh"


async def test_help_opens_on_every_kind_of_screen_and_lists_its_commands(room: Room) -> None:
    async with room.window() as seat:
        await seat.press("f1")
        await seat.sees("Home", "Leave codexam", "Next theme")
        await seat.press("f1", "enter")
        await seat.sees("Form form-a, as written")
        await seat.press("f1")
        await seat.sees("Learn the screen first")
        await seat.press("q", "f2", "f1")
        await seat.sees("Skip the rest")
