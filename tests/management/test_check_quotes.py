"""What ``manage.py check_quotes`` compares with a text as received."""

import hashlib
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import CommandError, call_command
from django.test import TestCase

from archive.sources.models import Passage
from members.models import Membership
from summits.models import Summit
from tests.factories import (
    make_citation,
    make_membership,
    make_passage,
    make_source,
    make_summit,
)

TEXT = (
    "ALBA Pledges Solidarity\n\nCaracas, March 6, 2017 – The bloc met at its "
    "14th\N{NO-BREAK SPACE}summit and proposed “to relaunch the Fund,” it reads."
)


class CheckQuotesTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.source = make_source(sha256=hashlib.sha256(TEXT.encode()).hexdigest())
        cls.passage = make_passage(
            source=cls.source,
            text="its 14th\N{NO-BREAK SPACE}summit […] “to relaunch the Fund,”",
        )
        cls.summit = make_summit(passage=cls.passage, quote="its 14th summit")

    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def check(self, *texts):
        """Check files that hold ``texts``; return what is said, and as errors."""
        paths = []
        for number, text in enumerate(texts):
            paths.append(self.folder / f"{number}.txt")
            paths[-1].write_bytes(text if isinstance(text, bytes) else text.encode())
        self.out, self.err = StringIO(), StringIO()
        call_command("check_quotes", *paths, stdout=self.out, stderr=self.err)
        return self.out.getvalue()

    def assertFaulty(self, fault, *texts, count=1):
        """Check that the command fails and names ``fault``."""
        with self.assertRaisesMessage(CommandError, f"Faults found: {count}."):
            self.check(*texts)
        self.assertIn(fault, self.err.getvalue())

    def test_quotations_that_hold_are_counted(self):
        said = self.check(TEXT)
        self.assertIn("3 of 3 quotations hold.", said)
        self.assertEqual(self.err.getvalue(), "")

    def test_quotations_are_compared_after_normalising(self):
        make_citation(
            self.summit, passage=self.passage, quote='"to relaunch the Fund,"'
        )
        self.assertIn("4 of 4 quotations hold.", self.check(TEXT))

    def test_words_of_a_fact_that_are_not_there_are_named(self):
        Summit.objects.update(quote="its 15th summit")
        self.assertFaulty("¶1 “its 15th summit” (summit “", TEXT)
        self.assertIn("2 of 3 quotations hold.", self.out.getvalue())

    def test_a_quotation_may_not_cut_a_word(self):
        Membership.objects.filter(pk=make_membership(passage=self.passage).pk).update(
            quote="launch the Fund"
        )
        self.assertFaulty("“launch the Fund” (membership “", TEXT)

    def test_a_passage_stands_to_the_letter(self):
        Passage.objects.update(text="its 14th summit […] “to relaunch the Fund,”")
        self.assertFaulty("“its 14th summit” (the passage itself)", TEXT)

    def test_passages_reported_in_the_text_are_compared_too(self):
        declaration = make_passage(
            text="to relaunch the Fund", reported_in=self.passage
        )
        self.assertIn("4 of 4 quotations hold.", self.check(TEXT))
        Passage.objects.filter(pk=declaration.pk).update(text="to create the Fund")
        self.assertFaulty("“to create the Fund” (reported here)", TEXT)

    def test_a_text_that_no_source_was_made_from_is_named(self):
        self.assertFaulty("0.txt: no source has the SHA-256 ", TEXT + "\n")

    def test_every_file_is_checked_even_after_a_fault(self):
        self.assertFaulty("0.txt: no source has the SHA-256 ", "Another text.", TEXT)
        self.assertIn("3 of 3 quotations hold.", self.out.getvalue())

    def test_a_text_in_no_utf_8_is_named(self):
        self.assertFaulty("0.txt: not a text in UTF-8", b"\xff")

    def test_a_file_that_is_missing_is_named(self):
        err = StringIO()
        with self.assertRaisesMessage(CommandError, "Faults found: 1."):
            call_command("check_quotes", "/nowhere/text", stderr=err)
        self.assertIn("/nowhere/text: No such file or directory", err.getvalue())
