"""`codexam history`: every attempt on a line."""

import json
from datetime import datetime

from simulator.candidate.lobby import Lobby
from tests.cli.person import Command, left_open, sat


def test_an_empty_history_says_what_to_do(codexam: Command) -> None:
    ended = codexam("history")
    assert ended.status == 0
    assert ended.out.startswith("No attempt yet.")


def test_the_history_lists_the_newest_first(codexam: Command, lobby: Lobby) -> None:
    sat(lobby, 1, 2, 3, candidate="Ann")
    sat(lobby, 1, candidate="Bob")
    left_open(lobby, candidate="Ann")
    lines = codexam("history").out.splitlines()
    assert [line.split()[0] for line in lines] == ["no.", "3", "2", "1"]
    assert lines[1].endswith("open, 0 of 4 answered")
    assert lines[2].endswith("25.0 %  not passed")
    assert lines[3].endswith("75.0 %  passed")
    assert [line.split()[0] for line in codexam("history", "--candidate", "Bob").out.splitlines()] == ["no.", "2"]


def test_the_history_as_json_is_exact(codexam: Command, lobby: Lobby) -> None:
    sat(lobby, 1, 2, 3)
    left_open(lobby)
    still, done = json.loads(codexam("history", "--json").out)
    assert (still["attempt"], still["status"], still["credit"], still["percent"]) == (2, "running", None, None)
    assert (done["credit"], done["percent"], done["percent_exact"], done["passed"]) == ("3", 75.0, "75", True)
    assert datetime.fromisoformat(done["started"]).tzinfo is not None
    assert done["limit_seconds"] == 600
