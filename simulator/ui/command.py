"""A command: one thing that a person can do on one screen."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do on one screen.

    `id` is "screen.name", and names the command in the settings; `keys` are Textual key names, comma-separated;
    `shown` puts it in the footer, `spare` only where there is room for it. `action` is the screen's method without its
    "action_", with arguments. `told` is how help names the keys of several commands at once; "" leaves the telling to
    another command.
    """

    id: str
    keys: str
    title: str
    about: str
    shown: bool = False
    action: str = ""
    told: str | None = None
    spare: bool = False

    @property
    def screen(self) -> str:
        """The screen it belongs to; "app" for everywhere."""
        return self.id.split(".", 1)[0]

    @property
    def call(self) -> str:
        """The action that Textual runs."""
        name = self.action or self.id.split(".", 1)[1].replace("-", "_")
        return f"app.{name}" if self.screen == "app" else name
