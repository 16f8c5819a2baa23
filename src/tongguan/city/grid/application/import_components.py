# SPDX-License-Identifier: Apache-2.0
"""Takes a survey of components over into the registry (REG-01, REG-12)."""

from dataclasses import dataclass
from datetime import datetime

from tongguan.city.grid.domain.components import Survey
from tongguan.ground.kernel.work import Command, Footprint


@dataclass(frozen=True, kw_only=True)
class ImportComponents(Command):
    """Somebody wants a survey to become the registry's state of things."""

    survey: Survey


@dataclass(frozen=True, kw_only=True)
class SurveyResult:
    """What a survey did to the registry."""

    fresh: int
    changed: int
    unchanged: int
    """Just as before, or known from a later survey."""

    def footprint(self, command: ImportComponents, now: datetime) -> Footprint:
        """The line of the audit record."""
        survey, actor = command.survey, command.by
        post = actor.posts[0] if actor.posts else None
        return Footprint(
            subject=f"component_survey/{survey.code_set}@{survey.edition}",
            move="import_components",
            after="imported",
            at=now,
            person=actor.person,
            post=post.id if post else None,
            organ=post.organ if post else None,
            facts={
                "source": survey.source,
                "surveyed_on": survey.surveyed_on.isoformat(),
                "fresh": self.fresh,
                "changed": self.changed,
                "unchanged": self.unchanged,
            },
        )
