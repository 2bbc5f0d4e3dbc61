"""What is public: one condition on one row; and the query sets of the record."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from archive.publishing import changes, clock
from archive.publishing.seen import rows_seen


class Now(models.Expression):
    """The instant at which a query is run, not that at which it is put together."""

    output_field = models.DateTimeField()

    def as_sql(self, compiler, connection):
        return "%s", [connection.ops.adapt_datetimefield_value(clock.now())]


class RecordQuerySet(models.QuerySet):
    """Queries over any part of the record; what they write is told as a change."""

    def published(self):
        """Return the rows that are public now."""
        return self.filter(public_since__lte=Now(), public_until__gt=Now())

    def with_withdrawn(self):
        """Return the public rows, and those withdrawn from among them.

        Of a ``Part``, for a page of what it stands on.
        """
        return self.filter(
            Q(public_until__gt=Now()) | Q(withdrawn_at__lte=Now()),
            public_since__lte=Now(),
        )

    def update(self, **values):
        with changes.together():
            keys = list(self.order_by().values_list("pk", flat=True))
            fields = {self.model._meta.get_field(name).attname for name in values}
            changes.note_coming(self, fields)
            version = self.model._meta.get_field("version").next()
            count = super().update(**values | {"version": version})
            changes.note(self.model, keys, fields)
        return count

    update.alters_data = True

    def bulk_create(self, objs, *args, **kwargs):
        with changes.together():
            created = super().bulk_create(objs, *args, **kwargs)
            changes.note(self.model, [row.pk for row in created])
        return created

    def delete(self):
        with changes.together():
            return super().delete()

    delete.alters_data = True
    delete.queryset_only = True


class PublishedQuerySet(RecordQuerySet):
    """Queries over the records that have a status of their own.

    ``is_in_order_of_names`` tells whether the order of their list goes by the names in
    the reader's language.
    """

    is_in_order_of_names = False

    def keys_in_order(self):
        """Return the keys in the order of a list."""
        return self.values_list("pk", flat=True)

    def seen(self):
        """Return the rows that readers have seen, be they public or withdrawn now."""
        return self.filter(rows_seen(Now()))

    def unseen(self):
        """Return the rows that nobody but editors has seen."""
        return self.exclude(rows_seen(Now()))


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


def how_many(rows):
    """Return an expression: how many ``rows`` there are, which name an outer row."""
    counting = models.Func("pk", function="COUNT", output_field=models.IntegerField())
    return models.Subquery(rows.order_by().annotate(n=counting).values("n"))


def rows_of(model, accessor):
    """Return the manager of the model behind a reverse accessor of ``model``.

    The way upwards along the import arrow: ``rows_of(State, "memberships")``.
    """
    return model._meta.get_field(accessor).related_model.objects
