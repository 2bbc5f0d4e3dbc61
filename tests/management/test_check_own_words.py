"""What ``manage.py check_own_words`` finds to be somebody else's words."""

import hashlib
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import CommandError, call_command
from django.test import TestCase

from alba_site.management.commands.check_own_words import names_held
from tests.factories import (
    make_event,
    make_initiative,
    make_office,
    make_organization,
    make_passage,
    make_person,
    make_place,
    make_source,
    make_state,
    make_statement,
    make_summit,
    make_topic,
)

RUN = "they agreed to create a joint fund for migrants"
TEXT = f"Caracas, March 6, 2017 – On Sunday {RUN} who face deportation."


class CheckOwnWordsTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        digest = hashlib.sha256(TEXT.encode()).hexdigest()
        cls.source = make_source(sha256=digest)
        cls.passage = make_passage(source=cls.source, text="a joint fund for migrants")

    def setUp(self):
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def check(self, text=None):
        """Check the archive, against ``text`` too if given; return what is said."""
        paths = []
        if text is not None:
            paths = [self.folder / "text.txt"]
            paths[0].write_bytes(text if isinstance(text, bytes) else text.encode())
        self.out, self.err = StringIO(), StringIO()
        call_command("check_own_words", *paths, stdout=self.out, stderr=self.err)
        return self.out.getvalue()

    def assertFaulty(self, fault, text=None, count=1):
        with self.assertRaisesMessage(CommandError, f"Faults found: {count}."):
            self.check(text)
        self.assertIn(fault, self.err.getvalue())

    def test_our_own_words_pass(self):
        make_statement(summary_en="The states promised migrants a fund.")
        self.assertEqual(self.check(TEXT), "All is said in our own words.\n")

    def test_words_of_a_passage_are_named(self):
        passage = make_passage(text=RUN)
        make_statement(summary_en=f"At the summit {RUN}.")
        self.assertFaulty(f"summary_en: “{RUN}” ({passage})")

    def test_words_of_the_whole_text_are_named_when_it_is_given(self):
        make_statement(summary_en=f"At the summit {RUN}.")
        self.check()
        self.assertFaulty("text.txt)", TEXT)

    def test_the_text_is_in_the_language_of_its_source(self):
        make_statement(summary_en=f"At the summit {RUN}.")
        type(self.source).objects.update(language="fr")
        self.assertIn("All is said", self.check(TEXT))

    def test_a_text_that_no_source_was_made_from_is_named(self):
        self.assertFaulty("text.txt: no source has the SHA-256 ", TEXT + "\n")

    def test_a_text_that_cannot_be_read_is_named_beside_the_rest(self):
        make_passage(text=RUN)
        make_statement(summary_en=f"At the summit {RUN}.")
        self.assertFaulty("text.txt: not a text in UTF-8", b"\xff", count=2)

    def test_names_of_the_archive_do_not_count(self):
        make_passage(text=RUN)
        make_statement(summary_en=f"At the summit {RUN}.")
        make_initiative(name_en="Joint Fund for Migrants")
        self.assertIn("All is said", self.check())


class NamesHeldTests(TestCase):
    def test_names_and_titles_of_every_kind_are_held_in_both_languages(self):
        state = make_state("Grenada")
        make_person("Freddy Ñáñez", aliases="Freddy Nanez")
        make_office(state=state, title_en="Deputy Minister", title_es="viceministra")
        make_organization(acronym="BALBA")
        make_place(state=state, city_en="Saint George’s", city_es="Saint George")
        make_summit(number=14)
        make_event()
        make_initiative(aliases="Migrant Fund [en]")
        self.assertLessEqual(
            {"Grenada", "Granada", "Freddy Ñáñez", "Freddy Nanez"}
            | {"Deputy Minister", "viceministra", "ALBA Bank", "Banco del ALBA"}
            | {"BALBA", "Saint George’s", "Saint George", "14th Summit", "XIV Cumbre"}
            | {"World Conference of the Peoples", "Conferencia Mundial de los Pueblos"}
            | {"Fund for Migrants", "Fondo para Migrantes", "Migrant Fund"},
            names_held(),
        )

    def test_subjects_and_headlines_are_no_names(self):
        make_topic()
        make_source(title="Heads of state meet")
        self.assertFalse({"Migration", "Heads of state meet"} & names_held())
