"""The desk of accounts: it answers anything, and does to all or to none."""

from itertools import chain
from unittest.mock import patch

from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.db import IntegrityError
from django.test import TestCase, override_settings

from tests import factories as make
from tests.answers import (
    NONSENSE,
    EmptiedAnswers,
    FilledAnswers,
    ListAnswers,
    PageAnswers,
    nonsense,
    rounds,
)
from tests.desk import FailureTestCase, page, typed
from tests.registry import accounts


class AccountsTestCase(TestCase):
    """A test whose client is logged in as an administrator."""

    desks = staticmethod(accounts)

    @classmethod
    def setUpTestData(cls):
        cls.admin = User.objects.create_superuser("ana")

    def setUp(self):
        super().setUp()
        self.client.force_login(self.admin)


class ListTests(ListAnswers, PageAnswers, AccountsTestCase):
    share = 8


class FormTests(EmptiedAnswers, FilledAnswers, AccountsTestCase):
    def setUp(self):
        super().setUp()
        self.user = make.make_user()

    def test_password_emptied_or_filled_with_nonsense(self):
        url = f"{page(User, 'changelist')}{self.user.pk}/password/"
        form = typed(self.client.get(url))
        names = list(chain.from_iterable(rounds(form)))
        self.assertAnswered(url, form, {name: [""] for name in names})
        for start in range(len(NONSENSE)):
            with self.subTest(start=start):
                self.assertAnswered(url, form, nonsense(names, start))

    def test_choices_nobody_offered(self):
        url = page(User, "change", self.user.pk)
        form = typed(self.client.get(url))
        for name in ("groups", "user_permissions"):
            for value in (*NONSENSE[1:], "0", ""):
                with self.subTest(name, value=value[:20]):
                    self.assertAnswered(url, form, {name: [value]})

    def test_instants_beyond_the_calendar(self):
        url = page(User, "change", self.user.pk)
        for zone in ("America/Caracas", "Asia/Tokyo"):
            for day in ("9999-12-31", "0001-01-01"):
                with self.subTest(day, zone=zone), override_settings(TIME_ZONE=zone):
                    form = typed(self.client.get(url))
                    at = "23:59:59" if day > "5" else "00:00:00"
                    changed = {"date_joined_0": [day], "date_joined_1": [at]}
                    self.assertAnswered(url, form, changed)

    def test_rows_are_saved_from_their_own_forms(self):
        for row in (self.user, make.make_group()):
            url = page(type(row), "change", row.pk)
            response = self.client.post(url, typed(self.client.get(url)))
            self.assertRedirects(response, page(type(row), "changelist"))

    def test_name_that_somebody_else_takes_meanwhile_is_a_message(self):
        url = page(User, "add")
        form = typed(self.client.get(url), username="luis", usable_password="false")
        taken = IntegrityError("UNIQUE constraint failed: auth_user.username")
        with patch.object(User, "save_base", side_effect=taken):
            response = self.client.post(url, form)
        self.assertContains(response, "is in the way of this one")
        self.assertContains(response, 'value="luis"')


class FilterTests(AccountsTestCase):
    def test_list_is_narrowed_by_group(self):
        group = make.make_group()
        user = make.make_user()
        user.groups.add(group)
        url = page(User, "changelist")
        response = self.client.get(url, {"groups__id__exact": group.pk})
        self.assertEqual(list(response.context["cl"].result_list), [user])

    def test_list_is_searched_by_part_of_a_name(self):
        user = make.make_user(username="luis")
        response = self.client.get(page(User, "changelist"), {"q": "lui"})
        self.assertEqual(list(response.context["cl"].result_list), [user])

    def test_what_no_filter_asks_is_refused(self):
        url = page(User, "changelist")
        for asked in ("password__startswith", "date_joined__year", "email__exact"):
            self.assertEqual(self.client.get(url, {asked: "1"}).status_code, 400)


class FailureTests(FailureTestCase):
    """Whichever write fails: nothing is done, and nobody is told that it was."""

    def make_user(self):
        return User.objects.create_superuser("ana")

    def assertAllOrNothing(self, url, form, stored):
        """Let each write of posting ``form`` fail in turn.

        ``stored`` returns what must stay as it is until nothing fails.
        """
        before = stored()
        for _response, done in self.answers(url, form):
            self.assertEqual(stored() == before, not done)
            self.assertEqual(LogEntry.objects.exists(), done)

    def test_deletion_of_several_accounts(self):
        self.assertDeleted([make.make_user(), make.make_user()])

    def test_deletion_of_several_groups(self):
        self.assertDeleted([make.make_group(), make.make_group()])

    def assertDeleted(self, rows):
        model = type(rows[0])
        chosen = {"_selected_action": [row.pk for row in rows], "post": "yes"}
        form = chosen | {"action": "delete_selected"}
        self.assertAllOrNothing(page(model, "changelist"), form, model.objects.count)
        self.assertFalse(model.objects.filter(pk__in=chosen["_selected_action"]))

    def test_deletion_of_one(self):
        user = make.make_user()
        url = page(User, "delete", user.pk)
        self.assertAllOrNothing(url, {"post": "yes"}, User.objects.count)

    def test_new_password(self):
        user = make.make_user()
        url = f"{page(User, 'changelist')}{user.pk}/password/"
        words = dict.fromkeys(["password1", "password2"], "caracas-2017-march")
        form = typed(self.client.get(url), **words)

        def stored():
            return User.objects.get(pk=user.pk).password

        self.assertAllOrNothing(url, form, stored)

    def test_form_with_groups(self):
        user, group = make.make_user(), make.make_group()
        url = page(User, "change", user.pk)
        form = typed(self.client.get(url), first_name="Luis", groups=[group.pk])

        def stored():
            return list(User.objects.values_list("first_name", "groups"))

        self.assertAllOrNothing(url, form, stored)

    def test_commit_that_fails(self):
        user = make.make_user()
        adding, changing = page(User, "add"), page(User, "change", user.pk)
        words = dict.fromkeys(["password1", "password2"], "caracas-2017-march")
        new = typed(self.client.get(adding), username="luis", **words)
        chosen = {"action": "delete_selected", "_selected_action": [user.pk]}
        for url, form in [
            (adding, new),
            (changing, typed(self.client.get(changing), first_name="Luis")),
            (f"{page(User, 'changelist')}{user.pk}/password/", words),
            (page(User, "delete", user.pk), {"post": "yes"}),
            (page(User, "changelist"), chosen | {"post": "yes"}),
        ]:
            self.assertUndoneByCommit(url, form)
        self.assertFalse(LogEntry.objects.exists())
