# SPDX-License-Identifier: Apache-2.0
"""Runs the migrations on the connection that `tongguan.ground.plumbing.migrations.migrate` hands over."""

from alembic import context
from sqlalchemy import Connection

connection = context.config.attributes.get("connection")
if not isinstance(connection, Connection):
    raise SystemExit("Use tongguan.ground.plumbing.migrations.migrate(url); alembic alone has no address.")

context.configure(connection=connection, version_table_schema="plumbing", transaction_per_migration=True)
with context.begin_transaction():
    context.run_migrations()
