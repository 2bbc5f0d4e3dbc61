"""The desk of initiatives, their steps and their links."""

from initiatives.models import Amount, Initiative, InitiativeLink, Milestone
from tests import factories as make
from tests.desk import DeskTestCase, page, typed


class InitiativeTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.fund = make.make_initiative(aliases="Migrant fund")
        self.url = page(Initiative, "change", self.fund.pk)

    def add(self, model, **fields):
        """Post the form of a new row of the initiative."""
        url = f"{page(model, 'add')}?initiative={self.fund.pk}"
        words = {"passage": self.fund.passage_id, "quote": self.fund.quote}
        row = {"basis": "stated", "actor": "not-stated", **words, **fields}
        return self.client.post(url, typed(self.client.get(url), **row))

    def test_initiative_is_found_by_name_and_alias(self):
        make.make_initiative(name_en="AgroALBA", name_es="AgroALBA")
        for query in ("Fund for Migrants", "fondo", "migrant fund"):
            response = self.client.get(page(Initiative, "changelist"), {"q": query})
            self.assertEqual(list(response.context["cl"].result_list), [self.fund])

    def test_form_offers_a_page_for_each_step_and_link(self):
        form = self.client.get(self.url)
        for model in (Milestone, Amount, InitiativeLink):
            offered = f"{page(model, 'add')}?initiative={self.fund.pk}"
            self.assertContains(form, f'href="{offered}"')

    def test_a_step_is_added_with_its_words(self):
        response = self.add(Milestone, step="proposed", date="2017-03-05")
        step = self.fund.milestones.get()
        self.assertEqual(step.position, 1)
        self.assertRedirects(response, f"{self.url}#milestone-{step.pk}")

    def test_rules_of_a_step_are_messages_at_its_fields(self):
        for fields, wrong in [
            ({}, "date"),
            ({"date": "2017", "not_after": "2017"}, "not_after"),
            ({"date": "2017", "actor": "person"}, "person"),
        ]:
            errors = self.errors(self.add(Milestone, step="proposed", **fields))
            self.assertEqual(set(errors), set(wrong.split()), fields)

    def test_an_amount_is_added_with_its_words(self):
        step = make.make_milestone(self.fund)
        fields = {"role": "cargo", "value": "6100", "unit": "tonnes"}
        response = self.add(Amount, milestone=step.pk, approximate="on", **fields)
        amount = self.fund.amounts.get()
        self.assertEqual((amount.sum, amount.milestone), ("about 6,100 tonnes", step))
        self.assertRedirects(response, f"{self.url}#amount-{amount.pk}")

    def test_steps_to_choose_from_are_told_apart_by_their_days(self):
        step = make.make_milestone(self.fund, step="updated", date="2008-11")
        make.make_amount(milestone=step)
        form = self.client.get(page(Amount, "change", self.fund.amounts.get().pk))
        self.assertContains(form, "Fund for Migrants: updated · 2008-11")

    def test_rules_of_an_amount_are_messages_at_its_fields(self):
        plain = {"role": "budget", "value": "5", "unit": "USD"}
        other = make.make_milestone().pk
        for fields, wrong in [
            ({"role": "", "unit": ""}, "role unit"),
            ({"value": ""}, "value"),
            ({"value": "0"}, "value"),
            ({"value_to": "4"}, "value_to"),
            ({"unit": "ZZZ"}, "unit"),
            ({"as_of": "yesterday"}, "as_of"),
            ({"milestone": other}, "milestone"),
        ]:
            errors = self.errors(self.add(Amount, **plain | fields))
            self.assertEqual(set(errors), set(wrong.split()), fields)

    def test_form_of_an_initiative_lists_its_amounts(self):
        make.make_amount(self.fund, as_of="2010")
        step = make.make_milestone(self.fund, date="2008", step="adopted")
        make.make_amount(milestone=step, role="assets", value=7, unit="XSU")
        form = self.client.get(self.url)
        for cell in ("10,000,000 USD", "2010", "7 XSU", "assets", "adopted", "2008"):
            self.assertContains(form, cell)

    def test_a_link_is_added_with_its_words(self):
        bank = make.make_initiative(name_en="Bank", name_es="Banco")
        reason = {"reason_en": "Both help.", "reason_es": "Ambos ayudan."}
        response = self.add(InitiativeLink, kind="related", other=bank.pk, **reason)
        link = InitiativeLink.objects.get()
        self.assertEqual((link.initiative, link.other), (self.fund, bank))
        self.assertRedirects(response, f"{self.url}#initiativelink-{link.pk}")

    def test_no_link_to_itself(self):
        reason = {"kind": "related", "reason_en": "Both help migrants."}
        response = self.add(InitiativeLink, other=self.fund.pk, **reason)
        self.assertEqual(list(self.errors(response)), ["other"])

    def test_list_says_the_latest_step(self):
        make.make_milestone(self.fund, step="launched")
        response = self.client.get(page(Initiative, "changelist"))
        self.assertContains(response, "launched")
        self.assertEqual(Milestone.objects.count(), 1)
