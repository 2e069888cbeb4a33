"""Attempt files taken apart into their lines, and put together again."""

import gzip
import json
from typing import Any

from simulator.bundle.chain import BEGINNING, digest

Lines = list[list[Any]]


def lines_in(raw: bytes) -> Lines:
    return [json.loads(line) for line in gzip.decompress(raw).splitlines()]


def again(lines: Lines) -> bytes:
    """The lines as a file, whatever they say."""
    return gzip.compress(b"".join(json.dumps(line).encode("ascii") + b"\n" for line in lines), mtime=0)


def remade(lines: Lines) -> bytes:
    """The same with the chain made anew: by somebody who knows how."""
    origins: list[str] = []
    before, head = BEGINNING, ""
    for line in lines:
        if line[0] == "attempt":
            before = BEGINNING
        if line[0] == "end":
            line[1], before = origins, head
        line[2] = before = digest(before, line[0], line[1])
        if line[0] == "file":
            head = before
        if line[0] == "score":
            origins.append(before)
    return again(lines)
