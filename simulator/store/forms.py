"""Forms and their items on disk. Both are named by a fingerprint, kept once, and never changed."""

from collections.abc import Sequence

from sqlalchemy import Connection, insert, select

from simulator.exam.form import Form, Slot
from simulator.exam.item import Item
from simulator.store import codec
from simulator.store.rows import BankRow, FormRow, FormSlotRow, ItemRevisionRow, table


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
            )
            for slot in slots
        ),
    )


def items_of(connection: Connection, form: Form, fingerprint: str) -> dict[str, Item]:
    """The items of a form by revision. ValueError when one is missing."""
    rows = connection.execute(
        select(ItemRevisionRow.revision, ItemRevisionRow.content)
        .join(FormSlotRow, FormSlotRow.revision == ItemRevisionRow.revision)
        .where(FormSlotRow.form_id == fingerprint)
        .order_by(FormSlotRow.number)
    )
    items = {row.revision: codec.load(Item, row.content) for row in rows}
    if any(slot.revision not in items for slot in form.slots):
        raise ValueError(f"form {form.id} has lost items")
    return items
