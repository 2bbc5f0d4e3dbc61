"""The index written: documents made from records, and kept as the records are."""

import re
from collections import defaultdict

from django.apps import apps
from django.db import transaction
from django.utils import timezone

from alba_site.publishing import edition
from alba_site.search import documents, spelling
from alba_site.search.analysis import document_terms
from alba_site.search.models import Document, Stale

WRITTEN = [
    field.name
    for field in Document._meta.concrete_fields
    if field.name not in ("id", "type", "key")
]


def refresh(at=None):
    """Bring the index up to date with all that has changed until ``at``.

    ``at`` is an aware datetime (default: now). One query if nothing has.
    """
    due = Stale.objects.filter(due_at__lte=at or timezone.now())
    if not due.exists():
        return
    with transaction.atomic():
        edition.hold()  # who waited here finds nothing left to do
        stale = list(due)
        _write_all(_touched(stale))
        _delete(Stale, [row.pk for row in stale])


def rebuild(*, report=lambda name, done, total: None):
    """Make every document anew, a batch in a transaction; return how many there are.

    Meanwhile readers search the index as far as it has come. ``report`` is called
    after each batch with a type, how many of its records are done, and of how many.
    """
    Document.objects.exclude(type__in=documents.types()).delete()
    for kind in documents.kinds():
        keys = set(kind.model.objects.published().values_list("pk", flat=True))
        keys |= set(_documents(kind).values_list("key", flat=True))
        done = 0
        for batch in documents.in_batches(keys):
            with transaction.atomic():
                edition.hold()
                _write(kind, batch)
            done += len(batch)
            report(kind.name, done, len(keys))
        _schedule(kind.model, keys)
    spelling.prune()
    edition.bump(Document)
    return Document.objects.count()


def _touched(stale):
    """Return the documents, keys by type, that the ``Stale`` rows tell of."""
    found = defaultdict(set)
    of_rows = defaultdict(set)
    for row in stale:
        (of_rows if "." in row.of else found)[row.of].add(row.key)
    for label, keys in of_rows.items():
        model = apps.get_model(label)
        _schedule(model, keys)
        for touched, more in documents.touched_by_keys(model, keys).items():
            found[touched] |= more
    return found


def _schedule(model, keys):
    """Note the instants to come at which rows of ``model`` are published or withdrawn.

    The index is brought up to date with them when they are past.
    """
    if not hasattr(model, "publish_at"):
        return
    now = timezone.now()
    for batch in documents.in_batches(keys):
        rows = model.objects.filter(pk__in=batch)
        Stale.objects.bulk_create(
            [
                Stale(of=model._meta.label_lower, key=key, due_at=instant)
                for key, *instants in rows.values_list(
                    "pk", "publish_at", "withdraw_at"
                )
                for instant in instants
                if instant and instant > now
            ],
            ignore_conflicts=True,
        )


def _write_all(todo):
    """Write documents, keys by type, and those below them that change with them."""
    done = defaultdict(set)
    while todo:
        below = defaultdict(set)
        for name, keys in todo.items():
            done[name] |= keys
            for batch in documents.in_batches(keys):
                changed = _write(documents.kind_of(name), batch)
                for touched, more in documents.below(name, changed).items():
                    below[touched] |= more
        todo = {name: new for name, keys in below.items() if (new := keys - done[name])}


def _write(kind, keys):
    """Write the documents of ``keys`` as their records are now, or remove them.

    Return the keys of those of which documents below show something that changed.
    """
    before = {row.key: row for row in _documents(kind).filter(key__in=keys)}
    after = {entry.key: _document(kind, entry) for entry in kind.entries_of(keys)}
    gone = [row.pk for key, row in before.items() if key not in after]
    new = [row for key, row in after.items() if not _same(row, before.get(key))]
    if gone:
        _delete(Document, gone)
    if new:
        Document.objects.bulk_create(
            new,
            update_conflicts=True,
            unique_fields=["type", "key"],
            update_fields=WRITTEN,
        )
        spelling.learn(new)
    return {
        key
        for key in keys
        if _shown_above(before.get(key)) != _shown_above(after.get(key))
    }


def _document(kind, entry):
    """Return the unsaved row of an entry."""
    titles = list(dict.fromkeys(filter(None, [entry.title_en, entry.title_es])))
    titles = titles if entry.is_called_so else []
    texts = [(language, text) for language, text in entry.texts if text]
    return Document(
        type=kind.name,
        key=entry.key,
        reference=entry.reference,
        ordering=_in_order(entry.reference),
        date=entry.date,
        url=entry.url,
        title_en=entry.title_en,
        title_es=entry.title_es,
        countries=" ".join(sorted({":".join(pair) for pair in entry.countries})),
        topics=" ".join(sorted(set(entry.topics))),
        texts=[list(text) for text in texts],
        face=entry.face,
        changed_at=timezone.now(),
        terms=document_terms(
            [entry.reference, *entry.names, *titles],
            titles,
            [*(text for _, text in texts), *entry.unseen],
        ),
    )


def _in_order(reference):
    """Return a text by which references sort as people count: R1 ¶2 before R1 ¶10."""
    return re.sub(r"\d+", lambda number: number[0].zfill(6), reference)


def _same(row, other):
    said = [name for name in WRITTEN if name != "changed_at"]
    return other is not None and all(
        getattr(row, name) == getattr(other, name) for name in said
    )


def _shown_above(row):
    return row and row.shown_above()


def _documents(kind):
    return Document.objects.filter(type=kind.name)


def _delete(model, keys):
    for batch in documents.in_batches(keys):
        model.objects.filter(pk__in=batch).delete()
