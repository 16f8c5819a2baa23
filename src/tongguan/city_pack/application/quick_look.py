# SPDX-License-Identifier: Apache-2.0
"""A look at single tables of a draft while it is being edited: what makes no sense, before anything is proved."""

from collections.abc import Callable, Mapping
from functools import partial

from tongguan.city_pack.application.settings import read_outline, read_sources
from tongguan.deadlines.api import read_calendars
from tongguan.dispatch.api import read_list
from tongguan.kernel.pack import Finding, PackFault, PackFiles, Reading
from tongguan.organisation.api import Organisation, read_organisation, read_staff
from tongguan.taxonomy.api import read_taxonomy


def quick_findings(files: PackFiles, file: str) -> tuple[Finding, ...]:
    """What is wrong inside a table as far as its own module can tell, in well under a second; grids need the proof."""
    reader = _READERS.get(file)
    if reader is None:
        return ()
    reading = Reading(files=files)
    try:
        reader(reading)
    except PackFault as fault:
        return tuple(finding for finding in fault.findings if finding.file == file)
    return tuple(finding for finding in reading.findings if finding.file == file)


def _staff(reading: Reading) -> object:
    organisation: Organisation = read_organisation(Reading(files=reading.files))
    return partial(read_staff, organisation=organisation)(reading)


def _taxonomy(reading: Reading) -> object:
    return read_taxonomy(reading.files)


_READERS: Mapping[str, Callable[[Reading], object]] = {
    "pack.toml": read_outline,
    "sources.csv": read_sources,
    "regions.csv": read_organisation,
    "centres.csv": read_organisation,
    "units.csv": read_organisation,
    "people.csv": _staff,
    "posts.csv": _staff,
    "calendars.csv": read_calendars,
    "calendar_years.csv": read_calendars,
    "responsibility/list.csv": read_list,
    **{f"taxonomy/{name}.csv": _taxonomy for name in ("classes", "conditions", "link_limits", "code_sets", "crosswalk",
                                                      "everyday_words")},
}  # fmt: skip
