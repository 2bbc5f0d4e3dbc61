"""Several questions asked as one query are answered as each is by itself."""

from django.db.models import Exists, OuterRef, Subquery, Value
from django.db.models.functions import JSONObject
from django.test import SimpleTestCase, TestCase

from archive.publishing.compiled import compiled, question_of
from archive.publishing.models import EditionStamp
from archive.publishing.one_query import in_one_query, json_text
from archive.sources.models import Source
from initiatives.models import Amount, Milestone
from members.models import State
from summits.models import Participation, Photo, Summit
from tests import factories as make


def loaded(rows):
    """Return all that rows hold, those loaded with them as well."""
    return [
        {
            name: loaded([value]) if hasattr(value, "_meta") else value
            for name, value in (vars(row) | row._state.fields_cache).items()
            if name != "_state"
        }
        for row in rows
    ]


class AnswerTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make.make_summit(place=make.make_place())
        for number in (3, 1, 2):
            make.make_summit(number=number, began_on=f"201{number}", ended_on="")
        person = make.make_person()
        make.make_participation(cls.summit, state=make.make_state(), person=person)
        cls.step = make.make_milestone(summit=cls.summit)
        make.make_amount(milestone=cls.step, value="1234567.89")
        make.make_photo(cls.summit)

    def assertAsAlone(self, *querysets):
        answers = in_one_query(*map(question_of, querysets))
        for queryset, answer in zip(querysets, answers, strict=True):
            self.assertEqual(loaded(answer), loaded(queryset))

    def test_rows_of_every_type_of_field(self):
        """Text, numbers, times, decimals, JSON, what is empty or not known."""
        self.assertAsAlone(
            Summit.objects.order_by("key"),
            Source.objects.order_by("key"),
            Amount.objects.order_by("key"),
            EditionStamp.objects.all(),
            Photo.objects.all(),
        )

    def test_rows_with_all_that_is_loaded_with_them(self):
        self.assertAsAlone(
            Participation.objects.for_page().with_summit(),
            Milestone.objects.for_page(),
        )

    def test_annotations(self):
        states = State.objects.filter(pk=OuterRef("place__state"))
        fields = JSONObject(name="name_en", alpha3="iso_alpha3")
        annotated = Summit.objects.order_by("key").annotate(
            hosted=Exists(states),
            host=Subquery(states.values(fields=fields)[:1]),
            called=Value("one"),
        )
        self.assertAsAlone(annotated, annotated.reverse())

    def test_rows_keep_the_order_and_the_slice_asked_for(self):
        latest, first = in_one_query(
            question_of(Summit.objects.newest_first()[:2]),
            question_of(Summit.objects.order_by("number")[1:3]),
        )
        self.assertEqual(
            [s.pk for s in latest], [s.pk for s in Summit.objects.newest_first()[:2]]
        )
        self.assertEqual([s.number for s in first], [2, 3])

    def test_it_is_one_query(self):
        questions = [
            question_of(Summit.objects.all()),
            question_of(State.objects.all()),
        ]
        with self.assertNumQueries(1):
            summits, states = in_one_query(*questions)
        self.assertEqual((len(summits), len(states)), (4, State.objects.count()))

    def test_values_go_to_the_question_they_were_given_with(self):
        by_slug = compiled(lambda slug: Summit.objects.filter(slug=slug))
        by_keys = compiled(lambda keys: State.objects.filter(pk__in=keys))
        keys = State.objects.values_list("pk", flat=True)
        for slug in ("1", "2"):
            [found], states = in_one_query(
                by_slug.question(slug), by_keys.question(keys)
            )
            self.assertEqual(found.slug, slug)
            self.assertEqual({state.pk for state in states}, {*keys})

    def test_same_question_twice(self):
        by_slug = compiled(lambda slug: Summit.objects.filter(slug=slug)).question
        found = in_one_query(by_slug("1"), by_slug("1"), by_slug("2"))
        self.assertEqual([row.slug for [row] in found], ["1", "1", "2"])

    def test_question_without_an_answer(self):
        none, some = in_one_query(
            question_of(Summit.objects.filter(slug="none")),
            question_of(Summit.objects.filter(slug="1")),
        )
        self.assertEqual((none, len(some)), ([], 1))

    def test_question_of_an_empty_list_is_not_asked(self):
        by_keys = compiled(lambda keys: Summit.objects.filter(pk__in=keys))
        self.assertIsNone(by_keys.question([]))
        with self.assertNumQueries(0):
            self.assertEqual(in_one_query(by_keys.question([]), None), [[], []])
        with self.assertNumQueries(1):
            none, some = in_one_query(None, question_of(Summit.objects.all()))
        self.assertEqual((none, len(some)), ([], 4))

    def test_what_is_prefetched_is_fetched(self):
        steps = Milestone.objects.for_page().with_amounts()
        with self.assertNumQueries(2):
            [[step]] = in_one_query(question_of(steps))
        self.assertEqual([str(amount.value) for amount in step.sums], ["1234567.89"])


class JsonTests(SimpleTestCase):
    def test_column_of_json_is_text_however_it_came(self):
        self.assertEqual(json_text('{"a": 1}'), '{"a": 1}')
        self.assertEqual(json_text({"a": 1}), '{"a": 1}')
