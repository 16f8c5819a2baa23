# SPDX-License-Identifier: Apache-2.0
"""Brings a database to the structure this release needs; several starters at once wait for each other."""

from pathlib import Path

import psycopg
import sqlalchemy.exc
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from tongguan.ground.plumbing.cannot_start import CannotStart
from tongguan.ground.plumbing.readiness import DATABASE_READ_ONLY

FOLDER = Path(__file__).resolve().parents[4] / "migrations"
_ONE_AT_A_TIME = 7_351_002
"""Key of the advisory lock held while migrating."""


def migrate(url: str) -> None:
    """Apply every migration of every module that is missing; raises CannotStart when the account may not."""
    if not (FOLDER / "env.py").exists():
        raise CannotStart(
            f"找不到数据库迁移目录 {FOLDER}。请从代码仓库安装（pip install -e .）。",
            f"The migrations are missing at {FOLDER}. Install from the repository (pip install -e .).",
        )
    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(url), poolclass=NullPool)
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    try:
        with psycopg.connect(url, autocommit=True) as alone, engine.connect() as connection:
            alone.execute("SELECT pg_advisory_lock(%s)", [_ONE_AT_A_TIME])
            connection.exec_driver_sql("SET lock_timeout = '4s'; SET statement_timeout = '5s'")
            connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS plumbing")
            connection.commit()
            config.attributes["connection"] = connection
            command.upgrade(config, "heads")
            connection.commit()
    except sqlalchemy.exc.InternalError as error:
        if not isinstance(error.orig, psycopg.errors.ReadOnlySqlTransaction):
            raise
        raise CannotStart(DATABASE_READ_ONLY.why, DATABASE_READ_ONLY.why_en) from error
    except (psycopg.errors.InsufficientPrivilege, sqlalchemy.exc.ProgrammingError) as error:
        if "permission denied" not in str(error):
            raise
        said = str(error).splitlines()[0]
        raise CannotStart(
            f"数据库账号权限不足：{said}。请让数据库管理员执行 CREATE ROLE tongguan_app NOLOGIN;"
            " GRANT tongguan_app TO 该账号 WITH SET TRUE; 并让该账号拥有本数据库。",
            f"The database account may not: {said}. Let the administrator run CREATE ROLE tongguan_app NOLOGIN;"
            " GRANT tongguan_app TO <account> WITH SET TRUE; and make the account owner of the database.",
        ) from error
    finally:
        engine.dispose()
