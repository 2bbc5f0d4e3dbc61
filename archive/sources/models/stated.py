"""Which fields of a row state a fact, and what its own words can bear of them."""

from enum import Enum, auto
from typing import NamedTuple

from django.db.models import Field

from archive.record.languages import LANGUAGES

NOT_STATED = "not-stated"  # the choice of fields in which no text says anything


class By(Enum):
    """What bears a fact, besides citations of its field."""

    WORDS = auto()  # the words of the row, which an editor has read
    GIVEN = auto()  # these, where they give the value or it is inferred from them
    CITED = auto()  # nothing else


class Stated(NamedTuple):
    """A field that states a fact.

    field  its name, as citations call it: a text in two languages has one name
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

    def place_on(self, model) -> str:
        """Return the name of the field of ``model`` at which it is told in a form."""
        return columns_of(model, self.field)[0].name


def columns_of(model, field) -> list[Field]:
    """Return the fields of ``model`` that citations call ``field``.

    Itself, or a text in two languages: one field each.
    """
    names = {field, *(f"{field}_{code}" for code in LANGUAGES)}
    return [it for it in model._meta.get_fields() if it.name in names]


def is_filled(row, field) -> bool:
    """Tell whether ``row`` says anything in ``field``; a link to many costs a query."""
    return any(_says(row, column) for column in columns_of(type(row), field))


def _says(row, column):
    if column.many_to_many:
        return getattr(row, column.name).exists()
    return getattr(row, column.attname) not in ("", None, NOT_STATED)
