"""Options that several commands share."""

from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Write JSON for other programs instead of text for people.")]

By = Annotated[str, typer.Option("--as", metavar="NAME", help="Whose name stands beside it on record; else the login.")]

Force = Annotated[bool, typer.Option("--force", help="Write over a file that is there already.")]
