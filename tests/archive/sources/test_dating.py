"""When words give a date."""

from django.test import SimpleTestCase

from archive.sources.dating import MONTHS, date_given, gives_date

DAY = "2017-03-05"
FORMS = [
    "Caracas, March 5, 2017",
    "March 5 2017",
    "on 5 March 2017.",
    "the 5th of March, 2017",
    "Mar. 5, 2017",
    "MARCH\u00a05,\u00a02017",
    "el 5 de marzo de 2017",
    "el 05 de marzo del 2017",
    "em 5 de março de 2017",
    "le 5 mars 2017",
    "2017-03-05T10:00",
    "March 4 and 5, 2017",
    "March 5–6, 2017",
    "5–6 March 2017",
    "4 and 5 March 2017",
    "5 y 6 de marzo de 2017",
    "del 5 al 7 de marzo de 2017",
]
OTHERS = [
    "this past Sunday",
    "on Sunday 5 March",
    "in March 2017",
    "in 2017",
    "15 March 2017",
    "March 15, 2017",
    "5 May 2017",
    "5 March 2016",
    "5 March 20171",
    "the 5 marches of 2017",
    "05/03/2017",
    "2017-03-051",
    "5 states met; in March 2017 they left",
    "",
]


class GivesDateTests(SimpleTestCase):
    def test_day_in_any_form_and_language(self):
        for words in FORMS:
            with self.subTest(words):
                self.assertTrue(gives_date(words, DAY))

    def test_other_words_give_no_day(self):
        for words in OTHERS:
            with self.subTest(words):
                self.assertFalse(gives_date(words, DAY))

    def test_first_of_a_month(self):
        for words in ["1.º de mayo de 2013", "1er mai 2013", "1o de maio de 2013"]:
            with self.subTest(words):
                self.assertTrue(gives_date(words, "2013-05-01"))

    def test_month_alone_or_with_a_day(self):
        for words in ["in March 2017", "marzo de 2017", "March 5, 2017", "2017-03"]:
            with self.subTest(words):
                self.assertTrue(gives_date(words, "2017-03"))
        for words in ["in 2017", "May 2017", "March 2016", "March, then 2017"]:
            with self.subTest(words):
                self.assertFalse(gives_date(words, "2017-03"))

    def test_year_as_a_number_of_its_own(self):
        self.assertTrue(gives_date("was signed in 2004", "2004"))
        self.assertTrue(gives_date("on 14 December 2004", "2004"))
        for words in ["in 20041", "12004 people", "two years ago"]:
            with self.subTest(words):
                self.assertFalse(gives_date(words, "2004"))

    def test_words_give_the_further_forms(self):
        for date, forms in {
            "2017~": ["around 2017", "hacia 2017", "in 2017"],
            "2017-41": [
                "the second half of 2017",
                "segundo semestre de 2017",
                "H2 2017",
            ],
            "2017-33": ["Q1 2017", "primer trimestre de 2017"],
            "[2017,2018]": ["in 2017 or 2018", "2017 o 2018"],
            "[2017-03,2017-04]": [
                *("March or April 2017", "marzo o abril de 2017"),
                *("in March 2017 or in April 2017", "2017-03 or 2017-04"),
            ],
            "[2017-03-05,2017-03-06]": [
                *("on 5 or 6 March 2017", "el 5 o el 6 de marzo de 2017"),
                *("March 5 or 6, 2017", "5 March or 6 March 2017"),
            ],
            "[2017-03-04,2017-03-05,2017-03-06]": ["on 4, 5 or 6 March 2017"],
        }.items():
            for words in forms:
                with self.subTest(words):
                    self.assertTrue(gives_date(f"Held {words}, it says.", date))

    def test_words_that_say_less_or_more_do_not(self):
        for date, forms in {
            "2017~": ["around 2018"],
            "2017-41": ["first half of 2017", "in 2017", "second half of 2018"],
            "2017-33": ["Q2 2017", "first half of 2017"],
            "[2017,2018]": ["2017 and 2018", "2018", "2017–2018"],
            "[2017-03,2017-04]": ["March and April 2017", "April 2017", "in 2017"],
            "[2017-03-05,2017-03-06]": ["5 and 6 March 2017", "6 March 2017"],
            "2017-03-05": ["5 or 6 March 2017"],
        }.items():
            for words in forms:
                with self.subTest(words):
                    self.assertFalse(gives_date(f"Held {words}, it says.", date))

    def test_every_month_is_known_by_its_number(self):
        self.assertEqual(len(MONTHS), 12)
        for month, names in enumerate(MONTHS, 1):
            for name in names.split("|"):
                with self.subTest(name):
                    words = f"{name} 2017"
                    given = [
                        n for n in range(1, 13) if gives_date(words, f"2017-{n:02}")
                    ]
                    self.assertEqual(given, [month])


class DateGivenTests(SimpleTestCase):
    """The date that a value is, as a text states it."""

    def assertGiven(self, expected, *texts):
        for words in texts:
            with self.subTest(words):
                self.assertEqual(date_given(words), expected)

    def test_day_in_any_form_and_language(self):
        self.assertGiven(
            DAY,
            "2017-03-05",
            "5 March 2017",
            "on the 5th of March, 2017.",
            "March 5, 2017",
            "Mar. 5, 2017",
            "el 05 de marzo del 2017",
            "em 5 de março de 2017",
            "le 5 mars 2017",
        )

    def test_month_and_year(self):
        self.assertGiven("2017-03", "2017-03", "March 2017", "en marzo de 2017")
        self.assertGiven("2017", "2017", "in 2017")

    def test_what_is_no_date_or_more_than_one(self):
        self.assertGiven(
            "",
            "",
            "that spring",
            "4-5 March 2017",
            "31 June 2017",
            "2017-13",
            "05/03/2017",
            "after 5 March 2017",
            "20171",
        )
