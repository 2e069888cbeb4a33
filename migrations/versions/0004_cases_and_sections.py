"""Cases to code, and forms that have sections."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("form_slot", sa.Column("is_case", sa.Boolean(), nullable=True))
    op.add_column("form_slot", sa.Column("section", sa.String(), nullable=True))
    slots = sa.table("form_slot", sa.column("is_case", sa.Boolean()), sa.column("section", sa.String()))
    op.execute(slots.update().values(is_case=False, section=""))
    with op.batch_alter_table("form_slot") as table:
        table.alter_column("is_case", existing_type=sa.Boolean(), nullable=False)
        table.alter_column("section", existing_type=sa.String(), nullable=False)


def downgrade() -> None:
    with op.batch_alter_table("form_slot") as table:
        table.drop_column("section")
        table.drop_column("is_case")
