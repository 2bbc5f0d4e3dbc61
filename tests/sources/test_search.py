"""What is searched of texts, and of further words about records."""

from django.test import TestCase

from alba_site.sources.models import Citation, Source
from alba_site.sources.search import (
    names_in,
    public_among,
    records_of,
    sources,
    variants_of,
    words_quoted,
)
from summits.models import Summit
from tests.factories import (
    make_citation,
    make_passage,
    make_source,
    make_statement,
    make_summit,
)


class SourceTests(TestCase):
    def test_title_is_in_the_language_of_the_text(self):
        make_source(title="Uno", language="es")
        make_source(title="One", language="en")
        self.assertEqual(
            [(entry.title_en, entry.title_es) for entry in sources(ordered())],
            [("", "Uno"), ("One", "")],
        )

    def test_words_of_its_page(self):
        make_source(publisher="The Press", author="A. B.", dateline="Caracas")
        [entry] = sources(ordered())
        self.assertEqual(entry.texts, [("en", "The Press · A. B."), ("en", "Caracas")])

    def test_short_name_and_number(self):
        make_source(short="Report of 6 March", number=8)
        [entry] = sources(ordered())
        self.assertEqual((entry.reference, entry.names), ("R8", ["Report of 6 March"]))

    def test_lede_is_not_shown_and_not_searched(self):
        make_source(lede="Hidden words")
        [entry] = sources(ordered())
        self.assertNotIn("Hidden", str(entry))


class CitationTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit, cls.draft = make_summit(), make_summit(status="draft")
        cls.same = make_citation(cls.summit, field="number")
        cls.variant = make_citation(
            cls.summit, says="value", stated_value="XI", reading_es="XIV"
        )
        cls.of_draft = make_citation(cls.draft)

    def test_variants_are_words_that_differ(self):
        self.assertEqual(
            variants_of([self.summit]), {self.summit.pk: ["XI", "", "XIV"]}
        )

    def test_records_that_citations_speak_of(self):
        make_citation(make_statement(summit=self.summit))
        found = {row.pk for rows in records_of(Citation.objects.all()) for row in rows}
        self.assertEqual(found, {self.summit.pk, self.draft.pk, "statement-01"})

    def test_public_citations_are_of_public_records(self):
        every = [self.same.pk, self.variant.pk, self.of_draft.pk]
        self.assertEqual(public_among(Citation, every), {self.same.pk, self.variant.pk})
        self.assertEqual(
            public_among(Summit, [self.summit.pk, self.draft.pk]), {self.summit.pk}
        )


class QuotedTests(TestCase):
    def test_words_in_the_order_of_the_text(self):
        passage = make_passage(text="One two three.")
        for quote in ("three", "One", "three"):
            make_statement(passage=passage, quote=quote)
        self.assertEqual(words_quoted([passage]), {passage.pk: ["One", "three"]})

    def test_passages_without_quotations(self):
        passage = make_passage()
        self.assertEqual(words_quoted([passage]), {passage.pk: []})
        with self.assertNumQueries(0):
            self.assertEqual(words_quoted([]), {})


class AliasTests(TestCase):
    def test_one_a_line_without_the_language(self):
        self.assertEqual(
            names_in("U.S. [en]\r\n\n EE. UU. [es]\nAmérica"),
            ["U.S.", "EE. UU.", "América"],
        )


def ordered():
    return Source.objects.order_by("key")
