"""The parts of a document: rows loaded, with what is read of them and no more."""

from django.test import TestCase

from archive.lists.facets import facet_rows
from archive.publishing.periods import NEVER
from archive.search.parts import Columns, Rows
from members.models import Person
from summits.models import Participation, Place, Statement, Summit
from tests.factories import (
    make_participation,
    make_passage,
    make_person,
    make_place,
    make_source,
    make_state,
    make_statement,
    make_summit,
)


class RowsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(place=make_place(city_en="Caracas"))
        cls.speaker = make_person("Nicolás Maduro")
        cls.first = make_statement(summit=cls.summit, person=cls.speaker)
        cls.second = make_statement(summit=cls.summit)
        cls.part = Rows(
            Statement.objects.order_by("-position"),
            "summit",
            ("summary_en", "person__name", "summit__place__city_en"),
        )

    def load(self, *keys):
        return self.part.load(keys)

    def test_rows_of_each_record_in_order(self):
        other = make_statement(summit=make_summit())
        found = self.load(self.summit.pk, other.summit_id)
        self.assertEqual(found[self.summit.pk], [self.second, self.first])
        self.assertEqual(found[other.summit_id], [other])
        self.assertEqual(self.load(), {})

    def test_what_is_declared_is_loaded_in_one_query(self):
        with self.assertNumQueries(1):
            _second, first = self.load(self.summit.pk)[self.summit.pk]
            self.assertEqual(first.summary_en, "The summit called for unity.")
            self.assertEqual(first.person.name, "Nicolás Maduro")
            self.assertEqual(first.summit.place.city_en, "Caracas")

    def test_nothing_else_is(self):
        _second, first = self.load(self.summit.pk)[self.summit.pk]
        for read in [
            lambda: first.quote,
            lambda: first.passage_id,
            lambda: first.person.slug,
            lambda: first.summit.place.state_id,
        ]:
            with self.assertNumQueries(1):
                read()

    def test_row_that_is_not_public(self):
        self.second.passage = make_passage(source=make_source(status="draft"))
        self.second.save()
        self.assertEqual(self.load(self.summit.pk)[self.summit.pk], [self.first])

    def test_other_row_that_is_not_public_is_none(self):
        draft = make_passage(source=make_source(status="draft"))
        Person.objects.update(passage=draft, quote=draft.text)
        with self.assertNumQueries(1):
            _second, first = self.load(self.summit.pk)[self.summit.pk]
            self.assertIsNone(first.person)

    def test_what_is_not_public_is_none_however_far(self):
        Place._base_manager.update(public_since=NEVER)
        _second, first = self.load(self.summit.pk)[self.summit.pk]
        self.assertIsNone(first.summit.place)

    def fields_read(self, part):
        return {reading.path: set(reading.fields) for reading in part.readings()}

    def test_what_is_read_is_what_is_loaded_and_what_orders(self):
        self.assertEqual(
            self.fields_read(self.part),
            {
                "": {"summary_en", "summit_id", "position"},
                "person": {"name"},
                "summit": set(),
                "summit__place": {"city_en"},
            },
        )

    def test_what_only_the_database_weighs_is_read_but_not_loaded(self):
        part = Rows(Statement.objects.order_by(), "summit", ("key",), weighs=("act",))
        self.assertEqual(self.fields_read(part), {"": {"key", "summit_id", "act"}})
        with self.assertNumQueries(2):
            row, _second = part.load([self.summit.pk])[self.summit.pk]
            self.assertEqual(row.act, self.first.act)


class ColumnsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(place=make_place(make_state("Venezuela")))
        make_participation(cls.summit, state=make_state("Cuba"))
        cls.part = Columns(
            Summit.objects.all(),
            cls.countries,
            "facet_key",
            ("facet", "facet_value", "facet_key", "facet_role"),
        )

    @staticmethod
    def countries(rows):
        return facet_rows(rows, "country", "place__state__slug", role="host").union(
            facet_rows(
                Participation.objects.filter(summit__in=rows),
                "country",
                "state__slug",
                key="summit_id",
            ),
            all=True,
        )

    def test_what_is_said_of_each_record(self):
        other = make_summit(place=None)
        with self.assertNumQueries(1):
            found = self.part.load([self.summit.pk, other.pk])
        self.assertEqual(
            found[self.summit.pk],
            {("country", "venezuela", "host"), ("country", "cuba", "")},
        )
        self.assertEqual(found[other.pk], {("country", None, "host")})

    def test_what_is_read(self):
        read = {(r.rows.model, r.path, r.key) for r in self.part.readings()}
        self.assertEqual(
            read,
            {
                (Summit, "", "key"),
                (Summit, "place", "key"),
                (Summit, "place__state", "key"),
                (Participation, "", "summit_id"),
                (Participation, "state", "summit_id"),
            },
        )
