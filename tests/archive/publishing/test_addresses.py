"""Old addresses: they lead on, say why a page is gone, and are never given again."""

import datetime as dt
from unittest import mock

from django.core.exceptions import ValidationError
from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from archive.publishing import addresses
from archive.publishing.models import OldPath
from summits.models import Summit
from tests import factories as make

GONE_AT = dt.datetime(2018, 3, 5, 12, tzinfo=dt.UTC)
DRAFT = {"status": "draft", "publish_at": None}
TO_COME = dt.datetime(2999, 3, 5, 12, tzinfo=dt.UTC)


def move(record, slug):
    """Give ``record`` another address, as the admin does."""
    record.slug = slug
    record.full_clean()
    record.save()


def withdraw(record, **fields):
    """Withdraw ``record`` with a reason, as the admin does."""
    record.status = "withdrawn"
    record.withdrawn_reason_en = "It was listed twice."
    for name, value in fields.items():
        setattr(record, name, value)
    record.full_clean()
    record.save()


class MovedTests(TestCase):
    def assertMoved(self, old, new):
        response = self.client.get(old)
        self.assertEqual((response.status_code, response.get("Location")), (301, new))
        self.assertEqual(self.client.get(new).status_code, 200)

    def test_old_address_leads_to_the_new_one(self):
        move(make.make_summit(number=14), "fourteenth")
        self.assertMoved("/en/summits/14/", "/en/summits/fourteenth/")

    def test_each_language_keeps_to_itself(self):
        move(make.make_summit(number=14), "fourteenth")
        self.assertMoved("/es/summits/14/", "/es/summits/fourteenth/")

    def test_first_of_two_old_addresses_leads_straight_to_the_last(self):
        summit = make.make_summit(number=14)
        move(summit, "fourteenth")
        move(summit, "caracas")
        self.assertMoved("/en/summits/14/", "/en/summits/caracas/")
        self.assertMoved("/en/summits/fourteenth/", "/en/summits/caracas/")

    def test_record_may_move_back(self):
        summit = make.make_summit(number=14)
        move(summit, "fourteenth")
        move(summit, "14")
        self.assertMoved("/en/summits/fourteenth/", "/en/summits/14/")

    def test_redirect_is_asked_for_again_since_the_record_may_move_back(self):
        move(make.make_summit(number=14), "fourteenth")
        response = self.client.get("/en/summits/14/")
        self.assertEqual(response["Cache-Control"], "public, no-cache")

    def test_declaration_moves(self):
        move(make.make_declaration(make.make_summit(number=14)), "declaration")
        self.assertMoved(
            "/en/summits/14/final-declaration/", "/en/summits/14/declaration/"
        )

    def test_declarations_move_with_their_summit(self):
        declaration = make.make_declaration(make.make_summit(number=14))
        move(declaration.summit, "fourteenth")
        self.assertMoved(
            "/en/summits/14/final-declaration/",
            "/en/summits/fourteenth/final-declaration/",
        )

    def test_address_a_declaration_had_between_two_moves_leads_on(self):
        declaration = make.make_declaration(make.make_summit(number=14))
        move(declaration.summit, "fourteenth")
        move(Summit.objects.get(), "caracas")
        declaration.refresh_from_db()
        move(declaration, "declaration")
        for old in [
            "/en/summits/14/final-declaration/",
            "/en/summits/fourteenth/final-declaration/",
            "/en/summits/caracas/final-declaration/",
        ]:
            self.assertMoved(old, "/en/summits/caracas/declaration/")

    def test_every_kind_of_page_moves(self):
        state = make.make_state("Cuba")
        person, body = make.make_person("Evo Morales"), make.make_organization()
        for row in [{"state": state}, {"person": person}, {"organization": body}]:
            make.make_participation(**row)
        source, event = make.make_source(), make.make_event()
        for record in [state, person, body, source, event, make.make_initiative()]:
            with self.subTest(record._meta.model_name):
                old = record.get_absolute_url()
                move(record, "elsewhere")
                self.assertMoved(old, record.get_absolute_url())

    def test_head_is_answered_alike(self):
        move(make.make_summit(number=14), "fourteenth")
        self.assertEqual(self.client.head("/en/summits/14/").status_code, 301)

    def test_old_address_of_what_is_no_longer_named_is_not_found(self):
        state = make.make_state("Cuba")
        move(state, "republic-of-cuba")
        self.assertEqual(self.client.get("/en/countries/cuba/").status_code, 404)

    def test_summit_that_went_public_on_schedule_moves(self):
        hour = dt.timedelta(hours=1)
        make.make_summit(number=14, publish_at=timezone.now() - hour)
        OldPath.objects.all().delete()  # as if loaded before addresses were entered
        move(Summit.objects.get(), "fourteenth")
        self.assertMoved("/en/summits/14/", "/en/summits/fourteenth/")


class DraftTests(TestCase):
    def test_draft_is_not_found(self):
        make.make_summit(number=14, **DRAFT)
        self.assertEqual(self.client.get("/en/summits/14/").status_code, 404)

    def test_draft_leaves_no_address_behind(self):
        move(make.make_summit(number=14, **DRAFT), "fourteenth")
        self.assertFalse(OldPath.objects.filter(path__startswith="/summits/").exists())

    def test_what_waits_for_its_time_leaves_no_address_when_it_is_a_draft_again(self):
        summit = make.make_summit(number=14, publish_at=TO_COME)
        summit.status = "draft"
        move(summit, "fourteenth")
        for path in ["/en/summits/14/", "/en/summits/fourteenth/"]:
            self.assertEqual(self.client.get(path).status_code, 404)
        self.assertFalse(OldPath.objects.filter(path__startswith="/summits/").exists())

    def test_what_waits_for_its_time_leaves_no_address_when_it_moves(self):
        move(make.make_summit(number=14, publish_at=TO_COME), "fourteenth")
        entered = OldPath.objects.filter(path__startswith="/summits/")
        self.assertEqual([row.path for row in entered], ["/summits/fourteenth/"])

    def test_address_of_what_nobody_saw_is_free_once_it_is_deleted(self):
        make.make_summit(number=14, publish_at=TO_COME).delete()
        make.make_summit(number=14)
        self.assertEqual(self.client.get("/en/summits/14/").status_code, 200)

    def test_draft_withdrawn_before_anybody_saw_it_is_not_found(self):
        withdraw(make.make_summit(number=14, **DRAFT))
        self.assertEqual(self.client.get("/en/summits/14/").status_code, 404)

    def test_scheduled_record_is_not_found(self):
        later = timezone.now() + dt.timedelta(days=1)
        make.make_summit(number=14, publish_at=later)
        self.assertEqual(self.client.get("/en/summits/14/").status_code, 404)


class WithdrawnTests(TestCase):
    def assertGone(self, path, *words):
        response = self.client.get(path)
        for word in words:
            self.assertContains(response, word, status_code=410)
        return response

    def test_withdrawn_page_says_what_when_and_why(self):
        withdraw(make.make_summit(number=14), withdraw_at=GONE_AT)
        response = self.assertGone(
            "/en/summits/14/", "14th Summit", "5 March 2018", "It was listed twice."
        )
        self.assertEqual(response["Cache-Control"], "no-store")
        self.assertContains(response, "noindex", status_code=410)

    def test_reason_is_in_the_language_of_the_reader(self):
        reason = {"withdrawn_reason_es": "Figuraba dos veces."}
        withdraw(make.make_summit(number=14), **reason)
        response = self.assertGone("/es/summits/14/", "Figuraba dos veces.")
        self.assertNotContains(response, "listed twice", status_code=410)

    def test_reason_in_the_other_language_is_marked(self):
        withdraw(make.make_summit(number=14))
        self.assertGone("/es/summits/14/", '<span lang="en">It was listed twice.')

    def test_old_addresses_say_the_same(self):
        summit = make.make_summit(number=14)
        move(summit, "fourteenth")
        withdraw(summit)
        self.assertGone("/en/summits/14/", "It was listed twice.")

    def test_day_of_the_notice_is_that_on_which_the_page_went(self):
        summit = make.make_summit(number=14)
        with mock.patch.object(timezone, "now", return_value=GONE_AT):
            withdraw(summit)
        withdraw(summit, withdrawn_reason_es="Figuraba dos veces.")
        self.assertGone("/en/summits/14/", '<time datetime="2018-03-05">')

    def test_withdrawal_before_its_scheduled_time_is_dated_by_itself(self):
        week = dt.timedelta(days=7)
        with mock.patch.object(timezone, "now", return_value=GONE_AT):
            withdraw(make.make_summit(number=14), withdraw_at=GONE_AT + week)
            self.assertGone("/en/summits/14/", '<time datetime="2018-03-05">')

    def test_withdrawal_after_a_scheduled_one_keeps_its_day(self):
        day = dt.timedelta(days=1)
        summit = make.make_summit(number=14, withdraw_at=GONE_AT - day)
        with mock.patch.object(timezone, "now", return_value=GONE_AT):
            withdraw(summit)
        self.assertGone("/en/summits/14/", '<time datetime="2018-03-04">')

    def test_scheduled_withdrawal_needs_no_further_save(self):
        hour = dt.timedelta(hours=1)
        make.make_summit(number=14, withdraw_at=timezone.now() - hour)
        self.assertGone("/en/summits/14/", "14th Summit", "Given twice.")

    def test_withdrawal_of_an_older_archive_may_have_no_reason(self):
        make.make_summit(number=14, withdraw_at=timezone.now() - dt.timedelta(hours=1))
        Summit.objects.update(withdrawn_reason_en="")
        self.assertGone("/en/summits/14/", "14th Summit", "No reason is recorded.")

    def test_title_of_a_source_is_in_its_own_language(self):
        source = make.make_source(slug="r", title="Cumbre del ALBA", language="es")
        withdraw(source)
        self.assertGone("/en/sources/r/", '<h1 lang="es">Cumbre del ALBA</h1>')

    def test_title_is_escaped(self):
        withdraw(make.make_initiative(slug="x", name_en="<script>"))
        self.assertGone("/en/initiatives/x/", "&lt;script&gt;")

    def test_withdrawn_declaration_says_so(self):
        withdraw(make.make_declaration(make.make_summit(number=14)))
        self.assertGone(
            "/en/summits/14/final-declaration/",
            "Final declaration of the 14th Summit",
        )

    def test_record_published_again_is_there_again(self):
        summit = make.make_summit(number=14)
        withdraw(summit)
        summit.status = "published"
        move(summit, "14")
        self.assertEqual(self.client.get("/en/summits/14/").status_code, 200)

    def test_scheduled_withdrawal_stands_when_the_record_is_edited(self):
        summit = make.make_summit(number=14, withdraw_at=GONE_AT)
        move(summit, "fourteenth")
        self.assertGone("/en/summits/fourteenth/", "5 March 2018")


class TakenTests(TestCase):
    def assertTaken(self, record):
        with self.assertRaises(ValidationError) as raised:
            record.full_clean()
        self.assertEqual(list(raised.exception.message_dict), ["slug"])

    def test_old_address_is_given_to_no_other_record(self):
        move(make.make_summit(number=14), "fourteenth")
        summit = make.make_summit(number=15)
        summit.slug = "14"
        self.assertTaken(summit)

    def test_address_a_number_makes_by_itself_is_checked_too(self):
        summit = make.make_summit(number=14)
        summit.number = 15
        move(summit, "15")
        with self.assertRaises(ValidationError) as raised:
            make.make_summit(number=14, slug="")
        self.assertEqual(list(raised.exception.message_dict), ["slug"])

    def test_address_of_a_deleted_record_is_given_to_no_other(self):
        make.make_person("Evo Morales", slug="evo").delete()
        with self.assertRaises(ValidationError):
            make.make_person("Evo Morales", key="other", slug="evo")

    def test_old_address_within_a_summit_is_given_to_no_other_declaration(self):
        summit = make.make_summit(number=14)
        move(make.make_declaration(summit), "first")
        other = make.make_declaration(summit)
        other.slug = "final-declaration"
        self.assertTaken(other)

    def test_same_words_stand_for_different_kinds_of_record(self):
        move(make.make_topic(slug="cuba"), "island")
        state = make.make_state("Cuba")
        state.full_clean()

    def test_declaration_without_a_summit_is_refused_for_that_alone(self):
        declaration = make.make_declaration()
        declaration.summit = None
        with self.assertRaises(ValidationError) as raised:
            declaration.full_clean()
        self.assertEqual(list(raised.exception.message_dict), ["summit"])


class CostTests(TestCase):
    def test_a_page_that_is_there_asks_for_no_old_address(self):
        summit = make.make_summit(number=14)
        with CaptureQueriesContext(connection) as captured:
            self.client.get(summit.get_absolute_url())
        self.assertNotIn("oldpath", str([query["sql"] for query in captured]))

    def test_a_page_nobody_had_costs_one_look_up(self):
        with self.assertNumQueries(3):  # the edition; the summit; the old address
            self.client.get("/en/summits/99/")


class PathTests(TestCase):
    def test_path_has_no_language(self):
        summit = make.make_summit(number=14)
        self.assertEqual(addresses.path_of(summit), "/summits/14/")

    def test_record_without_slug_has_none_yet(self):
        self.assertEqual(addresses.path_of(Summit()), "")

    def test_rows_of_a_record_have_no_address_of_their_own(self):
        self.assertFalse(addresses.has_address(make.make_statement()))


class KeylessTests(TestCase):
    def test_record_saved_without_a_key_is_entered_under_its_own(self):
        event = make.make_event()
        event._state.adding, event.pk, event.slug = True, None, "another"
        event.save()
        self.assertEqual(OldPath.objects.get(path="/events/another/").key, event.pk)
