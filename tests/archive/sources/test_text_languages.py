"""The languages that a text may be in, and what they are called."""

from django.core.exceptions import ValidationError
from django.test import SimpleTestCase
from django.utils.translation import override

from archive.sources.models import Source
from archive.sources.text_languages import LANGUAGE_NAMES, language_choices


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
