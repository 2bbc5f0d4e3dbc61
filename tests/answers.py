"""What every list and form of the desk answers, whatever it is asked or sent.

Mixins of test cases with a client that is logged in. Which models they walk, and why,
says `tests.registry.for_each_desk`.
"""

import re
from itertools import chain, cycle, islice, product, zip_longest

from django.db import transaction

from tests.desk import Fields, page, typed
from tests.registry import for_each_desk, make_one, make_rows, make_whole

ODD = [
    "word " * 1200,
    "x" * 3000,
    "\0",
    "a\0b",
    "'",
    '"',
    "'\"\\",
    "100%_",
    "<script>",
    "R99999999999999999999",
    "99999999999999999999",
    "ñ\u0301\ufffd",
]
LONG = 2**16  # more than SQLite takes for a pattern of LIKE
ENDLESS = [unit * (LONG // len(unit)) for unit in ("x", "9", "%", "'", "a ")]
KEYS = [
    *("abc", "abc%00", "%00", "-1", "1e3", "9" * 20, "9" * 5000, "x" * 3000, "a/b"),
    *("' OR 1=1", "_", "_3A", ".", "%C3%A9", "%FF", "1%0A2", "%E2%80%AE"),
]
LOOKUPS = [
    *("", "__exact", "__in", "__range", "__isnull", "__gt", "__iexact", "__contains"),
    *("__regex", "__year", "__year__exact", "__date", "__id", "__key__in"),
]
VALUES = ["9" * 20, "-1", "", "'", "9999-12-31 23:59", "(" * 99, ENDLESS[0]]
ASKED = list(product(VALUES, LOOKUPS))
VIEWS = ["changelist", "add", "change", "delete"]

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
UNSEEN = re.compile(r"csrfmiddlewaretoken|initial-.*")  # Django's own
QUESTION = re.compile(r"(.+-)?(seen_)?falls")  # the page asks it by what was sent


def rounds(form):
    """Yield lists of names: a few fields of the record, and of each row below it.

    So that each field of ``form``, a dict to post, has its turn in few posts, and most
    of the others keep what they hold.
    """
    parts = {}
    for field in form:
        if not field.endswith(("_FORMS", "-key")) and not UNSEEN.fullmatch(field):
            row = ROW.fullmatch(field)
            parts.setdefault(row and row[1], []).append(field)
    turns = [batched(fields, 8) for fields in parts.values()]
    for names in zip_longest(*turns, fillvalue=()):
        yield list(chain.from_iterable(names))


def batched(names, count):
    """Return the list ``names`` as lists of ``count``; the last may be shorter."""
    return [names[start : start + count] for start in range(0, len(names), count)]


def nonsense(names, start, texts=NONSENSE):
    """Return something else for each of ``names`` to hold; ``start`` is any number."""
    turns = islice(cycle(texts), start, None)
    return {field: [text] for field, text in zip(names, turns, strict=False)}


class OddAnswers:
    """Odd values in an address of the desk.

    ``share`` of them, at the least one, are asked of each field or page; whoever comes
    next has the next.
    """

    share = 1

    def setUp(self):
        super().setUp()
        self.odd = {}

    def some(self, values, count=None):
        """Return the next ``count`` of ``values``, a list, or else the share."""
        turns = self.odd.setdefault(id(values), cycle(values))
        return islice(turns, count or self.share)

    def assertAnswered(self, url, asked=None, told=(200, 302, 400)):
        with self.subTest(url=url[:80], asked=str(asked)[:80]):
            self.assertIn(self.client.get(url, asked).status_code, told)


class ListAnswers(OddAnswers):
    """Any search, choice or parameter in the address of a list."""

    @for_each_desk
    def test_a_list_answers_any_search(self, desk, url):
        make_rows(desk, 1)
        for query in (*self.some(ENDLESS, 2), *self.some(ODD, 3)):
            self.assertAnswered(url, {"q": query}, (200, 400))

    @for_each_desk
    def test_a_list_answers_any_parameter(self, desk, url):
        make_rows(desk, 1)
        names = ["o", "p", "all", "_popup", "_to_field", "_changelist_filters"]
        names += ["key__in", "nothing__gt", "public", "year", "status"]
        for name in names:
            for value in self.some(ODD):
                self.assertAnswered(url, {name: value})

    @for_each_desk
    def test_a_list_answers_any_value_of_its_filters(self, desk, url):
        make_rows(desk, 1)
        filters = self.client.get(url).context["cl"].filter_specs
        for name in chain.from_iterable(it.expected_parameters() for it in filters):
            for value in self.some(VALUES):
                self.assertAnswered(url, {name: value})

    @for_each_desk
    def test_a_list_is_narrowed_by_each_choice_of_its_filters(self, desk, url):
        make_rows(desk, 1)
        changelist = self.client.get(url).context["cl"]
        for it in changelist.filter_specs:
            for choice in islice(it.choices(changelist), 1, 3):
                self.assertAnswered(url + choice["query_string"], told=[200])

    @for_each_desk
    def test_a_list_answers_any_lookup(self, desk, url):
        make_rows(desk, 1)
        for field in desk.opts.get_fields():
            for value, lookup in self.some(ASKED):
                self.assertAnswered(url, {f"{field.name}{lookup}": value})

    @for_each_desk
    def test_an_action_answers_any_choice(self, desk, url):
        make_rows(desk, 1)
        for action in ("publish", "delete_selected", "\0"):
            sent = {"action": action, "_selected_action": ODD, "index": "x", "post": 1}
            with self.subTest(action=action):
                self.assertEqual(self.client.post(url, sent).status_code, 302)
        self.assertTrue(desk.model.objects.exists())


class PageAnswers(OddAnswers):
    """Any key in an address of the desk, and any name of one."""

    @for_each_desk
    def test_a_page_answers_any_name_of_its_key(self, desk, url):
        row = make_whole(desk)
        names = ["", "pk", *(it.name for it in desk.opts.get_fields(True, True))]
        for name, view in zip(names, cycle(VIEWS)):
            url = page(desk.model, view, *[row.pk] * (view in VIEWS[2:]))
            asked = {"_to_field": name, "_popup": "1"}
            self.assertAnswered(url, asked, (200, 302, 400, 403))

    @for_each_desk
    def test_a_page_answers_the_name_of_its_key(self, desk, url):
        row = make_one(desk)
        for view in VIEWS[:3]:
            for name in ("", desk.opts.pk.name):
                url = page(desk.model, view, *[row.pk] * (view == "change"))
                self.assertAnswered(url, {"_to_field": name}, [200])

    @for_each_desk
    def test_any_key_in_an_address_is_answered(self, desk, url):
        for view in ("change", "delete", "history", "password"):
            for key in self.some(KEYS, 3 * self.share):
                self.assertAnswered(f"{url}{key}/{view}/", told=(301, 302, 400, 404))


class FormAnswers:
    """Any field of any form may be empty, or hold anything at all.

    The answer is a message, beside all that was typed elsewhere; never an error page.
    """

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
            kept = {it for it in lost if not QUESTION.fullmatch(it)}
            self.assertEqual({it for it in kept if not UNSEEN.fullmatch(it)}, set())


class EmptiedAnswers(FormAnswers):
    @for_each_desk
    def test_fields_emptied(self, desk, url):
        url = page(desk.model, "change", make_whole(desk).pk)
        form = typed(self.client.get(url))
        for names in rounds(form):
            with self.subTest(names=names):
                self.assertAnswered(url, form, {field: [""] for field in names})


class FilledAnswers(FormAnswers):
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
