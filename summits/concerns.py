"""What statements and summits are about: topics, states, people, events …"""

from collections import defaultdict
from typing import NamedTuple

from django.db.models import Value
from django.urls import reverse

from archive.publishing.compiled import compiled
from archive.record.languages import Words, pick
from archive.record.text import as_text
from summits.models import Statement, Summit

NO_KEYS = [""]  # of an empty list nothing would be asked at all


class Concern(NamedTuple):
    """One thing that a row is about; ``code`` is the ISO alpha-3 code of a state."""

    kind: str
    label: Words
    url: str
    code: str


def attach_concerns(rows):
    """Set ``concerns``, a list of ``Concern``s, on each row. One query.

    ``rows`` are public ``Statement``s and ``Summit``s: what they name has still its own
    source or status, and is left out while that is not public.
    """
    if not rows:
        return
    keys, found = defaultdict(list), defaultdict(list)
    for row in rows:
        keys[type(row)].append(row.pk)
    named = _named_by(keys[Statement] or NO_KEYS, keys[Summit] or NO_KEYS)
    for of, key, kind, slug, english, spanish, code in named:
        concern = Concern(kind, pick(en=english, es=spanish), _url(kind, slug), code)
        found[of, key].append(concern)
    for row in rows:
        row.concerns = sorted(
            found[row._meta.model_name, row.pk],
            key=lambda concern: (ORDER.index(concern.kind), concern.label),
        )


@compiled
def _named_by(statements, summits):
    arms = [_arm(statements, *arm) for arm in ARMS]
    return arms[0].union(*arms[1:], _arm(summits, *OF_SUMMITS))


# kind, through table, English and Spanish name of what is named, its code
ARMS = [
    ("topic", Statement.topics, "name_en", "name_es", None),
    ("state", Statement.states, "name_en", "name_es", "iso_alpha3"),
    ("person", Statement.people, "name", "name", None),
    ("organization", Statement.organizations, "name_en", "name_es", None),
    ("event", Statement.events, "name_en", "name_es", None),
]
OF_SUMMITS = ("topic", Summit.topics, "name_en", "name_es", None)
ORDER = [kind for kind, *_ in ARMS]


def _arm(keys, kind, relation, english, spanish, code):
    of, path = relation.field.m2m_field_name(), relation.field.m2m_reverse_field_name()
    named = relation.field.related_model.objects.published()
    rows = relation.through.objects.filter(
        **{f"{of}__in": keys, f"{path}__in": named.values("pk")}
    )
    columns = {
        "c_of": Value(of),
        "c_key": f"{of}_id",
        "c_kind": Value(kind),
        "c_slug": f"{path}__slug",
        "c_en": f"{path}__{english}",
        "c_es": f"{path}__{spanish}",
        "c_code": f"{path}__{code}" if code else Value(""),
    }
    return rows.annotate(
        **{name: as_text(column) for name, column in columns.items()}
    ).values_list(*columns)


def _url(kind, slug):
    if kind == "event":
        return reverse("summits:event_detail", args=[slug])
    return reverse(f"pages:{kind}_detail", args=[slug])
