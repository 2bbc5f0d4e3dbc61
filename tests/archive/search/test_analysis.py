"""How words are compared."""

import unicodedata

from django.test import SimpleTestCase

from archive.search.analysis import (
    LONGEST,
    LONGEST_NAME,
    MOST_WORDS,
    analysed,
    document_terms,
    name_term,
    tokens,
    words,
)


def stems(text):
    return [word.stem for word in words(text)]


class FormTests(SimpleTestCase):
    def test_folded_before_it_is_stemmed(self):
        self.assertEqual(analysed("PAÍS"), ("pais", "pai", "paueds"))
        self.assertEqual(analysed("peace"), ("peace", "peac", ""))

    def test_forms_of_a_word_have_one_stem(self):
        for forms in (
            "migrante migrantes migrant migrants MIGRANTE",
            "fondo fondos",
            "nación nacion naciones NACIONES",
            "credit credits crédito créditos",
            "extraordinaria extraordinarias extraordinary",
            "treaty treaties",
        ):
            self.assertEqual(len(set(stems(forms))), 1, forms)

    def test_names_that_look_alike_keep_apart(self):
        for names in ("Dominica Dominicana", "Dominica Dominican", "Barbuda Barbados"):
            self.assertEqual(len(set(stems(names))), 2, names)

    def test_decomposed_letters_are_composed(self):
        decomposed = unicodedata.normalize("NFD", "Ñáñez")
        self.assertEqual(words(decomposed), words("Ñáñez"))

    def test_long_words_are_cut(self):
        self.assertEqual(len(analysed("x" * 50_000).form), LONGEST)

    def test_terms_are_ascii_letters_and_digits(self):
        text = "Ñandú 北京 Αθήνα ½ x² İstanbul straße ʻokina 100 % a_b\x00c"
        terms = document_terms([text], [text], [text])
        self.assertRegex(terms, r"\A[a-z0-9 ]+\Z")


class TokenTests(SimpleTestCase):
    def test_places_are_those_of_the_text(self):
        text = "«Ñáñez», n\N{COMBINING TILDE}andu; 14.ª a@b"
        self.assertEqual(
            [text[token.start : token.end] for token in tokens(text)],
            ["Ñáñez", "n\N{COMBINING TILDE}andu", "14", "ª", "a", "b"],
        )

    def test_signs_are_no_words(self):
        self.assertEqual(list(tokens("-- (…) ¶ % \x00 _")), [])

    def test_words_and_tokens_are_the_same(self):
        text = "The 14th Summit: «migrantes», peoples’ unity"
        self.assertEqual(
            [tuple(word) for word in words(text)],
            [(token.form, token.stem, token.accented) for token in tokens(text)],
        )


class TermTests(SimpleTestCase):
    def test_name(self):
        self.assertEqual(name_term("XIV Cumbre"), "nxivqqcumbre")
        self.assertEqual(name_term("xiv  CUMBRE."), "nxivqqcumbre")
        self.assertNotEqual(name_term("R17"), name_term("R1 ¶7"))

    def test_no_name(self):
        self.assertEqual(name_term(" - "), "")

    def test_long_names_are_cut(self):
        self.assertEqual(len(name_term("word " * 900)), LONGEST_NAME)

    def test_document(self):
        self.assertEqual(
            document_terms(["XIV"], ["Two peoples"], ["Ñáñez", "peoples"]),
            "nxiv ttwo tpeopl btwo bpeopl bnanez ftwo fpeoples x fnanez x fpeoples x "
            "ptwoqqpeoples auf1ue1uf1ez",
        )

    def test_document_without_words(self):
        self.assertEqual(document_terms([], [], []), "")
        self.assertEqual(document_terms(["-"], [], ["¶"]), "x")

    def test_endless_texts_are_cut(self):
        terms = document_terms([], [], ["peace " * (MOST_WORDS + 10)]).split()
        self.assertEqual(terms.count("fpeace"), MOST_WORDS)
