"""The bar that shows how far a backup has come."""

from io import StringIO

from django.core.management.base import OutputWrapper
from django.test import SimpleTestCase

from alba_site.backups.progress import WIDTH, bar


class Terminal(StringIO):
    def isatty(self):
        return True


class BarTests(SimpleTestCase):
    def setUp(self):
        self.terminal = Terminal()

    def draw(self, total, *parts):
        """Return what stands on the line after each part."""
        advance = bar(OutputWrapper(self.terminal))(total)
        for part in parts:
            advance(part)
        return self.terminal.getvalue().split("\r")[1:]

    def test_half_is_half_a_bar(self):
        half = WIDTH // 2
        self.assertEqual(self.draw(10, 2, 3)[-1], f"[{'#' * half}{' ' * half}]")

    def test_line_is_empty_when_all_is_done(self):
        self.assertEqual(self.draw(10, 10)[-2:], [" " * (WIDTH + 2), ""])

    def test_nothing_to_do_is_done(self):
        self.assertEqual(self.draw(0, 0)[-1], "")

    def test_file_gets_no_bar(self):
        self.assertIsNone(bar(OutputWrapper(StringIO())))
