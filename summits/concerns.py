"""What rows are about: topics, states, people, organizations and events they name."""

from collections import defaultdict
from functools import cache
from typing import NamedTuple

from django.db.models import Value

from archive.publishing.compiled import compiled
from archive.record.addresses import address_of
from archive.record.languages import Words, pick
from archive.record.text import as_text

ORDER = ["topic", "state", "person", "organization", "event"]  # kinds of what is named


class Concern(NamedTuple):
    """One thing that a row is about; of an event ``began`` and ``ended``, as stored."""

    kind: str
    label: Words
    url: str
    began: str
    ended: str


class Concerns(list):
    """All ``Concern``s of a row, by kind and label."""

    @property
    def by_kind(self) -> dict[str, list[Concern]]:
        """The concerns of each kind that there are any of."""
        found = defaultdict(list)
        for concern in self:
            found[concern.kind].append(concern)
        return dict(found)


def attach_concerns(rows):
    """Set ``concerns``, the ``Concerns`` of each row. One query.

    ``rows`` are public ones of any models: what their many-to-many fields name has
    still its own source or status, and is left out while that is not public.
    """
    if not rows:
        return
    keys, found = defaultdict(list), defaultdict(list)
    for row in rows:
        keys[type(row)].append(row.pk)
    for of, key, kind, slug, english, spanish, *days in _named_by(*keys)(
        *keys.values()
    ):
        label = pick(en=english, es=spanish)
        found[of, key].append(Concern(kind, label, _url(kind, slug), *days))
    for row in rows:
        row.concerns = Concerns(
            sorted(
                found[row._meta.model_name, row.pk],
                key=lambda concern: (ORDER.index(concern.kind), concern.label),
            )
        )


@cache
def _named_by(*models):
    """Return the function that asks what rows of ``models`` name, lists of keys."""

    def named_by(*keys):
        arms = [
            _arm(of, field)
            for model, of in zip(models, keys, strict=True)
            for field in model._meta.many_to_many
        ]
        return arms[0].union(*arms[1:])

    return compiled(named_by)


def _arm(keys, field):
    """Return the rows by which ``field`` links those of its model with ``keys``."""
    of, path = field.m2m_field_name(), field.m2m_reverse_field_name()
    named = field.related_model
    rows = field.remote_field.through.objects.filter(
        **{f"{of}__in": keys, f"{path}__in": named.objects.published().values("pk")}
    )
    fields = {column.name for column in named._meta.concrete_fields}

    def column(*names):
        return next((f"{path}__{it}" for it in names if it in fields), Value(""))

    columns = {
        "c_of": Value(field.model._meta.model_name),
        "c_key": f"{of}_id",
        "c_kind": Value(named._meta.model_name),
        "c_slug": column("slug"),
        "c_en": column("name_en", "name"),
        "c_es": column("name_es", "name"),
        "c_began": column("began"),
        "c_ended": column("ended"),
    }
    return rows.annotate(
        **{name: as_text(column) for name, column in columns.items()}
    ).values_list(*columns)


def _url(kind, slug):
    if kind == "event":
        return address_of("summits:event_detail", slug)
    return address_of(f"pages:{kind}_detail", slug)
