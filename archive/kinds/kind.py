"""A kind of record as other parts of the site know it, and the section it is in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from operator import attrgetter

from django.db.models import Expression, Model
from django.urls import reverse

from archive.kinds.bibliography import BibliographicEntry
from archive.kinds.gaps import Gaps
from archive.kinds.reference import Reference


class Way(Enum):
    """Where every page leads to the index of a section."""

    MENU = "in the main menu"
    FOOT = "at the foot"


@dataclass(frozen=True)
class Section:
    """A part of the archive with an index of its own, which every page leads to.

    label    what the menus call it
    index    the name of the address of its index
    rank     its place among the others
    about    what is found there, or by what, in a few words
    title    what it is called where it stands alone, if not by its ``label``
    way      by which every page leads to it
    """

    name: str
    label: str
    index: str
    rank: int
    about: str = ""
    title: str = ""
    way: Way = Way.MENU

    @property
    def url(self) -> str:
        return reverse(self.index)


@dataclass(frozen=True)
class News:
    """How the feed tells of a published record; ``related`` is loaded with it."""

    title: Callable[[Model], str] = str
    summary: Callable[[Model], str] = attrgetter("summary")
    related: tuple[str, ...] = ()


@dataclass(frozen=True)
class Dated:
    """A field that holds a partial date, as the timeline shows it.

    name      that of the field
    happened  what happened on that date
    is_bound  whether it holds the latest day possible
    unlike    a lookup of the date that it does not repeat
    remark    a lookup or an expression, text, that tells more of the date
    remarks   what is said of it, by the value of ``remark``; nothing of others
    """

    name: str
    happened: str
    is_bound: bool = False
    unlike: str = ""
    remark: str | Expression | None = None
    remarks: Mapping[str, str] = field(default_factory=dict)


def nothing_at(record, anchor):
    """Return None: of this kind no place is cited by itself."""


@dataclass(frozen=True)
class Kind:
    """A model of the record as other parts of the site know it.

    model      the model
    rank       its place among all kinds, wherever they are listed or dates are equal
    page       the name of the address of its page; "" if its rows have none
    arguments  the lookups of the arguments of that address; where one is None there is
               none
    section    the name of the ``Section`` that its pages stand in, with what is above
    above      returns the records on the way from the index of the section to its page
    called     returns what the last step of that way is called
    names      the attributes that hold names or titles, by which texts call it too
    news       how the feed tells of it; it has the times of a ``Published`` record
    dates      its fields on the timeline
    gaps       what may be missing of it
    described  returns it as JSON-LD: from the record, what the view of its page loaded
               (a dict), and the origin that stands before all addresses
    cited      returns how its page is cited
    cited_part returns how a place on its page is cited, by the anchor; None if there is
               no such place
    reference  how it is called aloud
    """

    model: type[Model]
    rank: int
    page: str = ""
    arguments: tuple[str, ...] = ("slug",)
    section: str = ""
    above: Callable[[Model], Iterable[Model]] = lambda record: ()
    called: Callable[[Model], str] = str
    names: tuple[str, ...] = ()
    news: News | None = None
    dates: tuple[Dated, ...] = ()
    gaps: Gaps | None = None
    described: Callable[[Model, dict, str], dict] | None = None
    cited: Callable[[Model], BibliographicEntry] | None = None
    cited_part: Callable[[Model, str], BibliographicEntry | None] = nothing_at
    reference: Reference | None = None

    @property
    def label(self) -> str:
        """The label of the model, ``"summits.summit"``."""
        return self.model._meta.label_lower
