# SPDX-License-Identifier: Apache-2.0
"""One typed settings class, environment only, unknown names refused, no secrets shown."""

from pathlib import Path

import pytest

from tongguan.ground.plumbing.cannot_start import CannotStart
from tongguan.ground.plumbing.gateway import content_policy
from tongguan.ground.plumbing.settings import read_settings


def test_nothing_needs_to_be_set():
    settings = read_settings({})
    assert (settings.port, settings.database_url, settings.data_dir) == (8620, None, Path(".tongguan"))


def test_the_environment_is_read_and_foreign_names_are_left_alone():
    settings = read_settings({"TONGGUAN_PORT": "9000", "PATH": "/bin", "TONGGUAN_TEST_DATABASE_URL": "x"})
    assert settings.port == 9000


def test_an_unknown_name_is_refused_and_the_nearest_is_named():
    with pytest.raises(CannotStart, match="TONGGUAN_DATABASE_URL") as refused:
        read_settings({"TONGGUAN_DATABSE_URL": "x"})
    assert "TONGGUAN_DATABSE_URL" in refused.value.zh


def test_a_wrong_value_names_the_variable():
    with pytest.raises(CannotStart, match="TONGGUAN_PORT"):
        read_settings({"TONGGUAN_PORT": "eighty"})


def test_secrets_are_not_printed():
    settings = read_settings({"TONGGUAN_DATABASE_URL": "postgresql://x:geheim@h/d", "TONGGUAN_HOST": "::"})
    printed = {name: value for name, value, _ in settings.printable()}
    assert "geheim" not in str(printed) + repr(settings)
    assert printed["TONGGUAN_HOST"] == "::"
    assert printed["TONGGUAN_DATABASE_URL"] == "**********"


def test_every_setting_is_described_in_chinese_and_english():
    assert all(" | " in description for _, _, description in read_settings({}).printable())


def test_a_process_environment_does_not_leak_into_given_values(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("TONGGUAN_PORT", "1234")
    assert read_settings({"TONGGUAN_HOST": "0.0.0.0"}).port == 8620
    assert read_settings().port == 1234


def test_map_tiles_come_from_one_address_outside():
    settings = read_settings({"TONGGUAN_TILES_URL": "https://tiles.example:8443/v/{z}/{x}/{y}.png?tk=1"})
    assert settings.tile_origin == "https://tiles.example:8443"
    assert read_settings({}).tile_origin is None
    assert content_policy(None)[1].count(b"https:") == 0
    assert content_policy(settings.tile_origin)[1].count(b" https://tiles.example:8443;") == 2


@pytest.mark.parametrize(
    "told",
    [
        "https://t.example/{z}/{x}",
        "https://t{s}.example/{z}/{x}/{y}",
        "https://{z}/{x}/{y}",
        "ftp://t.example/{z}/{x}/{y}",
        "https://t.example; script-src */{z}/{x}/{y}",
        "/{z}/{x}/{y}",
    ],
)
def test_what_is_no_address_of_tiles_is_refused(told: str):
    with pytest.raises(CannotStart, match="TONGGUAN_TILES_URL"):
        read_settings({"TONGGUAN_TILES_URL": told})
