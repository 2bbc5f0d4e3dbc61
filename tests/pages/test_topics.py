"""The page of a topic: what each summit said on it, and the initiatives on it."""

from django.test import TestCase
from django.urls import reverse

from alba_site.pages.topics import by_subject, covered_by
from summits.models import Topic
from tests import factories as make
from tests.crawl import Page
from tests.lists import CostMixin
from tests.seeds import load_seeds


class TopicCase(TestCase):
    def page(self, topic):
        url = topic if isinstance(topic, str) else topic.get_absolute_url()
        response = self.client.get(url)
        self.assertEqual(response.status_code, 200, url)
        return Page(url, response)

    def text(self, topic):
        return self.page(topic).text("main")


class SeedTopicTests(TopicCase):
    @classmethod
    def setUpTestData(cls):
        load_seeds()

    def test_every_topic_that_a_public_row_names_has_a_page(self):
        for topic in Topic.objects.published():
            self.page(topic)

    def test_newest_summit_comes_first_with_place_and_date(self):
        text = self.text("/en/topics/migration/")
        newest = text.index(
            "12th Extraordinary Summit Caracas, Venezuela · 3 February 2025"
        )
        self.assertLess(newest, text.index("14th Summit Caracas, Venezuela · 5 March"))

    def test_statement_stands_with_who_said_it_and_the_words(self):
        text = self.text("/en/topics/human-trafficking/")
        self.assertIn("Nicolás Maduro, President of Venezuela (as named on", text)
        self.assertIn("R2 ¶5", text)

    def test_summit_itself_is_named_where_it_spoke(self):
        text = self.text("/en/topics/commemoration/")
        self.assertIn("The summit, 5 March 2017 · Commemorates · reported speech", text)

    def test_scope_note_is_shown(self):
        self.assertIn("so-called coyotes", self.text("/en/topics/human-trafficking/"))

    def test_initiatives_on_it_stand_with_their_stage(self):
        page = self.page("/en/topics/transport/")
        self.assertIn("/en/initiatives/alba-transport-plan/", page.links)
        self.assertIn("Called for", page.text("main"))

    def test_topic_without_statement_says_so(self):
        text = self.text("/en/topics/transport/")
        self.assertIn("No statement on it is recorded.", text)

    def test_topic_without_initiative_says_so(self):
        text = self.text("/en/topics/peace/")
        self.assertIn("No initiative on it is recorded.", text)

    def test_broader_topic_is_linked(self):
        page = self.page("/en/topics/labour-rights/")
        self.assertIn("/en/topics/human-rights/", page.links)

    def test_narrower_topic_is_linked(self):
        page = self.page("/en/topics/human-rights/")
        self.assertIn("/en/topics/labour-rights/", page.links)

    def test_lists_are_offered_only_where_they_know_the_topic(self):
        for slug, known in [
            ("migration", ["summits", "initiatives"]),
            ("peace", ["summits"]),
            ("transport", ["initiatives"]),
        ]:
            with self.subTest(slug):
                links = self.page(f"/en/topics/{slug}/").links
                lists = [f"/en/{name}/?topic={slug}" for name in known]
                self.assertEqual([x for x in links if "?topic=" in x], lists)
                for url in lists:
                    self.assertNotContains(self.client.get(url), 'role="alert"')

    def test_page_stands_in_both_languages(self):
        self.assertEqual(self.page("/es/topics/peace/").text("h1"), "Paz")

    def test_initiative_leads_to_its_topics(self):
        page = self.page("/en/initiatives/alba-transport-plan/")
        self.assertIn("/en/topics/transport/", page.links)
        self.assertIn("/en/topics/trade/", page.links)


class NarrowerTests(TopicCase):
    @classmethod
    def setUpTestData(cls):
        cls.rights = make.make_topic(slug="rights", name_en="Rights")
        cls.labour = make.make_topic(
            slug="labour", name_en="Labour", broader=cls.rights
        )
        cls.mines = make.make_topic(slug="mines", name_en="Mines", broader=cls.labour)

    def test_narrower_topics_are_covered_at_any_depth(self):
        covered = covered_by(self.rights)
        self.assertEqual(set(covered.values()), {self.rights, self.labour, self.mines})

    def test_broader_topics_are_not(self):
        self.assertEqual(set(covered_by(self.mines).values()), {self.mines})

    def test_circle_of_topics_ends(self):
        Topic.objects.filter(pk=self.rights.pk).update(broader=self.mines)
        self.assertEqual(len(covered_by(self.rights)), 3)

    def test_statement_on_a_narrower_topic_stands_under_its_name(self):
        make.make_statement(topics=[self.rights])
        make.make_statement(topics=[self.labour], summary_en="It called for wages.")
        text = self.text(self.rights)
        self.assertIn("Narrower topic: Labour It called for wages.", text)

    def test_statement_on_both_stands_once_and_first(self):
        statement = make.make_statement(topics=[self.rights, self.labour])
        [subject] = by_subject([statement], self.rights, [self.labour])
        self.assertEqual(subject, (None, [statement]))

    def test_statement_on_two_narrower_topics_stands_under_the_first_by_name(self):
        other = make.make_topic(slug="abode", name_en="Abode", broader=self.rights)
        statement = make.make_statement(topics=[self.labour, other])
        [subject] = by_subject([statement], self.rights, [self.labour, other])
        self.assertEqual(subject, (other, [statement]))

    def test_narrower_topic_that_nothing_names_is_not_told(self):
        make.make_statement(topics=[self.rights])
        self.assertNotIn("Labour", self.text(self.rights))

    def test_broader_topic_that_nothing_names_is_not_told(self):
        make.make_statement(topics=[self.labour])
        self.assertNotIn("Rights", self.text(self.labour))

    def test_initiative_on_a_narrower_topic_is_listed(self):
        make.make_statement(topics=[self.rights])
        initiative = make.make_initiative(topics=[self.labour])
        links = self.page(self.rights).links
        self.assertIn(initiative.get_absolute_url(), links)


class MeetingTests(TopicCase):
    @classmethod
    def setUpTestData(cls):
        cls.topic = make.make_topic(slug="peace", name_en="Peace")

    def test_summits_of_one_day_stand_apart(self):
        for _ in range(2):
            summit = make.make_summit()
            for _ in range(2):
                make.make_statement(summit=summit, topics=[self.topic])
        headings = self.page(self.topic).texts["h3"]
        self.assertEqual(sorted(headings), ["14th Summit", "15th Summit"])

    def test_event_at_which_it_was_said_is_named(self):
        event = make.make_event(name_en="Conference of Peace", began="")
        make.make_statement(event=event, topics=[self.topic])
        text = self.text(self.topic)
        self.assertIn("Conference of Peace Date not recorded", text)
        self.assertIn("The meeting · Calls for", text)

    def test_statements_are_counted(self):
        for _ in range(2):
            make.make_statement(topics=[self.topic])
        self.assertIn("2 statements, the newest meeting first", self.text(self.topic))

    def test_name_only_in_the_other_language_is_marked(self):
        topic = make.make_topic(name_en="", name_es="Soberanía")
        make.make_statement(topics=[topic])
        response = self.client.get(topic.get_absolute_url())
        self.assertContains(response, '<h1 lang="es">Soberanía</h1>')

    def test_variant_of_a_statement_is_shown(self):
        statement = make.make_statement(topics=[self.topic])
        make.make_citation(statement, says="wording", stated_value="a call")
        self.assertIn("Variant (another wording)", self.text(self.topic))


class VisibilityTests(TopicCase):
    @classmethod
    def setUpTestData(cls):
        cls.topic = make.make_topic()
        cls.url = reverse("pages:topic_detail", args=[cls.topic.slug])

    def test_topic_that_nothing_names_is_not_found(self):
        self.assertEqual(self.client.get(self.url).status_code, 404)

    def test_topic_of_a_draft_is_not_found(self):
        make.make_statement(
            summit=make.make_summit(status="draft"), topics=[self.topic]
        )
        make.make_initiative(status="draft", topics=[self.topic])
        self.assertEqual(self.client.get(self.url).status_code, 404)

    def test_drafts_change_no_page(self):
        make.make_statement(topics=[self.topic])
        before = self.client.get(self.url).content
        make.make_statement(
            summit=make.make_summit(status="draft"), topics=[self.topic]
        )
        make.make_initiative(status="draft", topics=[self.topic])
        self.assertEqual(self.client.get(self.url).content, before)


class CostTests(CostMixin, TopicCase):
    @classmethod
    def setUpTestData(cls):
        cls.topic = make.make_topic()
        cls.narrower = make.make_topic(broader=cls.topic)
        cls.make_rows()

    @classmethod
    def make_rows(cls):
        for topic in (cls.topic, cls.narrower):
            tenure = make.make_tenure()
            statement = make.make_statement(person=tenure.person, topics=[topic])
            make.make_citation(statement)
            make.make_milestone(make.make_initiative(topics=[topic]))
            make.make_summit(topics=[topic])

    def test_page_takes_the_same_queries_with_one_row_and_with_ten(self):
        # The edition; the topic; those below it; the lists about it, the topics of
        # statements; offices, the summits that show these; further words.
        self.assertCosts(self.topic.get_absolute_url(), 8)
        for _ in range(9):
            self.make_rows()
        self.assertCosts(self.topic.get_absolute_url(), 8)
