"""The languages that a text may be in, and what they are called."""

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from archive.sources.models import Source
from archive.sources.own_words import passages_held
from archive.sources.text_languages import (
    LANGUAGE_NAMES,
    codes_in,
    language_choices,
    listed,
    one_language_choices,
)
from tests.factories import make_passage, make_source, make_summit


class TextLanguagesTests(SimpleTestCase):
    def validate(self, code):
        Source._meta.get_field("language").clean(code, Source())

    def test_all_of_iso_639_1_and_several_are_known(self):
        self.assertEqual(len(LANGUAGE_NAMES), 183 + len(["mul"]))
        for code in ("zu", "eu", "hr", "qu", "mul"):
            with self.subTest(code):
                self.validate(code)

    def test_other_codes_are_refused(self):
        for code in ("sh", "xx", "EN", "eng", "en-GB", ""):
            with self.subTest(code), self.assertRaises(ValidationError):
                self.validate(code)

    def test_names_are_those_of_the_reader(self):
        for reader, name in (("en", "Haitian Creole"), ("es", "criollo haitiano")):
            with self.subTest(reader), override(reader):
                self.assertEqual(Source(language="ht").get_language_display(), name)
                self.assertEqual(str(LANGUAGE_NAMES["ht"]), name)

    def test_languages_of_the_region_come_first_then_the_others_by_name(self):
        with override("es"):
            (_region, first), (_others, others) = language_choices()
        self.assertEqual([code for code, _ in first[:3]], ["en", "es", "pt"])
        self.assertEqual(others[0], ("ab", "abjasio"))
        self.assertEqual(others[-1][0], "mul")
        names = [name for code, name in others if code in ("de", "aa", "ca")]
        self.assertEqual(names, ["afar", "alemán", "catalán"])

    def test_each_language_stands_once(self):
        codes = [code for _group, held in language_choices() for code, _ in held]
        self.assertCountEqual(codes, LANGUAGE_NAMES)

    def test_a_passage_is_in_one(self):
        codes = [code for _group, held in one_language_choices() for code, _ in held]
        self.assertCountEqual([*codes, "mul"], LANGUAGE_NAMES)


class SeveralTests(SimpleTestCase):
    def assertRefused(self, text, message):
        with self.assertRaises(ValidationError) as caught:
            codes_in(text)
        self.assertEqual(caught.exception.messages, [message])

    def test_codes_are_kept_in_their_order_with_a_space_between(self):
        for typed in ("es en pt", "ES, en;pt", " es,en\npt "):
            self.assertEqual(codes_in(typed), "es en pt")
        self.assertEqual(codes_in(" "), "")

    def test_code_of_no_language_is_named(self):
        message = (
            "No language of ISO 639-1 has the code spanish, mul. Write two letters for "
            "each language: es en."
        )
        self.assertRefused("spanish, en, mul", message)

    def test_one_alone_one_twice_and_too_many_are_refused(self):
        for text in ("es", "es es", "es en es", "es en pt fr nl de it"):
            with self.subTest(text):
                self.assertRefused(text, "Name two to 6 languages, each once.")

    def test_refusal_is_in_spanish(self):
        with override("es"):
            self.assertRefused(
                "es", "Indique de dos a 6 idiomas, cada uno una sola vez."
            )

    def test_several_are_called_in_their_order(self):
        for reader, codes, words in [
            ("en", ["es", "en"], "Spanish and English"),
            ("en", ["es", "pt", "en"], "Spanish, Portuguese and English"),
            ("es", ["es", "pt"], "español y portugués"),
            ("es", ["es", "en"], "español e inglés"),
            ("es", ["pt", "es", "hi"], "portugués, español e hindi"),
            ("en", ["es", "it"], "Spanish and Italian"),
        ]:
            with self.subTest(words), override(reader):
                self.assertEqual(listed(codes), words)


class TextInSeveralTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.treaty = make_source(number=7, language="mul", languages="es en")
        cls.passage = make_passage(source=cls.treaty, label="1", language="es")
        cls.other = make_passage(source=cls.treaty, label="2")

    def refusal(self, row, **values):
        for name, value in values.items():
            setattr(row, name, value)
        with self.assertRaises(ValidationError) as caught:
            row.full_clean()
        return caught.exception.message_dict

    def page(self, language="en"):
        url = self.treaty.get_absolute_url().replace("/en/", f"/{language}/")
        return self.client.get(url).text

    def test_page_says_which(self):
        self.assertIn("<dd>Spanish and English</dd>", self.page())
        self.assertIn("<dd>Español e inglés</dd>", self.page("es"))

    def test_page_says_several_where_nobody_knows_which(self):
        Source.objects.update(languages="")
        self.assertIn("<dd>Several languages</dd>", self.page())

    def test_codes_are_kept_as_they_are_read(self):
        self.treaty.languages = "EN, es"
        self.treaty.full_clean()
        self.assertEqual(self.treaty.codes, ["en", "es"])

    def test_unknown_code_is_told_at_its_field(self):
        self.assertEqual(
            list(self.refusal(self.treaty, languages="xx es")), ["languages"]
        )

    def test_words_are_marked_in_the_language_of_their_passage(self):
        make_summit(passage=self.passage, quote="5 March 2017")
        make_summit(passage=self.other, quote="14 December 2004")
        page = self.page()
        self.assertIn('<span lang="es">5 March 2017</span>', page)
        self.assertIn('<span lang="mul">14 December 2004</span>', page)

    def test_quotation_within_our_words_is_marked_so_too(self):
        words = {"note_en": "So “5 March” here.", "note_es": ""}
        type(self.passage).objects.filter(pk=self.passage.pk).update(**words)
        make_summit(passage=self.passage, quote="5 March 2017")
        self.assertIn('<span lang="es">5 March</span>', self.page())

    def test_machines_read_a_list_of_them(self):
        self.assertIn('"inLanguage":["es","en"]', self.page())
        Source.objects.update(languages="")
        self.assertIn('"inLanguage":"mul"', self.page())

    def test_passage_may_name_one_of_them_alone(self):
        self.passage.full_clean()
        said = ["Its text is not in several languages, of which this is one."]
        self.assertEqual(self.refusal(self.passage, language="pt"), {"language": said})

    def test_passage_of_a_text_in_one_language_names_none(self):
        row = make_passage(source=make_source(language="es"))
        self.assertEqual(list(self.refusal(row, language="es")), ["language"])

    def test_passage_of_a_text_in_unknown_ones_may_name_any(self):
        Source.objects.update(languages="")
        self.passage.source.refresh_from_db()
        self.passage.language = "qu"
        self.passage.full_clean()

    def test_passage_without_its_source_is_a_message_at_the_source(self):
        row = type(self.passage)(label="1", text="a", language="es")
        self.assertEqual(list(self.refusal(row)), ["source"])

    def test_text_is_in_no_other_languages_than_its_passages(self):
        said = ["¶1 says that it is in another language: Spanish."]
        self.assertEqual(
            self.refusal(self.treaty, languages="en pt"), {"languages": said}
        )
        told = self.refusal(self.treaty, languages="", language="es")
        self.assertEqual(told, {"language": said})

    def test_own_words_are_held_against_those_of_their_language(self):
        found = {text.origin: text.language for text in passages_held()}
        self.assertEqual(found, {"R7 ¶1": "es", "R7 ¶2": "mul"})
