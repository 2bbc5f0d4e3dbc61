"""What a reader must know of a record, in our own words: where its note is met."""

from django.apps import apps
from django.test import TestCase
from django.urls import reverse

from archive.search import index
from tests import factories as make
from tests.crawl import Page
from tests.desk import DeskTestCase

NOTE = {"note_en": "The gazette has 14 November.", "note_es": "La gaceta dice otro."}
TEXTS = {"en": NOTE["note_en"], "es": NOTE["note_es"]}
QUOTING = {"note_en": "So read: “el gazapo”.", "note_es": "Así se lee: «el gazapo»."}
MAKERS = {
    "summit": make.make_summit,
    "event": make.make_event,
    "declaration": make.make_declaration,
    "membership": make.make_membership,
    "membershipact": make.make_act,
    "initiative": make.make_initiative,
    "milestone": make.make_milestone,
    "passage": make.make_passage,
}


def main(client, url, language="en"):
    """Return the text of a page, on one line."""
    url = url.replace("/en/", f"/{language}/", 1)
    return " ".join(Page(url, client.get(url)).text("main").split())


def make_noted(name, note=NOTE, **source):
    """Return a record with a note, on a text of its own with the fields ``source``."""
    text = make.make_source(**source)
    if name == "passage":
        passage = make.make_passage(source=text, **note)
        make.make_event(passage=passage)
        return passage
    fields = {"passage": make.make_passage(source=text), **note}
    return MAKERS[name](**fields, **({"text": text} if name == "declaration" else {}))


class NoteTests(TestCase):
    def test_every_model_with_a_note_is_looked_at(self):
        noted = {
            model._meta.model_name
            for model in apps.get_models()
            if any(field.name == "note_en" for field in model._meta.fields)
        }
        self.assertEqual(noted, {*MAKERS})

    def test_it_stands_on_the_page_of_the_record_in_the_language_of_the_reader(self):
        for name in MAKERS:
            url = make_noted(name).get_absolute_url()
            for language, words in TEXTS.items():
                with self.subTest(name, language=language):
                    self.assertIn(words, main(self.client, url, language))

    def test_page_without_one_has_no_place_for_it(self):
        for name in MAKERS:
            with self.subTest(name):
                url = make_noted(name, note={}).get_absolute_url()
                self.assertNotContains(self.client.get(url), '<p class="small dim"></p')

    def test_note_on_a_period_stands_in_the_roll(self):
        make_noted("membership")
        self.assertIn(NOTE["note_en"], main(self.client, "/en/members/"))

    def test_it_is_found_in_either_language(self):
        records = [make_noted(name, display="full") for name in MAKERS]
        index.rebuild()
        for typed in ("gazette", "gaceta"):
            response = self.client.get("/en/search/", {"q": typed})
            for record in records:
                with self.subTest(record._meta.model_name, typed=typed):
                    url = record.get_absolute_url().partition("#")[0]
                    self.assertContains(response, f'href="{url}')

    def test_what_it_quotes_is_marked_as_the_language_of_the_text(self):
        for name in MAKERS:
            url = make_noted(name, QUOTING, language="es").get_absolute_url()
            with self.subTest(name):
                marked = 'So read: “<span lang="es">el gazapo</span>”.'
                self.assertContains(self.client.get(url), marked)

    def test_of_a_text_shown_by_reference_only_it_quotes_nothing(self):
        for name in MAKERS:
            url = make_noted(name, QUOTING, display="reference").get_absolute_url()
            with self.subTest(name):
                response = self.client.get(url)
                self.assertContains(response, "So read: “…”.")
                self.assertNotContains(response, "gazapo")


class DeskTests(DeskTestCase):
    def test_it_is_entered_in_the_form_of_the_record(self):
        for name in MAKERS:
            record = make_noted(name)
            form = f"admin:{record._meta.label_lower.replace('.', '_')}_change"
            with self.subTest(name):
                response = self.client.get(reverse(form, args=[record.pk]))
                self.assertContains(response, NOTE["note_en"])
                self.assertContains(response, 'name="note_es"')
