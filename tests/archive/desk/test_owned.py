"""The page of a row: it says whose row it is, and leads back there."""

from unittest.mock import patch

from django.contrib import admin
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType

from archive.desk import tables
from archive.sources.models import Citation
from members.models import Membership, Tenure
from summits.models import Participation, Statement, Summit
from tests import factories as make
from tests.desk import DeskTestCase, page, typed
from tests.registry import MAKERS, for_each_desk, name

DRAFT = {"status": "draft", "publish_at": None}


class RowPageTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.summit = make.make_summit(number=14)
        self.rows = [
            make.make_statement(summit=self.summit, position=at) for at in (1, 2, 3)
        ]
        self.back = page(Summit, "change", self.summit.pk)

    def open(self, row):
        return self.client.get(page(type(row), "change", row.pk))

    def add(self, **fields):
        url = f"{page(Statement, 'add')}?summit={self.summit.pk}"
        words = {"passage": self.summit.passage_id, "quote": self.summit.quote}
        said = {"act": "calls-for", "summary_en": "Unity.", **words, **fields}
        return self.client.post(url, typed(self.client.get(url), **said))

    def test_it_says_whose_row_it_is_and_which(self):
        form = self.open(self.rows[1])
        self.assertContains(form, f'<a href="{self.back}#statement-{self.rows[1].pk}">')
        self.assertContains(form, "Row 2 of 3.")
        self.assertContains(form, "Save and return to 14th Summit")

    def test_neighbours_are_a_click_away(self):
        before, here, after = (page(Statement, "change", row.pk) for row in self.rows)
        form = self.client.get(here)
        self.assertContains(form, f'<a href="{before}" rel="prev">')
        self.assertContains(form, f'<a href="{after}" rel="next">')
        self.assertNotContains(self.client.get(before), 'rel="prev"')
        self.assertNotContains(self.client.get(after), 'rel="next"')

    def test_saved_it_returns_to_the_row_in_its_record(self):
        row = self.rows[0]
        url = page(Statement, "change", row.pk)
        response = self.client.post(url, typed(self.open(row), summary_en="Typed."))
        place = f"{self.back}#statement-{row.pk}"
        self.assertRedirects(response, place, fetch_redirect_response=False)

    def test_added_it_belongs_to_its_record_comes_last_and_returns(self):
        response = self.add()
        row = Statement.objects.get(summary_en="Unity.")
        self.assertEqual((row.summit, row.position), (self.summit, 4))
        place = f"{self.back}#statement-{row.pk}"
        self.assertRedirects(response, place, fetch_redirect_response=False)

    def test_ways_back_keep_the_shape_without_script(self):
        row = self.rows[1]
        url = f"{page(Statement, 'change', row.pk)}?plain=1"
        form = self.client.get(url)
        place = f"{self.back}?plain=1#statement-{row.pk}"
        self.assertContains(form, f'<a href="{place}">')
        self.assertContains(form, f'<a class="closelink" href="{place}">')
        for near, rel in ((self.rows[0], "prev"), (self.rows[2], "next")):
            link = f"{page(Statement, 'change', near.pk)}?plain=1"
            self.assertContains(form, f'<a href="{link}" rel="{rel}">')
        saved = self.client.post(url, typed(form, summary_en="Typed."))
        self.assertRedirects(saved, place, fetch_redirect_response=False)

    def test_record_asked_for_is_looked_up_once(self):
        kind = ContentType.objects.get_for_model(Summit).pk
        for model, asked in (
            (Statement, f"summit={self.summit.pk}"),
            (Citation, f"record_type={kind}&record_key={self.summit.pk}"),
        ):
            desk = admin.site.get_model_admin(model)
            with patch.object(
                type(desk), "named_owner", autospec=True, return_value=self.summit
            ) as named:
                self.client.get(f"{page(model, 'add')}?{asked}")
            named.assert_called_once()

    def test_another_is_added_to_the_same_record(self):
        response = self.add(_addanother="1")
        self.assertContains(
            self.client.get(response["Location"]), "Save and return to 14th Summit"
        )

    def test_whose_row_it_is_is_asked_first_of_one_added_from_the_list(self):
        form = self.client.get(page(Statement, "add"))
        self.assertNotContains(form, "return to")
        fieldsets = list(form.context["adminform"])
        self.assertEqual(fieldsets[0].fields, ["summit", "event"])
        self.assertFalse(fieldsets[0].is_collapsible)

    def test_record_asked_for_that_is_none(self):
        for key in ("nothing", "", "x" * 5000):
            form = self.client.get(page(Statement, "add"), {"summit": key})
            self.assertNotContains(form, "return to")

    def test_row_of_a_later_page_of_the_table_returns_to_that_page(self):
        row = self.rows[2]
        with patch.object(tables, "MOST", 2):
            saved = self.client.post(
                page(Statement, "change", row.pk), typed(self.open(row))
            )
        place = f"{self.back}?statement=2#statement-{row.pk}"
        self.assertRedirects(saved, place, fetch_redirect_response=False)

    def test_deleted_it_returns_to_its_record(self):
        row = make.make_statement(summit=make.make_summit(**DRAFT))
        url = page(Statement, "delete", row.pk)
        response = self.client.post(url, {"post": "yes"})
        place = page(Summit, "change", row.summit_id) + "#statement-rows"
        self.assertRedirects(response, place, fetch_redirect_response=False)

    def test_the_passage_is_shown_whole_with_its_words_marked(self):
        row = make.make_statement(summit=self.summit)
        self.assertIn(row.quote, row.passage.text)
        form = self.open(row)
        self.assertContains(form, f"<mark>{row.quote}</mark>")
        self.assertContains(form, f"{row.passage.reference}, as a whole")

    def test_words_that_stand_otherwise_are_not_marked(self):
        row = make.make_statement(summit=self.summit)
        Statement.objects.filter(pk=row.pk).update(quote="met  in Caracas")
        form = self.open(row)
        self.assertNotContains(form, "<mark>")
        self.assertContains(form, row.passage.text)

    def test_page_without_words_shows_no_passage(self):
        row = make.make_statement(summit=self.summit, passage=None, quote="")
        self.assertNotContains(self.open(row), "as a whole")

    @for_each_desk
    def test_every_row_leads_to_its_record(self, desk, url):
        if not hasattr(desk, "owners"):
            return
        row = MAKERS[name(desk)]()
        owner = desk.owner_of(row)
        back = page(type(owner), "change", owner.pk)
        self.assertContains(self.open(row), f'href="{back}#{name(desk)}-{row.pk}"')


class CitationPageTests(DeskTestCase):
    def test_citation_of_a_row_leads_to_the_row(self):
        statement = make.make_statement()
        form = self.client.get(page(Statement, "change", statement.pk))
        [add] = [it["add"] for it in form.context["tables"]]
        form = self.client.get(add)
        words = {"passage": statement.passage_id, "quote": statement.quote}
        response = self.client.post(add, typed(form, says="same", field="act", **words))
        citation = Citation.objects.get()
        self.assertEqual((citation.record, citation.field), (statement, "act"))
        place = page(Statement, "change", statement.pk) + f"#citation-{citation.pk}"
        self.assertRedirects(response, place, fetch_redirect_response=False)

    def test_fields_of_its_record_are_offered_by_name(self):
        citation = make.make_citation(make.make_person())
        form = self.client.get(page(Citation, "change", citation.pk))
        self.assertContains(form, '<option value="died">died</option>')

    def test_record_asked_for_that_is_none(self):
        for kind, key in [("", ""), ("0", "x"), ("no", "x"), ("9" * 30, "x")]:
            asked = {"record_type": kind, "record_key": key}
            form = self.client.get(page(Citation, "add"), asked)
            self.assertEqual(form.status_code, 200)
            self.assertNotContains(form, "return to")


class HistoryTests(DeskTestCase):
    """What is done to a row is told in the history of its record too."""

    def history(self, record):
        kind = type(record)
        entries = LogEntry.objects.filter(object_id=record.pk)
        self.assertEqual(
            self.client.get(page(kind, "history", record.pk)).status_code, 200
        )
        return [entry.get_change_message() for entry in entries.order_by("pk")]

    def test_row_added(self):
        person = make.make_person()
        office = make.make_office()
        url = f"{page(Tenure, 'add')}?person={person.pk}"
        form = typed(self.client.get(url), office=office.pk)
        self.assertSaved(self.client.post(url, form))
        [told] = self.history(person)
        self.assertTrue(told.startswith("Added tenure “"), told)

    def test_row_changed(self):
        statement = make.make_statement()
        url = page(Statement, "change", statement.pk)
        form = typed(self.client.get(url), summary_en="Typed.")
        self.assertSaved(self.client.post(url, form))
        told = "Changed Sentence (English) for statement “Typed.”."
        self.assertEqual(self.history(statement.summit), [told])

    def test_row_deleted(self):
        row = make.make_participation(summit=make.make_summit(**DRAFT))
        said = str(row)
        self.client.post(page(Participation, "delete", row.pk), {"post": "yes"})
        told = f"Deleted participation “{said}”."
        self.assertEqual(self.history(row.summit), [told])

    def test_words_that_were_confirmed(self):
        period = make.make_membership(attested_last="2017-03-06")
        url = page(Membership, "change", period.pk)
        form = typed(self.client.get(url), attested_last="2017-03-07")
        asked = self.client.post(url, form)
        named = f"{period.pk}.attested_last"
        self.assertSaved(self.client.post(url, typed(asked, confirmed=named)))
        told = self.history(period.state)
        self.assertEqual(len(told), 2)
