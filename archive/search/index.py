"""The index written: documents made from records, and kept as the records are."""

import re
from collections import defaultdict
from itertools import pairwise

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from archive.publishing import changes, edition
from archive.publishing.clock import as_of
from archive.publishing.periods import ALWAYS, NEVER
from archive.record.keys import in_batches
from archive.search import documents, reaching, spelling
from archive.search.analysis import document_terms
from archive.search.models import Document, Stale, as_facets

APART = {"id", "changed_at"}  # what a document does not say
SAID = [f.name for f in Document._meta.concrete_fields if f.name not in APART]


def refresh():
    """Bring the index up to date with what has changed: one query if nothing has.

    That is left only by a transaction that ended before it could.
    """
    if Stale.objects.exists():
        with transaction.atomic():
            edition.hold()  # one that waited here finds nothing left to do
            write_stale()


def write_stale() -> dict[str, set[str]]:
    """Write what is noted as stale, and return it: keys of records by type.

    Called in a transaction that holds the edition.
    """
    stale = list(Stale.objects.all())
    if not stale:
        return {}
    reach = _reached(stale)
    _write_all(reach)
    for batch in in_batches(row.pk for row in stale):
        Stale.objects.filter(pk__in=batch).delete()
    return reach


def rebuild(*, report=lambda name, done, total: None):
    """Make every document anew, a batch in a transaction; return how many there are.

    Meanwhile readers search the index as far as it has come. ``report`` is called
    after each batch with a type, how many of its records are done, and of how many.
    """
    Document.objects.exclude(type__in=documents.types()).delete()
    for kind in documents.kinds():
        keys = set(kind.model.objects.values_list("pk", flat=True))
        keys |= set(_documents(kind).values_list("key", flat=True))
        done = 0
        for batch in in_batches(keys):
            with transaction.atomic():
                edition.hold()
                _write(kind, batch, edition.coming_instants())
            done += len(batch)
            report(kind.name, done, len(keys))
    spelling.prune()
    with changes.together():
        changes.note(Document)
    return Document.objects.current().count()


def _reached(stale):
    """Return the documents that the ``Stale`` rows tell of: keys by type."""
    reach, changed, alike = defaultdict(set), defaultdict(set), defaultdict(set)
    for row in stale:
        if row.label:
            changed[row.label, row.key].add(row.field)
        else:
            reach[row.of].add(row.key)
    for (label, key), fields in changed.items():
        alike[label, None if "" in fields else frozenset(fields)].add(key)
    for (label, fields), keys in alike.items():
        found = reaching.reached_by(apps.get_model(label), keys, fields)
        for name, records in found.items():
            reach[name] |= records
    return reach


def _write_all(reach):
    """Write the documents reached."""
    instants = edition.coming_instants()
    for kind in documents.kinds():
        for batch in in_batches(reach[kind.name]):
            _write(kind, batch, instants)


def _write(kind, keys, instants):
    """Write the documents of ``keys`` as their records are now, or remove them.

    Another version of each is written for those of ``instants``, all yet to come, at
    which it says something else.
    """
    before, after = defaultdict(list), _versions(kind, keys, instants)
    for row in _documents(kind).filter(key__in=keys).order_by("since"):
        before[row.key].append(row)
    other = {key for key in keys if _said(before[key]) != _said(after[key])}
    new = [row for key in other for row in after[key]]
    for row in new:
        row.changed_at = max(row.since, _unchanged_since(row, before[row.key]))
    gone = [row.pk for key in other for row in before[key]]
    if gone:
        Document.objects.filter(pk__in=gone).delete()
    if new:
        Document.objects.bulk_create(new)
        spelling.learn(new)


def _versions(kind, keys, instants):
    """Return the unsaved rows of the documents of ``keys``, by key, in order.

    One a stretch between ``instants`` in which it says the same; none where it is not
    public.
    """
    ends = [*instants, NEVER]
    versions = defaultdict(list)
    for since, until in pairwise([ALWAYS, *ends]):
        with as_of(None if since == ALWAYS else since):
            entries = kind.entries_of(keys)
        for entry in entries:
            row, rows = document_of(kind, entry), versions[entry.key]
            row.since, row.until = since, until
            if rows and rows[-1].until == since and _is_same(rows[-1], row):
                rows[-1].until = until
            else:
                rows.append(row)
    return versions


def document_of(kind, entry):
    """Return the unsaved row of an entry."""
    titles = list(dict.fromkeys(filter(None, [entry.title_en, entry.title_es])))
    titles = titles if entry.is_called_so else []
    texts = [(language, text) for language, text in entry.texts if text]
    names, unseen = sorted(set(entry.names)), sorted(set(entry.unseen))  # no order
    return Document(
        type=kind.name,
        key=entry.key,
        reference=entry.reference,
        ordering=_in_order(entry.reference),
        date=entry.date,
        url=entry.url,
        title_en=entry.title_en,
        title_es=entry.title_es,
        facets=as_facets(entry.facets),
        texts=[list(text) for text in texts],
        terms=document_terms(
            [entry.reference, *names, *titles],
            titles,
            [*(text for _, text in texts), *names, *unseen],
        ),
    )


def _in_order(reference):
    """Return a text by which references sort as people count: R1 ¶2 before R1 ¶10."""
    return re.sub(r"\d+", lambda number: number[0].zfill(6), reference)


def _said(rows):
    """Return what the versions of a document say, and when."""
    return [[getattr(row, name) for name in SAID] for row in rows]


def _is_same(row, other):
    """Tell whether two versions say the same, whenever."""
    words = [name for name in SAID if name not in ("since", "until")]
    return all(getattr(row, name) == getattr(other, name) for name in words)


def _unchanged_since(row, before):
    """Return since when the document says what ``row`` says, given those ``before``."""
    same = (old.changed_at for old in before if _is_same(old, row))
    return max(same, default=timezone.now())


def _documents(kind):
    return Document.objects.filter(type=kind.name)


def fill(sender, plan=(), apps=apps, **kwargs):
    """Make the documents of an archive whose index has just been made.

    A receiver of post_migrate; ``apps`` lacks models while the archive is migrated
    only in part, and then there is nothing to search.
    """
    is_new = any(
        step.app_label == sender.label for step, is_back in plan if not is_back
    )
    labels = {model._meta.label for model in apps.get_models()}
    if is_new and labels.issuperset(
        kind.model._meta.label for kind in documents.kinds()
    ):
        rebuild()
