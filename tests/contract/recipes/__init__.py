# SPDX-License-Identifier: Apache-2.0
"""What the schema of a write operation cannot know: who may do it, on what, with which codes.

Whatever a recipe leaves out is filled in from the schema. A recipe makes its own subject anew each time, so that it
can be asked for again and again.
"""

from tests.contract.recipes import desks, doors, moves, moves_with_more
from tests.contract.recipes.table import Facts, NoRecipe, facts_for

__all__ = ["Facts", "NoRecipe", "desks", "doors", "facts_for", "moves", "moves_with_more"]
