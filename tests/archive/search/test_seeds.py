"""What real queries find in the seeds: the table of docs/search.md."""

from django.test import TestCase
from django.utils.translation import override

from archive.search import index
from archive.search.query import Query
from archive.search.searching import search
from tests.archive.search.finding import asked, found
from tests.seeds import load_seeds


class SeedTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()
        index.refresh()

    def assertFirst(self, expected, *typed):
        for words in typed:
            self.assertEqual(found(words)[:1], [expected], words)

    def test_one_word_in_any_form_and_language(self):
        every = [
            sorted(found(words) + found(asked(words), 2))
            for words in ("migrante", "MIGRANTES", "migrants")
        ]
        self.assertEqual(len(every[0]), 21)
        self.assertEqual(every[0], every[1])
        self.assertEqual(every[0], every[2])

    def test_person_without_accents(self):
        self.assertEqual(
            found("nanez"), ["person freddy-nanez", "passage R2 ¶3", "summit X12"]
        )
        self.assertFirst("person freddy-nanez", "Ñáñez", "ÑAÑEZ", "Freddy Nanez")

    def test_ordinals_of_a_summit(self):
        self.assertFirst(
            "summit S14",
            *("XIV", "xiv", "14", "14th", "XIV cumbre", "cumbre XIV", "14th Summit"),
            *("fourteenth", "fourteenth summit", "decimocuarta", "décima cuarta"),
            *("decimocuarto", "14.ª cumbre", "S14", "summit 14", "XIV Cumbre del ALBA"),
        )

    def test_ordinals_of_an_extraordinary_summit(self):
        self.assertFirst(
            "summit X12",
            *("12 extraordinaria", "X12", "x 12", "12th Extraordinary Summit"),
            *(
                "XII Cumbre Extraordinaria",
                "twelfth extraordinary",
                "12.ª extraordinaria",
            ),
            *("duodécima extraordinaria", "decimosegunda cumbre extraordinaria"),
        )

    def test_codes_and_names_of_countries(self):
        for country, typed in [
            ("VEN", "VEN|ven|VE|Venezuela|venezolano|venezolanas|Venezuelans"),
            (
                "VEN",
                "República Bolivariana de Venezuela|Bolivarian Republic of Venezuela",
            ),
            (
                "VCT",
                "San Vicente y las Granadinas|St. Vincent & Grenadines|sanvicentino",
            ),
            ("VCT", "Saint Vincent and the Grenadines|St Vincent and the Grenadines"),
            ("BOL", "Plurinational State of Bolivia|boliviana"),
            ("NIC", "nicaragüenses|nicaraguense"),
            ("USA", "US|U.S.|EE. UU.|Estados Unidos|estadounidenses"),
        ]:
            self.assertFirst(f"country {country}", *typed.split("|"))

    def test_misprinted_country(self):
        self.assertEqual(
            found("Antigua and Barbados"), ["country ATG", "passage R1 ¶11"]
        )
        self.assertEqual(found("Barbados"), ["passage R1 ¶11", "country ATG"])

    def test_dominica_is_not_the_dominican_republic(self):
        self.assertEqual(found("Dominica"), ["country DMA", "passage R1 ¶11"])
        self.assertEqual(found("Dominican Republic"), [])

    def test_misprint_of_latin(self):
        self.assertIn("passage S14-D1 ¶2", found("latin american"))
        self.assertEqual(
            found("lain american"),
            [
                "passage R1 ¶8",
                "statement S14 s12",
                "declaration S14-D1",
                "passage S14-D1 ¶2",
            ],
        )

    def test_exact_phrase(self):
        self.assertEqual(
            found(Query(phrases=("world without walls",))),
            [
                "event world-conference-without-walls",
                "passage R1 ¶9",
                "summit S14",
                "statement S14 s13",
            ],
        )
        self.assertEqual(found(Query(phrases=("walls without world",))), [])

    def test_excluded_word(self):
        without = search(Query(("migrants",), without=("credit",)))
        self.assertEqual(without.total, 19)
        self.assertNotIn(
            "initiative migrant-reintegration-fund",
            found(Query(("migrants",), without=("credit",))),
        )

    def test_names_of_records(self):
        self.assertFirst("organization alba-bank", "ALBA Bank", "Banco del ALBA")
        self.assertFirst("organization celac", "CELAC", "celac")
        self.assertFirst("topic migration", "migration", "migración")
        self.assertFirst("source R1", "R1", "Report of 6 March 2017")
        self.assertFirst("declaration S14-D1", "S14-D1", "s14 d1")

    def test_words_not_shown_are_not_found(self):
        for words in ("Telesur", "derivation", "inferred", "withdrawn"):
            self.assertEqual(found(words), [], words)

    def test_hit_of_a_declared_passage(self):
        with override("es"):
            [hit] = [
                hit
                for hit in search(asked("lain american")).hits
                if hit.reference == "S14-D1 ¶2"
            ]
        self.assertEqual(hit.url, "/summits/14/final-declaration/#p2")
        self.assertEqual(hit.title, "Declaración final de la XIV Cumbre")
        self.assertEqual(
            (hit.title.lang, hit.date, hit.type), ("es", "2017-03-05", "passage")
        )
        [excerpt] = hit.excerpts
        self.assertEqual(excerpt.lang, "en")
        marked = [piece.text for piece in excerpt.pieces if piece.is_hit]
        self.assertEqual(marked, ["Lain American"])

    def test_roles_of_countries(self):
        [summit, *_] = search(asked("S14")).hits
        self.assertIn(("venezuela", "host"), summit.countries)
        self.assertIn(("cuba", "participant"), summit.countries)
        self.assertIn(("mexico", "concerned"), summit.countries)
