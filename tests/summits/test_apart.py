"""Declarations that no summit adopted: of an event, or of a body of the bloc."""

from django.core.exceptions import ValidationError
from django.test import TestCase
from django.utils.translation import override

from archive.record.languages import Words
from summits.models import Declaration
from tests.archive.search.finding import entries_of, facets_of, found
from tests.archive.sources.test_models import RowTests
from tests.crawl import Page
from tests.factories import (
    make_citation,
    make_declaration,
    make_event,
    make_initiative,
    make_milestone,
    make_organization,
    make_passage,
    make_place,
    make_source,
    make_state,
    make_statement,
    make_summit,
)
from tests.lists import MANY, CostMixin, rows

EITHER = "Name the summit, the event or the body that adopted it: one of the three."
COUNCIL = {"name_en": "Political Council", "name_es": "Consejo Político"}


def of_event(**fields):
    """Return a declaration of a conference in Caracas on 20 June 2017."""
    event = make_event(place=make_place(), states=[make_state("Bolivia")])
    return make_declaration(event=event, adopted_on="", **fields)


def of_council(**fields):
    """Return a communiqué of the Political Council, adopted on 5 March 2017."""
    council = make_organization(**COUNCIL, passage=None)
    kind = {"kind": "communique"}
    return make_declaration(organization=council, **kind | fields)


def called(row):
    """Return what a declaration is called in English and in Spanish."""
    titles = []
    for code in ("en", "es"):
        with override(code):
            titles.append(str(row.title))
    return titles


class AdopterTests(RowTests):
    def test_one_of_the_three(self):
        summit, event, body = make_summit(), make_event(), make_organization()
        for of in (
            {},
            {"summit": summit, "event": event},
            {"event": event, "organization": body},
            {"summit": summit, "organization": body},
        ):
            text = make_source(kind="declaration")
            row = Declaration(**of, text=text, slug="d", number=9, status="draft")
            with self.subTest(of):
                self.assertRefused(row, "summit", EITHER)

    def test_each_of_the_three_is_accepted(self):
        for of in (
            {"summit": make_summit()},
            {"event": make_event()},
            {"organization": make_organization()},
        ):
            text = make_source(kind="declaration")
            row = Declaration(**of, text=text, slug="d", status="draft")
            with self.subTest(of):
                row.full_clean()
                self.assertEqual(row.adopter, next(iter(of.values())))

    def test_event_is_published_first(self):
        draft = {"status": "draft", "adopted_on": ""}
        row = make_declaration(event=make_event(status="draft"), **draft)
        row.status = "published"
        self.assertRefused(row, "event", "Publish the event first.")

    def test_it_falls_with_its_event(self):
        row = of_event()
        self.assertTrue(Declaration.objects.published().exists())
        row.event.status = "draft"
        row.event.save()
        self.assertFalse(Declaration.objects.published().exists())

    def test_it_makes_its_body_public(self):
        row = of_council(status="draft")
        url = row.organization.get_absolute_url()
        self.assertEqual(self.client.get(url).status_code, 404)
        row.status = "published"
        row.save()
        self.assertEqual(self.client.get(url).status_code, 200)

    def test_adopted_before_its_event_began(self):
        row = of_event()
        row.adopted_on = "2017-06-19"
        said = (
            "Adopted on 19 June 2017, before the event began: World Conference of the "
            "Peoples: final declaration."
        )
        self.assertRefused(row, "adopted_on", said)

    def test_event_moved_behind_its_declaration(self):
        row = of_event()
        row.adopted_on = "2017-06-20"
        row.save()
        row.event.began = "2017-06-21"
        with self.assertRaises(ValidationError) as caught:
            row.event.full_clean()
        self.assertEqual(list(caught.exception.message_dict), ["began"])

    def test_date_is_that_of_its_adoption_or_of_its_event(self):
        self.assertEqual(of_event().date, "2017-06-20")
        self.assertEqual(of_council().date, "2017-03-05")
        self.assertEqual(of_council(adopted_on="").date, "")


class TitleTests(RowTests):
    def test_it_names_event_or_body_and_kind(self):
        self.assertEqual(
            called(of_event()),
            [
                "World Conference of the Peoples: final declaration",
                "Conferencia Mundial de los Pueblos: declaración final",
            ],
        )
        self.assertEqual(
            called(of_council()),
            ["Political Council: communiqué", "Consejo Político: comunicado"],
        )

    def test_its_own_comes_first(self):
        self.assertEqual(called(of_council(title_es="Llamado")), ["Llamado", "Llamado"])

    def test_second_one_of_the_same_title_is_refused(self):
        for first, said in (
            (of_event(kind="plan"), "Another declaration of this event has this title"),
            (of_council(), "Another declaration of this body has this title"),
        ):
            of = {"event": first.event, "organization": first.organization}
            row = Declaration(**of, kind=first.kind, slug="another", status="draft")
            row.text = make_source(kind="declaration")
            with self.subTest(said):
                self.assertRefused(row, "title_en", f"{said}: give this one its own.")

    def test_facts_that_rest_on_a_text_call_it_so(self):
        for row in (of_event(), of_council(), of_council(title_es="Llamado")):
            [fact] = Declaration.objects.filter(pk=row.pk).facts()
            for code in ("en", "es"):
                label = fact[f"fact_label_{code}"] or fact["fact_label_es"]
                with override(code):
                    told = Declaration.fact_label(
                        Words(label, code), fact["fact_extra"]
                    )
                    self.assertEqual(told, row.title)


class NumberTests(RowTests):
    """Those of no summit are counted together, and called aloud by that number."""

    def test_reference_is_its_number(self):
        self.assertEqual([of_event().reference, of_council().reference], ["D1", "D2"])

    def test_new_one_is_given_the_next_number(self):
        of_event(), of_council(number=7)
        row = Declaration(
            organization=make_organization(), slug="d", kind="plan", status="draft"
        )
        row.text = make_source(kind="declaration")
        row.full_clean()
        self.assertEqual(row.number, 8)

    def test_number_that_is_free_is_kept(self):
        row = Declaration(organization=make_organization(), slug="d", number=5)
        row.text, row.status = make_source(kind="declaration"), "draft"
        row.full_clean()
        self.assertEqual(row.number, 5)

    def test_numbers_of_summits_are_no_matter(self):
        make_declaration()
        self.assertEqual(of_event().number, 1)

    def test_number_of_another_one_is_refused_once_it_is_kept(self):
        of_event()
        row = of_council()
        row.number = 1
        said = "Another declaration of no summit has that number."
        self.assertRefused(row, "number", said)

    def test_address_of_another_one_is_refused(self):
        first, row = of_event(status="draft"), of_council(status="draft")
        row.slug = first.slug
        said = "Another declaration of no summit has that address."
        self.assertRefused(row, "slug", said)

    def test_reference_leads_to_it_and_to_a_passage(self):
        row = of_council()
        passage = make_passage(source=row.text, label="2")
        url = row.get_absolute_url()
        for said, leads_to in (("/D1", url), ("/d1.2", f"{url}#{passage.anchor}")):
            with self.subTest(said):
                response = self.client.get(said, headers={"accept-language": "en"})
                self.assertRedirects(response, leads_to, fetch_redirect_response=False)

    def test_reference_of_a_summit_that_there_is_not_leads_nowhere(self):
        of_council()
        self.assertEqual(self.client.get("/S99-D1").status_code, 404)


class PageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.event, cls.council = of_event(), of_council(slug="appeal")
        cls.each = cls.event, cls.council

    def page(self, record):
        url = record.get_absolute_url()
        return Page(url, self.client.get(url))

    def test_its_address_stands_below_the_list(self):
        self.assertEqual(self.council.get_absolute_url(), "/en/declarations/appeal/")

    def test_address_of_another_kind_of_declaration_is_not_found(self):
        make_declaration(make_summit(slug="14"), slug="of-a-summit")
        for url in ("/en/declarations/of-a-summit/", "/en/summits/14/appeal/"):
            self.assertEqual(self.client.get(url).status_code, 404)

    def test_it_says_who_adopted_it(self):
        for row in self.each:
            response = self.client.get(row.get_absolute_url())
            link = f'<a href="{row.adopter.get_absolute_url()}">{row.adopter.name}</a>'
            kick = response.text.partition('<p class="kick">')[2].partition("<h1")[0]
            self.assertIn(link, kick)
            self.assertContains(response, f"</dt><dd>{link}")
            self.assertContains(response, f"<h1>{row.title}</h1>")

    def test_citation_is_ready(self):
        for row, told in (
            (self.event, f"{self.event.title}. Caracas."),
            (self.council, f"Political Council. {self.council.title}. 5 March 2017."),
        ):
            [said] = [
                " ".join(text.split())
                for text in self.page(row).texts["p"]
                if row.get_absolute_url() in text
            ]
            kept = f"Reported in R1 ¶1. ALBA-TCP Summit Archive, {row.reference}."
            url = f"http://testserver{row.get_absolute_url()}"
            self.assertTrue(said.startswith(f"{told} {kept} {url} (consulted "), said)

    def test_statements_and_steps_that_quote_it_stand_beside_its_words(self):
        for row in self.each:
            passage = make_passage(source=row.text)
            said = make_statement(event=self.event.event, passage=passage)
            later = make_statement(summit=make_summit(), passage=passage)
            make_milestone(make_initiative(name_en="Fund"), passage=passage)
            response = self.client.get(row.get_absolute_url())
            for link in (said, later):
                self.assertContains(response, f'href="{link.get_absolute_url()}"')
            self.assertContains(response, ">Fund</a>")

    def test_page_of_its_event_or_body_lists_it(self):
        for row in self.each:
            link = f'<a href="{row.get_absolute_url()}">{row.title}</a>'
            response = self.client.get(row.adopter.get_absolute_url())
            self.assertContains(response, link, 1)
            self.assertContains(response, '<h2 id="declarations">', 1)

    def test_page_of_an_event_or_body_without_any_has_no_such_heading(self):
        make_statement(organizations=[other := make_organization()])
        for record in (make_event(), other):
            response = self.client.get(record.get_absolute_url())
            self.assertNotContains(response, 'id="declarations"')

    def test_list_has_it_between_those_of_summits(self):
        for number, day in ((14, "2017-05-01"), (12, "2016-01-01")):
            make_declaration(make_summit(number=number, began_on=day), adopted_on=day)
        listed = rows(self.client.get("/en/declarations/"))
        self.assertEqual(listed, ["D1", "S14-D1", "D2", "S12-D1"])

    def test_list_is_narrowed_by_its_year_and_countries(self):
        for asked, expected in (
            ({"year": "2017"}, ["D1", "D2"]),
            ({"country": "venezuela"}, ["D1"]),
            ({"country": "bolivia"}, ["D1"]),
        ):
            with self.subTest(asked):
                response = self.client.get("/en/declarations/", asked)
                self.assertEqual(rows(response), expected)

    def test_breadcrumbs_lead_by_what_adopted_it(self):
        for row, index in (
            (self.event, "/en/events/"),
            (self.council, "/en/organizations/"),
        ):
            response = self.client.get(row.get_absolute_url())
            crumbs = response.text.partition('class="wrap crumbs"')[2]
            crumbs = crumbs.partition("</nav>")[0]
            for url in (index, row.adopter.get_absolute_url()):
                self.assertIn(f'href="{url}"', crumbs)

    def test_body_that_is_not_public_is_named_without_a_link(self):
        draft = make_passage(source=make_source(status="draft"))
        council = make_organization(**COUNCIL, passage=draft, quote=draft.text)
        row = make_declaration(organization=council, kind="plan", slug="plan")
        response = self.client.get(row.get_absolute_url())
        self.assertContains(response, "Political Council")
        self.assertNotContains(response, f'href="{council.get_absolute_url()}"')

    def test_text_of_it_names_it(self):
        for row in self.each:
            response = self.client.get(row.text.get_absolute_url())
            link = f'<a href="{row.get_absolute_url()}">{row.title}</a>'
            self.assertContains(response, link)

    def test_what_its_words_rest_on_names_it(self):
        response = self.client.get(self.event.passage.source.get_absolute_url())
        for row in self.each:
            link = f'<a href="{row.get_absolute_url()}">{row.title}</a>'
            self.assertContains(response, link)

    def test_words_about_who_adopted_it_are_shown(self):
        make_citation(
            self.council, field="organization", says="value", stated_value="X"
        )
        self.assertIn("Variant", self.page(self.council).text("main"))

    def test_sitemap_feed_timeline_and_gaps_name_it(self):
        for row in self.each:
            url = row.get_absolute_url()
            for address in ("/sitemap.xml", "/en/feed.atom", "/en/gaps/"):
                with self.subTest(address):
                    self.assertContains(self.client.get(address), url)
        self.assertContains(
            self.client.get("/en/timeline/"), self.council.get_absolute_url()
        )


class SearchTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.event, cls.council = of_event(), of_council(slug="appeal")

    def test_it_is_found_by_event_and_body(self):
        self.assertIn("declaration D1", found("world conference declaration"))
        self.assertIn("declaration D2", found("consejo político comunicado"))

    def test_document(self):
        entries = entries_of("declaration")
        one, other = entries[self.event.pk], entries[self.council.pk]
        self.assertEqual((one.date, other.date), ("2017-06-20", "2017-03-05"))
        self.assertEqual(other.url, "/declarations/appeal/")
        self.assertEqual(other.title_es, "Consejo Político: comunicado")

    def test_passage_is_called_after_it(self):
        self.council.text.display = "full"
        self.council.text.save()
        passage = make_passage(source=self.council.text)
        [entry] = entries_of("passage", passage).values()
        self.assertEqual(entry.reference, "D2 ¶1")
        self.assertEqual(entry.url, f"/declarations/appeal/#{passage.anchor}")
        [facets] = facets_of("passage", passage)
        self.assertEqual(facets, {("year", "2017", "")})

    def test_event_that_gets_another_name_takes_it_along(self):
        self.event.event.name_en = "Assembly of Peoples"
        self.event.event.save()
        self.assertIn("declaration D1", found("assembly final declaration"))


class CostTests(CostMixin, TestCase):
    def test_page(self):
        for row in (of_event(), of_council()):
            for count in (1, MANY):
                for _ in range(count):
                    passage = make_passage(source=row.text)
                    make_statement(summit=make_summit(), passage=passage)
                with self.subTest(row.reference, count=count):
                    self.assertCosts(row.get_absolute_url(), 6)

    def test_list(self):
        of_event()
        self.assertCosts("/en/declarations/", 5)
        for _ in range(MANY):
            of_council(kind="plan")
            make_declaration(event=make_event(place=make_place()), adopted_on="")
        self.assertCosts("/en/declarations/", 5)
