"""What changes of the record: told once, in the transaction of the change.

Whoever saves rows, a form, a command or a shell, all that is saved together is one
change. Its readers are told of it in this order: the edition is held, so that of two
changes at once the later sees the earlier; what is public is settled; then those that
asked (``read_by``) in the order in which they did: addresses, search, pictures; at last
there is a new edition. If any of them fails, nothing is saved.
"""

from collections import defaultdict
from contextlib import contextmanager
from threading import local

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from archive.publishing import edition, mark_file, settling
from archive.publishing.fields import saved_fields
from archive.publishing.marks import is_record
from archive.record.keys import in_batches

_readers = []
_present = local()


class Reader:
    """One who is told of changes; each method does nothing unless it is overridden."""

    def saving(self, row):
        """``row``, an instance, is about to be saved."""

    def changing(self, rows, fields):
        """``rows``, a query set, are about to have other values in ``fields``.

        ``fields`` is a set of names, None where the rows are about to go or to be
        linked otherwise.
        """

    def changed(self, model, keys, fields):
        """The rows of ``model`` with ``keys`` have other values in ``fields``.

        None where they are new, gone or linked otherwise.
        """

    def gone(self, row):
        """``row``, an instance, is deleted."""

    def ended(self, moved):
        """The change is over, but not committed.

        ``moved`` are the keys of rows that became public or ceased to be, now or at
        another time than before, by model.
        """


class Change:
    """What one change notes for publication and for the edition."""

    def __init__(self):
        self.fields = {}
        self.created = set()
        self.saving = {}
        self.written = defaultdict(set)
        self.unsettled = defaultdict(set)
        self.touched = {}  # None where nobody can tell

    def note(self, model, fields):
        """Note for the edition in which ``fields`` rows of ``model`` changed."""
        known = self.fields.get(model, set())
        self.fields[model] = None if None in (fields, known) else known | fields

    def touch(self, model, keys):
        """Note which records of a list it tells of otherwise; None: any of them."""
        if self.touched is not None:
            label = model._meta.label_lower
            known = self.touched.get(label, set())
            self.touched[label] = None if None in (keys, known) else known | keys

    def settle(self):
        """Settle what is noted; return the keys of the rows that moved, by model."""
        written, self.written = self.written, defaultdict(set)
        for model, keys in written.items():
            self.unsettled[model] |= keys
            self.naming(model, keys)
        noted, self.unsettled = self.unsettled, defaultdict(set)
        created, self.created = self.created, set()
        return settling.settle(noted, created)

    def losing(self, model, key):
        """Note what stood on a row that is no longer there."""
        for upper, keys in settling.decided_by(model, [key]).items():
            self.unsettled[upper] |= keys

    def naming(self, model, keys):
        """Note the records that rows of ``model`` take part in naming, as they are."""
        for batch in in_batches(keys):
            for named, found in settling.named_by(model, batch).items():
                self.unsettled[named] |= found


def read_by(reader):
    """Have ``reader`` told of every change from now on."""
    _readers.append(reader)


@contextmanager
def together(*, savepoint=False):
    """Make one change of all that is saved within the block, in one transaction.

    Its readers are told at the end; a block within another is a part of that. With
    ``savepoint`` a transaction of somebody else outlives one that fails.
    """
    if is_open():
        yield
        return
    _present.owns_transaction = not connection.in_atomic_block
    with mark_file.announcing() as announce, transaction.atomic(savepoint=savepoint):
        stamp = edition.hold()
        _present.is_open = True
        try:
            yield
            tell_readers()
            change = _taken()
            if change.fields:
                lists = change.touched if owns_transaction() else None
                announce(edition.bump(change.fields, stamp, lists))
        finally:
            _present.is_open = False
            _taken()


def tell_readers() -> dict[type, set[str]]:
    """Tell the readers what has changed so far; called within ``together()``.

    For those who go on to ask what is public. Return the keys of the rows that moved.
    """
    moved = present().settle()
    for model in moved:
        present().note(model, settling.PERIOD)
    for reader in _readers:
        reader.ended(moved)
    return moved


def settle_all() -> dict[type, set[str]]:
    """Settle every row, whoever wrote it; return the keys of those that moved.

    Nobody knows what was written: there is a new edition, in which everything is new.
    """
    ContentType.objects.clear_cache()  # those of another database, before a restore
    with together():
        for model in settling.records():
            present().unsettled[model] = settling.all_keys(model)
            present().note(model, None)
        present().touched = None
        return tell_readers()


def settle_migrated(sender, plan=(), apps=apps, **kwargs):
    """Settle every row after a migration, which writes them past the models.

    A receiver of post_migrate; ``apps`` lacks models while the archive is migrated
    only in part.
    """
    is_forward = any(not is_back for _step, is_back in plan)
    labels = {model._meta.label for model in apps.get_models()}
    if is_forward and labels.issuperset(m._meta.label for m in settling.records()):
        settle_all()


def is_open() -> bool:
    """Tell whether a change is going on."""
    return getattr(_present, "is_open", False)


def owns_transaction() -> bool:
    """Tell whether the present change ends with its transaction."""
    return _present.owns_transaction


def note(model, keys=(), fields=None):
    """Note that rows of ``model`` with ``keys`` are no longer what they were.

    ``fields`` are the names of those that have other values; None where the rows are
    new, or nobody knows.
    """
    present().note(model, None if fields is None else fields | saved_fields(model))
    if not keys or not is_record(model):
        return
    if fields is None or fields & {*pointing_fields(model), *model.decides}:
        present().written[model].update(keys)
    for reader in _readers:
        reader.changed(model, keys, fields)


def note_coming(rows, fields=None):
    """Note that ``rows``, a query set, are about to change in ``fields`` or to go."""
    pointing = fields is None or fields & pointing_fields(rows.model)
    if pointing and settling.arms(rows.model):
        present().naming(rows.model, rows.order_by().values_list("pk", flat=True))
    for reader in _readers:
        reader.changing(rows, fields)


def pointing_fields(model) -> set[str]:
    """Return the fields by which a row of ``model`` points at others."""
    meta = model._meta
    fields = {field.attname for field in meta.concrete_fields if field.is_relation}
    generic = {getattr(field, "fk_field", None) for field in meta.private_fields}
    return fields | generic - {None}


def note_saving(row):
    """Note that ``row``, an instance, is about to be saved."""
    for reader in _readers:
        reader.saving(row)


def note_gone(row):
    """Note that ``row``, an instance, is deleted."""
    for reader in _readers:
        reader.gone(row)
    present().losing(type(row), row.pk)


def settle_alone():
    """Make a change of what was noted where none is going on."""
    if not is_open():
        with together():
            pass


def present() -> Change:
    """Return the present change: what of it is noted so far."""
    if getattr(_present, "change", None) is None:
        _present.change = Change()
    return _present.change


def _taken():
    change, _present.change = present(), None
    return change
