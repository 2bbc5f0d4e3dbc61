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

    def test_words_without_their_passage(self):
        statement = make.make_statement()
        response = self.refused(statement, passage="")
        wanted = ["Say which passage these words stand in."]
        self.assertEqual(self.errors(response), {"passage": wanted})
        self.assertContains(response, f"<h1>{statement.summary}")

    def test_what_is_to_be_mended_is_listed_with_links_to_the_fields(self):
        summit = make.make_summit()
        response = self.refused(summit, number="x", ended_on="2016-01-01")
        for link in (
            '<li><a href="#id_number">Number</a>: Enter a whole number.</li>',
            '<li><a href="#id_ended_on">Ended on</a>: ',
        ):
            self.assertContains(response, link, 1)

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

    def test_text_of_one_line_is_kept_on_one(self):
        statement = make.make_statement()
        url = page(Statement, "change", statement.pk)
        form = self.client.get(url)
        self.assertContains(form, '<textarea name="summary_en"')
        form = typed(form, summary_en="Called\r\nfor unity.")
        self.assertSaved(self.client.post(url, form))
        statement.refresh_from_db()
        self.assertEqual(statement.summary_en, "Called for unity.")


class NotWholeTests(DeskTestCase):
    """What nobody typed, and nobody sees, is put right and mentioned."""

    def test_version(self):
        summit = make.make_summit()
        url = page(Summit, "change", summit.pk)
        sent = typed(self.client.get(url), seen_version="nonsense")
        refused = self.client.post(url, sent | {"summary_en": "Typed by Ana."})
        self.assertContains(refused, "The form did not arrive whole.", 1)
        self.assertSaved(self.client.post(url, typed(refused)))
        summit.refresh_from_db()
        self.assertEqual(summit.summary_en, "Typed by Ana.")


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
        asked = {"summary_en": "Words.", "summit": summit.pk}
        shown = self.shown(Statement, topics=topic.pk, **asked)
        self.assertEqual(shown["topics"], [topic.pk])
        self.assertEqual({name: shown[name][0] for name in asked}, asked)
        self.assertEqual(self.shown(Summit, number="7")["number"], ["7"])

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
