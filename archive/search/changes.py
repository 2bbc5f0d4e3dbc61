"""Changes of the record noted as they happen, and the index written before they stand.

Every way in which rows are saved notes, in its transaction, what the index must be
brought up to date with; just before the transaction is committed, it is. One that saves
many rows writes each document once; one that is rolled back leaves no trace.
"""

import datetime as dt

from django.db import connection
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save

from archive.publishing.commits import before_commit
from archive.publishing.querysets import rows_created, rows_updating
from archive.search import documents, index, reaching
from archive.search.models import Stale

DECISIVE = ["quote", "status", "publish_at", "withdraw_at"]  # of what others show
AT_ONCE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # of a change without a schedule


def watch():
    """Connect to every way in which rows of the record are saved."""
    for signal, receiver in [
        (pre_save, _saving),
        (pre_delete, _deleting),
        (post_save, _made),
        (m2m_changed, _linking),
        (rows_updating, _updating),
        (rows_created, _created),
    ]:
        signal.connect(receiver, dispatch_uid="search")


def note_rows(rows):
    """Note that ``rows``, a query set, are about to go or to point elsewhere.

    With them the documents they reach as they still are, and those below their own.
    """
    model = rows.model
    if not reaching.is_searched(model):
        return
    keys = set(rows.order_by().values_list("pk", flat=True))
    noted = {model._meta.label_lower: keys}
    reach = reaching.reached_by(model, keys)
    if own := documents.own_kind(model):
        reach.add(reaching.below(own.name, keys))
    for reached in reach:
        for name, more in reached.items():
            noted[name] = noted.get(name, set()) | more
    _note(noted)


def note_keys(model, keys):
    """Note that the rows of ``model`` with ``keys`` are no longer what they were."""
    if reaching.is_searched(model):
        _note({model._meta.label_lower: keys})


def note_links(through, instance, action, pointing, keys):
    """Note a change of a many-to-many field, as ``m2m_changed`` tells of it.

    ``pointing`` is the model that has the field where ``instance`` is at its other
    end, and ``keys`` those of its rows, None for all that point at ``instance``.
    """
    if not reaching.is_searched(pointing or type(instance)):
        return
    if pointing is None:
        pointing, keys = type(instance), {instance.pk}
    elif keys is None:
        ends = {field.related_model: field.name for field in through._meta.fields}
        links = through.objects.filter(**{ends[type(instance)]: instance})
        keys = set(links.values_list(ends[pointing], flat=True))
    if action in ("pre_remove", "pre_clear"):
        note_rows(pointing.objects.filter(pk__in=keys))
    else:
        note_keys(pointing, keys)


def _saving(sender, instance, raw, **kwargs):
    """Note a row about to be saved, and if it is to point elsewhere, where it did.

    Of a record with a document of its own, other documents show only what their own
    look tells (``Document.shown_above()``), unless it points elsewhere, quotes other
    words or has another status.
    """
    model = type(instance)
    is_new = instance._state.adding and not raw  # a fixture may restore a row
    if is_new or not reaching.is_searched(model):
        return
    row = model.objects.filter(pk=instance.pk).order_by()
    pointing = _pointing(model)
    decisive = [name for name in DECISIVE if hasattr(instance, name)]
    before = row.values("pk", *pointing, *decisive).first()
    if before is None:
        return
    changed = {name for name in before if before[name] != getattr(instance, name)}
    own = documents.own_kind(model)
    if changed & pointing:
        note_rows(row)
    elif changed or own is None:
        note_keys(model, [instance.pk])
    else:
        _note({own.name: [instance.pk]})


def _pointing(model):
    """Return the fields by which a row of ``model`` points at others."""
    meta = model._meta
    fields = {field.attname for field in meta.concrete_fields if field.is_relation}
    generic = {getattr(field, "fk_field", None) for field in meta.private_fields}
    return fields | generic - {None}


def _deleting(sender, instance, **kwargs):
    if reaching.is_searched(type(instance)):
        note_rows(type(instance).objects.filter(pk=instance.pk))


def _made(sender, instance, created, **kwargs):
    if created:
        note_keys(type(instance), [instance.pk])


def _linking(sender, instance, action, reverse, model, pk_set, **kwargs):
    note_links(sender, instance, action, model if reverse else None, pk_set)


def _updating(sender, rows, **kwargs):
    note_rows(rows)


def _created(sender, keys, **kwargs):
    note_keys(sender, keys)


def _note(noted):
    """Write down what is stale: keys by a type or by the label of a model.

    Some perhaps twice: nobody ever waits here for another transaction.
    """
    Stale.objects.bulk_create(
        Stale(of=of, key=key, due_at=AT_ONCE)
        for of, keys in noted.items()
        for key in sorted(keys)
    )
    before_commit(connection, _write_index)


def _write_index(connection):
    index.write_stale()
