"""What a person has set: theme and keys. A small TOML file, read at every start, written by the program."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

THEMES = ("dark", "light", "contrast")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`keys` maps a command's id to the keys, comma-separated, that replace its own."""

    theme: str = "dark"
    candidate: str = ""
    keys: Mapping[str, str] = field(default_factory=dict)


class SettingsError(Exception):
    """The settings file cannot be used; the text says which line or entry, and that the defaults stand in."""


def read_settings(path: Path) -> Settings:
    """The settings in this file, or the defaults where there is none. SettingsError for a file that is not right."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path} cannot be read ({error}). The defaults stand in.") from error
    unknown = sorted(set(table) - {"theme", "candidate", "keys"})
    if unknown:
        raise SettingsError(f"{path}: there is no setting {unknown[0]!r}. There are: theme, candidate, keys.")
    theme, candidate, keys = table.get("theme", "dark"), table.get("candidate", ""), table.get("keys", {})
    if theme not in THEMES:
        raise SettingsError(f"{path}: the theme is one of {', '.join(THEMES)}, not {theme!r}.")
    if not isinstance(candidate, str):
        raise SettingsError(f"{path}: candidate is a name in quotes.")
    flat = _joined(keys) if isinstance(keys, dict) else {"": None}
    named = {name: value for name, value in flat.items() if isinstance(value, str)}
    if len(named) < len(flat):
        raise SettingsError(f'{path}: [keys] holds lines such as  exam.flag = "f,m".')
    return Settings(theme=theme, candidate=candidate, keys=named)


def write_settings(path: Path, settings: Settings) -> None:
    """Put the settings on disk, whole or not at all. OSError where the disk refuses."""
    lines = [f"theme = {_quoted(settings.theme)}", f"candidate = {_quoted(settings.candidate)}"]
    if settings.keys:
        lines += ["", "[keys]", *(f"{_quoted(name)} = {_quoted(keys)}" for name, keys in settings.keys.items())]
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".new")
    draft.write_text("\n".join(lines) + "\n", encoding="utf-8")
    draft.replace(path)


def _joined(table: Mapping[str, object], prefix: str = "") -> dict[str, object]:
    """A table with dotted names in place of tables within it: TOML reads exam.flag = "f" as a table exam."""
    flat: dict[str, object] = {}
    for name, value in table.items():
        flat |= _joined(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value}
    return flat


def _quoted(text: str) -> str:
    escaped = "".join(c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08x}" for c in text)
    return f'"{escaped}"'
