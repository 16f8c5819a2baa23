# SPDX-License-Identifier: Apache-2.0
"""A real city opens to its own people and to nobody else; a demonstration never leaves its machine."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import LiteralString

import httpx
import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tests.integration.entrypoints.processes import Hub, told
from tests.ports import free_port
from tests.unit.city_pack.one_street import one_street
from tongguan.ground.plumbing.migrations import migrate
from tongguan.steering.city_pack.api import write_folder

pytestmark = pytest.mark.moment

PUBLISHED = "tongguan-demo"

pytestmark = pytest.mark.moment
"""The platform is started, by the machine's clock."""


@pytest.fixture(scope="module")
def district(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small city of its own, whose people bear the same accounts as the demo's."""
    folder = tmp_path_factory.mktemp("packs") / "district"
    files = dict(one_street())
    head = files["pack.toml"].decode()
    head = head[head.index("[pack]") : head.index("[demo]")].replace('name = "demo"', 'name = "990100"', 1)
    write_folder(files | {"pack.toml": head.encode()}, folder)
    return folder


@pytest.fixture
def district_settings(database_url: str, district: Path, tmp_path: Path) -> dict[str, str]:
    """A database with the district in it, as `city apply` leaves it; where the pack lay is not told any more."""
    settings = {"TONGGUAN_DATABASE_URL": database_url, "TONGGUAN_DATA_DIR": str(tmp_path / "data")}
    code, said = told("city", "apply", str(district), **settings)
    assert code == 0, said
    return settings | {"TONGGUAN_DATABASE_POOL": "2"}


def signs_in(hub: Hub, account: str, password: str, **headers: str) -> httpx.Response:
    body = {"account": account, "password": password}
    return httpx.post(f"{hub.address}/api/v1/session", json=body, headers=headers)


def accounts_of(pack: Path) -> list[str]:
    rows = (pack / "people.csv").read_text(encoding="utf-8-sig").splitlines()
    column = rows[0].split(",").index("account")
    return [row.split(",")[column] for row in rows[1:] if row.split(",")[column]]


@pytest.mark.parametrize("command", [("serve",), ("up",)])
def test_a_real_city_does_not_open_with_the_demo_password(
    district_settings: dict[str, str], district: Path, tmp_path: Path, command: tuple[str, ...]
):
    with Hub(command, district_settings, tmp_path / "log").start().ready() as hub:
        accounts = accounts_of(district)
        assert "system_admin" in accounts or len(accounts) > 20
        for account in accounts[:5] + accounts[-3:]:
            assert signs_in(hub, account, PUBLISHED).status_code == 401, account
        assert PUBLISHED not in httpx.get(f"{hub.address}/").text
        assert hub.interrupt() == 0
    assert PUBLISHED not in hub.said
    with psycopg.connect(district_settings["TONGGUAN_DATABASE_URL"]) as look:
        assert look.execute("SELECT count(*) FROM plumbing.account").fetchone() == (0,)
        assert look.execute('SELECT count(*) FROM cases."case"').fetchone() == (0,), "nobody played a day in it"


def test_the_first_administrator_comes_in_by_a_link_and_opens_the_others(
    district_settings: dict[str, str], district: Path, tmp_path: Path
):
    admin = accounts_of(district)[0]
    code, said = told("account", "nobody", **district_settings)
    assert code == 1
    assert "人员名册中没有账号 nobody" in said
    with Hub(("serve",), district_settings, tmp_path / "log").start().ready() as hub:
        code, said = told("account", admin, **district_settings, TONGGUAN_PORT=str(hub.port))
        assert code == 0, said
        link = next(line for line in said.splitlines() if line.startswith(hub.address))
        secret = link.partition("/desk/#link=")[2]
        choice = {"link": secret, "account": admin, "new": "自己选定的口令"}
        foreign = httpx.post(
            f"{hub.address}/api/v1/password/link", json=choice, headers={"Origin": "https://elsewhere.example"}
        )
        assert foreign.json()["code"] == "plumbing.cross_site"
        choices = [choice | {"account": "nobody"}, choice, choice]
        answers = [httpx.post(f"{hub.address}/api/v1/password/link", json=one) for one in choices]
        assert [answer.status_code for answer in answers] == [403, 400, 400], "seven characters are too few"
        choice["new"] = "自己选定的新口令"
        answers = [httpx.post(f"{hub.address}/api/v1/password/link", json=choice) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [204, 403]
        assert signs_in(hub, admin, choice["new"]).status_code == 201


@pytest.mark.long
def test_a_demo_database_opened_as_a_real_one_lets_nobody_in(city_database_url: str, tmp_path: Path):
    settings = {"TONGGUAN_DATABASE_URL": city_database_url, "TONGGUAN_DATA_DIR": str(tmp_path / "data")}
    demo = settings | {"TONGGUAN_DEMO": "1"}
    with Hub(("serve",), demo, tmp_path / "demo.log").start().ready() as hub:
        entered = signs_in(hub, "system_admin", PUBLISHED)
        assert entered.status_code == 201
        bearer = {"Authorization": f"Bearer {entered.json()['token']}"}
        assert PUBLISHED in httpx.get(f"{hub.address}/").text
        for headers in ({"X-Forwarded-For": "10.1.2.3"}, {"Host": "tongguan.example.gov.cn"}):
            away = signs_in(hub, "system_admin", PUBLISHED, **headers)
            assert (away.status_code, away.json()["code"]) == (403, "plumbing.only_here")
            assert PUBLISHED not in httpx.get(f"{hub.address}/", headers=headers).text
    with Hub(("serve",), settings, tmp_path / "real.log").start().ready() as hub:
        assert signs_in(hub, "system_admin", PUBLISHED).status_code == 401
        assert httpx.get(f"{hub.address}/api/v1/session", headers=bearer).status_code == 401
        assert PUBLISHED not in httpx.get(f"{hub.address}/").text
    _, said = told("doctor", **settings, TONGGUAN_PORT=str(free_port()))
    assert "! 示范账号" in said
    assert "是示范时开通的，在此一律不能登录" in said


def test_whoever_tries_the_platform_gets_a_demonstration_until_somebody_works_in_earnest(
    city_database_url: str, tmp_path: Path
):
    settings = {"TONGGUAN_DATABASE_URL": city_database_url, "TONGGUAN_DATA_DIR": str(tmp_path / "data")}
    with Hub(("up", "--empty"), settings, tmp_path / "tried.log").start().ready() as hub:
        assert signs_in(hub, "system_admin", PUBLISHED).status_code == 201
    with psycopg.connect(city_database_url, autocommit=True) as owner:
        owner.execute("UPDATE plumbing.account SET demo = false WHERE name = 'system_admin'")
    with Hub(("up", "--empty"), settings, tmp_path / "real.log").start().ready() as hub:
        assert signs_in(hub, "agent01", PUBLISHED).status_code == 401
        assert PUBLISHED not in httpx.get(f"{hub.address}/").text


@pytest.mark.parametrize("command", ["up", "serve", "worker"])
@pytest.mark.parametrize(
    "elsewhere", [{"TONGGUAN_HOST": "0.0.0.0"}, {"TONGGUAN_PUBLIC_URL": "https://tongguan.example.gov.cn"}]
)
def test_a_demonstration_does_not_leave_its_machine(command: str, elsewhere: dict[str, str], tmp_path: Path):
    data = tmp_path / "data"
    code, said = told(
        command, TONGGUAN_DEMO="1", TONGGUAN_PORT=str(free_port()), TONGGUAN_DATA_DIR=str(data), **elsewhere
    )
    assert code == 1
    assert "示范平台的口令是公开的，只能在本机使用" in said
    assert "Traceback" not in said
    assert not data.exists(), "nothing was made"


def test_a_real_city_is_not_opened_as_a_demonstration(district_settings: dict[str, str]):
    code, said = told("serve", **district_settings, TONGGUAN_DEMO="1", TONGGUAN_PORT=str(free_port()))
    assert code == 1
    assert "库中有别的城市（990100），不能作为示范启动" in said
    with psycopg.connect(district_settings["TONGGUAN_DATABASE_URL"]) as look:
        assert look.execute("SELECT count(*) FROM plumbing.account").fetchone() == (0,)


def test_the_demo_pack_is_not_taken_for_a_city(database_url: str, tmp_path: Path):
    settings = {"TONGGUAN_DATABASE_URL": database_url, "TONGGUAN_DATA_DIR": str(tmp_path)}
    code, said = told("serve", **settings, TONGGUAN_PORT=str(free_port()))
    assert code == 1
    assert "数据库里还没有城市，而 cities/demo 是示范城市包" in said


def test_whoever_listens_for_others_says_by_which_address(tmp_path: Path):
    code, said = told("serve", TONGGUAN_HOST="0.0.0.0", TONGGUAN_PORT=str(free_port()), TONGGUAN_DATA_DIR=str(tmp_path))
    assert code == 1
    assert "请设 TONGGUAN_PUBLIC_URL=https://" in said


def test_an_old_database_whose_accounts_share_a_password_is_marked_when_it_is_upgraded(new_demo_of_old: str):
    with psycopg.connect(new_demo_of_old) as look:
        demo, real = look.execute(
            "SELECT count(*) FILTER (WHERE demo), count(*) FILTER (WHERE NOT demo) FROM plumbing.account"
        ).fetchone() or (0, 0)
        uploads = look.execute("SELECT to_regclass('plumbing.upload'), to_regclass('worklists.saved_view')").fetchone()
    assert demo > 1_000
    assert real == 1, "somebody has chosen a password of their own"
    assert uploads is not None
    assert None not in uploads, "what portals kept lies with its owners"


@pytest.fixture
def new_demo_of_old(city_database_url: str) -> str:
    """A demo database as releases before the mark left it, upgraded."""
    with psycopg.connect(city_database_url, autocommit=True) as owner:
        owner.execute("ALTER TABLE plumbing.account DROP COLUMN demo, DROP COLUMN given_hash")
        owner.execute("ALTER TABLE plumbing.token DROP COLUMN demo")
        owner.execute("DROP TABLE plumbing.password_link, plumbing.readiness")
        owner.execute("ALTER SCHEMA worklists RENAME TO portals")
        owner.execute("ALTER TABLE plumbing.upload SET SCHEMA portals")
        owner.execute("UPDATE plumbing.account SET password_hash = password_hash || 'x' WHERE name = 'system_admin'")
        owner.execute("UPDATE plumbing.alembic_version SET version_num = 'portals_03' WHERE version_num = 'portals_04'")
        owner.execute("INSERT INTO plumbing.alembic_version (version_num) VALUES ('plumbing_keys')")
    migrate(city_database_url)
    return city_database_url


# ---------------------------------------------------------------- ready, or why not


@pytest.fixture
def serving(city_database_url: str, tmp_path: Path) -> Iterator[Hub]:
    settings = {
        "TONGGUAN_DATABASE_URL": city_database_url,
        "TONGGUAN_DATA_DIR": str(tmp_path),
        "TONGGUAN_DATABASE_POOL": "2",
    }
    with Hub(("serve",), settings, tmp_path / "log").start().ready() as hub:
        yield hub


def said_not_ready(hub: Hub, status: str) -> dict[str, str]:
    """What /readyz says once it has noticed; within seconds (the lines to the database are cut first, and told)."""
    until = time.monotonic() + 60
    while (answer := httpx.get(f"{hub.address}/readyz", timeout=10)).json()["status"] != status:
        assert time.monotonic() < until, answer.text
        time.sleep(0.2)
    assert answer.status_code == 503
    return dict(answer.json())


def test_a_read_only_database_is_not_ready_and_recovers(serving: Hub, city_database_url: str):
    name = str(psycopg.conninfo.conninfo_to_dict(city_database_url)["dbname"])

    def read_only(whether: LiteralString) -> None:
        with psycopg.connect(city_database_url, autocommit=True) as owner:
            owner.execute("SET default_transaction_read_only = off")
            owner.execute(
                SQL("ALTER DATABASE {} SET default_transaction_read_only = {}").format(Identifier(name), SQL(whether))
            )
            owner.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )

    read_only("on")
    said = said_not_ready(serving, "database read-only")
    assert said["why"].startswith("数据库只读，不能办理。")
    assert "read-only" in said["why_en"]
    code, refused = told("serve", **serving.settings, TONGGUAN_PORT=str(free_port()))
    assert code == 1
    assert "数据库只读，不能办理" in refused
    assert "Traceback" not in refused
    read_only("off")
    serving.ready()


def test_a_full_disk_for_files_is_not_ready_and_recovers(serving: Hub, tmp_path: Path):
    files = tmp_path / "files"
    mounting = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(files)]
    made = subprocess.run(mounting, capture_output=True, text=True)
    if made.returncode:
        pytest.skip("mounting needs root: " + made.stderr.strip())
    try:
        (files / "filling").write_bytes(b"x" * 60_000)
        said = said_not_ready(serving, "files not writable")
        assert "TONGGUAN_DATA_DIR" in said["why"]
        code, refused = told("serve", **serving.settings, TONGGUAN_PORT=str(free_port()))
        assert code == 1
        assert "附件存不进去" in refused
    finally:
        subprocess.run(["umount", "-l", str(files)], check=True)
    serving.ready()


def test_asking_every_moment_whether_it_is_ready_costs_a_commit_a_second(serving: Hub, city_database_url: str):
    def written() -> int:
        with psycopg.connect(city_database_url) as look:
            row = look.execute("SELECT n_tup_upd FROM pg_stat_user_tables WHERE relname = 'readiness'").fetchone()
        assert row is not None
        return int(row[0])

    before, began = written(), time.monotonic()
    with httpx.Client() as client:
        while time.monotonic() - began < 3:
            assert client.get(f"{serving.address}/readyz").status_code == 200
    time.sleep(1.5)  # statistics come late
    assert written() - before <= 6
