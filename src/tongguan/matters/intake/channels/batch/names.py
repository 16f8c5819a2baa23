# SPDX-License-Identifier: Apache-2.0
"""The names that people give to the columns of their files (`names.toml`)."""

import tomllib
from collections.abc import Mapping
from importlib.resources import files

NAMES: Mapping[str, tuple[str, ...]] = {
    field: tuple(names)
    for field, names in tomllib.loads(files(__package__).joinpath("names.toml").read_text("utf-8")).items()
}
"""Field → names of its columns, the preferred one first."""
