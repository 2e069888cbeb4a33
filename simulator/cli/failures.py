"""How failures reach a person: a sentence on stderr and an exit status, never a traceback."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from simulator.cli.output import Refused, write


@contextmanager
def spoken() -> Iterator[None]:
    """End the process with a sentence for whatever fails inside. What nobody expected goes to the log, whole."""
    try:
        yield
    except Refused as refused:
        _end(str(refused), refused.status)
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except Exception as failure:  # noqa: BLE001 -- the last place where an exception can become a sentence
        from typer import Abort, TyperException

        from simulator.candidate.barred import Barred
        from simulator.candidate.coach import Undrillable
        from simulator.candidate.lobby import Unknown
        from simulator.cli.usage import miswritten
        from simulator.desk.refusal import Refusal
        from simulator.exam.form import Shortfall
        from simulator.filing import Unwritten
        from simulator.ports.failure import StoreError
        from simulator.settings import SettingsError

        if isinstance(failure, Abort):
            _end("Left at a question: nothing was done.", 1)
        if isinstance(failure, TyperException):
            _end(miswritten(failure), failure.exit_code)
        told = (Unknown, Barred, Undrillable, Refusal, Shortfall, StoreError, SettingsError, Unwritten)
        if isinstance(failure, told):
            _end(str(failure), 1)
        _end(_unexpected(failure), 1)


def _end(sentence: str, status: int) -> None:
    with suppress(OSError):
        write(sentence, sys.stderr)
    raise SystemExit(status)


def _unexpected(failure: Exception) -> str:
    """Put the traceback in the log, and say where it is and what to do with it."""
    import platform
    import traceback

    from simulator import __version__
    from simulator.clock import SystemClock
    from simulator.paths import paths

    what = f"codexam met something it did not expect ({type(failure).__name__})"
    log = paths().log
    head = f"{SystemClock().read().now.isoformat()} codexam {__version__}, Python {platform.python_version()}"
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(f"{head}, {platform.platform()}\n{''.join(traceback.format_exception(failure))}\n")
    except OSError as error:
        return f"{what}: {failure}. The log {log} could not be written ({error.strerror})."
    return (
        f"{what}. Answers already saved are safe. The details are in {log}; "
        "please report the problem with the last lines of that file and what you were doing."
    )
