# SPDX-License-Identifier: Apache-2.0
"""What is on record of a deed is masked wherever words may stand in it, and nowhere else."""

from hypothesis import given
from hypothesis import strategies as st

from tongguan.ground.kernel.ids import new_id
from tongguan.ground.kernel.words import masked_facts

FACTS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=3), FACTS, max_size=4))
def test_every_text_of_a_fact_is_masked_at_any_depth(facts: dict[str, object]) -> None:
    def starred(fact: object) -> object:
        if isinstance(fact, dict):
            return {name: starred(one) for name, one in fact.items()}
        if isinstance(fact, list):
            return [starred(one) for one in fact]
        return "*" if isinstance(fact, str) else fact

    assert masked_facts(facts, lambda words: "*") == starred(facts)


def test_ids_and_digests_stay_what_they_are() -> None:
    facts: dict[str, object] = {"task": str(new_id()), "sha256": "13800001234a" + "f" * 52}
    assert masked_facts(facts, lambda words: "*") == facts
