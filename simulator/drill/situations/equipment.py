"""Situations of equipment: how it is furnished, for how long and to whom."""

from simulator.drill.situations.situation import situation

_EQUIPMENT = {
    "NU": "for equipment bought new",
    "UE": "for equipment bought used",
    "RR": "for equipment rented",
    "RA": "for a whole item that replaces another",
    "RB": "for a part replaced in a repair",
    "MS": "for the fee for six months' maintenance",
}
_RENTAL = {
    "KH": "for the purchase or the first month of rental",
    "KI": "for the second or third month of rental",
    "KJ": "for months four to fifteen of rental",
    "KR": "for part of a month",
}
_CHOICE = {
    "BP": "for a patient who chose to buy",
    "BR": "for a patient who chose to rent",
    "BU": "for a patient who said nothing within 30 days",
    "LL": "for a lease whose payments count against the price",
}
_WALKERS = {
    "K0": "for a person who cannot walk and never will",
    "K1": "for a person who walks indoors, on level ground, at one pace",
    "K2": "for a person who walks outdoors over low barriers such as curbs",
    "K3": "for a person who walks at a varying pace and over most barriers",
    "K4": "for a child, an active adult or an athlete, beyond plain walking",
}
_OXYGEN = {
    "QE": "for less than 1 liter a minute at rest",
    "QG": "for more than 4 liters a minute at rest",
    "QF": "for more than 4 liters a minute at rest and portable oxygen too",
    "QH": "for a device that conserves oxygen",
}

EQUIPMENT = (
    situation(
        "NU",
        _EQUIPMENT,
        "A patient buys a folding walker that nobody has used before. Which modifier goes with it?",
        "A supplier sells a new cane outright. Which modifier tells how it was furnished?",
    ),
    situation(
        "UE",
        _EQUIPMENT,
        "A patient buys a hospital bed that another patient used before. Which modifier goes with it?",
        "A reconditioned wheelchair is sold for good. Which modifier tells how it was furnished?",
    ),
    situation(
        "RR",
        _EQUIPMENT,
        "A patient pays by the month for a wheelchair that stays the supplier's. Which modifier goes with it?",
        "An oxygen concentrator is rented. Which modifier tells how it was furnished?",
    ),
    situation(
        "RA",
        _EQUIPMENT,
        "A patient's own wheelchair was destroyed in a fire and is replaced whole. Which modifier tells that the new"
        " one is a replacement?",
        "A lost leg brace is replaced by another of the same kind. Which modifier tells that the item is a"
        " replacement?",
    ),
    situation(
        "RB",
        _EQUIPMENT,
        "The motor of a patient's power wheelchair is replaced when the chair is repaired. Which modifier tells"
        " that it is a part put in by a repair?",
        "A worn knee joint of a prosthesis is exchanged, the rest stays. Which modifier tells that it is a part put"
        " in by a repair?",
    ),
    situation(
        "MS",
        _EQUIPMENT,
        "A supplier bills for reasonable and necessary maintenance, a fee that falls due every six months. Which"
        " modifier?",
        "Twice a year a fee is charged for servicing a capped rental, parts and labor not otherwise paid. Which"
        " modifier?",
    ),
    situation(
        "KH",
        _RENTAL,
        "The claim is for the first month of a capped rental. Which modifier tells it?",
        "A hospital bed was delivered this month and is billed for the first time. Which rental modifier goes with it?",
    ),
    situation(
        "KI",
        _RENTAL,
        "The claim is for the third month of a capped rental. Which modifier tells it?",
        "A patient has had a rented bed for one full month, and the second is billed. Which rental modifier goes"
        " with it?",
    ),
    situation(
        "KJ",
        _RENTAL,
        "The claim is for the seventh month of a capped rental. Which modifier tells it?",
        "A rented wheelchair is billed for its twelfth month. Which rental modifier goes with it?",
    ),
    situation(
        "KR",
        _RENTAL,
        "A patient gives a rented bed back on the tenth of the month, and only those days are billed. Which modifier"
        " tells it?",
        "Twelve days of a month's rental are billed. Which rental modifier goes with them?",
    ),
    situation(
        "BP",
        _CHOICE,
        "Told that the chair could be bought or rented, the patient chose to buy. Which modifier goes on the claim?",
        "A beneficiary, informed of both ways, elects purchase. Which modifier?",
    ),
    situation(
        "BR",
        _CHOICE,
        "Told that the chair could be bought or rented, the patient chose to rent. Which modifier goes on the claim?",
        "A beneficiary, informed of both ways, elects rental. Which modifier?",
    ),
    situation(
        "BU",
        _CHOICE,
        "Told that the chair could be bought or rented, the patient had not answered after 30 days. Which"
        " modifier goes on"
        " the claim?",
        "A month after being informed of both ways, a beneficiary has told the supplier nothing. Which modifier?",
    ),
    situation(
        "K0",
        _WALKERS,
        "A leg amputee cannot walk or transfer, with help or without, and no prosthesis would change that. Which"
        " modifier tells the functional level?",
        "No prosthesis would improve a bedridden amputee's mobility. Which modifier tells the functional level?",
    ),
    situation(
        "K1",
        _WALKERS,
        "A leg amputee walks about the house with the prosthesis, on level floors and at one pace. Which modifier"
        " tells the functional level?",
        "With the prosthesis a man gets from bed to kitchen on level ground, and no farther. Which modifier tells"
        " the functional level?",
    ),
    situation(
        "K2",
        _WALKERS,
        "A leg amputee walks outdoors with the prosthesis, over curbs and a few stairs, but always at the same slow"
        " pace. Which modifier tells the functional level?",
        "A woman crosses low barriers such as curbs with her prosthesis, and goes no faster or slower. Which"
        " modifier tells the functional level?",
    ),
    situation(
        "K3",
        _WALKERS,
        "A leg amputee walks at whatever pace is needed, crosses most barriers and works on his feet. Which modifier"
        " tells the functional level?",
        "With the prosthesis a postal carrier walks his round at a varying pace. Which modifier tells the functional"
        " level?",
    ),
    situation(
        "K4",
        _WALKERS,
        "A leg amputee runs marathons with the prosthesis. Which modifier tells the functional level?",
        "The prosthesis is for an active child, whose play puts high impact on it. Which modifier tells the"
        " functional level?",
    ),
    situation(
        "QE",
        _OXYGEN,
        "Oxygen is prescribed at half a liter a minute at rest. Which modifier goes with it?",
        "A patient at rest needs 0.75 liters of oxygen a minute. Which modifier?",
    ),
    situation(
        "QG",
        _OXYGEN,
        "Oxygen is prescribed at 5 liters a minute at rest, at home alone and nothing portable. Which modifier goes"
        " with it?",
        "A patient at rest needs 6 liters of oxygen a minute and never leaves the room. Which modifier?",
    ),
    situation(
        "QF",
        _OXYGEN,
        "Oxygen is prescribed at 5 liters a minute at rest, and portable oxygen as well. Which modifier goes with it?",
        "A patient at rest needs 6 liters of oxygen a minute and has portable oxygen for going out. Which modifier?",
    ),
)
"""Every situation of this sort."""
