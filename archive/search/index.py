"""The index written: documents made from records, and kept as the records are."""

import re
from collections import defaultdict

from django.apps import apps
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from archive.publishing import edition
from archive.search import documents, reaching, spelling
from archive.search.analysis import document_terms
from archive.search.models import Document, Stale, as_facets

WRITTEN = [
    field.name
    for field in Document._meta.concrete_fields
    if field.name not in ("id", "type", "key")
]


def refresh():
    """Bring the index up to date with what has changed or come due.

    One query if nothing has.
    """
    if _stale().exists():
        with transaction.atomic():
            edition.hold()  # one that waited here finds nothing left to do
            write_stale()


def write_stale():
    """Write what is noted as stale; called in a transaction that holds the edition."""
    stale = list(_stale())
    _write_all(_reached(stale))
    for batch in reaching.in_batches(row.pk for row in stale):
        Stale.objects.filter(pk__in=batch).delete()


def _stale():
    return Stale.objects.filter(due_at__lte=timezone.now())


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
        for batch in reaching.in_batches(keys):
            with transaction.atomic():
                edition.hold()
                _write(kind, batch)
            done += len(batch)
            report(kind.name, done, len(keys))
    with transaction.atomic():
        edition.hold()
        for model in filter(reaching.is_searched, apps.get_models()):
            _schedule(model.objects.all())
    spelling.prune()
    edition.bump(Document)
    return Document.objects.count()


def _reached(stale):
    """Return the documents that the ``Stale`` rows tell of."""
    reach = reaching.Reach.none()
    rows = defaultdict(set)
    for row in stale:
        (rows if "." in row.of else reach.touched)[row.of].add(row.key)
    for label, keys in rows.items():
        model = apps.get_model(label)
        for batch in reaching.in_batches(keys):
            _schedule(model.objects.filter(pk__in=batch))
        reach.add(reaching.reached_by(model, keys))
    return reach


def _schedule(rows):
    """Note when ``rows``, a query set, will be published or withdrawn by themselves.

    The index is brought up to date with them once that is past.
    """
    if not hasattr(rows.model, "publish_at"):
        return
    label, now = rows.model._meta.label_lower, timezone.now()
    noted = Stale.objects.filter(of=label, key__in=rows.values("pk"), due_at__gt=now)
    noted.delete()
    to_come = rows.filter(Q(publish_at__gt=now) | Q(withdraw_at__gt=now)).order_by()
    Stale.objects.bulk_create(
        Stale(of=label, key=key, due_at=instant)
        for key, *instants in to_come.values_list("pk", "publish_at", "withdraw_at")
        for instant in instants
        if instant and instant > now
    )


def _write_all(reach):
    """Write the documents reached, and those below them that change with them."""
    done = defaultdict(set)
    while any(reach.touched.values()) or any(reach.named.values()):
        further = reaching.Reach.none()
        for kind in documents.kinds():
            keys = (reach.touched[kind.name] | _missing(kind, reach)) - done[kind.name]
            done[kind.name] |= keys
            for batch in reaching.in_batches(keys):
                moved, changed = _write(kind, batch)
                if reaching.is_named(kind.model):  # it moves though nobody saves it
                    further.add(reaching.reached_by(kind.model, moved))
                further.add(reaching.below(kind.name, changed))
        reach = further


def _missing(kind, reach):
    """Return the keys of documents that are named and not there."""
    keys = reach.named[kind.name]
    if not keys:
        return set()
    return keys - set(
        _documents(kind).filter(key__in=keys).values_list("key", flat=True)
    )


def _write(kind, keys):
    """Write the documents of ``keys`` as their records are now, or remove them.

    Return two sets of keys: of those that came or went, and of those of which the
    documents below show something that changed.
    """
    before = {row.key: row for row in _documents(kind).filter(key__in=keys)}
    after = {entry.key: document_of(kind, entry) for entry in kind.entries_of(keys)}
    gone = [row.pk for key, row in before.items() if key not in after]
    new = [row for key, row in after.items() if not _same(row, before.get(key))]
    if gone:
        Document.objects.filter(pk__in=gone).delete()
    if new:
        Document.objects.bulk_create(
            new,
            update_conflicts=True,
            unique_fields=["type", "key"],
            update_fields=WRITTEN,
        )
        spelling.learn(new)
    changed = {
        key
        for key in keys
        if _shown_above(before.get(key)) != _shown_above(after.get(key))
    }
    return before.keys() ^ after.keys(), changed


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
        face=entry.face,
        changed_at=timezone.now(),
        terms=document_terms(
            [entry.reference, *names, *titles],
            titles,
            [*(text for _, text in texts), *names, *unseen],
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
