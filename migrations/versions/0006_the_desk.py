"""The instructor's desk: roster, assignments, disputes, later scores, the audit log, and what attempts left behind."""

from fractions import Fraction

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

INDEXES = {
    "ix_attempt_form_id_mode_closed_by_candidate_id_started": (
        "form_id",
        "mode",
        "closed_by",
        "candidate_id",
        "started",
    ),
    "ix_attempt_percent_id": ("percent", "id"),
    "ix_attempt_started_id": ("started", "id"),
    "ix_attempt_assignment_id": ("assignment_id",),
    "ix_attempt_listed": (
        "form_name",
        "id",
        "candidate_id",
        "profile_id",
        "form_id",
        "mode",
        "status",
        "closed_by",
        "started",
        "percent",
        "assignment_id",
    ),
}
NEVER_CHANGED = {
    "audit": "seq = NEW.seq",
    "dispute": "id = NEW.id",
    "ruling": "id = NEW.id OR dispute_id = NEW.dispute_id",
    "rescore": "id = NEW.id OR attempt_id = NEW.attempt_id AND follows = NEW.follows",
    "allowance": "id = NEW.id",
    "attempt_event": "attempt_id = NEW.attempt_id AND seq = NEW.seq",
}
"""With the row whose place a new one would take: INSERT OR REPLACE sets off no other trigger."""


def upgrade() -> None:
    op.create_index("ix_form_slot_revision", "form_slot", ["revision"])
    _roster()
    _attempts()
    _disputes()
    op.create_table(
        "audit",
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("detail", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_audit"),
    )
    op.create_table(
        "desk",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.Column("misses", sa.Integer(), nullable=False),
        sa.Column("missed", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_desk"),
    )
    if _on_sqlite():
        _locks()


def downgrade() -> None:
    if _on_sqlite():
        for deed in ("update", "delete", "replacement"):
            op.execute(f"DROP TRIGGER no_{deed}_of_attempt_event")
    for table in ("desk", "audit", "outcome", "rescore", "ruling", "dispute"):
        op.drop_table(table)
    with op.batch_alter_table("attempt") as table:
        table.drop_constraint("uq_attempt_origin", type_="unique")
        table.drop_constraint("fk_attempt_assignment_id_assignment", type_="foreignkey")
        for index in INDEXES:
            table.drop_index(index)
        for column in ("origin", "assignment_id", "percent"):
            table.drop_column(column)
    for table in ("assignment", "allowance", "membership", "class_group"):
        op.drop_table(table)
    op.drop_index("ix_form_slot_revision", "form_slot")


def _roster() -> None:
    op.create_table(
        "class_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("disbanded", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_class_group"),
    )
    still = sa.text("disbanded IS NULL")
    op.create_index(
        "ix_class_group_name", "class_group", ["name"], unique=True, sqlite_where=still, postgresql_where=still
    )
    op.create_table(
        "membership",
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("group_id", "candidate_id", name="pk_membership"),
        sa.ForeignKeyConstraint(["group_id"], ["class_group.id"], name="fk_membership_group_id_class_group"),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name="fk_membership_candidate_id_candidate"),
    )
    op.create_index("ix_membership_candidate_id", "membership", ["candidate_id"])
    op.create_table(
        "allowance",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("extra", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_allowance"),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name="fk_allowance_candidate_id_candidate"),
    )
    op.create_index("ix_allowance_candidate_id_id", "allowance", ["candidate_id", "id"])
    op.create_table(
        "assignment",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("profile_id", sa.String(), nullable=False),
        sa.Column("form_name", sa.String(), nullable=True),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("interruptions", sa.String(), nullable=False),
        sa.Column("opens", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_assignment"),
        sa.ForeignKeyConstraint(["group_id"], ["class_group.id"], name="fk_assignment_group_id_class_group"),
    )
    op.create_index("ix_assignment_group_id", "assignment", ["group_id"])


def _attempts() -> None:
    """The new columns stand before the long ones, which SQLite would else read on the way to them."""
    where = {"insert_after": "passed"} if _on_sqlite() else {}
    with op.batch_alter_table("attempt", recreate="always" if _on_sqlite() else "never") as table:
        table.add_column(sa.Column("percent", sa.Double(), nullable=True), **where)
        table.add_column(sa.Column("assignment_id", sa.Integer(), nullable=True), **where)
        table.add_column(sa.Column("origin", sa.String(), nullable=True), **where)
        table.create_foreign_key("fk_attempt_assignment_id_assignment", "assignment", ["assignment_id"], ["id"])
        table.create_unique_constraint("uq_attempt_origin", ["origin"])
    attempts = sa.table("attempt", *(sa.column(name) for name in ("id", "credit", "total", "percent")))
    scored = op.get_bind().execute(
        sa.select(attempts.c.id, attempts.c.credit, attempts.c.total).where(attempts.c.credit.is_not(None))
    )
    percents = [
        {"attempt": row.id, "score": float(Fraction(row.credit) * 100 / row.total) if row.total else 0.0}
        for row in scored
    ]
    if percents:
        here = attempts.c.id == sa.bindparam("attempt")
        op.get_bind().execute(attempts.update().where(here).values(percent=sa.bindparam("score")), percents)
    for index, columns in INDEXES.items():
        op.create_index(index, "attempt", list(columns))
    op.create_table(
        "outcome",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("chosen", sa.String(), nullable=False),
        sa.Column("credit", sa.String(), nullable=False),
        sa.Column("dwell", sa.LargeBinary(), nullable=False),
        sa.Column("look_ups", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", name="pk_outcome"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name="fk_outcome_attempt_id_attempt"),
    )


def _disputes() -> None:
    op.create_table(
        "dispute",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_dispute"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name="fk_dispute_attempt_id_attempt"),
        sa.ForeignKeyConstraint(["revision"], ["item_revision.revision"], name="fk_dispute_revision_item_revision"),
    )
    op.create_index("ix_dispute_attempt_id", "dispute", ["attempt_id"])
    op.create_table(
        "ruling",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("dispute_id", sa.Integer(), nullable=True),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("verdict", sa.String(), nullable=False),
        sa.Column("new_key", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_ruling"),
        sa.UniqueConstraint("dispute_id", name="uq_ruling_dispute_id"),
        sa.ForeignKeyConstraint(["dispute_id"], ["dispute.id"], name="fk_ruling_dispute_id_dispute"),
    )
    op.create_table(
        "rescore",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("follows", sa.Integer(), nullable=False),
        sa.Column("credit", sa.String(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("passed", sa.Boolean(), nullable=False),
        sa.Column("adjustments", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rescore"),
        sa.UniqueConstraint("attempt_id", "follows", name="uq_rescore_attempt_id_follows"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name="fk_rescore_attempt_id_attempt"),
    )


def _locks() -> None:
    """Triggers that refuse to change what is on record. On a server there are none: its own rights have to do it."""
    for table, same in NEVER_CHANGED.items():
        refuse = f"BEGIN SELECT RAISE(ABORT, '{table} is only added to'); END"
        for deed in ("update", "delete"):
            op.execute(f"CREATE TRIGGER no_{deed}_of_{table} BEFORE {deed.upper()} ON {table} {refuse}")
        there = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 names of ours
        op.execute(f"CREATE TRIGGER no_replacement_of_{table} BEFORE INSERT ON {table} WHEN {there} {refuse}")
    op.execute(
        "CREATE TRIGGER no_update_of_score BEFORE UPDATE OF credit, passed, percent, total ON attempt"
        " WHEN OLD.status = 'closed' BEGIN SELECT RAISE(ABORT, 'a score stays as it was closed'); END"
    )


def _on_sqlite() -> bool:
    return bool(op.get_bind().dialect.name == "sqlite")
