"""A citation as CSL-JSON."""

import json

from django.test import SimpleTestCase

from alba_site.pages.machines.citing.csl import written
from archive.kinds.bibliography import Author
from tests.pages.machines.citing.entries import BARE, consulted


def item(*args, **fields):
    [only] = json.loads(written(consulted(*args, **fields)))
    return only


class CslTests(SimpleTestCase):
    def test_whole(self):
        self.assertEqual(
            item(),
            {
                "id": "alba-S14-D1",
                "type": "document",
                "author": [
                    {"literal": "ALBA-TCP"},
                    {"family": "Maduro", "given": "Nicolás"},
                ],
                "title": "Manifiesto de Caracas",
                "container-title": "14th Summit",
                "issued": {"date-parts": [[2017, 3, 5]]},
                "publisher-place": "Caracas",
                "publisher": "ALBA-TCP Summit Archive",
                "archive": "ALBA-TCP Summit Archive",
                "archive_location": "S14-D1",
                "language": "es",
                "note": "Reported in R1 ¶3",
                "URL": "https://alba.example.org/en/summits/14/manifesto/",
                "accessed": {"date-parts": [[2026, 11, 8]]},
            },
        )

    def test_what_is_unknown_is_left_out(self):
        names = {"id", "type", "title", "publisher", "language", "URL", "accessed"}
        self.assertEqual(set(item(BARE)), names)

    def test_dates_are_as_precise_as_known(self):
        for began, ended, issued in [
            ("2017", "", {"date-parts": [[2017]]}),
            ("2017-03", "", {"date-parts": [[2017, 3]]}),
            ("2017-03-05", "2017-03-06", {"date-parts": [[2017, 3, 5], [2017, 3, 6]]}),
            ("2017~", "", {"literal": "about 2017"}),
            ("[2017-03,2017-04]", "", {"literal": "March or April 2017"}),
        ]:
            with self.subTest(began):
                self.assertEqual(item(began=began, ended=ended)["issued"], issued)

    def test_family_without_a_given_name(self):
        names = item(authors=(Author("Sandino", "Sandino"),))["author"]
        self.assertEqual(names, [{"family": "Sandino"}])

    def test_letters_are_written_as_they_are(self):
        self.assertIn("Nicolás", written(consulted()))
