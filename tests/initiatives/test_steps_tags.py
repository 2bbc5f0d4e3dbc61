"""Stages, kinds of links and voices as templates write them."""

from django.template import Context, Template
from django.test import SimpleTestCase
from django.utils.translation import override

from archive.sources.models import Passage, Source
from initiatives.models import Initiative, InitiativeLink, Milestone
from initiatives.templatetags import steps


class StageTests(SimpleTestCase):
    def test_every_step_has_a_ring(self):
        self.assertEqual(set(steps.RINGS), set(Milestone.Step))

    def test_what_is_only_asked_for_has_an_empty_ring(self):
        for step in ["proposed", "relaunch-proposed", "called-for"]:
            with self.subTest(step):
                self.assertEqual(steps.ring(step), "s1")

    def test_stage_not_stated_is_dotted_and_says_so(self):
        self.assertEqual(steps.ring(""), "s0")
        self.assertEqual(steps.step_name(""), "stage not stated")

    def test_stage_has_the_word_of_its_step(self):
        self.assertEqual(steps.step_name("called-for"), "called for")

    def test_stages_are_nouns_in_spanish_that_agree_with_no_initiative(self):
        with override("es"):
            self.assertEqual(
                {step.value: str(step.label) for step in Milestone.Step},
                {
                    "proposed": "propuesta presentada",
                    "called-for": "solicitud",
                    "relaunch-proposed": "relanzamiento propuesto",
                    "discussed": "debate",
                    "supported": "apoyo",
                    "under-consideration": "en estudio",
                    "planned": "planificación",
                    "announced": "anuncio",
                    "adopted": "aprobación",
                    "signed": "firma",
                    "ratified": "ratificación",
                    "in-force": "entrada en vigor",
                    "launched": "lanzamiento",
                    "opened": "inauguración",
                    "first-operation": "primera operación",
                    "operating": "en funcionamiento",
                    "edition-held": "edición celebrada",
                    "edition-cancelled": "edición cancelada",
                    "progress-noted": "avance",
                    "extended": "ampliación",
                    "updated": "actualización",
                    "suspended": "suspensión",
                    "cancelled": "cancelación",
                    "ended": "conclusión",
                },
            )


class WhenTakenTests(SimpleTestCase):
    def assertSays(self, words, **dates):
        template = Template("{% load steps %}{{ step|when_taken }}")
        said = template.render(Context({"step": Milestone(**dates)}))
        self.assertEqual(said, words)

    def test_day_is_that_of_the_step(self):
        day = '<time datetime="2017-03-05">5 March 2017</time>'
        self.assertSays(day, date="2017-03-05")

    def test_latest_day_it_may_have_been_stands_for_it(self):
        latest = 'Not after <time datetime="2017-03-05">5 March 2017</time>'
        self.assertSays(latest, not_after="2017-03-05")

    def test_without_either_it_says_so(self):
        self.assertSays("Date not recorded")


class ToldTests(SimpleTestCase):
    def told(self, actor, step="proposed"):
        return steps.told(Milestone(actor=actor, step=step))

    def test_proposal_of_nobody_named(self):
        self.assertEqual(
            self.told("not-stated"),
            "as told by this person; whose proposal it is, is not stated",
        )
        with override("es"):
            self.assertEqual(
                self.told("not-stated", "under-consideration"),
                "según esta persona; no consta de quién es la propuesta",
            )

    def test_step_of_nobody_named(self):
        self.assertEqual(
            self.told("not-stated", "launched"),
            "as told by this person; by whom is not stated",
        )

    def test_step_of_the_bloc_or_of_a_meeting(self):
        self.assertEqual(self.told("bloc"), "as told by this person; by the bloc")
        with override("es"):
            self.assertEqual(self.told("meeting"), "según esta persona; por la reunión")


class KindFromTests(SimpleTestCase):
    def words(self, kind):
        """Return how a link of ``kind`` reads from its two ends."""
        center, effort = Initiative(key="center"), Initiative(key="effort")
        link = InitiativeLink(initiative=center, other=effort, kind=kind)
        return [str(steps.kind_from(link, end)) for end in (center, effort)]

    def test_part_reads_as_whole_from_the_other_end(self):
        self.assertEqual(self.words("part-of"), ["part of", "comprises"])

    def test_successor_reads_as_predecessor_from_the_other_end(self):
        self.assertEqual(self.words("succeeds"), ["succeeds", "succeeded by"])

    def test_relation_reads_the_same_from_both(self):
        self.assertEqual(self.words("related"), ["related to", "related to"])


class VoiceTests(SimpleTestCase):
    TEXT = "proposed a fund […] “We propose a joint fund,” the final statement reads"

    def voice(self, quote, kind="report"):
        passage = Passage(source=Source(kind=kind), text=self.TEXT)
        return steps.voice(Milestone(passage=passage, quote=quote))

    def test_words_between_quotation_marks_are_direct_speech(self):
        self.assertIn("Direct speech", self.voice("propose a joint fund"))

    def test_other_words_are_the_reports(self):
        self.assertIn("not a quotation", self.voice("proposed a fund"))
        self.assertIn("not a quotation", self.voice("the final statement"))

    def test_words_of_a_declaration_are_its_own(self):
        self.assertEqual(self.voice("proposed a fund", kind="declaration"), "")
