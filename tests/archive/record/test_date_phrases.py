"""Partial dates within sentences of both languages."""

from django.test import SimpleTestCase
from django.utils.translation import override

from archive.record.date_phrases import (
    as_of,
    from_to,
    not_after,
    on,
    since_until,
    span,
    the,
)

DATES = ["2017-03-05", "2017-03", "2017"]


class PhraseTests(SimpleTestCase):
    def assertReads(self, phrase, english, spanish):
        """Check what ``phrase`` makes of a day, a month and a year."""
        for language, expected in (("en", english), ("es", spanish)):
            with override(language):
                self.assertEqual([phrase(date) for date in DATES], expected)

    def test_a_day_is_a_noun_with_its_article(self):
        self.assertReads(
            the,
            ["5 March 2017", "March 2017", "2017"],
            ["el 5 de marzo de 2017", "marzo de 2017", "2017"],
        )

    def test_something_was_on_a_day_or_in_a_month(self):
        self.assertReads(
            on,
            ["on 5 March 2017", "in March 2017", "in 2017"],
            ["el 5 de marzo de 2017", "en marzo de 2017", "en 2017"],
        )

    def test_something_holds_as_of_a_date(self):
        self.assertReads(
            as_of,
            ["as of 5 March 2017", "as of March 2017", "as of 2017"],
            ["al 5 de marzo de 2017", "a marzo de 2017", "a 2017"],
        )

    def test_something_was_not_after_a_date(self):
        self.assertReads(
            not_after,
            ["not after 5 March 2017", "not after March 2017", "not after 2017"],
            [
                "a más tardar el 5 de marzo de 2017",
                "a más tardar en marzo de 2017",
                "a más tardar en 2017",
            ],
        )

    def test_the_date_is_written_as_asked_for(self):
        def marked(date, words):
            return f"<{date}>{words}</>"

        self.assertEqual(as_of("2017-03", marked), "as of <2017-03>March 2017</>")
        self.assertEqual(
            span("2017-06-20", "2017-06-21", marked),
            "<2017-06-20>20</>–<2017-06-21>21 June 2017</>",
        )


class FurtherFormsTests(SimpleTestCase):
    """A half year, dates that are approximate, and one of several."""

    def assertReads(self, phrase, table):
        for date, words in table.items():
            for language, expected in zip(("en", "es"), words, strict=True):
                with self.subTest(date, language=language), override(language):
                    self.assertEqual(phrase(date), expected)

    def test_when_something_was(self):
        self.assertReads(
            on,
            {
                "2017~": ("about 2017", "hacia 2017"),
                "2017-03-05~": ("about 5 March 2017", "hacia el 5 de marzo de 2017"),
                "2017-41": (
                    "in the second half of 2017",
                    "en el segundo semestre de 2017",
                ),
                "2017-33": (
                    "in the first quarter of 2017",
                    "en el primer trimestre de 2017",
                ),
                "[2017,2018]": ("in 2017 or 2018", "en 2017 o 2018"),
                "[2017-03,2017-04]": (
                    "in March or April 2017",
                    "en marzo o abril de 2017",
                ),
                "[2017-03-03,2017-03-04]": (
                    "on 3 or 4 March 2017",
                    "el 3 o 4 de marzo de 2017",
                ),
            },
        )

    def test_nouns(self):
        self.assertReads(
            the,
            {
                "2017~": ("about 2017", "aproximadamente 2017"),
                "2017-03-05~": (
                    "about 5 March 2017",
                    "aproximadamente el 5 de marzo de 2017",
                ),
                "2017-41": ("the second half of 2017", "el segundo semestre de 2017"),
                "[2017-03-03,2017-03-04]": (
                    "3 or 4 March 2017",
                    "el 3 o 4 de marzo de 2017",
                ),
                "[2017,2018]": ("2017 or 2018", "2017 o 2018"),
            },
        )

    def test_as_of_when(self):
        self.assertReads(
            as_of,
            {
                "2017~": ("as of about 2017", "hacia 2017"),
                "2017-40": (
                    "as of the first half of 2017",
                    "al primer semestre de 2017",
                ),
                "[2017-03,2017-04]": (
                    "as of March or April 2017",
                    "a marzo o abril de 2017",
                ),
            },
        )

    def test_not_after(self):
        self.assertReads(
            not_after,
            {
                "2017~": ("not after about 2017", "a más tardar hacia 2017"),
                "2017-40": (
                    "not after the first half of 2017",
                    "a más tardar en el primer semestre de 2017",
                ),
                "[2017-03-03,2017-03-04]": (
                    "not after 3 or 4 March 2017",
                    "a más tardar el 3 o 4 de marzo de 2017",
                ),
            },
        )

    def test_since_and_until(self):
        self.assertReads(
            lambda date: since_until(date, ""),
            {
                "2008~": ("from about 2008", "desde aproximadamente 2008"),
                "2008-33": (
                    "from the first quarter of 2008",
                    "desde el primer trimestre de 2008",
                ),
            },
        )
        self.assertReads(
            lambda date: since_until("", date),
            {
                "[2008,2009]": ("until 2008 or 2009", "hasta 2008 o 2009"),
                "2008-41": (
                    "until the second half of 2008",
                    "hasta el segundo semestre de 2008",
                ),
            },
        )

    def test_spans_are_told_from_one_to_the_other(self):
        words = {
            "2007~": (
                "from about 2007 to 5 March 2017",
                "de aproximadamente 2007 al 5 de marzo de 2017",
            ),
            "2016-41": (
                "from the second half of 2016 to 5 March 2017",
                "del segundo semestre de 2016 al 5 de marzo de 2017",
            ),
            "[2017-03-03,2017-03-04]": (
                "from 3 or 4 March 2017 to 5 March 2017",
                "del 3 o 4 de marzo de 2017 al 5 de marzo de 2017",
            ),
        }
        for phrase in (span, from_to):
            self.assertReads(lambda date, of=phrase: of(date, "2017-03-05"), words)

    def test_element_of_a_date_is_around_its_words(self):
        def marked(date, words):
            return f"<{date}>{words}</>"

        self.assertEqual(as_of("2017~", marked), "as of <2017~>about 2017</>")
        self.assertEqual(
            span("2016-41", "2017", marked),
            "from <2016-41>the second half of 2016</> to <2017>2017</>",
        )


class TwoDatesCase(SimpleTestCase):
    def assertReads(self, first, last, english, spanish):
        for language, expected in (("en", english), ("es", spanish)):
            with override(language):
                self.assertEqual(type(self).phrase(first, last), expected)


class SpanTests(TwoDatesCase):
    phrase = staticmethod(span)

    def test_one_day_is_said_once(self):
        for last in ("", "2017-06-20"):
            self.assertReads("2017-06-20", last, "20 June 2017", "20 de junio de 2017")

    def test_two_days_in_a_row(self):
        self.assertReads(
            "2017-06-20", "2017-06-21", "20–21 June 2017", "20 y 21 de junio de 2017"
        )

    def test_several_days_of_a_month(self):
        self.assertReads(
            "2017-06-20",
            "2017-06-23",
            "20–23 June 2017",
            "del 20 al 23 de junio de 2017",
        )

    def test_two_days_in_a_row_of_two_months(self):
        self.assertReads(
            "2017-06-30",
            "2017-07-01",
            "30 June–1 July 2017",
            "30 de junio y 1 de julio de 2017",
        )

    def test_days_of_two_months(self):
        self.assertReads(
            "2017-06-30",
            "2017-07-02",
            "30 June–2 July 2017",
            "del 30 de junio al 2 de julio de 2017",
        )

    def test_days_of_two_years(self):
        self.assertReads(
            "2017-12-30",
            "2018-01-02",
            "30 December 2017–2 January 2018",
            "del 30 de diciembre de 2017 al 2 de enero de 2018",
        )

    def test_the_same_day_of_two_months_and_of_two_years(self):
        self.assertReads(
            "2017-06-20",
            "2017-07-20",
            "20 June–20 July 2017",
            "del 20 de junio al 20 de julio de 2017",
        )
        self.assertReads(
            "2017-06-20",
            "2018-06-20",
            "20 June 2017–20 June 2018",
            "del 20 de junio de 2017 al 20 de junio de 2018",
        )

    def test_months(self):
        self.assertReads(
            "2017-03", "2017-05", "March–May 2017", "de marzo a mayo de 2017"
        )
        self.assertReads(
            "2017-12",
            "2018-01",
            "December 2017–January 2018",
            "de diciembre de 2017 a enero de 2018",
        )

    def test_years(self):
        self.assertReads("2004", "2006", "2004–2006", "de 2004 a 2006")

    def test_dates_of_two_precisions(self):
        self.assertReads(
            "2017-03",
            "2017-06-20",
            "March 2017–20 June 2017",
            "de marzo de 2017 al 20 de junio de 2017",
        )
        self.assertReads(
            "2017-06-20",
            "2018",
            "20 June 2017–2018",
            "del 20 de junio de 2017 a 2018",
        )


class FromToTests(TwoDatesCase):
    phrase = staticmethod(from_to)

    def test_two_days_in_a_row(self):
        self.assertReads(
            "2017-03-05",
            "2017-03-06",
            "from 5 to 6 March 2017",
            "del 5 al 6 de marzo de 2017",
        )

    def test_days_of_two_years(self):
        self.assertReads(
            "2004-12-14",
            "2017-03-06",
            "from 14 December 2004 to 6 March 2017",
            "del 14 de diciembre de 2004 al 6 de marzo de 2017",
        )

    def test_months_and_years(self):
        self.assertReads(
            "2017-03", "2017-05", "from March to May 2017", "de marzo a mayo de 2017"
        )
        self.assertReads("2004", "2006", "from 2004 to 2006", "de 2004 a 2006")

    def test_dates_of_two_precisions(self):
        self.assertReads(
            "2004",
            "2017-03-06",
            "from 2004 to 6 March 2017",
            "de 2004 al 6 de marzo de 2017",
        )
        self.assertReads(
            "2004-12-14",
            "2006",
            "from 14 December 2004 to 2006",
            "del 14 de diciembre de 2004 a 2006",
        )


class SinceUntilTests(TwoDatesCase):
    phrase = staticmethod(since_until)

    def test_beginning_alone(self):
        self.assertReads(
            "2017-03-05", "", "from 5 March 2017", "desde el 5 de marzo de 2017"
        )
        self.assertReads("2017-03", "", "from March 2017", "desde marzo de 2017")

    def test_end_alone(self):
        self.assertReads(
            "", "2017-03-05", "until 5 March 2017", "hasta el 5 de marzo de 2017"
        )
        self.assertReads("", "2017", "until 2017", "hasta 2017")

    def test_both(self):
        self.assertReads("2004", "2017", "from 2004 to 2017", "de 2004 a 2017")

    def test_neither(self):
        self.assertReads("", "", "", "")
