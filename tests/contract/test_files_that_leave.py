# SPDX-License-Identifier: Apache-2.0
"""Photos and recordings that came with a call, as a browser gets them back: their names, their kinds, parts of them."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import httpx
import pytest

from tests.conftest import REPOSITORY, copy_of, drop
from tests.contract.serving import Serving, serving
from tests.stories.conftest import first_edition
from tests.unit.plumbing.test_file_kinds import KINDS, RECORDINGS
from tongguan.ground.kernel.ids import EditionNo, new_id

NAMED = REPOSITORY / "tests" / "cases" / "attachment-chinese-name" / "steps.txt"
PICTURE = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


@pytest.fixture(scope="module")
def hub(city_template: str, server_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    url = copy_of(city_template, server_url)
    with serving(url, tmp_path_factory.mktemp("files"), {EditionNo(1): first_edition()}) as running:
        yield running
    drop(url, server_url)


@pytest.fixture
def agent(hub: Serving) -> Iterator[httpx.Client]:
    _, token = hub.token_of("agent", "C-310112-RX")
    with httpx.Client(base_url=f"{hub.address}/api/v1", headers={"Authorization": f"Bearer {token}"}) as client:
        yield client


def sent_with_a_call(agent: httpx.Client, *files: tuple[str, bytes]) -> list[str]:
    """The addresses of these files in the case that a call became."""
    photos = []
    for name, content in files:
        kept = agent.post("/blobs", files={"file": (name, content)})
        assert kept.status_code == 201, (name, kept.text)
        photos.append({"blob": kept.json()["blob"], "name": name})
    form = {
        "source": "hotline_12345",
        "words": "路口占道经营",
        "region": "310112001002",
        "petitioner": {},
        "photos": photos,
    }
    case = agent.post("/intake/hotline", json=form, headers={"Idempotency-Key": new_id().hex}).json()["case_id"]
    shown = agent.get(f"/cases/{case}").json()["evidence"]
    assert [one["name"] for one in shown] == [name for name, _ in files]
    return [f"/cases/{case}/evidence/{one['id']}" for one in shown]


def saved_as(answer: httpx.Response) -> str:
    """The name under which a browser saves it: the longer form where there is one."""
    said = answer.headers["content-disposition"]
    found = re.search(r"filename\*=UTF-8''(\S+)$", said) or re.search(r'filename="([^"]+)"$', said)
    assert found is not None, said
    return unquote(found.group(1))


def test_a_photo_is_saved_under_the_chinese_name_it_came_with(agent: httpx.Client):
    name = "现场照片（前）.png"
    assert name in NAMED.read_text()
    (address,) = sent_with_a_call(agent, (name, PICTURE))
    answer = agent.get(address)
    assert saved_as(answer) == name
    assert "filename*=UTF-8''%E7%8E%B0%E5%9C%BA" in answer.headers["content-disposition"]
    assert answer.headers["content-disposition"].startswith('inline; filename="')
    assert answer.headers["content-length"] == str(len(answer.content))


def test_photos_of_one_case_are_told_apart_and_carry_no_traps(agent: httpx.Client):
    names = ["现场一.png", "现场二.png", 'a";\r\nX: "y.png', "../../上级.png", "现场\u202egpj.png", "长" * 190 + ".png"]
    answers = [agent.get(address) for address in sent_with_a_call(agent, *((name, PICTURE) for name in names))]
    assert [saved_as(answer) for answer in answers][:5] == [
        "现场一.png", "现场二.png", "a_; X_ _y.png", "_.._上级.png", "现场gpj.png",
    ]  # fmt: skip
    assert not any("x" in answer.headers for answer in answers)
    fallbacks = [answer.headers["content-disposition"].split(";")[1] for answer in answers]
    assert len(set(fallbacks)) == len(names)


@pytest.mark.parametrize("path", sorted(RECORDINGS.iterdir()), ids=lambda path: path.name)
def test_a_recording_of_a_call_is_kept_and_can_be_played_from_anywhere(agent: httpx.Client, path: Path):
    content = path.read_bytes()
    (address,) = sent_with_a_call(agent, (f"来电录音{path.suffix}", content))
    whole = agent.get(address)
    assert (whole.status_code, whole.headers["content-type"]) == (200, KINDS[path.name])
    assert whole.headers["accept-ranges"] == "bytes"
    assert whole.headers["content-disposition"].startswith("inline")
    assert len(whole.content) == len(content)

    size, seen = len(content), whole.headers["etag"]
    for asked, start, stop in (("0-", 0, size), ("0-1", 0, 2), ("500-", 500, size), ("-100", size - 100, size)):
        part = agent.get(address, headers={"Range": f"bytes={asked}", "If-Range": seen})
        assert part.status_code == 206
        assert part.headers["content-range"] == f"bytes {start}-{stop - 1}/{size}"
        assert part.headers["content-length"] == str(stop - start)
        assert part.content == whole.content[start:stop]
    behind = agent.get(address, headers={"Range": f"bytes={size}-"})
    assert (behind.status_code, behind.json()["code"]) == (416, "plumbing.no_such_part")
    assert behind.headers["content-range"] == f"bytes */{size}"
    other = agent.get(address, headers={"Range": "bytes=0-1", "If-Range": '"another"'})
    assert (other.status_code, other.content) == (200, whole.content)
