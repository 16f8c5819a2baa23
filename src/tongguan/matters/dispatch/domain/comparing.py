# SPDX-License-Identifier: Apache-2.0
"""The test bench: where past cases would go under a list, against another list or against what was done (DSP-11)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tongguan.ground.kernel.ids import CentreId, UnitId
from tongguan.matters.dispatch.domain.responsibility import Matter, Proposal, ResponsibilityList


@dataclass(frozen=True, kw_only=True, slots=True)
class PastMatter:
    """So many past cases that were alike, and who handled them."""

    matter: Matter
    lead: UnitId | None
    cases: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Difference:
    """So many past cases that would go elsewhere."""

    matter: Matter
    cases: int
    before: UnitId | None
    """Who had it: by the old list, or in fact. None: nobody could be named."""
    before_row: str | None
    after: UnitId | None
    after_row: str | None


@dataclass(frozen=True, kw_only=True, slots=True)
class Comparison:
    """What the test bench found."""

    cases: int
    """All past cases looked at."""
    moved: int
    """Those that would go elsewhere."""
    differences: tuple[Difference, ...]
    """The largest first."""


def compare_lists(
    past: Iterable[PastMatter], old: ResponsibilityList, new: ResponsibilityList, *, owner: CentreId
) -> Comparison:
    """Which past cases one list would send elsewhere than another."""

    def before(one: PastMatter) -> tuple[UnitId | None, str | None]:
        return _named(old.propose(one.matter, owner=owner))

    return _compare(past, before, new, owner)


def compare_with_past(past: Iterable[PastMatter], new: ResponsibilityList, *, owner: CentreId) -> Comparison:
    """Which past cases a list would send elsewhere than to the unit that handled them in the end."""
    handled = (one for one in past if one.lead is not None)
    return _compare(handled, lambda one: (one.lead, None), new, owner)


def _compare(
    past: Iterable[PastMatter],
    before: Callable[[PastMatter], tuple[UnitId | None, str | None]],
    new: ResponsibilityList,
    owner: CentreId,
) -> Comparison:
    total, differences = 0, []
    for one in past:
        total += one.cases
        old_lead, old_row = before(one)
        new_lead, new_row = _named(new.propose(one.matter, owner=owner))
        if old_lead != new_lead:
            differences.append(
                Difference(
                    matter=one.matter,
                    cases=one.cases,
                    before=old_lead,
                    before_row=old_row,
                    after=new_lead,
                    after_row=new_row,
                )
            )
    differences.sort(key=lambda one: (-one.cases, one.matter.class_code, one.matter.region, one.matter.source))
    return Comparison(cases=total, moved=sum(one.cases for one in differences), differences=tuple(differences))


def _named(proposal: Proposal | None) -> tuple[UnitId | None, str | None]:
    return (None, None) if proposal is None else (proposal.lead, proposal.row)
