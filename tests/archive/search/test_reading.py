"""What a query reads for a record, told by the query."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, F, When
from django.db.models.functions import Substr
from django.test import SimpleTestCase

from archive.lists.facets import facet_rows
from archive.search.reading import read_by, read_by_union
from archive.sources.models import Citation, Passage, Source
from members.models import Membership, State
from summits.models import Declaration, Participation, Place, Statement, Summit


class ReadingTests(SimpleTestCase):
    def read(self, rows, *lookups, key="pk"):
        """Return what is read of the rows that ``lookups`` lead to: by path."""
        asked = rows.order_by().values_list(*lookups)
        found = read_by(asked, rows, key, asked.query.select)
        return {reading.path: (reading.model, set(reading.fields)) for reading in found}

    def test_fields_of_the_rows_themselves(self):
        self.assertEqual(
            self.read(Summit.objects.all(), "slug", "number"),
            {"": (Summit, {"slug", "number"})},
        )

    def test_rows_on_the_way_are_read_too(self):
        self.assertEqual(
            self.read(Summit.objects.all(), "place__state__name_en"),
            {
                "": (Summit, set()),
                "place": (Place, set()),
                "place__state": (State, {"name_en"}),
            },
        )

    def test_row_of_which_the_key_alone_is_read_is_none(self):
        self.assertEqual(
            self.read(Summit.objects.all(), "place"), {"": (Summit, {"place_id"})}
        )

    def test_conditions_are_read(self):
        rows = Summit.objects.filter(series="joint", place__city_en="Caracas")
        self.assertEqual(
            self.read(rows, "slug"),
            {"": (Summit, {"slug", "series"}), "place": (Place, {"city_en"})},
        )

    def test_from_the_other_end(self):
        found = self.read(Summit.objects.all(), "declarations__text__title")
        self.assertEqual(found["declarations"], (Declaration, set()))
        self.assertEqual(found["declarations__text"], (Source, {"title"}))

    def test_by_a_link_of_many_to_many(self):
        found = self.read(Statement.objects.all(), "states__slug")
        self.assertIn((State, {"slug"}), found.values())

    def test_by_what_is_said_of_a_record(self):
        found = self.read(Statement.objects.all(), "citations__passage__text")
        self.assertEqual(found["citations"], (Citation, set()))
        self.assertEqual(found["citations__passage"], (Passage, {"text"}))

    def test_from_what_is_said_to_the_record(self):
        found = self.read(
            Citation.objects.all(), "quote", "members_membership__state__slug"
        )
        self.assertEqual(found["members_membership"], (Membership, set()))
        self.assertEqual(found["members_membership__state"], (State, {"slug"}))

    def test_kind_of_the_record_spoken_of(self):
        found = self.read(Citation.objects.of(Summit), "quote")
        self.assertEqual(found["record_type"], (ContentType, {"app_label", "model"}))

    def test_every_path_is_a_lookup(self):
        for rows in (Summit.objects, Statement.objects):
            for path in self.read(rows.all(), "citations__passage__source__title"):
                rows.filter(**{f"{path or 'pk'}__in": ["14"]})
        for path in self.read(Statement.objects.all(), "topics__slug"):
            Statement.objects.filter(**{f"{path or 'pk'}__in": ["14"]})


class UnionTests(SimpleTestCase):
    def read(self, queryset):
        found = read_by_union(queryset, "facet_key", ["facet_value", "facet_role"])
        return [(r.rows.model, r.key, r.path, r.model, set(r.fields)) for r in found]

    def test_one_arm(self):
        rows = facet_rows(Summit.objects.all(), "year", Substr("began_on", 1, 4))
        self.assertEqual(
            self.read(rows), [(Summit, "key", "", Summit, {"key", "began_on"})]
        )

    def test_each_arm_leads_to_the_record_by_its_own_key(self):
        parts = Participation.objects.all()
        rows = facet_rows(Summit.objects.all(), "series", "series").union(
            facet_rows(
                parts,
                "country",
                "state__slug",
                key="summit__declarations__pk",
                role="guest",
            )
        )
        key = "summit__declarations__key"
        self.assertEqual(
            self.read(rows)[1:],
            [
                (Participation, key, "", Participation, set()),
                (Participation, key, "state", State, {"slug"}),
                (Participation, key, "summit", Summit, set()),
                (Participation, key, "summit__declarations", Declaration, {"key"}),
            ],
        )

    def test_conditions_of_a_case_are_read(self):
        role = Case(When(series="joint", then=F("slug")), default=F("format"))
        rows = facet_rows(Summit.objects.all(), "series", "number", role=role)
        [(*_, fields)] = self.read(rows)
        self.assertEqual(fields, {"key", "number", "series", "slug", "format"})

    def test_labels_are_not_read(self):
        rows = facet_rows(
            Summit.objects.all(), "series", "series", labels=("slug", "summary_es")
        )
        self.assertEqual(
            self.read(rows), [(Summit, "key", "", Summit, {"key", "series"})]
        )
