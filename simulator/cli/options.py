"""Options that several commands share."""

from typing import Annotated

import typer


def kept(name: str | None) -> str | None:
    """A name as it is kept; none stays none. BadParameter for one that will not do."""
    from simulator.ports.roster import written

    try:
        return written(name) if name else name
    except ValueError as wrong:
        raise typer.BadParameter(str(wrong)) from None


HIGHEST = 2**63 - 1
"""The largest number that a database can look for."""

AsJson = Annotated[bool, typer.Option("--json", help="Write JSON for other programs instead of text for people.")]

AttemptNumber = Annotated[
    int, typer.Argument(min=1, max=HIGHEST, help="The attempt's number, as `codexam history` lists it.")
]

By = Annotated[
    str,
    typer.Option("--as", metavar="NAME", callback=kept, help="Whose name stands beside it on record; else the login."),
]

Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")]
