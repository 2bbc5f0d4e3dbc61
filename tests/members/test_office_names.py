"""What offices are called with whose they are."""

from django.test import SimpleTestCase

from archive.record.languages import Words
from members.models import Office, Organization, State
from members.office_names import in_sentence, of, office_name

STATES = {  # what joins the English and the Spanish name to an office
    "Venezuela/Venezuela": "of/de",
    "Saint Lucia/Santa Lucía": "of/de",
    "Antigua and Barbuda/Antigua y Barbuda": "of/de",
    "Saint Vincent and the Grenadines/San Vicente y las Granadinas": "of/de",
    "Trinidad and Tobago/Trinidad y Tobago": "of/de",
    "Grenada/Granada": "of/de",
    "El Salvador/El Salvador": "of/de",
    "United States/Estados Unidos": "of the/de los",
    "Dominican Republic/República Dominicana": "of the/de la",
    "Bahamas/Bahamas": "of the/de las",
    "United Kingdom/Reino Unido": "of the/del",
    "Netherlands/Países Bajos": "of the/de los",
}
ORGANIZATIONS = {
    "ALBA Bank/Banco del ALBA": "of the/del",
    "Political Council of ALBA/Consejo Político del ALBA": "of the/del",
    "Free Trade Area/Área de Libre Comercio": "of the/del",
    "Social Commission/Comisión Social": "of the/de la",
    "Organization of States/Organización de Estados": "of the/de la",
    "United Nations/Naciones Unidas": "of the/de las",
    "Petrocaribe/Petrocaribe": "of/de",
}


def state(english="Venezuela", spanish="Venezuela", **fields):
    return State(name_en=english, name_es=spanish, **fields)


class OfTests(SimpleTestCase):
    def assertNamed(self, make, table):
        for names, joints in table.items():
            english, spanish = names.split("/")
            whose = make(name_en=english, name_es=spanish)
            with self.subTest(names):
                before, before_in_spanish = joints.split("/")
                self.assertEqual(of(whose, "en"), f"{before} {english}")
                self.assertEqual(of(whose, "es"), f"{before_in_spanish} {spanish}")

    def test_states(self):
        self.assertNamed(State, STATES)

    def test_organizations(self):
        self.assertNamed(Organization, ORGANIZATIONS)

    def test_an_acronym_has_the_article_of_its_noun_in_spanish(self):
        whose = Organization(
            acronym="CELAC",
            name_en="Community of Latin American and Caribbean States",
            name_es="Comunidad de Estados Latinoamericanos y Caribeños",
        )
        self.assertEqual(of(whose, "en"), "of CELAC")
        self.assertEqual(of(whose, "es"), "de la CELAC")

    def test_the_bloc_has_its_own(self):
        whose = Organization(
            acronym="ALBA-TCP",
            name_en="Bolivarian Alliance for the Peoples of Our America",
            name_es="Alianza Bolivariana para los Pueblos de Nuestra América",
        )
        self.assertEqual(of(whose, "en"), "of ALBA-TCP")
        self.assertEqual(of(whose, "es"), "del ALBA-TCP")

    def test_a_name_in_one_language_serves_both(self):
        self.assertEqual(of(State(name_en="Cuba"), "es"), "de Cuba")


class OfficeNameTests(SimpleTestCase):
    def assertNamed(self, title, expected, lang="en", whose=None):
        office = Office(state=whose or state())
        self.assertEqual(office_name(Words(title, lang), office), expected)

    def test_title_and_state(self):
        self.assertNamed("President", "President of Venezuela")
        self.assertNamed("Presidente", "presidente de Venezuela", "es")

    def test_title_as_the_record_gives_it_whoever_holds_the_office(self):
        self.assertNamed("presidenta", "presidenta de Venezuela", "es")

    def test_what_an_office_is_for_follows_whose_it_is(self):
        self.assertNamed(
            "Deputy Minister for the Caribbean",
            "Deputy Minister of Venezuela for the Caribbean",
        )
        self.assertNamed(
            "Viceministro para el Caribe",
            "viceministro de Venezuela para el Caribe",
            "es",
        )
        self.assertNamed(
            "Embajador en Cuba para asuntos de salud",
            "embajador de Venezuela en Cuba para asuntos de salud",
            "es",
        )

    def test_state_in_the_title_is_not_said_twice(self):
        dominica = state("Dominica", "Dominica")
        title = "Prime Minister of Dominica"
        self.assertNamed(title, title, whose=dominica)
        self.assertNamed(
            "Primer ministro de Dominica",
            "primer ministro de Dominica",
            "es",
            whose=dominica,
        )

    def test_state_named_without_its_accents_is_not_said_twice(self):
        title = "presidenta de Mexico"
        self.assertNamed(title, title, "es", whose=state("Mexico", "México"))

    def test_people_of_the_state_in_the_title_are_enough(self):
        venezuela = state(demonym_en="Venezuelan", demonym_es="venezolano")
        title = "Deputy Minister of the Venezuelan Foreign Ministry"
        self.assertNamed(title, title, whose=venezuela)

    def test_latin_america_is_not_the_united_states(self):
        self.assertNamed(
            "Assistant Secretary for Latin American Affairs",
            "Assistant Secretary of the United States for Latin American Affairs",
            whose=state("United States", "Estados Unidos", demonym_en="American"),
        )

    def test_part_of_a_word_names_no_state(self):
        self.assertNamed(
            "Envoy to Nigeria", "Envoy of Niger to Nigeria", whose=state("Niger")
        )

    def test_acronym_in_the_title_is_not_said_twice(self):
        office = Office(organization=Organization(name_en="Bloc", acronym="ALBA-TCP"))
        title = Words("Secretary of ALBA-TCP", "en")
        self.assertEqual(office_name(title, office), title)

    def test_name_is_in_the_language_of_the_title(self):
        office = Office(state=state("Mexico", "México"))
        found = office_name(Words("Presidente", "es"), office)
        self.assertEqual((found, found.lang), ("presidente de México", "es"))


class InSentenceTests(SimpleTestCase):
    def test_heading_becomes_a_common_noun(self):
        for title, expected in [
            ("Presidente", "presidente"),
            ("Secretario Ejecutivo", "secretario ejecutivo"),
            ("Primera Ministra", "primera ministra"),
            ("Órgano Asesor", "órgano asesor"),
        ]:
            self.assertEqual(in_sentence(title), expected)

    def test_names_after_the_first_small_word_stay(self):
        for title, expected in [
            ("Viceministro para América Latina", "viceministro para América Latina"),
            ("Ministro del Poder Popular", "ministro del Poder Popular"),
        ]:
            self.assertEqual(in_sentence(title), expected)

    def test_acronyms_stay(self):
        self.assertEqual(in_sentence("Presidente ALBA"), "presidente ALBA")

    def test_small_letters_and_nothing_stay(self):
        self.assertEqual(in_sentence("vicepresidente"), "vicepresidente")
        self.assertEqual(in_sentence(""), "")
