# SPDX-License-Identifier: Apache-2.0
"""Two servers behind the real nginx, with the very file the papers offer: what one visitor sends stops nobody else."""

import os
import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.conftest import REPOSITORY, copy_of, drop, environment_of_today
from tests.factories.demo_city import as_in_a_real_city
from tests.integration.entrypoints.processes import Hub
from tests.ports import free_port
from tongguan.ground.kernel.clock import SystemClock

pytestmark = pytest.mark.moment

SITE = REPOSITORY / "docs" / "nginx.conf"
MUST = "TONGGUAN_TEST_NGINX"
"""Set to `required`, a missing nginx is a failure; .ci/run sets it."""
MB = 1_000_000


@dataclass
class Front:
    """The proxy and what stands behind it."""

    address: str
    certificate: Path
    servers: list[Hub]
    log: Path

    def client(self) -> httpx.Client:
        trusted = ssl.create_default_context(cafile=str(self.certificate))
        return httpx.Client(base_url=self.address, verify=trusted, timeout=60)

    def complaints(self, since: int = 0) -> list[str]:
        """What nginx says went wrong between it and the servers, behind so many lines."""
        said = self.log.read_text().splitlines()[since:]
        return [line for line in said if "[error]" in line and "client intended to send too large body" not in line]


def certified(folder: Path) -> tuple[Path, Path]:
    """A certificate of one's own for localhost, and its key."""
    key, now = ec.generate_private_key(ec.SECP256R1()), SystemClock().now()
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem, secret = folder / "site.pem", folder / "site.key"
    pem.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return pem, secret


def put(said: str, offered: str, ours: str) -> str:
    """The file with an address of this test in the place of the one that is offered, which must be there."""
    assert offered in said, f"{SITE.name} no longer says {offered}"
    return said.replace(offered, ours)


@pytest.fixture(scope="module")
def front(city_template: str, server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Front]:
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        missing = "没有 nginx · no nginx: apt-get install nginx-light"
        if os.environ.get(MUST) == "required":
            pytest.fail(missing)
        pytest.skip(missing)
    url, tmp_path = as_in_a_real_city(copy_of(city_template, server_url)), tmp_path_factory.mktemp("front")
    settings = {
        "TONGGUAN_DATABASE_URL": url,
        "TONGGUAN_DATA_DIR": str(tmp_path / "data"),
        "TONGGUAN_DATABASE_POOL": "4",
    }
    port, (certificate, key) = free_port(), certified(tmp_path)
    with ExitStack() as running:
        servers = [running.enter_context(Hub(("serve",), settings, tmp_path / f"{n}.log").start()) for n in "ab"]
        site = SITE.read_text()
        for offered, server in zip(("127.0.0.1:8620", "127.0.0.1:8621"), servers, strict=True):
            site = put(site, offered, f"127.0.0.1:{server.port}")
        site = put(site, "listen 443 ssl", f"listen 127.0.0.1:{port} ssl")
        site = put(site, "/etc/ssl/tongguan.pem", str(certificate))
        (tmp_path / "site.conf").write_text(put(site, "/etc/ssl/tongguan.key", str(key)))
        (tmp_path / "nginx.conf").write_text(
            ("user root;\n" if os.geteuid() == 0 else "")
            + "daemon off;\npid nginx.pid;\nerror_log error.log;\nevents {}\nhttp {\naccess_log access.log;\n"
            + "".join(f"{kind}_temp_path {kind};\n" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
            + "include site.conf;\n}\n"
        )
        for server in servers:
            server.ready()
        # Of its environment nginx keeps nothing, so another moment would end while it runs, and who waits for a server
        # until five seconds after tomorrow waits a day: it lives today.
        nginx = subprocess.Popen(
            [program, "-p", str(tmp_path), "-c", "nginx.conf", "-e", "error.log"], env=environment_of_today()
        )
        front = Front(f"https://localhost:{port}", certificate, servers, tmp_path / "error.log")
        try:
            with front.client() as client:
                until = time.monotonic() + 30
                while not _answers(client):
                    assert time.monotonic() < until, front.log.read_text()
                    time.sleep(0.1)
            yield front
        finally:
            nginx.terminate()
            nginx.wait(30)
    drop(url, server_url)


def _answers(client: httpx.Client) -> bool:
    try:
        return client.get("/healthz").status_code == 200
    except httpx.TransportError:
        return False


def sends(front: Front, size: int, **headers: str) -> httpx.Response:
    with front.client() as client:
        return client.post("/api/v1/blobs", files={"file": ("film.bin", b"\0" * size)}, headers=headers)


def everybody_is_served(front: Front) -> None:
    """Many times in a row, so that every server has its turn."""
    with front.client() as client:
        assert {client.get("/readyz").status_code for _ in range(20)} == {200}


@pytest.mark.parametrize("size", [49 * MB, 55 * MB])
def test_files_of_people_who_have_not_signed_in_stop_nobody(front: Front, size: int):
    before = len(front.log.read_text().splitlines())
    for _ in range(2):
        with ThreadPoolExecutor() as visitors:
            answers = list(visitors.map(lambda _: sends(front, size), range(4)))
        assert {answer.status_code for answer in answers} <= {401, 413}
        assert {answer.headers["content-type"] for answer in answers} == {"application/problem+json"}
        everybody_is_served(front)
    assert front.complaints(before) == []


def test_the_limits_of_proxy_and_platform_agree(front: Front):
    before = len(front.log.read_text().splitlines())
    with front.client() as client:
        told = client.post("/api/v1/session", json={"account": "agent01", "password": "tongguan-demo"})
        token = {"Authorization": f"Bearer {told.json()['token']}"}
        assert sends(front, 50 * MB, **token).json()["code"] == "plumbing.file_kind_not_accepted"
        assert sends(front, 50 * MB + 1, **token).json()["code"] == "plumbing.file_too_large"
        assert sends(front, 51 * MB, **token).json()["code"] == "http.413", "the platform itself"
        past_the_proxy = sends(front, 55 * MB, **token)
        assert (past_the_proxy.status_code, past_the_proxy.json()["code"]) == (413, "http.413")
        form = client.post("/api/v1/intake/hotline", content=b" " * 10 * MB, headers=token)
        assert (form.status_code, form.json()["code"]) == (413, "http.413")
        everybody_is_served(front)
    assert front.complaints(before) == []


@pytest.mark.long
def test_when_a_server_dies_the_other_takes_over_and_the_first_is_taken_back(front: Front):
    front.servers[0].kill()
    everybody_is_served(front)
    with front.client() as client:
        form = {"account": "agent01", "password": "wrong password"}
        assert {client.post("/api/v1/session", json=form).status_code for _ in range(6)} == {401}
        front.servers[0].start().ready()
        front.servers[1].kill()
        until = time.monotonic() + 30  # longer than fail_timeout
        while client.get("/readyz").status_code != 200:
            assert time.monotonic() < until, front.complaints()
            time.sleep(0.2)
    everybody_is_served(front)
    front.servers[1].start().ready()


def test_figures_of_the_machine_are_not_shown_outside(front: Front):
    with front.client() as client:
        assert client.get("/metrics").status_code == 403


def test_the_papers_name_the_file_and_hold_no_copy_of_it():
    papers = (REPOSITORY / "docs" / "operate.md").read_text()
    assert "(nginx.conf)" in papers
    assert not re.search(r"^\s*(proxy_pass|upstream)\b", papers, re.MULTILINE)
