"""Queries over sources, passages, and the rows that rest on them."""

from functools import reduce
from operator import or_

from django.apps import apps
from django.db.models import Exists, F, OuterRef, Q, Value

from archive.publishing.querysets import (
    PublishedQuerySet,
    RecordQuerySet,
    ReferenceQuerySet,
    count_of,
    public,
    rows_of,
)
from archive.record.text import as_text

RESTS_ON = "passage__source__"
NOTHING = Value("")
NONE = Q(pk__in=[])


class SourceQuerySet(PublishedQuerySet):
    """Queries over texts."""

    def newest_first(self):
        """Order by number, the last received first."""
        return self.order_by(F("number").desc(nulls_last=True), "key")

    def for_list(self):
        """Add ``passage_count``, the number of passages held of each text."""
        return self.annotate(
            passage_count=count_of(rows_of(self.model, "passages"), "source")
        )

    def for_page(self):
        """Load what the page of a text shows of itself."""
        return self.select_related(
            "translation_of", "declaration__summit", "declaration__text"
        )


class PassageQuerySet(RecordQuerySet):
    """Queries over the paragraphs of texts."""

    def published(self):
        """Return the passages of public sources."""
        return self.filter(public("source__"))

    def quoted(self):
        """Return the passages whose words a public fact quotes, first or further."""
        models = [*sourced_models(), _citations().model]
        keys = [m.objects.published().order_by().values("passage") for m in models]
        return self.published().filter(pk__in=keys[0].union(*keys[1:]))

    def in_order(self):
        """Order as in the text."""
        return self.order_by("source_id", "position", "key")

    def with_report(self):
        """Load the passage of another text in which each is reported."""
        return self.select_related("source", "reported_in__source")


class SourcedQuerySet(RecordQuerySet):
    """Queries over rows that rest on the words of a passage."""

    owner = ""  # lookup that leads to the published record the row belongs to

    def published(self):
        """Return the rows whose source, and owner if they have one, are public."""
        rows = self.filter(public(RESTS_ON))
        return rows.filter(public(self.owner)) if self.owner else rows

    def with_words(self):
        """Load the passage and the source of each row."""
        return self.select_related("passage__source")

    def quoting(self, passages):
        """Return the rows that quote ``passages``, first or further, in order."""
        further = _citations().of_public(self.model).filter(passage__in=passages)
        return (
            self.filter(
                Q(passage__in=passages) | Q(pk__in=further.values("record_key"))
            )
            .with_words()
            .order_by("position", "key")
        )

    def as_facts(self, *, label_en, label_es=None, extra=NOTHING, page, part=NOTHING):
        """Return the rows in the one shape that facts of all models share.

        Dictionaries that ``facts.Fact`` reads: ``label_en``, ``label_es`` (expressions
        or lookups) and ``extra`` say what the fact is about, in the form
        the ``fact_label`` of the model reads; ``page`` is a pair of the name of an
        address and a lookup of its first argument, ``part`` its second.
        """
        url_name, slug = page
        url_name = Value(url_name) if isinstance(url_name, str) else url_name
        return self.order_by().values(
            fact_model=as_text(Value(self.model._meta.label_lower)),
            fact_key=as_text("key"),
            fact_passage=as_text("passage_id"),
            fact_quote=as_text("quote"),
            fact_basis=as_text("basis"),
            fact_derivation_en=as_text("derivation_en"),
            fact_derivation_es=as_text("derivation_es"),
            fact_label_en=as_text(label_en),
            fact_label_es=as_text(label_es or label_en),
            fact_extra=as_text(extra),
            fact_url_name=as_text(url_name),
            fact_slug=as_text(slug),
            fact_part=as_text(part),
        )


class PublishedSourcedQuerySet(SourcedQuerySet, PublishedQuerySet):
    """Queries over records that are published themselves and rest on a passage."""

    def published(self):
        """Return the records public now, whose source is public too."""
        return self.filter(public(), public(RESTS_ON))


class ReferenceSourcedQuerySet(ReferenceQuerySet, SourcedQuerySet):
    """Queries over reference records that rest on a passage (people, organizations)."""

    def published(self):
        """Return those that a public row names.

        One without words of its own rests on those of the rows that name it; one whose
        own source is not public waits for it.
        """
        named = ReferenceQuerySet.published(self)
        return named.filter(Q(passage=None) | public(RESTS_ON))


class CitationQuerySet(SourcedQuerySet):
    """Queries over further words about records and their fields."""

    def published(self):
        """Return the citations whose source and record are public."""
        return self.of_public(*cited_models())

    def public_among(self):
        """Return those of these citations that are public, as ``published()`` does.

        To put that together for every kind of record takes long: here it is asked only
        of those that the citations speak of, which one more query tells.
        """
        kinds = self.order_by().values_list(
            "record_type__app_label", "record_type__model"
        )
        spoken_of = {apps.get_model(*kind) for kind in kinds.distinct()}
        return self.of_public(*(m for m in cited_models() if m in spoken_of))

    def of_public(self, *models):
        """Return the public citations of records of ``models`` alone."""
        of_records = (
            self._of(model)
            & Q(Exists(model.objects.published().filter(pk=OuterRef("record_key"))))
            for model in models
        )
        return super().published().filter(reduce(or_, of_records, NONE))

    def of_rows(self, rows):
        """Return the citations of ``rows``, a query set, public or not."""
        keys = rows.order_by().values("pk")
        return self.filter(self._of(rows.model), record_key__in=keys)

    def about(self, *records):
        """Return the citations of ``records``, instances of any models.

        One query for everything that a page shows: the records are public if the page
        is, and of the citations only the sources are asked.
        """
        keys = {}
        for record in records:
            keys.setdefault(type(record), set()).add(record.pk)
        of_records = (self._of(m, record_key__in=pks) for m, pks in keys.items())
        return (
            super()
            .published()
            .filter(reduce(or_, of_records, NONE))
            .select_related("passage__source", "record_type")
            .order_by("record_key", "field", "key")
        )

    def _of(self, model, **conditions):
        """Return the condition that a record is of ``model``; asks no content type."""
        return Q(
            record_type__app_label=model._meta.app_label,
            record_type__model=model._meta.model_name,
            **conditions,
        )


def _citations():
    return apps.get_model("sources", "Citation").objects


def cited_models():
    """Return the models of records whose further words pages show.

    Those that rest on words themselves, the texts, and their passages.
    """
    citations = _citations().model
    passages = citations._meta.get_field("passage").related_model
    texts = passages._meta.get_field("source").related_model
    return [*sourced_models(), texts, passages]


def sourced_models():
    """Return the models whose rows rest on passages, citations excepted."""
    return [
        model
        for model in apps.get_models()
        if hasattr(model, "fact_label") and hasattr(model.objects, "facts")
    ]
