"""Changes of the record noted as they happen, and the index written before they stand.

What the index must be brought up to date with is noted in the transaction of the
change, so that one rolled back leaves no trace; at its end each document is written
once. Within a transaction of somebody else that is done when it has been committed.
"""

from django.db import transaction

from archive.publishing.changes import (
    Reader,
    owns_transaction,
    pointing_fields,
    present,
)
from archive.search import documents, index, reaching
from archive.search.models import Stale


class Indexing(Reader):
    """Notes what a change reaches, and brings the index up to date with it."""

    def changing(self, rows, fields):
        """Note the documents made from ``rows``, if these are to point elsewhere."""
        model = rows.model
        if reaching.is_read(model) and _points(model, fields):
            keys = set(rows.order_by().values_list("pk", flat=True))
            note(reaching.reached_by(model, keys))

    def changed(self, model, keys, fields):
        """Note the rows; of those that lead where they did just what changed.

        That is the document of their own, and the fields that others read.
        """
        if not reaching.is_read(model):
            return
        for listed in reaching.lists_that_name(model, fields):
            present().touch(listed, None)
        label = model._meta.label_lower
        if _points(model, fields):
            note({label: keys})
            return
        own = documents.own_kind(model)
        read = fields & reaching.fields_read(model)
        stale = [own.name] if own else []
        note(dict.fromkeys([*stale, *(f"{label}.{field}" for field in read)], keys))

    def ended(self, moved):
        for model, keys in moved.items():
            self.changed(model, keys, None)
        if owns_transaction():
            for name, keys in index.write_stale().items():
                kind = documents.kind_of(name)
                if keys and kind.is_listed:
                    present().touch(kind.model, keys)
        else:
            transaction.on_commit(index.refresh, robust=True)


def _points(model, fields):
    """Tell whether rows that change in ``fields`` begin or cease to lead to others."""
    return fields is None or bool(fields & pointing_fields(model))


def note(stale):
    """Write down what is stale: keys by what they are ``of``, see ``Stale``.

    Some perhaps twice: nobody ever waits here for another transaction.
    """
    Stale.objects.bulk_create(
        Stale(of=of, key=key) for of, keys in stale.items() for key in sorted(keys)
    )
