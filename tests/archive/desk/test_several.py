"""Several rows by one form, all of them or none."""

from unittest.mock import patch

from django.contrib.admin.models import LogEntry
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.sources.models import Passage
from summits.models import Participation, Summit
from tests import factories as make
from tests.desk import DeskTestCase, page, typed


def refuse(row, state):
    """Raise ``ValidationError`` if the row is of ``state``."""
    if row.state == state:
        raise ValidationError("Refused.")


class StatesTests(DeskTestCase):
    """One participation, and the same of further states."""

    def setUp(self):
        super().setUp()
        self.summit = make.make_summit()
        self.first, self.second, self.third = (make.make_state() for _ in range(3))
        self.url = f"{page(Participation, 'add')}?summit={self.summit.pk}"

    def add(self, *further, **fields):
        words = {"passage": self.summit.passage_id, "quote": self.summit.quote}
        said = {"role": "collective", "state": self.first.pk, **words, **fields}
        said |= {"further_states": [state.pk for state in further]}
        return self.client.post(self.url, typed(self.client.get(self.url), **said))

    def test_a_row_is_added_for_each_state_by_the_same_words(self):
        self.assertSaved(self.add(self.second, self.third))
        rows = list(self.summit.participations.order_by("position"))
        states = [self.first, self.second, self.third]
        self.assertEqual([row.state for row in rows], states)
        self.assertEqual([row.position for row in rows], [1, 2, 3])
        self.assertEqual({row.quote for row in rows}, {self.summit.quote})
        self.assertTrue(all(row.is_published for row in rows))

    def test_two_clicks_add_them_once(self):
        said = {"role": "collective", "state": self.first.pk}
        said |= {"passage": self.summit.passage_id, "quote": self.summit.quote}
        said |= {"further_states": [self.second.pk]}
        form = typed(self.client.get(self.url), **said)
        for _ in range(2):
            self.assertSaved(self.client.post(self.url, form))
        self.assertEqual(self.summit.participations.count(), 2)

    def test_state_that_is_there_already_stops_all_and_is_named(self):
        make.make_participation(self.summit, state=self.second)
        response = self.add(self.second, self.third)
        said = [f"They have a row of their own already: {self.second}."]
        self.assertEqual(self.errors(response), {"further_states": said})
        self.assertEqual(self.summit.participations.count(), 1)
        shown = typed(response)["further_states"]
        self.assertEqual(set(shown), {self.second.pk, self.third.pk})

    def test_state_that_a_person_stands_for_may_be_added(self):
        person = make.make_person()
        make.make_participation(self.summit, state=self.second, person=person)
        self.assertSaved(self.add(self.second))

    def test_state_of_the_row_itself_is_no_further_one(self):
        self.assertSaved(self.add(self.first, self.second))
        self.assertEqual(self.summit.participations.count(), 2)

    def test_what_is_no_state_is_a_message(self):
        for key in ("nothing", "", "x" * 5000):
            response = self.client.post(
                self.url, typed(self.client.get(self.url), further_states=[key])
            )
            self.assertIn("further_states", self.errors(response))

    def test_rule_that_one_breaks_stops_all_and_names_it(self):
        with patch.object(Participation, "clean", autospec=True) as clean:
            clean.side_effect = lambda row: refuse(row, self.third)
            response = self.add(self.second, self.third)
        said = [f"{self.third}: reported collectively: Refused."]
        self.assertEqual(self.errors(response), {"further_states": said})
        self.assertFalse(Participation.objects.exists())

    def test_each_is_told_in_the_history(self):
        self.add(self.second)
        told = LogEntry.objects.filter(object_id=self.summit.pk)
        self.assertEqual(told.count(), 2)
        for row in Participation.objects.all():
            self.assertTrue(LogEntry.objects.filter(object_id=row.pk).exists())

    def test_row_that_is_there_offers_no_further(self):
        row = make.make_participation(self.summit)
        form = self.client.get(page(Participation, "change", row.pk))
        self.assertNotContains(form, "further_states")

    def test_three_cost_fewer_statements_than_three_forms(self):
        costs = []
        for further in ([], [self.second, self.third]):
            self.summit = make.make_summit()
            self.url = f"{page(Participation, 'add')}?summit={self.summit.pk}"
            self.add()
            self.summit.participations.all().delete()
            with CaptureQueriesContext(connection) as captured:
                self.assertSaved(self.add(*further))
            costs.append(len(captured))
        self.assertLess(costs[1], 2 * costs[0])


class ParagraphsTests(DeskTestCase):
    """One passage, or each paragraph of what was pasted."""

    def setUp(self):
        super().setUp()
        self.source = make.make_source()
        self.url = f"{page(Passage, 'add')}?source={self.source.pk}"

    def add(self, text, **fields):
        form = typed(self.client.get(self.url), text=text, **{"label": "1", **fields})
        return self.client.post(self.url, form)

    def texts(self):
        return list(
            self.source.passages.order_by("position").values_list("label", "text")
        )

    def test_each_paragraph_is_a_passage_numbered_on(self):
        self.assertSaved(
            self.add("One.\r\n\r\nTwo,\r\nstill.\r\n \t\r\n\r\nThree.\r\n")
        )
        wanted = [("1", "One."), ("2", "Two,\nstill."), ("3", "Three.")]
        self.assertEqual(self.texts(), wanted)

    def test_translation_is_that_of_the_first(self):
        self.add("One.\n\nTwo.", gloss_es="Uno.")
        first, second = self.source.passages.order_by("position")
        self.assertEqual((first.gloss_es, second.gloss_es), ("Uno.", ""))

    def test_further_ones_follow_those_that_are_there(self):
        self.add("One.\n\nTwo.")
        self.assertSaved(self.add("Three.\n\nFour.", label="3"))
        self.assertEqual([label for label, _text in self.texts()], ["1", "2", "3", "4"])

    def test_unticked_the_text_is_one_passage(self):
        self.assertSaved(self.add("One.\n\nTwo.", parted=[]))
        self.assertEqual(self.texts(), [("1", "One.\n\nTwo.")])

    def test_one_paragraph_needs_no_number(self):
        self.assertSaved(self.add("A title", label="title"))
        self.assertEqual(self.texts(), [("title", "A title")])

    def test_several_need_a_number(self):
        response = self.add("One.\n\nTwo.", label="title")
        said = ["Give the first paragraph its number: the next follow it."]
        self.assertEqual(self.errors(response), {"label": said})
        self.assertFalse(self.source.passages.exists())
        self.assertEqual(typed(response)["text"], ["One.\n\nTwo."])

    def test_number_that_is_taken_stops_all(self):
        make.make_passage(source=self.source, label="2")
        response = self.add("One.\n\nTwo.")
        self.assertEqual(list(self.errors(response)), ["parted"])
        self.assertEqual(self.source.passages.count(), 1)

    def test_passage_that_is_there_is_not_parted(self):
        row = make.make_passage(source=self.source)
        url = page(Passage, "change", row.pk)
        form = typed(self.client.get(url), text="One.\n\nTwo.")
        self.assertNotIn("parted", form)


class NoRowsTests(DeskTestCase):
    def test_records_that_are_no_rows_are_added_by_themselves(self):
        form = self.client.get(page(Summit, "add"))
        self.assertEqual(form.context["adminform"].form.others, ())
