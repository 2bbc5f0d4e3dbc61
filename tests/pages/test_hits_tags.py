"""Hits are marked in words that are escaped."""

from django.test import SimpleTestCase

from alba_site.pages.templatetags.hits import around, marked
from archive.search.results import Excerpt, Piece

PIECES = [Piece("a <b> ", is_hit=False), Piece("R&D", is_hit=True)]


class MarkedTests(SimpleTestCase):
    def test_hits_are_marked_and_all_words_escaped(self):
        self.assertEqual(marked(PIECES), "a &lt;b&gt; <mark>R&amp;D</mark>")

    def test_nothing_is_nothing(self):
        self.assertEqual(marked([]), "")

    def test_dots_stand_where_the_text_goes_on(self):
        for before, after, expected in [
            (False, False, "a &lt;b&gt; <mark>R&amp;D</mark>"),
            (True, False, "… a &lt;b&gt; <mark>R&amp;D</mark>"),
            (False, True, "a &lt;b&gt; <mark>R&amp;D</mark> …"),
        ]:
            with self.subTest(before=before, after=after):
                excerpt = Excerpt(PIECES, "en", before=before, after=after)
                self.assertEqual(around(excerpt), expected)
