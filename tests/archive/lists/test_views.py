"""What all public lists do: narrow, count, offer, page."""

from django.test import TestCase
from django.utils.html import escape

from tests.factories import (
    default_passage,
    make_declaration,
    make_initiative,
    make_milestone,
    make_participation,
    make_place,
    make_source,
    make_state,
    make_summit,
)
from tests.lists import LISTS, OF_COUNTRIES, chips, offers, options, rows, total
from tests.seeds import load_seeds


class SeedListsTests(TestCase):
    """The lists of the seeds; none of these tests writes."""

    @classmethod
    def setUpTestData(cls):
        load_seeds()

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.answers = {}  # one for all tests, which would else have a copy each

    def get(self, url, **asked):
        """Return an answer that several tests ask for, and none of them changes."""
        key = url, *asked.items()
        if key not in self.answers:
            self.answers[key] = self.client.get(url, asked)
        return self.answers[key]

    def walk(self):
        """Yield each option of each list: its list, parameter, value and count."""
        for url in LISTS:
            for option in options(self.get(url)):
                with self.subTest(url=url, option=option):
                    yield url, *option

    def test_every_list_has_options(self):
        found = {(url, parameter) for url, parameter, *_ in self.walk()}
        parameters = {"country": 3, "year": 4, "topic": 2, "series": 1}
        parameters |= {"kind": 2, "stage": 1, "language": 1}
        for parameter, count in parameters.items():
            with self.subTest(parameter):
                self.assertEqual(len([p for _, p in found if p == parameter]), count)

    def test_count_of_an_option_is_what_it_gives(self):
        for url, parameter, value, count in self.walk():
            response = self.get(url, **{parameter: value})
            self.assertEqual(total(response), count)
            self.assertEqual(len(rows(response)), count)

    def test_count_of_a_second_option_is_what_both_give(self):
        for url, parameter, value, _ in self.walk():
            narrowed = self.get(url, **{parameter: value})
            for other, second, count in options(narrowed):
                if other > parameter:  # each pair once
                    both = {parameter: value, other: second}
                    self.assertEqual(total(self.client.get(url, both)), count, both)

    def test_chip_leads_to_the_list_without_its_filter(self):
        for url, parameter, value, _ in self.walk():
            response = self.client.get(url, {parameter: value, "page": "1"})
            self.assertEqual(chips(response), ["?"])

    def test_chip_keeps_the_other_filters_sorted(self):
        response = self.client.get("/en/summits/?year=2017&country=bolivia&x=1")
        self.assertEqual(chips(response), ["?year=2017", "?country=bolivia"])

    def test_role_in_which_a_country_matched_is_shown(self):
        for url, parameter, value, _ in self.walk():
            if parameter == "country":
                response = self.get(url, **{parameter: value})
                shown = response.content.decode().count("data-role=")
                self.assertGreaterEqual(shown, len(rows(response)))

    def test_of_two_countries_each_role_says_whose_it_is(self):
        response = self.client.get("/en/summits/?country=cuba&country=mexico&year=2017")
        page = response.content.decode()
        for country, role in [("Cuba", "participant"), ("Mexico", "concerned")]:
            told = f'<span>{country}</span>: <span data-role="{role}">{role}</span>'
            self.assertEqual(page.count(told), 1, country)

    def test_no_role_is_shown_without_a_country(self):
        for url in LISTS:
            with self.subTest(url):
                self.assertNotContains(self.client.get(url), "data-role")

    def test_empty_list_offers_each_filter_dropped(self):
        for url, expected in [
            ("/en/summits/?country=cuba&year=2025", {"?year=2025", "?country=cuba"}),
            ("/en/declarations/?country=cuba&year=2025", {"?country=cuba"}),
            ("/en/initiatives/?country=cuba&stage=updated", {"?stage=updated"}),
        ]:
            with self.subTest(url):
                response = self.client.get(url)
                self.assertEqual(rows(response), [])
                self.assertLessEqual(expected, {offer for offer, _ in offers(response)})

    def test_offer_of_an_empty_list_gives_what_it_says(self):
        for url, query in [
            ("/en/summits/", "?country=cuba&year=2025&series=extraordinary"),
            ("/en/declarations/", "?country=cuba&year=1999"),
            ("/en/initiatives/", "?country=cuba&year=2025&topic=migration"),
        ]:
            for offer, count in offers(self.client.get(f"{url}{query}")):
                with self.subTest(url=url, offer=offer):
                    self.assertEqual(total(self.client.get(f"{url}{offer}")), count)

    def test_value_chosen_stays_an_option_of_an_empty_list(self):
        response = self.client.get("/en/summits/?country=cuba&year=2025")
        self.assertIn(("year", "2025", 0), list(options(response)))

    def test_code_of_a_country_leads_to_its_slug(self):
        for url in OF_COUNTRIES:
            for code in ["bo", "BO", "BOL", "bol", "%20Bo%20"]:
                with self.subTest(url=url, code=code):
                    response = self.client.get(f"{url}?country={code}")
                    self.assertRedirects(response, f"{url}?country=bolivia")

    def test_code_of_a_country_keeps_the_other_parameters(self):
        response = self.client.get("/en/summits/?year=2017&country=VEN&page=1")
        self.assertRedirects(
            response, "/en/summits/?year=2017&country=venezuela&page=1"
        )

    def test_case_and_names_of_a_value_lead_to_it(self):
        for query, expected in [
            ("country=Cuba&country=BO&page=1", "country=cuba&country=bolivia&page=1"),
            ("topic=Migration", "topic=migration"),
            ("topic=migraci%C3%B3n&page=1", "topic=migration&page=1"),
            ("series=ORDINARY&x=Y", "series=ordinary&x=Y"),
            ("country=VEN&country=venezuela", "country=venezuela"),
        ]:
            with self.subTest(query):
                response = self.client.get(f"/en/summits/?{query}")
                self.assertRedirects(response, f"/en/summits/?{expected}")

    def test_two_values_of_a_facet_find_either(self):
        for url in LISTS:
            found = list(options(self.client.get(url)))
            years = [value for parameter, value, _ in found if parameter == "year"]
            both = self.client.get(url, {"year": years[:2]})
            each = [rows(self.client.get(url, {"year": year})) for year in years[:2]]
            with self.subTest(url):
                self.assertEqual(set(rows(both)), set().union(*each))
                self.assertEqual(total(both), len(rows(both)))

    def test_each_of_two_values_has_a_chip_that_keeps_the_other(self):
        url = "/es/summits/?year=2017&country=mexico&country=cuba"
        response = self.client.get(url)
        self.assertEqual(
            chips(response),
            [
                "?country=mexico&year=2017",
                "?country=cuba&year=2017",
                "?country=cuba&country=mexico",
            ],
        )
        self.assertContains(response, "México")

    def test_form_shows_one_value_and_sends_the_others_too(self):
        response = self.client.get("/en/summits/?country=mexico&country=cuba&year=2017")
        page = response.content.decode()
        self.assertInHTML('<option value="cuba" selected>Cuba (1)</option>', page)
        hidden = '<input type="hidden" name="country" value="mexico">'
        self.assertInHTML(hidden, page)
        self.assertEqual(page.count('type="hidden"'), 1)

    def test_count_of_an_option_is_what_the_form_gives_beside_the_other_values(self):
        for url, first, kept in [
            ("/en/summits/", "cuba", "mexico"),
            ("/en/initiatives/", "bolivia", "ecuador"),
        ]:
            response = self.client.get(url, {"country": [first, kept]})
            for parameter, value, count in options(response):
                if parameter == "country":
                    given = {"country": [value, kept]}
                    with self.subTest(url=url, value=value):
                        self.assertEqual(total(self.client.get(url, given)), count)

    def test_wrong_one_of_two_values_is_named(self):
        response = self.client.get("/en/summits/?country=cuba&country=atlantis")
        self.assertContains(response, "country: nothing in the archive is called “atl")
        self.assertEqual((rows(response), total(response)), ([], 0))
        self.assertIn("?country=cuba", chips(response))

    def test_other_language_and_head_keep_both_values(self):
        url = "/en/summits/?country=cuba&country=mexico"
        response = self.client.get("/en/summits/?country=mexico&country=cuba")
        self.assertContains(response, f'rel="canonical" href="{escape(url)}"')
        for code in ("en", "es"):
            alternate = escape(url.replace("/en/", f"/{code}/"))
            self.assertContains(response, f'hreflang="{code}" href="{alternate}"')
        menu = "/es/summits/?country=mexico&country=cuba"
        self.assertContains(response, f'href="{escape(menu)}"')

    def test_value_that_another_list_has_is_chosen_in_its_words(self):
        response = self.client.get("/en/declarations/?country=mexico&country=cuba")
        self.assertEqual(total(response), 1)
        response = self.client.get("/es/declarations/?country=united-states&year=1999")
        self.assertContains(response, "Estados Unidos")
        self.assertNotContains(response, 'role="alert"')

    def test_code_of_no_public_state_is_an_unknown_value(self):
        response = self.client.get("/en/summits/?country=BRB")
        self.assertContains(response, "country: nothing in the archive is called “BRB”")

    def test_wrong_value_is_named_cut_and_finds_nothing(self):
        for url, parameter, *_ in self.walk():
            response = self.client.get(url, {parameter: "x" * 61})
            self.assertContains(response, 'role="alert"')
            self.assertContains(response, f"{parameter}: ")
            self.assertContains(response, f"“{'x' * 60}…”")
            self.assertEqual((rows(response), total(response)), ([], 0))

    def test_title_of_the_status_counts_all_rows(self):
        for url in LISTS:
            with self.subTest(url):
                response = self.client.get(url)
                self.assertEqual(total(response), len(rows(response)))

    def test_options_do_not_depend_on_who_asked_first(self):
        self.client.get("/es/initiatives/")
        response = self.client.get("/en/initiatives/")
        self.assertContains(response, "Bolivia (1)")
        self.assertContains(response, "Science and technology (")


class EmptyListsTests(TestCase):
    def test_empty_archive_says_so(self):
        for url, words in [
            ("/en/summits/", "No summit is published yet."),
            ("/en/declarations/", "No declaration is published yet."),
            ("/en/initiatives/", "No initiative is published yet."),
            ("/en/sources/", "No source is published yet."),
        ]:
            with self.subTest(url):
                self.assertContains(self.client.get(url), words)


class PagesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.place = make_place()
        texts = [default_passage().source, *(make_source() for _ in range(25))]
        for number, text in enumerate(texts, 1):
            summit = make_summit(number=number, place=cls.place)
            make_declaration(summit, text=text)
            make_milestone(make_initiative(), summit=summit)

    def test_pages_hold_25_rows(self):
        for url in LISTS:
            for page, count in [(1, 25), (2, 1)]:
                with self.subTest(url=url, page=page):
                    response = self.client.get(url, {"page": page})
                    self.assertEqual(len(rows(response)), count)
                    self.assertEqual(total(response), 26)

    def test_pages_share_no_row(self):
        for url in LISTS:
            with self.subTest(url):
                pages = [rows(self.client.get(url, {"page": n})) for n in (1, 2)]
                self.assertEqual(len({*pages[0], *pages[1]}), 26)

    def test_page_out_of_range_is_not_found(self):
        for url in LISTS:
            for page in ["3", "0", "-1", "1e9", "abc", "1000000000"]:
                with self.subTest(url=url, page=page):
                    response = self.client.get(url, {"page": page})
                    self.assertEqual(response.status_code, 404)

    def test_next_page_keeps_the_filters(self):
        response = self.client.get("/en/summits/?year=2017&country=venezuela&x=1")
        link = 'href="?country=venezuela&amp;year=2017&amp;page=2"'
        self.assertContains(response, link)

    def test_next_page_of_the_whole_list(self):
        self.assertContains(self.client.get("/en/initiatives/"), 'href="?page=2"')

    def test_next_page_keeps_both_values(self):
        response = self.client.get("/en/summits/?year=2017&year=1999&x=1")
        self.assertContains(response, 'href="?year=1999&amp;year=2017&amp;page=2"')

    def test_narrowed_list_is_paged_alone(self):
        cuba = make_state("Cuba")
        summit = make_summit(number=40)
        make_participation(summit, state=cuba)
        response = self.client.get("/en/summits/?country=cuba")
        self.assertEqual(rows(response), [summit.reference])
        self.assertNotContains(response, 'rel="next"')
