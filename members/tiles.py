"""The map of the region: one square a state, whatever its size.

The layout was drawn for this project from the general lie of the states and takes
nothing from any published map; it may be used freely.
"""

from typing import NamedTuple

from django.utils.translation import gettext as _

from members import wording
from members.models import State
from members.standing import OnDay
from members.standings import APART, Standing

# What is always in the key, and what is there where a state is marked by it.
SORTS = [OnDay.MEMBER, OnDay.UNCONFIRMED, OnDay.NO, OnDay.UNDOCUMENTED]
SOME = [OnDay.DISPUTED, Standing.SUSPENDED, *APART]
# What is drawn on a square beside its colour, as the data of a path from its corner.
MARKS = {
    OnDay.UNCONFIRMED: "m0 34h37",
    OnDay.DISPUTED: "m0 37l37 -37m-37 0l37 37",
    OnDay.NO: "m0 37l37 -37",
    Standing.SUSPENDED: "m0 3h37",
    Standing.OBSERVER: "m3 0v37",
    Standing.PERMANENT_GUEST: "m3 0v37m31 0v-37",
    Standing.GUEST: "m34 0v37",
    Standing.HONORARY: "m0 13l13 -13m24 24l-13 13",
}
STEP = 40  # from one square to the next
SIDE = 37
LAYOUT = {  # ISO 3166-1 alpha-3: column, row
    "MEX": (0, 0),
    "BHS": (4, 0),
    "BLZ": (1, 1),
    "CUB": (3, 1),
    "HTI": (4, 1),
    "DOM": (5, 1),
    "KNA": (6, 1),
    "ATG": (7, 1),
    "GTM": (0, 2),
    "HND": (1, 2),
    "JAM": (3, 2),
    "DMA": (7, 2),
    "SLV": (0, 3),
    "NIC": (1, 3),
    "LCA": (7, 3),
    "BRB": (8, 3),
    "CRI": (1, 4),
    "PAN": (2, 4),
    "GRD": (6, 4),
    "VCT": (7, 4),
    "COL": (3, 5),
    "VEN": (4, 5),
    "TTO": (6, 5),
    "ECU": (3, 6),
    "GUY": (5, 6),
    "SUR": (6, 6),
    "PER": (3, 7),
    "BOL": (4, 7),
    "BRA": (5, 7),
    "CHL": (3, 8),
    "PRY": (4, 8),
    "URY": (5, 8),
    "ARG": (4, 9),
}
SIZE = tuple(
    max(place[axis] for place in LAYOUT.values()) * STEP + SIDE for axis in (0, 1)
)


class Tile(NamedTuple):
    """A square of the map: its code, where it lies, and what is known of its state.

    ``x`` and ``y`` are its upper left corner; ``on_day`` is what the state counts as, a
    value of ``roll.counted()``. ``state`` is None and ``on_day`` empty where no
    membership is recorded.
    """

    code: str
    x: int
    y: int
    state: State | None = None
    on_day: str = ""

    @property
    def middle(self) -> str:
        """Where the code stands, as text that SVG reads."""
        return f"{self.x + SIDE / 2}"

    @property
    def mark(self) -> str:
        """What tells its sort apart without colour, the data of a path; or nothing."""
        mark = MARKS.get(self.on_day)
        return f"M{self.x} {self.y}{mark}" if mark else ""

    @property
    def label(self) -> str:
        """What the square says, in a word or two: ``member``, ``unconfirmed``."""
        if not self.on_day:
            return _("no membership recorded")
        return wording.label(Standing.MEMBER, self.on_day)


class TileMap(NamedTuple):
    """The squares in the order one reads them, and states that have none."""

    tiles: list[Tile]
    elsewhere: list[Tile]

    @property
    def view_box(self) -> str:
        return f"0 0 {SIZE[0]} {SIZE[1]}"

    @property
    def key(self) -> list[Tile]:
        """A square of each sort, without code, to explain the map by."""
        present = {tile.on_day for tile in self.tiles}
        sorts = [*SORTS, *(sort for sort in SOME if sort in present), ""]
        return [Tile("", 0, 0, on_day=sort) for sort in sorts]


def tile_map(answers) -> TileMap:
    """Return the map on which states are marked by what they are on a day.

    ``answers`` are a dict of ``State``s to what they count as, ``roll.counted()``.
    """
    marked = {state.iso_alpha3: state for state in answers}
    tiles = []
    for code, (column, row) in LAYOUT.items():
        state = marked.get(code)
        on_day = answers.get(state, "")
        tiles.append(Tile(code, column * STEP, row * STEP, state, on_day))
    elsewhere = [
        Tile(code, 0, 0, state, answers[state])
        for code, state in marked.items()
        if code not in LAYOUT
    ]
    return TileMap(tiles, elsewhere)
