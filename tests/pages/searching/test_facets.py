"""The values a search can be narrowed to stand in the order readers expect."""

from itertools import permutations

from django.http import QueryDict
from django.test import SimpleTestCase

from alba_site.pages.searching.facets import SHOWN, facets, offers
from alba_site.pages.searching.names import Names
from alba_site.pages.searching.question import Question
from archive.lists import names as lists
from archive.lists.facets import FacetIndex
from archive.search import documents

COUNTS = {
    "type": {"summit": 1, "source": 5, "passage": 2},
    "country": {"cuba": 2, "ecuador": 3, "bolivia": 2, "elsewhere": 2},
    "year": {"2017": 4},
    "topic": {},
}
NAMES = Names(
    vocabulary={
        "type": {},
        "country": {},
        "year": {"2025": "2025", "2017": "2017", "2004": "2004"},
        "topic": {},
    },
    called={
        "type": lists.Names([]),
        "country": lists.Names(
            [
                ("cuba", "Cuba", "Cuba"),
                ("ecuador", "Ecuador", "Ecuador"),
                ("bolivia", "Bolivia", "Bolivia"),
                ("elsewhere", "Ávila", "Ávila"),
            ]
        ),
        "topic": lists.Names([]),
    },
    facets=FacetIndex([], []),
)


def narrowed(query="q=fund", counts=COUNTS):
    """Return the facets of a query string by their names."""
    found = facets(Question(QueryDict(query), NAMES), counts)
    return dict(zip(["type", "country", "year", "topic"], found, strict=True))


class OrderTests(SimpleTestCase):
    def assertValues(self, facet, expected):
        self.assertEqual([(c.label, c.count) for c in facet.choices], expected)

    def test_types_stand_by_count(self):
        self.assertValues(
            narrowed()["type"], [("source", 5), ("passage", 2), ("summit", 1)]
        )

    def test_countries_stand_by_count_then_by_name(self):
        self.assertValues(
            narrowed()["country"],
            [("Ecuador", 3), ("Ávila", 2), ("Bolivia", 2), ("Cuba", 2)],
        )

    def test_values_called_alike_stand_in_one_order_however_they_were_counted(self):
        alike = lists.Names((value, "Peace", "Paz") for value in "abc")
        names = NAMES._replace(called=NAMES.called | {"topic": alike})
        for order in permutations("abc"):
            counts = COUNTS | {"topic": dict.fromkeys(order, 1)}
            *_, topics = facets(Question(QueryDict("q=fund"), names), counts)
            urls = [choice.url[-1] for choice in topics.choices]
            self.assertEqual(urls, ["a", "b", "c"], order)

    def test_years_stand_newest_first_with_those_without_a_result(self):
        self.assertValues(narrowed()["year"], [("2025", 0), ("2017", 4), ("2004", 0)])

    def test_year_chosen_is_among_them_though_no_record_has_it(self):
        facet = narrowed("q=fund&year=1999")["year"]
        self.assertEqual(facet.choices[-1].label, "1999")
        self.assertTrue(facet.choices[-1].is_chosen)

    def test_facet_without_values_has_no_choices(self):
        self.assertEqual(narrowed()["topic"].choices, [])

    def test_many_values_are_shown_in_part(self):
        many = {f"c{n:02}": 1 for n in range(SHOWN + 2)}
        facet = narrowed(counts=COUNTS | {"country": many})["country"]
        self.assertEqual((len(facet.choices), len(facet.more)), (SHOWN, 2))

    def test_what_is_chosen_is_never_folded_away(self):
        many = {f"c{n:02}": 1 for n in range(SHOWN + 2)}
        last = f"c{SHOWN + 1}"
        facet = narrowed(
            f"country={last}", counts=COUNTS | {"country": many | {last: 1}}
        )["country"]
        self.assertIs(facet.choices[-1].is_chosen, True)
        self.assertEqual((len(facet.choices), len(facet.more)), (SHOWN + 1, 1))

    def test_as_many_as_there_are_types_are_shown(self):
        self.assertLessEqual(len(documents.types()), SHOWN)


class WayBackTests(SimpleTestCase):
    def test_facet_narrowed_leads_back_to_any_value(self):
        found = narrowed("q=fund&country=cuba&type=summit")
        self.assertEqual(found["country"].any_url, "?q=fund&type=summit")
        self.assertEqual(found["year"].any_url, "")

    def test_filters_that_hide_results_are_offered_to_be_dropped(self):
        question = Question(QueryDict("q=fund&country=cuba&year=1999"), NAMES)
        found = offers(question, {"country": 0, "year": 7})
        self.assertEqual(
            [(c.url, c.count) for c in found], [("?country=cuba&q=fund", 7)]
        )

    def test_value_is_chosen_in_place_of_both_that_are(self):
        found = narrowed("q=fund&country=cuba&country=bolivia")["country"]
        self.assertEqual(
            [(c.label, c.url) for c in found.choices if c.is_chosen],
            [
                ("Bolivia", "?country=bolivia&q=fund"),
                ("Cuba", "?country=cuba&q=fund"),
            ],
        )
        self.assertEqual(found.choices[0].url, "?country=ecuador&q=fund")

    def test_both_values_of_a_facet_are_offered_to_be_dropped_at_once(self):
        text = "q=fund&country=cuba&country=bolivia&year=1999"
        found = offers(Question(QueryDict(text), NAMES), {"country": 3, "year": 0})
        self.assertEqual(
            [(c.words, c.url, c.count) for c in found],
            [("Bolivia, Cuba", "?q=fund&year=1999", 3)],
        )

    def test_dropping_the_last_that_is_asked_is_not_offered(self):
        question = Question(QueryDict("year=1999"), NAMES)
        self.assertEqual(offers(question, {"year": 7}), [])
