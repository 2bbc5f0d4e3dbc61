"""A row that readers have seen is withdrawn with a reason, and can be restored."""

from archive.sources.models import Source
from members.models import Membership, Person, State, Tenure
from summits.models import Statement, Summit
from tests import factories as make
from tests.archive.publishing.test_parts import PARTS
from tests.archive.publishing.test_parts import withdraw as withdraw_part
from tests.desk import DeskTestCase, confirmed, kept_messages, page, typed

DRAFT = {"status": "draft", "publish_at": None}
REASON = "It was listed twice."


class RowsTests(DeskTestCase):
    """Of the rows in the form of a record."""

    def setUp(self):
        super().setUp()
        self.summit = make.make_summit(number=14)
        self.statement = make.make_statement(summit=self.summit)
        self.url = page(Summit, "change", self.summit.pk)

    def save(self, **fields):
        named = {f"statements-0-{name}": value for name, value in fields.items()}
        return self.client.post(self.url, typed(self.client.get(self.url), **named))

    def is_public(self):
        return Statement.objects.published().filter(pk=self.statement.pk).exists()

    def test_row_that_readers_have_seen_is_not_deleted_by_a_tick(self):
        response = self.save(DELETE="on", summary_es="Escrito por Ana.")
        self.assertEqual(list(self.errors(response)), ["statements"])
        self.assertContains(response, "Readers have seen this row: The summit called")
        self.assertContains(response, "Escrito por Ana.")
        self.assertIs(self.is_public(), True)

    def test_row_that_was_withdrawn_is_not_deleted_by_a_tick(self):
        withdraw_part(self.statement)
        response = self.save(DELETE="on")
        self.assertEqual(list(self.errors(response)), ["statements"])
        self.assertTrue(Statement.objects.exists())

    def test_row_of_a_draft_is_deleted_by_a_tick(self):
        Summit.objects.update(**DRAFT)
        self.assertSaved(self.save(DELETE="on"))
        self.assertFalse(Statement.objects.exists())

    def test_reason_withdraws_the_row(self):
        self.assertSaved(self.save(withdrawn_reason_en=REASON))
        self.assertIs(self.is_public(), False)
        self.assertContains(self.client.get("/en/summits/14/"), REASON)

    def test_row_that_is_withdrawn_says_so_in_the_form(self):
        said = '<span class="st missing">withdrawn</span>'
        self.assertNotContains(self.client.get(self.url), said)
        withdraw_part(self.statement)
        self.assertContains(self.client.get(self.url), said, 1)

    def test_reason_emptied_restores_the_row(self):
        self.assertSaved(self.save(withdrawn_reason_en=REASON))
        self.assertSaved(self.save(withdrawn_reason_en=""))
        self.assertIs(self.is_public(), True)
        self.assertNotContains(self.client.get("/en/summits/14/"), REASON)

    def test_what_falls_with_the_row_is_asked_in_the_row(self):
        self.statement.topics.add(make.make_topic())
        response = self.save(withdrawn_reason_en=REASON)
        self.assertEqual(list(self.errors(response)), ["statements-0-falls"])
        self.assertContains(response, "<p>Topics: 1</p>")
        self.assertContains(response, REASON)
        self.assertIs(self.is_public(), True)
        ticked = typed(response, **{"statements-0-falls": "on"})
        self.assertSaved(self.client.post(self.url, ticked))
        self.assertIs(self.is_public(), False)

    def test_other_rows_of_the_form_are_asked_nothing(self):
        make.make_statement(summit=self.summit, topics=[make.make_topic()])
        self.assertSaved(self.save(withdrawn_reason_en=REASON))

    def test_every_form_with_such_rows_refuses_and_withdraws(self):
        link, milestone = make.make_link(), make.make_milestone()
        membership, tenure = make.make_membership(), make.make_tenure()
        participation = make.make_participation(self.summit)
        citation = make.make_citation(self.summit)
        for owner, row, prefix in [
            (self.summit, participation, "participations"),
            (self.summit, citation, "sources-citation-record_type-record_key"),
            (milestone.initiative, milestone, "milestones"),
            (link.initiative, link, "links"),
            (membership.state, membership, "memberships"),
            (tenure.person, tenure, "tenures"),
        ]:
            with self.subTest(prefix):
                url = page(type(owner), "change", owner.pk)
                ticked = {f"{prefix}-0-DELETE": "on"}
                response = self.client.post(url, typed(self.client.get(url), **ticked))
                self.assertEqual(list(self.errors(response)), [prefix])
                given = {f"{prefix}-0-withdrawn_reason_es": "Figuraba dos veces."}
                response = self.client.post(url, typed(self.client.get(url), **given))
                if response.status_code == 200:
                    answer = {f"{prefix}-0-falls": "on"}
                    response = self.client.post(url, typed(response, **answer))
                self.assertSaved(response)
                rows = type(row).objects.published()
                self.assertFalse(rows.filter(pk=row.pk).exists())

    def test_passage_of_a_public_source_is_withdrawn_and_asks_what_falls(self):
        source = self.statement.passage.source
        url = page(Source, "change", source.pk)
        free = make.make_passage(source=source)
        number = list(source.passages.order_by("position")).index(free)
        response = self.client.post(
            url, typed(self.client.get(url), **{f"passages-{number}-DELETE": "on"})
        )
        self.assertEqual(list(self.errors(response)), ["passages"])
        given = {"passages-0-withdrawn_reason_en": REASON}
        response = self.client.post(url, typed(self.client.get(url), **given))
        self.assertEqual(list(self.errors(response)), ["passages-0-falls"])
        self.assertContains(response, "<p>Statements: 1</p>")


class OwnPageTests(DeskTestCase):
    """Of the forms and lists that rows have by themselves."""

    def test_row_that_readers_have_seen_is_not_deleted_in_its_own_form(self):
        for name, make_part in PARTS.items():
            with self.subTest(name):
                row = make_part()
                url = page(type(row), "delete", row.pk)
                response = self.client.post(url, {"post": "yes"})
                self.assertEqual(response.status_code, 403)
                self.assertTrue(type(row).objects.filter(pk=row.pk).exists())

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

    def test_every_part_has_a_place_for_the_reason_in_its_own_form(self):
        for name, make_part in PARTS.items():
            with self.subTest(name):
                row = make_part()
                form = self.client.get(page(type(row), "change", row.pk))
                self.assertContains(form, 'name="withdrawn_reason_es"')

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
