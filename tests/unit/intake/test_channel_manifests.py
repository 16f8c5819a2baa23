# SPDX-License-Identifier: Apache-2.0
"""Every door says what it is and how far along the quality ladder it stands."""

import tomllib
from pathlib import Path

import pytest

from tongguan.intake.api import MODES, Channel

CHANNELS = Path(__file__).resolve().parents[3] / "src" / "tongguan" / "intake" / "channels"
LADDER = ["works", "survives_outages", "observable", "documented"]


def test_every_channel_has_its_folder_and_no_folder_is_left_over() -> None:
    assert {folder.parent.name for folder in CHANNELS.glob("*/__init__.py")} == {channel.value for channel in Channel}


@pytest.mark.parametrize("channel", list(Channel))
def test_a_channel_tells_its_door_its_modes_and_its_quality(channel: Channel) -> None:
    folder = CHANNELS / channel.value
    manifest = tomllib.loads((folder / "manifest.toml").read_text("utf-8"))
    assert manifest["name"] == channel.value
    assert manifest["door"].startswith("POST /api/v1/intake/")
    assert set(manifest["modes"]) == MODES[channel]
    assert (folder / "README.md").read_text("utf-8").startswith(f"# {channel.value} · {manifest['title_zh']}")
    quality = tomllib.loads((folder / "quality.toml").read_text("utf-8"))
    assert list(quality) == LADDER
    assert all(rung in ("done", "todo") or rung["exempt"] for rung in quality.values())
