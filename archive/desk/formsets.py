"""Rows edited with their record, while others may edit them too."""

import re

from django.core.exceptions import ValidationError
from django.forms.formsets import INITIAL_FORM_COUNT, TOTAL_FORM_COUNT
from django.forms.models import BaseInlineFormSet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.desk.twice import OnceEach
from archive.publishing.parts import Part
from archive.publishing.pillars import has_stood, with_pillars


class KeptRows(OnceEach):
    """A formset that loses no row.

    One that somebody deleted becomes a new one, and one that came is read even if the
    counts that came with it are wrong.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.is_whole = not self.is_bound or self._counts_agree()
        self.gone = self._find_gone() if self.is_bound else []
        if self.gone:
            self._make_new(self.gone)

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        form.within = self.instance
        return form

    def get_queryset(self):
        """Return the rows that the form was made with, not those added since."""
        rows = super().get_queryset()
        if not self.is_bound:
            return rows
        by_key = {row.pk: row for row in rows}
        posted = map(self._posted_key, range(self.initial_form_count()))
        return [by_key[key] for key in posted if key in by_key]

    def clean(self):
        super().clean()
        if not self.is_whole:
            raise ValidationError(
                _(
                    "These rows did not arrive whole. Look them over, and save again "
                    "if they are all there."
                )
            )
        if any(form.is_stale for form in self.deleted_forms):
            raise ValidationError(
                _(
                    "Somebody has saved a row that you delete. Look at what is stored "
                    "now; then save again to delete it, or keep it."
                )
            )
        self._refuse_to_lose()
        back = [form for form in self._made_new() if form not in self.deleted_forms]
        if back:
            raise ValidationError(
                ngettext(
                    "Somebody has deleted a row that you have open. It stands below as "
                    "a new one: remove it, or save again to bring it back.",
                    "Somebody has deleted %(n)d rows that you have open. They stand "
                    "below as new ones: remove them, or save again to bring them back.",
                    len(back),
                )
                % {"n": len(back)}
            )

    def _refuse_to_lose(self):
        """Refuse to delete rows that readers have seen: they are withdrawn."""
        keys = [form.instance.pk for form in self.deleted_forms]
        if not keys or not issubclass(self.model, Part):
            return
        rows = with_pillars(self.model).filter(pk__in=keys)
        if seen := [str(row) for row in rows if has_stood(row)]:
            raise ValidationError(
                ngettext(
                    "Readers have seen this row: %(rows)s. It is not deleted; untick "
                    "“Delete” and give the reason of its withdrawal.",
                    "Readers have seen these rows: %(rows)s. They are not deleted; "
                    "untick “Delete” and give the reasons of their withdrawal.",
                    len(seen),
                )
                % {"rows": "; ".join(seen)}
            )

    def _counts_agree(self):
        """Tell whether as many rows came as was said; if not, let what came count."""
        names = re.compile(rf"{re.escape(self.prefix)}-([0-9]{{1,4}})-")
        came = [int(found[1]) + 1 for found in map(names.match, self.data) if found]
        total = min(max(came, default=0), self.absolute_max)
        new = (row for row in range(total) if not self._posted_key(row))
        initial = next(new, total)
        counts = {TOTAL_FORM_COUNT: total, INITIAL_FORM_COUNT: initial}
        said = self.management_form.cleaned_data
        if self.management_form.is_valid() and counts.items() <= said.items():
            return True
        self.data = self.data.copy()
        for name in said.keys() | self.management_form.errors.keys():
            self.data[f"{self.prefix}-{name}"] = counts.get(name, "")
        del self.management_form
        return False

    def _posted_key(self, index):
        return self.data.get(f"{self.prefix}-{index}-{self.model._meta.pk.name}")

    def _find_gone(self):
        there = {row.pk for row in super().get_queryset()}
        count = self.initial_form_count()
        return [index for index in range(count) if self._posted_key(index) not in there]

    def _made_new(self):
        return self.forms[len(self.forms) - len(self.gone) :] if self.gone else []

    def _make_new(self, gone):
        """Move the rows numbered ``gone`` to the end of what was posted."""
        total, initial = self.total_form_count(), self.initial_form_count()
        order = [index for index in range(total) if index not in gone] + gone
        data = renumbered(self.data, self.prefix, order)
        for index in range(total - len(gone), total):
            data[f"{self.prefix}-{index}-{self.model._meta.pk.name}"] = ""
        data[f"{self.prefix}-INITIAL_FORMS"] = initial - len(gone)
        self.data = data
        if self.files:
            self.files = renumbered(self.files, self.prefix, order)
        del self.management_form


def renumbered(posted, prefix, order):
    """Return ``posted``, a ``MultiValueDict``, with its rows in ``order``, a list."""
    places = {str(old): new for new, old in enumerate(order)}
    result = posted.copy()
    result.clear()
    for name, values in posted.lists():
        if not (row := re.fullmatch(rf"{re.escape(prefix)}-(\d+)-(.+)", name)):
            result.setlist(name, values)
        elif row[1] in places:
            result.setlist(f"{prefix}-{places[row[1]]}-{row[2]}", values)
    return result


class PartFormSet(KeptRows, BaseInlineFormSet):
    """Rows of a record; one added without position comes last.

    Two rows whose address is made of their position may not share one.
    """

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        form.owner = self.instance
        return form

    def clean(self):
        super().clean()
        rows = kept_rows(self)
        number(rows)
        if hasattr(self.model, "anchor"):
            refuse_shared_positions(rows)


def kept_rows(formset):
    """Return the forms of ``formset`` whose valid rows have a position and stay."""
    return [
        form
        for form in formset.forms
        if "position" in form.fields
        and form.is_valid()
        and (form.has_changed() or not form.instance._state.adding)
        and form not in formset.deleted_forms
    ]


def number(kept):
    """Give those of the forms ``kept`` that have no position the next ones."""
    last = max((form.instance.position or 0 for form in kept), default=0)
    for form in kept:
        if not form.instance.position and form.instance._state.adding:
            last += 1
            form.instance.position = last
        elif form.instance.position is None:
            form.instance.position = 0


def refuse_shared_positions(kept):
    """Put a message where a row of the forms ``kept`` has the position of another."""
    taken = set()
    for form in kept:
        if form.instance.position in taken:
            form.add_error(
                "position",
                _("Another row has this position. Leave it empty to come last."),
            )
        taken.add(form.instance.position)
