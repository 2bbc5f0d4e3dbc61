"""The page of the search, asked as readers ask it, on the seeds."""

import re
from html import unescape

from django.core.cache import caches
from django.db import connection
from django.test import TestCase, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from archive.publishing.per_edition import forget
from archive.search.models import Document
from archive.search.searching import PER_PAGE
from summits.models import Summit
from tests import factories as make
from tests.crawl import Page
from tests.lists import chips, rows, total
from tests.seeds import load_seeds

FACET = re.compile(r"<section class=\"facet\"><h3>(\w+)</h3>(.*?)</section>", re.DOTALL)
CHOICE = re.compile(
    r'<a href="([^"]+)"[^>]*><span[^>]*>([^<]+)</span> <span class="n">(\d+)</span>'
)
LOCMEM = {
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "search",
    }
}


def choices(response):
    """Yield what results can be narrowed to: facet, value, address, count."""
    for facet, values in FACET.findall(response.content.decode()):
        for url, label, count in CHOICE.findall(values):
            yield facet, unescape(label), unescape(url), int(count)


def offers(response):
    """Return what an empty page offers: pairs of address and count."""
    found = re.findall(
        r'<li><a href="(\?[^"]*)">without .*?</a> \((\d+)\)', response.content.decode()
    )
    return [(unescape(url), int(count)) for url, count in found]


def queries(client, url):
    """Return the SQL of a page where nothing is kept in memory."""
    forget()
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return [query["sql"] for query in captured]


class SearchTestCase(TestCase):
    """The seeds; none of the tests writes."""

    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def ask(self, q="", *, language="en", **parameters):
        return self.client.get(f"/{language}/search/", {"q": q, **parameters})

    def found(self, q="", **parameters):
        """Return the references found, of all pages."""
        first = self.ask(q, **parameters)
        pages = range(2, -(-total(first) // PER_PAGE) + 1)
        more = (rows(self.ask(q, **parameters, page=page)) for page in pages)
        return sum(more, rows(first))


class UnderstandingTests(SearchTestCase):
    """The table of what the search understands; docs/search.md has it in full."""

    def assertFirst(self, reference, *queries):
        for q in queries:
            with self.subTest(q):
                self.assertEqual(rows(self.ask(q))[:1], [reference])

    def test_forms_of_a_word_in_both_languages_find_the_same(self):
        found = self.found("migrants")
        self.assertGreater(len(found), PER_PAGE)
        for q in ["migrante", "MIGRANTES", "migrant"]:
            with self.subTest(q):
                self.assertCountEqual(self.found(q), found)

    def test_accents_need_not_be_typed(self):
        self.assertFirst("freddy-nanez", "nanez", "Ñáñez", "NAÑEZ")

    def test_summit_is_found_by_its_ordinal_in_any_form(self):
        self.assertFirst(
            "S14", "XIV", "14", "14th", "XIV cumbre", "fourteenth", "decimocuarta"
        )

    def test_summit_is_found_by_ordinal_and_series(self):
        self.assertFirst("X12", "12 extraordinaria", "X12", "x12")

    def test_country_is_found_by_code_demonym_and_other_names(self):
        self.assertFirst(
            "VEN",
            "VEN",
            "ve",
            "venezolano",
            "Venezuelan",
            "República Bolivariana de Venezuela",
        )
        self.assertFirst(
            "VCT",
            "San Vicente y las Granadinas",
            "St. Vincent and the Grenadines",
            "Saint Vincent",
        )

    def test_country_is_found_by_how_a_source_misprints_it(self):
        response = self.ask("Antigua and Barbados")
        self.assertEqual(rows(response), ["ATG", "R1 ¶11"])

    def test_dominica_is_never_the_dominican_republic(self):
        for q in ["Dominica", "DMA"]:
            self.assertEqual(rows(self.ask(q))[0], "DMA")
            self.assertNotIn("DOM", self.found(q))

    def test_misprint_is_found_by_how_it_is_read(self):
        self.assertIn("S14-D1 ¶2", self.found("latin american"))
        self.assertIn("S14-D1 ¶2", self.found("lain american"))

    def test_phrase_is_found_word_for_word(self):
        found = self.found('"world without walls"')
        self.assertEqual(found[0], "world-conference-without-walls")
        self.assertEqual(self.found('"walls without world"'), [])

    def test_word_left_out_is_in_no_result(self):
        left, every = self.found("migrants -credit"), self.found("migrants")
        self.assertIn("migrant-reintegration-fund", every)
        self.assertNotIn("migrant-reintegration-fund", left)
        self.assertLess(set(left), set(every))

    def test_year_is_a_filter(self):
        self.assertEqual(self.found("2017"), self.found(year="2017"))

    def test_country_beside_a_year_is_a_filter(self):
        self.assertEqual(
            self.found("bolivia 2017"), self.found(country="bolivia", year="2017")
        )

    def test_filters_are_typed_in_either_language(self):
        found = self.found(country="cuba", type="initiative")
        self.assertEqual(self.found("country:cuba type:initiative"), found)
        self.assertEqual(self.found("país:Cuba tipo:iniciativas"), found)

    def test_exact_title_with_a_country_in_it_stays_words(self):
        title = "ALBA Pledges Solidarity with Venezuela at 14th Summit"
        response = self.ask(title)
        self.assertEqual(rows(response)[0], "R1")
        self.assertEqual(chips(response), [])

    def test_page_says_how_it_understood_and_leads_to_the_words_alone(self):
        response = self.ask("bolivia 2017")
        text = re.sub(r"\s+", " ", response.content.decode())
        self.assertIn(
            "“bolivia 2017” was understood as Country: Bolivia, Year: 2017.", text
        )
        self.assertContains(response, 'href="?plain=1&amp;q=bolivia+2017"')

    def test_page_tells_what_the_words_alone_find(self):
        for q in ["solidarity with Venezuela", "bolivia 2017", "migrants 2025"]:
            with self.subTest(q):
                count = total(self.ask(q, plain="1"))
                self.assertContains(self.ask(q), f"words alone</a> ({count})")

    def test_words_alone_are_no_filters(self):
        response = self.ask("bolivia 2017", plain="1")
        self.assertEqual(chips(response), [])
        self.assertNotContains(response, "was understood as")


NARROW = "legal defense United States"  # no passage is of a country


class WordsAloneTests(SearchTestCase):
    """Where filters that were typed leave nothing, the words alone are answered."""

    def test_words_alone_are_shown_where_the_filter_leaves_nothing(self):
        for language in ("en", "es"):
            alone = self.ask(NARROW, language=language, plain="1")
            response = self.ask(NARROW, language=language)
            self.assertGreater(total(alone), 0)
            self.assertEqual(rows(response), rows(alone))
            self.assertEqual(total(response), total(alone))
            self.assertEqual(chips(response), [])

    def test_page_says_so_in_the_readers_language(self):
        for language, said in (
            ("en", "Nothing was found so; here is what the words alone find:"),
            ("es", "Así no se encontró nada; solo con las palabras se encuentra esto:"),
        ):
            self.assertContains(self.ask(NARROW, language=language), said, 1)
            self.assertNotContains(self.ask("bolivia 2017", language=language), said)

    def test_page_says_what_was_understood(self):
        text = re.sub(r"\s+", " ", self.ask(NARROW).content.decode())
        self.assertIn(f"“{NARROW}” was understood as Country: United States", text)

    def test_links_lead_on_with_the_words_alone(self):
        for _facet, _label, url, count in choices(self.ask(NARROW)):
            with self.subTest(url):
                self.assertIn("plain=1", url)
                self.assertEqual(total(self.client.get(f"/en/search/{url}")), count)

    def test_filter_that_was_chosen_is_kept(self):
        response = self.ask(NARROW, type="passage")
        self.assertEqual(rows(response), self.found(NARROW, plain="1", type="passage"))
        self.assertTrue(rows(response))
        self.assertEqual(chips(response), [f"?plain=1&q={NARROW.replace(' ', '+')}"])

    def test_filters_that_were_only_chosen_stay(self):
        response = self.ask("migrants", country="haiti")
        self.assertEqual(total(response), 0)
        self.assertNotContains(response, "words alone find:")

    def test_nothing_is_shown_where_the_words_find_nothing_either(self):
        response = self.ask("nothing-has-this Cuba")
        self.assertEqual(total(response), 0)
        self.assertNotContains(response, "words alone find:")
        self.assertContains(response, "words alone</a> (0)")

    def test_page_out_of_range_is_not_found(self):
        self.assertEqual(self.ask(NARROW, page="2").status_code, 404)


class PassageTests(SearchTestCase):
    def test_reference_leads_straight_to_the_passage(self):
        for q in ["S14-D1.2", "s14-d1 ¶2"]:
            with self.subTest(q):
                self.assertRedirects(
                    self.ask(q, language="es"),
                    "/es/summits/14/final-declaration/#p2",
                    fetch_redirect_response=False,
                )

    def test_reference_of_a_paragraph_leads_to_it(self):
        url = self.ask("R1.7")["Location"]
        self.assertTrue(url.endswith("#p7"))
        self.assertIn("p7", Page(url, self.client.get(url)).anchors)

    def test_reference_that_nobody_has_is_words(self):
        for q in ["R1.99", "S99-D1.1"]:
            with self.subTest(q):
                self.assertEqual(self.ask(q).status_code, 200)

    def test_links_of_hits_land_on_what_they_found(self):
        for q in ["migrants", "venezuela"]:
            page = Page("/en/search/", self.ask(q))
            for url in re.findall(r'<h2><a href="([^"]+)"', page.content.decode()):
                path, _, anchor = url.partition("#")
                with self.subTest(url):
                    there = Page(path, self.client.get(path))
                    self.assertEqual(there.status, 200)
                    marked = [t for t, attrs in there.tags if attrs.get("id") == anchor]
                    self.assertEqual(marked, ["li"] if anchor else [])


class HitTests(SearchTestCase):
    def hit(self, reference, q, **parameters):
        """Return the HTML of one hit."""
        text = self.ask(q, **parameters).content.decode()
        start = text.index(f'data-ref="{reference}"')
        return text[start : text.index("</article>", start)]

    def test_hit_tells_type_reference_title_and_date(self):
        hit = self.hit("S14-D1 ¶2", '"advisory fund" type:passage')
        self.assertIn('<p class="kick">Passage S14-D1 ¶2</p>', hit)
        self.assertIn("Final declaration of the 14th Summit</a>", hit)
        self.assertIn('<time datetime="2017-03-05">5 March 2017</time>', hit)

    def test_words_searched_for_are_marked_in_the_exact_words(self):
        hit = self.hit("S14-D1 ¶2", "lain migrante")
        self.assertIn("our <mark>Lain</mark> American", hit)
        self.assertIn("the <mark>Migrant</mark> Legal Support", hit)

    def test_words_of_the_other_language_are_marked_as_such(self):
        hit = self.hit("S14-D1 ¶2", "migrantes", language="es", type="passage")
        self.assertIn('<p class="say" lang="en">', hit)
        self.assertIn("en inglés", hit)

    def test_words_of_the_readers_language_are_not(self):
        hit = self.hit("S14", "migrantes", language="es")
        self.assertNotIn("lang=", hit)
        self.assertNotIn("en inglés", hit)

    def test_reference_is_read_in_the_readers_language(self):
        hit = self.hit("R1 lede", "migrantes", language="es", type="passage")
        self.assertIn('<p class="kick">Pasaje R1 entradilla</p>', hit)

    def test_link_keeps_the_language(self):
        hit = self.hit("X12", "X12", language="es")
        self.assertIn('href="/es/summits/12-extraordinary/"', hit)

    def test_part_of_the_country_chosen_is_told(self):
        self.assertIn('data-role="host"', self.hit("S14", "country:venezuela 14"))
        self.assertIn('data-role="participant"', self.hit("S14", "14 country:cuba"))
        self.assertIn('data-role="concerned"', self.hit("S14", "14 country:mexico"))

    def test_no_part_is_told_where_no_country_is_chosen(self):
        self.assertNotIn("data-role", self.hit("S14", "XIV"))

    def test_address_is_shown_as_no_reference(self):
        hit = self.hit("freddy-nanez", "nanez")
        self.assertIn('<p class="kick">Person</p>', hit)


class PagesTests(SearchTestCase):
    def test_pages_together_are_the_total_and_nothing_comes_twice(self):
        for q in ["migrants", "2025", "venezuela", "summit"]:
            with self.subTest(q):
                found = self.found(q)
                self.assertEqual(len(found), total(self.ask(q)))
                self.assertEqual(len(found), len(set(found)))

    def test_pages_lead_to_each_other(self):
        first = self.ask("migrants")
        self.assertContains(first, 'rel="next" href="?q=migrants&amp;page=2"')
        second = self.ask("migrants", page="2")
        self.assertContains(second, 'rel="prev" href="?q=migrants&amp;page=1"')
        self.assertContains(second, "Page 2 of 2")

    def test_page_out_of_range_is_not_found(self):
        for page in ["0", "-1", "3", "abc", "1.0", "９", "9" * 5_000, "\x00"]:
            for q in ["migrants", "nothing-has-this", ""]:
                with self.subTest(page=page[:9], q=q):
                    self.assertEqual(self.ask(q, page=page).status_code, 404)

    def test_empty_page_is_the_first(self):
        self.assertEqual(rows(self.ask("XIV", page="")), rows(self.ask("XIV")))


class FacetTests(SearchTestCase):
    def test_each_count_is_the_total_one_gets_by_choosing_it(self):
        for query in ["?q=migrants", "?q=bolivia+2017", "?q=fund&type=passage", ""]:
            response = self.client.get(f"/en/search/{query}")
            found = list(choices(response))
            self.assertTrue(found)
            for facet, label, url, count in found:
                with self.subTest(query=query, facet=facet, label=label):
                    chosen = self.client.get(f"/en/search/{url}")
                    self.assertEqual(total(chosen), count)

    def test_results_are_narrowed_by_type_country_year_and_topic(self):
        facets = {facet for facet, *_ in choices(self.ask("migrants"))}
        self.assertEqual(facets, {"Type", "Country", "Year", "Topic"})

    def test_choice_is_kept_beside_the_others_and_can_be_removed(self):
        response = self.ask("migrants", year="2017", type="statement")
        self.assertEqual(
            chips(response), ["?q=migrants&year=2017", "?q=migrants&type=statement"]
        )
        for _facet, _label, url, _count in choices(response):
            self.assertIn("q=migrants", url)

    def test_filter_that_was_typed_can_be_removed(self):
        self.assertEqual(
            chips(self.ask("bolivia 2017")), ["?year=2017", "?country=bolivia"]
        )

    def test_year_without_a_result_is_shown_as_such(self):
        response = self.ask("migrants")
        self.assertContains(response, '<span>2004</span> <span class="n">0</span></p>')

    def test_year_chosen_without_a_result_is_shown_as_such(self):
        response = self.ask("migrants", year="1999")
        self.assertEqual(total(response), 0)
        self.assertNotContains(response, 'role="alert"')

    def test_new_search_on_the_page_keeps_what_was_chosen(self):
        response = self.ask("migrants", year="2017")
        self.assertContains(
            response, '<input type="hidden" name="year" value="2017">', html=True
        )

    def test_country_told_by_its_code_is_told_by_its_slug(self):
        for code in ["VE", "ven"]:
            response = self.ask("fund", country=code, page="2")
            self.assertRedirects(
                response,
                "/en/search/?country=venezuela&q=fund",
                fetch_redirect_response=False,
            )

    def test_case_of_a_value_does_not_matter(self):
        for query, expected in [
            ("country=CUBA&q=x", "country=cuba&q=x"),
            ("topic=Migration&topic=peace", "topic=migration&topic=peace"),
            ("q=x&type=SUMMIT", "q=x&type=summit"),
        ]:
            with self.subTest(query):
                response = self.client.get(f"/en/search/?{query}")
                self.assertRedirects(response, f"/en/search/?{expected}")

    def test_two_values_of_a_facet_find_either(self):
        both = self.found(country=["cuba", "mexico"], type="statement")
        each = [self.found(country=c, type="statement") for c in ("cuba", "mexico")]
        self.assertCountEqual(both, set().union(*each))
        both = self.found("fund", year=["2017", "2025"])
        self.assertGreater(len(both), len(self.found("fund", year="2017")))

    def test_each_of_two_values_has_a_chip_that_keeps_the_other(self):
        response = self.ask("fund", year=["2025", "2017"], type="initiative")
        self.assertEqual(
            chips(response),
            [
                "?q=fund&year=2017&year=2025",
                "?q=fund&type=initiative&year=2025",
                "?q=fund&type=initiative&year=2017",
            ],
        )

    def test_choice_of_another_value_takes_the_place_of_both(self):
        response = self.ask("fund", year=["2025", "2017"])
        found = {
            label: (url, count)
            for facet, label, url, count in choices(response)
            if facet == "Year"
        }
        self.assertEqual(found["2017"][0], "?q=fund&year=2017")
        for url, count in found.values():
            with self.subTest(url):
                self.assertEqual(total(self.client.get(f"/en/search/{url}")), count)

    def test_pages_feed_versions_and_a_new_search_keep_both_values(self):
        response = self.ask(year=["2025", "2017"])
        asked = "year=2017&amp;year=2025"
        self.assertContains(response, f'href="?{asked}&amp;page=2"')
        self.assertContains(response, f'href="/en/search/feed.atom?{asked}"', 2)
        self.assertContains(response, f'hreflang="es" href="/es/search/?{asked}"')
        for year in ("2017", "2025"):
            kept = f'<input type="hidden" name="year" value="{year}">'
            self.assertContains(response, kept, html=True)

    def test_parts_are_those_of_all_the_countries_chosen(self):
        response = self.ask(country=["mexico", "cuba"], type="summit", year="2017")
        told = re.findall(
            r"<span>(\w+)</span>: <span data-role=\"(\w+)\"", response.content.decode()
        )
        self.assertEqual(told, [("Cuba", "participant"), ("Mexico", "concerned")])

    def test_names_of_values_are_in_the_readers_language(self):
        labels = {label for _, label, *_ in choices(self.ask("2017", language="es"))}
        self.assertLessEqual({"Estados Unidos", "Cumbres", "Migración"}, labels)


class BadInputTests(SearchTestCase):
    def test_unknown_value_is_named_and_finds_nothing(self):
        for parameter in ["type", "country", "year", "topic"]:
            with self.subTest(parameter):
                response = self.ask("migrants", **{parameter: "atlantis"})
                self.assertContains(response, 'role="alert"')
                self.assertContains(
                    response,
                    f"{parameter}: nothing in the archive is called “atlantis”",
                )
                self.assertEqual((total(response), rows(response)), (0, []))

    def test_wrong_one_of_two_values_is_named(self):
        response = self.ask(country=["cuba", "atlantis"])
        self.assertContains(response, "country: nothing in the archive is called “atl")
        self.assertEqual((rows(response), total(response)), ([], 0))

    def test_more_values_than_the_search_takes_are_told(self):
        years = [str(year) for year in range(1990, 2020)]
        response = self.ask(year=years)
        self.assertContains(response, "year: no more than 8 values", 1)
        self.assertEqual(len(chips(response)), 8)

    def test_anything_typed_is_answered(self):
        for q in [
            *["'", "-", ".", "a@b", "NOT x", "(" * 300, "\x00", "a\x00b", '"', '"a'],
            *[
                "x AND",
                "NEAR(a b)",
                "*",
                "a:b",
                "-a",
                '-"a b" -c',
                "¶",
                "%",
                "\\",
                "\u202e",
            ],
            *[
                "ñ" * 300,
                "<script>alert(1)</script>",
                "' OR 1=1 --",
                "country:",
                "x:" * 90,
            ],
            *[
                "\ud800",
                "😀",
                "ａ",
                "a b " * 99,
                "2017 " * 40,
                "-2017",
                "S" * 300,
                "R1.",
            ],
        ]:
            with self.subTest(q[:20]):
                response = self.client.get(
                    "/en/search/", {"q": q.encode("utf-8", "replace")}
                )
                self.assertEqual(response.status_code, 200)

    def test_lone_surrogate_is_answered(self):
        self.assertEqual(self.client.get("/en/search/?q=%ED%A0%80x").status_code, 200)

    def test_signs_alone_are_told_to_say_nothing(self):
        response = self.ask("(.)")
        self.assertContains(response, "“(.)” holds no letter and no digit")
        self.assertContains(response, "How to search")

    def test_long_text_is_cut_and_the_page_says_so(self):
        response = self.ask("migrants " * 5_000)
        self.assertContains(response, "Only the first 200 characters are searched for.")
        self.assertEqual(total(response), total(self.ask("migrants")))

    def test_text_that_fits_is_not_cut(self):
        self.assertNotContains(self.ask("migrants"), "characters are searched for")

    def test_words_are_shown_again_as_words(self):
        q = '<b onclick="x">'
        response = self.ask(q)
        self.assertContains(response, escape(q))
        self.assertNotContains(response, q)

    def test_only_readers_are_answered(self):
        for url in ["/en/search/", "/en/search/feed.atom", "/en/opensearch.xml"]:
            self.assertEqual(self.client.post(url).status_code, 405)


class NothingFoundTests(SearchTestCase):
    def test_near_word_is_suggested(self):
        response = self.ask("migrnts fund")
        self.assertContains(response, 'Did you mean <a href="?q=migrants+fund">')

    def test_suggestion_keeps_what_was_chosen(self):
        response = self.ask("migrnts", year="2017")
        self.assertContains(
            response, '<a href="?q=migrants&amp;year=2017">migrants</a>'
        )

    def test_no_word_is_suggested_for_one_that_the_record_has(self):
        response = self.ask("migrants AgroALBA cochabamba")
        self.assertEqual(total(response), 0)
        self.assertNotContains(response, "Did you mean")

    def test_each_filter_is_offered_to_be_dropped_with_what_that_gives(self):
        response = self.ask("AgroALBA", year="2017", type="initiative")
        found = offers(response)
        self.assertEqual([url for url, _ in found], ["?q=AgroALBA&type=initiative"])
        for url, count in found:
            self.assertEqual(total(self.client.get(f"/en/search/{url}")), count)

    def test_filter_that_hides_nothing_is_not_offered(self):
        self.assertEqual(offers(self.ask("nothing-has-this", year="2017")), [])

    def test_last_filter_is_not_offered_where_nothing_else_is_asked(self):
        self.assertEqual(offers(self.ask(year="1999")), [])

    def test_other_ways_are_shown(self):
        self.assertContains(self.ask("nothing-has-this"), 'href="/en/initiatives/"')


class HelpTests(SearchTestCase):
    def test_examples_of_the_record_find_something(self):
        text = self.ask().content.decode()
        help_text = text[text.index("How to search") : text.index("A minus sign")]
        found = re.findall(r'<a href="([^"]+)"', help_text)
        self.assertEqual(len(found), 5)
        for url in map(unescape, found):
            response = self.client.get(f"/en/search/{url}")
            with self.subTest(url):
                self.assertTrue(response.status_code == 302 or total(response))

    def test_examples_in_spanish_find_the_same(self):
        response = self.ask(language="es")
        [typed] = re.findall(r">(tipo:\S+ país:\S+)</a>", response.content.decode())
        self.assertGreater(total(self.ask(typed, language="es")), 0)

    def test_everything_is_there_to_be_narrowed(self):
        counted = {
            label: count
            for facet, label, _, count in choices(self.ask())
            if facet == "Type"
        }
        self.assertEqual(counted["Summits"], 2)
        self.assertEqual(sum(counted.values()), Document.objects.count())


class HeadTests(SearchTestCase):
    def test_results_are_not_for_search_engines(self):
        noindex = '<meta name="robots" content="noindex">'
        self.assertContains(self.ask("migrants"), noindex)
        self.assertContains(self.ask(country="cuba"), noindex)
        self.assertNotContains(self.ask(), noindex)

    def test_title_repeats_what_was_typed(self):
        self.assertContains(self.ask("migrants"), "<title>“migrants”: search – ")

    def test_versions_ask_the_same(self):
        response = self.ask("fondo 2017", type="initiative", utm="x", page="1")
        self.assertContains(
            response,
            'hreflang="es" href="/es/search/?q=fondo+2017&amp;type=initiative"',
        )

    def test_feed_of_the_results_is_linked(self):
        url = "/en/search/feed.atom?q=migrants&amp;year=2017"
        self.assertContains(self.ask("migrants", year="2017"), f'href="{url}"', 2)


class CostTests(SearchTestCase):
    def test_page_runs_few_queries(self):
        for url, most in [
            ("/en/search/", 6),
            ("/en/search/?q=migrants", 7),
            ("/en/search/?q=bolivia+2017", 8),
            ("/en/search/?q=migrnts+bolvia&year=2017&type=initiative", 8),
        ]:
            with self.subTest(url):
                run = queries(self.client, url)
                self.assertLessEqual(len(run), most, [sql[:60] for sql in run])

    @override_settings(CACHES=LOCMEM)
    def test_pages_of_results_are_not_kept(self):
        caches["pages"].clear()
        self.ask("migrants")
        self.assertFalse(caches["pages"]._cache)

    def test_page_that_is_known_is_not_sent_again(self):
        tag = self.ask("migrants")["ETag"]
        again = self.client.get(
            "/en/search/?q=migrants", headers={"if-none-match": tag}
        )
        self.assertEqual(again.status_code, 304)


class VisibilityTests(TestCase):
    """What is not public shows in no part of the page."""

    def test_draft_is_in_no_hit_count_facet_or_suggestion(self):
        make.make_summit()
        before = self.client.get("/en/search/?q=zanzibar").content
        make.make_summit(status="draft", summary_en="A zanzibar of drafts.")
        self.assertEqual(self.client.get("/en/search/?q=zanzibar").content, before)
        response = self.client.get("/en/search/?q=zanzibr")
        self.assertNotContains(response, "Did you mean")

    def test_record_published_is_found_at_once(self):
        summit = make.make_summit(status="draft", summary_en="A zanzibar.")
        self.assertEqual(total(self.client.get("/en/search/?q=zanzibar")), 0)
        Summit.objects.filter(pk=summit.pk).update(status="published")
        self.assertEqual(total(self.client.get("/en/search/?q=zanzibar")), 1)

    def test_empty_archive_is_searched(self):
        self.assertEqual(total(self.client.get("/en/search/?q=venezuela")), 0)
        self.assertContains(self.client.get("/en/search/"), "How to search")
