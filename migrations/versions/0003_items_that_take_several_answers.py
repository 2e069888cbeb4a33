"""Items that take several answers: how many each place on a form takes."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("form_slot", sa.Column("choose", sa.Integer(), nullable=True))
    op.execute("UPDATE form_slot SET choose = 1")
    with op.batch_alter_table("form_slot") as table:
        table.alter_column("choose", existing_type=sa.Integer(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("form_slot") as table:
        table.drop_column("choose")
