"""Attempt files: closed attempts in full, in one file that another machine takes in.

docs/attempt-files.md has the form. Others use this module of the package.
"""

from simulator.bundle.exchange import MOST, Exchange, Received
from simulator.bundle.reading import Carried, attempts_in
from simulator.bundle.unsound import Unsound
from simulator.bundle.writing import packed

__all__ = ["MOST", "Carried", "Exchange", "Received", "Unsound", "attempts_in", "packed"]
