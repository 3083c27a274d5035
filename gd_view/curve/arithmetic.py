"""The arithmetic of the landscapes as recipes, in its own order: so the player makes numpy's numbers, to the bit.

A landscape that is to be followed by a hand has its two entries here.
"""

from collections.abc import Mapping

from gd_core import Landscape
from gd_view.drawing.drawing import Recipes

# "w" stands for the place; the last entry is the result.
LOSS: Mapping[str, Recipes] = {
    "single_well": {"loss": ((1, "w", "w"),)},
    "double_well": {
        "square": ((1, "w", "w"),),
        "quarter less": ((0.25, "square"), (-0.85,)),
        "loss": ((1, "quarter less", "square"), (0.1, "w"), (1.0,)),
    },
}
SLOPE: Mapping[str, Recipes] = {
    "single_well": {"slope": ((2, "w"),)},
    "double_well": {
        "square": ((1, "w", "w"),),
        "square less": ((1, "square"), (-1.7,)),
        "slope": ((1, "square less", "w"), (0.1,)),
    },
}


def loss(landscape: Landscape, place: str = "w", name: str = "loss") -> Recipes:
    """Return the recipe of the loss at the place in a column."""
    return _named(LOSS[landscape.name], place, name)


def slope(landscape: Landscape, place: str = "w", name: str = "slope") -> Recipes:
    """Return the recipe of the slope at the place in a column."""
    return _named(SLOPE[landscape.name], place, name)


def _named(recipes: Recipes, place: str, name: str) -> Recipes:
    """Return recipes under other names; what they need in between is named after the result."""
    *between, result = recipes
    names = {"w": place, result: name} | {one: f"{one} of {name}" for one in between}
    return {
        names[made]: tuple(
            tuple(names[factor] if isinstance(factor, str) else factor for factor in term) for term in terms
        )
        for made, terms in recipes.items()
    }
