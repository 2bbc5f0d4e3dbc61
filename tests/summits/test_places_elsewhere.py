"""Under which identifiers others keep places."""

import json

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils.translation import override

from summits.models import Place
from tests import factories as make
from tests.archive.search.finding import found
from tests.constraints import Broken, ConstraintCases
from tests.desk import DeskTestCase, page, typed

VALUES = {"wikidata": "Q1533", "viaf": "152347401"}
LINK = (
    '<a href="https://www.wikidata.org/wiki/Q1533" rel="external" '
    'title="Caracas, Venezuela {}">Wikidata Q1533</a>'
)


def that_of_another(name):
    """Return a function of a row: that another one has its identifier already."""

    def values(row):
        make.make_place(**{name: VALUES[name]})
        return {name: VALUES[name]}

    return values


CASES = [
    Broken(
        f"summits_place_one_{name}",
        make.make_place,
        that_of_another(name),
        name,
        "Another record has this identifier.",
        early=True,
    )
    for name in VALUES
]


class ConstraintTests(ConstraintCases, TestCase):
    cases = CASES


class CleanTests(TestCase):
    def test_wrong_one_is_refused_at_its_field(self):
        place = make.make_place()
        place.wikidata = "Caracas"
        with self.assertRaises(ValidationError) as caught, override("en"):
            place.full_clean()
        self.assertEqual(
            caught.exception.message_dict,
            {"wikidata": ["Write the number of the item, Q766, or its address."]},
        )

    def test_state_may_have_the_same(self):
        make.make_state("Cuba", **VALUES)
        make.make_place(**VALUES).full_clean()

    def test_many_may_have_none(self):
        for _ in range(2):
            make.make_place().full_clean()

    def test_isni_knows_no_places(self):
        names = [field.name for field in Place._meta.fields]
        self.assertNotIn("isni", names)


class PageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.place = make.make_place(**VALUES)
        cls.summit = make.make_summit(number=14, place=cls.place)
        cls.event = make.make_event(place=cls.place)

    def url(self, record, language="en"):
        with override(language):
            return record.get_absolute_url()

    def location(self, record):
        html = self.client.get(self.url(record)).text
        data = html.partition('<script type="application/ld+json">')[2]
        graph = json.loads(data.partition("</script>")[0])["@graph"]
        [event] = [one for one in graph if one["@type"] == "Event"]
        return event["location"]

    def test_page_of_a_meeting_leads_to_its_place_elsewhere(self):
        for record in (self.summit, self.event):
            with self.subTest(str(record)):
                response = self.client.get(self.url(record))
                self.assertContains(response, LINK.format("at Wikidata"), html=True)
                self.assertContains(response, "VIAF 152347401")

    def test_it_does_so_in_spanish(self):
        response = self.client.get(self.url(self.summit, "es"))
        self.assertContains(response, LINK.format("en Wikidata"), html=True)

    def test_further_place_leads_there_as_well(self):
        other = make.make_summit(place=None)
        make.make_summit_place(other, place=self.place)
        response = self.client.get(self.url(other))
        self.assertContains(response, LINK.format("at Wikidata"), html=True)

    def test_place_without_any_leads_nowhere(self):
        plain = make.make_summit(place=make.make_place())
        self.assertNotContains(self.client.get(self.url(plain)), "Wikidata")

    def test_machines_read_that_both_are_the_same_city(self):
        urls = [
            "https://www.wikidata.org/wiki/Q1533",
            "https://viaf.org/viaf/152347401",
        ]
        for record in (self.summit, self.event):
            with self.subTest(str(record)):
                self.assertEqual(self.location(record)["sameAs"], urls)

    def test_venue_is_not_the_city_but_within_it(self):
        self.place.viaf = ""
        self.place.save()
        self.summit.venue = "Casa Amarilla"
        self.summit.save()
        location = self.location(self.summit)
        self.assertNotIn("sameAs", location)
        self.assertEqual(
            location["containedInPlace"],
            {
                "@type": "City",
                "name": "Caracas",
                "sameAs": "https://www.wikidata.org/wiki/Q1533",
            },
        )

    def test_venue_in_a_city_without_any_is_told_as_before(self):
        venue = make.make_summit(place=make.make_place(), venue="Casa Amarilla")
        self.assertNotIn("containedInPlace", self.location(venue))

    def test_search_finds_what_met_there(self):
        wanted = {"summit S14", f"event {self.event.slug}"}
        for typed_in in ("Q1533", "q1533", "152347401"):
            with self.subTest(typed_in):
                self.assertLessEqual(wanted, {*found(typed_in)})

    def test_summit_is_found_by_its_further_place(self):
        make.make_summit_place(make.make_summit(number=15), place=self.place)
        self.assertIn("summit S15", found("Q1533"))


class DeskTests(DeskTestCase):
    def save(self, place, **values):
        url = page(Place, "change", place.pk)
        return self.client.post(url, {**typed(self.client.get(url)), **values})

    def test_pasted_address_is_kept_as_the_identifier(self):
        place = make.make_place()
        response = self.save(
            place,
            wikidata="https://www.wikidata.org/wiki/Q1533",
            viaf="https://viaf.org/viaf/152347401/",
        )
        self.assertEqual(response.status_code, 302)
        place.refresh_from_db()
        self.assertEqual((place.wikidata, place.viaf), tuple(VALUES.values()))

    def test_second_one_is_refused_with_a_link_to_the_first(self):
        first, second = make.make_place(**VALUES), make.make_place(city_en="Maracaibo")
        response = self.save(second, wikidata="Q1533")
        link = f'<a href="{page(Place, "change", first.pk)}">{first}</a>'
        self.assertContains(
            response, f"Another record has this identifier. See {link}."
        )
        second.refresh_from_db()
        self.assertEqual(second.wikidata, "")

    def test_list_finds_the_place_by_it(self):
        make.make_place(**VALUES)
        response = self.client.get(page(Place, "changelist"), {"q": "152347401"})
        self.assertContains(response, "Caracas")
