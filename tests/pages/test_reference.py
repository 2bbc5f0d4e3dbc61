"""The pages of a country, a person and an organization."""

from django.test import TestCase

from members.models import Person, State
from tests import factories as make
from tests.crawl import Page
from tests.lists import MANY
from tests.seeds import load_seeds

DRAFT = {"status": "draft", "publish_at": None}


class ReferenceCase(TestCase):
    """Base of tests that read one page."""

    def page(self, url):
        response = self.client.get(url)
        self.assertEqual(response.status_code, 200)
        return Page(url, response)

    def text(self, url):
        """Return the text of the main part of a page, on one line."""
        return " ".join(self.page(url).text("main").split())


class SeedStateTests(ReferenceCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_parts_of_venezuela_in_summits_are_told_apart(self):
        roles = self.page("/en/countries/venezuela/").marked("data-role")
        counts = {role: roles.count(role) for role in roles}
        self.assertEqual(
            counts, {"host": 2, "participant": 3, "collective": 1, "concerned": 2}
        )

    def test_collective_report_has_a_heading_of_its_own(self):
        page = self.page("/en/countries/cuba/")
        self.assertEqual(page.marked("data-role"), ["collective"])
        self.assertIn("Reported collectively", page.texts["h3"])
        self.assertNotIn("Named as taking part", page.texts["h3"])

    def test_standing_last_shown_has_its_evidence(self):
        page = self.page("/en/countries/ecuador/")
        self.assertEqual(page.marked("data-standing"), ["member"])
        self.assertIn("no later source is held", page.text("main"))
        self.assertIn("No source held gives a date of accession.", page.text("main"))

    def test_misprint_is_shown_as_a_variant(self):
        text = self.text("/en/countries/antigua-and-barbuda/")
        self.assertIn("Variant (a misprint): “Antigua and Barbados” R1 ¶11", text)

    def test_state_no_source_calls_a_member_has_a_page_that_says_so(self):
        page = self.page("/en/countries/mexico/")
        self.assertIn(
            "No source held says that Mexico was a member.", page.text("main")
        )
        self.assertEqual(page.marked("data-standing"), ["undocumented"])

    def test_state_that_only_reference_data_name_has_no_page(self):
        for slug in ["barbados", "brazil", "BB", "brb"]:
            response = self.client.get(f"/en/countries/{slug}/")
            self.assertEqual(response.status_code, 404)

    def test_iso_codes_lead_to_the_address(self):
        for code in ["ve", "VE", "ven", "VEN", "Ven"]:
            with self.subTest(code):
                response = self.client.get(f"/es/countries/{code}/")
                self.assertRedirects(response, "/es/countries/venezuela/")

    def test_code_of_no_state_is_not_found(self):
        for code in ["xx", "xxx", "12", "a_b", "venezuelaa"]:
            with self.subTest(code):
                response = self.client.get(f"/en/countries/{code}/")
                self.assertEqual(response.status_code, 404)

    def test_statements_are_grouped_by_act_with_speaker_and_day(self):
        text = self.text("/en/countries/united-states/")
        self.assertIn("Condemns The summit condemned the latest US sanctions", text)
        self.assertIn(
            "Nicolás Maduro, President of Venezuela (as named on 3 February 2025) · "
            "12th Extraordinary Summit, 3 February 2025",
            text,
        )

    def test_people_stand_with_offices_as_named_on_a_day(self):
        text = self.text("/en/countries/venezuela/")
        self.assertIn("Vice-President of Venezuela (as named on 6 March 2017)", text)
        self.assertIn("President of Venezuela (former, as of 6 March 2017)", text)

    def test_lists_are_offered_only_where_they_know_the_country(self):
        for slug, known in [
            ("venezuela", ["summits", "initiatives"]),
            ("cuba", ["summits", "initiatives"]),
            ("mexico", ["summits"]),
        ]:
            with self.subTest(slug):
                links = self.page(f"/en/countries/{slug}/").links
                lists = [f"/en/{name}/?country={slug}" for name in known]
                self.assertEqual([x for x in links if "?country=" in x], lists)
                for url in lists:
                    self.assertNotIn(b'role="alert"', self.client.get(url).content)

    def test_pages_stand_in_both_languages(self):
        self.assertIn("México", self.page("/es/countries/mexico/").texts["h1"])


class SeedPersonTests(ReferenceCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_office_stands_with_the_day_it_is_attested(self):
        text = self.text("/en/people/tareck-el-aissami/")
        self.assertIn("Vice-President of Venezuela (as named on 6 March 2017)", text)

    def test_what_was_said_of_a_person_is_told_apart(self):
        text = self.text("/en/people/hugo-chavez/")
        self.assertIn("Said by Hugo Chávez No statement is recorded.", text)
        self.assertIn("Said of Hugo Chávez Commemorates The summit", text)

    def test_year_of_death_shows_how_it_is_inferred(self):
        text = self.text("/en/people/fidel-castro/")
        self.assertIn("Died2016", text)
        self.assertIn("the figure is rounded, so only the year is given", text)

    def test_nobody_is_dead_whose_death_no_source_states(self):
        self.assertNotIn("Died", self.text("/en/people/nicolas-maduro/"))

    def test_parts_steps_and_statements_are_listed(self):
        page = self.page("/en/people/nicolas-maduro/")
        self.assertEqual(page.marked("data-role"), ["opened"])
        self.assertIn("Steps of initiatives", page.texts["h2"])
        self.assertIn("/en/initiatives/agroalba/#m1", page.links)
        self.assertIn("/en/summits/12-extraordinary/#s1", page.links)

    def test_words_that_let_another_speak_are_shown(self):
        text = self.text("/en/people/nicolas-maduro/")
        self.assertIn("Variant (another value): “12th ALBA-TCP Extraordinary", text)

    def test_every_person_of_the_record_has_a_page(self):
        for person in Person.objects.all():
            self.page(person.get_absolute_url())


class SeedOrganizationTests(ReferenceCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_part_and_whole_name_each_other(self):
        for slug, other in [
            ("alba-tcp", "alba-political-council"),
            ("alba-political-council", "alba-tcp"),
        ]:
            links = self.page(f"/en/organizations/{slug}/").links
            self.assertIn(f"/en/organizations/{other}/", links)

    def test_initiatives_are_hosted_with_the_words_that_say_so(self):
        text = self.text("/en/organizations/alba-bank/")
        self.assertIn("Credit fund for the reintegration of migrants “within", text)

    def test_offices_name_who_held_them_and_when(self):
        text = self.text("/en/organizations/alba-tcp/")
        self.assertIn(
            "Jorge Arreaza, Executive Secretary of ALBA-TCP (as named on 3 ", text
        )

    def test_statements_that_concern_it_are_listed(self):
        text = self.text("/en/organizations/celac/")
        self.assertIn("called for the Alliance to champion the revitalization", text)

    def test_another_wording_of_its_name_is_shown(self):
        text = self.text("/en/organizations/alba-tcp/")
        self.assertIn("Variant (another wording)", text)


class VisibilityTests(ReferenceCase):
    """Drafts of everything change nothing."""

    @classmethod
    def setUpTestData(cls):
        cls.state = make.make_state("Cuba")
        cls.person = make.make_person("Raúl Castro", state=cls.state)
        cls.body = make.make_organization()
        cls.summit = make.make_summit(place=make.make_place(cls.state))
        cls.urls = [r.get_absolute_url() for r in (cls.state, cls.person, cls.body)]
        make.make_participation(
            cls.summit, state=cls.state, person=cls.person, organization=cls.body
        )

    def make_rows(self, *, passage=None, **status):
        """Make a row of every kind that names the three, in summits with ``status``."""
        words = {"passage": passage} if passage else {}
        summit = make.make_summit(
            began_on="2018-03-05", place=self.summit.place, **words, **status
        )
        named = {"state": self.state, "person": self.person, "organization": self.body}
        make.make_participation(summit, **named, **words)
        statement = make.make_statement(summit=summit, person=self.person, **words)
        event = make.make_event(place=summit.place, **words, **status)
        for row in (statement, event):
            row.states.add(self.state)
            row.people.add(self.person)
            row.organizations.add(self.body)
        initiative = make.make_initiative(host=self.body, **words, **status)
        make.make_milestone(initiative, summit=summit, person=self.person, **words)
        if passage:
            office = make.make_office(organization=self.body)
            make.make_membership(self.state, **words)
            make.make_tenure(self.person, office, **words)
            make.make_organization(parent=self.body, **words)
            make.make_citation(self.summit, field="place", **words)

    def contents(self):
        return [self.client.get(url).content for url in self.urls]

    def test_drafts_change_no_page(self):
        before = self.contents()
        self.make_rows(**DRAFT)
        self.assertEqual(self.contents(), before)

    def test_rows_from_draft_sources_change_no_page(self):
        before = self.contents()
        source = make.make_source(**DRAFT)
        self.make_rows(passage=make.make_passage(source=source), **DRAFT)
        self.assertEqual(self.contents(), before)

    def test_public_rows_change_every_page(self):
        before = self.contents()
        self.make_rows()
        for page, earlier in zip(self.contents(), before, strict=True):
            self.assertNotEqual(page, earlier)

    def test_records_that_no_public_row_names_have_no_page(self):
        state = make.make_state("Haiti")
        make.make_participation(make.make_summit(**DRAFT), state=state)
        person = make.make_person()
        body = make.make_organization(passage=None)
        for record in (state, person, body):
            response = self.client.get(record.get_absolute_url())
            self.assertEqual(response.status_code, 404)

    def test_iso_code_of_a_state_without_page_is_not_found(self):
        make.make_state("Haiti")
        self.assertEqual(self.client.get("/en/countries/ht/").status_code, 404)


class CostTests(ReferenceCase):
    """Each page takes the same queries with many rows of each kind as with one."""

    @classmethod
    def setUpTestData(cls):
        cls.state = make.make_state("Venezuela")
        cls.person = make.make_person("Nicolás Maduro", state=cls.state)
        cls.body = make.make_organization()
        cls.make_rows()

    @classmethod
    def make_rows(cls):
        """Make one row of every kind that the three pages show."""
        summit = make.make_summit(place=make.make_place(cls.state))
        make.make_summit_place(place=make.make_place(cls.state))
        parts = {"state": cls.state, "person": cls.person, "organization": cls.body}
        part = make.make_participation(summit, **parts)
        statements = [
            make.make_statement(summit=summit, person=cls.person),
            make.make_statement(summit=summit, person=make.make_person()),
            make.make_statement(event=make.make_event(), person=make.make_person()),
        ]
        event = make.make_event(place=summit.place)
        for row in [*statements, event]:
            row.states.add(cls.state)
            row.people.add(cls.person)
            row.organizations.add(cls.body)
        initiative = make.make_initiative(host=cls.body)
        step = make.make_milestone(initiative, summit=summit, person=cls.person)
        make.make_amount(milestone=step)
        make.make_initiative_state(initiative, state=cls.state)
        year = 1980 + cls.state.memberships.count()
        period = {"began": f"{year}-02-01", "ended": f"{year}-10-31"}
        membership = make.make_membership(cls.state, **period)
        for office in ({"state": cls.state}, {"organization": cls.body}):
            make.make_tenure(cls.person, make.make_office(**office))
        make.make_tenure(office=make.make_office(state=cls.state))
        make.make_statement(summit=summit).organizations.add(
            make.make_organization(parent=cls.body)
        )
        declaration = make.make_declaration(organization=cls.body)
        for record in (part, statements[0], event, membership, declaration):
            make.make_citation(record)

    def test_pages_take_the_same_queries_with_one_row_and_with_many(self):
        costs = {
            # The edition; the state with its answers; periods; the lists about it;
            # offices of people, the summits that show these; further words; all
            # summits in which it took part with a standing.
            self.state.get_absolute_url(): 8,
            # The edition; the person; the lists about him; amounts of steps; offices,
            # those of who said it as well; words.
            self.person.get_absolute_url(): 7,
            # The edition; the organization; its parts; the lists about it; offices of
            # who said it; further words.
            self.body.get_absolute_url(): 7,
        }
        for more in [0, MANY]:
            for _ in range(more):
                self.make_rows()
            for url, queries in costs.items():
                with self.subTest(url, more=more), self.assertNumQueries(queries):
                    self.client.get(url)

    def test_iso_code_takes_two_queries(self):
        # The edition; the state of that code.
        with self.assertNumQueries(2):
            self.client.get("/en/countries/VE/")


class OrderTests(ReferenceCase):
    def test_people_are_ordered_by_office_then_by_folded_name(self):
        state = make.make_state("Bolivia")
        for name, rank in [("Évo", 1), ("Zoila", 0), ("Fidel", 1)]:
            office = make.make_office(state=state, rank=rank)
            make.make_tenure(make.make_person(name), office)
        names = [
            name
            for name in self.page(state.get_absolute_url()).texts["h3"]
            if name in {"Évo", "Zoila", "Fidel"}
        ]
        self.assertEqual(names, ["Zoila", "Évo", "Fidel"])

    def test_summit_concerned_twice_is_listed_once(self):
        summit = make.make_summit()
        state = make.make_state("Haiti")
        for _ in range(2):
            make.make_statement(summit=summit).states.add(state)
        page = self.page(State.objects.get(pk=state.pk).get_absolute_url())
        self.assertEqual(page.marked("data-role"), ["concerned"])

    def test_observer_is_no_member(self):
        state = make.make_state("Haiti")
        make.make_membership(state, standing="observer")
        page = self.page(state.get_absolute_url())
        self.assertEqual(page.marked("data-standing"), ["undocumented"])
        self.assertEqual(page.marked("data-observer"), ["member"])
        self.assertIn("No source held says that Haiti was a member.", page.text("main"))


class WordlessTests(TestCase):
    """A person or organization that a public row names, without words of its own."""

    def test_person_has_a_page(self):
        person = make.make_person(passage=None, quote="")
        make.make_participation(person=person)
        response = self.client.get(person.get_absolute_url())
        self.assertContains(response, person.name)

    def test_organization_has_a_page(self):
        organization = make.make_organization(passage=None, quote="")
        make.make_initiative(host=organization)
        response = self.client.get(organization.get_absolute_url())
        self.assertContains(response, organization.name)

    def test_person_whose_own_source_is_a_draft_waits(self):
        passage = make.make_passage(source=make.make_source(status="draft"))
        person = make.make_person(passage=passage, quote=passage.text)
        make.make_participation(person=person)
        response = self.client.get(person.get_absolute_url())
        self.assertEqual(response.status_code, 404)
