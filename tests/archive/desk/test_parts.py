"""A row that readers have seen is withdrawn with a reason, and can be restored."""

from archive.sources.models import Citation, Passage
from members.models import Membership, Person, State, Tenure
from summits.models import Statement, Summit
from tests import factories as make
from tests.archive.publishing.test_parts import PARTS
from tests.archive.publishing.test_parts import withdraw as withdraw_part
from tests.desk import DeskTestCase, confirmed, kept_messages, page, typed

DRAFT = {"status": "draft", "publish_at": None}
REASON = "It was listed twice."


class RowTests(DeskTestCase):
    """Of the page that a row has, and its place in the form of its record."""

    def setUp(self):
        super().setUp()
        self.summit = make.make_summit(number=14)
        self.statement = make.make_statement(summit=self.summit)
        self.url = page(Statement, "change", self.statement.pk)

    def save(self, **fields):
        return self.client.post(self.url, typed(self.client.get(self.url), **fields))

    def is_public(self):
        return Statement.objects.published().filter(pk=self.statement.pk).exists()

    def test_reason_withdraws_the_row(self):
        self.assertSaved(self.save(withdrawn_reason_en=REASON))
        self.assertIs(self.is_public(), False)
        self.assertContains(self.client.get("/en/summits/14/"), REASON)

    def test_row_that_is_withdrawn_says_so_on_its_page_and_in_the_table(self):
        said = '<span class="st missing">withdrawn</span>'
        for url in (self.url, page(Summit, "change", self.summit.pk)):
            self.assertNotContains(self.client.get(url), said)
        withdraw_part(self.statement)
        for url in (self.url, page(Summit, "change", self.summit.pk)):
            self.assertContains(self.client.get(url), said, 1)

    def test_reason_is_folded_until_the_row_is_withdrawn(self):
        self.assertContains(self.client.get(self.url), "<details>", 3)
        withdraw_part(self.statement)
        self.assertContains(self.client.get(self.url), "<details>", 2)

    def test_reason_emptied_restores_the_row(self):
        self.assertSaved(self.save(withdrawn_reason_en=REASON))
        self.assertSaved(self.save(withdrawn_reason_en=""))
        self.assertIs(self.is_public(), True)
        self.assertNotContains(self.client.get("/en/summits/14/"), REASON)

    def test_what_falls_with_the_row_is_asked(self):
        self.statement.topics.add(make.make_topic())
        response = self.save(withdrawn_reason_en=REASON)
        self.assertEqual(list(self.errors(response)), ["falls"])
        self.assertContains(response, "<p>Topics: 1</p>")
        self.assertContains(response, REASON)
        self.assertIs(self.is_public(), True)
        self.assertSaved(self.client.post(self.url, confirmed(response)))
        self.assertIs(self.is_public(), False)

    def test_passage_of_a_public_source_is_withdrawn_and_asks_what_falls(self):
        passage = self.statement.passage
        self.url = page(type(passage), "change", passage.pk)
        response = self.save(withdrawn_reason_en=REASON)
        self.assertEqual(list(self.errors(response)), ["falls"])
        self.assertContains(response, "<p>Statements: 1</p>")

    def test_every_part_is_withdrawn_on_its_page(self):
        for name, make_part in PARTS.items():
            with self.subTest(name):
                row = make_part()
                self.url = page(type(row), "change", row.pk)
                response = self.save(withdrawn_reason_es="Figuraba dos veces.")
                if response.status_code == 200:
                    response = self.client.post(self.url, confirmed(response))
                self.assertSaved(response)
                rows = type(row).objects.published()
                self.assertFalse(rows.filter(pk=row.pk).exists())


class GoneTests(DeskTestCase):
    """Of deleting and restoring rows."""

    def test_row_that_readers_have_seen_is_not_deleted_in_its_own_form(self):
        for name, make_part in PARTS.items():
            with self.subTest(name):
                row = make_part()
                url = page(type(row), "delete", row.pk)
                response = self.client.post(url, {"post": "yes"})
                self.assertEqual(response.status_code, 403)
                self.assertTrue(type(row).objects.filter(pk=row.pk).exists())

    def test_row_that_readers_have_seen_is_not_deleted_by_the_action_of_its_list(self):
        for name, make_part in PARTS.items():
            with self.subTest(name):
                row = make_part()
                chosen = {"action": "delete_selected", "_selected_action": [row.pk]}
                url = page(type(row), "changelist")
                self.client.post(url, chosen | {"post": "yes"})
                self.assertTrue(type(row).objects.filter(pk=row.pk).exists())

    def test_row_withdrawn_is_not_deleted_either(self):
        for name, make_part in PARTS.items():
            with self.subTest(name):
                row = make_part()
                withdraw_part(row)
                url = page(type(row), "delete", row.pk)
                self.client.post(url, {"post": "yes"})
                self.assertTrue(type(row).objects.filter(pk=row.pk).exists())

    def test_row_is_not_taken_from_its_words_to_be_deleted(self):
        row = make.make_statement()
        url = page(Statement, "change", row.pk)
        form = typed(self.client.get(url), passage="", quote="")
        self.assertEqual(list(self.errors(self.client.post(url, form))), ["passage"])
        self.client.post(page(Statement, "delete", row.pk), {"post": "yes"})
        self.assertTrue(Statement.objects.published().exists())

    def test_row_is_not_put_under_a_draft_to_be_deleted(self):
        row, draft = make.make_citation(), make.make_summit(**DRAFT)
        url = page(Citation, "change", row.pk)
        form = typed(self.client.get(url), record_key=draft.pk)
        errors = self.errors(self.client.post(url, form))
        self.assertEqual(list(errors), ["record_key"])
        self.client.post(page(Citation, "delete", row.pk), {"post": "yes"})
        self.assertTrue(Citation.objects.published().exists())

    def test_passage_of_a_draft_that_is_quoted_is_not_deleted(self):
        passage = make.make_passage(source=make.make_source(**DRAFT))
        make.make_membership(passage=passage)
        url = page(Passage, "delete", passage.pk)
        self.assertEqual(self.client.post(url, {"post": "yes"}).status_code, 200)
        self.assertTrue(Passage.objects.filter(pk=passage.pk).exists())

    def test_row_of_a_draft_is_deleted_in_its_own_form(self):
        row = make.make_statement(summit=make.make_summit(**DRAFT))
        self.client.post(page(Statement, "delete", row.pk), {"post": "yes"})
        self.assertFalse(Statement.objects.exists())

    def test_list_deletes_what_nobody_has_seen_and_says_what_stays(self):
        public = make.make_statement()
        draft = make.make_statement(summit=make.make_summit(**DRAFT))
        chosen = {
            "action": "delete_selected",
            "_selected_action": [public.pk, draft.pk],
            "post": "yes",
        }
        response = self.client.post(page(Statement, "changelist"), chosen)
        self.assertEqual(
            kept_messages(response),
            [
                "1 record has been public and cannot be deleted: withdraw it.",
                "Successfully deleted 1 statement.",
            ],
        )
        self.assertEqual(list(Statement.objects.all()), [public])

    def test_record_whose_rows_readers_have_seen_takes_none_along(self):
        tenure = make.make_tenure()
        url = page(Person, "delete", tenure.person_id)
        self.assertEqual(self.client.post(url, {"post": "yes"}).status_code, 403)
        self.assertTrue(Tenure.objects.exists())

    def test_own_form_withdraws_asks_and_restores(self):
        membership = make.make_membership()
        url = page(Membership, "change", membership.pk)
        form = typed(self.client.get(url), withdrawn_reason_en=REASON)
        asked = self.client.post(url, form)
        self.assertEqual(list(self.errors(asked)), ["falls"])
        self.assertContains(asked, page(State, "change", membership.state_id))
        self.assertSaved(self.client.post(url, confirmed(asked)))
        self.assertFalse(Membership.objects.published().exists())
        form = typed(self.client.get(url), withdrawn_reason_en="")
        self.assertSaved(self.client.post(url, form))
        self.assertTrue(Membership.objects.published().exists())

    def test_period_withdrawn_does_not_stand_in_the_way_of_the_right_one(self):
        wrong = make.make_membership()
        url = page(Membership, "add")
        words = {"passage": wrong.passage_id, "quote": wrong.quote}
        form = typed(
            self.client.get(url), state=wrong.state_id, began="2017-03-05", **words
        )
        refused = self.client.post(url, form)
        self.assertEqual(list(self.errors(refused)), ["ended"])
        withdraw_part(wrong)
        self.assertSaved(self.client.post(url, form))
