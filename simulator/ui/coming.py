"""When something comes back, as the screens say it."""

from datetime import date


def named(day: date, today: date) -> str:
    """A day as people say it."""
    days = (day - today).days
    return "today" if days == 0 else "tomorrow" if days == 1 else f"on {day:%a} {day.isoformat()}"
