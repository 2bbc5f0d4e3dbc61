"""The bar that shows how far a command has come."""

from io import StringIO

from django.core.management.base import OutputWrapper
from django.test import SimpleTestCase

from alba_site.management.progress import WIDTH, bar, draw


class Terminal(StringIO):
    def isatty(self):
        return True


class BarTests(SimpleTestCase):
    def setUp(self):
        self.terminal = Terminal()

    def shown(self):
        """Return what stood on the line, one after the other."""
        return self.terminal.getvalue().split("\r")[1:]

    def draw(self, total, *parts):
        """Return what stands on the line after each part."""
        advance = bar(OutputWrapper(self.terminal))(total)
        for part in parts:
            advance(part)
        return self.shown()

    def test_half_is_half_a_bar(self):
        half = WIDTH // 2
        self.assertEqual(self.draw(10, 2, 3)[-1], f"[{'#' * half}{' ' * half}]")

    def test_line_is_empty_when_all_is_done(self):
        self.assertEqual(self.draw(10, 10)[-2:], [" " * (WIDTH + 2), ""])

    def test_nothing_to_do_is_done(self):
        self.assertEqual(self.draw(0, 0)[-1], "")

    def test_line_says_what_is_done_and_all_of_it_goes(self):
        draw(OutputWrapper(self.terminal), 3, 3, "summit")
        line, blank, last = self.shown()
        self.assertEqual(line, f"summit [{'#' * WIDTH}]")
        self.assertEqual((len(blank), last), (len(line), ""))

    def test_file_gets_no_bar(self):
        file = StringIO()
        bar(OutputWrapper(file))(10)(5)
        self.assertEqual(file.getvalue(), "")
