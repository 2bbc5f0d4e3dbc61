"""Direct words so short that they need no sentence of ours, on invented meetings."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import TestCase
from django.utils.translation import override

from archive.publishing.findings import written
from archive.publishing.rules import unsaid
from archive.search import index
from archive.sources.facts import facts_of
from archive.sources.models import Source
from summits.models import Statement
from summits.rules import words_unread
from tests import factories as make
from tests.archive.publishing.test_parts import withdraw
from tests.archive.search.finding import entry_of, found
from tests.constraints import Broken, ConstraintCases
from tests.crawl import Page
from tests.desk import DeskTestCase, page, typed
from tests.findings import lacking, refused, told

WORDS = "Ningún pueblo de estas islas camina solo"
SHOWN = f"«{WORDS}»"
UNREAD = (
    "Readers are shown these words neither in English nor in Spanish: say in one "
    "sentence what was said."
)
NEEDED = (
    "Say in one sentence what was said: only direct words of at most 120 characters "
    "need none."
)


def passage_of(text, language="es", **fields):
    """Return a passage of ``text`` of an invented source in a language."""
    source = make.make_source(language=language, **fields)
    return make.make_passage(text=text, source=source)


def passage_in_spanish():
    """Return a passage that is in Spanish, of a text in two languages."""
    source = make.make_source(language="mul", languages="en es")
    return make.make_passage(text=WORDS, source=source, language="es")


def make_words(text=WORDS, passage=None, **fields):
    """Return a statement of direct words with no sentence of ours, unless given."""
    passage = passage or passage_of(text)
    none = {"summary_en": "", "summary_es": "", "speech": "direct"}
    fields = {**none, "quote": text, "passage": passage, **fields}
    return make.make_statement(**fields)


def make_unread(**fields):
    """Return a statement of words alone whose text came to be in French."""
    row = make_words(**fields)
    Source.objects.filter(pk=row.passage.source_id).update(language="fr")
    return Statement.objects.get(pk=row.pk)


def called(statement, reader):
    """Return what a statement is called to a reader, and in which language."""
    with override(reader):
        return str(statement), statement.summary.lang


def of_121_characters(statement):
    text = "a" * 121
    none = {"summary_en": "", "summary_es": "", "speech": "direct"}
    return {**none, "quote": text}


CASES = [
    Broken(
        "statement_has_a_sentence_or_short_words",
        make.make_statement,
        {"summary_en": "", "summary_es": ""},
        "summary_en",
        NEEDED,
    ),
    Broken(
        "statement_has_a_sentence_or_short_words",
        make.make_statement,
        of_121_characters,
        "summary_en",
        NEEDED,
        early=True,  # the passage does not have them
    ),
]


class ConstraintTests(ConstraintCases, TestCase):
    cases = CASES


class NeededTests(TestCase):
    """Which statements need a sentence of ours."""

    def assertAsked(self, message, **fields):
        """Assert that a statement is refused for want of a sentence."""
        row = make_words(**{"summary_en": "They said so.", **fields})
        row.summary_en = row.summary_es = ""
        with self.assertRaises(ValidationError) as caught:
            row.full_clean()
        self.assertEqual(caught.exception.message_dict, {"summary_en": [message]})
        return row

    def assertRefusedByTheDatabase(self, row):
        rows = Statement.objects.filter(pk=row.pk)
        with self.assertRaises(IntegrityError), transaction.atomic():
            rows.update(summary_en="", summary_es="")

    def test_120_characters_need_none(self):
        row = make_words(f"{'ñ' * 119}.")
        row.full_clean()

    def test_121_characters(self):
        row = self.assertAsked(NEEDED, text=f"{'ñ' * 120}.")
        self.assertRefusedByTheDatabase(row)

    def test_reported_speech(self):
        row = self.assertAsked(NEEDED, speech="reported")
        self.assertRefusedByTheDatabase(row)

    def test_no_words(self):
        nothing = {"passage": None, "quote": ""}
        row = make.make_statement(speech="direct", **nothing)
        self.assertRefusedByTheDatabase(row)

    def test_words_in_a_third_language(self):
        self.assertAsked(UNREAD, passage=passage_of(WORDS, "fr"))

    def test_words_of_a_source_shown_by_reference_only(self):
        passage = passage_of(WORDS, display="reference")
        self.assertAsked(UNREAD, passage=passage)

    def test_message_in_spanish(self):
        row = make_words(passage=passage_of(WORDS, "fr"), summary_en="They said so.")
        row.summary_en = ""
        with override("es"):
            with self.assertRaises(ValidationError) as caught:
                row.clean()
            [[said]] = caught.exception.message_dict.values()
        self.assertIn("ni en español ni en inglés", said)

    def test_passage_that_is_not_there(self):
        row = make_words(summary_en="They said so.")
        row.summary_en, row.passage_id = "", "nowhere"
        with self.assertRaises(ValidationError) as caught:
            row.full_clean()
        self.assertIn("passage", caught.exception.message_dict)


class CalledTests(TestCase):
    """What a statement is called to readers of each language."""

    def test_words_stand_for_it_in_their_language(self):
        self.assertEqual(called(make_words(), "es"), (SHOWN, "es"))

    def test_readers_of_the_other_find_them_in_theirs(self):
        self.assertEqual(called(make_words(), "en"), (SHOWN, "es"))

    def test_readers_of_the_other_find_our_sentence_in_their_own(self):
        row = make_words(summary_en="They said that nobody was alone.")
        said = "They said that nobody was alone."
        self.assertEqual(called(row, "en"), (said, "en"))
        self.assertEqual(called(row, "es"), (SHOWN, "es"))

    def test_english_words_have_english_marks(self):
        row = make_words(
            "No island walks alone", passage_of("No island walks alone", "en")
        )
        for reader in ("en", "es"):
            said = called(row, reader)
            self.assertEqual(said, ("“No island walks alone”", "en"))

    def test_our_sentence_in_the_language_of_the_words_comes_first(self):
        row = make_words(summary_es="Dijeron que nadie está solo.")
        said = "Dijeron que nadie está solo."
        self.assertEqual(called(row, "es"), (said, "es"))
        self.assertEqual(called(row, "en"), (said, "es"))

    def test_language_of_the_passage_comes_before_that_of_its_text(self):
        row = make_words(passage=passage_in_spanish())
        self.assertEqual(called(row, "en"), (SHOWN, "es"))

    def test_reported_speech_is_called_by_our_sentence_alone(self):
        row = make_words(summary_en="They said so.", speech="reported")
        self.assertEqual(called(row, "es"), ("They said so.", "en"))

    def test_longer_words_are_called_by_our_sentence_alone(self):
        text = f"{'ñ' * 120}."
        row = make_words(text, summary_en="They said so.")
        self.assertEqual(called(row, "es"), ("They said so.", "en"))

    def test_words_that_readers_do_not_see_are_not_told(self):
        passage = passage_of(WORDS, display="reference")
        row = make_words(passage=passage, summary_en="They said so.")
        self.assertEqual(called(row, "es"), ("They said so.", "en"))

    def test_messages_name_it_between_one_pair_of_marks(self):
        self.assertEqual(make_words().named(), f"statement {SHOWN}")
        ours = make.make_statement(summary_en="It called.")
        self.assertEqual(ours.named(), "statement “It called.”")

    def test_words_instead_of_a_sentence(self):
        row = make_words(summary_en="They said so.")
        for reader, words in [("es", WORDS), ("en", "")]:
            with override(reader):
                self.assertEqual(row.words_instead, words)

    def test_without_sentence_and_words_it_is_called_by_its_act(self):
        row = make_words(act="calls-for")
        Source.objects.update(display="reference")
        row = Statement.objects.get()
        self.assertEqual((str(row), row.words_instead), ("calls for", ""))

    def test_two_sentences_cost_no_query(self):
        make_words(summary_en="They said so.", summary_es="Así lo dijeron.")
        row = Statement.objects.get()
        with self.assertNumQueries(0):
            str(row)


class ToldTests(TestCase):
    """What is not needed is not missed; what nobody reads is refused."""

    def test_words_are_not_missed_in_their_language(self):
        row = make_words()
        self.assertEqual((unsaid(row, "es"), unsaid(row, "en")), ([], ["sentence"]))
        said = "Readers of English find another language here: sentence."
        self.assertEqual(told(row), [f"{SHOWN}: {said}"])

    def test_nothing_is_missed_beside_a_sentence_in_the_other(self):
        self.assertEqual(told(make_words(summary_en="They said so.")), [])

    def test_source_is_not_closed_while_words_of_it_stand_alone(self):
        row = make_words()
        source = row.passage.source
        source.display = "reference"
        source.save()
        self.assertEqual(refused(source), {"summary_en": [UNREAD]})

    def test_passage_is_not_said_to_be_in_a_third_language(self):
        row = make_words()
        row.passage.language = "fr"
        row.passage.save()
        self.assertEqual(refused(row.passage), {"summary_en": [UNREAD]})

    def test_statement_that_came_past_the_forms(self):
        self.assertEqual(refused(make_unread()), {"summary_en": [UNREAD]})

    def test_draft_is_told_what_it_lacks(self):
        row = make_unread(passage=passage_of(WORDS, status="draft"))
        self.assertEqual(lacking(row)["summary_en"], [UNREAD])

    def test_withdrawn_statement_keeps_no_source_open(self):
        row = make_words()
        withdraw(row)
        Source.objects.update(display="reference")
        self.assertEqual(words_unread(written(row.passage.source)), [])

    def test_with_a_sentence_the_source_may_be_closed(self):
        row = make_words(summary_en="They said so.")
        Source.objects.update(display="reference")
        self.assertEqual(words_unread(written(row.passage.source)), [])

    def test_many_rows_cost_as_many_queries_as_one(self):
        rows = [make_words() for _ in range(4)]
        for some in (rows[:1], rows):
            with self.assertNumQueries(1):
                words_unread(written(*some))

    def test_nothing_written_that_concerns_them_costs_no_query(self):
        person = make.make_person()
        with self.assertNumQueries(0):
            words_unread(written(person))


class PageTests(TestCase):
    """Readers find the words where a sentence would stand, and once."""

    @classmethod
    def setUpTestData(cls):
        cls.topic = make.make_topic()
        cls.cuba = make.make_state("Cuba")
        cls.person = make.make_person("Ana Rivas")
        cls.body = make.make_organization()
        cls.event = make.make_event()
        cls.summit = make.make_summit(number=14)
        cls.row = make_words(
            summit=cls.summit,
            person=cls.person,
            topics=[cls.topic],
            states=[cls.cuba],
            organizations=[cls.body],
            events=[cls.event],
        )
        index.refresh()

    def pages(self):
        records = [self.summit, self.topic, self.cuba, self.person]
        return [
            record.get_absolute_url() for record in [*records, self.body, self.event]
        ]

    def assertOnce(self, url, words=WORDS):
        response = self.client.get(url)
        self.assertEqual(Page(url, response).text("main").count(words), 1, url)
        return response

    def test_readers_of_its_language_find_it_once_on_every_page(self):
        for url in self.pages():
            response = self.assertOnce(url.replace("/en/", "/es/"))
            self.assertContains(response, f">{SHOWN}<", msg_prefix=url)
            self.assertContains(response, "Las mismas palabras:", msg_prefix=url)

    def test_readers_of_the_other_find_it_marked_as_such(self):
        for url in self.pages():
            response = self.assertOnce(url)
            self.assertContains(response, f' lang="es">{SHOWN}<', msg_prefix=url)

    def test_beside_our_sentence_the_words_stand_below(self):
        Statement.objects.update(summary_en="They said so.")
        text = Page("/en/", self.client.get(self.summit.get_absolute_url())).text(
            "main"
        )
        self.assertIn("They said so.", text)
        self.assertIn(f"“{WORDS}”", text)

    def test_source_calls_the_fact_by_its_words(self):
        url = self.row.passage.source.get_absolute_url()
        self.assertContains(self.client.get(url), f' lang="es">{SHOWN}</a>')
        response = self.client.get(url.replace("/en/", "/es/"))
        self.assertContains(response, f">{SHOWN}</a>")

    def test_withdrawn_its_place_tells_nothing_of_it(self):
        withdraw(self.row)
        response = self.client.get(self.summit.get_absolute_url())
        self.assertContains(response, 'id="s1"')
        self.assertNotContains(response, WORDS)

    def test_declaration_calls_it_by_its_words_beside_the_passage(self):
        source = make.make_source(kind="declaration", language="es")
        text = make.make_passage(text=WORDS, source=source)
        adopted = make.make_declaration(summit=self.summit, text=source)
        make_words(passage=text, summit=self.summit, act="says")
        response = self.client.get(adopted.get_absolute_url())
        self.assertContains(response, f'Says</a>: <span lang="es">{SHOWN}</span>')

    def test_search_finds_it_by_its_words_and_shows_them_once(self):
        self.assertIn("statement S14 s1", found("pueblo islas"))
        response = self.client.get("/es/search/", {"q": "pueblo islas type:statement"})
        text = Page("/es/search/", response).text("main")
        self.assertEqual(text.count("camina solo"), 1)


class FactTests(TestCase):
    """What a source says the fact is called is what the statement is called."""

    def assertCalledAlike(self, row):
        for reader in ("en", "es"):
            with override(reader):
                key = row._meta.label_lower, row.pk
                label = facts_of({key[0]: [row.pk]})[key].label
                said = row.summary
                self.assertEqual((str(label), label.lang), (str(said), said.lang))

    def test_each_kind_of_words(self):
        english, ours = passage_of(WORDS, "en"), {"summary_en": "They said so."}
        for fields in (
            {},
            {"passage": english},
            {"passage": passage_in_spanish()},
            ours,
            {"passage": english, **ours},
            {**ours, "speech": "reported"},
            {**ours, "text": f"{'ñ' * 120}."},
            {**ours, "passage": passage_of(WORDS, "fr")},
            {**ours, "passage": passage_of(WORDS, display="reference")},
        ):
            with self.subTest(fields):
                self.assertCalledAlike(make_words(**fields))


class EntryTests(TestCase):
    def test_titles_are_what_readers_of_each_language_are_told(self):
        make_words(summary_en="They said so.")
        entry = entry_of("statement")
        self.assertEqual((entry.title_en, entry.title_es), ("They said so.", SHOWN))
        self.assertEqual(entry.texts, [("es", WORDS)])

    def test_other_language_has_no_title_of_its_own(self):
        make_words()
        entry = entry_of("statement")
        self.assertEqual((entry.title_en, entry.title_es), ("", SHOWN))


class DeskTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.summit = make.make_summit()
        self.passage = passage_of(WORDS)

    def add(self, **fields):
        url = f"{page(Statement, 'add')}?summit={self.summit.pk}"
        what = {"act": "says", "speech": "direct", "passage": self.passage.pk}
        form = typed(self.client.get(url), **what, **fields)
        return self.client.post(url, form)

    def test_added_without_a_sentence(self):
        self.assertSaved(self.add(quote=WORDS))
        self.assertEqual(called(Statement.objects.get(), "es"), (SHOWN, "es"))

    def test_refused_at_its_field_without_loss(self):
        self.passage = passage_of(WORDS, "fr")
        response = self.add(quote=WORDS)
        self.assertContains(response, UNREAD)
        self.assertEqual(typed(response)["quote"], [WORDS])
        self.assertFalse(Statement.objects.exists())

    def test_table_misses_the_other_language_alone(self):
        make_words(summit=self.summit, passage=self.passage)
        response = self.client.get(page(type(self.summit), "change", self.summit.pk))
        self.assertContains(response, SHOWN)
        self.assertContains(response, '<span class="st missing">no English</span>')

    def test_list_calls_it_by_its_words(self):
        make_words()
        response = self.client.get(page(Statement, "changelist"))
        self.assertContains(response, SHOWN)

    def test_closing_its_source_is_refused_by_name(self):
        row = make_words(passage=self.passage)
        url = page(Source, "change", row.passage.source_id)
        response = self.client.post(
            url, typed(self.client.get(url), display="reference")
        )
        self.assertContains(response, "neither in English nor in Spanish")
        self.assertEqual(
            Source.objects.get(pk=row.passage.source_id).display, "quotations"
        )
