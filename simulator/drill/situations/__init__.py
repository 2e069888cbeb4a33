"""Situations that take a modifier, in our own words: each tells what makes it that modifier and no other.

Only modifiers that the open list has are asked for or offered.
"""

from simulator.drill.situations.care import CARE
from simulator.drill.situations.equipment import EQUIPMENT
from simulator.drill.situations.payment import PAYMENT
from simulator.drill.situations.practice import PRACTICE
from simulator.drill.situations.staff import STAFF

SITUATIONS = (*PRACTICE, *STAFF, *PAYMENT, *CARE, *EQUIPMENT)
"""Every situation of the tables."""
