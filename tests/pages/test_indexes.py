"""The indexes of countries, people, organizations and events."""

from django.test import TestCase
from django.urls import reverse

from tests import factories as make
from tests.crawl import Page
from tests.lists import CostMixin, queries
from tests.seeds import load_seeds

INDEXES = ["state", "person", "organization", "event"]


class IndexCase(TestCase):
    def page(self, name, language="en", **asked):
        url = reverse(f"pages:{name}_list").replace("/en/", f"/{language}/")
        response = self.client.get(url, asked)
        self.assertEqual(response.status_code, 200, url)
        return Page(url, response)

    def text(self, name, language="en"):
        return self.page(name, language).text("main")


class SeedTests(IndexCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_country_is_told_with_its_last_day_and_what_it_did(self):
        text = self.text("state")
        self.assertIn("Venezuela Last shown on 6 March 2017: member", text)
        self.assertIn("host of 2 summits", text)
        self.assertIn("Mexico no membership recorded named in 1 statement", text)

    def test_person_is_told_with_office_and_words(self):
        text = self.text("person")
        self.assertIn("Nicolás Maduro President of Venezuela (", text)
        self.assertIn("11 statements by this person", text)
        self.assertIn("Hugo Chávez", text)
        self.assertIn("8 people are named in our sources.", text)

    def test_organization_is_told_with_its_kind_and_initiatives(self):
        self.assertIn("ALBA Bank Institution", self.text("organization"))
        self.assertIn("2 initiatives", self.text("organization"))

    def test_event_is_told_with_place_and_dates(self):
        text = self.text("event")
        self.assertIn("Conference · Cochabamba, Bolivia · 20–21 June 2017", text)

    def test_pages_of_records_lead_back_to_their_index(self):
        for name, url in {
            "state": "/en/countries/mexico/",
            "person": "/en/people/nicolas-maduro/",
            "organization": "/en/organizations/alba-bank/",
        }.items():
            with self.subTest(name):
                page = Page(url, self.client.get(url))
                self.assertIn(reverse(f"pages:{name}_list"), page.links)

    def test_spanish_reader_reads_spanish(self):
        self.assertIn(
            "Nuestras fuentes nombran a 8 personas.", self.text("person", "es")
        )
        self.assertIn("sede de 2 cumbres", self.text("state", "es"))


class OrderTests(IndexCase):
    def test_names_stand_in_the_order_of_the_reader(self):
        for name, english, spanish in (
            ("Cuba", "Zed", "Ábaco"),
            ("Haiti", "Bee", "Zorro"),
        ):
            state = make.make_state(name, name_en=english, name_es=spanish)
            make.make_statement(states=[state])
        for language, first, last in (("en", "Bee", "Zed"), ("es", "Ábaco", "Zorro")):
            text = self.text("state", language)
            self.assertLess(text.index(first), text.index(last))

    def test_people_stand_by_family_name(self):
        make.make_statement(
            people=[
                make.make_person("Zoe Abad", sort_name="Abad, Zoe"),
                make.make_person("Ana Zúñiga", sort_name="Zúñiga, Ana"),
            ]
        )
        text = self.text("person")
        self.assertLess(text.index("Zoe Abad"), text.index("Ana Zúñiga"))

    def test_latest_event_comes_first(self):
        make.make_event(name_en="Of old", began="2001")
        make.make_event(name_en="Of late", began="2017-06")
        text = self.text("event")
        self.assertLess(text.index("Of late"), text.index("Of old"))


class RowTests(IndexCase):
    def test_empty_index_says_so(self):
        for name, said in {
            "state": "No country is published yet.",
            "person": "No person is published yet.",
            "organization": "No organization is published yet.",
            "event": "No event is published yet.",
        }.items():
            with self.subTest(name):
                self.assertIn(said, self.text(name))

    def test_draft_is_not_listed(self):
        make.make_event(name_en="Not yet", status="draft", publish_at=None)
        self.assertNotIn("Not yet", self.text("event"))

    def test_statement_of_a_draft_is_not_counted(self):
        state = make.make_state()
        make.make_statement(states=[state])
        draft = make.make_summit(status="draft", publish_at=None)
        make.make_statement(states=[state], summit=draft)
        self.assertIn("named in 1 statement", self.text("state"))

    def test_territory_is_told_as_one(self):
        make.make_statement(states=[make.make_state("Haiti", kind="territory")])
        self.assertIn("Haiti Territory", self.text("state"))

    def test_person_without_office_is_told_so(self):
        make.make_statement(people=[make.make_person("Ana Luisa")])
        text = self.text("person")
        self.assertIn("Ana Luisa No source held names an office.", text)
        self.assertIn("named in 1 statement", text)

    def test_no_page_beyond_the_last(self):
        make.make_event()
        for asked in ("2", "0", "x"):
            url = reverse("pages:event_list")
            self.assertEqual(self.client.get(url, {"page": asked}).status_code, 404)


class CostTests(CostMixin, IndexCase):
    def test_more_rows_cost_no_more_queries(self):
        def fill():
            state = make.make_state()
            person = make.make_person(state=state)
            make.make_tenure(person, make.make_office(state=state))
            make.make_membership(state)
            make.make_statement(
                states=[state],
                people=[person],
                organizations=[make.make_organization()],
                events=[make.make_event()],
            )

        fill()
        urls = [reverse(f"pages:{name}_list") for name in INDEXES]
        before = {url: len(queries(self.client, url)) for url in urls}
        fill()
        for url in urls:
            with self.subTest(url):
                self.assertCosts(url, before[url])
