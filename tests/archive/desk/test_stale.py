"""Two editors of one row: nobody's work is lost, whichever forms they save."""

import re

from django.contrib.admin.models import LogEntry
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from members.models import Person
from tests import factories as make
from tests.desk import DeskTestCase, make_editor, page, typed
from tests.registry import MAKERS, desks, for_each_desk, name

# By two editors: fields of which either can be changed without the other.
WRITTEN = {
    "source": {"publisher": "Granma", "author": "Ana Luisa"},
    "passage": {"note_en": "Read twice.", "note_es": "Leído dos veces."},
    "citation": {"quote": "heads of state", "reading_es": "jefes"},
    "state": {"official_name_en": "Republic of A", "official_name_es": "República A"},
    "membership": {"attested_last": "2017-03-05", "attested_first": "2017-03-04"},
    "organization": {"description_en": "A bank.", "description_es": "Un banco."},
    "bodyact": {"date": "2003", "act": "decided"},
    "formername": {"name_en": "One written.", "name_es": "Uno escrito."},
    "statedfigure": {"number": "7", "standing": "observer"},
    "person": {"description_en": "A poet.", "description_es": "Un poeta."},
    "office": {"title_en": "Minister", "title_es": "Ministro"},
    "tenure": {"attested_last": "2017-03-07", "attested_first": "2017-03-05"},
    "place": {"city_en": "The Plain", "city_es": "El Llano"},
    "topic": {"scope_note_en": "Of people.", "scope_note_es": "De personas."},
    "summit": {"summary_en": "One written.", "summary_es": "Uno escrito."},
    "summitplace": {"date": "2017-03-05", "part": "opened"},
    "participation": {"level": "minister", "capacity": "observer"},
    "declaration": {"number": "7", "kind": "communique"},
    "sourcefile": {"label_en": "First page", "label_es": "Primera página"},
    "photo": {"caption_en": "At noon.", "caption_es": "A mediodía."},
    "event": {"summary_en": "One written.", "summary_es": "Uno escrito."},
    "statement": {"summary_en": "One written.", "summary_es": "Uno escrito."},
    "initiative": {"summary_en": "One written.", "summary_es": "Uno escrito."},
    "milestone": {"note_en": "One written.", "note_es": "Uno escrito."},
    "amount": {"value": "7.00", "as_of": "2010"},
    "membershipact": {"note_en": "One written.", "note_es": "Uno escrito."},
    "initiativestate": {"quote": "5 March 2017", "role": "donor"},
    "initiativelink": {"reason_en": "One written.", "reason_es": "Uno escrito."},
    "page": {"title_en": "One written.", "title_es": "Uno escrito."},
}


class TwoEditorsTestCase(DeskTestCase):
    """Luis saves first; then the form that the editor had opened before is sent."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.luis = make_editor("luis")

    def setUp(self):
        super().setUp()
        self.other_client = Client()
        self.other_client.force_login(self.luis)

    def open(self, row):
        """Return what a browser sends of the form of ``row`` as it is now."""
        return typed(self.client.get(page(type(row), "change", row.pk)))

    def post(self, row, form):
        return self.client.post(page(type(row), "change", row.pk), form)

    def luis_saves(self, row, **fields):
        form = typed(self.other_client.get(page(type(row), "change", row.pk)), **fields)
        self.save(row, form, self.other_client)

    def save(self, row, form, client=None):
        """Send the form, and where that is asked tick that its words bear it too."""
        url, client = page(type(row), "change", row.pk), client or self.client
        response = client.post(url, form)
        if asked := re.search('name="confirmed" value="([^"]+)"', response.text):
            response = client.post(url, form | {"confirmed": asked[1]})
        self.assertSaved(response)

    def assertHolds(self, row, values):
        """Assert that the fields of ``row`` hold ``values``, texts by name."""
        row.refresh_from_db()
        held = {name: str(getattr(row, name)) for name in values}
        self.assertEqual(held, values)


def told(response):
    """Return what is told of differences: tuples of label, stored and typed text."""
    form = response.context["adminform"].form
    return [tuple(difference) for difference in form.differences]


class EveryFormTests(TwoEditorsTestCase):
    def test_every_model_is_among_those_written(self):
        self.assertEqual({name(desk) for desk in desks()}, set(WRITTEN))

    @for_each_desk
    def test_rows_are_changed_in_forms_alone(self, desk, url):
        self.assertFalse(desk.list_editable)  # what a list saves would have no version

    @for_each_desk
    def test_two_fields_by_two_editors_are_both_kept(self, desk, url):
        row, fields = MAKERS[name(desk)](), WRITTEN[name(desk)]
        (first, by_luis), (second, typed_in) = fields.items()
        form = self.open(row)
        self.luis_saves(row, **{first: by_luis})
        refused = self.post(row, form | {second: typed_in})
        self.assertContains(refused, "luis saved this record after you opened it", 1)
        [(_label, stored, typed_here)] = told(refused)
        self.assertTrue(stored)
        self.assertIsNone(typed_here)
        self.save(row, typed(refused))
        self.assertHolds(row, fields)

    @for_each_desk
    def test_one_field_by_two_editors_is_told_with_both_values(self, desk, url):
        row = MAKERS[name(desk)]()
        (field, by_luis), *_ = WRITTEN[name(desk)].items()
        form = self.open(row)
        self.luis_saves(row, **{field: by_luis})
        refused = self.post(row, form | {field: "Typed."})
        [(_label, stored, typed_here)] = told(refused)
        self.assertIn(typed_here, refused.text)
        self.assertEqual((stored, typed_here), (by_luis, "Typed."))
        self.assertHolds(row, {field: by_luis})

    @for_each_desk
    def test_form_that_does_not_say_what_it_was_opened_with_is_refused(self, desk, url):
        row = MAKERS[name(desk)]()
        (field, typed_in), *_ = WRITTEN[name(desk)].items()
        form = self.open(row) | {field: typed_in}
        del form["seen_version"]
        refused = self.post(row, form)
        self.assertContains(refused, "The form did not arrive whole.", 1)
        self.assertEqual(len(told(refused)), 1)
        self.save(row, typed(refused))
        self.assertHolds(row, {field: typed_in})


class PersonTests(TwoEditorsTestCase):
    """What is told of a form, by the example of a person."""

    def setUp(self):
        super().setUp()
        self.person = make.make_person("Freddy Ñáñez")
        self.form = self.open(self.person)

    def refused(self, **fields):
        response = self.post(self.person, self.form | fields)
        self.assertEqual(response.status_code, 200)
        return response

    def test_each_save_counts_a_version(self):
        self.assertSaved(self.post(self.person, self.form))
        self.assertHolds(self.person, {"version": "2"})

    def test_what_a_form_was_opened_with(self):
        digits = "0" * 8
        for sent in (
            "",
            "abc",
            "1",
            "1.",
            "1.zz",
            f"2.{digits}",
            f"-1.{digits}",
            "9" * 5000,
        ):
            with self.subTest(sent=sent[:20]):
                refused = self.refused(seen_version=sent, description_en="Typed.")
                self.assertContains(refused, "The form did not arrive whole.", 1)
                self.assertEqual(
                    told(refused), [("Description (English)", "", "Typed.")]
                )

    def test_version_yet_to_come_is_none(self):
        _version, _point, digests = self.form["seen_version"][0].partition(".")
        refused = self.refused(seen_version=f"99.{digests}")
        self.assertContains(refused, "The form did not arrive whole.", 1)

    def test_what_cannot_be_read_is_told_as_it_came(self):
        self.luis_saves(self.person, died="2025")
        refused = self.refused(died="5/3/2025")
        self.assertEqual(told(refused), [("Died", "2025", "5/3/2025")])
        self.assertEqual(typed(refused)["died"], ["5/3/2025"])

    def test_link_leads_to_what_is_stored(self):
        self.luis_saves(self.person, description_en="A poet.")
        address = page(Person, "change", self.person.pk)
        self.assertContains(self.refused(), f'<a href="{address}" target="_blank"')

    def test_third_save_meanwhile_is_told_too(self):
        self.luis_saves(self.person, description_en="A poet.")
        refused = typed(self.refused(description_es="Un poeta."))
        self.luis_saves(self.person, died="2025")
        again = self.post(self.person, refused)
        self.assertEqual(told(again), [("Died", "2025", None)])

    def test_words_of_another_are_not_markup(self):
        self.luis_saves(self.person, description_en="<b>")
        self.assertNotContains(self.refused(), "<b>")

    def test_save_that_history_does_not_know(self):
        Person.objects.update(description_en="A poet.")
        refused = self.refused()
        self.assertContains(refused, "Somebody saved this record after you opened it.")

    def test_restored_row_is_seen_though_its_version_is_the_same(self):
        self.person.description_en = "As it was."
        self.person.save_base(raw=True)
        self.assertEqual(len(told(self.refused())), 1)

    def test_in_spanish(self):
        self.luis_saves(self.person, description_en="A poet.")
        url = page(Person, "change", self.person.pk)
        spanish = {"accept-language": "es"}
        response = self.client.post(url, self.form, headers=spanish)
        self.assertContains(response, "luis guardó este registro después de que usted")


class TakenOverTests(TwoEditorsTestCase):
    """Fields of every type that the editor left alone come as Luis saved them."""

    def assertTaken(self, row, by_luis, told_so, **typed_in):
        form = self.open(row)
        self.luis_saves(row, **by_luis)
        refused = self.post(row, form | typed_in)
        self.assertEqual(told(refused), told_so)
        shown = typed(refused)
        for field, value in by_luis.items():
            self.assertCountEqual(shown.get(field, []), value)
        self.save(row, shown)

    def test_choice_record_and_records(self):
        statement = make.make_statement()
        person, topics = (
            make.make_person("Evo Morales"),
            [make.make_topic(), make.make_topic(name_en="Banks")],
        )
        by_luis = {
            "act": ["condemns"],
            "person": [person.pk],
            "topics": [it.pk for it in topics],
        }
        told_so = [
            ("Act", "condemns", None),
            ("Said by", "Evo Morales", None),
            ("Topics", "Banks, Migration", None),
        ]
        self.assertTaken(statement, by_luis, told_so, summary_en="Typed.")
        self.assertEqual(set(statement.topics.all()), set(topics))
        self.assertHolds(statement, {"summary_en": "Typed.", "act": "condemns"})

    def test_box_day_and_instant(self):
        source = make.make_source(official=True)
        by_luis = {
            "official": [],
            "retrieved_on": ["2017-03-07"],
            "publish_at_0": ["2017-03-08"],
            "publish_at_1": ["09:30:00"],
        }
        told_so = [
            ("Official", "no", None),
            ("Retrieved on", "2017-03-07", None),
            ("Publish at", "8 March 2017, 09:30", None),
        ]
        self.assertTaken(source, by_luis, told_so, author="Ana")
        self.assertHolds(source, {"official": "False", "author": "Ana"})

    def test_text_of_several_lines(self):
        about = make.make_page(body_en="One.\n\nTwo.")
        form = self.open(about)
        self.luis_saves(about, body_es="Uno.\r\n\r\nDos.")
        form["body_en"] = ["One.\r\n\r\nTwo."]  # as browsers send it
        refused = self.post(about, form)
        self.assertEqual(told(refused), [("Text (Español)", "Uno.\n\nDos.", None)])


class NothingLostTests(TwoEditorsTestCase):
    """Forms of an older version that ask for nothing that is not stored."""

    def test_second_of_two_clicks_is_no_stale_form(self):
        person = make.make_person("Freddy Ñáñez")
        form = self.open(person) | {"description_en": "A poet."}
        for _ in range(2):
            self.assertSaved(self.post(person, form))
        self.assertHolds(person, {"description_en": "A poet."})

    def test_same_words_by_both(self):
        person = make.make_person("Freddy Ñáñez")
        form = self.open(person) | {"description_en": "A poet."}
        self.luis_saves(person, description_en="A poet.")
        self.assertSaved(self.post(person, form))

    def test_form_opened_in_one_language_and_sent_in_another(self):
        about = make.make_page()
        url = page(type(about), "change", about.pk)
        opened = self.client.get(url, headers={"accept-language": "es"})
        self.assertSaved(self.client.post(url, typed(opened)))
        again = type(about).objects.get()
        self.assertEqual(again.publish_at, about.publish_at)

    def test_history_names_what_was_changed_alone(self):
        person = make.make_person("Freddy Ñáñez")
        self.post(person, self.open(person) | {"description_en": "A poet."})
        change = LogEntry.objects.get().get_change_message()
        self.assertEqual(change, "Changed Description (English).")

    def test_change_of_a_row_is_not_told_as_one_of_its_record(self):
        statement = make.make_statement()
        form = self.open(statement.summit)
        self.luis_saves(statement.summit, summary_en="By Luis.")
        self.save(statement, self.open(statement) | {"summary_en": "By Ana."})
        refused = self.post(statement.summit, form)
        self.assertContains(refused, "luis saved this record after you opened it", 1)

    def test_change_of_a_row_makes_no_form_of_its_record_stale(self):
        statement = make.make_statement()
        form = self.open(statement.summit) | {"summary_en": "By Ana."}
        self.luis_saves(statement, summary_en="By Luis.")
        self.assertSaved(self.post(statement.summit, form))


class FileTests(TwoEditorsTestCase):
    def test_picture_must_be_chosen_again(self):
        photo = make.make_photo()
        form = self.open(photo)
        self.luis_saves(photo, credit="Granma")
        for upload in ("", SimpleUploadedFile("a.png", b"no picture")):
            refused = self.post(photo, form | {"upload": upload})
            shown = "A file must be chosen again." in refused.text
            self.assertEqual(shown, bool(upload))
