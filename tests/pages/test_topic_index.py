"""The index of topics: a table of topics beside the summits that spoke of them."""

from django.test import TestCase

from alba_site.pages.topic_index import LONGEST, SUMMITS, Cell
from tests import factories as make
from tests.crawl import Page
from tests.seeds import load_seeds

URL = "/en/topics/"


class TopicIndexCase(TestCase):
    def page(self, url=URL):
        response = self.client.get(url)
        self.assertEqual(response.status_code, 200, url)
        return Page(url, response)

    def rows(self):
        """Return what each row counts, by the name of its topic."""
        rows = self.client.get(URL).context["rows"]
        return {
            row.topic.name: ([cell.count for cell in row.cells], row.others.count)
            for row in rows
        }


class SeedTests(TopicIndexCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_what_each_summit_said_is_counted_latest_first(self):
        self.assertEqual(self.rows()["Migration"], ([5, 4], 0))
        self.assertEqual(self.rows()["Sanctions"], ([0, 2], 0))

    def test_most_spoken_of_comes_first_and_equals_by_name(self):
        names = list(self.rows())
        self.assertEqual(names[0], "Migration")
        self.assertLess(names.index("Culture"), names.index("Development"))

    def test_topic_of_initiatives_alone_is_listed(self):
        self.assertEqual(self.rows()["Transport"], ([0, 0], 0))
        self.assertIn("/en/topics/transport/", self.page().links)

    def test_columns_lead_to_the_summits(self):
        self.assertIn("/en/summits/14/", self.page().links)

    def test_page_of_a_topic_leads_back(self):
        self.assertIn(URL, self.page("/en/topics/migration/").links)

    def test_spanish_reader_reads_spanish(self):
        text = self.page("/es/topics/").text("main")
        self.assertIn("De qué hablaron las cumbres", text)
        self.assertIn("Migración", text)


class CountTests(TopicIndexCase):
    def setUp(self):
        self.topic = make.make_topic(name_en="Seas")

    def test_drafts_are_not_counted(self):
        make.make_statement(topics=[self.topic])
        draft = make.make_summit(status="draft", publish_at=None)
        make.make_statement(summit=draft, topics=[self.topic])
        self.assertEqual(self.rows()["Seas"], ([1], 0))

    def test_what_was_said_elsewhere_or_long_before_shares_a_column(self):
        make.make_statement(event=make.make_event(), topics=[self.topic])
        for number in range(1, SUMMITS + 3):
            summit = make.make_summit(number=number, began_on=f"{2000 + number}-03-05")
            make.make_statement(summit=summit, topics=[self.topic])
        self.assertEqual(self.rows()["Seas"], ([1] * SUMMITS, 3))
        self.assertIn("Other meetings", self.page().text("main"))

    def test_column_of_others_stands_only_where_it_counts(self):
        make.make_statement(summit=make.make_summit(), topics=[self.topic])
        self.assertNotIn("Other meetings", self.page().text("main"))

    def test_no_topic_is_said_so(self):
        self.topic.delete()
        self.assertIn("No topic is published yet.", self.page().text("main"))

    def test_no_bar_is_longer_than_the_longest(self):
        self.assertEqual(Cell(None, 1).width * 2, Cell(None, 2).width)
        self.assertEqual(Cell(None, 500).width, LONGEST)
