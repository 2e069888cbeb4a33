"""An attempt begun: its form and items kept for the first time, beside bare sqlite3 writing the same rows."""

import sqlite3

from benchmarks.figure import Figure, by_turns, milliseconds
from benchmarks.room import RECORDS_FORM, RECORDS_PROFILE, Room, begun
from benchmarks.sqlite import bare

KEPT = ("item_revision", "form", "form_slot", "attempt")
"""The tables that are written to, each after those that it refers to."""


def figures(room: Room, runs: int) -> list[Figure]:
    """The form with records, each time in a database that holds no form; its banks have been read. Empties the room."""
    with bare(room.database) as connection:

        def ours() -> float:
            _empty(connection)
            return milliseconds(lambda: begun(room.lobby, RECORDS_PROFILE, RECORDS_FORM))

        ours()
        rows = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in KEPT}  # noqa: S608 -- of KEPT

        def baseline() -> float:
            _empty(connection)
            return milliseconds(lambda: _write(connection, rows))

        begun_in, raw = by_turns(runs, ours, baseline)
    return [
        Figure(
            name=f"the form {RECORDS_FORM} begun, its {len(rows['item_revision'])} items and records on disk",
            baseline_name="bare sqlite3, same rows and pragmas",
            unit="ms",
            ours=begun_in,
            baseline=raw,
        )
    ]


def _empty(connection: sqlite3.Connection) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for table in reversed(KEPT):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608 -- of KEPT
    connection.execute("COMMIT")


def _write(connection: sqlite3.Connection, rows: dict[str, list[tuple[object, ...]]]) -> None:
    connection.execute("BEGIN IMMEDIATE")
    for table, these in rows.items():
        places = ", ".join("?" * len(these[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({places})", these)  # noqa: S608 -- of KEPT
    connection.execute("COMMIT")
