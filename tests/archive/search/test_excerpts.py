"""The words around those looked for, to the letter."""

from django.test import SimpleTestCase
from django.utils.translation import override

from archive.search.asking import asked
from archive.search.excerpts import BEFORE, LENGTH, excerpts, pieces
from archive.search.query import Query


def marked(found):
    """Return pieces as text, the hits in brackets."""
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in found)


def excerpt(text, *words, phrases=()):
    [found] = excerpts([("en", text)], asked(Query(words, phrases)))
    return found


class PieceTests(SimpleTestCase):
    def test_words_as_they_stand(self):
        found = pieces(
            "A «MIGRANT», el Migrante; migrants’", asked(Query(("migrant",)))
        )
        self.assertEqual(marked(found), "A «[MIGRANT]», el [Migrante]; [migrants]’")

    def test_pieces_together_are_the_text(self):
        text = "  «Ñáñez» – n\N{COMBINING TILDE}a, nañez\N{NO-BREAK SPACE}x"
        found = pieces(text, asked(Query(("nanez", "ña"))))
        self.assertEqual("".join(piece.text for piece in found), text)
        self.assertEqual(
            [piece.text for piece in found if piece.is_hit],
            ["Ñáñez", "n\N{COMBINING TILDE}a", "nañez"],
        )

    def test_words_side_by_side_are_one_piece(self):
        found = pieces("The bank fund, the fund", asked(Query(("fund", "bank"))))
        self.assertEqual(marked(found), "The [bank fund], the [fund]")

    def test_phrase_is_one_piece_and_its_words_elsewhere_none(self):
        query = Query(phrases=("without walls",))
        found = pieces("Without Walls, walls without, without", asked(query))
        self.assertEqual(marked(found), "[Without Walls], walls without, without")

    def test_words_without_meaning_are_not_marked(self):
        found = pieces("The fund of the bank", asked(Query(("the", "bank"))))
        self.assertEqual(marked(found), "The fund of the [bank]")

    def test_text_without_hits(self):
        self.assertEqual(pieces("Peace.", asked(Query(("war",)))), [("Peace.", False)])
        self.assertEqual(pieces("", asked(Query(("war",)))), [])


class ExcerptTests(SimpleTestCase):
    def test_short_text_is_whole(self):
        found = excerpt("One fund.", "fund")
        self.assertEqual(marked(found.pieces), "One [fund].")
        self.assertEqual((found.before, found.after), (False, False))

    def test_long_text_is_cut_around_the_hits(self):
        found = excerpt("war " * 200 + "fund " + "war " * 200, "fund")
        words = "".join(piece.text for piece in found.pieces).split()
        self.assertEqual(len(words), LENGTH)
        self.assertEqual(words.index("fund"), BEFORE)
        self.assertEqual((found.before, found.after), (True, True))

    def test_end_of_a_long_text(self):
        found = excerpt("war " * 200 + "fund.", "fund")
        self.assertTrue(marked(found.pieces).endswith("war [fund]."))
        self.assertEqual((found.before, found.after), (True, False))

    def test_most_different_words_are_shown(self):
        text = "fund fund fund " + "war " * 100 + "fund bank " + "war " * 100
        found = excerpt(text, "fund", "bank")
        self.assertIn("[fund bank]", marked(found.pieces))

    def test_text_in_the_readers_language_comes_first(self):
        texts = [("en", "One fund."), ("es", "Un fund.")]
        for language in ("en", "es"):
            with override(language):
                [found] = excerpts(texts, asked(Query(("fund",))))
            self.assertEqual(found.lang, language)

    def test_text_with_the_hits_comes_before_it(self):
        texts = [("en", "One fund."), ("es", "Un fondo."), ("pt", "Uma verba.")]
        for word, language in [("fondo", "es"), ("verba", "pt"), ("war", "en")]:
            [found] = excerpts(texts, asked(Query((word,))))
            self.assertEqual(found.lang, language)

    def test_no_text(self):
        self.assertEqual(excerpts([], asked(Query(("fund",)))), [])
