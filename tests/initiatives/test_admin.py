"""The desk of initiatives, their steps and their links."""

from initiatives.models import Initiative, Milestone
from tests import factories as make
from tests.desk import DeskTestCase, page, typed, with_rows


class InitiativeTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.fund = make.make_initiative(aliases="Migrant fund")
        self.url = page(Initiative, "change", self.fund.pk)
        self.form = typed(self.client.get(self.url))

    def row(self, prefix, **fields):
        words = {"passage": self.fund.passage_id, "quote": self.fund.quote}
        row = {"basis": "stated", "actor": "not-stated", **words, **fields}
        return self.client.post(self.url, with_rows(self.form, prefix, row))

    def test_initiative_is_found_by_name_and_alias(self):
        make.make_initiative(name_en="AgroALBA", name_es="AgroALBA")
        for query in ("Fund for Migrants", "fondo", "migrant fund"):
            response = self.client.get(page(Initiative, "changelist"), {"q": query})
            self.assertEqual(list(response.context["cl"].result_list), [self.fund])

    def test_a_step_is_added_with_its_words(self):
        self.assertSaved(self.row("milestones", step="proposed", date="2017-03-05"))
        self.assertEqual(self.fund.milestones.get().position, 1)

    def test_rules_of_a_step_are_messages_at_its_fields(self):
        for fields, wrong in [
            ({}, "date"),
            ({"date": "2017", "not_after": "2017"}, "not_after"),
            ({"date": "2017", "amount": "5"}, "currency amount_role"),
            ({"date": "2017", "actor": "person"}, "person"),
        ]:
            errors = self.errors(self.row("milestones", step="proposed", **fields))
            wanted = {f"milestones-0-{name}" for name in wrong.split()}
            self.assertEqual(set(errors), wanted, fields)

    def test_no_link_to_itself(self):
        reason = {"kind": "related", "reason_en": "Both help migrants."}
        response = self.row("links", other=self.fund.pk, **reason)
        self.assertEqual(list(self.errors(response)), ["links-0-other"])

    def test_list_says_the_latest_step(self):
        make.make_milestone(self.fund, step="launched")
        response = self.client.get(page(Initiative, "changelist"))
        self.assertContains(response, "launched")
        self.assertEqual(Milestone.objects.count(), 1)
