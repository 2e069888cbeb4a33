"""How items ask: the sentences around what they are about."""

from simulator.drill.draw import Draw

BUILD = (
    "Build the ICD-10-PCS code. Type its seven characters.",
    "Which ICD-10-PCS code reports this? Type all seven characters.",
    "Type the seven characters of the ICD-10-PCS code for this procedure.",
)
CHOOSE = (
    "Which ICD-10-PCS code reports this procedure?",
    "Which of these ICD-10-PCS codes is right for it?",
    "Choose the ICD-10-PCS code for what was done.",
)
OPERATION = (
    "Which root operation is this?",
    "Which root operation has this objective?",
    "What is the root operation?",
)
DECODE = (
    "Which of these procedures does the ICD-10-PCS code {code} report?",
    "A claim carries the ICD-10-PCS code {code}. What was done?",
    "Read the ICD-10-PCS code {code}. Which description fits it?",
)
NAME = (
    "Which root operation does the ICD-10-PCS code {code} name? Type its name.",
    "Read the third character of the ICD-10-PCS code {code}. Type the name of the root operation.",
)
IMPOSSIBLE = (
    "Which of these codes cannot be built?",
    "Three of these codes can be built from the table. Which one cannot?",
    "One of these codes takes values from rows that do not go together. Which one?",
)


def asked(draw: Draw, about: str, questions: tuple[str, ...]) -> str:
    """A stem: what it is about, then one of the questions."""
    return f"{about}\n\n{draw.pick(questions)}"
