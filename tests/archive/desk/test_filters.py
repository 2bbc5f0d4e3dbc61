"""Filters of the desk's lists."""

from summits.models import Summit
from tests import factories as make
from tests.desk import DeskTestCase, page


class YearTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        make.make_summit(number=14, began_on="2017-03-05")
        make.make_summit(number=15, began_on="2017")
        make.make_summit(number=16, began_on="2018-12")

    def found(self, year):
        response = self.client.get(page(Summit, "changelist"), {"year": year})
        return sorted(row.number for row in response.context["cl"].result_list)

    def test_records_of_a_year_are_found(self):
        self.assertEqual(self.found("2017"), [14, 15])

    def test_what_is_no_year_finds_nothing(self):
        for text in ("", "20", "2017-03", "%", "x" * 2**16):
            with self.subTest(text[:9]):
                self.assertEqual(self.found(text), [])
