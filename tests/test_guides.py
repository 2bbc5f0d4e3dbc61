"""The guides in two languages: as many parts, and as much said in each of them."""

import re

from django.conf import settings
from django.test import SimpleTestCase

ENTRY = re.compile(r"^(?:-|\d+\.) ", re.MULTILINE)


def parts(guide):
    """Return the level of every part of a guide, and how much it holds."""
    text = (settings.BASE_DIR / "docs" / guide).read_text()
    return [
        {
            "level": len(part[1]),
            "entries": len(ENTRY.findall(part[2])),
            "lines": sum(bool(line.strip()) for line in part[2].splitlines()),
            "paragraphs": len(re.split(r"\n{2,}", part[2].strip())),
        }
        for part in re.finditer(r"^(#+) .*\n((?:(?!#+ ).*\n)*)", text, re.MULTILINE)
    ]


class GuideTests(SimpleTestCase):
    def test_editions_say_as_much(self):
        english, spanish = parts("editing.md"), parts("editing.es.md")
        self.assertGreater(len(english), 5)
        self.assertEqual(spanish, english)

    def test_editions_lead_to_each_other(self):
        for guide in ["editing", "deploying"]:
            for own, other in [(".md", ".es.md"), (".es.md", ".md")]:
                with self.subTest(guide + own):
                    text = (settings.BASE_DIR / "docs" / (guide + own)).read_text()
                    self.assertIn(f"({guide}{other})", text.splitlines()[2])
