"""From the command line to the screens: whether the terminal can show them, and then the app."""

import os
import sys
from typing import TYPE_CHECKING

from simulator.cli.output import Refused

if TYPE_CHECKING:
    from simulator.bootstrap import Application
    from simulator.ui.errand import Errand


def show(errand: "Errand | None" = None, application: "Application | None" = None) -> None:
    """Open the screens, and end with their status. Refused where there is no terminal to draw on."""
    if reason := unfit():
        raise Refused(reason)
    from simulator.bootstrap import run_app

    raise SystemExit(run_app(errand, application))


def unfit() -> str:
    """Why the screens cannot be shown here, as a sentence; empty where they can."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)):
        return (
            "The exam needs a terminal of its own: run codexam without a pipe or a redirection. "
            "`codexam --help` lists the commands that need none."
        )
    if (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        return "The screens need UTF-8. Set a UTF-8 locale, such as LANG=C.UTF-8, and start codexam again."
    if os.environ.get("TERM") == "dumb":
        return "This terminal says that it can draw no screens (TERM is dumb). Open codexam in another one."
    return ""
