# SPDX-License-Identifier: Apache-2.0
"""tongguan city check and tongguan audit verify: exit codes a script may trust, words a person can act on."""

import shutil
from pathlib import Path

import psycopg

from tests.factories.demo_city import FOLDER
from tests.integration.entrypoints.processes import told


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
