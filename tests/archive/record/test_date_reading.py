"""What people write for a date is read into its one writing."""

from django.test import SimpleTestCase

from archive.record.date_reading import LONGEST, MONTHS, date_read, parts_named
from archive.record.edtf import GROUPS

READ = {
    "2008": "2008 | in 2008 | en 2008 | 2008. | [2008,2008]",
    "2017-03": "2017-03 | March 2017 | marzo de 2017 | in March, 2017 | mars 2017",
    "2017-03-05": "2017-03-05 | 5 March 2017 | March 5, 2017 | el 5 de marzo de 2017",
    "2008~": (
        "2008~ | about 2008 | About  2008 | around 2008 | c. 2008 | c.2008 | ca. 2008 "
        "| circa 2008 | approx. 2008 | hacia 2008 | aproximadamente 2008 | "
        "alrededor de 2008 | cerca de 2008 | por volta de 2008 | vers 2008 | ~2008"
    ),
    "2008-11~": "2008-11~ | about November 2008 | hacia noviembre de 2008 | c. 2008-11",
    "2008-11-05~": "about 5 November 2008 | hacia el 5 de noviembre de 2008",
    "2008-40": (
        "2008-40 | first half of 2008 | 1st half 2008 | H1 2008 | 2008 H1 | 2008-H1 | "
        "primer semestre de 2008 | 1.er semestre de 2008 | 1er semestre 2008 | "
        "I semestre de 2008 | primera mitad de 2008 | the first half of 2008"
    ),
    "2008-41": (
        "2nd half 2008 | second half of 2008 | 2008, 2nd half | 2008 H2 | 2008 S2 | "
        "2.º semestre de 2008 | 2º semestre de 2008 | segundo semestre de 2008 | "
        "el segundo semestre del 2008 | II semestre de 2008 | segunda mitad de 2008"
    ),
    "2008-33": "2008 Q1 | Q1 2008 | 2008Q1 | 2008-Q1 | first quarter of 2008 | T1 2008",
    "2008-34": "2nd quarter of 2008 | segundo trimestre de 2008 | II trimestre de 2008",
    "2008-35": "3rd quarter 2008 | tercer trimestre de 2008 | 3.er trimestre de 2008",
    "2008-36": "4th quarter of 2008 | cuarto trimestre de 2008 | IV trimestre de 2008",
    "[2008,2009]": "2008 or 2009 | 2009 o 2008 | [2009, 2008] | either 2008 or 2009",
    "[2007,2008,2009]": "2007, 2008 or 2009",
    "[2025-03,2025-04]": (
        "March or April 2025 | marzo o abril de 2025 | in March or April 2025 | "
        "March 2025 or April 2025 | 2025-03 or 2025-04 | [2025-04,2025-03]"
    ),
    "[2025-09,2025-10]": "September or October 2025 | septiembre u octubre de 2025",
    "[2024-12,2025-01]": "diciembre de 2024 o enero de 2025",
    "[2025-03,2025-04,2025-05]": "March, April or May 2025 | marzo, abril o mayo 2025",
    "[2025-03-03,2025-03-04]": (
        "3 or 4 March 2025 | March 3 or 4, 2025 | 3 o 4 de marzo de 2025 | "
        "el 3 o el 4 de marzo de 2025 | 3 March or 4 March 2025"
    ),
    "[2025-03-07,2025-03-08]": "7 u 8 de marzo de 2025",
    "[2025-03-31,2025-04-01]": "31 March or 1 April 2025 | March 31 or April 1, 2025",
    "[2025-03-03,2025-03-04,2025-03-05]": (
        "3, 4 or 5 March 2025 | March 3, 4 or 5, 2025"
    ),
}
NONE = [
    *("", "yesterday", "05/03/2017", "3-4 March 2025", "March to April 2025", "March"),
    *(
        "Q5 2008",
        "3rd half of 2008",
        "2008-42",
        "fifth quarter of 2008",
        "half of 2008",
    ),
    *("about", "about about 2008", "about 1st half 2008", "about 2008 or 2009"),
    *("3 or 31 February 2025", "2025 or April 2025", "or 2025", "2008 or", "[,2008]"),
    *("2005, 2006, 2007 or 2008", "30 February 2025", "2008?", "the 2008 summit"),
]


class DateReadTests(SimpleTestCase):
    def test_each_way_of_writing(self):
        for date, ways in READ.items():
            for words in ways.split(" | "):
                with self.subTest(words):
                    self.assertEqual(date_read(words), date)

    def test_other_words_give_none(self):
        for words in NONE:
            with self.subTest(words):
                self.assertEqual(date_read(words), "")

    def test_long_text_is_not_looked_into(self):
        self.assertEqual(date_read("2008" + " " * LONGEST), "")

    def test_every_month_by_every_name(self):
        for number, names in enumerate(MONTHS, 1):
            for name in names.split("|"):
                with self.subTest(name):
                    self.assertEqual(date_read(f"{name} 2017"), f"2017-{number:02}")

    def test_parts_of_a_year_are_those_of_the_format(self):
        for code in GROUPS:
            self.assertTrue(parts_named(code, "2017"))
        with self.assertRaises(ValueError):
            parts_named("21", "2017")
