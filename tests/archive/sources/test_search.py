"""What is searched of texts, and of further words about records."""

from itertools import permutations

from django.test import SimpleTestCase, TestCase

from archive.sources.facts import facts_resting_on
from archive.sources.models import Passage, Source
from archive.sources.search import QUOTES, in_order_of
from tests.archive.search.finding import entries_of, entry_of
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
            {
                (entry.title_en, entry.title_es)
                for entry in entries_of("source").values()
            },
            {("", "Uno"), ("One", "")},
        )

    def test_words_of_its_page(self):
        make_source(publisher="The Press", author="A. B.", dateline="Caracas")
        entry = entry_of("source")
        self.assertEqual(entry.texts, [("en", "The Press · A. B."), ("en", "Caracas")])

    def test_short_name_and_number(self):
        make_source(short="Report of 6 March", number=8)
        entry = entry_of("source")
        self.assertEqual((entry.reference, entry.names), ("R8", ["Report of 6 March"]))

    def test_lede_is_not_shown_and_not_searched(self):
        make_source(lede="Hidden words")
        entry = entry_of("source")
        self.assertNotIn("Hidden", str(entry))


class VariantTests(TestCase):
    """What is said of a record otherwise is found with it."""

    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit()
        cls.text = make_source(display="full")
        cls.said = {
            "passage": make_passage(source=cls.text),
            "reading_en": "We say so.",
        }
        make_citation(cls.summit, field="number", **cls.said)

    def unseen(self):
        return list(filter(None, entry_of("summit").unseen))

    def vary(self):
        make_citation(self.summit, says="value", stated_value="XI", **self.said)

    def test_words_that_say_the_same_are_none(self):
        self.assertEqual(self.unseen(), [])

    def test_words_that_differ_and_our_reading(self):
        self.vary()
        self.assertEqual(self.unseen(), ["XI", "We say so."])

    def test_words_of_a_text_of_which_none_are_shown(self):
        self.vary()
        self.text.display = "reference"
        self.text.save()
        self.assertEqual(self.unseen(), ["We say so."])

    def test_words_of_a_text_that_is_not_public(self):
        self.vary()
        self.text.status = "draft"
        self.text.save()
        self.assertEqual(self.unseen(), [])


def words_quoted(*passages):
    """Return what public facts quote of ``passages``, by key, in order."""
    found = QUOTES.load([row.pk for row in passages])
    return {
        row.pk: in_order_of(row.text, {quote for [quote] in found[row.pk]})
        for row in passages
    }


class QuotedTests(TestCase):
    def test_words_in_the_order_of_the_text(self):
        passage = make_passage(text="One two three.")
        for quote in ("three", "One", "three"):
            make_statement(passage=passage, quote=quote)
        self.assertEqual(words_quoted(passage), {passage.pk: ["One", "three"]})

    def test_longer_of_two_that_begin_alike_comes_first(self):
        passage = make_passage(text="One two three.")
        for quote in ("One", "One two three", "One two"):
            make_statement(passage=passage, quote=quote)
        self.assertEqual(
            words_quoted(passage), {passage.pk: ["One two three", "One two", "One"]}
        )

    def test_words_of_a_record_that_is_not_public(self):
        passage, draft = make_passage(text="One two."), make_summit(status="draft")
        make_citation(draft, passage=passage, quote="One")
        make_statement(summit=draft, passage=passage, quote="two")
        self.assertEqual(words_quoted(passage), {passage.pk: []})

    def test_passages_without_quotations(self):
        passage = make_passage()
        self.assertEqual(words_quoted(passage), {passage.pk: []})


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
        found = {key: words for key, words in words_quoted(*passages).items() if words}
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
