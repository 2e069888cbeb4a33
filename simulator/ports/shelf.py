"""The shelf: where banks and profiles come from."""

from typing import Protocol

from simulator.exam.item import Item
from simulator.exam.profile import Profile


class Shelf(Protocol):
    """The banks and profiles at hand."""

    def profiles(self) -> tuple[Profile, ...]:
        """Every profile that could be read, in the order of their files."""

    def pool(self, profile: Profile) -> tuple[Item, ...]:
        """Every item of the profile's banks that could be read."""

    def stock(self) -> tuple[Item, ...]:
        """Every item of every bank at hand, whether an exam is made of it or not."""

    def problems(self) -> tuple[str, ...]:
        """A sentence for each file met so far that could not be used."""
