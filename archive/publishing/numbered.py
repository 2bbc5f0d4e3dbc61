"""Rows that are called by a number among those of their record: ``/S14-s11``."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import migrations, models
from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from archive.record.constraints import Unique


class Numbered(models.Model):
    """Mixin of a ``Part`` with a number, which others cite.

    It is given when the row is first saved, the next after the highest of its record,
    and does not follow from the order: rows change their places and keep it.
    """

    number = models.PositiveIntegerField(
        _("number"),
        blank=True,
        editable=False,
        help_text=_("Given once, within its record; the address of the row has it."),
    )

    letter = ""  # what stands before the number in the address
    numbered_within = ()  # the foreign keys to its record, of which it has one

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if self.number is None:
            last = self._of_its_record().aggregate(last=Max("number"))["last"]
            self.number = (last or 0) + 1
        super().save(*args, **kwargs)

    def clean(self):
        super().clean()
        if self._of_its_record().filter(number=self.number).exists():
            self.number = None  # it comes from another record: save() gives a new one

    @property
    def anchor(self) -> str:
        """The address of the row within its page: ``s11``."""
        return f"{self.letter}{self.number}"

    def _of_its_record(self):
        its = {name: getattr(self, f"{name}_id") for name in self.numbered_within}
        return type(self)._base_manager.filter(**its).exclude(pk=self.pk)


def number_once(model_name: str, owner: str) -> Unique:
    """Return the constraint: a number is that of one row of the record ``owner``."""
    return Unique(
        name=f"{model_name}_number_unique_in_{owner}",
        field="number",
        fields=[owner, "number"],
        condition=Q(**{f"{owner}__isnull": False}),
        violation_error_message=_(
            "Another row was given the same number at this moment. Save it again."
        ),
    )


def numbers_kept(positions: Iterable[int]) -> Iterator[int]:
    """Yield a number for each row of one record, given their positions in order.

    Addresses were made of positions: a row keeps its own, unless it is 0 or that of a
    row before it; those that must have new ones have the next after the highest.
    """
    positions = list(positions)
    last, taken = max(positions, default=0), {0}
    for position in positions:
        if position in taken:
            last = position = last + 1
        taken.add(position)
        yield position


def numbering(app_label: str, model_name: str, owners: list[str]):
    """Return the step of a migration that gives the rows of ``model_name`` numbers.

    ``owners`` are the foreign keys to the record that a row is of.
    """

    def give(apps, schema_editor):
        model = apps.get_model(app_label, model_name)
        together = defaultdict(list)
        for row in model.objects.order_by("position", "key"):
            together[tuple(getattr(row, f"{name}_id") for name in owners)].append(row)
        for rows in together.values():
            numbers = numbers_kept(row.position for row in rows)
            for row, number in zip(rows, numbers, strict=True):
                model.objects.filter(pk=row.pk).update(number=number)

    return migrations.RunPython(give, migrations.RunPython.noop)
