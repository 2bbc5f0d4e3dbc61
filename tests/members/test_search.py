"""What is searched of countries, people and organizations."""

from django.test import TestCase
from django.utils import timezone

from archive.search import index
from archive.search.query import Filters
from members.search_words import BEGAN_BY, ENDED_BY
from members.standings import BeganBy, EndedBy
from tests.archive.search.finding import asked, entries_of, entry_of, facets_of, found
from tests.factories import (
    make_citation,
    make_initiative,
    make_membership,
    make_office,
    make_organization,
    make_participation,
    make_passage,
    make_person,
    make_source,
    make_state,
    make_statement,
    make_summit,
    make_tenure,
)


class CountryTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.state = make_state(
            "Antigua and Barbuda",
            official_name_en="State of Antigua",
            demonym_es="antiguano",
            aliases="Antigua-Barbuda\nSaint John [en]",
        )
        cls.membership = make_membership(cls.state)
        cls.witness = make_source()
        make_citation(
            cls.membership,
            passage=make_passage(source=cls.witness),
            field="state",
            says="misprint",
            stated_value="Antigua and Barbados",
            reading_en="Antigua and Barbuda",
        )

    def entry(self):
        return entry_of("country")

    def test_names(self):
        names = set(self.entry().names)
        for name in ("State of Antigua", "AG", "Antigua-Barbuda", "Saint John"):
            self.assertIn(name, names)
        self.assertLessEqual({"antiguano", "antiguanas"}, names)

    def test_names_as_misprinted(self):
        self.assertIn("Antigua and Barbados", self.entry().names)

    def test_country_is_its_own(self):
        expected = {("country", "antigua-and-barbuda", "")}
        self.assertEqual(facets_of("country", self.state), [expected])
        self.assertEqual(self.entry().url, "/countries/antigua-and-barbuda/")
        self.assertEqual(self.entry().reference, "ATG")

    def test_other_citations_of_a_membership_name_nobody(self):
        self.membership.citations.update(field="began")
        self.assertNotIn("Antigua and Barbados", self.entry().names)

    def test_misprint_in_a_draft_is_not_known(self):
        self.witness.status = "draft"
        self.witness.save()
        self.assertNotIn("Antigua and Barbados", self.entry().names)


LEFT = {"ended": "2018-08-23", "ended_by": "withdrawal"}


def countries_found(words):
    """Return which countries words find, none of them taken for a filter."""
    return found(asked(words, filters=Filters(type=("country",))))


class StandingTests(TestCase):
    """Countries are found by what they were to the bloc, and how that changed."""

    def assertFound(self, *typed):
        """Check that texts, each in other words, find the one country."""
        index.refresh()
        for words in typed:
            with self.subTest(words):
                self.assertEqual(len(countries_found(words)), 1)

    def assertNotFound(self, *typed):
        index.refresh()
        for words in typed:
            with self.subTest(words):
                self.assertEqual(countries_found(words), [])

    def test_founder(self):
        make_membership(began_by="foundation")
        self.assertFound(*["founding member", "founders", "miembro fundador", "2004"])
        self.assertNotFound("joined", "former member", "fund")

    def test_state_that_joined(self):
        make_membership(began_by="accession")
        self.assertFound("joined", "joins", "acceded", "ingresó", "adhesión", "se unió")
        self.assertNotFound("rejoined", "founder", "left")

    def test_member_since_a_day_has_joined_however_that_was(self):
        make_membership()
        self.assertFound("joined", "ingresó")

    def test_only_members_have_joined(self):
        make_membership(standing="observer")
        self.assertFound("observer", "observador")
        self.assertNotFound("joined", "member")

    def test_undated_member_is_not_known_to_have_joined(self):
        make_membership(began="", attested_first="2017", attested_last="2017")
        self.assertFound("member", "miembro")
        self.assertNotFound("joined", "former")

    def test_state_that_left(self):
        make_membership(**LEFT)
        self.assertFound("who left in 2018", "withdrew", "withdrawal", "leaves")
        self.assertFound("se retiró", "retirada", "salida", "quién salió en 2018")
        self.assertFound("former member", "exmiembro", "antiguo miembro")

    def test_state_that_returned_is_no_former_member(self):
        state = make_state()
        make_membership(state, **LEFT)
        make_membership(state, began="2020-11-14", began_by="readmission")
        self.assertFound("rejoined 2020", "readmitted", "reingresó", "left 2018")
        self.assertNotFound("former member", "exmiembro")

    def test_suspended_member_is_no_former_one(self):
        state = make_state()
        make_membership(state, ended="2025-10-10", ended_by="suspension")
        make_membership(state, began="2025-10-10", standing="suspended")
        self.assertFound("suspended", "suspension", "suspensión", "suspendida")
        self.assertNotFound("former member")

    def test_reinstated_member_is_no_former_one(self):
        state = make_state()
        make_membership(state, ended="2025-10-10", ended_by="suspension")
        over = {"ended": "2025-12-14", "ended_by": "reinstatement"}
        make_membership(state, began="2025-10-10", standing="suspended", **over)
        self.assertFound("reinstated 2025", "reinstatement", "levantó la suspensión")
        self.assertNotFound("former member")

    def test_guests_and_honorary_countries(self):
        make_membership(standing="guest", began_by="invitation")
        self.assertFound("special guest", "invited", "invitado especial")
        make_membership(standing="honorary")
        self.assertFound("honorary country", "país honorario")

    def test_end_known_only_to_be_over_by_a_day(self):
        make_membership(ended_not_after="2018-08-23", ended_by="expulsion")
        self.assertFound("expelled 2018", "expulsión", "former member")

    def test_every_term_has_words(self):
        self.assertEqual({*BEGAN_BY}, {*BeganBy})
        self.assertEqual({*ENDED_BY}, {*EndedBy})

    def test_question_words_ask_for_nothing(self):
        make_membership(make_state("Ecuador"), **LEFT)
        self.assertFound(
            "when did Ecuador leave ALBA", "Which countries left ALBA-TCP?"
        )
        self.assertFound(
            "¿quién fue miembro del ALBA?", "cuándo salió Ecuador", "Estados miembros"
        )

    def test_country_beside_the_words_is_a_filter(self):
        make_membership(make_state("Ecuador"), **LEFT)
        make_membership(make_state("Cuba"))
        index.refresh()
        for country, expected in (("ecuador", ["country ECU"]), ("cuba", [])):
            query = asked("withdrew", filters=Filters(country=(country,)))
            self.assertEqual(found(query), expected)

    def test_words_of_the_record_are_shown_and_ours_are_not(self):
        make_membership(began_by="accession", **LEFT)
        entry = entry_of("country")
        for said in (
            (
                "en",
                "member: began on 14 December 2004 (accession); "
                "ended on 23 August 2018 (withdrawal)",
            ),
            (
                "es",
                "miembro: comenzó el 14 de diciembre de 2004 (adhesión); "
                "terminó el 23 de agosto de 2018 (retiro)",
            ),
        ):
            self.assertIn(said, entry.texts)
        self.assertIn("withdrew", entry.unseen)

    def test_withdrawn_period_says_nothing(self):
        period = make_membership(**LEFT)
        make_membership(period.state, standing="observer")
        period.withdrawn_at, period.withdrawn_reason_en = timezone.now(), "Wrong."
        period.save()
        self.assertFound("observer")
        self.assertNotFound("withdrew", "2018")


class PersonTests(TestCase):
    def test_offices_are_words(self):
        person = make_person("Freddy Ñáñez", aliases="Freddy Nanez")
        make_tenure(person, make_office(title_en="Minister", title_es="Ministro"))
        entry = entry_of("person")
        self.assertIn(("en", "Minister"), entry.texts)
        self.assertIn(("es", "Ministro"), entry.texts)
        self.assertEqual(entry.names, ["Freddy Nanez"])

    def test_country(self):
        people = [make_person(state=make_state("Cuba")), make_person()]
        for person in people:
            make_statement(person=person)
        expected = [{("country", "cuba", "")}, set()]
        self.assertEqual(facets_of("person", *people), expected)

    def test_offices_are_in_order_of_rank(self):
        person = make_person()
        for rank, title in [(2, "Minister"), (1, "President")]:
            make_tenure(person, make_office(title_en=title, title_es="", rank=rank))
        words = [word for _language, word in entry_of("person").texts if word]
        self.assertEqual(words, ["President", "Minister"])

    def test_queries_do_not_grow(self):
        make_tenure(make_person(state=make_state()), make_office())
        with self.assertNumQueries(6):
            entries_of("person")
        make_tenure(make_person(state=make_state()), make_office())
        with self.assertNumQueries(6):
            entries_of("person")

    def test_office_that_only_a_summit_shows_is_a_word(self):
        person, office = make_person(), make_office(title_en="Prosecutor")
        make_participation(person=person, office=office)
        self.assertIn(("en", "Prosecutor"), entry_of("person").texts)

    def test_office_of_who_did_not_come_is_none(self):
        office = make_office(title_en="Prosecutor")
        for fields in (
            {"role": "invited"},
            {"summit": make_summit(state_of="announced", began_on="")},
        ):
            make_participation(person=make_person(), office=office, **fields)
        self.assertNotIn("Prosecutor", str([*entries_of("person").values()]))

    def test_office_is_told_once(self):
        person, office = make_person(), make_office(title_en="Prosecutor")
        make_tenure(person, office)
        for _ in range(2):
            make_participation(person=person, office=office)
        texts = entry_of("person").texts
        self.assertEqual(texts.count(("en", "Prosecutor")), 1)


class OrganizationTests(TestCase):
    def test_acronym_is_a_name(self):
        bank = make_organization(acronym="BALBA", aliases="The Bank [en]")
        make_initiative(host=bank)
        make_citation(bank, says="wording", stated_value="a bank")
        entry = entry_of("organization")
        self.assertEqual(entry.names, ["BALBA", "The Bank"])
        self.assertIn("a bank", entry.unseen)
