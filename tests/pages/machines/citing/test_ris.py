"""A citation as RIS."""

from django.test import SimpleTestCase

from alba_site.pages.machines.citing.ris import day, written
from archive.kinds.bibliography import Sort
from tests.pages.machines.citing.entries import BARE, consulted


class RisTests(SimpleTestCase):
    def test_whole(self):
        self.assertEqual(
            written(consulted()).split("\r\n"),
            [
                "TY  - GEN",
                "AU  - ALBA-TCP",
                "AU  - Maduro, Nicolás",
                "TI  - Manifiesto de Caracas",
                "T2  - 14th Summit",
                "PY  - 2017",
                "DA  - 2017/03/05/",
                "CY  - Caracas",
                "PB  - ALBA-TCP Summit Archive",
                "AN  - S14-D1",
                "LA  - es",
                "N1  - Reported in R1 ¶3",
                "UR  - https://alba.example.org/en/summits/14/manifesto/",
                "Y2  - 2026/11/08/",
                "ER  - ",
                "",
            ],
        )

    def test_what_is_unknown_is_left_out(self):
        tags = {line[:2] for line in written(consulted(BARE)).split("\r\n")}
        self.assertEqual(tags, {"TY", "TI", "PB", "LA", "UR", "Y2", "ER", ""})

    def test_sort_has_a_type(self):
        for sort, code in [(Sort.PAGE, "ELEC"), (Sort.REPORT, "NEWS")]:
            told = written(consulted(sort=sort))
            self.assertTrue(told.startswith(f"TY  - {code}\r\n"))

    def test_value_begins_no_other_line(self):
        told = written(consulted(BARE, title="One\r\nER  - two"))
        self.assertIn("TI  - One ER - two\r\n", told)

    def test_days_are_as_precise_as_known(self):
        for date, told in {
            "2017": "2017///",
            "2017-03": "2017/03//",
            "2017-03-05": "2017/03/05/",
            "": "",
        }.items():
            self.assertEqual(day(date), told)
