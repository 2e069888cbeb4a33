"""The three themes. State is never colour alone, so each only has to be easy on the eye.

`heat` is the ground of the best cell of a heat map, which `foreground` is read on.
"""

from textual.theme import Theme

DARK = Theme(
    name="dark",
    dark=True,
    primary="#7aa2d8",
    secondary="#9db4c8",
    accent="#e7bd76",
    foreground="#d9dde3",
    background="#14171c",
    surface="#1b1f26",
    panel="#262c35",
    success="#97cba1",
    warning="#e7bd76",
    error="#f2a29b",
    variables={
        "block-cursor-text-style": "none",
        "footer-key-foreground": "#e7bd76",
        "heat": "#1f3f6b",
        "line": "#3d4652",
        "muted": "#b2bac5",
    },
)

LIGHT = Theme(
    name="light",
    dark=False,
    primary="#1f5a9c",
    secondary="#4a6278",
    accent="#694400",
    foreground="#1c2126",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e2dfd6",
    success="#17562a",
    warning="#694400",
    error="#93211c",
    variables={
        "block-cursor-text-style": "none",
        "footer-key-foreground": "#694400",
        "heat": "#7eaee2",
        "line": "#bdb8ab",
        "muted": "#444d57",
    },
)

CONTRAST = Theme(
    name="contrast",
    dark=True,
    primary="#66d9ff",
    secondary="#ffffff",
    accent="#ffff00",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#1f1f1f",
    success="#4dff88",
    warning="#ffff00",
    error="#ff9c9c",
    variables={
        "block-cursor-text-style": "bold",
        "footer-key-foreground": "#ffff00",
        "heat": "#004a73",
        "line": "#b0b0b0",
        "muted": "#ffffff",
    },
)

THEMES = (DARK, LIGHT, CONTRAST)
