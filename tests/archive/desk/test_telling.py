"""What an editor is told after saving: with links, and nothing is held up by it."""

from django.contrib.messages import constants, get_messages

from archive.desk.telling import MOST
from initiatives.models import Initiative
from summits.models import Statement, Summit
from tests import factories as make
from tests.desk import DeskTestCase, page, typed

DRAFT = {"status": "draft", "publish_at": None}


def linked(record, name):
    return f'<a href="{page(type(record), "change", record.pk)}">{name}</a>'


class TellingTests(DeskTestCase):
    def save(self, url, **fields):
        """Post the form at ``url``; return the warnings that the next page shows."""
        response = self.client.post(url, typed(self.client.get(url), **fields))
        self.assertSaved(response)
        return [
            str(message)
            for message in get_messages(response.wsgi_request)
            if message.level == constants.WARNING
        ]

    def change(self, record, **fields):
        return self.save(page(type(record), "change", record.pk), **fields)

    def test_what_is_odd_is_told_where_it_was_before(self):
        lower = make.make_summit(number=14)
        summit = make.make_summit(number=15, began_on="2016-01-01", **DRAFT)
        said = self.change(summit, summary_en="It met.")
        self.assertIn(
            f"{linked(summit, '15th Summit')}: It is dated before the "
            f"{linked(lower, '14th Summit')}, whose number is lower.",
            said,
        )

    def test_steps_that_wait_are_told(self):
        initiative = make.make_initiative(**DRAFT)
        summit = make.make_summit(number=26, **DRAFT)
        make.make_milestone(initiative, summit=summit)
        said = self.change(initiative, status="published")
        self.assertEqual(
            said,
            [
                f"{linked(initiative, 'Fund for Migrants')}: 1 step waits for the "
                f"{linked(summit, '26th Summit')}."
            ],
        )

    def test_row_without_words_is_told(self):
        summit = make.make_summit()
        url = f"{page(Statement, 'add')}?summit={summit.pk}"
        words = {"summary_en": "It <said> so.", "summary_es": "Lo dijo."}
        said = self.save(url, act="says", speech="direct", **words)
        link = linked(Statement.objects.get(), "It &lt;said&gt; so.")
        words = "It quotes no words yet, so that readers do not see it."
        self.assertEqual(said, [f"{link}: {words}"])

    def test_text_in_one_language_is_told(self):
        summit = make.make_summit()
        said = self.change(summit, summary_es="")
        words = "Readers of Spanish find another language here: summary."
        self.assertEqual(said, [f"{linked(summit, '14th Summit')}: {words}"])

    def test_what_is_well_is_not_spoken_of(self):
        self.assertEqual(self.change(make.make_summit()), [])

    def test_the_next_page_shows_the_links(self):
        summit = make.make_summit()
        url = page(Summit, "change", summit.pk)
        form = typed(self.client.get(url), summary_es="")
        response = self.client.post(url, form, follow=True)
        self.assertContains(response, linked(summit, "14th Summit"))

    def test_action_of_the_list_tells_too(self):
        initiative = make.make_initiative(**DRAFT)
        make.make_milestone(initiative, summit=make.make_summit(number=26, **DRAFT))
        chosen = {"action": "publish", "_selected_action": [initiative.pk]}
        url = page(Initiative, "changelist")
        response = self.client.post(url, chosen, follow=True)
        self.assertContains(response, "1 step waits for the")

    def test_of_many_remarks_the_first_are_shown_and_the_rest_counted(self):
        make.make_person("Evo Morales")
        for _ in range(MOST + 1):
            person = make.make_person("Evo Morales")
        said = self.change(person)
        self.assertEqual(len(said), MOST + 1)
        self.assertEqual(
            said[-1],
            "There is 1 more remark; save again once these are mended to see it.",
        )

    def test_nothing_is_told_of_what_was_refused(self):
        summit = make.make_summit()
        url = page(Summit, "change", summit.pk)
        form = typed(self.client.get(url), summary_es="", ended_on="2017-03-07")
        response = self.client.post(url, form)
        self.assertNotContains(response, "Readers of Spanish")
