"""A form that is refused, or filled in by its address, or did not arrive whole."""

from django.test import override_settings

from alba_site.pages.models import Page
from summits.models import Statement, Summit
from tests import factories as make
from tests.desk import DeskTestCase, page, typed


class RefusedFormTests(DeskTestCase):
    """Around a form that is refused stands the record as it is stored."""

    def refused(self, record, **fields):
        url = page(type(record), "change", record.pk)
        response = self.client.post(url, typed(self.client.get(url), **fields))
        self.assertEqual(response.status_code, 200)
        return response

    def test_row_without_its_passage(self):
        statement = make.make_statement()
        response = self.refused(statement.summit, **{"statements-0-passage": ""})
        wanted = ["Say which passage these words stand in."]
        self.assertEqual(self.errors(response), {"statements-0-passage": wanted})
        words = f"<summary>{statement.passage} “"
        self.assertContains(response, words)

    def test_summit_without_address_and_number(self):
        summit = make.make_summit(number=14)
        response = self.refused(summit, slug="", number="", began_on="")
        self.assertEqual(list(self.errors(response)), ["slug"])
        self.assertContains(response, "<h1>14th Summit")
        self.assertEqual(response.context["absolute_url"], "/en/summits/14/")

    def test_statement_without_its_summit(self):
        statement = make.make_statement()
        response = self.refused(statement, summit="")
        self.assertEqual(list(self.errors(response)), ["event"])
        url = statement.get_absolute_url()
        self.assertEqual(response.context["absolute_url"], url)

    def test_record_whose_publication_is_cleared_is_not_deleted_instead(self):
        summit = make.make_summit()
        response = self.refused(summit, status="x", publish_at_0="", publish_at_1="")
        self.assertFalse(response.context["has_delete_permission"])

    def test_row_that_was_changed_is_open(self):
        summit = make.make_summit()
        for _ in range(2):
            make.make_statement(summit=summit)
        typed_in = {"statements-1-summary_en": "Typed by Ana."}
        response = self.refused(summit, status="x", **typed_in)
        closed, opened = (
            response.text.partition(f'id="statements-{number}"')[2] for number in "01"
        )
        self.assertRegex(closed, r"\A[^<]*<h3>(?s:.*?)<details>")
        self.assertRegex(opened, r"\A[^<]*<h3>(?s:.*?)<details open>")


class NotWholeTests(DeskTestCase):
    """What nobody typed, and nobody sees, is put right and mentioned."""

    def assertMended(self, name):
        summit = make.make_statement().summit
        url = page(Summit, "change", summit.pk)
        sent = typed(self.client.get(url), **{name: "nonsense"})
        refused = self.client.post(url, sent | {"summary_en": "Typed by Ana."})
        self.assertContains(refused, "The form did not arrive whole.", 1)
        self.assertSaved(self.client.post(url, typed(refused)))
        summit.refresh_from_db()
        self.assertEqual(summit.summary_en, "Typed by Ana.")

    def test_version(self):
        self.assertMended("seen_version")

    def test_record_of_a_row(self):
        self.assertMended("statements-0-summit")


class FilledInTests(DeskTestCase):
    """An address may fill in a form; what a field cannot hold it leaves out."""

    def shown(self, model, **asked):
        return typed(self.client.get(page(model, "add"), asked))

    def test_day_of_publication(self):
        shown = self.shown(Page, publish_at="2017-01-01")
        self.assertEqual(shown["publish_at_0"], ["2017-01-01"])
        self.assertEqual(shown["publish_at_1"], ["00:00:00"])

    @override_settings(TIME_ZONE="America/Caracas")
    def test_instant_of_publication(self):
        shown = self.shown(Page, publish_at="2017-01-01T02:30Z")
        self.assertEqual(shown["publish_at_0"], ["2016-12-31"])
        self.assertEqual(shown["publish_at_1"], ["22:30:00"])

    def test_no_instant(self):
        for text in ("soon", "9999-99-99", "0001-01-01T00:00+14:00", "", "x" * 5000):
            with self.subTest(text=text[:30]):
                shown = self.shown(Page, withdraw_at=text)
                self.assertEqual(shown["withdraw_at_0"], [""])

    def test_words_relations_and_numbers(self):
        summit = make.make_summit()
        topic = make.make_topic()
        asked = {"summary_en": "Words.", "summit": summit.pk, "position": "7"}
        shown = self.shown(Statement, topics=topic.pk, **asked)
        self.assertEqual(shown["topics"], [topic.pk])
        self.assertEqual({name: shown[name][0] for name in asked}, asked)

    def test_what_the_form_keeps_to_itself(self):
        shown = self.shown(Page, seen_version="7", nothing="x")
        self.assertNotIn("seen_version", shown)


class InstantTests(DeskTestCase):
    @override_settings(TIME_ZONE="America/Caracas")
    def test_evening_that_is_in_no_calendar_is_a_message(self):
        url = page(Page, "change", make.make_page().pk)
        last = {"withdraw_at_0": "9999-12-31", "withdraw_at_1": "23:00"}
        response = self.client.post(url, typed(self.client.get(url), **last))
        wanted = ["Enter a valid date/time."]
        self.assertEqual(self.errors(response), {"withdraw_at": wanted})
