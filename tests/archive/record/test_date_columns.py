"""What the database computes of partial dates is what their text says."""

import random
from itertools import product

from django.db.models import Value
from django.test import TestCase

from archive.record.date_columns import DayInTime, InTime
from archive.record.edtf import GROUPS, bounds, day_in_time, is_date, sortable
from archive.sources.models import Source
from tests.archive.record.test_edtf import FORMS
from tests.factories import make_source

UNDATED = ["", "x", "2017-", "[2017,", "2017,"]  # and what is no date
SEED = 20081105
MANY = 300


def drawn(seed, many):
    """Return dates of every form, drawn at random."""
    draw = random.Random(seed)  # noqa: S311 - nothing is kept secret by it

    def plain(length):
        year, month, day = draw.randint(1801, 2046), draw.randint(1, 12), 0
        day = draw.randint(1, 31 if month in (1, 3, 5, 7, 8, 10, 12) else 28)
        return f"{year}-{month:02}-{day:02}"[:length]

    def one():
        length = draw.choice((4, 7, 10))
        form = draw.randrange(4)
        if form == 0:
            return plain(length)
        if form == 1:
            return f"{plain(length)}~"
        if form == 2:
            return f"{plain(4)}-{draw.choice(list(GROUPS))}"
        dates = sorted({plain(length) for _ in range(draw.choice((2, 3)))})
        return f"[{','.join(dates)}]"

    return [text for text in (one() for _ in range(many)) if is_date(text)]


class BoundsTests(TestCase):
    """The bounds are columns that the database computes."""

    @classmethod
    def setUpTestData(cls):
        cls.source = make_source()

    def assertComputed(self, texts):
        rows = [
            Source(key=f"s{place}", slug=place, title="T", published_on=text)
            for place, text in enumerate(texts)
        ]
        Source.objects.bulk_create(rows)
        made = Source.objects.filter(key__startswith="s").exclude(pk=self.source.pk)
        for text, *found in made.annotate(
            sorts_as=InTime("published_on"),
            day=DayInTime("published_on"),
        ).values_list(
            *("published_on", "published_on_first", "published_on_last"),
            *("sorts_as", "day"),
        ):
            with self.subTest(text):
                told = *bounds(text), sortable(text), day_in_time(text)
                self.assertEqual(tuple(found), told)
        self.assertEqual(made.count(), len(texts))

    def test_of_every_form(self):
        self.assertComputed(list(FORMS))

    def test_of_nothing_and_of_what_is_no_date(self):
        self.assertComputed(UNDATED)

    def test_numbers_are_not_counted_from_words(self):
        Source.objects.update(published_on="2017-ab~")
        row = Source.objects.get()
        found = row.published_on_first, row.published_on_last
        self.assertEqual(found, ("2017-ab~", "2017-ab~"))

    def test_of_dates_drawn_at_random(self):
        with self.subTest(f"seed {SEED}"):
            self.assertComputed(drawn(SEED, MANY))

    def test_they_follow_an_update(self):
        Source.objects.update(published_on="2017-03~")
        row = Source.objects.get()
        found = row.published_on_first, row.published_on_last
        self.assertEqual(found, ("2017-02-01", "2017-04-31"))

    def test_first_and_last_month_of_a_year(self):
        months = [f"2017-{month:02}~" for month in range(1, 13)]
        self.assertComputed(months)

    def test_order_is_that_of_the_text(self):
        texts = [*FORMS, *drawn(SEED, 30)]
        Source.objects.bulk_create(
            Source(key=f"s{place}", slug=place, title="T", published_on=text)
            for place, text in enumerate(dict.fromkeys(texts))
        )
        found = Source.objects.exclude(pk=self.source.pk).order_by(
            InTime("published_on")
        )
        ordered = list(found.values_list("published_on", flat=True))
        self.assertEqual([*map(sortable, ordered)], sorted(map(sortable, ordered)))

    def test_nothing_comes_of_nothing(self):
        nothing = Value(None, output_field=Source._meta.get_field("published_on"))
        found = Source.objects.annotate(
            sorts_as=InTime(nothing), day=DayInTime(nothing)
        ).values_list("sorts_as", "day")
        self.assertEqual(list(found), [(None, None)])


class WithinTests(TestCase):
    """Bounds decide only what is certain: every day named lies between them."""

    def test_of_all_pairs_of_forms(self):
        for one, other in product(FORMS, FORMS):
            with self.subTest(one, other=other):
                is_certain = bounds(one)[1] < bounds(other)[0]
                self.assertEqual(is_certain and sortable(one) > sortable(other), False)
