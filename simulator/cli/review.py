"""`codexam review`: what was missed in drills and is due today."""

from typing import Annotated

import typer

from simulator.cli.drill import begin


def review(
    candidate: Annotated[str | None, typer.Option(help="Who reviews.")] = None,
) -> None:
    """Ask what was missed in drills and is due today, and nothing new."""
    from simulator.ports.drills import Wish

    begin(Wish(reviews=True), candidate)
