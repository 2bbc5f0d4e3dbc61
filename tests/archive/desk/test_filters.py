"""Filters of the desk's lists."""

from archive.sources.models import Source
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

    def test_set_of_dates_is_of_each_of_its_years_and_of_none_between(self):
        make.make_summit(number=17, began_on="[2007,2009]")
        found = {year: self.found(year) for year in ("2007", "2008", "2009")}
        self.assertEqual(found, {"2007": [17], "2008": [], "2009": [17]})

    def test_years_that_records_have_are_offered_the_latest_first(self):
        make.make_summit(number=17, began_on="[2007-12,2008-01]")
        response = self.client.get(page(Summit, "changelist"))
        [spec] = [s for s in response.context["cl"].filter_specs if s.title == "year"]
        offered = [value for value, _label in spec.lookup_choices]
        self.assertEqual(offered, ["2018", "2017", "2008", "2007"])

    def test_what_is_no_year_finds_nothing(self):
        for text in ("", "20", "2017-03", "%", "x" * 2**16):
            with self.subTest(text[:9]):
                self.assertEqual(self.found(text), [])


class InUseTests(DeskTestCase):
    def choices(self, **asked):
        response = self.client.get(page(Source, "changelist"), asked)
        changelist = response.context["cl"]
        [spec] = [s for s in changelist.filter_specs if s.title == "language"]
        return [str(choice["display"]) for choice in spec.choices(changelist)]

    def test_choices_that_no_record_has_are_not_offered(self):
        make.make_source(language="ht")
        self.assertEqual(self.choices(), ["All", "Haitian Creole"])

    def test_choice_made_stays(self):
        make.make_source(language="ht")
        found = self.choices(language__exact="zu")
        self.assertEqual(found, ["All", "Haitian Creole", "Zulu"])
