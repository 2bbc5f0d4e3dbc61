"""The files in which the archive received a text."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Record
from archive.record.constraints import Check, Unique
from archive.record.languages import Bilingual, bilingual
from archive.sources.file_kinds import MEDIA_TYPES, FileKind
from archive.sources.models.sources import Source
from archive.sources.querysets import SourceFileQuerySet


class SourceFile(Record):
    """A file of a source, kept byte by byte as it was received.

    No fact rests on it, so that it names no passage. It is told of while its source is
    public; readers are given it if they see the source whole and it is not kept closed.
    It lies below MEDIA_ROOT under the SHA-256 of its bytes, and sources that received
    the same file share it.
    """

    Kind = FileKind

    source = models.ForeignKey(
        Source,
        verbose_name=_("source"),
        on_delete=models.CASCADE,
        related_name="files",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    label_en, label_es = bilingual(
        _("label"),
        max_length=120,
        help_text=_("Which file it is, if there are several: “First page”."),
    )
    sha256 = models.CharField("SHA-256", max_length=64, db_index=True)
    kind = models.CharField(_("kind"), max_length=4, choices=Kind, editable=False)
    size = models.PositiveIntegerField(_("size"), editable=False)
    is_closed = models.BooleanField(
        _("keep the file closed"),
        default=False,
        help_text=_(
            "Readers are told of it and not given it. The files of a source that is "
            "not shown whole are closed in any case."
        ),
    )

    label = Bilingual()
    objects = SourceFileQuerySet.as_manager()
    stands_on = ("source",)

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        ordering = ["source", "position", "key"]
        constraints = [
            Check(
                name="sourcefile_sha256_is_64_hex",
                field="sha256",
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"),
                violation_error_message=_(
                    "A SHA-256 is 64 hexadecimal digits, 0–9 and a–f."
                ),
            ),
            Unique(
                name="sourcefile_once_in_source",
                field="sha256",
                fields=["source", "sha256"],
                violation_error_message=_("This source already has this file."),
            ),
        ]

    def __str__(self):
        return self.label or str(self.get_kind_display())

    def get_absolute_url(self):
        return f"{self.source.get_absolute_url()}#files"

    @property
    def name(self) -> str:
        """What it is called on the disk: made of its bytes, and of nothing else."""
        return f"{self.sha256}.{self.kind}"

    @property
    def address(self) -> str:
        """Where readers get it, if it is open."""
        return reverse("file", args=[self.name])

    @property
    def media_type(self) -> str:
        """What it is for machines, such as ``application/pdf``."""
        return MEDIA_TYPES[self.kind]

    @property
    def is_open(self) -> bool:
        """Whether readers are given it, while it is public."""
        return self.source.shows_files and not self.is_closed
