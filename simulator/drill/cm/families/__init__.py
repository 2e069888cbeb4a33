"""Families of conditions, by what they befall: how the titles of each are read."""

from simulator.drill.cm.condition import Family
from simulator.drill.cm.families import compounds, digestive, limbs, senses, skin, vessels
from simulator.drill.cm.families.injuries import INJURIES

DISEASES = tuple(
    family
    for module in (senses, limbs, vessels, skin, digestive, compounds)
    for family in vars(module).values()
    if isinstance(family, Family)
)
"""Every family that is no injury."""

FAMILIES = (*INJURIES, *DISEASES)
"""Every family."""
