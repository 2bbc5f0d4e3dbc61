"""The bench of the desk: a line for each of the five largest forms."""

import io
from contextlib import redirect_stdout
from unittest import mock

from django.contrib.auth import get_user_model
from django.test import SimpleTestCase, TestCase

from bench import corpus, desk
from bench.desk import Form
from bench.report import at_the_desk
from summits.models import Summit


def printed(*forms):
    """Return what the report prints of ``forms``, and what it says has failed."""
    with (
        mock.patch.object(desk, "forms", return_value=forms),
        redirect_stdout(io.StringIO()) as out,
    ):
        failed = at_the_desk("Forms")
    return out.getvalue(), failed


class FormsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        corpus.fill(1, corpus.LONG)

    def test_the_largest_forms_are_opened_changed_and_saved(self):
        # The environment of tests is set up already.
        with (
            mock.patch.object(desk, "setup_test_environment"),
            mock.patch.object(desk, "teardown_test_environment"),
        ):
            forms = desk.forms()
        labels = ["summit", "initiative", "source", "person", "state"]
        self.assertEqual([form.label for form in forms], labels)
        self.assertEqual({form.status for form in forms}, {302})
        self.assertFalse([form for form in forms if form.is_missed])
        summit = Summit.objects.get(slug=corpus.LONG)
        self.assertTrue(summit.summary_en.endswith(desk.TYPED))
        self.assertFalse(get_user_model().objects.exists())


class ReportTests(SimpleTestCase):
    def test_targets_stand_below(self):
        out, failed = printed(Form("summit", 16, 46_000, 54, 302))
        self.assertRegex(out, r"summit +16 +46000 +54\n")
        self.assertRegex(out, r"at most +60 +250000 +150\n")
        self.assertEqual(failed, [])

    def test_each_target_that_is_missed_is_told(self):
        for dear in ((61, 1, 1), (1, 250_001, 1), (1, 1, 151)):
            out, _failed = printed(Form("summit", *dear, 302))
            self.assertIn(" missed", out)

    def test_form_that_is_not_saved_has_failed(self):
        _out, failed = printed(Form("summit", 16, 46_000, 54, 200))
        self.assertEqual(failed, ["summit: 200"])
