# SPDX-License-Identifier: Apache-2.0
"""What modules declare of themselves is true: doors, areas of the desk, and which answers their events make old."""

import re

from fastapi.routing import APIRoute

from tests.conftest import REPOSITORY
from tests.factories.http_app import app_with, client_of
from tongguan.entrypoints.http import staff_app
from tongguan.entrypoints.modules import modules_of
from tongguan.entrypoints.platform import Platform
from tongguan.ground.kernel.ids import PersonId, PostId, RegionCode
from tongguan.ground.kernel.people import Actor, Post, Role
from tongguan.ground.kernel.work import Event
from tongguan.ground.plumbing.event_routes import event_routes
from tongguan.ground.plumbing.modules import MakesOld, theirs
from tongguan.matters.cases import events as of_cases
from tongguan.matters.intake import events as of_intake
from tongguan.steering.boards import events as of_boards
from tongguan.watching.patrols import events as of_patrols

EVENTS = {
    kind.name
    for module in (of_boards, of_cases, of_intake, of_patrols)
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, Event) and kind is not Event
}
SOURCES = REPOSITORY / "src" / "tongguan"
DESK = REPOSITORY / "web/apps/desk/src"
RAIL = DESK / "features.ts"


def somebody(role: Role) -> Actor:
    post = Post(id=PostId("P"), role=role, organ="C-310112", region=RegionCode("310112"))
    return Actor(person=PersonId("PH-1"), name="某人", posts=(post,))


def test_every_package_with_a_wiring_of_doors_is_a_module_of_the_platform(platform: Platform) -> None:
    wired = {
        file.parent.name for file in SOURCES.glob("*/*/wiring.py") if "Module(" in file.read_text(encoding="utf-8")
    }
    assert {module.name for module in modules_of(platform)} == wired | {"plumbing"}


def test_what_comes_round_and_what_reacts_is_named_after_its_module(platform: Platform) -> None:
    for module in modules_of(platform):
        names = [one.name for one in module.rounds] + [one.handler for one in module.reactions]
        assert [name for name in names if not name.startswith(f"{module.name}.")] == []


def test_the_desk_and_the_modules_speak_of_the_same_areas(platform: Platform) -> None:
    declared = sorted(area.key for module in modules_of(platform) for area in module.areas)
    shown = "".join(file.read_text(encoding="utf-8") for file in [*DESK.glob("features/*/feature.ts"), RAIL])
    assert sorted(re.findall(r"\bkey: '(\w+)',\s*to: ", shown)) == declared
    order = re.search(r"const RAIL = \[([^]]*)]", RAIL.read_text(encoding="utf-8"))
    assert order is not None
    assert sorted(re.findall(r"'(\w+)'", order[1])) == declared


def test_features_of_the_desk_are_named_after_the_modules_whose_work_they_are(platform: Platform) -> None:
    modules = {module.name for module in modules_of(platform)} | {"audit"}
    features = {folder.name.replace("-", "_") for folder in (DESK / "features").iterdir() if folder.is_dir()}
    assert sorted(features - modules) == []


def test_who_keeps_the_machine_running_sees_settings_and_no_case(platform: Platform) -> None:
    areas = [area for module in modules_of(platform) for area in module.areas]
    assert theirs(somebody(Role.SYSTEM_ADMIN), areas) == ["admin"]
    assert theirs(somebody(Role.DEVICE), areas) == []
    assert "dispatch" in theirs(somebody(Role.DISPATCHER), areas)
    assert "dispatch" not in theirs(somebody(Role.HANDLER), areas)


def test_the_front_ends_ask_for_rights_that_are_declared_and_for_no_roles(platform: Platform) -> None:
    declared = [right.key for module in modules_of(platform) for right in module.rights]
    sources = [
        file.read_text(encoding="utf-8")
        for pattern in ("apps/*/src/**/*.ts*", "packages/*/src/**/*.ts*")
        for file in (REPOSITORY / "web").glob(pattern)
        if ".test." not in file.name
    ]
    asked = {key for source in sources for key in re.findall(r"(?:\bmay\(|\bright: )'([\w.]+)'", source)}
    assert sorted(declared) == sorted(asked)
    assert [source for source in sources if re.search(r"\bme\.has\(", source)] == []


def test_a_window_clerk_may_look_for_earlier_calls_of_a_number_and_apply_no_draft(platform: Platform) -> None:
    rights = [right for module in modules_of(platform) for right in module.rights]
    assert theirs(somebody(Role.WINDOW_CLERK), rights) == ["intake.callers"]
    assert "drafts.apply" in theirs(somebody(Role.SYSTEM_ADMIN), rights)
    assert "drafts.apply" not in theirs(somebody(Role.TENANT_ADMIN), rights)


def test_every_event_makes_something_old_and_every_rule_speaks_of_answers_that_exist(platform: Platform) -> None:
    rules = [rule for module in modules_of(platform) for rule in module.makes_old]
    paths = [
        route.path
        for route in staff_app(platform).routes
        if isinstance(route, APIRoute) and "GET" in (route.methods or ())
    ]
    for rule in rules:
        assert any(name.startswith(rule.events) for name in EVENTS), rule
        for answer in rule.answers:
            assert any(path == answer or path.startswith(f"{answer}/") for path in paths), answer
    assert [name for name in EVENTS if not any(name.startswith(rule.events) for rule in rules)] == []


async def test_the_front_ends_are_told_what_makes_what_old(platform: Platform) -> None:
    rule = MakesOld(events="patrols.", answers=("/api/v1/patrols",), seconds=5.0)
    app = app_with(event_routes(platform.stream, lambda by: lambda audience: True, makes_old=[rule]))
    async with client_of(app) as client:
        told = await client.get("/api/v1/events/makes-old", headers={"X-As": "dispatcher@C-310112"})
    assert told.json() == [{"events": "patrols.", "answers": ["/api/v1/patrols"], "seconds": 5.0}]
