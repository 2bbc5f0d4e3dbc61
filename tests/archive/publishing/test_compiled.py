"""Query sets that are put into SQL once, and asked for any values, at any time."""

import datetime as dt

from django.db.models import Value
from django.db.models.functions import Concat
from django.test import TestCase
from django.utils.translation import override

from archive.publishing import clock
from archive.publishing.compiled import Statement, compiled
from archive.record.statements import Slot
from initiatives.models import Initiative
from summits.models import Summit
from tests.factories import make_initiative, make_participation, make_summit

LATER = dt.datetime(2099, 3, 6, 12, tzinfo=dt.UTC)


class CompiledCase(TestCase):
    def setUp(self):
        self.made = 0

    def compiled(self, queryset):
        """Return ``queryset``, a function, compiled; ``made`` counts its calls."""

        @compiled
        def counted(*slots):
            self.made += 1
            return queryset(*slots)

        return counted


class ValuesTests(CompiledCase):
    @classmethod
    def setUpTestData(cls):
        cls.first, cls.second, cls.third = (make_summit(number=n) for n in (1, 2, 3))

    def test_rows_are_those_of_the_values_given(self):
        at = self.compiled(lambda slug: Summit.objects.filter(slug=slug))
        self.assertEqual(at(self.first.slug), [self.first])
        self.assertEqual(at(self.second.slug), [self.second])
        self.assertEqual(at("nothing"), [])

    def test_it_is_made_once(self):
        at = self.compiled(lambda slug: Summit.objects.filter(slug=slug))
        for slug in ("1", "2", "3"):
            at(slug)
        self.assertEqual(self.made, 1)

    def test_each_asking_is_one_query(self):
        at = self.compiled(lambda slug: Summit.objects.filter(slug=slug))
        for slug in ("1", "2"):
            with self.assertNumQueries(1):
                at(slug)

    def test_several_values_stand_each_in_its_place(self):
        between = self.compiled(
            lambda low, high: Summit.objects.filter(key__gt=low, key__lt=high)
        )
        found = between(self.first.key, self.third.key)
        self.assertEqual(found, [self.second])

    def test_one_value_may_stand_in_several_places(self):
        named = self.compiled(
            lambda key: (
                Summit.objects.filter(key=key)
                | Summit.objects.filter(participations__key=key)
            )
        )
        self.assertEqual(named(self.first.key), [self.first])

    def test_without_values_rows_are_still_read_anew(self):
        every = self.compiled(lambda: Summit.objects.order_by("key"))
        self.assertEqual(len(every()), 3)
        make_summit()
        self.assertEqual(len(every()), 4)
        self.assertEqual(self.made, 1)

    def test_value_is_no_part_of_the_sql(self):
        at = self.compiled(lambda slug: Summit.objects.filter(slug=slug))
        self.assertEqual(at("' OR 1=1 --"), [])

    def test_what_belongs_to_rows_is_loaded_with_them(self):
        make_participation(self.first)
        at = self.compiled(
            lambda key: (
                Summit.objects.filter(key=key)
                .select_related("passage__source")
                .annotate(said=Value("x"))
                .prefetch_related("participations")
            )
        )
        [summit] = at(self.first.key)
        with self.assertNumQueries(0):
            self.assertTrue(summit.passage.source.title)
            self.assertEqual(summit.said, "x")
            self.assertEqual(len(summit.participations.all()), 1)

    def test_values_and_unions_are_given_as_they_are(self):
        slugs = self.compiled(
            lambda low, high: (
                Summit.objects.filter(key=low)
                .order_by()
                .values_list("slug")
                .union(Summit.objects.filter(key=high).order_by().values_list("slug"))
            )
        )
        found = slugs(self.first.key, self.third.key)
        self.assertCountEqual(found, [("1",), ("3",)])

    def test_value_that_is_not_compared_as_it_was_given_is_refused(self):
        inside = self.compiled(lambda text: Summit.objects.filter(key__contains=text))
        with self.assertRaisesMessage(TypeError, "as it was given"):
            inside("1")

    def test_value_in_a_function_stands_in_its_place(self):
        led = self.compiled(
            lambda key: Summit.objects.filter(key=Concat(Value(""), Value(key)))
        )
        self.assertEqual(led(self.second.key), [self.second])

    def test_it_asks_over_the_connection_of_the_thread(self):
        statement = Statement(Summit.objects.filter(slug=Slot(0)), 1)
        statement.compiler.connection = None  # that of a thread which has ended
        self.assertEqual(statement.rows(["2"]), [self.second])


class ListsTests(CompiledCase):
    @classmethod
    def setUpTestData(cls):
        cls.summits = [make_summit() for _ in range(5)]

    def with_keys(self):
        return self.compiled(
            lambda keys: Summit.objects.filter(pk__in=keys).order_by("key")
        )

    def test_list_of_any_length_is_found(self):
        with_keys = self.with_keys()
        for count in range(6):
            with self.subTest(count):
                keys = [summit.pk for summit in self.summits[:count]]
                self.assertEqual(with_keys(keys), self.summits[:count])

    def test_lists_of_like_length_share_a_statement(self):
        with_keys = self.with_keys()
        keys = [summit.pk for summit in self.summits]
        for count in (1, 2, 3, 4, 5):
            with_keys(keys[:count])
        self.assertEqual(self.made, 4)  # for 1, 2, 4 and 8 keys

    def test_empty_list_asks_nothing(self):
        with_keys = self.with_keys()
        with self.assertNumQueries(0):
            self.assertEqual(with_keys([]), [])
        self.assertEqual(self.made, 0)

    def test_sets_and_generators_are_lists_too(self):
        with_keys = self.with_keys()
        keys = {summit.pk for summit in self.summits}
        self.assertEqual(with_keys(keys), self.summits)
        self.assertEqual(with_keys(key for key in keys), self.summits)


class TimeTests(CompiledCase):
    def test_what_is_public_is_told_as_of_the_asking(self):
        at = self.compiled(lambda slug: Summit.objects.published().filter(slug=slug))
        summit = make_summit(slug="then", publish_at=LATER)
        self.assertEqual(at("then"), [])
        with clock.as_of(LATER):
            self.assertEqual(at("then"), [summit])
        self.assertEqual(at("then"), [])
        self.assertEqual(self.made, 1)

    def test_instant_of_the_first_asking_is_not_kept(self):
        at = self.compiled(lambda slug: Summit.objects.published().filter(slug=slug))
        with clock.as_of(LATER):
            at("then")
        make_summit(slug="then", publish_at=LATER)
        self.assertEqual(at("then"), [])


class LanguageTests(CompiledCase):
    def test_each_language_has_an_order_of_its_own(self):
        make_initiative(key="a", name_en="Alpha", name_es="Zeta")
        make_initiative(key="b", name_en="Beta", name_es="Alfa")
        by_name = self.compiled(lambda: Initiative.objects.by_name())
        for language, expected in [("en", "ab"), ("es", "ba"), ("en", "ab")]:
            with self.subTest(language), override(language):
                found = "".join(row.pk for row in by_name())
                self.assertEqual(found, expected)
