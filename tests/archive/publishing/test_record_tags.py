"""Dates, languages and quotation marks as templates write them."""

from types import SimpleNamespace

from django.template import Context, Template
from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from archive.publishing.templatetags import record
from archive.record.languages import Words
from tests.factories import (
    make_initiative,
    make_organization,
    make_passage,
    make_person,
    make_source,
    make_tenure,
)


class WhenTests(SimpleTestCase):
    def test_day_is_a_time_element(self):
        expected = '<time datetime="2017-03-05">5 March 2017</time>'
        self.assertHTMLEqual(record.when("2017-03-05"), expected)

    def test_month_is_in_the_readers_language(self):
        with override("es"):
            expected = '<time datetime="2017-03">marzo de 2017</time>'
            self.assertHTMLEqual(record.when("2017-03"), expected)

    def test_year_stands_alone(self):
        self.assertHTMLEqual(record.when("2017"), '<time datetime="2017">2017</time>')

    def test_date_that_html_has_no_writing_for_is_words(self):
        for date, words in {
            "2017~": "about 2017",
            "2017-41": "second half of 2017",
            "[2017-03,2017-04]": "March or April 2017",
        }.items():
            with self.subTest(date):
                self.assertEqual(record.when(date), words)

    def test_phrases_hold_such_a_date_as_words(self):
        self.assertEqual(record.as_of("2017~"), "as of about 2017")
        self.assertEqual(
            record.until("2016-41", "2017-03"),
            "from the second half of 2016 to "
            '<time datetime="2017-03">March 2017</time>',
        )

    def test_no_date_is_nothing(self):
        self.assertEqual(record.when(""), "")


class PhraseTests(SimpleTestCase):
    def test_dates_within_phrases_are_time_elements(self):
        day = '<time datetime="2017-03-05">5 March 2017</time>'
        self.assertEqual(record.as_of("2017-03-05"), f"as of {day}")
        self.assertEqual(record.not_after("2017-03-05"), f"not after {day}")

    def test_span_has_both_its_dates(self):
        with override("es"):
            self.assertEqual(
                record.until("2017-06-20", "2017-06-21"),
                '<time datetime="2017-06-20">20</time> y '
                '<time datetime="2017-06-21">21 de junio de 2017</time>',
            )

    def test_span_without_its_end_is_a_date(self):
        self.assertEqual(record.until("2017-06", ""), record.when("2017-06"))

    def test_phrase_of_no_date_is_nothing(self):
        self.assertEqual(record.as_of(""), "")
        self.assertEqual(record.not_after(""), "")
        self.assertEqual(record.until("", ""), "")

    def test_phrase_that_begins_a_line_keeps_its_element(self):
        template = Template("{% load record %}{{ date|not_after|capital }}")
        self.assertEqual(
            template.render(Context({"date": "2017"})),
            'Not after <time datetime="2017">2017</time>',
        )


class LangTests(SimpleTestCase):
    def test_words_of_another_language_are_marked(self):
        self.assertEqual(record.lang(Words("paz", "es")), ' lang="es"')

    def test_words_of_the_readers_language_are_not(self):
        self.assertEqual(record.lang(Words("peace", "en")), "")
        with override("es-VE"):
            self.assertEqual(record.lang(Words("paz", "es")), "")

    def test_plain_or_empty_text_is_not_marked(self):
        self.assertEqual(record.lang("paz"), "")
        self.assertEqual(record.lang(Words("", "es")), "")


class QuotedTests(SimpleTestCase):
    def test_words_stand_between_quotation_marks_in_their_language(self):
        expected = '“<span lang="en">peace</span>”'
        self.assertEqual(record.quoted("peace", "en"), expected)

    def test_markup_in_the_words_is_text(self):
        self.assertIn("&lt;b&gt;", record.quoted("<b>", "en"))


class BearingOnTests(SimpleTestCase):
    def test_citations_of_one_field_are_kept(self):
        row, date = SimpleNamespace(field=""), SimpleNamespace(field="date")
        self.assertEqual(record.bearing_on([row, date], "date"), [date])
        self.assertEqual(record.bearing_on([row, date], ""), [row])

    def test_nothing_attached_is_nothing(self):
        self.assertEqual(record.bearing_on("", "date"), [])
        self.assertEqual(record.bearing_on(None, ""), [])


class CapitalTests(SimpleTestCase):
    def test_only_the_first_letter_changes(self):
        self.assertEqual(record.capital("relaunch of the ALBA"), "Relaunch of the ALBA")
        self.assertEqual(record.capital("órgano"), "Órgano")

    def test_empty_text_stays_empty(self):
        self.assertEqual(record.capital(""), "")


class QuotingTests(SimpleTestCase):
    def test_what_our_words_quote_is_marked_as_the_language_of_the_text(self):
        words = Words("«Relaunch» presupone un lanzamiento.", "es")
        expected = '«<span lang="en">Relaunch</span>» presupone un lanzamiento.'
        self.assertEqual(record.quoting(words, "en"), expected)

    def test_words_in_the_language_of_the_text_stay(self):
        words = Words("“Relaunch” presupposes a launch.", "en")
        self.assertIs(record.quoting(words, "en"), words)

    def test_markup_in_the_words_is_text(self):
        marked = record.quoting(Words("«<b>» & <i>", "es"), "en")
        self.assertEqual(marked, '«<span lang="en">&lt;b&gt;</span>» &amp; &lt;i&gt;')

    def test_without_words_or_text_nothing_is_marked(self):
        self.assertEqual(record.quoting("", "en"), "")
        self.assertEqual(record.quoting(Words("«a»", "es"), ""), "«a»")


class LinkedTests(TestCase):
    """A name leads to the page of the record, where there is one for readers."""

    def test_name_of_a_public_record_is_a_link(self):
        person = make_tenure(
            make_person("Nicolás Maduro", slug="nicolas-maduro")
        ).person
        person.refresh_from_db()
        self.assertEqual(
            record.linked(person),
            '<a href="/en/people/nicolas-maduro/">Nicolás Maduro</a>',
        )

    def test_name_of_one_whose_source_is_not_public_is_none(self):
        draft = make_passage(source=make_source(status="draft"))
        person = make_tenure(make_person("Nicolás Maduro", passage=draft)).person
        person.refresh_from_db()
        self.assertEqual(record.linked(person), "<span>Nicolás Maduro</span>")

    def test_name_in_another_language_says_so(self):
        bank = make_organization(slug="bank", name_en="", name_es="Banco del ALBA")
        make_initiative(host=bank)
        bank.refresh_from_db()
        self.assertEqual(
            record.linked(bank),
            '<a href="/en/organizations/bank/" lang="es">Banco del ALBA</a>',
        )

    def test_another_name_may_be_given(self):
        bank = make_organization()
        self.assertEqual(record.linked(bank, "<BALBA>"), "<span>&lt;BALBA&gt;</span>")


class QuoteTests(TestCase):
    """Verbatim words and their place, or why there are none."""

    @classmethod
    def setUpTestData(cls):
        source = make_source(slug="report", number=9, language="es")
        cls.passage = make_passage(source=source, label="7", text="«Sí» <b>")
        cls.place = '<a class="ref" href="/en/sources/report/#p7">R9 ¶7</a>'

    def test_reference_leads_to_the_passage(self):
        self.assertEqual(record.ref(self.passage), self.place)

    def test_words_are_in_their_own_language_and_escaped(self):
        self.assertEqual(
            record.quote("«Sí» <b>", self.passage),
            f'<span>“<span lang="es">«Sí» &lt;b&gt;</span>”</span> {self.place}',
        )

    def test_words_have_the_look_asked_for(self):
        found = record.quote("Sí", self.passage, look="quote")
        self.assertTrue(found.startswith('<span class="quote">“'), found)

    def test_words_known_are_not_shown_again(self):
        found = record.quote("Sí", self.passage, known="Sí")
        self.assertEqual(found, f"The same words: {self.place}")

    def test_words_that_readers_do_not_see_are_shown_by_reference(self):
        for known in ["", "Sí"]:
            self.assertEqual(
                record.quote("", self.passage, known=known),
                f'{self.place}, <span class="dim">shown by reference only</span>',
            )

    def test_what_is_said_beside_words_is_in_the_readers_language(self):
        with override("es"):
            found = record.quote("Sí", self.passage, known="Sí")
        self.assertTrue(found.startswith("Las mismas palabras: <a"), found)
