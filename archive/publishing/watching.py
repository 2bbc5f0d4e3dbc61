"""Every way in which Django saves rows of the record, noted as a change of it."""

from threading import local

from django.db.models.signals import (
    m2m_changed,
    post_delete,
    post_save,
    pre_delete,
    pre_save,
)

from archive.publishing.changes import (
    note,
    note_coming,
    note_gone,
    note_saving,
    present,
    settle_alone,
)
from archive.publishing.fields import written_fields
from archive.publishing.marks import is_record

_links = local()


def watch():
    """Connect to every way in which rows of the record are saved."""
    for signal, receiver in [
        (pre_save, _saving),
        (post_save, _saved),
        (pre_delete, _deleting),
        (post_delete, _deleted),
        (m2m_changed, _linking),
    ]:
        signal.connect(receiver, dispatch_uid="changes")


def _saving(sender, instance, raw, **kwargs):
    if not is_record(sender):
        return
    note_saving(instance)
    rows = sender._default_manager.filter(pk=instance.pk).order_by()
    if raw:  # a fixture may restore a row: it does not know when that is public
        note_coming(rows)
        return
    if instance._state.adding:
        present().created.add((sender, instance.pk))
        return
    if before := rows.values(*written_fields(sender)).first():
        fields = {n for n, value in before.items() if value != getattr(instance, n)}
        note_coming(rows, fields)
        present().saving[sender, instance.pk] = fields


def _saved(sender, instance, **kwargs):
    if is_record(sender):
        fields = present().saving.pop((sender, instance.pk), None)
        _noted(sender, {instance.pk}, fields)


def _deleting(sender, instance, **kwargs):
    if is_record(sender):
        note_coming(sender._default_manager.filter(pk=instance.pk))


def _deleted(sender, instance, **kwargs):
    if is_record(sender):
        note_gone(instance)
        _noted(sender, {instance.pk})


def _linking(sender, instance, action, reverse, model, pk_set, **kwargs):
    """Note a change of a many-to-many field, from whichever end.

    It is one of the rows that have the field; keys are None where all are unlinked.
    """
    if not is_record(type(instance)):
        return
    pointing, keys = type(instance), {instance.pk}
    if reverse:
        pointing, keys = model, pk_set
    if keys is None:
        keys = _linked_with(instance, sender, pointing)
    if action.startswith("pre_"):
        note_coming(pointing._default_manager.filter(pk__in=keys))
        _links.present = keys  # which nobody can tell once they are cleared
    else:
        _noted(pointing, keys or getattr(_links, "present", set()))


def _linked_with(instance, through, pointing):
    """Return the keys of the rows of ``pointing`` that are linked with ``instance``."""
    ends = {field.related_model: field.name for field in through._meta.fields}
    links = through._base_manager.filter(**{ends[type(instance)]: instance})
    return set(links.values_list(ends[pointing], flat=True))


def _noted(model, keys, fields=None):
    note(model, keys, fields)
    settle_alone()
