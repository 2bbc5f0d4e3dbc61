"""The desk of states, people and offices."""

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from members.models import Membership, Organization, Person, State, Tenure
from tests import factories as make
from tests.desk import DeskTestCase, page, typed


class SearchTests(DeskTestCase):
    def assertFound(self, record, *queries):
        url = page(type(record), "changelist")
        for query in queries:
            found = self.client.get(url, {"q": query}).context["cl"].result_list
            self.assertEqual(list(found), [record], query)

    def test_state_is_found_by_names_aliases_and_codes(self):
        state = make.make_state("Dominica", aliases="Waitukubuli\nLa Dominique")
        make.make_state("Cuba")
        self.assertFound(state, "Dominica", "waitukubuli", "DM", "dma")

    def test_person_is_found_by_name_and_alias(self):
        person = make.make_person("Ralph Gonsalves", aliases="Comrade Ralph")
        make.make_person("Evo Morales")
        self.assertFound(person, "Gonsalves", "comrade", "ralph gonsalves")

    def test_organization_is_found_by_acronym_and_alias(self):
        bank = make.make_organization(acronym="BALBA", aliases="Bank of the ALBA")
        self.assertFound(bank, "ALBA Bank", "Banco", "balba", "bank of the")


class MembershipTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.membership = make.make_membership()
        self.state = page(State, "change", self.membership.state_id)
        self.url = f"{page(Membership, 'add')}?state={self.membership.state_id}"

    def add(self, **fields):
        words = {"passage": self.membership.passage_id, "quote": self.membership.quote}
        row = {"standing": "member", "basis": "stated", **words, **fields}
        return self.client.post(self.url, typed(self.client.get(self.url), **row))

    def test_a_period_is_added_with_its_words(self):
        self.assertContains(self.client.get(self.state), f'href="{self.url}"')
        response = self.add(standing="observer", began="2004")
        period = Membership.objects.get(standing="observer")
        self.assertEqual(period.state, self.membership.state)
        self.assertRedirects(response, f"{self.state}#membership-{period.pk}")

    def test_rules_of_a_period_are_messages_at_its_fields(self):
        for fields, wrong in [
            ({}, "ended"),
            ({"began": "2009-13", "ended": "2010"}, "began"),
            ({"began": "2009", "ended": "2008"}, "ended"),
            ({"ended": "2010", "quote": "Not there."}, "quote"),
            ({"ended": "2010", "quote": ""}, "quote"),
            ({"ended": "2010", "basis": "inferred"}, "derivation_en"),
        ]:
            errors = self.errors(self.add(**fields))
            self.assertEqual(list(errors), [wrong], fields)

    def test_period_that_another_excludes_is_a_message(self):
        self.assertSaved(self.add(standing="observer", began="2004"))
        response = self.add(standing="observer", began="2005")
        self.assertContains(response, "already has an open period of that standing")
        self.assertEqual(Membership.objects.count(), 2)


class TenureTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.person, self.office = make.make_person("Hugo Chávez"), make.make_office()
        self.url = f"{page(Tenure, 'add')}?person={self.person.pk}"

    def add(self, **fields):
        words = {"passage": self.person.passage_id, "quote": self.person.quote}
        row = {"office": self.office.pk, "basis": "stated", **words, **fields}
        return self.client.post(self.url, typed(self.client.get(self.url), **row))

    def test_tenure_is_added_with_its_words(self):
        person = page(Person, "change", self.person.pk)
        self.assertContains(self.client.get(person), f'href="{self.url}"')
        response = self.add(attested_first="2017-03-06")
        tenure = Tenure.objects.get()
        self.assertEqual((tenure.person, tenure.office), (self.person, self.office))
        self.assertRedirects(response, f"{person}#tenure-{tenure.pk}")

    def test_a_rejected_tenure_keeps_what_was_typed(self):
        response = self.add(office="", began="2013")
        self.assertEqual(list(self.errors(response)), ["office"])
        form = typed(response)
        self.assertEqual(form["began"], ["2013"])
        self.assertEqual(form["quote"], [self.person.quote])
        self.assertEqual(form["person"], [self.person.pk])


class PersonTests(DeskTestCase):
    def test_person_is_added_and_offered_tenures(self):
        url = page(Person, "add")
        form = typed(self.client.get(url), name="Delcy Rodríguez")
        response = self.client.post(url, form)
        person = Person.objects.get()
        self.assertEqual(person.slug, "delcy-rodriguez")
        self.assertRedirects(response, page(Person, "change", person.pk))
        offered = f"{page(Tenure, 'add')}?person={person.pk}"
        self.assertContains(self.client.get(response.url), f'href="{offered}"')

    def test_a_rejected_new_person_keeps_what_was_typed(self):
        url = page(Person, "add")
        form = typed(self.client.get(url), name="", died="2013", aliases="Ella")
        response = self.client.post(url, form)
        self.assertIn("name", self.errors(response))
        form = typed(response)
        self.assertEqual((form["died"], form["aliases"]), (["2013"], ["Ella"]))


class OrganizationTests(DeskTestCase):
    def test_organization_is_no_part_of_itself(self):
        bank = make.make_organization()
        url = page(Organization, "change", bank.pk)
        form = typed(self.client.get(url), parent=bank.pk)
        self.assertEqual(list(self.errors(self.client.post(url, form))), ["parent"])


class NamesakeTests(DeskTestCase):
    """People of one name are told apart where one is chosen."""

    def setUp(self):
        super().setUp()
        cuba = make.make_state("Cuba")
        self.first = make.make_person("Juan Pérez", state=cuba, died="2013-03-05")
        self.second = make.make_person("Juan Pérez", slug="juan-perez-2")
        make.make_person("Evo Morales")
        titles = {"title_en": "Minister", "title_es": "Ministro"}
        make.make_tenure(self.first, make.make_office(state=cuba, **titles))

    def options(self, **more):
        """Return what the autocomplete of the holder of an office shows."""
        asked = {"app_label": "members", "model_name": "tenure", "field_name": "person"}
        found = self.client.get(
            reverse("admin:autocomplete"), asked | {"term": ""} | more
        )
        return [option["text"] for option in found.json()["results"]]

    def test_autocomplete_tells_them_by_office_state_and_death_or_address(self):
        told = ["Juan Pérez · Minister · Cuba · † 2013", "Juan Pérez · juan-perez-2"]
        self.assertCountEqual(self.options(), ["Evo Morales", *told])

    def test_plain_list_tells_them_too(self):
        form = self.client.get(f"{page(Tenure, 'add')}?plain")
        self.assertContains(form, "Juan Pérez · Minister · Cuba · † 2013</option>")
        self.assertContains(form, ">Evo Morales</option>")

    def test_they_are_told_in_spanish(self):
        self.client.defaults["HTTP_ACCEPT_LANGUAGE"] = "es"
        self.assertIn("Juan Pérez · Ministro · Cuba · † 2013", self.options())

    def test_chosen_one_is_shown_so(self):
        part = make.make_participation(person=self.first)
        form = self.client.get(page(type(part), "change", part.pk))
        self.assertContains(form, "Juan Pérez · Minister · Cuba · † 2013</option>")

    def test_many_cost_as_many_queries_as_two(self):
        with CaptureQueriesContext(connection) as few:
            self.options()
        for number in range(5):
            make.make_person("Juan Pérez", slug=f"juan-{number}")
        with self.assertNumQueries(len(few)):
            self.assertEqual(len(self.options()), 8)
