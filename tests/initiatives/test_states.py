"""The states with a part in an initiative: what is said of them, and where."""

from django.db.models import ProtectedError
from django.test import TestCase

from initiatives.models import InitiativeState
from tests.archive.search.finding import facets_of
from tests.constraints import Broken, ConstraintCases
from tests.desk import DeskTestCase, page, typed
from tests.factories import (
    make_citation,
    make_initiative,
    make_initiative_state,
    make_passage,
    make_source,
    make_state,
)

CASES = [
    Broken(
        "initiativestate_once",
        make_initiative_state,
        lambda part: {"state": make_initiative_state(part.initiative).state},
        "state",
        "This state already has this part.",
    )
]


class StateConstraintTests(ConstraintCases, TestCase):
    cases = CASES


class StateTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.fund = make_initiative(name_en="Credit fund", name_es="Fondo de crédito")
        cls.cuba = make_state("Cuba")
        cls.lead = make_initiative_state(cls.fund, state=cls.cuba)

    def get(self, record, language="en"):
        url = record.get_absolute_url().replace("/en/", f"/{language}/")
        return self.client.get(url)

    def test_name_tells_initiative_state_and_part(self):
        self.assertEqual(str(self.lead), "Credit fund: Cuba, lead")

    def test_label_of_a_fact_tells_initiative_and_part(self):
        self.assertEqual(InitiativeState.fact_label("Fund", "donor"), "Fund: donor")

    def test_a_state_may_have_several_parts_and_one_again_once_it_is_withdrawn(self):
        make_initiative_state(self.fund, state=self.cuba, role="donor")
        self.lead.withdrawn_reason_en = "Wrong."
        self.lead.full_clean()
        self.lead.save()
        make_initiative_state(self.fund, state=self.cuba)

    def test_state_with_a_part_is_not_deleted(self):
        with self.assertRaises(ProtectedError):
            self.cuba.delete()

    def test_part_goes_with_its_initiative(self):
        self.fund.delete()
        self.assertIs(InitiativeState.objects.exists(), False)

    def test_both_pages_tell_the_part_with_its_words(self):
        words = make_passage(text="Cuba leads the Credit fund.")
        make_citation(self.lead, passage=words, quote=words.text, field="role")
        for record, other in [(self.fund, self.cuba), (self.cuba, self.fund)]:
            response = self.get(record)
            self.assertContains(response, other.get_absolute_url())
            self.assertContains(response, "Cuba leads the Credit fund.")

    def test_they_tell_it_in_spanish(self):
        self.assertContains(self.get(self.fund, "es"), "Cuba</a>: país líder")
        self.assertContains(self.get(self.cuba, "es"), "País líder")

    def test_parts_stand_by_what_they_are_then_by_state(self):
        for name, role in [("Grenada", "donor"), ("Bolivia", "lead")]:
            make_initiative_state(self.fund, state=make_state(name), role=role)
        _, _, said = self.get(self.fund).content.decode().partition('id="states"')
        places = [said.index(f"{name}</a>") for name in ("Bolivia", "Cuba", "Grenada")]
        self.assertEqual(places, sorted(places))

    def test_what_is_told_in_a_draft_is_shown_nowhere(self):
        draft = make_passage(source=make_source(status="draft"))
        peru = make_state("Peru")
        make_initiative_state(self.fund, state=peru, passage=draft)
        self.assertNotContains(self.get(self.fund), "Peru")
        self.assertEqual(self.get(peru).status_code, 404)

    def test_withdrawn_part_is_told_where_it_stood(self):
        make_initiative_state(
            self.fund, state=make_state("Peru"), withdrawn_reason_en="A misprint."
        )
        self.assertContains(self.get(self.fund), "A misprint.")
        self.assertNotContains(self.get(self.fund), "Peru")

    def test_initiative_without_any_has_no_such_list(self):
        self.assertNotContains(self.get(make_initiative()), 'id="states"')

    def test_country_leads_to_the_list_of_its_initiatives(self):
        link = 'href="/en/initiatives/?country=cuba"'
        self.assertContains(self.get(self.cuba), link)

    def test_search_narrows_by_it(self):
        [facets] = facets_of("initiative", self.fund)
        self.assertIn(("country", "cuba", "lead"), facets)


class DeskTests(DeskTestCase):
    def test_a_state_is_added_with_its_words(self):
        fund = make_initiative()
        url = f"{page(InitiativeState, 'add')}?initiative={fund.pk}"
        words = {"passage": fund.passage_id, "quote": fund.quote, "basis": "stated"}
        fields = {"state": make_state("Cuba").pk, "role": "partner", **words}
        response = self.client.post(url, typed(self.client.get(url), **fields))
        part = fund.states.get()
        self.assertEqual(part.role, "partner")
        back = page(type(fund), "change", fund.pk)
        self.assertRedirects(response, f"{back}#initiativestate-{part.pk}")
