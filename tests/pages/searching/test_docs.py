"""What docs/search.md says that real queries find is what they find."""

import re
from html import unescape

from django.conf import settings
from django.test import TestCase

from tests.lists import rows, total
from tests.seeds import load_seeds

ROW = re.compile(r"^\| `(.+?)` \| (.*?) ?\| (\d*) ?\| (.*?) ?\|$", re.MULTILINE)
CHIP = re.compile(r'class="chip" href="[^"]*">([^<]*?) <span')


def documented():
    """Return the rows of the table: typed, filters, number, what comes first."""
    text = (settings.BASE_DIR / "docs" / "search.md").read_text()
    return ROW.findall(text.partition("## What real queries find")[2])


class DocumentedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_every_row_is_true(self):
        self.assertGreater(len(documented()), 40)
        for typed, filters, number, first in documented():
            with self.subTest(typed):
                response = self.client.get("/en/search/", {"q": typed})
                if response.status_code == 302:
                    self.assertEqual(first, f"straight to `{response['Location']}`")
                    continue
                text = unescape(response.content.decode())
                self.assertEqual(", ".join(CHIP.findall(text)), filters)
                self.assertEqual(str(total(response)), number)
                self.assertIn(first, [", ".join(rows(response)[:3]), suggested(text)])


def suggested(text):
    """Return what a page without results suggests, as the table says it."""
    found = re.search(r'Did you mean <a href="[^"]*">([^<]*)', text)
    return f"suggests {found[1]}" if found else ""
