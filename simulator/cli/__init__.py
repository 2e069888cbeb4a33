"""The command line. Without arguments it opens the home screen and loads nothing that this does not need."""

import sys


def run() -> None:
    """Run what the arguments ask for; ends the process with its status."""
    from simulator.cli.failures import spoken

    with spoken():
        if len(sys.argv) > 1:
            from simulator.cli.commands import app

            sys.exit(app(prog_name="codexam", standalone_mode=False))
        else:
            from simulator.cli.terminal import show

            show()
