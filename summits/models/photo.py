"""What a meeting or its venue looked like."""

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.publishing.models import Record
from archive.publishing.periods import EMPTY, OPEN
from archive.record.keys import pointed_at
from archive.record.languages import Bilingual, bilingual
from summits.models.summit import Summit
from summits.querysets import PhotoQuerySet


class Photo(Record):
    """A photograph of a summit: an illustration, on which no fact rests.

    It therefore names no passage. It is public when its summit is and when it is told
    in both languages what it shows. ``folder`` holds its files below MEDIA_ROOT, and
    ``files`` lists them as dictionaries of ``name``, ``width`` and ``height`` (pixels):
    WebP by width, then one JPEG for those who cannot read it. A page made from the row
    never asks the disk.
    """

    class Kind(models.TextChoices):
        VENUE = "venue", _("the venue")
        MEETING = "meeting", _("the meeting")

    summit = models.ForeignKey(
        Summit,
        verbose_name=_("summit"),
        on_delete=models.CASCADE,
        related_name="photos",
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    kind = models.CharField(
        _("shows"), max_length=7, choices=Kind, default=Kind.MEETING
    )
    alt_en, alt_es = bilingual(
        _("description"),
        max_length=300,
        help_text=_("For readers who do not see the picture: what it shows."),
    )
    caption_en, caption_es = bilingual(_("caption"), max_length=400)
    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who took the picture, and by whose leave it is shown."),
    )
    folder = models.CharField(max_length=12, unique=True, editable=False)
    files = models.JSONField(editable=False)

    alt = Bilingual()
    caption = Bilingual()
    objects = PhotoQuerySet.as_manager()
    stands_on = ("summit",)
    decides = ("alt_en", "alt_es")

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["summit", "position", "key"]

    def __str__(self):
        return self.alt or str(self.get_kind_display())

    def get_absolute_url(self):
        return f"{self.summit.get_absolute_url()}#photos"

    @property
    def plain(self) -> dict:
        """The JPEG, as ``url``, ``width`` and ``height``."""
        *_webp, jpeg = self.files
        return {**jpeg, "url": self._url_of(jpeg)}

    @property
    def srcset(self) -> str:
        """The addresses of the WebP pictures and their widths, as HTML writes them."""
        *webp, _jpeg = self.files
        return ", ".join(f"{self._url_of(file)} {file['width']}w" for file in webp)

    def own_period(self):
        """A photo is shown once it is described in both languages."""
        return OPEN if self.alt_en and self.alt_es else EMPTY

    def clean(self):
        super().clean()
        summit = pointed_at(self, "summit")
        if summit is None or summit.status != Summit.Status.PUBLISHED:
            return
        untold = [name for name in ("alt_en", "alt_es") if not getattr(self, name)]
        if untold:
            message = _("To be public, a photo is described in both languages.")
            raise ValidationError(dict.fromkeys(untold, message))

    def _url_of(self, file):
        return reverse("media", args=[self.folder, file["name"]])
