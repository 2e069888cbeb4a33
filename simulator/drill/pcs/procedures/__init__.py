"""Procedures in our own words, by what is done: which codes each wording describes, and what it says of every axis."""

from simulator.drill.pcs.procedures.birth import BIRTH
from simulator.drill.pcs.procedures.cutting import CUTTING
from simulator.drill.pcs.procedures.freeing import FREEING
from simulator.drill.pcs.procedures.limbs import LIMBS
from simulator.drill.pcs.procedures.lumens import LUMENS
from simulator.drill.pcs.procedures.matter import MATTER
from simulator.drill.pcs.procedures.placing import PLACING
from simulator.drill.pcs.procedures.procedure import Procedure
from simulator.drill.pcs.procedures.renewing import RENEWING

PROCEDURES: tuple[Procedure, ...] = (
    *CUTTING,
    *MATTER,
    *LUMENS,
    *FREEING,
    *PLACING,
    *RENEWING,
    *LIMBS,
    *BIRTH,
)

__all__ = ["PROCEDURES", "Procedure"]
