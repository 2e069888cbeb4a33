"""A person at the command line: a small exam of theirs, attempts at it, and commands run in this process or another."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pexpect
import pytest

from simulator.candidate.lobby import Choices, Lobby

PROFILE = """\
id: mini
title: "Mini exam"
about: "Four items."
notice: ""
minutes: 10
passing: 70
alerts: [5, 1]
code_years: [2026]
pool: [mini]
tools: [strike, flag, books]
pausing: false
shuffle: {items: false, options: false}
blueprint:
  - {domain: anatomy, title: "Anatomy", count: 2}
  - {domain: cases, title: "Cases", count: 2}
"""
BANK = "bank: mini-a\ntitle: Mini form A\ncode_year: 2026\nlicence: CC-BY-4.0\nitems:\n"
ITEM = """\
  - id: mini-a-{number}
    kind: single
    domain: {domain}
    skills: [naming]
    difficulty: easy
    level: application
    stem: "Which word stands for number {number}? [CC]"
    options:
      - {{id: a, text: "the right word of {number}", why: "It is the right word, as the stem says it."}}
      - {{id: b, text: "a wrong word of {number}", why: "A wrong word: it names something else."}}
      - {{id: c, text: "some wrong word of {number}", why: "A wrong word: it names something else."}}
      - {{id: d, text: "no such word in {number}", why: "A wrong word: it names something else."}}
    key: a
    rationale: "The right word is right."
    references: ["OCG I.C.13.c.1"]
    review: accepted
"""

unix = pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals and pipes are another thing there")


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    status: int
    out: str
    err: str


Command = Callable[..., Ended]


def sat(lobby: Lobby, *right: int, candidate: str = "Ann") -> int:
    """An attempt at the mini exam with these slots right and the rest wrong, handed in."""
    attempt = left_open(lobby, candidate=candidate)
    proctor = lobby.sit(attempt)
    for slot in range(1, 5):
        proctor.visit(slot)
        proctor.answer("a" if slot in right else "b")
    proctor.submit()
    proctor.leave()
    return attempt


def left_open(lobby: Lobby, *, candidate: str = "Ann") -> int:
    attempt = lobby.start(candidate, Choices(profile=lobby.profile("mini")))
    lobby.sit(attempt).leave()
    return attempt


def process(*arguments: str, code: str = "from simulator.__main__ import main; main()") -> Ended:
    """The same as a process of its own."""
    ended = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *arguments],
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        timeout=60,
        check=False,
    )
    return Ended(ended.returncode, ended.stdout, ended.stderr)


def one_sentence(text: str) -> bool:
    return text.count("\n") == 1 and "Traceback" not in text


def window(*arguments: str) -> "pexpect.spawn[str]":
    """The command in a terminal of 100 columns by 30 lines."""
    environment = {**os.environ, "TERM": "xterm-256color"}
    command = ["-W", "error", "-m", "simulator", *arguments]
    return pexpect.spawn(sys.executable, command, env=environment, dimensions=(30, 100), encoding="utf-8", timeout=30)


def leave(terminal: "pexpect.spawn[str]") -> int | None:
    terminal.sendcontrol("q")
    terminal.expect(pexpect.EOF)
    terminal.close()
    status: int | None = terminal.exitstatus
    return status
