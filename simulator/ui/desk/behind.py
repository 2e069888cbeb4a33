"""Reading behind a screen: on a thread that nobody has to wait for."""

from asyncio import Future, get_running_loop
from collections.abc import Callable
from contextlib import suppress
from threading import Thread
from typing import Any, TypeVar

Value = TypeVar("Value")


async def behind(read: Callable[[], Value]) -> Value:
    """What `read` brings, or what it raises, from a thread of its own.

    No thread can be stopped: where whoever asked is cancelled, by a later question or because the screen was left, what
    comes of it is dropped, and whoever leaves the desk does not wait. So it is for what reads alone: what writes is a
    thread worker of Textual's, which is waited for.
    """
    loop = get_running_loop()
    found: Future[Value] = loop.create_future()

    def work() -> None:
        try:
            value = read()
        except BaseException as failure:  # noqa: BLE001 -- raised where it is waited for
            settle(found.set_exception, failure)
        else:
            settle(found.set_result, value)

    def settle(how: Callable[[Any], None], what: object) -> None:
        def told() -> None:
            if not found.cancelled():
                how(what)

        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(told)

    Thread(target=work, name="read", daemon=True).start()
    return await found
