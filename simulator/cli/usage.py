"""What is wrong with how a command was written, as a sentence."""

from collections.abc import Callable
from typing import Any

_WRONG: dict[str, Callable[[str, Any, dict[str, Any]], str]] = {
    "int_parsing": lambda name, typed, _: f"{name} is a whole number, not {typed!r}.",
    "float_parsing": lambda name, typed, _: f"{name} is a number, not {typed!r}.",
    "greater_than_equal": lambda name, typed, bound: f"{name} is {_plain(bound['ge'])} or more, not {typed}.",
    "less_than_equal": lambda name, typed, bound: f"{name} is {_plain(bound['le'])} or less, not {typed}.",
    "value_error": lambda name, _, why: f"{name}: {why['error']}",
}
"""How a value fails to be what is asked for, by the validator's name for it."""


def miswritten(failure: Any) -> str:
    """What was wrong, and where it says what would be right. `failure` is what the parser of the command line raised.

    A group of commands without one of them is told what there is.
    """
    if type(failure).__name__ == "NoArgsIsHelpError":
        return str(failure.message)
    context = failure.ctx
    where = context.command_path if context else "codexam"
    return f"{_told(failure)} `{where} --help` says how it is written."


def _told(failure: Any) -> str:
    option, parameter = getattr(failure, "option_name", ""), getattr(failure, "param", None)
    if hasattr(failure, "possibilities"):
        near = f" Do you mean {' or '.join(sorted(failure.possibilities))}?" if failure.possibilities else ""
        return f"There is no option {option} here.{near}"
    if option:
        return f"{option} {'wants a' if 'requires' in failure.message else 'takes no'} value behind it."
    if parameter is None:
        return _sentence(failure.message.replace("Got unexpected extra argument(s)", "This is more than it takes:"))
    name = str(parameter.get_error_hint()).strip("'[].")
    if hasattr(failure, "param_type"):
        return f"{name} is missing."
    for error in getattr(failure.__cause__, "errors", list)():
        if error["type"] in _WRONG:
            return _sentence(_WRONG[error["type"]](name, error["input"], error.get("ctx", {})))
    return _sentence(f"{name}: {failure.message}")


def _plain(bound: float) -> str:
    return str(bound).removesuffix(".0")


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."
