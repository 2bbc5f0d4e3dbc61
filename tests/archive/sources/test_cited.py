"""How texts and their passages are cited."""

from django.test import TestCase

from archive.kinds.bibliography import Sort
from archive.sources import cited
from tests import factories as make


class SourceTests(TestCase):
    def test_report_of_a_publisher(self):
        source = make.make_source(
            number=7, publisher="The Post", dateline="Caracas", published_on="2017-03"
        )
        entry = cited.source(source)
        self.assertEqual((entry.sort, entry.reference), (Sort.REPORT, "R7"))
        self.assertEqual((entry.began, entry.place), ("2017-03", "Caracas"))
        [who] = entry.authors
        self.assertEqual(who.name, "The Post")

    def test_author_comes_before_the_publisher(self):
        source = make.make_source(author="A. Pen", publisher="The Post")
        [who] = cited.source(source).authors
        self.assertEqual((who.name, who.sort_name), ("A. Pen", ""))

    def test_nobody_is_named_where_the_copy_names_nobody(self):
        self.assertEqual(cited.source(make.make_source()).authors, ())

    def test_title_is_in_the_language_of_the_text(self):
        text = make.make_source(language="fr", title="Paix", kind="declaration")
        entry = cited.source(text)
        self.assertEqual((entry.title.lang, entry.sort), ("fr", Sort.DOCUMENT))


class PassageTests(TestCase):
    def test_passage_that_the_page_shows(self):
        passage = make.make_passage(source=make.make_source(number=7, display="full"))
        entry = cited.passage_of_source(passage.source, "p1")
        self.assertEqual(entry.reference, "R7 ¶1")
        self.assertEqual(entry.title, f"{passage.source.title}, ¶1")
        self.assertEqual(entry.path, passage.get_absolute_url())

    def test_passage_that_no_fact_quotes_is_not_shown(self):
        passage = make.make_passage()
        self.assertIsNone(cited.passage_of_source(passage.source, "p1"))
        make.make_summit(passage=passage)
        self.assertIsNotNone(cited.passage_of_source(passage.source, "p1"))

    def test_no_such_passage(self):
        self.assertIsNone(cited.passage_of_source(make.make_source(), "p1"))
