"""Further places of a summit, each with its part: what they hold to, where told."""

import datetime as dt
import json
from unittest import mock

from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import ProtectedError
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override

from alba_site.pages.reference import steps_at_summits_of
from archive.search import index
from summits.models import Declaration, Summit, SummitPlace
from summits.models.part_terms import PlacePart
from tests import factories as make
from tests.archive.publishing.test_parts import withdraw
from tests.archive.search.finding import entries_of, facets_of, found
from tests.constraints import Broken, ConstraintCases
from tests.crawl import Page
from tests.desk import DeskTestCase, page, typed
from tests.findings import refused, told
from tests.summits.test_filters import FacetCase

CASES = [
    Broken(
        "summitplace_has_a_part",
        make.make_summit_place,
        {"part": "visited"},
        "part",
        "Say what part the place had.",
        early=True,
    ),
    Broken(
        "summitplace_once_with_a_part_on_a_day",
        make.make_summit_place,
        lambda row: {
            "place": make.make_summit_place(
                row.summit, place=make.make_place(city_en="Cumaná")
            ).place
        },
        "place",
        "This place already has that part in the summit.",
    ),
]


class SummitPlaceConstraintTests(ConstraintCases, TestCase):
    cases = CASES


def bogota():
    """Return a place in Colombia, where none of these summits met."""
    names = dict.fromkeys(["city_en", "city_es"], "Bogotá")
    return make.make_place(make.make_state("Colombia"), **names)


class SummitPlaceTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.caracas, cls.bogota = make.make_place(), bogota()
        cls.summit = make.make_summit(place=cls.caracas)

    def row(self, **fields):
        place = fields.pop("place", self.bogota)
        return make.make_summit_place(self.summit, place=place, **fields)

    def test_name_tells_place_part_and_day(self):
        row = self.row(date="2017-03-06")
        self.assertEqual(str(row), "closed in Bogotá, Colombia, on 6 March 2017")
        row.date = ""
        self.assertEqual(str(row), "closed in Bogotá, Colombia")

    def test_it_is_told_in_spanish(self):
        row = self.row(date="2017-03-06")
        with override("es"):
            self.assertEqual(row.told, "se clausuró el 6 de marzo de 2017")
            said = "se clausuró en Bogotá, Colombia, el 6 de marzo de 2017"
            self.assertEqual(str(row), said)

    def test_label_of_a_fact_tells_summit_place_and_part(self):
        label = SummitPlace.fact_label("Bogotá", "closed|ordinary|14|2017-03-05||")
        self.assertEqual(label, "14th Summit, Bogotá: closed")

    def test_it_met_everywhere_but_where_it_was_planned(self):
        rows = [SummitPlace(part=part) for part in PlacePart]
        away = [row.part for row in rows if not row.is_where_it_met]
        self.assertEqual(away, ["planned"])

    def test_order_is_that_of_the_parts_then_of_the_days(self):
        rows = [
            self.row(part=part, date=date)
            for part, date in [
                ("planned", "2017"),
                *(("met", ""), ("met", "2017-03-06"), ("met", "2017-03-05")),
                ("opened", ""),
            ]
        ]
        in_order = sorted(rows, key=lambda row: row.order)
        self.assertEqual(
            [(row.part, row.date) for row in in_order],
            [
                ("opened", ""),
                *(("met", "2017-03-05"), ("met", "2017-03-06"), ("met", "")),
                ("planned", "2017"),
            ],
        )

    def assertRepeats(self, words, **fields):
        with self.assertRaises(ValidationError) as caught:
            self.row(place=self.caracas, **fields)
        self.assertEqual(caught.exception.message_dict, {"place": [words]})

    def test_row_that_repeats_the_place_of_the_summit_is_refused(self):
        self.assertRepeats(
            "That is the place of the summit itself: say nothing twice.", part="met"
        )

    def test_place_where_it_met_is_not_one_that_was_planned(self):
        self.assertRepeats(
            "It met there: a place that was planned is another one.", part="planned"
        )

    def test_refusal_is_in_spanish_too(self):
        with override("es"):
            self.assertRepeats(
                "Se reunió allí: un lugar que estaba previsto es otro.", part="planned"
            )

    def test_place_of_the_summit_may_be_told_as_more_than_that(self):
        for part, date in [("opened", ""), ("closed", ""), ("met", "2017-03-06")]:
            self.row(place=self.caracas, part=part, date=date)
        self.assertEqual(self.summit.further_places.count(), 3)

    def test_summit_is_not_moved_to_where_it_would_be_repeated(self):
        row = self.row(part="planned")
        self.summit.place = self.bogota
        with self.assertRaises(ValidationError) as caught:
            self.summit.full_clean()
        self.assertEqual(set(caught.exception.message_dict), {"place"})
        withdraw(row)
        self.summit.full_clean()

    def test_row_without_its_place_or_summit_is_refused_in_words(self):
        with self.assertRaises(ValidationError) as caught:
            SummitPlace(part="met").full_clean()
        self.assertLessEqual({"summit", "place"}, set(caught.exception.message_dict))

    def test_place_that_no_words_name_is_refused(self):
        row = self.row()
        lacking = {"place": ["No words say the place."]}
        self.assertEqual(refused(row), lacking)
        make.make_citation(row, field="place")
        self.assertEqual(refused(row), {})

    def test_words_of_the_summit_that_name_the_city_bear_it(self):
        text = "The summit was closed in Bogotá."
        passage = make.make_passage(text=text)
        self.assertEqual(refused(self.row(passage=passage, quote=text)), {})

    def test_place_with_a_row_is_not_deleted(self):
        self.row()
        with self.assertRaises(ProtectedError):
            self.bogota.delete()

    def test_row_goes_with_its_summit(self):
        self.row()
        self.summit.delete()
        self.assertIs(SummitPlace.objects.exists(), False)

    def test_place_and_country_are_public_while_a_row_names_them(self):
        state = self.bogota.state
        self.assertIs(type(state).objects.published().contains(state), False)
        row = self.row(part="planned")
        self.assertIs(type(state).objects.published().contains(state), True)
        withdraw(row)
        self.assertIs(type(state).objects.published().contains(state), False)


class OfAnotherTimeTests(TestCase):
    """A further place with a day apart from those of the summit."""

    def row(self, date, **fields):
        summit = make.make_summit(began_on="2017-03-05", ended_on="2017-03-07")
        return make.make_summit_place(
            summit, place=make.make_place(), date=date, **fields
        )

    def test_it_is_asked_about_from_either_end(self):
        row = self.row("2017-03-08")
        said = [f"{row}: The summit is of another time: {row.summit}."]
        self.assertEqual(told(row), said)
        self.assertIn(said[0], told(row.summit))

    def test_day_of_the_summit_or_perhaps_so_is_not(self):
        for date in ("2017-03-07", "2017-03", ""):
            self.assertEqual(told(self.row(date)), [])

    def test_nor_that_of_a_plan_or_of_a_row_withdrawn(self):
        self.assertEqual(told(self.row("2016-12-01", part="planned")), [])
        row = self.row("2017-03-08")
        withdraw(row)
        self.assertEqual(told(row), [])


class SummitPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.bogota = bogota()
        cls.summit = make.make_summit(place=make.make_place())

    def row(self, part="closed", **fields):
        place = fields.pop("place", self.bogota)
        return make.make_summit_place(self.summit, place=place, part=part, **fields)

    def page(self, language="en"):
        url = self.summit.get_absolute_url().replace("/en/", f"/{language}/")
        return Page(url, self.client.get(url))

    def said(self, language="en"):
        return " ".join(self.page(language).text("main").split())

    def test_rows_stand_among_the_facts_with_their_words(self):
        row = self.row(date="2017-03-05")
        text = "They closed it in Bogotá."
        words = make.make_passage(text=text)
        make.make_citation(row, passage=words, quote=text)
        said = self.said()
        self.assertIn("Further places Closed on 5 March 2017: Bogotá, Colombia", said)
        self.assertIn(text, said)
        self.assertIn(row.anchor, self.page().anchors)

    def test_they_do_so_in_spanish(self):
        self.row()
        self.assertIn("Otros lugares Se clausuró: Bogotá, Colombia", self.said("es"))

    def test_under_the_title_stands_where_it_met_besides(self):
        self.row()
        self.assertIn("Caracas, Venezuela", self.head_of_page())
        self.assertIn("closed in Bogotá, Colombia", self.head_of_page())

    def head_of_page(self):
        html = self.client.get(self.summit.get_absolute_url()).text
        kick = html.partition('<p class="kick">')[2].partition("</p>")[0]
        return " ".join(kick.split())

    def test_planned_place_stands_among_the_facts_alone(self):
        self.row("planned")
        self.assertIn("Was planned: Bogotá, Colombia", self.said())
        self.assertNotIn("Bogotá", self.head_of_page())

    def test_withdrawn_row_leaves_its_notice(self):
        row = self.row()
        day = dt.datetime(2018, 3, 5, 12, tzinfo=dt.UTC)
        with mock.patch.object(timezone, "now", return_value=day):
            withdraw(row)
        self.assertIn(row.anchor, self.page().anchors)
        self.assertIn("Withdrawn on 5 March 2018", self.said())
        self.assertNotIn("Bogotá", self.said())

    def test_summit_without_any_has_no_such_fact(self):
        self.assertNotIn("Further places", self.said())

    def test_rows_cost_no_query_however_many(self):
        without = self.cost()
        self.row()
        one = self.cost()
        self.row("planned")
        self.assertEqual([one, self.cost()], [without] * 2)

    def cost(self):
        with CaptureQueriesContext(connection) as asked:
            self.client.get(self.summit.get_absolute_url())
        return len(asked)

    def test_list_tells_where_it_met_besides_and_not_what_was_planned(self):
        self.row(), self.row("planned", place=make.make_place(city_en="Maracay"))
        html = self.client.get("/en/summits/").text
        self.assertIn("closed in Bogotá, Colombia", html)
        self.assertNotIn("Maracay", html)

    def test_list_tells_the_places_in_the_order_of_the_page(self):
        self.row("met"), self.row("closed", date="2017-03-05"), self.row("opened")
        for url in ["/en/summits/", self.summit.get_absolute_url()]:
            said = self.client.get(url).text
            said = said[said.index(" · opened in") :]
            with self.subTest(url):
                self.assertLess(said.index(" · met in"), said.index(" · closed in"))

    def locations(self):
        html = self.client.get(self.summit.get_absolute_url()).text
        data = html.partition('<script type="application/ld+json">')[2]
        graph = json.loads(data.partition("</script>")[0])
        [event] = [one for one in graph["@graph"] if one["@type"] == "Event"]
        found = event.get("location", [])
        return [one["name"] for one in (found if isinstance(found, list) else [found])]

    def test_machines_read_all_places_where_it_met_each_once(self):
        self.row("planned", place=make.make_place(city_en="Maracay"))
        self.assertEqual(self.locations(), ["Caracas"])
        self.row("met"), self.row("closed")
        self.row("opened", place=self.summit.place)
        self.assertEqual(self.locations(), ["Caracas", "Bogotá"])

    def test_machines_read_a_further_place_of_a_summit_without_another(self):
        Summit.objects.update(place=None)
        self.row("met")
        self.assertEqual(self.locations(), ["Bogotá"])


class CountryPageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make.make_summit(place=make.make_place())
        cls.row = make.make_summit_place(cls.summit, place=bogota(), date="2017-03-06")

    def said(self, language="en"):
        url = f"/{language}/countries/colombia/"
        return " ".join(Page(url, self.client.get(url)).text("main").split())

    def test_country_lists_the_summits_that_had_a_place_there(self):
        said = self.said()
        self.assertIn("Further places of summits 14th Summit", said)
        self.assertIn("Closed in Bogotá, Colombia, on 6 March 2017", said)
        self.assertIn(make.TEXT, said)
        self.assertIn("Summits with this country", said)

    def test_it_does_so_in_spanish(self):
        self.assertIn("Otros lugares de cumbres XIV Cumbre", self.said("es"))

    def test_host_and_plan_are_told_apart(self):
        page = self.client.get("/en/countries/colombia/")
        self.assertContains(page, '<li data-role="host">')
        self.row.part = "planned"
        self.row.save()
        page = self.client.get("/en/countries/colombia/")
        self.assertContains(page, '<li data-role="named">')
        self.assertNotContains(page, '<li data-role="host">')

    def test_country_of_the_place_under_the_title_has_no_such_list(self):
        page = self.client.get("/en/countries/venezuela/")
        self.assertNotContains(page, "Further places of summits")


class FilterTests(FacetCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make.make_summit(place=make.make_place())
        cls.declaration = make.make_declaration(cls.summit)
        cls.step = make.make_milestone(summit=cls.summit)
        cls.row = make.make_summit_place(cls.summit, place=bogota())

    def plan(self):
        SummitPlace.objects.update(part="planned")

    def test_state_where_it_met_besides_is_a_host(self):
        self.assertEqual(self.roles("colombia", self.summit), {"host"})
        self.assertEqual(self.roles("venezuela", self.summit), {"host"})

    def test_state_where_it_was_planned_is_named(self):
        self.plan()
        self.assertEqual(self.roles("colombia", self.summit), {"named"})
        self.assertEqual(self.values("country"), {"colombia": 1, "venezuela": 1})

    def test_declarations_are_narrowed_alike(self):
        self.model = Declaration
        self.assertEqual(self.roles("colombia", self.declaration), {"host"})
        self.plan()
        self.assertEqual(self.roles("colombia", self.declaration), {"named"})

    def test_initiatives_are_narrowed_by_where_it_met(self):
        colombia = self.row.place.state_id
        initiatives = type(self.step.initiative).objects.published()
        for part, found_there in [("closed", True), ("planned", False)]:
            SummitPlace.objects.update(part=part)
            values = {value for _facet, value, *_ in initiatives.facet_rows()}
            with self.subTest(part):
                self.assertIs("colombia" in values, found_there)
                steps = steps_at_summits_of(colombia)
                self.assertIs(steps.contains(self.step), found_there)

    def test_rows_withdrawn_or_told_in_a_draft_are_no_match(self):
        withdraw(self.row)
        place = self.row.place
        make.make_summit_place(self.summit, place=place, passage=self.draft())
        self.assertEqual(self.values("country"), {"venezuela": 1})


class SearchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make.make_summit(place=make.make_place())
        cls.row = make.make_summit_place(cls.summit, place=bogota())

    @staticmethod
    def found(words):
        index.refresh()
        return found(words)

    def test_summit_is_found_by_each_of_its_places_and_their_parts(self):
        for words in ("Bogotá", "summit bogota", "clausuró Bogotá", "summit Caracas"):
            self.assertEqual(self.found(words), ["summit S14"], words)

    def test_its_document_tells_the_part_in_both_languages(self):
        [entry] = entries_of("summit", self.summit).values()
        self.assertIn(("en", "closed in Bogotá, Colombia"), entry.texts)
        self.assertIn(("es", "se clausuró en Bogotá, Colombia"), entry.texts)

    def test_it_is_narrowed_by_the_country(self):
        [facets] = facets_of("summit", self.summit)
        self.assertIn(("country", "colombia", "host"), facets)

    def test_it_is_no_longer_found_by_a_row_withdrawn(self):
        withdraw(self.row)
        self.assertEqual(self.found("Bogotá"), [])


class TimelineTests(TestCase):
    def said(self):
        return Page("/en/timeline/", self.client.get("/en/timeline/")).text("main")

    def test_day_of_a_place_stands_on_it_but_for_that_of_the_opening(self):
        summit = make.make_summit(began_on="2017-03-05")
        row = make.make_summit_place(summit, date="2017-03-06")
        self.assertIn(
            "Further place of a summit: 14th Summit, Caracas: closed", self.said()
        )
        row.date = "2017-03-05"
        row.save()
        self.assertNotIn("Further place of a summit", self.said())


class DeskTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.summit = make.make_summit(place=make.make_place())
        self.bogota = bogota()
        self.url = page(Summit, "change", self.summit.pk)

    def add(self, **fields):
        """Post the form of a new further place of the summit."""
        url = f"{page(SummitPlace, 'add')}?summit={self.summit.pk}"
        text = "The summit was closed in Bogotá on 5 March 2017."
        words = {"passage": make.make_passage(text=text).pk, "quote": text}
        row = {"basis": "stated", "place": self.bogota.pk, "part": "closed"}
        return self.client.post(
            url, typed(self.client.get(url), **row, **words) | fields
        )

    def test_form_of_a_summit_lists_its_places_and_offers_one_more(self):
        make.make_summit_place(self.summit, place=self.bogota)
        form = self.client.get(self.url)
        add = f"{page(SummitPlace, 'add')}?summit={self.summit.pk}"
        self.assertContains(form, f'href="{add}"')
        self.assertContains(form, "Further places: 1")
        self.assertContains(form, "Bogotá, Colombia")

    def test_a_place_is_added_with_its_words_and_leads_back(self):
        response = self.add(date="2017-03-05")
        row = self.summit.further_places.get()
        self.assertEqual(row.told, "closed on 5 March 2017")
        self.assertRedirects(response, f"{self.url}#summitplace-{row.pk}")

    def test_rules_are_messages_at_its_fields(self):
        make.make_summit_place(self.summit, place=self.bogota)
        for fields, wrong in [
            ({"part": ""}, "part"),
            ({"place": ""}, "place"),
            ({"place": self.summit.place_id, "part": "met"}, "place"),
            ({"place": self.summit.place_id, "part": "planned"}, "place"),
            ({"date": "in spring"}, "date"),
            ({}, "place"),
        ]:
            errors = self.errors(self.add(**fields))
            self.assertEqual(set(errors), {wrong}, fields)
        self.assertEqual(self.summit.further_places.count(), 1)

    def test_summit_cannot_be_moved_to_a_place_that_was_planned(self):
        make.make_summit_place(self.summit, place=self.bogota, part="planned")
        form = typed(self.client.get(self.url), place=self.bogota.pk)
        self.assertEqual(set(self.errors(self.client.post(self.url, form))), {"place"})

    def test_rows_are_found_by_city_and_state(self):
        row = make.make_summit_place(self.summit, place=self.bogota)
        make.make_summit_place(place=self.summit.place)
        url = page(SummitPlace, "changelist")
        for words in ("bogo", "colombia"):
            listed = self.client.get(url, {"q": words}).context["cl"].result_list
            self.assertEqual(list(listed), [row], words)
