"""What statements are about: topics, states, organizations, people, events."""

from typing import NamedTuple

from django.db.models import Value
from django.urls import reverse

from archive.publishing.compiled import compiled
from archive.record.languages import Words, pick
from archive.record.text import as_text
from summits.models import Statement


class Concern(NamedTuple):
    """One thing a statement is about; ``code`` is the ISO alpha-3 code of a state."""

    kind: str
    label: Words
    url: str
    code: str


def attach_concerns(statements):
    """Set ``concerns``, a list of ``Concern``s, on each statement. One query.

    ``statements`` is a list of public ``Statement``s: what they name has still its own
    source or status, and is left out while that is not public.
    """
    found = {}
    named = _named_by([statement.pk for statement in statements])
    for key, kind, slug, english, spanish, code in named:
        concern = Concern(kind, pick(en=english, es=spanish), _url(kind, slug), code)
        found.setdefault(key, []).append(concern)
    for statement in statements:
        statement.concerns = sorted(
            found.get(statement.pk, []),
            key=lambda concern: (ORDER.index(concern.kind), concern.label),
        )


@compiled
def _named_by(statements):
    arms = [_arm(statements, *arm) for arm in ARMS]
    return arms[0].union(*arms[1:])


# kind, through table, lookup of what is named, its English and Spanish name, code
ARMS = [
    ("topic", Statement.topics, "topic", "name_en", "name_es", None),
    ("state", Statement.states, "state", "name_en", "name_es", "iso_alpha3"),
    ("person", Statement.people, "person", "name", "name", None),
    (
        "organization",
        Statement.organizations,
        "organization",
        "name_en",
        "name_es",
        None,
    ),
    ("event", Statement.events, "event", "name_en", "name_es", None),
]
ORDER = [kind for kind, *_ in ARMS]


def _arm(keys, kind, relation, path, english, spanish, code):
    named = relation.field.related_model.objects.published()
    rows = relation.through.objects.filter(
        statement__in=keys, **{f"{path}__in": named.values("pk")}
    )
    columns = {
        "c_statement": "statement_id",
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
