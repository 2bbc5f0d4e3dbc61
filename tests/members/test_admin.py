"""The desk of states, people and offices."""

from members.models import Membership, Organization, Person, State, Tenure
from tests import factories as make
from tests.desk import DeskTestCase, page, typed, with_rows


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


class MembershipInlineTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.membership = make.make_membership()
        self.url = page(State, "change", self.membership.state_id)
        self.form = typed(self.client.get(self.url))

    def row(self, **fields):
        words = {"passage": self.membership.passage_id, "quote": self.membership.quote}
        row = {"standing": "member", "basis": "stated", **words, **fields}
        form = with_rows(self.form, "memberships", row)
        return self.client.post(self.url, form)

    def test_a_period_is_added_with_its_words(self):
        self.assertSaved(self.row(standing="observer", began="2004"))
        self.assertEqual(Membership.objects.count(), 2)

    def test_rules_of_a_row_are_messages_at_its_fields(self):
        for fields, wrong in [
            ({}, "ended"),
            ({"began": "2009-13", "ended": "2010"}, "began"),
            ({"began": "2009", "ended": "2008"}, "ended"),
            ({"ended": "2010", "quote": "Not there."}, "quote"),
            ({"ended": "2010", "quote": ""}, "quote"),
            ({"ended": "2010", "basis": "inferred"}, "derivation_en"),
        ]:
            errors = self.errors(self.row(**fields))
            self.assertEqual(list(errors), [f"memberships-1-{wrong}"], fields)

    def test_two_new_rows_that_exclude_each_other_are_a_message(self):
        row = {"standing": "observer", "basis": "stated"}
        form = with_rows(self.form, "memberships", row, row)
        response = self.client.post(self.url, form)
        self.assertContains(response, "already has an open period of that standing")
        self.assertEqual(Membership.objects.count(), 1)


class PersonTests(DeskTestCase):
    def test_person_is_added_with_a_tenure(self):
        office, passage = make.make_office(), make.default_passage()
        url = page(Person, "add")
        row = {"office": office.pk, "attested_first": "2017-03-06", "basis": "stated"}
        row |= {"passage": passage.pk, "quote": passage.text[:20]}
        form = typed(self.client.get(url), name="Delcy Rodríguez")
        self.assertSaved(self.client.post(url, with_rows(form, "tenures", row)))
        self.assertEqual(Tenure.objects.get().person.slug, "delcy-rodriguez")

    def test_a_rejected_new_person_keeps_the_tenure_typed(self):
        url = page(Person, "add")
        form = typed(self.client.get(url), name="")
        row = {"began": "2013", "basis": "stated"}
        response = self.client.post(url, with_rows(form, "tenures", row))
        self.assertContains(response, 'value="2013"')
        self.assertLessEqual({"name", "tenures-0-office"}, set(self.errors(response)))


class OrganizationTests(DeskTestCase):
    def test_organization_is_no_part_of_itself(self):
        bank = make.make_organization()
        url = page(Organization, "change", bank.pk)
        form = typed(self.client.get(url), parent=bank.pk)
        self.assertEqual(list(self.errors(self.client.post(url, form))), ["parent"])
