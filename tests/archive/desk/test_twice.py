"""Two clicks on Save make one record."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from django.test import SimpleTestCase
from django.utils.datastructures import MultiValueDict

from archive.desk.twice import sent_key
from archive.sources.models import Passage
from members.models import Person
from summits.models import Statement, Summit
from tests import factories as make
from tests.desk import DeskTestCase, page, typed
from tests.registry import for_each_desk

SAVED_ONCE = "The form arrived twice"


class SentKeyTests(SimpleTestCase):
    def key(self, sent="name=Evo", opened="&opened_as=1", files=()):
        return sent_key(QueryDict(sent + opened), MultiValueDict(files))

    def test_same_form_has_the_same_key(self):
        self.assertEqual(self.key(), self.key())
        self.assertRegex(self.key(), "^[0-9a-f]{12}$")

    def test_other_words_have_another(self):
        self.assertNotEqual(self.key(), self.key("name=Raúl"))

    def test_same_words_in_a_form_opened_anew_have_another(self):
        self.assertNotEqual(self.key(), self.key(opened="&opened_as=2"))

    def test_buttons_and_tokens_count_for_nothing(self):
        pressed = "&_save=Save&csrfmiddlewaretoken=x"
        self.assertEqual(self.key(), self.key(f"name=Evo{pressed}"))

    def test_another_file_makes_another(self):
        files = [SimpleUploadedFile("a.png", size * b"x") for size in (1, 2)]
        one, other = (self.key(files={"upload": [file]}) for file in files)
        self.assertNotEqual(one, other)

    def test_form_that_does_not_say_how_it_was_opened_has_none(self):
        for opened in ("", "&opened_as=", "&seen_version=1.0"):
            self.assertIsNone(self.key(opened=opened))


class AddedTwiceTests(DeskTestCase):
    def add(self, model, **fields):
        """Return the form to add a record as it is sent."""
        return typed(self.client.get(page(model, "add"))) | fields

    def test_record_is_made_once_and_shown(self):
        form, url = self.add(Person, name="Evo Morales"), page(Person, "add")
        self.assertSaved(self.client.post(url, form))
        again = self.client.post(url, form, follow=True)
        person = Person.objects.get()
        self.assertRedirects(again, page(Person, "change", person.pk))
        self.assertContains(again, f"{SAVED_ONCE}; “Evo Morales” is saved once.", 1)

    def test_row_of_a_record_is_made_once_and_shown(self):
        source = make.make_source()
        url = f"{page(Passage, 'add')}?source={source.pk}"
        form = typed(self.client.get(url), label="1", text="Words.")
        for _ in range(2):
            response = self.client.post(url, form)
            self.assertSaved(response)
        passage = source.passages.get()
        self.assertRedirects(response, page(Passage, "change", passage.pk))

    def test_other_button_of_the_same_form_makes_no_second(self):
        form, url = self.add(Person, name="Evo Morales"), page(Person, "add")
        self.client.post(url, form | {"_save": "Save"})
        self.client.post(url, form | {"_addanother": "Save and add another"})
        self.assertEqual(Person.objects.count(), 1)

    def test_small_window_closes_the_second_time_too(self):
        form, url = self.add(Person, name="Evo Morales"), page(Person, "add")
        form["_popup"] = "1"
        for _ in range(2):
            response = self.client.post(url, form)
            self.assertTemplateUsed(response, "admin/popup_response.html")
        self.assertEqual(Person.objects.count(), 1)

    def test_form_filled_in_anew_after_going_back_makes_another(self):
        form, url = self.add(Person, name="Evo Morales"), page(Person, "add")
        self.assertSaved(self.client.post(url, form))
        self.assertSaved(self.client.post(url, form | {"name": "Raúl Castro"}))
        self.assertEqual(Person.objects.count(), 2)

    def test_same_words_in_two_forms_are_two_records(self):
        summit = make.make_summit()
        said = {"summit": summit.pk, "act": "calls-for", "summary_en": "Unity."}
        said |= {"passage": summit.passage_id, "quote": summit.quote}
        for _ in range(2):
            form = self.add(Statement, **said)
            self.assertSaved(self.client.post(page(Statement, "add"), form))
        self.assertEqual(summit.statements.count(), 2)

    def test_refused_form_that_is_mended_is_saved(self):
        url = page(Person, "add")
        refused = self.client.post(url, self.add(Person, name=""))
        self.assertEqual(refused.status_code, 200)
        self.assertSaved(self.client.post(url, typed(refused, name="Evo Morales")))

    def test_form_that_does_not_say_how_it_was_opened_is_saved(self):
        form = self.add(Person, name="Evo Morales", opened_as="")
        self.assertSaved(self.client.post(page(Person, "add"), form))

    @for_each_desk
    def test_every_form_says_how_it_was_opened(self, desk, url):
        forms = [self.add(desk.model)["opened_as"] for _ in range(2)]
        self.assertNotEqual(*forms)


class ChangedTwiceTests(DeskTestCase):
    def test_record_that_is_gone_is_not_made_again(self):
        summit = make.make_summit()
        url = page(Summit, "change", summit.pk)
        form = typed(self.client.get(url))
        Summit.objects.all().delete()
        self.client.post(url, form)
        self.assertFalse(Summit.objects.exists())
