"""For tests of the admin: the editor of the first run, and what a browser posts."""

import logging
from html.parser import HTMLParser
from itertools import count
from unittest.mock import patch

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.db import OperationalError, connection
from django.test import TestCase, TransactionTestCase
from django.urls import reverse

from alba_site.accounts.roles import EDITORS


def make_editor(username="editor"):
    """Return an account that has what the group Editors gives it, and no more."""
    user = get_user_model().objects.create_user(username, is_staff=True)
    user.groups.add(Group.objects.get(name=EDITORS))
    return user


def page(model, what, *args):
    """Return the address of an admin page of ``model``: ``add``, ``change`` …"""
    meta = model._meta
    return reverse(f"admin:{meta.app_label}_{meta.model_name}_{what}", args=args)


class Fields(HTMLParser):
    """The fields of the record's form, as ``posted``: what a browser would send.

    A dict of lists: names to values. Buttons are left out.
    """

    def __init__(self, html):
        super().__init__()
        self.posted = {}
        self.select = self.area = None
        self.inside = False
        self.feed(html)

    def is_form(self, attrs):
        """Tell a form of the desk from others of the page, such as that to log out."""
        return attrs.get("id", "").endswith("_form")

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = self.is_form(attrs)
        if not self.inside:
            return
        if tag == "input" and attrs.get("type") not in ("submit", "button"):
            self._input(attrs)
        elif tag == "select":
            self.select = attrs["name"]
            self.posted.setdefault(self.select, [])
        elif tag == "option" and self.select and "selected" in attrs:
            self.posted[self.select].append(attrs.get("value", ""))
        elif tag == "textarea":
            self.area = attrs["name"]
            self.posted.setdefault(self.area, []).append("")

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea" and self.area:
            self.posted[self.area][-1] = self.posted[self.area][-1].removeprefix("\n")
            self.area = None

    def handle_data(self, text):
        if self.area:
            self.posted[self.area][-1] += text

    def _input(self, attrs):
        is_box = attrs.get("type") in ("checkbox", "radio")
        if is_box and "checked" not in attrs:
            return
        value = attrs.get("value", "on" if is_box else "")
        self.posted.setdefault(attrs["name"], []).append(value)


def typed(response, **fields):
    """Return what a browser posts of the form in ``response``, ``fields`` typed."""
    return Fields(response.text).posted | fields


def confirmed(response):
    """Return the form in ``response`` with the box ticked: what falls may fall."""
    return typed(response, falls="on")


class FailingWrite:
    """A wrapper of statements, as a disk that refuses the write of number ``at``.

    ``count`` is how many writes have come, less those of the session, which is saved
    once the answer is made.
    """

    def __init__(self, at):
        self.at, self.count = at, 0

    def __call__(self, execute, sql, *rest):
        is_write = sql.startswith(("INSERT", "UPDATE", "DELETE"))
        if is_write and "django_session" not in sql:
            self.count += 1
            if self.count == self.at:
                raise OperationalError("disk I/O error")
        return execute(sql, *rest)


def kept_messages(response):
    """Return what ``response`` leaves to be said on the next page."""
    if "messages" not in response.cookies:
        return []
    return [str(message) for message in get_messages(response.wsgi_request)]


class FailureTestCase(TransactionTestCase):
    """A test of what is left when a write fails midway, ``user`` being logged in."""

    def setUp(self):
        super().setUp()
        self.client.raise_request_exception = False
        self.client.force_login(self.make_user())
        logging.disable()
        self.addCleanup(logging.disable, logging.NOTSET)

    def make_user(self):
        return make_editor()

    def answers(self, url, form):
        """Post ``form`` until no write fails: at first the first does, then the second.

        Yield each response, and whether it is the one of the post that is done.
        """
        for at in count(1):
            failing = FailingWrite(at)
            self.client.cookies.pop("messages", None)
            with connection.execute_wrapper(failing):
                response = self.client.post(url, form)
            done = failing.count < at
            self.assertEqual(response.status_code, 302 if done else 503, at)
            self.assertEqual(bool(kept_messages(response)), done, at)
            yield response, done
            if done:
                return

    def assertUndoneByCommit(self, url, form):
        """Assert that ``form`` is not told to be saved where only its commit fails."""
        failing = OperationalError("disk I/O error")
        with (
            self.subTest(url),
            patch.object(connection, "commit", side_effect=failing),
        ):
            response = self.client.post(url, form)
            self.assertEqual(response.status_code, 503)
            self.assertEqual(kept_messages(response), [])


class DeskTestCase(TestCase):
    """A test whose client is logged in as an editor."""

    @classmethod
    def setUpTestData(cls):
        cls.editor = make_editor()

    def setUp(self):
        super().setUp()
        self.client.force_login(self.editor)

    def errors(self, response):
        """Return the messages at fields: dict of field name to list, "" for the top."""
        form = response.context["adminform"].form
        return {name: list(said) for name, said in form.errors.items()}

    def assertSaved(self, response):
        errors = self.errors(response) if response.status_code == 200 else {}
        self.assertEqual((response.status_code, errors), (302, {}))
