"""Editing a record that has a status: two editors, publication, withdrawal."""

import datetime as dt
from unittest.mock import patch

from django.apps import apps
from django.db import IntegrityError

from archive.publishing.models import Record
from summits.models import Summit
from tests import factories as make
from tests.desk import DeskTestCase, make_editor, page, typed
from tests.registry import MAKERS

TO_COME = dt.datetime(2999, 3, 5, 12, tzinfo=dt.UTC)


class FormTests(DeskTestCase):
    def setUp(self):
        super().setUp()
        self.summit = make.make_summit(number=14)
        self.url = page(Summit, "change", self.summit.pk)
        self.form = self.client.get(self.url)

    def save(self, **fields):
        return self.client.post(self.url, typed(self.form, **fields))

    def test_each_save_counts_a_version(self):
        self.assertSaved(self.save(summary_en="The summit called for unity."))
        self.summit.refresh_from_db()
        self.assertEqual(self.summit.version, 2)

    def test_second_of_two_editors_is_told_and_loses_nothing(self):
        self.client.force_login(make_editor("luis"))
        self.assertSaved(self.save(summary_en="Written by Luis."))
        self.client.force_login(self.editor)
        response = self.save(summary_en="Written by Ana.")
        self.assertContains(response, "luis saved this record after you opened it")
        self.assertContains(response, f'<a href="{self.url}" target="_blank"')
        self.assertContains(response, "Written by Ana.")
        self.summit.refresh_from_db()
        self.assertEqual(self.summit.summary_en, "Written by Luis.")

    def test_second_of_two_editors_may_save_again(self):
        self.assertSaved(self.save(summary_en="Written by Luis."))
        refused = self.save(summary_en="Written by Ana.")
        self.assertSaved(self.client.post(self.url, typed(refused)))
        self.summit.refresh_from_db()
        self.assertEqual(self.summit.summary_en, "Written by Ana.")

    def test_title_names_the_record_and_says_what_readers_see(self):
        self.assertContains(self.form, "14th Summit <span")
        self.assertContains(self.form, '<span class="st ok">public</span>')

    def test_address_changed_leads_on(self):
        self.assertSaved(self.save(slug="fourteenth"))
        response = self.client.get("/en/summits/14/")
        self.assertRedirects(response, "/en/summits/fourteenth/", 301)

    def test_editor_is_told_where_the_old_address_will_lead(self):
        told = "the old address will lead to the new one"
        self.assertContains(self.form, told)
        draft = make.make_summit(status="draft", publish_at=None)
        form = self.client.get(page(Summit, "change", draft.pk))
        self.assertNotContains(form, told)

    def test_address_of_a_published_record_does_not_follow_its_name(self):
        prepopulated = self.form.context["adminform"].prepopulated_fields
        self.assertEqual(prepopulated, [])

    def test_address_another_record_had_is_a_message_at_the_field(self):
        self.assertSaved(self.save(slug="fourteenth"))
        url = page(Summit, "change", make.make_summit(number=15).pk)
        response = self.client.post(url, typed(self.client.get(url), slug="14"))
        self.assertEqual(list(self.errors(response)), ["slug"])

    def test_withdrawal_wants_a_reason(self):
        response = self.save(status="withdrawn")
        wanted = {"withdrawn_reason_en": ["Say why the record is withdrawn."]}
        self.assertEqual(self.errors(response), wanted)
        self.assertSaved(self.save(status="withdrawn", withdrawn_reason_en="Twice."))

    def test_what_was_seen_becomes_no_draft(self):
        for status in ("draft", "review"):
            response = self.save(status=status, summary_en="Kept.")
            self.assertEqual(list(self.errors(response)), ["status"])
            self.assertContains(response, "does not become a draft again")
            self.assertContains(response, "Kept.")
        self.assertEqual(self.client.get("/en/summits/14/").status_code, 200)

    def test_time_of_what_was_seen_is_neither_emptied_nor_to_come(self):
        for day, hour in [("", ""), ("2999-03-05", "12:00")]:
            response = self.save(publish_at_0=day, publish_at_1=hour)
            self.assertEqual(list(self.errors(response)), ["publish_at"])
        self.assertEqual(self.client.get("/en/summits/14/").status_code, 200)

    def test_what_was_withdrawn_may_be_published_again_and_be_no_draft(self):
        self.assertSaved(self.save(status="withdrawn", withdrawn_reason_en="Twice."))
        self.form = self.client.get(self.url)
        response = self.save(status="draft")
        self.assertEqual(list(self.errors(response)), ["status"])
        self.assertSaved(self.save(status="published"))
        self.assertEqual(self.client.get("/en/summits/14/").status_code, 200)

    def test_what_waits_for_its_time_may_be_a_draft_again(self):
        Summit.objects.update(publish_at=TO_COME)
        self.form = self.client.get(self.url)
        self.assertSaved(self.save(status="draft"))
        self.summit.refresh_from_db()
        self.assertEqual(self.summit.status, "draft")

    def test_control_characters_are_taken_out(self):
        self.save(summary_en="One\x0btwo\r\nthree")
        self.summit.refresh_from_db()
        self.assertEqual(self.summit.summary_en, "One two\nthree")

    def test_clash_that_the_form_cannot_see_is_a_message(self):
        clash = IntegrityError(
            "UNIQUE constraint failed: summit_number_unique_in_series"
        )
        with patch.object(Summit, "save_base", side_effect=clash):
            response = self.save(summary_en="Kept.")
        self.assertContains(response, "already has this number")
        self.assertContains(response, "Kept.")

    def test_clash_is_explained_once_and_tried_no_more(self):
        clash = IntegrityError("once")
        with patch.object(Summit, "save_base", side_effect=clash) as save:
            response = self.save(summary_en="Kept.")
        save.assert_called_once()
        self.assertContains(response, "Kept.")


class DeletionTests(DeskTestCase):
    def test_record_that_rows_name_among_others_is_not_deleted(self):
        for model in apps.get_models():
            for link in model._meta.many_to_many:
                named = name_of(link.related_model)
                if not issubclass(model, Record):
                    continue
                with self.subTest(f"{model.__name__}.{link.name}"):
                    record = MAKERS[named]()
                    row = MAKERS[name_of(model)](**{link.name: [record]})
                    url = page(type(record), "delete", record.pk)
                    kept = self.client.post(url, {"post": "yes"})
                    self.assertNotEqual(kept.status_code, 302)
                    self.assertIn(record, getattr(row, link.name).all())

    def test_what_names_it_is_said_with_a_link_in_form_and_list(self):
        topic = make.make_topic()
        statement = make.make_statement(topics=[topic])
        chosen = {"action": "delete_selected", "_selected_action": [topic.pk]}
        link = f'<a href="{page(type(statement), "change", statement.pk)}">'
        for url, form in (
            (page(type(topic), "delete", topic.pk), {}),
            (page(type(topic), "changelist"), chosen),
        ):
            response = self.client.post(url, form | {"post": "yes"})
            self.assertContains(response, f"Statement: {link}")
        self.assertIn(topic, statement.topics.all())

    def test_a_record_once_public_cannot_be_deleted(self):
        summit = make.make_summit()
        response = self.client.post(page(Summit, "delete", summit.pk), {"post": "yes"})
        self.assertEqual(response.status_code, 403)
        self.assertTrue(Summit.objects.filter(pk=summit.pk).exists())

    def test_a_record_that_waits_for_its_time_can_be_deleted(self):
        summit = make.make_summit(publish_at=TO_COME)
        self.client.post(page(Summit, "delete", summit.pk), {"post": "yes"})
        self.assertFalse(Summit.objects.exists())

    def test_a_draft_can_be_deleted(self):
        summit = make.make_summit(status="draft", publish_at=None)
        self.client.post(page(Summit, "delete", summit.pk), {"post": "yes"})
        self.assertFalse(Summit.objects.exists())

    def test_what_others_need_is_named_and_kept(self):
        place = make.make_place()
        make.make_summit(place=place)
        response = self.client.get(page(type(place), "delete", place.pk))
        self.assertContains(response, "14th Summit")
        self.client.post(page(type(place), "delete", place.pk), {"post": "yes"})
        self.assertTrue(type(place).objects.exists())


class AddressTests(DeskTestCase):
    def add(self, model, **fields):
        url = page(model, "add")
        return self.client.post(url, typed(self.client.get(url), **fields))

    def test_address_is_made_of_the_name(self):
        person = type(make.make_person())
        self.assertSaved(self.add(person, name="Freddy Ñáñez Contreras"))
        self.assertTrue(person.objects.filter(slug="freddy-nanez-contreras").exists())

    def test_address_taken_is_a_message_at_the_field_that_shows_it(self):
        topic = make.make_topic(slug="migration")
        response = self.add(type(topic), name_en="Migration")
        self.assertEqual(list(self.errors(response)), ["slug"])
        self.assertContains(response, 'value="migration"')

    def test_number_taken_is_a_message_at_the_field(self):
        summit = make.make_summit(number=14)
        words = {"passage": summit.passage_id, "quote": summit.quote}
        response = self.add(Summit, number="14", status="published", slug="x", **words)
        self.assertEqual(list(self.errors(response)), ["number"])


def name_of(model):
    return model._meta.model_name
