"""The commands about items: how they did, from responses."""

import sys
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Annotated

import typer

from simulator.cli import item_models
from simulator.cli.item_models import ModelName
from simulator.cli.options import AsJson
from simulator.cli.output import Refused, say, say_json, write

if TYPE_CHECKING:
    from simulator.analytics.figures import Analysis, FormFigures, ItemFigures, OptionFigures

WIDTH = 80
_LONGEST_ID = 14
_HEAD = "{:<{width}} {:>6} {:>5}  {:<11} {:>6} {:>6} {:>6} {:>6} {:>6}"

app = typer.Typer(help="Analyse how items did.", no_args_is_help=True)


@app.callback()
def items() -> None:
    """Keep `analyze` a command of its own: Typer would run the only one without its name."""


@app.command()
def analyze(
    responses: Annotated[
        Path, typer.Argument(metavar="RESPONSES.csv", help="A row for each candidate, a column for each item.")
    ],
    key: Annotated[Path, typer.Option(metavar="KEY.csv", help="The right option of each item, as a row or a column.")],
    model: Annotated[
        ModelName | None, typer.Option(help="Fit an item response model as well (needs numpy: the extra irt).")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Analyse a plain matrix of responses: option letters in the cells, blank where the item was omitted.

    The first row has the item ids; a first column of candidates is headed by nothing, "candidate" or "id". What had to
    be left out is said on stderr. docs/item-analysis.md has the formulas and the fields of the JSON.
    """
    from simulator.analytics.analysis import analyse
    from simulator.analytics.plain import plain
    from simulator.analytics.table import Unreadable

    try:
        read = plain(_bytes(responses), _bytes(key))
    except Unreadable as wrong:
        raise Refused(str(wrong)) from None
    analysis = analyse(read.matrix)
    fitted = item_models.modelled(model, read.matrix) if model else None
    notes = (*read.notes, *analysis.notes, *(fitted.notes if fitted else ()))
    if as_json:
        fit = {"model": item_models.as_shape(fitted.estimates)} if fitted else {}
        say_json(as_shape(analysis, notes) | fit)
    else:
        say(as_text(analysis))
        if fitted and fitted.estimates:
            say("\n" + item_models.as_text(fitted.estimates, WIDTH))
    for note in notes:
        write(note, sys.stderr)


def as_shape(analysis: "Analysis", notes: tuple[str, ...]) -> dict[str, object]:
    """`form`, `items` and `notes`; a figure that cannot be had is null."""
    form = analysis.form
    return {
        "form": {
            "n": form.n,
            "items": form.units,
            "mean": form.mean,
            "sd": form.sd,
            "alpha": form.alpha,
            "sem": form.sem,
            "band": form.band,
            "unstable": form.unstable,
        },
        "items": [_item(item) for item in analysis.items],
        "notes": list(notes),
    }


def as_text(analysis: "Analysis") -> str:
    """The form in words, then every item with its options and what may be wrong with it."""
    width = min(_LONGEST_ID, max(len("item"), *(len(item.id) for item in analysis.items)))
    head = _HEAD.format("item", "n", "p", "95 %", "p ans.", "r rest", "upper", "lower", "alpha-", width=width)
    lines = [_form_line(analysis.form), "", head]
    for item in analysis.items:
        lines += _item_lines(item, width)
    if any(item.unstable for item in analysis.items):
        lines += ["", "* few candidates: the figures are unstable."]
    lines += ["", fill(_LEGEND, WIDTH)]
    return "\n".join(lines)


_LEGEND = (
    "p: share right of all who reached it; p ans.: of those who answered; r rest: with the score on the other items; "
    "upper, lower: p of the best and the last 27 % by score; alpha-: alpha of the form without the item. "
    "The option in brackets is the key."
)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Refused(f"{file} cannot be read ({error.strerror}).", 2) from None


def _item(item: "ItemFigures") -> dict[str, object]:
    return {
        "id": item.id,
        "n": item.n,
        "right": item.right,
        "omitted": item.omitted,
        "not_reached": item.not_reached,
        "p": item.p,
        "p_interval": item.interval,
        "p_answered": item.p_answered,
        "rest_score_r": item.rest_score_r,
        "upper_p": item.upper,
        "lower_p": item.lower,
        "alpha_if_deleted": item.alpha_if_deleted,
        "unstable": item.unstable,
        "options": [
            {
                "id": option.id,
                "key": option.key,
                "count": option.count,
                "share": option.share,
                "rest_score_r": option.rest_score_r,
                "upper": option.upper,
                "lower": option.lower,
            }
            for option in item.options
        ],
        "flags": [flag.value for flag in item.flags],
        "remarks": [remark.sentence for remark in item.remarks],
    }


def _form_line(form: "FormFigures") -> str:
    said = f"{form.n} candidates, {form.units} items."
    if form.mean is not None and form.sd is not None:
        said += f" Mean score {form.mean:.2f}, sd {form.sd:.2f}."
    if form.alpha is not None and form.sem is not None and form.band is not None:
        said += f" Alpha (KR-20) {form.alpha:.3f}, SEM {form.sem:.2f}: a score stands for {form.band:.1f} either way."
    return fill(said, WIDTH)


def _item_lines(item: "ItemFigures", width: int) -> list[str]:
    lines = [item.id] if len(item.id) > width else []
    interval = "" if item.interval is None else "{:.2f}-{:.2f}".format(*item.interval)
    lines.append(
        _HEAD.format(
            "" if lines else item.id,
            f"{item.n}{'*' if item.unstable else ''}",
            _two(item.p),
            interval,
            *map(_two, (item.p_answered, item.rest_score_r, item.upper, item.lower, item.alpha_if_deleted)),
            width=width,
        ).rstrip()
    )
    parts = [_option(option) for option in item.options]
    if item.omitted:
        parts.append(f"omitted {item.omitted}")
    if item.not_reached:
        parts.append(f"not reached {item.not_reached}")
    lines.append(_indented("   ".join(part.replace(" ", "\xa0") for part in parts)))
    lines += [_indented(f"{remark.flag}: {remark.sentence}") for remark in item.remarks]
    return lines


def _option(option: "OptionFigures") -> str:
    name = f"[{option.id}]" if option.key else option.id
    if option.share is None:
        return f"{name} {option.count}"
    r = "" if option.rest_score_r is None else f" r {option.rest_score_r:.2f}"
    return f"{name} {option.share * 100:.0f} %{r}"


def _indented(text: str) -> str:
    return fill(text, WIDTH, initial_indent="    ", subsequent_indent="      ").replace("\xa0", " ")


def _two(figure: float | None) -> str:
    return "-" if figure is None else f"{figure:.2f}"
