# SPDX-License-Identifier: Apache-2.0
"""tongguan city check and tongguan audit verify: exit codes a script may trust, words a person can act on."""

import shutil
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tests.factories.demo_city import FOLDER
from tests.integration.entrypoints.processes import told
from tongguan.ground.kernel.ids import new_id
from tongguan.ground.plumbing.postgres import database_url

pytestmark = pytest.mark.moment


def test_the_demo_city_is_proved():
    code, said = told("city", "check", str(FOLDER))
    assert code == 0, said
    assert "可以使用 · proved" in said


def test_a_broken_pack_names_file_row_and_column_and_what_to_write(tmp_path: Path):
    pack = shutil.copytree(FOLDER, tmp_path / "pack", ignore=shutil.ignore_patterns("build"))
    units = pack / "units.csv"
    lines = units.read_text(encoding="utf-8").splitlines(keepends=True)
    assert ",C-310112-CG," in lines[9]
    lines[9] = lines[9].replace(",C-310112-CG,", ",C-310112-XX,")
    units.write_text("".join(lines), encoding="utf-8")
    code, said = told("city", "check", str(pack))
    assert code == 1
    row = next(line for line in said.splitlines() if "units.csv" in line)
    cells = [cell.strip() for cell in row.split("│")]
    assert cells[2:5] == ["units.csv", "10", "centre"]
    assert "C-310112-XX" in row
    assert cells[6], "what to write instead"
    assert "Traceback" not in said


def test_the_record_is_verified_and_a_tampered_line_is_found(city_database_url: str, tmp_path: Path):
    seal = tmp_path / "seal"
    ask = ("audit", "verify", "--head-file", str(seal))
    code, said = told(*ask, TONGGUAN_DATABASE_URL=city_database_url)
    assert code == 0, said
    assert "审计链完整" in said
    with psycopg.connect(city_database_url, autocommit=True) as owner:
        owner.execute("SET session_replication_role = replica")
        owner.execute("UPDATE audit.entry SET reason = '别的理由' WHERE id = (SELECT min(id) FROM audit.entry)")
    code, said = told(*ask, TONGGUAN_DATABASE_URL=city_database_url)
    assert code == 1
    assert "(altered)" in said


def test_verifying_looks_only_and_an_empty_database_proves_nothing(server_url: str, tmp_path: Path):
    with psycopg.connect(server_url, autocommit=True) as owner:
        name = f"test_{new_id().hex}"
        owner.execute(SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(name)))
    url = database_url(server_url, name)
    code, said = told("audit", "verify", TONGGUAN_DATABASE_URL=url)
    assert code == 2, said
    assert "无可核验" in said
    with psycopg.connect(url) as look:
        assert look.execute("SELECT count(*) FROM pg_namespace WHERE nspname = 'audit'").fetchone() == (0,)
    code, said = told("audit", "verify", "--head", "00ff", TONGGUAN_DATABASE_URL=url)
    assert code == 1, "a seal from before and no record: cut short"
    code, said = told("audit", "verify", TONGGUAN_DATA_DIR=str(tmp_path / "none"))
    assert code == 2, said
    assert not (tmp_path / "none").exists()


def test_a_difference_names_the_units(tmp_path: Path):
    pack = shutil.copytree(FOLDER, tmp_path / "pack", ignore=shutil.ignore_patterns("build"))
    listed = pack / "responsibility" / "list.csv"
    text = listed.read_text(encoding="utf-8")
    row = next(line for line in text.splitlines() if line.startswith("R0201,"))
    listed.write_text(
        text.replace(row, row.replace("kind:disposal_grid@cell", "U-310112-landscaping")), encoding="utf-8"
    )
    code, said = told("city", "diff", str(FOLDER), str(pack))
    assert code == 0, said
    flat = "".join(said.split())
    assert "区绿化和市容管理局" in flat
    assert "路边暴露生活垃圾" in flat


def test_cloning_over_a_street_that_has_its_own_needs_to_be_meant(tmp_path: Path):
    ask = ("city", "clone", str(FOLDER), str(tmp_path / "new"), "--pilot", "310112001", "--street", "310112112")
    code, said = told(*ask)
    assert code == 1
    assert "--replace" in said
    assert not (tmp_path / "new").exists()
    code, said = told(*ask, "--replace")
    assert code == 0, said
