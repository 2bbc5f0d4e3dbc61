"""References in any case lead to the page, in the browser's language."""

from django.test import TestCase

from alba_site.pages.references import passage_called
from archive.sources.models import Source
from summits.models import Declaration, Summit
from tests import factories as make
from tests.archive.publishing.test_addresses import GONE_AT, withdraw
from tests.seeds import load_seeds

LEADS_TO = {
    "/S14": "/en/summits/14/",
    "/s14": "/en/summits/14/",
    "/X12": "/en/summits/12-extraordinary/",
    "/x12": "/en/summits/12-extraordinary/",
    "/S14-s11": "/en/summits/14/#s11",
    "/s14-S2": "/en/summits/14/#s2",
    "/X12-s1": "/en/summits/12-extraordinary/#s1",
    "/S14-D1": "/en/summits/14/final-declaration/",
    "/s14-d1": "/en/summits/14/final-declaration/",
    "/S14-D1.2": "/en/summits/14/final-declaration/#p2",
}
UNKNOWN = [
    "/R99",
    "/R1.99",
    "/R1.",
    "/R0",
    "/R" + "9" * 40,
    "/R1-D1",
    "/S15",
    "/X14",
    "/J14",
    "/S14-D2",
    "/S14-s0",
    "/S14-s99",
    "/S14-s",
    "/S14-s11.2",
    "/S14-s99999",
    "/S14-D1.99",
    "/S14.1",
    "/S14-D",
    "/S14-D99999",
    "/S",
    "/R",
    "/R1/",
    "/Q1",
]


class SeedReferenceTests(TestCase):
    """References of the seed records; none of these tests writes."""

    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def assertLeads(self, reference, url, **headers):
        response = self.client.get(reference, headers=headers)
        self.assertRedirects(response, url, fetch_redirect_response=False)
        return response

    def test_references_of_any_case_lead_to_their_page(self):
        for reference, url in LEADS_TO.items():
            with self.subTest(reference):
                self.assertLeads(reference, url)

    def test_pages_a_reference_leads_to_have_its_anchor(self):
        paragraphs = ["/R1.7", "/r1.lede", "/R2.3", "/S14-D1.1", "/S14-D1.2"]
        for reference in [*paragraphs, "/S14-s11"]:
            with self.subTest(reference):
                url = self.client.get(reference)["Location"]
                page, anchor = url.split("#")
                self.assertContains(self.client.get(page), f'id="{anchor}"')

    def test_code_of_a_country_leads_to_it_in_the_language_of_the_browser(self):
        for code in ["VEN", "ven", "Ven"]:
            with self.subTest(code):
                self.assertLeads(f"/{code}/", "/en/countries/venezuela/")
        spanish = {"accept-language": "es"}
        self.assertLeads("/VEN/", "/es/countries/venezuela/", **spanish)

    def test_code_without_its_slash_is_sent_on(self):
        response = self.client.get("/VEN", follow=True)
        self.assertEqual(response.redirect_chain[-1][0], "/en/countries/venezuela/")

    def test_code_of_no_country_of_the_record_is_not_found(self):
        for code in ["BRB", "XXX"]:
            with self.subTest(code):
                self.assertEqual(self.client.get(f"/{code}/").status_code, 404)

    def test_reference_of_every_source_leads_to_it(self):
        for source in Source.objects.published():
            self.assertLeads(f"/{source.reference}", source.get_absolute_url())

    def test_reference_of_every_summit_and_declaration_leads_to_it(self):
        for model in (Summit, Declaration):
            for record in model.objects.published():
                self.assertLeads(f"/{record.reference}", record.get_absolute_url())

    def test_language_is_that_of_the_browser(self):
        language = {"accept-language": "es-BO,es;q=0.9"}
        response = self.assertLeads("/S14", "/es/summits/14/", **language)
        self.assertIn("Accept-Language", response["Vary"])

    def test_unknown_references_are_not_found(self):
        for reference in UNKNOWN:
            with self.subTest(reference[:12]):
                response = self.client.get(reference)
                self.assertContains(response, "not in the archive", status_code=404)

    def test_paragraph_whose_words_are_not_shown_is_not_found(self):
        passage = make.make_passage(source=Source.objects.get(number=1), label="77")
        self.assertEqual(self.client.get("/R1.77").status_code, 404)
        make.make_summit(passage=passage, quote=passage.text)
        self.assertEqual(self.client.get("/R1.77").status_code, 302)

    def test_head_is_answered_alike(self):
        self.assertEqual(self.client.head("/S14").status_code, 302)

    def test_other_methods_are_refused(self):
        for method in ["POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE"]:
            with self.subTest(method):
                response = self.client.generic(method, "/S14")
                self.assertEqual(response.status_code, 405)

    def test_no_cookie_is_set(self):
        self.assertEqual(self.client.get("/S14").cookies, {})


class MadeReferenceTests(TestCase):
    def assertLeads(self, reference, url):
        self.assertEqual(self.client.get(reference).get("Location"), url)

    def test_summit_without_number_is_named_by_its_day(self):
        for letter, series, day in [
            ("X", "extraordinary", "2009-11-24"),
            ("J", "joint", "2013-12-17"),
            ("S", "ordinary", "2012-02-04"),
        ]:
            summit = make.make_summit(series=series, number=None, began_on=day)
            with self.subTest(series):
                self.assertEqual(summit.reference, f"{letter}{day}")
                self.assertLeads(f"/{letter}{day}", summit.get_absolute_url())

    def test_declaration_of_a_summit_without_number(self):
        summit = make.make_summit(series="joint", number=None, began_on="2013-12-17")
        declaration = make.make_declaration(summit)
        self.assertLeads("/j2013-12-17-d1", declaration.get_absolute_url())

    def test_same_number_in_two_series_is_told_apart(self):
        make.make_summit(number=12)
        summit = make.make_summit(number=12, series="extraordinary")
        self.assertLeads("/S12", "/en/summits/12/")
        self.assertLeads("/X12", summit.get_absolute_url())

    def test_drafts_are_not_found(self):
        summit = make.make_summit(number=14, status="draft", publish_at=None)
        make.make_declaration(summit, status="draft", publish_at=None)
        source = make.make_source(status="draft", number=7)
        for reference in ["/S14", "/S14-D1", f"/{source.reference}"]:
            with self.subTest(reference):
                self.assertEqual(self.client.get(reference).status_code, 404)

    def test_declaration_of_a_draft_text_is_not_found(self):
        make.make_declaration(make.make_summit(number=14))
        Source.objects.filter(kind="declaration").update(status="draft")
        self.assertEqual(self.client.get("/S14").status_code, 302)
        self.assertEqual(self.client.get("/S14-D1").status_code, 404)

    def test_every_paragraph_of_a_text_shown_in_full_is_found(self):
        source = make.make_source(number=3, display="full", held="excerpts")
        make.make_passage(source=source, label="lede")
        source.held = "full"
        source.save()
        self.assertLeads("/r3.LEDE", f"{source.get_absolute_url()}#plede")

    def test_reference_made_of_an_old_address_leads_on(self):
        summit = make.make_summit(number=14)
        make.make_declaration(summit)
        summit.slug = "2017-03-05"
        summit.save()
        self.assertLeads("/S14", "/en/summits/2017-03-05/")
        self.assertLeads("/S14-D1", "/en/summits/2017-03-05/final-declaration/")

    def test_reference_costs_at_most_three_queries(self):
        make.make_declaration(make.make_summit(number=14))
        with self.assertNumQueries(3):
            self.client.get("/S14-D1.1")


class CodeTests(TestCase):
    """A code that begins as the reference of a summit does is one all the same."""

    def test_code_of_every_country_leads_to_it_with_a_slash_or_without(self):
        for name in ["Suriname", "Jamaica", "Russia", "Venezuela", "El Salvador"]:
            state = make.make_state(name)
            make.make_membership(state)
            for path in [f"/{state.iso_alpha3}", f"/{state.iso_alpha3.lower()}/"]:
                with self.subTest(path):
                    self.assertRedirects(
                        self.client.get(path), state.get_absolute_url()
                    )

    def test_summit_of_such_a_name_comes_first(self):
        make.make_membership(make.make_state("Suriname"))
        summit = make.make_summit(slug="ur")
        self.assertRedirects(self.client.get("/SUR"), summit.get_absolute_url())

    def test_country_that_nothing_public_names_is_not_found(self):
        make.make_state("Suriname")
        for path in ["/SUR", "/SUR/"]:
            self.assertEqual(self.client.get(path).status_code, 404)


class WithdrawnReferenceTests(TestCase):
    """What was withdrawn answers its reference as it does its address."""

    def assertGone(self, reference, *words, **headers):
        response = self.client.get(reference, headers=headers)
        for word in words:
            self.assertContains(response, word, status_code=410)
        return response

    def test_summit_says_what_when_and_why(self):
        withdraw(make.make_summit(number=14), withdraw_at=GONE_AT)
        response = self.assertGone(
            "/s14", "14th Summit", "5 March 2018", "It was listed twice."
        )
        self.assertEqual(response["Cache-Control"], "no-store")

    def test_notice_is_in_the_language_of_the_browser(self):
        withdraw(
            make.make_summit(number=14),
            withdraw_at=GONE_AT,
            withdrawn_reason_es="Figuraba dos veces.",
        )
        spanish = {"accept-language": "es"}
        self.assertGone(
            "/S14", "XIV Cumbre", "5 de marzo de 2018", "Figuraba dos veces.", **spanish
        )

    def test_reason_in_the_other_language_is_marked(self):
        withdraw(make.make_summit(number=14))
        marked = '<span lang="en">It was listed twice.'
        self.assertGone("/S14", marked, **{"accept-language": "es"})

    def test_other_language_is_that_of_the_page(self):
        withdraw(make.make_summit(number=14))
        self.assertGone("/S14", 'href="/es/summits/14/"')

    def test_declaration_source_and_their_passages_say_so(self):
        declaration = make.make_declaration(make.make_summit(number=14))
        withdraw(declaration)
        source = make.make_source(number=7)
        withdraw(source)
        for reference in ["/S14-D1", "/s14-d1.2", "/R7", "/r7.1"]:
            with self.subTest(reference):
                self.assertGone(reference, "It was listed twice.")

    def test_old_address_of_a_withdrawn_summit_says_so(self):
        summit = make.make_summit(number=14)
        summit.slug = "2017-03-05"
        withdraw(summit)
        self.assertGone("/S14", "It was listed twice.")

    def test_draft_withdrawn_before_anybody_saw_it_is_not_found(self):
        withdraw(make.make_summit(number=14, status="draft", publish_at=None))
        self.assertEqual(self.client.get("/S14").status_code, 404)

    def test_declaration_of_a_withdrawn_summit_is_as_at_its_address(self):
        declaration = make.make_declaration(make.make_summit(number=14))
        withdraw(declaration.summit)
        for path in ["/S14-D1", declaration.get_absolute_url()]:
            self.assertGone(path, "<b>14th Summit</b>", "It was listed twice.")


class PassageCalledTests(TestCase):
    """What a reader types for a passage; none of these tests writes."""

    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_passages_are_called_as_written_or_as_spoken(self):
        adopted = "/en/summits/14/final-declaration/#p2"
        for text in ["S14-D1 ¶2", "s14-d1.2", " S14-D1¶2 ", "s14-d1 2", "S14-D1 . 2"]:
            with self.subTest(text):
                self.assertEqual(passage_called(text), adopted)

    def test_paragraphs_of_sources_are_called_by_number_and_label(self):
        source = Source.objects.get(number=1)
        for text, label in [("R1.7", "7"), ("r1 ¶7", "7"), ("R1 lede", "lede")]:
            with self.subTest(text):
                self.assertEqual(
                    passage_called(text), f"{source.get_absolute_url()}#p{label}"
                )

    def test_nothing_but_a_passage_that_is_shown_is_called_so(self):
        for text in ["", "S14", "S14-D1", "R1", "R1.99", "R1 2017", "S14-D9.1", "word"]:
            with self.subTest(text):
                self.assertIsNone(passage_called(text))

    def test_words_that_begin_as_references_ask_nothing_of_the_database(self):
        with self.assertNumQueries(0):
            for text in ["solidarity", "XIV cumbre", "Jorge Arreaza", "S" * 200]:
                self.assertIsNone(passage_called(text))
