"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "candidate",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("enrolled", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_candidate"),
        sa.UniqueConstraint("name", name="uq_candidate_name"),
    )
    op.create_table(
        "bank",
        sa.Column("id", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_bank"),
    )
    op.create_table(
        "item_revision",
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("bank_id", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("content", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("revision", name="pk_item_revision"),
        sa.ForeignKeyConstraint(["bank_id"], ["bank.id"], name="fk_item_revision_bank_id_bank"),
    )
    op.create_table(
        "form",
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("profile", sa.String(), nullable=False),
        sa.Column("seed", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_form"),
    )
    op.create_table(
        "form_slot",
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("scored", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("form_id", "number", name="pk_form_slot"),
        sa.ForeignKeyConstraint(["form_id"], ["form.fingerprint"], name="fk_form_slot_form_id_form"),
        sa.ForeignKeyConstraint(["revision"], ["item_revision.revision"], name="fk_form_slot_revision_item_revision"),
    )
    op.create_table(
        "attempt",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("form_id", sa.String(), nullable=False),
        sa.Column("form_name", sa.String(), nullable=False),
        sa.Column("profile_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("mode", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("closed_by", sa.String(), nullable=True),
        sa.Column("begun", sa.DateTime(timezone=True), nullable=False),
        sa.Column("started", sa.DateTime(timezone=True), nullable=True),
        sa.Column("time_limit", sa.BigInteger(), nullable=False),
        sa.Column("elapsed", sa.BigInteger(), nullable=False),
        sa.Column("answered", sa.Integer(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("passing", sa.String(), nullable=False),
        sa.Column("credit", sa.String(), nullable=True),
        sa.Column("passed", sa.Boolean(), nullable=True),
        sa.Column("holder", sa.String(), nullable=True),
        sa.Column("checkpoint_elapsed", sa.BigInteger(), nullable=True),
        sa.Column("checkpoint_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("checkpoint_ticks", sa.BigInteger(), nullable=True),
        sa.Column("checkpoint_boot", sa.String(), nullable=True),
        sa.Column("profile", sa.JSON(), nullable=False),
        sa.Column("policy", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_attempt"),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name="fk_attempt_candidate_id_candidate"),
        sa.ForeignKeyConstraint(["form_id"], ["form.fingerprint"], name="fk_attempt_form_id_form"),
    )
    op.create_index("ix_attempt_candidate_id_id", "attempt", ["candidate_id", "id"])
    op.create_table(
        "attempt_event",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("elapsed", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=True),
        sa.Column("payload", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", "seq", name="pk_attempt_event"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name="fk_attempt_event_attempt_id_attempt"),
    )
    op.create_table(
        "domain_score",
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("domain", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("credit", sa.String(), nullable=False),
        sa.Column("total", sa.Integer(), nullable=False),
        sa.Column("unanswered", sa.Integer(), nullable=False),
        sa.Column("dwell", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", "domain", name="pk_domain_score"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name="fk_domain_score_attempt_id_attempt"),
    )


def downgrade() -> None:
    for table in (
        "domain_score",
        "attempt_event",
        "attempt",
        "form_slot",
        "form",
        "item_revision",
        "bank",
        "candidate",
    ):
        op.drop_table(table)
