"""Who took part: members, observers and guests are told apart wherever they stand."""

from django.test import TestCase

from archive.search import index
from summits.models import Participation
from tests.crawl import Page
from tests.factories import (
    make_declaration,
    make_initiative,
    make_milestone,
    make_organization,
    make_participation,
    make_passage,
    make_person,
    make_source,
    make_state,
    make_summit,
)
from tests.lists import queries

GUEST = "Took part as special guest"
OBSERVER = "Took part as observer"


class CapacityCase(TestCase):
    """Cuba is a member, El Salvador an observer, Haiti a guest."""

    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(number=14)
        cls.haiti = make_state("Haiti")
        cls.salvador = make_state("El Salvador")
        cls.cuba = make_state("Cuba")
        cls.take_part(state=cls.haiti, capacity="guest")
        cls.take_part(state=cls.salvador, capacity="observer")
        cls.take_part(state=cls.cuba, capacity="member")

    @classmethod
    def take_part(cls, **fields):
        return make_participation(cls.summit, **fields)

    def page(self, record, language="en"):
        url = record if isinstance(record, str) else record.get_absolute_url()
        url = url.replace("/en/", f"/{language}/", 1)
        page = Page(url, self.client.get(url))
        self.assertEqual(page.status, 200)
        return page

    def participants(self, language="en"):
        """Return the section of the summit's page, on one line."""
        texts = self.page(self.summit, language).texts["section"]
        words = {"en": "Who took part", "es": "Quiénes participaron"}[language]
        return next(" ".join(t.split()) for t in texts if t.strip().startswith(words))


class SummitTests(CapacityCase):
    def assertOrder(self, text, *words):
        places = [text.find(word) for word in words]
        self.assertNotIn(-1, places)
        self.assertEqual(places, sorted(places))

    def test_each_capacity_has_its_heading_members_first(self):
        self.assertOrder(
            self.participants(),
            "Member states",
            "Cuba",
            "Took part",
            "Observers",
            "El Salvador",
            OBSERVER,
            "Special guests",
            "Haiti",
            GUEST,
        )

    def test_headings_and_capacities_are_in_the_readers_language(self):
        self.assertOrder(
            self.participants("es"),
            "Estados miembros",
            "Participó",
            "Observadores",
            "Participó como observador",
            "Invitados especiales",
            "Participó como invitado especial",
        )

    def test_no_guest_stands_among_the_members(self):
        members = self.participants().partition("Observers")[0]
        self.assertNotIn("Haiti", members)

    def test_organizations_and_those_of_no_stated_capacity_stand_apart(self):
        self.take_part(organization=make_organization(), capacity="organization")
        self.take_part(person=make_person("Evo Morales"))
        self.assertOrder(
            self.participants(),
            "Organizations",
            "ALBA Bank",
            "Capacity not stated",
            "Evo Morales",
        )

    def test_capacities_nobody_states_have_no_heading(self):
        Participation.objects.update(capacity="not-stated")
        text = self.participants()
        self.assertEqual(text.count("Took part"), 3)
        for heading in ["Capacity", "Member states"]:
            self.assertNotIn(heading, text)

    def test_guests_reported_collectively_stand_under_their_heading(self):
        passage = make_passage(text="The guests of the region attended.")
        for name in ["Mexico", "Suriname"]:
            fields = {"state": make_state(name), "passage": passage}
            self.take_part(**fields, capacity="guest", role="collective")
        self.assertOrder(
            self.participants(),
            "Special guests",
            "Haiti",
            "Reported collectively, 2 states:",
            "Mexico",
        )

    def test_role_and_mode_stay(self):
        self.take_part(
            person=make_person("Evo Morales"),
            capacity="guest",
            role="opened",
            mode="videoconference",
        )
        self.assertIn(
            "Opened the meeting as special guest, by videoconference",
            self.participants(),
        )

    def test_level_is_shown_where_it_is_stated(self):
        stated = {"capacity": "guest", "level": "head-of-state"}
        row = self.take_part(person=make_person("Evo Morales"), **stated)
        told = "Took part as special guest · head of state or government"
        for record in (self.summit, row.person):
            with self.subTest(record):
                self.assertIn(told, self.page(record).text("main"))
        self.assertIn("· jefatura de Estado o de Gobierno", self.participants("es"))

    def test_level_not_stated_is_left_out(self):
        self.assertNotIn("not stated", self.participants())

    def test_machines_are_told_in_which_role_guests_attended(self):
        script = self.page(self.summit).texts["script"][0]
        self.assertIn('"roleName":"special guest","attendee":{"@type":"Coun', script)
        self.assertEqual(script.count('"@type":"Role"'), 2)

    def test_telling_them_apart_costs_no_query(self):
        few = len(queries(self.client, self.summit.get_absolute_url()))
        for capacity in Participation.Capacity:
            self.take_part(state=make_state(), capacity=capacity)
        again = len(queries(self.client, self.summit.get_absolute_url()))
        self.assertEqual(again, few)


class OtherPagesTests(CapacityCase):
    def test_country_tells_its_capacity(self):
        for state, heading, words in [
            (self.haiti, "Named as a special guest", GUEST),
            (self.salvador, "Named as an observer", OBSERVER),
            (self.cuba, "Named as taking part", "Took part"),
        ]:
            with self.subTest(state=state):
                page = self.page(state)
                self.assertIn(heading, page.texts["h3"])
                self.assertIn(words, [" ".join(t.split()) for t in page.texts["p"]])

    def test_country_that_came_as_a_guest_is_not_named_as_taking_part(self):
        page = self.page(self.haiti)
        self.assertNotIn("Named as taking part", page.texts["h3"])
        self.assertIn("guest", page.marked("data-role"))
        self.assertNotIn("participant", page.marked("data-role"))

    def test_country_that_came_in_both_has_them_apart_members_first(self):
        later = make_summit(number=15, began_on="2018")
        make_participation(later, state=self.cuba, capacity="guest")
        headings = self.page(self.cuba).texts["h3"]
        named = [words for words in headings if words.startswith("Named")]
        self.assertEqual(named, ["Named as taking part", "Named as a special guest"])

    def test_person_and_organization_tell_their_capacity(self):
        person, bank = make_person("Evo Morales"), make_organization()
        self.take_part(person=person, organization=bank, capacity="guest")
        self.assertIn(GUEST, self.page(person).text("main"))
        self.assertIn("took part as special guest", self.page(bank).text("main"))

    def test_source_tells_what_rests_on_it(self):
        passage = make_passage(source=make_source())
        self.take_part(state=make_state("Mexico"), capacity="guest", passage=passage)
        text = self.page(passage.source).text("main")
        self.assertIn("Mexico: took part as special guest", text)

    def test_row_of_the_list_has_them_apart(self):
        [codes] = [
            " ".join(text.split())
            for text in self.page("/en/summits/").texts["p"]
            if "CUB" in text
        ]
        self.assertEqual(codes, "States named: CUB Special guests HTI Observers SLV")
        self.assertIn("3 states named", self.page("/en/summits/").text("main"))

    def test_state_that_came_in_two_capacities_is_counted_once(self):
        self.take_part(state=self.cuba, capacity="observer", role="opened")
        self.assertIn("3 states named", self.page("/en/summits/").text("main"))

    def role(self, url):
        return self.page(url).marked("data-role")

    def test_list_narrowed_to_a_country_tells_its_part(self):
        make_declaration(self.summit)
        make_milestone(make_initiative(), summit=self.summit)
        for path in ["summits", "declarations", "initiatives"]:
            with self.subTest(path):
                self.assertEqual(self.role(f"/en/{path}/?country=haiti"), ["guest"])
                self.assertEqual(
                    self.role(f"/en/{path}/?country=el-salvador"), ["observer"]
                )
                self.assertEqual(
                    self.role(f"/en/{path}/?country=cuba"), ["participant"]
                )

    def test_part_is_named_in_words(self):
        text = self.page("/en/summits/?country=haiti").text("article")
        self.assertIn("special guest", text)
        text = self.page("/es/summits/?country=haiti").text("article")
        self.assertIn("invitado especial", text)

    def test_results_tell_the_part_of_the_country(self):
        make_declaration(self.summit)
        make_milestone(make_initiative(), summit=self.summit)
        index.refresh()
        for type_ in ["summit", "declaration", "initiative"]:
            with self.subTest(type_):
                url = f"/en/search/?q=type:{type_}+country:haiti"
                self.assertEqual(self.role(url), ["guest"])
