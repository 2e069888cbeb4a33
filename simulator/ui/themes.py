"""The three themes. State is never colour alone, so each only has to be easy on the eye."""

from textual.theme import Theme

DARK = Theme(
    name="dark",
    dark=True,
    primary="#7aa2d8",
    secondary="#9db4c8",
    accent="#e0b062",
    foreground="#d9dde3",
    background="#14171c",
    surface="#1b1f26",
    panel="#262c35",
    success="#7fb98a",
    warning="#e0b062",
    error="#e07a72",
    variables={
        "block-cursor-text-style": "none",
        "footer-key-foreground": "#e0b062",
        "line": "#3d4652",
        "muted": "#98a2b0",
    },
)

LIGHT = Theme(
    name="light",
    dark=False,
    primary="#1f5a9c",
    secondary="#4a6278",
    accent="#875800",
    foreground="#1c2126",
    background="#fbfaf7",
    surface="#f1efe9",
    panel="#e2dfd6",
    success="#23703a",
    warning="#875800",
    error="#b0302a",
    variables={
        "block-cursor-text-style": "none",
        "footer-key-foreground": "#875800",
        "line": "#bdb8ab",
        "muted": "#59636e",
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
    error="#ff8080",
    variables={
        "block-cursor-text-style": "bold",
        "footer-key-foreground": "#ffff00",
        "line": "#b0b0b0",
        "muted": "#ffffff",
    },
)

THEMES = (DARK, LIGHT, CONTRAST)
