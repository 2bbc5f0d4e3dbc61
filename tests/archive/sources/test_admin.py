"""The desk of sources: passages that facts rest on, and how they are chosen."""

from django.conf import settings
from django.contrib import admin
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.html import escape

from archive.sources.admin.words import CITATIONS
from archive.sources.models import Citation, Passage, Source
from archive.sources.querysets import cited_models
from summits.models import Summit
from tests import factories as make
from tests.desk import DeskTestCase, page, typed


class SourceTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.passage = make.default_passage()
        self.url = page(Source, "change", self.passage.source_id)
        self.own = page(Passage, "change", self.passage.pk)

    def add(self, **fields):
        """Post the form of a new passage of the source."""
        url = f"{page(Passage, 'add')}?source={self.passage.source_id}"
        return self.client.post(url, typed(self.client.get(url), **fields))

    def test_new_passages_come_last_in_the_order_added(self):
        for label in ("2", "3"):
            self.assertSaved(self.add(label=label, text="So it was."))
        found = self.passage.source.passages.order_by("position")
        self.assertEqual([row.label for row in found], ["1", "2", "3"])
        self.assertEqual([row.position for row in found], [1, 2, 3])

    def test_reference_is_called_so_in_the_language_of_the_editor(self):
        form = self.client.get(self.url, headers={"accept-language": "es"})
        self.assertContains(form, "Referencia:")

    def test_passage_leads_back_to_its_row_in_the_source(self):
        response = self.add(label="2", text="So it was.")
        row = Passage.objects.get(label="2")
        self.assertRedirects(response, f"{self.url}#passage-{row.pk}")
        self.assertContains(self.client.get(self.url), "So it was.")

    def test_words_that_a_fact_rests_on_cannot_go(self):
        make.make_summit()
        form = typed(self.client.get(self.own), text="Nothing of the kind.")
        response = self.client.post(self.own, form)
        self.assertIn("14th Summit” quotes it", str(self.errors(response)["text"]))
        self.assertEqual(typed(response)["text"], ["Nothing of the kind."])

    def test_passage_that_a_draft_rests_on_cannot_be_deleted(self):
        passage = make.make_passage(
            source=make.make_source(status="draft", publish_at=None)
        )
        summit = make.make_summit(status="draft", publish_at=None, passage=passage)
        url = page(Passage, "delete", passage.pk)
        self.assertContains(self.client.get(url), summit.title)
        self.client.post(url, {"post": "yes"})
        self.assertTrue(Passage.objects.filter(pk=passage.pk).exists())

    def test_passage_that_readers_have_seen_cannot_be_deleted(self):
        make.make_summit()
        url = page(Passage, "delete", self.passage.pk)
        response = self.client.post(url, {"post": "yes"})
        self.assertEqual(response.status_code, 403)
        self.assertTrue(Passage.objects.filter(pk=self.passage.pk).exists())

    def test_label_is_given_once(self):
        response = self.add(label="1", text="Again.")
        self.assertEqual(response.status_code, 200)
        self.assertTrue(self.errors(response))
        self.assertEqual(typed(response)["text"], ["Again."])

    def test_source_in_print_is_found_by_title_lede_and_words(self):
        url = page(Source, "changelist")
        for query in ("fund for migrants", "R1", "r1", "Hugo Chávez", "Report 01"):
            found = self.client.get(url, {"q": query}).context["cl"].result_list
            self.assertEqual(list(found), [self.passage.source], query)


class PassageChoiceTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.source = make.make_source()
        self.seventh = make.make_passage(
            source=self.source, label="7", text="Member states vowed to create a fund."
        )
        make.make_passage(source=self.source, label="70", text="Another matter.")

    def choices(self, term):
        where = {"app_label": "summits", "model_name": "summit"}
        response = self.client.get(
            reverse("admin:autocomplete"),
            {**where, "field_name": "passage", "term": term},
        )
        return [choice["text"] for choice in response.json()["results"]]

    def test_a_choice_shows_the_reference_and_the_first_words(self):
        said = "R1 ¶7 · Member states vowed to create a fund."
        for term in ("R1 ¶7", "R1 7", "r1.7", "vowed fund", "R1 vowed"):
            self.assertEqual(self.choices(term), [said], term)

    def test_a_label_is_found_by_its_word_in_either_language(self):
        make.make_passage(source=self.source, label="title", text="Unity.")
        self.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "es"
        for term in ("R1 title", "R1 título", "r1 TÍTULO"):
            self.assertEqual(self.choices(term), ["R1 título · Unity."], term)

    def test_a_source_offers_its_passages_in_order(self):
        self.assertEqual(len(self.choices("R1")), 2)

    def test_choices_cost_the_same_queries_however_many(self):
        with self.assertNumQueries(6):  # session, user, 2 permissions, count, choices
            self.choices("R1")
        for label in range(10, 20):
            make.make_passage(source=self.source, label=str(label))
        self.client.force_login(self.editor)
        with self.assertNumQueries(6):
            self.choices("R1")


class CitationTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.summit = make.make_summit()
        kind = ContentType.objects.get_for_model(Summit).pk
        asked = f"?record_type={kind}&record_key={self.summit.pk}"
        self.url = page(Citation, "add") + asked

    def add(self, **fields):
        """Post the form of new words about the summit."""
        row = {"says": "value", "basis": "stated", "passage": self.summit.passage_id}
        form = typed(self.client.get(self.url), **row | fields)
        return self.client.post(self.url, form)

    def test_citation_is_made_from_the_form_of_its_record(self):
        form = page(Summit, "change", self.summit.pk)
        self.assertContains(self.client.get(form), f'href="{escape(self.url)}"')
        words = {"stated_value": "XI", "quote": "Commander Hugo Chávez"}
        response = self.add(field="number", **words)
        citation = Citation.objects.get()
        self.assertEqual((citation.record, citation.field), (self.summit, "number"))
        self.assertRedirects(response, f"{form}#citation-{citation.pk}")

    def test_citation_that_differs_states_a_value(self):
        errors = self.errors(self.add(quote="words that stand nowhere"))
        self.assertEqual(set(errors), {"quote", "stated_value"})

    def test_fields_of_the_record_are_offered_by_name(self):
        offered = self.client.get(self.url)
        for name, words in [("", "the record as such"), ("began_on", "began on")]:
            option = (
                f'<option value="{name}"{" selected" * (not name)}>{words}</option>'
            )
            self.assertContains(offered, option, html=True)
        self.assertNotContains(offered, '<option value="publish_at">')

    def test_further_words_about_any_text_and_passage_are_edited(self):
        for record in (self.summit.passage.source, self.summit.passage):
            citation = make.make_citation(record)
            url = page(Citation, "change", citation.pk)
            form = self.client.get(page(type(record), "change", record.pk))
            self.assertContains(form, f'href="{url}"')
            opened = typed(self.client.get(url), reading_en="In our words.")
            self.assertSaved(self.client.post(url, opened))
            citation.refresh_from_db()
            self.assertEqual(citation.reading_en, "In our words.")

    def test_every_kind_that_pages_show_further_words_of_has_its_table(self):
        tabled = {
            model
            for model, desk in admin.site._registry.items()
            if CITATIONS in getattr(desk, "tables", ())
        }
        self.assertEqual(tabled, set(cited_models()))

    def test_citation_of_nothing_is_a_message_at_the_field(self):
        citation = make.make_citation()
        url = page(Citation, "change", citation.pk)
        for field, value in (("record_key", "none"), ("field", "colour")):
            form = typed(self.client.get(url), **{field: value})
            self.assertEqual(list(self.errors(self.client.post(url, form))), [field])


class LabelTests(DeskTestCase):
    def test_passage_is_listed_under_its_reference(self):
        make.make_summit()
        response = self.client.get(page(Passage, "changelist"), {"q": "R1 1"})
        self.assertContains(response, "R1 ¶1")
