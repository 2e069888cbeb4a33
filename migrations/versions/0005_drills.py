"""Drills: what they were begun with, the review log, places that are typed, and the day of a candidate's exam."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("candidate", sa.Column("exam_date", sa.Date(), nullable=True))
    op.add_column("attempt", sa.Column("wish", sa.JSON(), nullable=True))
    op.add_column("form_slot", sa.Column("typed", sa.Boolean(), nullable=True))
    op.execute(sa.table("form_slot", sa.column("typed", sa.Boolean())).update().values(typed=False))
    with op.batch_alter_table("form_slot") as table:
        table.alter_column("typed", existing_type=sa.Boolean(), nullable=False)
    op.create_table(
        "review",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("attempt_id", sa.Integer(), nullable=False),
        sa.Column("slot", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.Column("rating", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name="fk_review_candidate_id_candidate"),
        sa.ForeignKeyConstraint(["attempt_id"], ["attempt.id"], name="fk_review_attempt_id_attempt"),
        sa.ForeignKeyConstraint(["revision"], ["item_revision.revision"], name="fk_review_revision_item_revision"),
        sa.PrimaryKeyConstraint("id", name="pk_review"),
        sa.UniqueConstraint("attempt_id", "slot", name="uq_review_attempt_id_slot"),
    )
    op.create_index("ix_review_candidate_id_id", "review", ["candidate_id", "id"])


def downgrade() -> None:
    op.drop_table("review")
    with op.batch_alter_table("form_slot") as table:
        table.drop_column("typed")
    with op.batch_alter_table("attempt") as table:
        table.drop_column("wish")
    with op.batch_alter_table("candidate") as table:
        table.drop_column("exam_date")
