"""A negative statement shows who said it and when beside it, and nowhere else."""

import re

from django.test import TestCase

from tests.crawl import Page
from tests.factories import (
    make_event,
    make_person,
    make_statement,
    make_summit,
    make_tenure,
    make_topic,
)

HARSH = "The summit condemned what he did."


class NegativeTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        cls.summit = make_summit(number=14, began_on="2017-03-05")
        cls.person = make_person("Evo Morales")
        cls.speaker = make_person("Nicolás Maduro")
        make_tenure(cls.speaker)

    def denounce(self, **fields):
        made = {"summit": self.summit, "act": "denounces", "summary_en": HARSH}
        return make_statement(**{**made, **fields})

    def page(self, record):
        url = record.get_absolute_url()
        return Page(url, self.client.get(url))

    def line(self, record):
        """Return the paragraph that tells of it, on one line."""
        lines = [" ".join(text.split()) for text in self.page(record).texts["p"]]
        return next(text for text in lines if HARSH in text)

    def test_line_on_a_person_has_the_summit_and_its_day(self):
        self.denounce(people=[self.person])
        self.assertEqual(
            self.line(self.person),
            f"{HARSH} The summit · 14th Summit, 5 March 2017",
        )

    def test_line_on_a_person_has_the_speaker_with_the_office_as_named(self):
        self.denounce(person=self.speaker, people=[self.person])
        self.assertIn("Nicolás Maduro, President of ", self.line(self.person))
        self.assertIn("(as named on 6 March 2017) · 14th", self.line(self.person))

    def test_line_on_a_topic_has_who_said_it_and_when(self):
        topic = make_topic()
        self.denounce(people=[self.person], topics=[topic])
        self.assertTrue(
            self.line(topic).startswith(f"{HARSH} The summit, 5 March 2017 · Denounces")
        )

    def test_it_stands_neither_in_the_head_nor_in_the_description(self):
        self.denounce(people=[self.person])
        content = self.page(self.person).content.decode()
        head = content.split("<body>")[0]
        self.assertNotIn(HARSH, head)
        self.assertIsNone(
            re.search(r'class="(kick|lede)"[^>]*>[^<]*condemned', content)
        )

    def test_line_on_an_event_has_who_said_it_and_when(self):
        event = make_event()
        self.denounce(person=self.speaker, events=[event])
        self.assertIn(
            "(as named on 6 March 2017) · 14th Summit, 5 March 2017", self.line(event)
        )

    def test_event_says_that_nobody_is_named(self):
        text = self.page(make_event()).text("main")
        self.assertEqual(text.count("none named"), 3)
