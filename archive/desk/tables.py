"""The rows of a record: tables in its form, with a page for each row."""

from urllib.parse import urlencode

from django.contrib.admin.utils import (
    display_for_field,
    display_for_value,
    label_for_field,
    lookup_field,
)
from django.core.paginator import Paginator
from django.db.models import ForeignKey
from django.http import HttpResponseRedirect

from archive.desk.addresses import address, form_of, in_shape, place_of
from archive.desk.dated import in_list
from archive.desk.order import is_ordered

MOST = 100  # rows of one table; the next ones are a page further
EMPTY = "–"


def page_at(number: int) -> int:
    """Return on which page of its table the row of that number stands, from 1."""
    return (number - 1) // MOST + 1


class Rows:
    """A table of the rows of ``model`` that belong to a record by their key ``owner``.

    ``columns`` are names of columns in the list of their admin; the first tells which
    row it is.
    """

    def __init__(self, model, owner, *columns):
        self.model, self.owner, self.columns = model, owner, columns

    def whose(self, record) -> dict:
        """Return the fields, with their values, that make a row one of ``record``."""
        return {self.owner: record.pk}

    def table(self, request, desk, record) -> dict:
        """Return what the template ``admin/_rows.html`` shows; the query is made there.

        ``desk`` is the admin of the rows. Further rows are asked for by the name of
        their model, ``?statement=2``.
        """
        rows = desk.get_queryset(request).filter(**self.whose(record))
        rows = rows.order_by(*self.model._meta.ordering)
        name = self.model._meta.model_name
        columns = [in_list(column, self.model) for column in self.columns]
        heads = [label_for_field(column, self.model, desk) for column in columns]
        page = Paginator(rows, MOST).get_page(request.GET.get(name))
        may_change = desk.has_change_permission(request)
        return {
            "id": f"{name}-rows",
            "name": self.model._meta.verbose_name_plural,
            "one": self.model._meta.verbose_name,
            "heads": heads,
            "page": page,
            "rows": [self._shown(request, row, heads, columns, desk) for row in page],
            "earlier": self._further(request, page.has_previous(), page.number - 1),
            "later": self._further(request, page.has_next(), page.number + 1),
            "add": in_shape(request, self._add(request, desk, record)),
            "may_change": may_change,
            "may_move": may_change and is_ordered(self.model),
        }

    def _add(self, request, desk, record):
        if not desk.has_add_permission(request):
            return ""
        return f"{address(self.model, 'add')}?{urlencode(self.whose(record))}"

    def _further(self, request, is_there, number):
        name = self.model._meta.model_name
        return in_shape(request, f"?{name}={number}#{name}-rows") if is_there else ""

    def _move(self, row):
        return address(self.model, "move", row.pk) if is_ordered(self.model) else ""

    def _shown(self, request, row, heads, columns, desk):
        return {
            "id": place_of(row),
            "address": in_shape(request, form_of(row)),
            "move": in_shape(request, self._move(row)),
            "cells": [
                (head, cell(row, column, desk))
                for head, column in zip(heads, columns, strict=True)
            ],
        }


def cell(row, column, desk):
    """Return what a column of an admin's list shows of ``row``."""
    field, attribute, value = lookup_field(column, row, desk)
    if field is None:
        is_boolean = getattr(attribute, "boolean", False)
        return display_for_value(value, EMPTY, is_boolean)
    if isinstance(field, ForeignKey):
        return EMPTY if value is None else str(value)
    return display_for_field(value, field, EMPTY)


class Tabled:
    """Mixin of the admin of a record: the tables of its rows, ``Rows``, in its form."""

    tables = ()

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["has_tables"] = bool(self.tables)
        context["tables"] = [
            rows.table(request, self.admin_site.get_model_admin(rows.model), obj)
            for rows in (self.tables if obj else ())
        ]
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def response_post_save_add(self, request, obj):
        """Lead to the form of a record that was added, where its rows come next."""
        if not self.tables:
            return super().response_post_save_add(request, obj)
        return HttpResponseRedirect(in_shape(request, form_of(obj)))
