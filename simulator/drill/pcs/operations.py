"""The root operations: when each is right, in a clause of our own, and which others it is taken for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """A root operation. `when` goes on after "... is right when"; `rivals` are those it is taken for, the chief first.

    `guidelines` are the official ones that teach it.
    """

    when: str
    rivals: tuple[str, ...]
    guidelines: tuple[str, ...] = ()


OPERATIONS = {
    "Alteration": Operation(
        when="the only aim is better looks, and function stays as it was",
        rivals=("Repair", "Supplement", "Excision", "Reposition", "Replacement"),
    ),
    "Bypass": Operation(
        when="the contents of a tubular body part are led another way",
        rivals=("Transfer", "Dilation", "Drainage", "Reposition", "Replacement", "Occlusion"),
        guidelines=("PCS B3.6a",),
    ),
    "Change": Operation(
        when="a device is exchanged for a similar one without cutting or puncturing skin or mucosa",
        rivals=("Removal", "Insertion", "Revision", "Replacement", "Drainage"),
        guidelines=("PCS B6.1c",),
    ),
    "Control": Operation(
        when="the aim is to stop acute bleeding and no more specific operation is done for it",
        rivals=("Repair", "Occlusion", "Inspection", "Drainage", "Destruction"),
        guidelines=("PCS B3.7",),
    ),
    "Creation": Operation(
        when="a new body part is formed that takes the place of one that is absent",
        rivals=("Replacement", "Repair", "Alteration", "Reposition", "Transplantation"),
    ),
    "Destruction": Operation(
        when="tissue is wiped out on the spot by energy, force or a destructive agent, and none is taken out",
        rivals=("Excision", "Extraction", "Extirpation", "Fragmentation", "Resection"),
    ),
    "Detachment": Operation(
        when="all or a portion of an arm or a leg is cut off",
        rivals=("Resection", "Excision", "Division", "Reattachment", "Extraction"),
        guidelines=("PCS B3.19",),
    ),
    "Dilation": Operation(
        when="an orifice or a lumen is made wider",
        rivals=("Restriction", "Bypass", "Extirpation", "Release", "Insertion", "Division"),
    ),
    "Division": Operation(
        when="a body part is cut into in order to separate or transect it, and nothing is taken out",
        rivals=("Release", "Excision", "Detachment", "Drainage", "Reposition"),
        guidelines=("PCS B3.14",),
    ),
    "Drainage": Operation(
        when="fluid or gas is taken or let out of a body part",
        rivals=("Extirpation", "Inspection", "Excision", "Extraction", "Control", "Release"),
        guidelines=("PCS B6.2",),
    ),
    "Excision": Operation(
        when="a portion of a body part, not the whole, is cut out or off without replacement",
        rivals=("Resection", "Extraction", "Destruction", "Detachment", "Extirpation"),
        guidelines=("PCS B3.8",),
    ),
    "Extirpation": Operation(
        when="solid matter, such as a clot, a stone or a foreign body, is taken out of a body part",
        rivals=("Fragmentation", "Drainage", "Removal", "Excision", "Extraction"),
    ),
    "Extraction": Operation(
        when="all or a portion of a body part is pulled or stripped out or off by force",
        rivals=("Excision", "Resection", "Destruction", "Extirpation", "Removal"),
    ),
    "Fragmentation": Operation(
        when="solid matter is broken into pieces that are not taken out",
        rivals=("Extirpation", "Destruction", "Removal", "Division", "Extraction"),
    ),
    "Fusion": Operation(
        when="the parts of a joint are joined so that it no longer moves",
        rivals=("Insertion", "Reposition", "Repair", "Replacement", "Supplement"),
    ),
    "Insertion": Operation(
        when="a device that monitors, assists, performs or prevents a function is put in, and that is the whole aim",
        rivals=("Replacement", "Supplement", "Change", "Revision", "Removal"),
    ),
    "Inspection": Operation(
        when="a body part is explored by eye or hand and nothing else is done",
        rivals=("Drainage", "Excision", "Map", "Release", "Control"),
        guidelines=("PCS B3.11a",),
    ),
    "Map": Operation(
        when="the paths of electrical impulses or the functional areas of the heart or brain are located",
        rivals=("Inspection", "Destruction", "Insertion", "Division", "Release"),
    ),
    "Occlusion": Operation(
        when="a lumen or an orifice is closed completely",
        rivals=("Restriction", "Division", "Control", "Dilation", "Bypass"),
    ),
    "Reattachment": Operation(
        when="a body part that was cut or torn off is put back",
        rivals=("Repair", "Reposition", "Replacement", "Transplantation", "Transfer"),
    ),
    "Release": Operation(
        when="a body part is freed from what constrains it, and the body part itself is not cut out or transected",
        rivals=("Division", "Excision", "Dilation", "Drainage", "Reposition"),
        guidelines=("PCS B3.13", "PCS B3.14"),
    ),
    "Removal": Operation(
        when="a device is taken out or off, and no similar one is put back in the same way",
        rivals=("Change", "Revision", "Extirpation", "Excision", "Replacement"),
        guidelines=("PCS B6.1c",),
    ),
    "Repair": Operation(
        when="a body part is restored to its normal structure and no other operation describes how",
        rivals=("Supplement", "Replacement", "Reattachment", "Control", "Reposition", "Fusion"),
    ),
    "Replacement": Operation(
        when="material is put in that takes the place of all or a portion of a body part",
        rivals=("Supplement", "Insertion", "Transplantation", "Repair", "Creation"),
        guidelines=("PCS B3.18",),
    ),
    "Reposition": Operation(
        when="a body part is moved to its normal or to a more suitable location",
        rivals=("Repair", "Transfer", "Release", "Reattachment", "Fusion", "Revision"),
    ),
    "Resection": Operation(
        when="all of a body part, as the tables name it, is cut out or off without replacement",
        rivals=("Excision", "Extraction", "Destruction", "Detachment", "Extirpation"),
        guidelines=("PCS B3.8",),
    ),
    "Restriction": Operation(
        when="a lumen or an orifice is made narrower but is not closed",
        rivals=("Occlusion", "Dilation", "Bypass", "Supplement", "Division"),
    ),
    "Revision": Operation(
        when="a device that works badly or is out of place is put right, and the same device goes on serving",
        rivals=("Removal", "Change", "Replacement", "Insertion", "Reposition"),
        guidelines=("PCS B6.1c",),
    ),
    "Supplement": Operation(
        when="material is put in that reinforces a body part, which itself stays",
        rivals=("Replacement", "Repair", "Insertion", "Restriction", "Alteration"),
    ),
    "Transfer": Operation(
        when="a body part is moved to take over the work of another and keeps its own blood and nerve supply",
        rivals=("Transplantation", "Reposition", "Reattachment", "Replacement", "Bypass"),
    ),
    "Transplantation": Operation(
        when="a living body part of another person or an animal is put in to do the work of the patient's own",
        rivals=("Replacement", "Transfer", "Reattachment", "Supplement", "Creation"),
        guidelines=("PCS B3.16",),
    ),
}
"""The 31 of the section Medical and Surgical, by label."""

OBSTETRIC = {
    "Abortion": Operation(
        when="a pregnancy is ended on purpose",
        rivals=("Extraction", "Delivery", "Resection", "Drainage"),
        guidelines=("PCS C1",),
    ),
    "Change": Operation(
        when="a device is exchanged for a similar one without cutting or puncturing",
        rivals=("Removal", "Insertion", "Repair", "Inspection"),
        guidelines=("PCS B6.1c",),
    ),
    "Delivery": Operation(
        when="the passage of the baby from the birth canal is only assisted, with the hands",
        rivals=("Extraction", "Abortion", "Reposition", "Inspection"),
        guidelines=("PCS C1",),
    ),
    "Drainage": Operation(
        when="fluid of the fetus or of its sac is taken or let out",
        rivals=("Inspection", "Extraction", "Insertion", "Abortion"),
        guidelines=("PCS C1",),
    ),
    "Extraction": Operation(
        when="products of conception are pulled out by force, such as by forceps, vacuum, cesarean section or curette",
        rivals=("Delivery", "Abortion", "Resection", "Reposition"),
        guidelines=("PCS C1", "PCS C2"),
    ),
    "Insertion": Operation(
        when="a device is put in or on the products of conception",
        rivals=("Change", "Removal", "Inspection", "Drainage"),
    ),
    "Inspection": Operation(
        when="the fetus is examined by eye or hand and nothing else is done",
        rivals=("Insertion", "Reposition", "Drainage", "Delivery"),
        guidelines=("PCS B3.11a",),
    ),
    "Removal": Operation(
        when="a device is taken off the products of conception and no similar one is put back",
        rivals=("Change", "Extraction", "Insertion", "Inspection"),
        guidelines=("PCS B6.1c",),
    ),
    "Repair": Operation(
        when="a defect of the fetus is mended and no other operation describes how",
        rivals=("Transplantation", "Reposition", "Resection", "Inspection"),
        guidelines=("PCS C1",),
    ),
    "Reposition": Operation(
        when="the fetus is turned or moved to a better position",
        rivals=("Delivery", "Extraction", "Inspection", "Repair"),
        guidelines=("PCS C1",),
    ),
    "Resection": Operation(
        when="all of an ectopic pregnancy is cut out",
        rivals=("Extraction", "Abortion", "Drainage", "Delivery"),
        guidelines=("PCS C1",),
    ),
    "Transplantation": Operation(
        when="living tissue of another is put into the fetus to take over a function",
        rivals=("Repair", "Insertion", "Reposition", "Resection"),
        guidelines=("PCS B3.16",),
    ),
}
"""The 12 of the section Obstetrics, by label."""


def operation(section: str, label: str) -> Operation | None:
    """A root operation of the sections 0 or 1 by its label; None for one of a later year that is not taught here."""
    return (OPERATIONS if section == "0" else OBSTETRIC).get(label)
