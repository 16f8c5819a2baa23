# SPDX-License-Identifier: Apache-2.0
"""Looks at whatever was written: every GET that shows it, every list and export, as those who may see it."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import httpx

from tests.contract.ground import DISTRICT
from tests.contract.walk import Ask, Operation, Walk
from tests.stories.city import Somebody

ENDLESS = {"/api/v1/events"}
SEEKING: Mapping[str, Mapping[str, str]] = {
    "/api/v1/cases": {"limit": "200", "count": "true"},
    "/api/v1/intake/numbers": {"source": "upper_platform", "source_no": "1"},
    "/api/v1/audit/lines": {"limit": "200"},
    "/api/v1/audit/chain": {"subject": "edition/1"},
    "/api/v1/staff": {"limit": "200", "text": "同事"},
    "/api/v1/screen/rows": {"metric": "open"},
}
"""What a list must or may be asked."""
NAMES = {"case_id": "ref"}
"""Path parameters of writes, as looks call them."""
NOT_FOUND = {"/api/v1/intake/numbers", "/api/v1/patrols/{person}/plan", "/api/v1/patrols/{person}/plan/history"}
"""Where nothing may be found: a number nobody gave, a person who patrols nowhere."""


class Looking:
    """Looks, and remembers who could look at what."""

    def __init__(self, walk: Walk) -> None:
        self._walk = walk
        self._looks = [one for one in walk.document.looks() if one.path not in ENDLESS]
        self._eyes: list[Somebody] = []
        self._who: dict[str, Somebody] = {}

    async def begin(self) -> list[str]:
        """Find out who may look at each list; those that nobody can look at."""
        g = self._walk.ground
        self._eyes = [
            await g.admin(),
            await g.who("commander", f"C-{DISTRICT}"),
            await g.who("leader", f"C-{DISTRICT}"),
            await g.who("dispatcher", f"C-{DISTRICT}"),
            await g.who("acceptor", f"C-{DISTRICT}"),
            await g.who("agent", f"C-{DISTRICT}-RX"),
            await g.who("dispatcher"),
            await g.collector(),
            await self._walk.city.on_the_ground("auditor", ""),
        ]
        return [f"{look}: {answer}" for look in self._lists() if (answer := await self._seen(look, {}))]

    async def at_lists(self) -> list[str]:
        """Every list and export; what does not answer as it did."""
        return [f"{look}: {answer}" for look in self._lists() if (answer := await self._seen(look, {}))]

    async def at(self, ask: Ask, answer: httpx.Response, *, all_of_it: bool = True) -> list[str]:
        """Everything that shows what was written; what cannot be looked at."""
        known = await self._known(ask, answer)
        faults = []
        for look in self._looks:
            wanted = set(re.findall(r"{(\w+)", look.path))
            if not wanted or not wanted <= set(known) or not (all_of_it or look.path.endswith(("{ref}", "/history"))):
                continue
            if "/map/" in look.path:
                continue
            seen = await self._seen(look, known, first=ask.by)
            faults += [f"{look}: {seen}"] if seen else []
        return faults

    def _lists(self) -> Iterable[Operation]:
        return (look for look in self._looks if "{" not in look.path)

    async def _known(self, ask: Ask, answer: httpx.Response) -> dict[str, str]:
        known = {NAMES.get(name, name): value for name, value in ask.path.items()}
        told: Any = answer.json() if answer.content else {}
        if isinstance(told, dict):
            if "/intake/" in ask.operation.path and "case_id" in told:
                known |= {"ref": told["case_id"], "case_id": told["case_id"]}
            if "/drafts" in ask.operation.path and "base" in told:
                known["id"] = told["id"]
            if "/batch" in ask.operation.path and "id" in told:
                known["import_id"] = told["id"]
            known |= {name: str(told[name]) for name in ("person", "blob", "no") if name in told}
            if "/boards" in ask.operation.path:
                known["board"] = str(told.get("id", ""))
        return known

    async def _seen(self, look: Operation, known: Mapping[str, str], *, first: Somebody | None = None) -> str | None:
        """None when somebody sees it; otherwise the answers."""
        before = self._who.get(look.id)
        eyes = [*([before] if before else []), *([first] if first else []), *self._eyes]
        answers: list[str] = []
        for eye in eyes:
            answer = await self._walk.city.client.get(
                look.path.replace(":path", "").format(**known), params=SEEKING.get(look.path), headers=eye.headers
            )
            if answer.is_success or (answer.status_code == 404 and look.path in NOT_FOUND):
                self._who[look.id] = eye
                return None
            answers.append(f"{answer.status_code} {answer.text[:300]}")
            if answer.status_code >= 500:
                break
        return answers[-1]
