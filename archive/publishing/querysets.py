"""What is public: the one definition, and the query sets built on it."""

import operator
from collections import defaultdict
from functools import reduce

from django.db import models, transaction
from django.db.models.functions import Coalesce
from django.dispatch import Signal
from django.utils import timezone

from archive.publishing.edition import bump

# What Django's own signals do not tell: ``rows``, a query set, are about to be updated;
# rows of the sender with ``keys`` were created.
rows_updating = Signal()
rows_created = Signal()

_naming = defaultdict(list)


class Now(models.Expression):
    """The instant at which a query is run, not that at which it is put together."""

    output_field = models.DateTimeField()

    def as_sql(self, compiler, connection):
        return "%s", [connection.ops.adapt_datetimefield_value(timezone.now())]


def public(path=""):
    """Return the condition that a record is public: the one definition of it.

    ``path`` is the lookup that leads to the record, such as ``"passage__source__"``.
    """
    now = Now()
    return models.Q(
        models.Q(**{f"{path}withdraw_at": None})
        | models.Q(**{f"{path}withdraw_at__gt": now}),
        **{f"{path}status": "published", f"{path}publish_at__lte": now},
    )


class RecordManager(models.Manager):
    """The manager of a part of the record.

    What is public takes many conditions over many tables, and Django ten times as long
    to put them together as the database to answer: so that is done once a process.
    """

    _published = None

    def published(self):
        if self._published is None:
            self._published = self.get_queryset().published()
        return self._published.all()


class RecordQuerySet(models.QuerySet):
    """Queries over any part of the record; bulk writes make a new edition."""

    @classmethod
    def as_manager(cls):
        return RecordManager.from_queryset(cls)()

    as_manager.queryset_only = True

    def update(self, **values):
        with transaction.atomic(using=self.db, savepoint=False):
            rows_updating.send(self.model, rows=self)
            count = super().update(**values)
            bump(self.model)
        return count

    update.alters_data = True

    def bulk_create(self, objs, *args, **kwargs):
        with transaction.atomic(using=self.db, savepoint=False):
            created = super().bulk_create(objs, *args, **kwargs)
            rows_created.send(self.model, keys=[row.pk for row in created])
            bump(self.model)
        return created


class PublishedQuerySet(RecordQuerySet):
    """Queries over the records that have a status of their own."""

    def published(self):
        """Return the records public now."""
        return self.filter(public())

    def keys_in_order(self):
        """Return the keys in the order of a list; the reader's language may count."""
        return self.values_list("pk", flat=True)


class ReferenceQuerySet(RecordQuerySet):
    """Queries over reference records: public while a public row names them."""

    def published(self):
        """Return the reference records that a public row names."""
        outer = models.OuterRef("pk")
        named = (
            models.Exists(public_rows().filter(**{field: outer}))
            for public_rows, field in _naming[self.model._meta.label]
        )
        return self.filter(reduce(operator.or_, named, models.Q(pk__in=[])))


def name_references(public_rows, **fields):
    """Register that public rows name reference records.

    ``public_rows`` is a callable that returns the query set of public rows, such as
    ``Participation.objects.published``; ``fields`` map the lookup that names a
    reference record to the label of its model: ``state="members.State"``.
    """
    for field, label in fields.items():
        _naming[label].append((public_rows, field))


def naming(model) -> list[tuple[type, str]]:
    """Return which rows name reference records of ``model``: as registered.

    Pairs of the model of the rows and the lookup that leads from them there.
    """
    return [(rows().model, field) for rows, field in _naming[model._meta.label]]


def with_shown(model):
    """Return the rows of ``model``, each with ``shown``: whether it is public now."""
    public = model.objects.published().filter(pk=models.OuterRef("pk"))
    return model.objects.annotate(shown=models.Exists(public))


def count_of(rows, path, *, counting="pk"):
    """Return an expression: how many different things the rows of the outer row name.

    ``path`` is the lookup that leads from a row of ``rows`` to the outer one,
    ``counting`` that of what is counted.
    """
    counted = (
        rows.filter(**{path: models.OuterRef("pk")})
        .order_by()
        .values(path)
        .annotate(counted=models.Count(counting, distinct=True))
        .values("counted")
    )
    return Coalesce(models.Subquery(counted, output_field=models.IntegerField()), 0)


def rows_of(model, accessor):
    """Return the manager of the model behind a reverse accessor of ``model``.

    The way upwards along the import arrow: ``rows_of(State, "memberships")``.
    """
    return model._meta.get_field(accessor).related_model.objects
