# SPDX-License-Identifier: Apache-2.0
"""Whatever is sent to the doors, well-formed or not: a refusal perhaps, never a fault; and answers are as described."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import content_type_conformance, response_schema_conformance

from tests.contract.serving import Serving, serving
from tests.stories.conftest import first_edition
from tongguan.ground.kernel.ids import EditionNo, new_id

MOST_EXAMPLES = 3
ENDLESS = {"/api/v1/events"}
SIGNS_OUT = {("delete", "/api/v1/session"), ("post", "/api/v1/password")}
"""Would take the token away from under the test."""
CHECKS = (not_a_server_error, content_type_conformance, response_schema_conformance)


@pytest.fixture
def hub(city_database_url: str, tmp_path: Path) -> Iterator[Serving]:
    with serving(city_database_url, tmp_path, {EditionNo(1): first_edition()}) as running:
        yield running


def some_cases(hub: Serving) -> list[str]:
    """Cases in several states, so that ids in paths lead somewhere."""
    _, agent = hub.token_of("agent", "C-310112-RX")
    ids = []
    for words in ("路边垃圾", "占道经营", "水管爆裂"):
        form = {
            "source": "hotline_12345",
            "words": words,
            "address": "剑川路10号",
            "petitioner": {"phone": "13812342671"},
        }
        ids.append(post(hub, agent, "/intake/hotline", form)["case_id"])
    _, acceptor = hub.token_of("acceptor", "C-310112")
    _, leader = hub.token_of("shift_leader", "C-310112")
    for id_ in ids[1:]:
        accepting = {"class_code": "190402", "condition": "190402-1"}
        post(hub, acceptor, f"/cases/{id_}/moves/accept", accepting)
    post(hub, leader, f"/cases/{ids[2]}/moves/file", {})
    return ids


def post(hub: Serving, token: str, path: str, form: Mapping[str, object]) -> dict[str, str]:
    headers = {"Authorization": f"Bearer {token}", "Idempotency-Key": new_id().hex}
    answer = httpx.post(f"{hub.address}/api/v1{path}", json=form, headers=headers)
    assert answer.is_success, answer.text
    return dict(answer.json())


# The hub lives in a thread of this process, and its pool draws how long each new connection may live: were that drawn
# while a request is thought out, it would be taken for a request that chance decides.
@pytest.mark.filterwarnings("ignore:Do not use the `random` module:hypothesis.errors.HypothesisDeprecationWarning")
@pytest.mark.long
@pytest.mark.parametrize(("role", "organ"), [("dispatcher", "C-310112"), ("system_admin", "C-310112")])
def test_nothing_that_arrives_makes_a_fault(hub: Serving, role: str, organ: str):
    ids, (_, token) = some_cases(hub), hub.token_of(role, organ)
    # A connection that was quiet for seconds while an operation was thought out may be closed as it is taken up again.
    headers = {"Authorization": f"Bearer {token}", "Connection": "close"}
    schema = schemathesis.openapi.from_url(f"{hub.address}/api/v1/openapi.json")
    faults: list[str] = []
    operations = []
    for found in schema.get_all_operations():
        assert isinstance(found, Ok)
        operations.append(found.ok())
    tried = 0
    for operation in operations:
        if operation.path in ENDLESS or (operation.method, operation.path) in SIGNS_OUT:
            continue

        @settings(max_examples=MOST_EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy(), known=st.none() | st.sampled_from(ids))
        def arrives(case: schemathesis.Case[Any], known: str | None) -> None:
            for name in ("case_id", "ref"):
                if known and name in case.path_parameters:
                    case.path_parameters[name] = known
            nonlocal tried
            tried += 1
            case.call_and_validate(checks=list(CHECKS), headers=headers)

        try:
            arrives()
        except (Exception, BaseExceptionGroup) as error:
            causes = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
            faults.append("\n".join(f"{operation.label}: {one}" for one in (error, *causes)))
    print(f"{len(operations)} operations, {tried} requests")
    assert not faults, "\n\n".join(faults)
