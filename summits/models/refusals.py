"""What meetings and what belongs to them refuse of one another, from either end."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from archive.record.dates import in_words, is_before


def refuse_early(declaration, began, field):
    """Raise ``ValidationError`` at ``field`` if it was adopted before a meeting began.

    ``declaration`` is one that stands, as it is to be; ``began`` the partial date of
    its summit or event.
    """
    if is_before(declaration.adopted_on, began):
        words = (
            _("Adopted on %(day)s, before the summit began: %(declaration)s.")
            if declaration.summit_id
            else _("Adopted on %(day)s, before the event began: %(declaration)s.")
        )
        told = {"declaration": declaration, "day": in_words(declaration.adopted_on)}
        raise ValidationError({field: words % told})


def refuse_repeated(row, place, field):
    """Raise ``ValidationError`` at ``field`` if a further place repeats the first.

    ``row`` is a ``SummitPlace`` as it is to be, ``place`` the key of the place under
    the title of its summit, or None. That may be told of as where it opened, or of a
    day.
    """
    if row.withdrawn_at or not place or row.place_id != place:
        return
    if not row.is_where_it_met:
        message = _("It met there: a place that was planned is another one.")
        raise ValidationError({field: message})
    if row.part == row.PlacePart.MET and not row.date:
        message = _("That is the place of the summit itself: say nothing twice.")
        raise ValidationError({field: message})
