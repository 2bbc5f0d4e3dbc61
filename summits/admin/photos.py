"""The desk of photos."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from archive.desk.addresses import address
from archive.desk.forms import RecordForm
from archive.desk.owned import OwnedAdmin
from archive.desk.uploading import UploadField, Uploading
from archive.media.serving import NOT_KEPT
from summits.media import picture_response
from summits.models import Photo
from summits.picture_limits import MOST_PACKED, MOST_PIXELS, millions
from summits.uploads import PictureUploads

WHAT_IT_SHOWS = [
    ("preview", "upload"),
    "kind",
    ("alt_en", "alt_es"),
    ("caption_en", "caption_es"),
    "credit",
]


class PhotoForm(RecordForm):
    """The form of a photo; ``uploads``, set by the desk, has the file stored before."""

    uploads = None
    upload = UploadField(
        label=_("Picture"),
        help_text=format_lazy(
            _(
                "JPEG or PNG of at most {most} million pixels, WebP or AVIF of at most "
                "{packed} million. It is stored anew, at most 1600 pixels wide or "
                "high, without the place and the camera that the file may name."
            ),
            most=millions(MOST_PIXELS),
            packed=millions(MOST_PACKED),
        ),
        types=["image/jpeg", "image/png", "image/webp", "image/avif"],
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "upload" in self.fields:
            self.fields["upload"].required = self.instance._state.adding

    def clean_upload(self):
        upload = self.cleaned_data["upload"]
        if upload:
            folder, files = self.uploads.stored(upload)
            self.uploads.replaces(self.instance.folder)
            self.instance.folder, self.instance.files = folder, files
        return upload


@admin.register(Photo)
class PhotoAdmin(Uploading, OwnedAdmin):
    """The list and the form of photos: no file is left without its photo."""

    form = PhotoForm
    takes = PictureUploads
    owners = ["summit"]
    readonly_fields = ["preview"]
    list_display = ["description", "kind", "summit", "credit", "public"]
    list_filter = [*OwnedAdmin.list_filter, "kind"]
    list_select_related = ["summit"]
    search_fields = ["alt_en", "alt_es", "caption_en", "caption_es", "credit"]
    fieldsets = [(None, {"fields": WHAT_IT_SHOWS})]

    @admin.display(description=_("photo"), ordering="alt_en")
    def description(self, photo):
        return str(photo)

    @admin.display(description=_("stored"))
    def preview(self, photo):
        if photo._state.adding:
            return "–"
        return format_html(
            '<img class="preview" src="{}" width="{}" height="{}" alt="{}">',
            address(Photo, "picture", photo.pk),
            photo.plain["width"],
            photo.plain["height"],
            photo.alt,
        )

    def get_urls(self):
        view = self.admin_site.admin_view(self.picture)
        picture = path("<str:key>/picture/", view, name="summits_photo_picture")
        return [picture, *super().get_urls()]

    def picture(self, request, key):
        """Show an editor the photo, whether or not it is public."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        photo = get_object_or_404(Photo, pk=key)
        return picture_response(
            request, photo.folder, photo.plain["name"], cache=NOT_KEPT
        )
