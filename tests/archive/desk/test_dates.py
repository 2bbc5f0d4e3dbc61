"""Dates at the desk: as they are kept, or as people write them."""

from archive.desk.fields import PartialDateField
from archive.record.date_reading import LONGEST
from members.models import Membership, Organization, Person, Tenure
from summits.models import Declaration, Event, Summit
from tests import factories as make
from tests.desk import DeskTestCase, page, typed

INFERRED = {"basis": "inferred", "derivation_en": "By the order of the texts."}


class DateFieldTests(DeskTestCase):
    """The opening day of a summit, typed in its form."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.summit = make.make_summit(number=14, began_on="2017-03-05", **INFERRED)

    def send(self, date, language="en"):
        url = page(Summit, "change", self.summit.pk)
        headers = {"accept-language": language}
        form = self.client.get(url, headers=headers)
        return self.client.post(url, typed(form, began_on=date), headers=headers)

    def test_what_people_write_is_kept_in_its_one_writing(self):
        for words, date in {
            "about 2017": "2017~",
            "hacia marzo de 2017": "2017-03~",
            "2.º semestre de 2017": "2017-41",
            "2017 Q1": "2017-33",
            "marzo o abril de 2017": "[2017-03,2017-04]",
            "[2017-03-04,2017-03-03]": "[2017-03-03,2017-03-04]",
            "2017-03": "2017-03",
        }.items():
            with self.subTest(words):
                self.assertEqual(self.send(words).status_code, 302)
                self.summit.refresh_from_db()
                self.assertEqual(self.summit.began_on, date)

    def test_words_may_be_longer_than_what_is_kept(self):
        words = "el 30 de noviembre de 2017 o el 1 de diciembre de 2017"
        self.assertEqual(self.send(words).status_code, 302)
        self.summit.refresh_from_db()
        self.assertEqual(self.summit.began_on, "[2017-11-30,2017-12-01]")

    def test_what_is_no_date_comes_back_with_examples_in_both_languages(self):
        said = {
            "en": "Write a date such as 2017, 2017-03, 2017-03-05, about 2017",
            "es": "Escriba una fecha como 2017, 2017-03, 2017-03-05, hacia 2017",
        }
        for language, words in said.items():
            with self.subTest(language):
                response = self.send("next spring", language)
                self.assertEqual(list(self.errors(response)), ["began_on"])
                self.assertContains(response, words)
                self.assertContains(response, 'value="next spring"')

    def test_one_error_however_long_it_is(self):
        errors = self.errors(self.send("x" * (LONGEST + 1)))
        self.assertEqual(len(errors["began_on"]), 1)

    def test_dates_of_several_precisions_are_told_of(self):
        errors = self.errors(self.send("[2017,2017-03]"))
        said = ["Several dates are all years, all months or all days."]
        self.assertEqual(errors["began_on"], said)

    def test_date_written_otherwise_is_no_change(self):
        field = PartialDateField(required=False)
        self.assertFalse(field.has_changed("2017-41", "2nd half of 2017"))
        self.assertTrue(field.has_changed("2017-41", "1st half of 2017"))

    def test_every_form_takes_it(self):
        for model, name in [
            (Declaration, "adopted_on"),
            (Event, "began"),
            (Membership, "ended_not_after"),
            (Organization, "began"),
            (Person, "died"),
            (Tenure, "attested_last"),
        ]:
            with self.subTest(model._meta.label):
                form = self.client.get(page(model, "add")).context["adminform"].form
                self.assertIsInstance(form.fields[name], PartialDateField)
                self.assertNotIn("maxlength", form.fields[name].widget.attrs)


class DateColumnTests(DeskTestCase):
    """Dates in lists, and in the tables of forms."""

    @classmethod
    def setUpTestData(cls):
        super().setUpTestData()
        cls.summit = make.make_summit(number=14, began_on="2017-33")
        make.make_summit(number=15, began_on="[2018-03,2018-04]")
        make.make_summit(number=16, began_on="")

    def get(self, url, language="en"):
        return self.client.get(url, headers={"accept-language": language})

    def test_list_tells_them_in_words(self):
        listed = self.get(page(Summit, "changelist"))
        self.assertContains(listed, "first quarter of 2017")
        self.assertContains(listed, "March or April 2018")
        self.assertNotContains(listed, "2017-33")

    def test_list_tells_them_in_the_language_of_the_editor(self):
        listed = self.get(page(Summit, "changelist"), "es")
        self.assertContains(listed, "primer trimestre de 2017")
        self.assertContains(listed, "Fecha de inicio")

    def test_list_is_sorted_by_them(self):
        response = self.get(f"{page(Summit, 'changelist')}?o=2")
        found = [summit.number for summit in response.context["cl"].result_list]
        self.assertEqual(found, [16, 14, 15])

    def test_list_is_sorted_as_they_follow_in_time(self):
        make.make_summit(number=17, began_on="2017-12")
        make.make_summit(number=18, began_on="2019")
        for order, expected in (
            ("2", [16, 14, 17, 15, 18]),
            ("-2", [18, 15, 17, 14, 16]),
        ):
            response = self.get(f"{page(Summit, 'changelist')}?o={order}")
            found = [summit.number for summit in response.context["cl"].result_list]
            self.assertEqual(found, expected)

    def test_table_tells_them_in_words(self):
        make.make_summit_place(self.summit, date="2017-03~")
        make.make_summit_place(self.summit, part="opened")
        form = self.get(page(Summit, "change", self.summit.pk))
        self.assertContains(form, '<td data-head="Date">about March 2017</td>', 1)
        self.assertContains(form, '<td data-head="Date">\u2013</td>', 1)
