"""Forms and their items on disk. Both are named by a fingerprint, kept once, and never changed."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select

from simulator.exam.form import Form, Slot
from simulator.exam.item import Item
from simulator.store import codec
from simulator.store.columns import table
from simulator.store.rows import BankRow, FormRow, FormSlotRow, ItemRevisionRow

PORTION = 500
"""Revisions to ask for at once, so that no database finds the statement too long."""

_FORMS, _ITEMS = 16, 2000
"""How many to remember: a fixed form is sat by many, and one that was drawn by one; a pool has some hundred items."""


def keep_items(connection: Connection, items: Sequence[Item]) -> None:
    """Keep every revision that is not kept yet, and its bank's name."""
    by_revision = {item.revision: item for item in items}
    known = set(connection.scalars(select(ItemRevisionRow.revision).where(ItemRevisionRow.revision.in_(by_revision))))
    new = [item for revision, item in by_revision.items() if revision not in known]
    banks = {item.bank for item in new}
    banks -= set(connection.scalars(select(BankRow.id).where(BankRow.id.in_(banks))))
    if banks:
        connection.execute(insert(table(BankRow)), [{"id": bank} for bank in sorted(banks)])
    if new:
        connection.execute(
            insert(table(ItemRevisionRow)),
            [
                {
                    "revision": item.revision,
                    "bank_id": item.bank,
                    "item": item.id,
                    "domain": item.domain,
                    "content": codec.dump(item),
                }
                for item in new
            ],
        )


def keep_form(connection: Connection, form: Form) -> str:
    """Keep the form if it is not kept yet, and say its fingerprint. Its items come first."""
    fingerprint = codec.fingerprint(form)
    if connection.scalar(select(FormRow.fingerprint).where(FormRow.fingerprint == fingerprint)):
        return fingerprint
    seed = None if form.seed is None else str(form.seed)
    connection.execute(
        insert(table(FormRow)),
        {"fingerprint": fingerprint, "name": form.id, "profile": form.profile, "seed": seed},
    )
    if not form.slots:  # a drill's: its places are dealt one by one
        return fingerprint
    connection.execute(
        insert(table(FormSlotRow)),
        [
            {
                "form_id": fingerprint,
                "number": slot.number,
                "item": slot.item,
                "revision": slot.revision,
                "domain": slot.domain,
                "options": slot.options,
                "scored": slot.scored,
                "choose": slot.choose,
                "is_case": slot.case,
                "section": slot.section,
                "typed": slot.typed,
            }
            for slot in form.slots
        ],
    )
    return fingerprint


def form_of(connection: Connection, fingerprint: str) -> Form:
    """The form with this fingerprint."""
    row = connection.execute(
        select(FormRow.name, FormRow.profile, FormRow.seed).where(FormRow.fingerprint == fingerprint)
    ).one()
    slots = connection.execute(
        select(
            FormSlotRow.number,
            FormSlotRow.item,
            FormSlotRow.revision,
            FormSlotRow.domain,
            FormSlotRow.options,
            FormSlotRow.scored,
            FormSlotRow.choose,
            FormSlotRow.is_case,
            FormSlotRow.section,
            FormSlotRow.typed,
        )
        .where(FormSlotRow.form_id == fingerprint)
        .order_by(FormSlotRow.number)
    )
    return Form(
        id=row.name,
        profile=row.profile,
        seed=None if row.seed is None else int(row.seed),
        slots=tuple(
            Slot(
                number=slot.number,
                item=slot.item,
                revision=slot.revision,
                domain=slot.domain,
                options=tuple(slot.options),
                scored=slot.scored,
                choose=slot.choose,
                case=slot.is_case,
                section=slot.section,
                typed=slot.typed,
            )
            for slot in slots
        ),
    )


def items_of(connection: Connection, slots: Iterable[Slot]) -> dict[str, Item]:
    """The items of these places by revision. ValueError when one is missing."""
    revisions = list(dict.fromkeys(slot.revision for slot in slots))
    items = revisions_of(connection, revisions)
    if lost := [revision for revision in revisions if revision not in items]:
        raise ValueError(f"the item of revision {lost[0]} is lost")
    return items


def revisions_of(connection: Connection, revisions: Iterable[str]) -> dict[str, Item]:
    """The items of these revisions that are kept, by revision, in the order asked for."""
    asked = list(revisions)
    kept: dict[str, dict[str, Any]] = {}
    for at in range(0, len(asked), PORTION):
        portion = asked[at : at + PORTION]
        rows = connection.execute(
            select(ItemRevisionRow.revision, ItemRevisionRow.content).where(ItemRevisionRow.revision.in_(portion))
        )
        kept |= {row.revision: row.content for row in rows}
    return {revision: codec.load(Item, kept[revision]) for revision in asked if revision in kept}


class Met:
    """The forms and items that one errand over many attempts has met, remembered: they never change."""

    def __init__(self) -> None:
        self._forms: dict[str, Form] = {}
        self._items: dict[str, Item] = {}

    def form(self, connection: Connection, fingerprint: str) -> Form:
        """The form with this fingerprint."""
        if fingerprint not in self._forms:
            if len(self._forms) >= _FORMS:
                self._forms.clear()
            self._forms[fingerprint] = form_of(connection, fingerprint)
        return self._forms[fingerprint]

    def items(self, connection: Connection, slots: Sequence[Slot]) -> dict[str, Item]:
        """The items of these places by revision. ValueError when one is missing."""
        if len(self._items) >= _ITEMS:
            self._items.clear()
        self._items |= items_of(connection, (slot for slot in slots if slot.revision not in self._items))
        return {slot.revision: self._items[slot.revision] for slot in slots}
