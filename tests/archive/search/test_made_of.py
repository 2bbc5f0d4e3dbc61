"""Every type of documents reads what it declares, and nothing else.

So whatever a document shows reaches it: of the fields that it declares, and of the
rows that its queries join, ``reaching`` knows by itself.
"""

import re
from dataclasses import replace

from django.db import connection
from django.test import TestCase
from django.test.utils import CaptureQueriesContext

from archive.search import documents
from archive.search.parts import Rows
from tests import factories as make
from tests.archive.search.every_edit import make_archive

NAMED = re.compile(r'(?:FROM|JOIN) "(\w+)"')


class AskingError(Exception):
    """A maker asks the database."""


def refuse(execute, sql, *args):
    raise AskingError(sql)


def told(kind):
    """Return what ``kind`` tells of its records, its maker kept from the database."""

    def entry(*args, **parts):
        with connection.execute_wrapper(refuse):
            return kind.entry(*args, **parts)

    keys = kind.model.objects.values_list("pk", flat=True)
    return replace(kind, entry=entry).entries_of(keys)


def less(kind):
    """Yield a lookup that ``kind`` declares, and the kind without it: for each."""
    for lookup in kind.record.reads:
        if "__" in lookup:
            yield lookup, replace(kind, record=without(kind.record, lookup))
    for name, part in kind.parts.items():
        for lookup in part.reads if isinstance(part, Rows) else ():
            parts = {**kind.parts, name: without(part, lookup)}
            yield f"{name}: {lookup}", replace(kind, parts=parts)


def without(rows, lookup):
    return replace(rows, reads=tuple(read for read in rows.reads if read != lookup))


class MadeOfTests(TestCase):
    @classmethod
    def setUpTestData(cls):
        [country, *_others] = make_archive()
        make.make_citation(country, says="misprint", stated_value="Kuba")
        make.make_event()
        make.make_figure()
        text = make.make_source(display="full", kind="declaration", slug="unadopted")
        make.make_passage(source=text, text="Not adopted.")

    def test_makers_ask_the_database_nothing(self):
        for kind in documents.kinds():
            with self.subTest(kind.name):
                self.assertTrue(told(kind))

    def test_nothing_is_declared_that_is_not_read(self):
        """A maker has to ask for whatever is declared no longer."""
        for kind in documents.kinds():
            for lookup, lesser in less(kind):
                with (
                    self.subTest(f"{kind.name}: {lookup}"),
                    self.assertRaises(AskingError),
                ):
                    told(lesser)

    def test_every_table_asked_is_read(self):
        """Also those of queries within queries, which tell nothing by themselves."""
        for kind in documents.kinds():
            read = {reading.model._meta.db_table for reading in kind.readings()}
            asked = set(NAMED.findall(" ".join(self.asked_by(kind))))
            with self.subTest(kind.name):
                self.assertEqual(asked - read, set())

    def test_one_query_each_for_record_parts_and_facets(self):
        for kind in documents.kinds():
            with self.subTest(kind.name):
                count = 1 + len(kind.parts) + bool(kind.facets)
                self.assertEqual(len(self.asked_by(kind)), count)

    def asked_by(self, kind):
        """Return what ``kind`` asks to tell of all its records."""
        keys = list(kind.model.objects.values_list("pk", flat=True))
        self.assertGreater(len(keys), 1)
        with CaptureQueriesContext(connection) as queries:
            kind.entries_of(keys)
        return [query["sql"] for query in queries]
