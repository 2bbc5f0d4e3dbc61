"""The list of sources and the page of one, paragraph by paragraph."""

import json
import re

from django.test import TestCase

from archive.sources.models import Source, SourceFile
from tests.factories import (
    make_citation,
    make_declaration,
    make_file,
    make_initiative,
    make_milestone,
    make_passage,
    make_source,
    make_statement,
    make_summit,
)
from tests.lists import MANY, CostMixin, rows, total
from tests.seeds import load_seeds

LIST = "/en/sources/"


class ListTests(TestCase):
    def test_sources_are_listed_the_last_received_first(self):
        make_source(number=1)
        make_source(number=2)
        response = self.client.get(LIST)
        self.assertEqual((rows(response), total(response)), (["R2", "R1"], 2))

    def test_source_not_public_is_not_listed(self):
        make_source(number=1, status="review")
        self.assertEqual(rows(self.client.get(LIST)), [])

    def test_what_is_not_recorded_is_said(self):
        make_source(number=1)
        response = self.client.get(LIST)
        self.assertContains(response, "not recorded in the copy held")
        self.assertContains(response, "Date not recorded")

    def test_lists_pages_hold_25(self):
        for number in range(1, 27):
            make_source(number=number)
        self.assertEqual(len(rows(self.client.get(LIST))), 25)
        self.assertEqual(rows(self.client.get(LIST, {"page": 2})), ["R1"])


class PageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.source = make_source(number=7)
        text = "The summit met in Caracas. […] It called for unity."
        cls.passage = make_passage(source=cls.source, label="3", text=text)
        cls.words = {"passage": cls.passage, "quote": "called for unity"}

    def get(self, source=None):
        return self.client.get((source or self.source).get_absolute_url())

    def test_source_not_public_is_not_found(self):
        self.assertEqual(self.get(make_source(status="draft")).status_code, 404)

    def test_paragraph_has_an_anchor_and_its_facts(self):
        make_summit(number=14, **self.words)
        response = self.get()
        self.assertContains(response, 'id="p3"')
        self.assertContains(response, '<a href="/en/summits/14/">14th Summit</a>')
        self.assertContains(response, "1 fact rests on this text")

    def test_words_that_no_fact_quotes_are_not_shown(self):
        make_summit(number=14, **self.words)
        self.assertContains(self.get(), "called for unity")
        self.assertNotContains(self.get(), "met in Caracas")

    def test_paragraph_that_no_fact_quotes_is_not_shown(self):
        self.assertNotContains(self.get(), 'id="p3"')

    def test_fact_of_a_draft_is_neither_shown_nor_counted(self):
        make_statement(summit=make_summit(status="draft"), **self.words)
        response = self.get()
        self.assertNotContains(response, "called for unity")
        self.assertContains(response, "0 facts rest on this text")

    def test_text_shown_in_full_shows_every_paragraph(self):
        full = make_source(display="full", number=8)
        make_passage(source=full, text="Nobody quotes this.")
        self.assertContains(self.get(full), "Nobody quotes this.")

    def test_basis_is_told(self):
        make_summit(**self.words)
        make_initiative(**self.words, basis="inferred", derivation_en="By the date.")
        response = self.get()
        self.assertContains(response, 'data-basis="stated"', 1)
        self.assertContains(response, 'data-basis="inferred"', 1)
        self.assertContains(response, "By the date.")

    def test_variant_is_told(self):
        value = {"says": "misprint", "stated_value": "13"}
        make_citation(make_summit(number=14), field="number", **value, **self.words)
        self.assertContains(self.get(), "<b>Variant</b> (a misprint)")

    def test_passage_tells_where_it_is_reported(self):
        text = make_declaration().text
        make_passage(source=text, reported_in=self.passage)
        text.display = "full"
        text.save()
        self.assertContains(self.get(text), "R7 ¶3")

    def test_report_that_is_a_draft_is_not_told(self):
        text = make_source(number=9, display="full")
        draft = make_source(number=10, status="draft")
        make_passage(source=text, reported_in=make_passage(source=draft))
        self.assertNotContains(self.get(text), "R10")

    def test_declaration_it_is_the_text_of_is_linked(self):
        declaration = make_declaration()
        link = f'href="{declaration.get_absolute_url()}"'
        self.assertContains(self.get(declaration.text), link)

    def test_declaration_of_a_draft_summit_is_not_linked(self):
        declaration = make_declaration()
        declaration.summit.status = "draft"
        declaration.summit.save()
        response = self.get(declaration.text)
        self.assertNotContains(response, declaration.get_absolute_url())

    def test_texts_in_other_languages_are_linked(self):
        french = make_source(number=8, language="fr", translation_of=self.source)
        link = f'<a href="{french.get_absolute_url()}">French, R8</a> (translation)'
        self.assertContains(self.get(), link)
        link = f'<a href="{self.source.get_absolute_url()}">English, R7</a> (original)'
        self.assertContains(self.get(french), link)

    def test_text_without_another_language_tells_of_none(self):
        self.assertNotContains(self.get(), "Other languages")

    def test_source_tells_what_is_held(self):
        response = self.get(make_source(sha256="0" * 64, held="excerpts", number=8))
        self.assertContains(response, "0" * 64)
        self.assertContains(response, "Text received, not republished here")


class CostTests(CostMixin, TestCase):
    def test_list_costs_the_same_with_one_row_and_with_many(self):
        # Edition, keys in order, facets, page with the number of passages.
        make_source()
        self.assertCosts(LIST, 4)
        for _ in range(MANY):
            make_passage()
        self.assertCosts(LIST, 4)

    def test_page_costs_the_same_with_one_passage_and_with_many(self):
        # Edition, source, passages, files, translations, citations, facts of any model.
        source = make_source()
        for count in (1, MANY):
            for _ in range(count):
                passage = make_passage(source=source)
                summit = make_summit(passage=passage)
                make_milestone(passage=passage, summit=summit)
                make_citation(
                    summit, field="number", passage=passage, reading_en=f"No. {count}"
                )
                make_source(translation_of=source)
                make_file(source)
            with self.subTest(count):
                self.assertCosts(source.get_absolute_url(), 7)


class FileTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.source = make_source(display="full")
        words = {"label_en": "First page", "label_es": "Primera página"}
        cls.file = make_file(cls.source, **words)

    def page(self, language="en"):
        return self.client.get(
            self.source.get_absolute_url().replace("/en/", f"/{language}/")
        )

    def test_file_is_told_with_kind_size_and_digest_and_leads_to_it(self):
        page = self.page()
        self.assertContains(page, 'id="files"')
        self.assertContains(
            page,
            f'<a href="{self.file.address}" type="application/pdf">First page</a>, '
            "PDF, 2.0\xa0MB",
        )
        self.assertContains(page, f"SHA-256 {'0' * 12}…")
        self.assertContains(page, self.file.sha256)
        self.assertNotContains(page, "not given out here")

    def test_it_is_told_in_spanish(self):
        page = self.page("es")
        self.assertContains(page, ">Primera página</a>, PDF, 2,0\xa0MB")

    def test_file_without_label_is_called_by_its_kind_once(self):
        SourceFile.objects.update(label_en="", label_es="")
        self.assertContains(self.page(), ">PDF</a>, 2.0\xa0MB")

    def test_label_in_another_language_is_marked(self):
        SourceFile.objects.update(label_en="")
        self.assertContains(self.page(), ' lang="es">Primera página</a>')

    def test_closed_file_is_told_of_and_not_given(self):
        for change in ({"display": "quotations"}, {"display": "reference"}):
            Source.objects.update(**change)
            page = self.page()
            self.assertContains(
                page, "First page</span>, PDF, 2.0\xa0MB, not given out here"
            )
            self.assertContains(page, self.file.sha256)
            self.assertNotContains(page, "/media/files/")

    def test_files_are_in_order(self):
        make_file(self.source, position=0, label_en="Cover")
        page = self.page().text
        self.assertLess(page.index("Cover"), page.index("First page"))

    def test_source_without_files_says_nothing_of_them(self):
        self.file.delete()
        self.assertNotContains(self.page(), 'id="files"')

    def test_machines_read_what_is_given(self):
        make_file(self.source, is_closed=True)
        graph = json.loads(
            re.search(r"ld\+json[^>]*>(.*?)</script>", self.page().text)[1]
        )["@graph"]
        (encoding,) = graph[0]["encoding"]
        self.assertEqual(encoding["@type"], "MediaObject")
        self.assertEqual(
            encoding["contentUrl"], f"http://testserver{self.file.address}"
        )
        self.assertEqual(encoding["encodingFormat"], "application/pdf")
        self.assertEqual(encoding["contentSize"], "2097152 B")
        self.assertEqual(encoding["sha256"], self.file.sha256)


class SeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_report_shows_no_more_of_a_paragraph_than_facts_quote(self):
        source = Source.objects.get(number=2)
        response = self.client.get(source.get_absolute_url())
        self.assertContains(response, "reaffirmed the need to consolidate AgroALBA")
        self.assertNotContains(response, "[…]")
