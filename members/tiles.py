"""The map of the region: one square a state, whatever its size.

The layout was drawn for this project from the general lie of the states and takes
nothing from any published map; it may be used freely.
"""

from typing import NamedTuple

from django.utils.translation import gettext as _

from members import wording
from members.models import Membership, State
from members.standing import OnDay

SUSPENDED = Membership.Standing.SUSPENDED
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

    ``x`` and ``y`` are its upper left corner; ``on_day`` is what the state counts as,
    ``roll.Answer.on_day``. ``state`` is None and ``on_day`` empty where no membership
    is recorded.
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
    def label(self) -> str:
        """What the square says, in a word or two: ``member``, ``unconfirmed``."""
        if not self.on_day:
            return _("no membership recorded")
        return wording.label(Membership.Standing.MEMBER, self.on_day)


class TileMap(NamedTuple):
    """The squares in the order one reads them, and the states that have none."""

    tiles: list[Tile]
    elsewhere: list[State]

    @property
    def view_box(self) -> str:
        return f"0 0 {SIZE[0]} {SIZE[1]}"

    @property
    def key(self) -> list[Tile]:
        """A square of each sort, without code, to explain the map by.

        Of the suspended there is one only where a state is.
        """
        suspended = {tile.on_day for tile in self.tiles} & {SUSPENDED}
        return [Tile("", 0, 0, on_day=sort) for sort in [*OnDay, *suspended, ""]]


def tile_map(answers) -> TileMap:
    """Return the map on which states are marked by what they are on a day.

    ``answers`` are a dict of ``State``s to what ``roll.Answer.on_day`` says of them.
    """
    marked = {state.iso_alpha3: state for state in answers}
    tiles = []
    for code, (column, row) in LAYOUT.items():
        state = marked.get(code)
        on_day = answers.get(state, "")
        tiles.append(Tile(code, column * STEP, row * STEP, state, on_day))
    elsewhere = [state for code, state in marked.items() if code not in LAYOUT]
    return TileMap(tiles, elsewhere)
