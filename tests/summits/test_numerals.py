"""Ordinals and roman numerals of summits."""

from django.test import SimpleTestCase
from django.utils.translation import override

from summits.numerals import ordinal, roman

ROMAN = (
    "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX "
    "XXI XXII XXIII XXIV XXV XXVI XXVII XXVIII XXIX XXX "
    "XXXI XXXII XXXIII XXXIV XXXV XXXVI XXXVII XXXVIII XXXIX XL"
)
ORDINALS = (
    "1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th "
    "11th 12th 13th 14th 15th 16th 17th 18th 19th 20th "
    "21st 22nd 23rd 24th 25th 26th 27th 28th 29th 30th "
    "31st 32nd 33rd 34th 35th 36th 37th 38th 39th 40th"
)


class RomanTests(SimpleTestCase):
    def test_one_to_forty(self):
        self.assertEqual(" ".join(map(roman, range(1, 41))), ROMAN)

    def test_larger_numbers(self):
        for number, numeral in [
            (49, "XLIX"),
            (90, "XC"),
            (400, "CD"),
            (1994, "MCMXCIV"),
        ]:
            with self.subTest(number):
                self.assertEqual(roman(number), numeral)


class OrdinalTests(SimpleTestCase):
    def test_english_one_to_forty(self):
        self.assertEqual(" ".join(map(ordinal, range(1, 41))), ORDINALS)

    def test_english_teens_of_any_hundred_end_in_th(self):
        for number, expected in [
            (101, "101st"),
            (111, "111th"),
            (112, "112th"),
            (113, "113th"),
            (121, "121st"),
        ]:
            with self.subTest(number):
                self.assertEqual(ordinal(number), expected)

    def test_spanish_one_to_forty(self):
        with override("es"):
            self.assertEqual(" ".join(map(ordinal, range(1, 41))), ROMAN)

    def test_regional_spanish_is_spanish(self):
        with override("es-ve"):
            self.assertEqual(ordinal(14), "XIV")

    def test_without_a_language_is_english(self):
        with override(None):
            self.assertEqual(ordinal(14), "14th")
