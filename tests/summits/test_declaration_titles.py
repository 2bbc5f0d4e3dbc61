"""What declarations are called, in each language, and that no two are called alike."""

from django.test import SimpleTestCase, TestCase
from django.utils.translation import override

from archive.record.languages import Words
from summits.models import Declaration, declaration_title
from summits.models.declaration_titles import SAME_SHORT_TITLE
from tests.archive.sources.test_models import RowTests
from tests.factories import make_declaration, make_source, make_summit

OWN = {
    "title_en": "Bicentennial Manifesto of Caracas",
    "title_es": "Manifiesto Bicentenario de Caracas",
}
LANGUAGES = "en", "es"
SAME = "Another declaration of this summit has this title: give this one its own."


def called(row, name="title"):
    """Return what a declaration is called in English and in Spanish."""
    found = []
    for code in LANGUAGES:
        with override(code):
            found.append(str(getattr(row, name)))
    return found


class MadeTitleTests(SimpleTestCase):
    def test_each_kind_has_a_title_of_its_own_in_both_languages(self):
        titles = set()
        for code in LANGUAGES:
            with override(code):
                titles |= {
                    declaration_title(kind, "14th Summit") for kind in Declaration.Kind
                }
        self.assertEqual(len(titles), 2 * len(Declaration.Kind))

    def test_number_of_one_of_several(self):
        with override("es"):
            title = declaration_title("special", "XXIV Cumbre", 3)
        self.assertEqual(title, "Declaración especial de la XXIV Cumbre (3)")


class OwnTitleTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.row = make_declaration(make_summit(number=24), **OWN)

    def test_title_in_each_language(self):
        self.assertEqual(called(self.row), list(OWN.values()))
        self.assertEqual(str(self.row), OWN["title_en"])

    def test_title_in_one_language_alone_knows_which(self):
        for code, other in ("en", "es"), ("es", "en"):
            row = Declaration(**{f"title_{other}": "Manifiesto"})
            with override(code):
                self.assertEqual((row.title, row.title.lang), ("Manifiesto", other))

    def test_without_one_it_is_made_of_kind_and_summit(self):
        self.row.title_en = self.row.title_es = ""
        made = [
            "Final declaration of the 24th Summit",
            "Declaración final de la XXIV Cumbre",
        ]
        self.assertEqual(called(self.row), made)
        self.assertNotIsInstance(self.row.title, Words)

    def test_short_title_is_the_title_unless_there_is_one(self):
        self.assertEqual(called(self.row, "short_title"), list(OWN.values()))
        self.row.short_es = "Manifiesto"
        self.assertEqual(
            called(self.row, "short_title"), [OWN["title_en"], "Manifiesto"]
        )

    def test_short_title_beside_a_made_one(self):
        row = make_declaration(make_summit(number=25), short_en="The Plan")
        self.assertEqual(called(row, "short_title"), ["The Plan", "The Plan"])
        self.assertEqual(row.title, "Final declaration of the 25th Summit")


class FactTests(TestCase):
    """What facts that rest on a text call a declaration, as its page does."""

    def assertSame(self, row):
        [fact] = Declaration.objects.filter(pk=row.pk).facts()
        for code in LANGUAGES:
            label = Words(fact[f"fact_label_{code}"], code)
            with override(code):
                said = Declaration.fact_label(label, fact["fact_extra"])
                self.assertEqual(said, row.title)

    def test_own_title(self):
        self.assertSame(make_declaration(**OWN))

    def test_made_title(self):
        self.assertSame(make_declaration())

    def test_made_title_with_its_number(self):
        self.assertSame(make_declaration(number=2, told_apart=True))


class SameTitleTests(RowTests):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(number=24)
        cls.first = make_declaration(cls.summit, kind="special")

    def another(self, **fields):
        """Return a further special declaration of the summit, not saved."""
        what = {"kind": "special", "number": 2, "slug": "another", "status": "draft"}
        of = {"summit": self.summit, "text": make_source(kind="declaration")}
        return Declaration(**of | what | fields)

    def test_second_one_without_a_title_of_its_own_is_refused(self):
        self.assertRefused(self.another(), "title_en", SAME)

    def test_it_is_said_in_spanish(self):
        with override("es"):
            said = (
                "Otra declaración de esta cumbre tiene este título: dé a esta uno "
                "propio."
            )
            self.assertRefused(self.another(), "title_en", said)

    def test_same_title_in_one_language_is_refused(self):
        self.first.title_es = "Manifiesto de Caracas"
        self.first.save()
        for own in (
            {"title_en": "Appeal", "title_es": "MANIFIESTO  de Caracas"},
            {"title_en": "Manifiesto de Caracas", "title_es": "Llamado"},
        ):
            with self.subTest(own):
                self.assertRefused(self.another(**own), "title_en", SAME)

    def test_title_that_another_one_is_made_of_is_refused(self):
        row = self.another(
            kind="plan", title_es="Declaración especial de la XXIV Cumbre"
        )
        self.assertRefused(row, "title_en", SAME)

    def test_short_title_that_lists_call_another_one_is_refused(self):
        self.first.short_en = "Appeal"
        self.first.save()
        row = self.another(**OWN, short_en="appeal")
        self.assertRefused(row, "short_en", str(SAME_SHORT_TITLE))

    def test_title_of_its_own_is_well(self):
        self.another(**OWN).full_clean()

    def test_another_kind_is_well(self):
        self.another(kind="plan").full_clean()

    def test_same_title_at_another_summit_is_well(self):
        self.another(summit=make_summit(number=25)).full_clean()

    def test_beside_one_that_is_withdrawn_it_is_well(self):
        self.first.status = "withdrawn"
        self.first.withdrawn_reason_en = "Entered twice."
        self.first.save()
        self.another().full_clean()

    def test_withdrawn_itself_it_is_well(self):
        row = self.another(status="withdrawn", withdrawn_reason_en="Entered twice.")
        row.full_clean()

    def test_alone_again_it_is_well(self):
        self.first.full_clean()

    def test_kind_that_there_is_not_is_a_message_at_its_field(self):
        message = "Value 'nonsense' is not a valid choice."
        self.assertRefused(self.another(kind="nonsense"), "kind", message)


class CountedTests(RowTests):
    """Declarations of an older archive, which asked for no titles."""

    @classmethod
    def setUpTestData(cls):
        summit = make_summit(number=24)
        cls.first = make_declaration(summit, kind="special")
        cls.second = make_declaration(summit, kind="special", told_apart=True)

    def test_title_has_the_number_in_both_languages(self):
        self.assertEqual(
            called(self.second),
            [
                "Special declaration of the 24th Summit (2)",
                "Declaración especial de la XXIV Cumbre (2)",
            ],
        )

    def test_both_are_edited_as_they_are(self):
        self.first.full_clean()
        self.second.full_clean()
        self.assertTrue(self.second.told_apart)

    def test_title_of_its_own_ends_it(self):
        self.second.title_es = "Manifiesto"
        self.second.full_clean()
        self.assertFalse(self.second.told_apart)

    def test_pages_share_neither_title_nor_heading_nor_citation(self):
        for prefix in LANGUAGES:
            pages = [
                self.client.get(row.get_absolute_url().replace("/en/", f"/{prefix}/"))
                for row in (self.first, self.second)
            ]
            for begin, end in (
                ("<title>", "</title>"),
                ("<h1>", "</h1>"),
                ('<p class="cite">', "</p>"),
            ):
                told = {
                    page.text.partition(begin)[2].partition(end)[0] for page in pages
                }
                self.assertEqual(len(told - {""}), 2, begin)
