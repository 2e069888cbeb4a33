"""Item response models at the command line: as text and as JSON."""

from enum import StrEnum
from textwrap import fill
from typing import TYPE_CHECKING

from simulator.cli.output import Refused

if TYPE_CHECKING:
    from simulator.analytics.matrix import Matrix
    from simulator.irt.fitted import Fitted
    from simulator.irt.model import Estimates, Parameter

_LEGEND = (
    "slope: how sharply it tells abilities apart; difficulty: the ability at which half get it right; behind ± their "
    "standard errors. Abilities are normal about 0."
)


class ModelName(StrEnum):
    """The models there are; named here so that help needs no numpy."""

    RASCH = "rasch"
    TWO_PL = "2pl"


def modelled(name: ModelName, matrix: "Matrix") -> "Fitted":
    """The model of this name for a matrix. Refused where numpy is not installed."""
    try:
        from simulator.irt.fitted import fitted
        from simulator.irt.model import Model
    except ModuleNotFoundError as missing:
        if missing.name != "numpy":
            raise
        raise Refused("Item response models need numpy. Install it with: pip install 'codexam[irt]'.") from None
    return fitted(Model(name.value), matrix)


def as_shape(found: "Estimates | None") -> dict[str, object] | None:
    """The estimates as JSON; null where there are none."""
    if found is None:
        return None
    return {
        "model": found.model.value,
        "n": found.n,
        "ability_sd": found.sd.value,
        "ability_sd_se": found.sd.error,
        "log_likelihood": found.log_likelihood,
        "cycles": found.cycles,
        "converged": found.converged,
        "items": [
            {
                "id": item.id,
                "n": item.n,
                "slope": item.slope.value,
                "slope_se": item.slope.error,
                "difficulty": item.difficulty.value,
                "difficulty_se": item.difficulty.error,
            }
            for item in found.items
        ],
    }


def as_text(found: "Estimates", width: int) -> str:
    """The estimates as a table of at most so many columns."""
    longest = min(30, max(len("item"), *(len(item.id) for item in found.items)))
    lines = [
        f"{found.model.value}: {found.n} candidates, sd of abilities {_figure(found.sd).strip()}.",
        "",
        f"{'item':<{longest}} {'n':>6} {'slope':>15} {'difficulty':>15}",
    ]
    lines += [
        f"{item.id[:longest]:<{longest}} {item.n:>6} {_figure(item.slope)} {_figure(item.difficulty)}"
        for item in found.items
    ]
    return "\n".join([*lines, "", fill(_LEGEND, width)])


def _figure(figure: "Parameter") -> str:
    error = "      " if not figure.error else f" ± {figure.error:.2f}"
    return f"{figure.value:.2f}{error}".rjust(15)
