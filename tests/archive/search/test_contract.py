"""What both databases must find, in the same order: the one suite run on each.

Every list is asserted whole.
"""

from django.test import TestCase

from archive.publishing import edition
from archive.search import index
from archive.search.query import Filters, Query
from archive.search.searching import PER_PAGE, Finding, current_facets, search
from tests.archive.search.finding import asked, found
from tests.factories import (
    make_event,
    make_initiative,
    make_passage,
    make_source,
    make_state,
    make_statement,
    make_summit,
    make_topic,
)


def make_text(number, words, **fields):
    """Return a passage with these words, all of them shown, of a text of its own."""
    source = make_source(
        number=number,
        title="Report",
        short="",
        display="full",
        published_on=fields.pop("date", "2017-03-06"),
        language=fields.pop("language", "en"),
    )
    return make_passage(source=source, text=words, **fields)


class WordTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_text(1, "A fund for migrants.", date="2017-03-06")
        make_text(2, "Un fondo para los migrantes.", date="2025-02-03", language="es")
        make_text(3, "The migrant needs no wall.", date="2009-11-24")
        make_text(4, "Migration is not new.", date="2010-04-19")
        index.refresh()

    def test_forms_of_both_languages_meet(self):
        every = ["passage R2 ¶1", "passage R1 ¶1", "passage R3 ¶1"]
        self.assertEqual(sorted(found("migrante")), sorted(every))
        self.assertEqual(sorted(found("MIGRANTES")), sorted(every))
        self.assertEqual(sorted(found("migrants")), sorted(every))

    def test_words_as_typed_come_before_other_forms(self):
        self.assertEqual(
            found("migrant"), ["passage R3 ¶1", "passage R2 ¶1", "passage R1 ¶1"]
        )
        self.assertEqual(
            found("migrantes"), ["passage R2 ¶1", "passage R1 ¶1", "passage R3 ¶1"]
        )

    def test_every_word_must_stand_there(self):
        self.assertEqual(found("migrants wall"), ["passage R3 ¶1"])
        self.assertEqual(found("migrants peace"), [])

    def test_articles_and_prepositions_do_not_count(self):
        self.assertEqual(found("the fund of the migrants"), ["passage R1 ¶1"])

    def test_articles_alone_count(self):
        self.assertEqual(found("the"), ["passage R3 ¶1"])

    def test_signs_alone_find_nothing(self):
        for typed in ("'", "-", ".", "(((", "¶", "\x00", "%", "*"):
            self.assertEqual(found(typed), [], typed)

    def test_nothing_asked_finds_everything(self):
        self.assertEqual(search(Query()).total, 8)

    def test_excluded_word_in_any_form(self):
        self.assertEqual(
            found(Query(("migrants",), without=("walls",))),
            ["passage R1 ¶1", "passage R2 ¶1"],
        )

    def test_excluded_phrase(self):
        self.assertEqual(
            found(Query(("migrant",), without=("no wall",))),
            ["passage R2 ¶1", "passage R1 ¶1"],
        )

    def test_exclusion_alone_leaves_the_rest(self):
        query = Query(without=("migrants",), filters=Filters(type=("passage",)))
        self.assertEqual(found(query), ["passage R4 ¶1"])

    def test_word_nobody_has_beside_one_excluded(self):
        self.assertEqual(found(Query(("peace",), without=("migrants",))), [])


class StrangeWordTests(TestCase):
    """No input is an error on either database."""

    @classmethod
    def setUpTestData(cls):
        make_text(1, "An a@b, NOT x; O'Neill: 50% of C++ (or so) \\ and ½ of it.")
        make_text(2, "北京 and Αθήνα, Ñandú and n\N{COMBINING TILDE}andu.")
        index.refresh()

    def test_operators_are_words(self):
        for typed in ("NOT x", "x OR y*", "a@b", 'O"Neill', "NEAR(x)", "fterms:x"):
            self.assertIsInstance(found(typed), list, typed)

    def test_words_with_signs_are_found(self):
        for typed in ("a@b", "O'Neill", "50%", "NOT x", "½"):
            self.assertEqual(found(typed), ["passage R1 ¶1"], typed)

    def test_other_alphabets(self):
        for typed in ("北京", "Αθηνα", "αθήνα", "ñandu", "nandú"):
            self.assertEqual(found(typed), ["passage R2 ¶1"], typed)

    def test_nul_is_no_part_of_a_word(self):
        self.assertEqual(found("\x00Athina\x00"), [])
        self.assertEqual(found("50\x00 so"), ["passage R1 ¶1"])

    def test_thousand_words(self):
        self.assertEqual(found(asked(" ".join(f"word{n}" for n in range(1200)))), [])

    def test_long_words(self):
        self.assertEqual(found("x" * 50_000), [])

    def test_many_exclusions(self):
        query = Query(("neill",), without=tuple(f"word{n}" for n in range(40)))
        self.assertEqual(found(query), ["passage R1 ¶1"])


class OrderTests(TestCase):
    """The tuple: name, title, as typed, side by side, all words; date; reference."""

    @classmethod
    def setUpTestData(cls):
        make_text(1, "a bank in an alliance", date="2017-03-06")
        make_text(2, "an alliance bank", date="2016-03-06")
        make_text(3, "alliances and their banks", date="2025-03-06")
        make_text(4, "alliances and their banks", date="2025-03-06")
        make_text(5, "alliances and their banks", date="")
        make_text(10, "alliances and their banks", date="2025-03-06")
        make_event(slug="named", name_en="Alliance Bank", name_es="", began="2001")
        make_event(
            slug="titled", name_en="Of Alliances and Banks", name_es="", began="2002"
        )
        index.refresh()

    def test_whole_order(self):
        self.assertEqual(
            found("alliance bank"),
            [
                "event named",
                "event titled",
                "passage R2 ¶1",
                "passage R1 ¶1",
                "passage R3 ¶1",
                "passage R4 ¶1",
                "passage R10 ¶1",
                "passage R5 ¶1",
            ],
        )

    def test_records_referred_to_alike_stand_by_their_keys(self):
        """Whichever of them was written first."""
        for key, slug in [("b", "act-1"), ("a", "act-01"), ("c", "act-001")]:
            make_event(key=key, slug=slug, name_en="Wall", began="2003")
            index.refresh()
        self.assertEqual(
            found("wall"), ["event act-01", "event act-1", "event act-001"]
        )

    def test_other_order_of_the_words_is_another_name(self):
        self.assertEqual(
            found("bank alliance")[:3], ["event named", "event titled", "passage R1 ¶1"]
        )

    def test_record_is_known_by_name(self):
        for typed, answer in [("alliance BANK", True), ("bank", False), ("'", False)]:
            finding = Finding(asked(typed), current_facets(edition.current()))
            self.assertIs(finding.is_name, answer, typed)


class AccentTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_text(1, "Asked by Peña.", date="2001")
        make_text(2, "Asked by Pena.", date="2025")
        index.refresh()

    def test_accents_typed_come_first(self):
        self.assertEqual(found("peña"), ["passage R1 ¶1", "passage R2 ¶1"])

    def test_accents_come_before_words_side_by_side(self):
        make_text(3, "By Peña of a bank.", date="2001")
        make_text(4, "By a Pena bank.", date="2001")
        self.assertEqual(found("peña bank"), ["passage R3 ¶1", "passage R4 ¶1"])
        self.assertEqual(found("pena bank"), ["passage R4 ¶1", "passage R3 ¶1"])

    def test_without_accents_all_are_alike(self):
        self.assertEqual(found("pena"), ["passage R2 ¶1", "passage R1 ¶1"])

    def test_letter_and_accent_apart_are_one_letter(self):
        self.assertEqual(
            found("pen\N{COMBINING TILDE}a"), ["passage R1 ¶1", "passage R2 ¶1"]
        )


class PhraseTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        make_text(1, "A world without walls.", date="2001")
        make_text(2, "Worlds without wall; a world, without walls!", date="2002")
        make_text(3, "Without walls: the world.", date="2003")
        make_text(4, "World without. World peace. Peace without walls.", date="2004")
        make_source(number=9, title="A world", publisher="Without Walls", short="")
        index.refresh()

    def test_words_side_by_side_only(self):
        query = Query(phrases=("world without walls",))
        self.assertEqual(found(query), ["passage R2 ¶1", "passage R1 ¶1"])

    def test_no_other_form_of_the_words(self):
        self.assertEqual(
            found(Query(phrases=("worlds without wall",)))[:1], ["passage R2 ¶1"]
        )

    def test_two_words(self):
        query = Query(phrases=("without walls",), filters=Filters(type=("passage",)))
        self.assertEqual(
            found(query),
            ["passage R4 ¶1", "passage R3 ¶1", "passage R2 ¶1", "passage R1 ¶1"],
        )

    def test_one_word(self):
        self.assertEqual(found(Query(phrases=("worlds",))), ["passage R2 ¶1"])

    def test_words_besides(self):
        query = Query(("peace",), phrases=("without walls",))
        self.assertEqual(found(query), ["passage R4 ¶1"])

    def test_no_phrase_reaches_from_one_text_into_another(self):
        query = Query(
            phrases=("world without walls",), filters=Filters(type=("source",))
        )
        self.assertEqual(found(query), [])

    def test_pairs_apart_are_no_phrase(self):
        self.assertEqual(found(Query(phrases=("world without walls peace",))), [])


class NarrowedTests(TestCase):
    """Each count is the total one gets by choosing its value."""

    @classmethod
    def setUpTestData(cls):
        cuba, mexico = make_state("Cuba"), make_state("Mexico")
        topic = make_topic()
        for number in range(1, 4):
            summit = make_summit(number=number, began_on=f"200{number}-01-01")
            make_statement(summit=summit, states=[cuba], topics=[topic])
            make_statement(summit=summit, states=[mexico, cuba])
        make_initiative()
        index.refresh()
        cls.queries = [
            asked("summit"),
            Query(),
            asked("cumbre", filters=Filters(country=("cuba",))),
            asked("cumbre", filters=Filters(country=("mexico",), year=("2002",))),
            asked("cumbre", filters=Filters(type=("statement",), topic=("topic-01",))),
            Query(filters=Filters(year=("1999",))),
            Query(filters=Filters(country=("cuba", "mexico"), year=("2001", "2003"))),
        ]

    def test_each_count_is_the_total_behind_it(self):
        for query in self.queries:
            for facet, counts in search(query).counts.items():
                for value, count in counts.items():
                    narrowed = search(query.narrowed(**{facet: (value,)}))
                    self.assertEqual(narrowed.total, count, (query, facet, value))

    def test_without_each_filter(self):
        for query in self.queries:
            for facet, count in search(query).fewer.items():
                self.assertEqual(search(query.narrowed(**{facet: ()})).total, count)

    def test_counts_of_all_facets(self):
        self.assertEqual(
            search(asked("summit", filters=Filters(country=("mexico",)))).counts,
            {
                "type": {"summit": 3, "statement": 3},
                "country": {"cuba": 9, "mexico": 6},
                "year": {"2001": 2, "2002": 2, "2003": 2},
                "topic": {"topic-01": 3},
            },
        )

    def test_filters_narrow_together(self):
        query = asked("summit", filters=Filters(("statement",), ("mexico",), ("2002",)))
        self.assertEqual(found(query), ["statement S2 s2"])

    def test_values_of_a_facet_are_either(self):
        query = Query(filters=Filters(type=("summit",), year=("2001", "2003", "x")))
        self.assertEqual(found(query), ["summit S3", "summit S1"])
        either = Query(filters=Filters(type=("topic",), country=("cuba", "mexico")))
        self.assertEqual(found(either), [])

    def test_value_nobody_has_finds_nothing(self):
        for facet in ("type", "country", "year", "topic"):
            query = asked("summit").narrowed(**{facet: ("x",)})
            self.assertEqual(search(query).total, 0, facet)

    def test_name_does_not_escape_the_filters(self):
        self.assertEqual(found(asked("Mexico", filters=Filters(year=("2003",)))), [])


class PageTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        for number in range(1, 2 * PER_PAGE + 6):
            make_text(number, "Peace." if number % 3 else "Peace, peaces.")
        index.refresh()
        cls.query = asked("peaces", filters=Filters(type=("passage",)))

    def test_pages_together_are_the_total(self):
        results = search(self.query)
        every = [hit for page in range(1, 4) for hit in found(self.query, page)]
        self.assertEqual((results.total, results.pages), (45, 3))
        self.assertEqual(len(every), 45)
        self.assertEqual(len(set(every)), 45)

    def test_order_goes_on_from_page_to_page(self):
        every = [hit for page in range(1, 4) for hit in found(self.query, page)]
        typed = [f"passage R{number} ¶1" for number in range(3, 46, 3)]
        rest = [f"passage R{number} ¶1" for number in range(1, 46) if number % 3]
        self.assertEqual(every, typed + rest)

    def test_page_out_of_range_has_no_hits(self):
        results = search(self.query, 4)
        self.assertEqual((results.hits, results.pages, results.total), ([], 3, 45))

    def test_number_of_queries_does_not_grow(self):
        search(self.query)
        with self.assertNumQueries(3):  # the edition, the terms, the documents
            search(self.query)
        with self.assertNumQueries(3):
            search(asked("R7", filters=Filters(year=("2017",))))
