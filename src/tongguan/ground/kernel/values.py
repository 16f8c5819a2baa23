# SPDX-License-Identifier: Apache-2.0
"""Frozen values changed by making another one, as fast as copying a dictionary.

`dataclasses.replace` runs the constructor again: with the sixty fields of a case that is most of the time a decision
takes. The type checker still sees `dataclasses.replace`, so a misspelt field is found before anything runs.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import replace
else:

    def replace(value: object, /, **changes: object) -> object:
        """The same value with these fields changed; for dataclasses without slots and without __post_init__."""
        other = object.__new__(value.__class__)
        fields = other.__dict__
        fields.update(value.__dict__)
        fields.update(changes)
        return other


__all__ = ["replace"]
