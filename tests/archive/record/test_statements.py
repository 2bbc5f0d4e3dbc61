"""That a query over keys is compiled once, and answered as Django answers it."""

from unittest import mock

from django.db.models import Max
from django.db.models.sql.compiler import SQLCompiler
from django.test import SimpleTestCase, TestCase

from archive.record.statements import asked, filled
from archive.sources.models import Passage, Source
from tests.factories import make_passage, make_source


def slugs(keys):
    return Source.objects.filter(pk__in=keys).order_by("slug").values_list("slug")


def latest(model, keys):
    """Ask over a relation, in a union, for an instant that the database works out."""
    rows = model.objects.filter(source__in=keys).order_by().values_list("source")
    found = rows.annotate(latest=Max("source__publish_at"))
    return found.union(rows.filter(label="none").annotate(latest=Max("public_until")))


def nothing(keys):
    return None


class AskedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.keys = [make_source().pk for _ in range(5)]

    def test_answers_of_any_number_of_keys(self):
        for count in range(1, 6):
            keys = self.keys[:count]
            self.assertEqual(asked(slugs, keys=keys), [(key,) for key in keys])

    def test_each_answer_is_of_the_keys_asked(self):
        for key in self.keys:
            self.assertEqual(asked(slugs, keys={key}), [(key,)])

    def test_no_key_is_unknown_or_like_a_place(self):
        for key in ("nobody", "%s", "0", "'"):
            self.assertEqual(asked(slugs, keys=[key]), [])

    def test_instants_are_as_django_reads_them(self):
        passage = make_passage()
        [(key, at)] = asked(latest, Passage, keys=[passage.source_id])
        self.assertEqual((key, at), (passage.source_id, passage.source.publish_at))

    def test_one_query_however_many_keys(self):
        for keys in (self.keys[:1], self.keys):
            with self.assertNumQueries(1):
                asked(slugs, keys=keys)

    def test_no_keys_are_no_query(self):
        with self.assertNumQueries(0):
            self.assertEqual(asked(slugs, keys=[]), [])

    def test_nothing_to_ask_is_no_query(self):
        with self.assertNumQueries(0):
            self.assertEqual(asked(nothing, keys=self.keys), [])

    def test_about_as_many_keys_compile_nothing(self):
        asked(slugs, keys=self.keys[:3])
        with mock.patch.object(SQLCompiler, "as_sql") as compiled:
            asked(slugs, keys=self.keys[1:])
        compiled.assert_not_called()


class FilledTests(SimpleTestCase):
    def test_lengths_are_filled_up_to_a_power_of_two(self):
        lengths = {n: len(filled([""] * n)) for n in (1, 2, 3, 4, 5, 8, 9)}
        self.assertEqual(lengths, {1: 1, 2: 2, 3: 4, 4: 4, 5: 8, 8: 8, 9: 16})

    def test_they_are_filled_with_the_last(self):
        self.assertEqual(filled(["a", "b", "c"]), ["a", "b", "c", "c"])
