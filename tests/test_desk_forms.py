"""Any field of any form of the desk may be empty, or hold anything at all.

The answer is a message, beside all that was typed elsewhere; never an error page.
"""

import re
from itertools import chain, cycle, islice, zip_longest

from django.db import transaction

from tests.desk import DeskTestCase, Fields, page, typed
from tests.registry import for_each_desk, make_whole

NUL = "a\0b"  # refused in an address
NONSENSE = [
    NUL,
    "abc",
    "no-such-record",
    "\x01\x0b\x1f\x7f\u200b\u202e",
    "👩‍🚀 🇻🇪",
    "word " * 13_000,
    "9999-99-99",
    "0001-01-01",
    "-1",
    "99999999999999999999",
    "1e400",
    "<script>alert(1)</script>{{ x }}%s",
]
ROW = re.compile(r"(.+-\d+)-.+")


def rounds(form):
    """Yield lists of names: a few fields of the record, and of each row below it.

    So that each field of ``form``, a dict to post, has its turn in few posts.
    """
    parts = {}
    for field in form:
        if not field.endswith(("csrfmiddlewaretoken", "_FORMS", "-key")):
            row = ROW.fullmatch(field)
            parts.setdefault(row and row[1], []).append(field)
    turns = [batched(fields, 4) for fields in parts.values()]
    for names in zip_longest(*turns, fillvalue=()):
        yield list(chain.from_iterable(names))


def batched(names, count):
    """Return the list ``names`` as lists of ``count``; the last may be shorter."""
    return [names[start : start + count] for start in range(0, len(names), count)]


def nonsense(names, start, texts=NONSENSE):
    """Return something else for each of ``names`` to hold; ``start`` is any number."""
    turns = islice(cycle(texts), start, None)
    return {field: [text] for field, text in zip(names, turns, strict=False)}


class FormTests(DeskTestCase):
    def post(self, url, sent):
        """Post ``sent`` and undo what it did."""
        with transaction.atomic():
            response = self.client.post(url, sent)
            transaction.set_rollback(True)
        return response

    def assertAnswered(self, url, form, changed):
        """Assert that ``form`` is saved or explained, ``changed`` fields and all."""
        response = self.post(url, form | changed)
        self.assertIn(response.status_code, (200, 302))
        if response.status_code == 200:
            self.assertIn("errorlist", response.text)
            shown = Fields(response.text).posted
            lost = {
                field
                for field, typed_in in form.items()
                if field not in changed and shown.get(field) != typed_in
            }
            self.assertEqual(lost - {"csrfmiddlewaretoken"}, set())

    @for_each_desk
    def test_fields_emptied(self, desk, url):
        url = page(desk.model, "change", make_whole(desk).pk)
        form = typed(self.client.get(url))
        for names in rounds(form):
            with self.subTest(names=names):
                self.assertAnswered(url, form, {field: [""] for field in names})

    @for_each_desk
    def test_fields_filled_with_nonsense(self, desk, url):
        for url in (
            page(desk.model, "add"),
            page(desk.model, "change", make_whole(desk).pk),
        ):
            form = typed(self.client.get(url))
            names = list(chain.from_iterable(rounds(form)))
            for start in (0, 5):
                with self.subTest(url, start=start):
                    self.assertAnswered(url, form, nonsense(names, start))

    @for_each_desk
    def test_form_filled_in_by_any_address(self, desk, url):
        url = page(desk.model, "add")
        names = [*typed(self.client.get(url)), "publish_at", "record", "nothing"]
        days = dict.fromkeys(names, "2017-01-01")
        for asked in (days, nonsense(names, 3, NONSENSE[1:])):
            with self.subTest(asked=str(asked)[:80]):
                response = self.client.get(url, asked)
                self.assertEqual(response.status_code, 200)
