"""What is searched of texts, and of further words about records."""

from itertools import permutations

from django.test import SimpleTestCase, TestCase

from archive.sources.facts import facts_resting_on
from archive.sources.models import Citation, Passage, Source
from archive.sources.search import (
    beside,
    in_order_of,
    names_in,
    sources,
    variants_of,
    words_quoted,
)
from summits.models import Summit, Topic
from tests.archive.sources.test_querysets import MAKERS
from tests.factories import (
    make_citation,
    make_participation,
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
        make_citation(cls.draft)

    def test_variants_are_words_that_differ(self):
        self.assertEqual(
            variants_of([self.summit]), {self.summit.pk: ["XI", "", "XIV"]}
        )

    def keys_beside(self, rows):
        return {row.pk for others in beside(rows) for row in others}

    def test_records_change_with_what_speaks_of_them(self):
        make_citation(make_statement(summit=self.summit))
        self.assertEqual(
            self.keys_beside(Citation.objects.all()),
            {self.summit.pk, self.draft.pk, "statement-01"},
        )

    def test_what_speaks_of_records_changes_with_them(self):
        rows = Summit.objects.filter(pk=self.summit.pk)
        self.assertEqual(self.keys_beside(rows), {self.same.pk, self.variant.pk})

    def test_kinds_of_which_no_words_are_shown_stand_alone(self):
        with self.assertNumQueries(0):
            self.assertEqual(self.keys_beside(Topic.objects.all()), set())


class QuotedTests(TestCase):
    def test_words_in_the_order_of_the_text(self):
        passage = make_passage(text="One two three.")
        for quote in ("three", "One", "three"):
            make_statement(passage=passage, quote=quote)
        self.assertEqual(words_quoted([passage]), {passage.pk: ["One", "three"]})

    def test_longer_of_two_that_begin_alike_comes_first(self):
        passage = make_passage(text="One two three.")
        for quote in ("One", "One two three", "One two"):
            make_statement(passage=passage, quote=quote)
        self.assertEqual(
            words_quoted([passage]), {passage.pk: ["One two three", "One two", "One"]}
        )

    def test_words_of_a_record_that_is_not_public(self):
        passage, draft = make_passage(text="One two."), make_summit(status="draft")
        make_citation(draft, passage=passage, quote="One")
        make_statement(summit=draft, passage=passage, quote="two")
        self.assertEqual(words_quoted([passage]), {passage.pk: []})

    def test_passages_without_quotations(self):
        passage = make_passage()
        self.assertEqual(words_quoted([passage]), {passage.pk: []})
        with self.assertNumQueries(0):
            self.assertEqual(words_quoted([]), {})


class OrderTests(SimpleTestCase):
    """However quotations come, by another process or database, they stand alike."""

    text = "One two. One three."

    def test_any_order_gives_one(self):
        quotes = ["One two", "One", "One three", "two", "printed", "Printed"]
        found = {tuple(in_order_of(self.text, order)) for order in permutations(quotes)}
        self.assertEqual(len(found), 1)

    def test_order_of_the_text(self):
        self.assertEqual(
            in_order_of(self.text, {"One three", "two", "One"}),
            ["One", "two", "One three"],
        )


class PageTests(TestCase):
    """A text is found by just the words that its page shows."""

    @classmethod
    def setUpTestData(cls):
        cls.source = make_source()
        rows = {name: make() for name, make in MAKERS.items()}
        make_participation(person=rows["Person"], organization=rows["Organization"])
        cls.rows = [*rows.values(), make_source(), make_passage(), cls.source]
        for number, row in enumerate(cls.rows):
            passage = make_passage(source=cls.source, text=f"Words of {number}.")
            make_citation(row, passage=passage)

    def assertSameWords(self, count):
        passages = list(Passage.objects.filter(source=self.source))
        found = {key: words for key, words in words_quoted(passages).items() if words}
        shown = {}
        for fact in facts_resting_on(self.source, {row.pk for row in passages}):
            shown.setdefault(fact.passage, []).append(fact.quote)
        self.assertEqual(found, shown)
        quoted = Passage.objects.quoted().filter(source=self.source)
        self.assertEqual({row.pk for row in quoted}, set(found))
        self.assertEqual(len(found), count)

    def test_words_of_every_kind_of_record(self):
        self.assertSameWords(len(self.rows))

    def test_words_of_records_that_are_not_public(self):
        default = Source.objects.get(key="default-source")
        default.status = "draft"
        default.save()
        self.assertSameWords(3)  # those of the texts and the passage


class AliasTests(TestCase):
    def test_one_a_line_without_the_language(self):
        self.assertEqual(
            names_in("U.S. [en]\r\n\n EE. UU. [es]\nAmérica"),
            ["U.S.", "EE. UU.", "América"],
        )


def ordered():
    return Source.objects.order_by("key")
