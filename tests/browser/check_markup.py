"""Pages are valid HTML, by the Nu Html Checker, and carry no script."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from django.test import SimpleTestCase

from tests.browser.pages import (
    LANGUAGES,
    TOOLS,
    Reader,
    examples,
    in_language,
    linked,
)
from tests.crawl import Page

CHECK = ["java", "-jar", TOOLS / "vnu-jar/build/dist/vnu.jar", "--errors-only"]
RUNS = ("javascript:", "vbscript:", "data:")


def fetch():
    """Return every page in both languages: dict of address to ``tests.crawl.Page``."""
    everywhere = [*linked(), *examples()]
    paths = {in_language(code, path) for code in LANGUAGES for path in everywhere}
    return {path: Page(path, Reader().get(path)) for path in sorted(paths)}


class MarkupTests(SimpleTestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.pages = fetch()

    def test_every_page_is_valid(self):
        with TemporaryDirectory() as directory:
            for path, page in self.pages.items():
                name = path.strip("/").replace("/", " ")
                Path(directory, f"{name}.html").write_bytes(page.content)
            command = [*CHECK, directory]
            said = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual((said.returncode, said.stderr), (0, ""))

    def test_no_page_carries_a_script_that_runs(self):
        for path, page in self.pages.items():
            for tag, attrs in page.tags:
                with self.subTest(path=path, tag=tag):
                    if tag == "script":
                        self.assertEqual(attrs, {"type": "application/ld+json"})
                    self.assertEqual([a for a in attrs if a.startswith("on")], [])
                    self.assertFalse(attrs.get("href", "").startswith(RUNS))
