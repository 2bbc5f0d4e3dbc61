"""A citation as BibTeX."""

from django.test import SimpleTestCase

from alba_site.pages.machines.citing.bibtex import escaped, written
from tests.pages.machines.citing.entries import BARE, consulted


class BibtexTests(SimpleTestCase):
    def test_whole(self):
        self.assertEqual(
            written(consulted()),
            "@misc{alba-S14-D1,\n"
            "  author = {{ALBA-TCP} and Maduro, Nicolás},\n"
            "  title = {{Manifiesto de Caracas}},\n"
            "  booktitle = {14th Summit},\n"
            "  date = {2017-03-05},\n"
            "  year = {2017},\n"
            "  address = {Caracas},\n"
            "  howpublished = {ALBA-TCP Summit Archive, S14-D1},\n"
            "  note = {Reported in R1 ¶3},\n"
            "  language = {es},\n"
            "  url = {https://alba.example.org/en/summits/14/manifesto/},\n"
            "  urldate = {2026-11-08},\n"
            "}\n",
        )

    def test_what_is_unknown_is_left_out(self):
        told = written(consulted(BARE))
        for name in ["author", "date =", "year", "address", "note", "booktitle"]:
            with self.subTest(name):
                self.assertNotIn(f"  {name}", told)

    def test_span_is_one_date(self):
        told = written(consulted(ended="2017-03-06"))
        self.assertIn("  date = {2017-03-05/2017-03-06},\n", told)

    def test_name_that_nobody_splits_stays_whole(self):
        names = consulted().entry.authors[:1]
        self.assertIn("author = {{ALBA-TCP}},", written(consulted(authors=names)))

    def test_no_sign_is_a_command(self):
        for text, printed in {
            "50 % & more": r"50 \% \& more",
            "a_b #1 $2": r"a\_b \#1 \$2",
            "{x}": r"\{x\}",
            "~^": r"\textasciitilde{}\textasciicircum{}",
            "\\input": r"\textbackslash{}input",
            "Ñáñez – «paz»": "Ñáñez – «paz»",
            "two\n lines": "two lines",
        }.items():
            with self.subTest(text):
                self.assertEqual(escaped(text), printed)

    def test_address_closes_no_brace(self):
        told = written(consulted(BARE, path="/en/x}/{y/"))
        self.assertIn("/en/x%7D/%7By/},", told)
