"""Which fields of a row state a fact, and what its own words can bear of them."""

from enum import Enum, auto
from typing import NamedTuple

NOT_STATED = "not-stated"  # the choice of fields in which no text says anything


class By(Enum):
    """What bears a fact, besides citations of its field."""

    WORDS = auto()  # the words of the row, which an editor has read
    GIVEN = auto()  # these, where they give the value or it is inferred from them
    CITED = auto()  # nothing else


class Stated(NamedTuple):
    """A field that states a fact.

    field  its name, as citations call it
    what   what it says, to end the sentence “No words say …”
    by     what bears it, besides citations of the field
    dates  the partial dates of the row that no text can tell of before they have come
    of     the value of which that holds; "" if of any
    """

    field: str
    what: str
    by: By = By.WORDS
    dates: tuple[str, ...] = ()
    of: str = ""


def is_filled(row, field) -> bool:
    """Tell whether ``row`` says anything in ``field``; a link to many costs a query."""
    if row._meta.get_field(field).many_to_many:
        return getattr(row, field).exists()
    attribute = row._meta.get_field(field).attname
    return getattr(row, attribute) not in ("", None, NOT_STATED)
