"""How codes are written: bare in the file, with dots for people."""

import re

from simulator.ports.codes import System

_NAMED = re.compile(r"(?<![A-Za-z0-9.])([A-TV-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{1,4})?)-?(?![A-Za-z0-9])")
_CM = re.compile(r"[A-TV-Z][0-9][0-9A-Z][0-9A-Z]{1,4}")


def bare(code: str) -> str:
    """Upper case, without dots, spaces or a dash at the end: "o24.4-" is "O244"."""
    return "".join(code.upper().replace(".", "").split()).rstrip("-")


def printed(system: System, code: str) -> str:
    """A bare code as the book prints it: an ICD-10-CM code with its dot."""
    return f"{code[:3]}.{code[3:]}" if system is System.CM and _CM.fullmatch(code) else code


def named(text: str) -> tuple[str, ...]:
    """The ICD-10-CM codes that a note names, bare, in order, each once: of a range its two ends."""
    return tuple(dict.fromkeys(match.replace(".", "") for match in _NAMED.findall(text)))
