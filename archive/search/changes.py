"""Changes of the record noted as they happen, and the index written before they stand.

What the index must be brought up to date with is noted in the transaction of the
change, so that one rolled back leaves no trace; at its end each document is written
once. Within a transaction of somebody else that is done when it has been committed.
"""

from django.db import transaction

from archive.publishing.changes import Reader, owns_transaction, pointing_fields
from archive.search import documents, index, reaching
from archive.search.models import Stale


class Indexing(Reader):
    """Notes what a change reaches, and brings the index up to date with it."""

    def changing(self, rows, fields):
        """Note the documents that ``rows`` still reach, if they are to point elsewhere.

        With them those below their own.
        """
        model = rows.model
        if not reaching.is_searched(model):
            return
        if fields is None or fields & pointing_fields(model):
            keys = set(rows.order_by().values_list("pk", flat=True))
            note(reaching.reached_by(model, keys))
            if own := documents.own_kind(model):
                note(reaching.below(own.name, keys))

    def changed(self, model, keys, fields):
        """Note the rows, or where no other document shows what changed, their own.

        Of a record with a document of its own others show what that is called, which
        ``Document.shown_above()`` tells, and what decides whether they are there.
        """
        if not reaching.is_searched(model):
            return
        own = documents.own_kind(model)
        decisive = {"quote", *model.decides, *pointing_fields(model)}
        if own is None or fields is None or fields & decisive:
            note({model._meta.label_lower: keys})
        else:
            note({own.name: keys})

    def ended(self, moved):
        for model, keys in moved.items():
            self.changed(model, keys, None)
        if owns_transaction():
            index.write_stale()
        else:
            transaction.on_commit(index.refresh, robust=True)


def note(stale):
    """Write down what is stale: keys by a type or by the label of a model.

    Some perhaps twice: nobody ever waits here for another transaction.
    """
    Stale.objects.bulk_create(
        Stale(of=of, key=key) for of, keys in stale.items() for key in sorted(keys)
    )
