"""A heat map: candidates down, domains across; each cell a figure on a shade, so that it can be read without colour."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, count

from textual.content import Content

from simulator.analytics.cohort import HeatMap
from simulator.analytics.sitting import Tally, summed
from simulator.ui.desk.widgets.pictures import shade, share
from simulator.ui.desk.widgets.table import Column, Row, Table
from simulator.ui.text import plain

ALL = "the whole class"
_ROOMY = 108
"""From so many cells on a cell of the map has four."""


class HeatTable(Table):
    """A table whose columns are domains. One of them is pointed at, and told with the candidate under the cursor."""

    def __init__(self, name: str) -> None:
        super().__init__((), name, gap=0, empty="")
        self._map: HeatMap | None = None
        self._titles: Mapping[str, str] = {}
        self._domain = 0
        self._wide = 0

    def paint(self, found: HeatMap, titles: Mapping[str, str]) -> None:
        """Show this map; the first row is the whole class."""
        self._map, self._titles = found, titles
        self._domain = min(self._domain, max(0, len(found.domains) - 1))
        self.cursor = min(self.cursor, len(found.candidates))
        self._lay_out()
        self.renew()

    def clear(self) -> None:
        """Show none."""
        self._map = None
        self.renew()

    def point(self, way: int) -> None:
        """Point at the next domain, or the one before."""
        if self._map and self._map.domains:
            self._domain = (self._domain + way) % len(self._map.domains)
            self._lay_out()
            self.refresh()

    def count(self) -> int:
        """The class, and a row for each candidate."""
        return len(self._map.candidates) + 1 if self._map else 0

    def row_at(self, y: int) -> Row | None:
        """A row, painted when it comes into view."""
        found = self._map
        if found is None:
            return None
        if y == 0:
            everybody = [_painted(tally, self._wide) for tally in found.by_domain]
            whole = plain(f"{share(summed(found.by_candidate))} ", "bold")
            return Row("", (plain(ALL, "bold"), whole, *everybody))
        name, own = found.candidates[y - 1], share(found.by_candidate[y - 1])
        return Row(name, (plain(name), plain(f"{own} "), *(_painted(row[y - 1], self._wide) for row in found.cells)))

    @property
    def cell(self) -> str:
        """The cell pointed at, in words."""
        found = self._map
        if found is None or not found.domains:
            return ""
        domain = self._titles.get(found.domains[self._domain], found.domains[self._domain])
        at = self.cursor - 1
        if 0 <= at < len(found.candidates):
            tally = found.cells[self._domain][at]
            return f"{found.candidates[at]}, {domain}: {_told(tally)}"
        return f"{ALL.capitalize()}, {domain}: {_told(found.by_domain[self._domain])}"

    def renew(self) -> None:
        """Cells are wider where there is room."""
        wide = 4 if self.room >= _ROOMY else 3
        if wide != self._wide:
            self._wide = wide
            self._lay_out()
        super().renew()

    def _lay_out(self) -> None:
        """A column for each domain."""
        found, wide = self._map, self._wide
        columns = [Column("name", "candidate", 8, grows=True), Column("all", "all ", 5, right=True)]
        domains = found.domains if found else ()
        heads = short_names([self._titles.get(domain, domain) for domain in domains], wide - 1)
        for n, (domain, head) in enumerate(zip(domains, heads, strict=True)):
            columns.append(Column(domain, f"▾{head}" if n == self._domain else f" {head}", wide))
        self.recast(columns)


def short_names(titles: Sequence[str], width: int) -> tuple[str, ...]:
    """A name of at most so many letters for each title, no two alike.

    It is the beginning of the title; where others begin alike, its initials, else letters of it, else a number.
    """
    beginnings = Counter(title[:width].casefold() for title in titles)
    taken = {beginning for beginning, often in beginnings.items() if often == 1}
    names: list[str] = []
    for title in titles:
        name = title[:width]
        if beginnings[name.casefold()] > 1:
            name = next(each for each in _names(title, width) if each.casefold() not in taken)
            taken.add(name.casefold())
        names.append(name)
    return tuple(names)


def _names(title: str, width: int) -> Iterator[str]:
    """Names that a title can go by, the plainest first."""
    words = [word for word in title.split() if word not in ("and", "of", "the")]
    if len(words) > 1:
        yield "".join(word[0] for word in words)[:width]
    yield title[:width]
    letters = "".join(letter for letter in title[1:] if letter.isalnum())
    for others in combinations(letters, width - 1):
        yield title[0] + "".join(others)
    yield from map(str, count(1))


def _painted(tally: Tally, width: int) -> Content:
    """A figure on its shade. Where a cell has no room for 100, two dots stand for it."""
    if tally.share is None:
        return plain(f"{'–':>{width - 1}} ", "$muted")
    figure = int(tally.share * 100)
    text = "●●" if figure == 100 and width < 4 else f"{figure}"
    return Content.styled(f"{text:>{width - 1}} ", shade(tally.share))


def _told(tally: Tally) -> str:
    return f"{float(tally.credit):g} of {tally.n}, {share(tally)}" if tally.n else "no item"
