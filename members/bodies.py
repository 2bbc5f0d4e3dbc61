"""What became of organizations: acts recorded of them, brought to them.

The acts are rows of an app above this one, found by the name of their accessor.
"""

from itertools import product
from typing import NamedTuple

from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from archive.publishing.compiled import compiled
from archive.publishing.querysets import rows_of
from archive.record.date_phrases import on
from archive.record.dates import is_before
from archive.record.terms import Terms
from members.acts import give_acts, give_acts_of_page, with_acts


class BodyTurn(Terms):
    """What became of a body, in the order in which it may be."""

    DECIDED = (
        "decided",
        _("It was decided to found it; that by itself founds nothing."),
        pgettext_lazy("body", "founding decided"),
    )
    FOUNDED = (
        "founded",
        _("It was founded."),
        pgettext_lazy("body", "founded"),
    )
    RESTRUCTURED = (
        "restructured",
        _("It was given other tasks, parts or rules, and went on."),
        pgettext_lazy("body", "restructured"),
    )
    DISSOLVED = (
        "dissolved",
        _("It was dissolved."),
        pgettext_lazy("body", "dissolved"),
    )


STANDS_FOR = {"began": BodyTurn.FOUNDED, "ended": BodyTurn.DISSOLVED}
AGAIN = {BodyTurn.DECIDED, BodyTurn.RESTRUCTURED}  # what may be on several days


class Body:
    """Mixin of organizations.

    ``acts_told`` are its acts in order of time, once they are attached. ``has_acts`` is
    False where a query has found that there are none.
    """

    acts_told = ()
    acts_gone = ()  # those withdrawn after all others, of a page that tells of them
    has_acts = True

    @property
    def founded(self) -> str:
        """When it was founded, a partial date: its own, else that of an act."""
        return self.date_of("began")

    @property
    def dissolved(self) -> str:
        """When it was dissolved, likewise."""
        return self.date_of("ended")

    def date_of(self, field) -> str:
        """Return when it ``began`` or ``ended``: its own date, else that of an act."""
        acts = [act.date for act in self.acts_told if act.act == STANDS_FOR[field]]
        return getattr(self, field) or next(filter(None, acts), "")

    def refuse_false(self, act=None):
        """Raise ``ValidationError`` if its dates and acts cannot be true together.

        ``act`` is one of its acts, as it is to be saved. One query.
        """
        acts = _acts().filter(organization=self.pk, withdrawn_at=None)
        acts = [row for row in acts if act is None or row.pk != act.pk]
        acts += [act] if act else []
        own = [Turn(turn, getattr(self, field)) for field, turn in STANDS_FOR.items()]
        for one, other in product(acts, [*own, *acts]):
            _refuse_order(one, other)
            _refuse_order(other, one)


class Turn(NamedTuple):
    """What became of a body on a partial date that is a field of its own."""

    act: str
    date: str


def _refuse_order(earlier, later):
    """Raise ``ValidationError`` if ``earlier`` cannot have been before ``later``.

    Both are turns or acts; it is certain of their dates that it was.
    """
    order = BodyTurn.values
    may_be = order.index(earlier.act) < order.index(later.act) or (
        earlier.act == later.act and earlier.act in AGAIN
    )
    if may_be or not is_before(earlier.date, later.date):
        return
    is_of_the_end = BodyTurn.DISSOLVED in (earlier.act, later.act)
    words = gettext("Both cannot be true: %(one)s; %(other)s.")
    words %= {"one": _told(earlier), "other": _told(later)}
    raise ValidationError({"ended" if is_of_the_end else "began": words})


def _told(turn):
    return f"{BodyTurn(turn.act).label} {on(turn.date)}"


def attach_body_acts(bodies) -> list:
    """Set ``acts_told``, the public acts in order of time, on ``Organization``s.

    Returned as well, for their further words to be attached. One query, none where no
    body ``has_acts``.
    """
    return give_acts(bodies, acts_of_bodies(with_acts(bodies)), "organization")


def attach_body_acts_of_page(body) -> list:
    """Attach the acts of an organization and of its ``public_parts``, as above.

    It tells of those of its own that are withdrawn, ``gone_before`` the public ones or,
    after all of these, ``acts_gone``.
    """
    bodies = [body, *body.public_parts]
    acts = acts_on_page(with_acts(bodies))
    return give_acts_of_page(bodies, acts, "organization")


@compiled
def acts_of_bodies(bodies):
    """Return the public acts of organizations, keys, with words and summits."""
    return _acts().published().filter(organization__in=bodies).for_page()


@compiled
def acts_on_page(bodies):
    """Return the acts of organizations, keys, with those withdrawn."""
    return _acts().with_withdrawn().filter(organization__in=bodies).for_page()


def _acts():
    return rows_of(apps.get_model("members", "Organization"), "acts")
