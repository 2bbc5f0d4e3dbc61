"""When a text of ours repeats the words it is about."""

from django.test import SimpleTestCase, TestCase

from archive.sources.own_words import (
    Corpus,
    Names,
    Text,
    overlaps,
    own_texts,
    words_of,
)
from archive.sources.quotations import OMISSION
from tests.factories import (
    make_initiative,
    make_milestone,
    make_page,
    make_passage,
    make_source,
    make_statement,
    make_topic,
)

NINE = "they agreed to create a joint fund for migrants"
EIGHT = "they agreed to create a joint fund for"


class WordsTests(SimpleTestCase):
    def assertWords(self, text, *expected):
        self.assertEqual(words_of(text), list(expected))

    def test_case_and_punctuation_are_no_words(self):
        self.assertWords(
            "The “Fund” – proposed, said.", "the", "fund", "proposed", "said"
        )

    def test_an_amount_is_one_word(self):
        self.assertWords("$3,000 or 3.5", "3,000", "or", "3.5")

    def test_hyphens_join(self):
        self.assertWords("ALBA-TCP, Vice‐President", "alba-tcp", "vice-president")

    def test_a_possessive_is_its_noun(self):
        self.assertWords("Venezuela’s peoples’ fund", "venezuela", "peoples", "fund")


class CorpusTests(SimpleTestCase):
    def shared(self, own, *texts, names=()):
        corpus = Corpus(
            Text("en", f"R{number}", text) for number, text in enumerate(texts, 1)
        )
        return corpus.shared(own, Names(names))

    def test_nine_words_in_a_row_are_too_many(self):
        found = self.shared(f"There {NINE}.", f"On Sunday {NINE}, it said")
        self.assertEqual(found, [("R1", NINE)])

    def test_eight_words_in_a_row_are_not(self):
        self.assertEqual(self.shared(f"{EIGHT} Cuba", f"{EIGHT} Bolivia"), [])

    def test_the_whole_run_is_named_once(self):
        run = f"{NINE} who face deportation"
        self.assertEqual(self.shared(run, f"In Caracas {run}"), [("R1", run)])

    def test_two_runs_are_two(self):
        other = "and heard what each had brought to the table"
        found = self.shared(f"{NINE} and {other}", NINE, other)
        self.assertEqual(found, [("R1", NINE), ("R2", other)])

    def test_the_longest_of_several_texts_is_named(self):
        found = self.shared(f"{NINE} today", NINE, f"{NINE} today")
        self.assertEqual(found, [("R2", f"{NINE} today")])

    def test_case_marks_and_commas_hide_nothing(self):
        own = NINE.replace("joint", "“joint”").capitalize()
        self.assertEqual(len(self.shared(own, NINE.replace("fund", "Fund,"))), 1)

    def test_words_of_a_name_do_not_count(self):
        text = f"{EIGHT} Saint Kitts and Nevis"
        self.assertEqual(self.shared(text, text, names=["Saint Kitts and Nevis"]), [])
        self.assertEqual(len(self.shared(text, text)), 1)

    def test_a_name_does_not_end_a_run(self):
        text = "they agreed in Cuba to create a joint fund for migrants"
        found = self.shared(text, text, names=["Cuba"])
        self.assertEqual(found, [("R1", text.casefold())])

    def test_part_of_a_name_counts(self):
        text = f"{EIGHT} Saint"
        self.assertEqual(len(self.shared(text, text, names=["Saint Lucia"])), 1)

    def test_a_name_cut_by_the_end_of_the_run_does_not_count(self):
        own, name = f"{EIGHT} the Community of States", "the Community of States"
        found = self.shared(own, f"{EIGHT} the Community", names=[name])
        self.assertEqual(found, [])

    def test_a_text_shorter_than_the_rule_shares_nothing(self):
        self.assertEqual(self.shared("A fund.", "A fund."), [])


class OverlapTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.passage = make_passage(text=f"On Sunday {NINE}")

    def overlaps(self, *texts, names=()):
        return [str(overlap) for overlap in overlaps(names, texts)]

    def test_a_summary_in_the_words_of_a_passage_is_named(self):
        statement = make_statement(passage=self.passage, summary_en=f"There {NINE}.")
        self.assertEqual(
            self.overlaps(),
            [f"statement {statement.pk}, summary_en: “{NINE}” ({self.passage})"],
        )

    def test_our_own_words_are_not(self):
        make_statement(summary_en="The states promised migrants a fund of their own.")
        self.assertEqual(self.overlaps(), [])

    def test_every_text_of_ours_is_compared(self):
        make_milestone(note_en=NINE)
        make_topic(scope_note_en=NINE)
        make_page(body_en=NINE)
        make_statement(basis="inferred", derivation_en=NINE)
        fields = {overlap.own.field for overlap in overlaps(())}
        self.assertEqual(
            fields, {"note_en", "scope_note_en", "body_en", "derivation_en"}
        )

    def test_names_are_no_text_of_ours(self):
        make_initiative(name_en=f"{NINE} who face deportation")
        self.assertEqual(self.overlaps(), [])

    def test_drafts_are_compared_before_anyone_reads_them(self):
        make_initiative(status="draft", summary_en=NINE)
        self.assertEqual(len(self.overlaps()), 1)

    def test_words_in_another_language_are_not_compared(self):
        make_statement(summary_es=f"Dijo: {NINE}.")
        self.assertEqual(self.overlaps(), [])

    def test_spanish_words_are_compared_with_spanish_passages(self):
        spanish = "acordaron crear un fondo conjunto en favor de los migrantes"
        make_passage(source=make_source(language="es"), text=f"Ayer {spanish}")
        make_statement(summary_es=f"Los Estados {spanish}.")
        self.assertIn(f"summary_es: “{spanish}”", self.overlaps()[0])

    def test_no_run_reaches_over_an_omission(self):
        make_passage(text=f"who met in Cuba{OMISSION}and agreed to help all who leave")
        make_statement(summary_en="Those who met in Cuba and agreed to help all.")
        self.assertEqual(self.overlaps(), [])

    def test_a_text_as_received_is_compared_whole(self):
        make_statement(summary_en="They met for the third time in as many years.")
        whole = Text("en", "report.txt", "They met for the third time in as many years")
        self.assertEqual(self.overlaps(), [])
        self.assertIn("(report.txt)", self.overlaps(whole)[0])

    def test_names_given_do_not_count(self):
        make_statement(summary_en=f"There {NINE}.")
        self.assertEqual(self.overlaps(names=["Joint Fund for Migrants"]), [])

    def test_a_text_of_ours_knows_its_language(self):
        make_topic(scope_note_es="Quienes migran.")
        [own] = [own for own in own_texts() if own.field == "scope_note_es"]
        self.assertEqual((own.words, own.language), ("Quienes migran.", "es"))
