"""Edits of the record, found by reading the models: each row, field by field.

For tests of what must follow any change, whoever makes it: a field that is added to a
model is edited without being written down here.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle
from typing import Any, NamedTuple

from django.db import IntegrityError, models, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from archive.publishing.models import Record
from archive.record.dates import validate_partial_date
from archive.sources.querysets import cited_models

MACHINERY = {"created_at", "updated_at", "version", "folder", "files"}
MACHINERY |= {"public_since", "public_until"}
MANY = 60  # choices, of which not each is tried
DATES = ["2003", "2018~", "[2017-02,2017-03]", ""]
SPECIAL = {  # values that a constraint or the length of a column asks for
    "sha256": ["0" * 64],
    "languages": ["es en"],
    "iso_alpha2": ["QQ"],
    "iso_alpha3": ["QQQ"],
}
MOVED = {"number": 99, "slug": "moved"}  # to where others have what it is counted by
# What must be said with the new value of a field, if it is not accepted by itself.
ALONG = {
    "basis": {"derivation_en": "As we read it."},
    "derivation_en": {"basis": "inferred"},
    "derivation_es": {"basis": "inferred"},
    "passage_id": {"quote": ""},
    "status": {"withdrawn_reason_en": "Wrong.", "publish_at": timezone.now()},
    "withdrawn_at": {"withdrawn_reason_en": "Wrong."},
    "withdrawn_reason_en": {"withdrawn_at": timezone.now()},
    "withdrawn_reason_es": {"withdrawn_at": timezone.now()},
    "says": {"stated_value": "XI"},
    "stated_value": {"says": "value"},
    "ended_by": {"ended": "2018"},
    "ended_inside": {"ended": "2018"},
    "source_id": {"label": "99"},
    "summit_id": {
        "declaration_id": None,
        **MOVED,
        "event_id": None,
        "organization_id": None,
    },
    "declaration_id": {"summit_id": None},
    "event_id": {**MOVED, "summit_id": None, "organization_id": None},
    "state_id": {"organization_id": None},
    "organization_id": {
        **MOVED,
        **dict.fromkeys(["state_id", "summit_id", "event_id"]),
    },
    "not_after": {"date": ""},
    "held_with_en": {"series": "joint"},
    "held_with_es": {"series": "joint"},
    "value_to": {"value": 1},
    "languages": {"language": "mul"},
}


class Edit(NamedTuple):
    """A change of one row: of which field, what it is, and the function that makes it.

    ``field`` and ``what`` are texts: ``"summits.event.place"``, ``"… = havana"``.
    """

    field: str
    what: str
    make: Callable[[], Any]

    def is_made(self) -> bool:
        """Make the edit; tell whether the database and the models accept it."""
        try:
            with transaction.atomic():
                self.make()
        except (IntegrityError, ProtectedError):
            return False
        return True


def ends(rows) -> list:
    """Return the first and the last of ``rows``."""
    return [*rows[:1], *rows[1:][-1:]]


def edits_of(row, some=ends) -> Iterator[list[Edit]]:
    """Yield edits of each field of ``row``: lists, the likelier to be accepted first.

    Of foreign keys, of choices, of what the row speaks of, and of what publishes it,
    each value is a list of its own; every other one is not saved, but updated by a
    query set.
    ``some`` chooses, of the rows that a field may name, those to be tried.
    """
    for field in row._meta.concrete_fields:
        if field.primary_key or field.generated or field.name in MACHINERY:
            continue
        if is_decisive(row, field):
            values = decisive_values(row, field, some)
            for way, value in zip(cycle([save, update]), values):
                yield changes(row, field, [value], way)
        else:
            yield changes(row, field, plain_values(row, field), save)
    for field in row._meta.many_to_many:
        yield from ([edit] for edit in links(row, field, some))


def deletion_of(row) -> Edit:
    """Return the edit by which ``row`` goes; refused while others need it."""
    return Edit("", f"{row.pk} deleted", lambda: again(row).delete())


def changes(row, field, values, way) -> list[Edit]:
    """Return an edit for each of ``values``, then one with what must be said along."""
    held = {field.attname: field.null for field in row._meta.concrete_fields}
    along = {
        name: value
        for name, value in ALONG.get(field.attname, {}).items()
        if name in held and (value is not None or held[name])
    }
    return [
        Edit(str(field), f"{way.__name__} {row.pk}: {said}", partial(way, row, said))
        for value in values
        for said in ({field.attname: value}, along | {field.attname: value})
    ]


def save(row, values):
    """Give ``row`` new ``values`` as an editor does."""
    row = again(row)
    for attribute, value in values.items():
        setattr(row, attribute, value)
    row.save()


def update(row, values):
    """Give ``row`` new ``values`` as a command does, which reads no rows."""
    type(row).objects.filter(pk=row.pk).update(**values)


def links(row, field, some) -> Iterator[Edit]:
    """Yield edits of a many-to-many field, from either end."""
    linked, accessor = getattr(row, field.name), field.remote_field.get_accessor_name()
    held, others = list(linked.all()), field.related_model.objects
    for other in some(list(others.exclude(pk__in=linked.values("pk")))):
        back = getattr(other, accessor)
        yield Edit(str(field), f"{row.pk} + {other}", partial(linked.add, other))
        yield Edit(str(field), f"{other} has {row.pk} alone", partial(back.set, [row]))
    for other in some(held):
        back = getattr(other, accessor)
        yield Edit(str(field), f"{row.pk} - {other}", partial(linked.remove, other))
        yield Edit(str(field), f"{other} has none", back.clear)
    if held:
        yield Edit(str(field), f"{row.pk} has none", linked.clear)


def is_decisive(row, field) -> bool:
    """Tell whether a field decides what a row points at, counts as, or who sees it."""
    publishes = field.name in ("publish_at", "withdraw_at", "withdrawn_at")
    points = field.is_relation or field.name == "record_key"
    return points or publishes or bool(field.choices)


def decisive_values(row, field, some) -> list:
    """Return other values of such a field than the one that ``row`` has."""
    now, day = getattr(row, field.attname), dt.timedelta(days=1)
    if field.choices:
        values = [value for value, _ in field.flatchoices if value != now]
        return values if len(values) <= MANY else ends(values)
    if field.name == "withdrawn_at":  # of a row, which is never to come
        return [timezone.now() - day]
    if isinstance(field, models.DateTimeField):
        return [timezone.now() - day, timezone.now() + day]
    keys = [key for key in keys_for(row, field) if key not in (row.pk, now)]
    return [*some(keys), *([None] if field.null and now else [])]


def keys_for(row, field) -> list:
    """Return the keys that a field may hold, in order."""
    target = field.related_model if field.is_relation else row.record_type.model_class()
    keys = target.objects.order_by("pk").values_list("pk", flat=True)
    if issubclass(target, Record):
        return list(keys)
    labels = [model._meta.model_name for model in cited_models()]
    return list(keys.filter(model__in=labels))  # kinds of record, which citations name


def plain_values(row, field) -> list:
    """Return other values of any other field than the one that ``row`` has."""
    now = getattr(row, field.attname)
    if field.name in SPECIAL:
        return SPECIAL[field.name]
    if isinstance(field, models.BooleanField):
        return [not now]
    if isinstance(field, (models.IntegerField, models.DecimalField)):
        return [(now or 0) + 7]
    return texts_for(now, field)


def texts_for(now, field) -> list:
    """Return other values of a field that is a text or a day than ``now``."""
    if isinstance(field, models.DateField):
        return [dt.date(2017, 3, 6)]
    if validate_partial_date in field.validators:
        return [date for date in DATES if date != now]
    if isinstance(field, (models.SlugField, models.URLField)):
        return [f"{now}-otherwise"[-field.max_length :]]
    longer = f"{now[: (field.max_length or 9_999) - 10]} otherwise".strip()
    return [longer, *([""] if field.blank else [])]


def again(row):
    """Return ``row`` as it is now in the database."""
    return type(row).objects.get(pk=row.pk)
