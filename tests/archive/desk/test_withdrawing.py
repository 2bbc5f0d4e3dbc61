"""Before others fall with a record, its form shows which, and asks."""

from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.sources.models import Source
from summits.models import Event, Statement
from tests import factories as make
from tests.desk import DeskTestCase, confirmed, page, typed

GOES = {"status": "withdrawn", "withdrawn_reason_en": "Given twice."}


class WithdrawingTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.passage = make.make_passage()
        self.url = page(Source, "change", self.passage.source_id)

    def save(self, **fields):
        return self.client.post(self.url, typed(self.client.get(self.url), **fields))

    def is_public(self):
        return Source.objects.published().filter(pk=self.passage.source_id).exists()

    def assertAsks(self, response):
        self.assertEqual(list(self.errors(response)), ["falls"])
        self.assertContains(response, '<input type="checkbox" name="falls"', 1)
        self.assertIs(self.is_public(), True)

    def test_what_falls_is_listed_with_its_forms_and_nothing_typed_is_lost(self):
        event = make.make_event(passage=self.passage)
        response = self.save(**GOES, author="Typed by Ana.")
        self.assertAsks(response)
        self.assertContains(response, "<p>Events: 1</p>")
        link = page(Event, "change", event.pk)
        self.assertContains(response, f'<a href="{link}" target="_blank"')
        self.assertContains(response, "With this record 2 rows of the archive cease")
        self.assertContains(response, "Typed by Ana.")
        self.assertContains(response, "Given twice.")

    def test_ticked_it_is_saved(self):
        make.make_event(passage=self.passage)
        asked = self.save(**GOES)
        self.assertSaved(self.client.post(self.url, confirmed(asked)))
        self.assertIs(self.is_public(), False)
        self.assertFalse(Event.objects.published().exists())

    def test_not_ticked_it_asks_again(self):
        make.make_event(passage=self.passage)
        asked = self.save(**GOES)
        self.assertAsks(self.client.post(self.url, typed(asked)))

    def test_tick_counts_for_the_list_that_was_shown(self):
        make.make_event(passage=self.passage)
        asked = self.save(**GOES)
        make.make_event(passage=self.passage, name_en="Added meanwhile.")
        again = self.client.post(self.url, confirmed(asked))
        self.assertAsks(again)
        self.assertContains(again, "Added meanwhile.")
        self.assertNotContains(again, "checked")
        self.assertSaved(self.client.post(self.url, confirmed(again)))

    def test_tick_stands_while_something_else_is_refused(self):
        make.make_event(passage=self.passage)
        asked = confirmed(self.save(**GOES))
        refused = self.client.post(self.url, asked | {"title": ""})
        self.assertEqual(list(self.errors(refused)), ["title"])
        self.assertSaved(self.client.post(self.url, typed(refused, title="A title")))

    def test_twenty_of_a_kind_are_named_and_the_others_counted(self):
        for number in range(23):
            make.make_event(passage=self.passage, name_en=f"Meeting {number}")
        response = self.save(**GOES)
        self.assertContains(response, "<p>Events: 23</p>")
        self.assertContains(response, ">Meeting ", 20)
        self.assertContains(response, "<li>3 more</li>")

    def test_where_nothing_falls_nothing_is_asked(self):
        self.url = page(Event, "change", make.make_event().pk)
        self.assertNotContains(self.client.get(self.url), '"checkbox" name="falls"')
        self.assertSaved(self.save(**GOES))

    def test_saving_what_stays_asks_nothing(self):
        make.make_event(passage=self.passage)
        self.assertSaved(self.save(author="Ana"))
        self.assertIs(self.is_public(), True)

    def test_returning_asks_nothing(self):
        make.make_event(passage=self.passage)
        self.client.post(self.url, confirmed(self.save(**GOES)))
        self.assertSaved(self.save(status="published"))
        self.assertTrue(Event.objects.published().exists())

    def test_withdrawal_to_come_asks_too(self):
        make.make_event(passage=self.passage)
        at = {"withdraw_at_0": "2999-03-05", "withdraw_at_1": "12:00"}
        self.assertAsks(self.save(**at, withdrawn_reason_en="Given twice."))

    def test_withdrawal_to_come_wants_a_reason(self):
        at = {"withdraw_at_0": "2999-03-05", "withdraw_at_1": "12:00"}
        said = ["Say why the record is to be withdrawn."]
        errors = self.errors(self.save(**at))
        self.assertEqual(errors, {"withdrawn_reason_en": said})
        self.assertAsks(self.save(**at, withdrawn_reason_es="Dada dos veces."))

    def test_what_returns_needs_its_old_reason_no_more(self):
        self.client.post(self.url, confirmed(self.save(**GOES)))
        returns = {"status": "published", "withdrawn_reason_en": ""}
        self.assertSaved(self.save(**returns))
        self.assertIs(self.is_public(), True)

    def test_every_kind_with_a_status_asks(self):
        statement = make.make_statement()
        url = page(type(statement.summit), "change", statement.summit_id)
        response = self.client.post(url, typed(self.client.get(url), **GOES))
        self.assertEqual(list(self.errors(response)), ["falls"])
        link = page(Statement, "change", statement.pk)
        self.assertContains(response, f'<a href="{link}"')

    def test_names_are_escaped(self):
        make.make_event(passage=self.passage, name_en="<script>alert</script>")
        self.assertContains(self.save(**GOES), "&lt;script&gt;alert")

    def test_history_tells_of_the_record_and_not_of_the_answer(self):
        make.make_event(passage=self.passage)
        self.client.post(self.url, confirmed(self.save(**GOES)))
        told = LogEntry.objects.get().get_change_message()
        self.assertIn("Status", told)
        self.assertNotIn("cease", told)
        self.assertNotIn("falls", told)

    def test_it_is_asked_in_spanish(self):
        make.make_event(passage=self.passage)
        spanish = {"accept-language": "es"}
        form = typed(self.client.get(self.url, headers=spanish), **GOES)
        response = self.client.post(self.url, form, headers=spanish)
        self.assertContains(response, "<p>Eventos: 1</p>")
        self.assertContains(response, "2 filas del archivo dejan de ser públicas")

    def test_queries_do_not_grow_with_what_falls(self):
        make.make_event(passage=self.passage)
        form = typed(self.client.get(self.url), **GOES)
        self.client.post(self.url, form)  # what is asked for once a process
        with CaptureQueriesContext(connection) as before:
            self.client.post(self.url, form)
        for _ in range(3):
            make.make_event(passage=self.passage)
        with self.assertNumQueries(len(before)):
            self.client.post(self.url, form)
