# SPDX-License-Identifier: Apache-2.0
"""The taxonomy of the demo city, read once."""

from pathlib import Path

from tongguan.city.taxonomy.api import read_taxonomy

PACK = Path(__file__).resolve().parents[3] / "cities" / "demo"
DEMO = read_taxonomy({path.relative_to(PACK).as_posix(): path.read_bytes() for path in PACK.glob("taxonomy/*.csv")})
