"""What candidates write into their code books."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "code_mark",
        sa.Column("candidate_id", sa.Integer(), nullable=False),
        sa.Column("system", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("bookmarked", sa.Boolean(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("candidate_id", "system", "code", name="pk_code_mark"),
        sa.ForeignKeyConstraint(["candidate_id"], ["candidate.id"], name="fk_code_mark_candidate_id_candidate"),
    )


def downgrade() -> None:
    op.drop_table("code_mark")
