# SPDX-License-Identifier: Apache-2.0
"""What is sent to the doors, over bare sockets: who may not come in is told before anything is read, what is too much
is told early, and after every refusal the connection can be used again or is said to end, and ends without a reset."""

import http.client
import socket
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlsplit

import httpx
import pytest

from tests.conftest import copy_of, drop
from tests.contract.serving import Serving, serving
from tests.factories.demo_city import as_in_a_real_city
from tests.stories.conftest import first_edition
from tongguan.city.organisation.api import Staff
from tongguan.ground.kernel.ids import EditionNo, new_id
from tongguan.ground.kernel.people import Role
from tongguan.ground.plumbing import request_bodies

MB = 1_000_000


@pytest.fixture(scope="module")
def hub(city_template: str, server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    url = as_in_a_real_city(copy_of(city_template, server_url))
    with serving(url, tmp_path_factory.mktemp("files"), {EditionNo(1): first_edition()}) as running:
        yield running
    drop(url, server_url)


@dataclass
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def ends(self) -> bool:
        return self.headers.get("connection") == "close"


class Line:
    """One connection, byte by byte."""

    def __init__(self, hub: Serving) -> None:
        host, port = urlsplit(hub.address).netloc.split(":")
        self._socket = socket.create_connection((host, int(port)), timeout=30)
        self._file = self._socket.makefile("rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        self._socket.close()

    def says(self, verb: str, path: str, body: bytes = b"", /, **headers: str) -> None:
        told = {"Host": "127.0.0.1", "Content-Type": "application/json"}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        if "Content-Length" not in told and "Transfer-Encoding" not in told:
            told["Content-Length"] = str(len(body))
        head = "".join(f"{name}: {value}\r\n" for name, value in told.items())
        self._socket.sendall(f"{verb.upper()} {path} HTTP/1.1\r\n{head}\r\n".encode() + body)

    def sends(self, piece: bytes) -> None:
        self._socket.sendall(piece)

    def hears(self) -> Answer:
        status = int(self._file.readline().split()[1])
        headers = {}
        while line := self._file.readline().strip():
            name, _, value = line.decode("latin-1").partition(": ")
            headers[name.lower()] = value
        return Answer(status, headers, self._file.read(int(headers.get("content-length", 0))))

    def is_over(self) -> bool:
        """Whether the other side has hung up, and civilly: a reset raises."""
        return self._file.read(1) == b""

    def can_be_used_again(self) -> bool:
        self.says("GET", "/healthz")
        return self.hears().status == 200


def doors(hub: Serving) -> list[tuple[str, str, bool, bool]]:
    """Every door that takes something in: verb, path, whether it takes a file, whether one must have signed in."""
    document = httpx.get(f"{hub.address}/api/v1/openapi.json", timeout=60).json()
    return [
        (verb, path.replace("{", "").replace("}", ""), "multipart/form-data" in said["requestBody"]["content"],
         bool(said.get("security")))
        for path, item in document["paths"].items() for verb, said in item.items() if "requestBody" in said
    ]  # fmt: skip


def in_person(hub: Serving, role: Role) -> str:
    """The session of somebody in this role, signed in with a password."""
    staff = hub.platform.editions.current().part(Staff)
    person = next(one.person for one in staff.appointments if one.post.role is role)
    account = next(one.account for one in staff.people if one.id == person)
    form = {"account": account, "password": "tongguan-demo"}
    return str(httpx.post(f"{hub.address}/api/v1/session", json=form, timeout=60).json()["token"])


def kind(takes_a_file: bool) -> str:
    return "multipart/form-data; boundary=x" if takes_a_file else "application/json"


def test_who_has_not_signed_in_is_told_so_before_anything_is_read(hub: Serving):
    heard = {}
    for verb, path, takes_a_file, signed_in in doors(hub):
        if signed_in:
            with Line(hub) as line:  # nothing but the announcement is ever sent
                line.says(verb, path, Content_Type=kind(takes_a_file), Content_Length="40000000", Expect="100-continue")
                answer = line.hears()
                heard[verb, path] = (answer.status, answer.ends)
    assert set(heard.values()) == {(401, True)}, heard
    assert len(heard) > 50


def test_who_may_not_bring_files_here_is_told_so_before_the_file_is_read(hub: Serving):
    _, collector = hub.token_of("dispatcher", "C-310112")
    for path in (f"/api/v1/drafts/{new_id()}/upload", "/api/v1/intake/batch"):
        with Line(hub) as line:
            line.says("POST", path, Content_Type=kind(True), Content_Length="40000000", Expect="100-continue",
                      Authorization=f"Bearer {collector}", Idempotency_Key="x")  # fmt: skip
            answer = line.hears()
            assert (answer.status, answer.ends) == (403, True), path


def test_no_door_takes_in_more_than_it_needs(hub: Serving):
    token, heard = f"Bearer {in_person(hub, Role.SYSTEM_ADMIN)}", {}
    open_doors = [door for door in doors(hub) if not door[2]]
    for verb, path, _, _ in open_doors:
        with Line(hub) as line:
            line.says(verb, path, Content_Length="50000000", Authorization=token)
            answer = line.hears()
            heard[verb, path] = (answer.status, answer.ends)
    assert set(heard.values()) == {(413, True)}, heard
    with Line(hub) as line:
        line.says("POST", "/api/v1/blobs", Content_Type=kind(True), Content_Length="60000000", Authorization=token)
        answer = line.hears()
    assert (answer.status, answer.ends) == (413, True)
    assert "51 MB" in answer.body.decode()


def test_a_form_without_end_is_refused_when_it_is_too_long(hub: Serving):
    _, admin = hub.token_of("system_admin", "C-310112")
    with Line(hub) as line:
        line.says("POST", "/api/v1/views", Transfer_Encoding="chunked", Authorization=f"Bearer {admin}")
        for _ in range(5):
            line.sends(b"f4240\r\n" + b" " * MB + b"\r\n")
        answer = line.hears()
        assert (answer.status, answer.ends) == (413, True)
        line.sends(b"0\r\n\r\n")
        assert line.is_over()


def test_a_file_up_to_the_limit_is_looked_at(hub: Serving):
    _, agent = hub.token_of("agent", "C-310112-RX")
    headers = {"Authorization": f"Bearer {agent}"}
    for size, status in ((50 * MB, 415), (50 * MB + 1, 413)):
        file = {"file": ("film.bin", b"\0" * size)}
        answer = httpx.post(f"{hub.address}/api/v1/blobs", files=file, headers=headers, timeout=60)
        assert answer.status_code == status


PAPER = b'--x\r\nContent-Disposition: form-data; name="paper"; filename="a"\r\n\r\n%s\r\n--x--\r\n'


def refusals(hub: Serving) -> dict[str, tuple[int, str, bytes, dict[str, str]]]:
    """Wishes that are refused, each in another way: status, path, body with room to grow, what stands above."""
    _, agent = hub.token_of("agent", "C-310112-RX")
    token = {"Authorization": f"Bearer {agent}", "Idempotency_Key": "x"}
    moves, accepting = f"/api/v1/cases/{new_id()}/moves", b'{"class_code":"190402","condition":"190402-1"}%s'
    return {
        "nobody": (401, "/api/v1/intake/hotline", b"{}%s", {}),
        "nobody with a file": (401, "/api/v1/blobs", PAPER, {"Content_Type": kind(True)}),
        "not this desk": (403, "/api/v1/drafts", b'{"title":"x"}%s', token),
        "no such door": (404, "/api/v1/nowhere", b"{}%s", {}),
        "no such verb": (405, "/api/v1/session/ways", b"{}%s", {}),
        "no such case": (404, f"{moves}/accept", accepting, token),
        "not a form": (422, "/api/v1/intake/hotline", b"{%s", token),
        "no file": (422, "/api/v1/blobs", PAPER, token | {"Content_Type": kind(True)}),
    }


@pytest.mark.parametrize("way", ["at once", "after the answer", "asked first", "in pieces"])
def test_after_a_small_refusal_the_connection_goes_on(hub: Serving, way: str):
    for why, (status, path, room, headers) in refusals(hub).items():
        form = room % (b" " * 10)
        more = {"Expect": "100-continue"} if way == "asked first" else {}
        with Line(hub) as line:
            if way == "at once":
                line.says("POST", path, form, **headers)
            elif way == "in pieces":
                line.says("POST", path, Transfer_Encoding="chunked", **headers)
                line.sends(b"%x\r\n%s\r\n0\r\n\r\n" % (len(form), form))
            else:
                line.says("POST", path, Content_Length=str(len(form)), **headers, **more)
                time.sleep(0.1)
                if way == "after the answer":
                    line.sends(form)
            answer = line.hears()
            if answer.status == 100:
                line.sends(form)
                answer = line.hears()
            assert answer.status == status, (why, answer.body.decode())
            if way == "asked first" and answer.ends:
                assert line.is_over(), why
            else:
                assert not answer.ends, why
                assert line.can_be_used_again(), why


def test_after_a_large_body_that_nobody_reads_the_connection_ends_without_a_reset(hub: Serving):
    for why, (status, path, room, headers) in refusals(hub).items():
        form = room % (b" " * 6 * MB)
        with Line(hub) as line:
            line.says("POST", path, form, **headers)
            answer = line.hears()
            assert answer.status in (status, 413), (why, answer.body.decode())
            assert line.is_over() if answer.ends else line.can_be_used_again(), why


def test_a_client_that_sends_first_and_listens_afterwards_hears_every_refusal(hub: Serving):
    client = http.client.HTTPConnection(urlsplit(hub.address).netloc, timeout=60)
    for _ in range(3):
        client.request("POST", "/api/v1/blobs", b"x" * 55 * MB, {"Content-Type": kind(True)})
        answer = client.getresponse()
        assert answer.status == 401
        answer.read()
        client.request("GET", "/healthz")
        assert client.getresponse().read()
    client.close()


def test_a_body_that_drips_is_given_up(hub: Serving, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(request_bodies, "PATIENCE_SECONDS", 0.5)
    monkeypatch.setattr(request_bodies, "DRAINED_SECONDS", 0.5)
    with Line(hub) as line:
        line.says("POST", "/api/v1/session", Content_Length="1000")
        began = time.monotonic()
        for _ in range(8):
            line.sends(b" ")
            time.sleep(0.1)
        answer = line.hears()
        assert (answer.status, answer.ends) == (408, True)
        assert line.is_over()
        assert time.monotonic() - began < 10


def test_who_never_stops_sending_is_not_listened_to_for_ever(hub: Serving, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(request_bodies, "DRAINED_BYTES", 5 * MB)
    with Line(hub) as line:
        line.says("POST", "/api/v1/blobs", Content_Type=kind(True), Transfer_Encoding="chunked")
        with pytest.raises(OSError, match=r"reset|pipe"):
            line.sends((b"f4240\r\n" + b" " * MB + b"\r\n") * 100)
