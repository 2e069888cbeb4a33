"""Figures in words, the same on the screen, on the page and at the command line. None is ever rounded up."""

from datetime import timedelta
from fractions import Fraction


def percent(share: Fraction) -> str:
    """A percentage, one decimal, rounded down so that no rounding ever turns a fail into a pass."""
    tenths = share.numerator * 10 // share.denominator
    return f"{tenths // 10}.{tenths % 10} %"


def amount(credit: Fraction) -> str:
    """Credit: whole, or with two decimals at most, rounded down like every percentage."""
    hundredths = credit.numerator * 100 // credit.denominator
    return f"{hundredths // 100}.{hundredths % 100:02}".rstrip("0").rstrip(".")


def duration(span: timedelta) -> str:
    """Hours, minutes and seconds, such as 5:40:00 or 2:05; a sign before what lies below zero."""
    seconds = abs(span) // timedelta(seconds=1)
    sign = "-" if span < timedelta() else ""
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{sign}{hours}:{minutes:02}:{seconds % 60:02}" if hours else f"{sign}{minutes}:{seconds % 60:02}"
