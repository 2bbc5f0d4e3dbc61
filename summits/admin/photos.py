"""The desk of photos."""

from django import forms
from django.contrib import admin
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import path
from django.utils.html import format_html
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from archive.desk.addresses import address
from archive.desk.forms import RecordForm
from archive.desk.owned import OwnedAdmin
from summits.media import file_response
from summits.models import Photo
from summits.picture_limits import MOST_PACKED, MOST_PIXELS, millions
from summits.uploads import Uploads

WHAT_IT_SHOWS = [
    ("preview", "upload"),
    "kind",
    ("alt_en", "alt_es"),
    ("caption_en", "caption_es"),
    "credit",
]
NOT_KEPT = "private, no-store"
SAVING = ("summits.add_photo", "summits.change_photo")  # permissions


class PhotoForm(RecordForm):
    """The form of a photo; ``uploads``, set by the desk, has the file stored before."""

    uploads = None
    upload = forms.FileField(
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
        widget=forms.FileInput(
            attrs={"accept": "image/jpeg,image/png,image/webp,image/avif"}
        ),
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
class PhotoAdmin(OwnedAdmin):
    """The list and the form of photos: no file is left without its photo."""

    form = PhotoForm
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

    def changeform_view(self, request, object_id=None, *args, **kwargs):
        request.uploads = Uploads()
        try:
            sent = request.FILES.get("upload")
            if sent and self._may_upload(request, object_id):
                request.uploads.take(sent)
            return super().changeform_view(request, object_id, *args, **kwargs)
        finally:
            request.uploads.clear()

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.uploads = request.uploads
        return form

    def get_urls(self):
        view = self.admin_site.admin_view(self.picture)
        picture = path("<str:key>/picture/", view, name="summits_photo_picture")
        return [picture, *super().get_urls()]

    def picture(self, request, key):
        """Show an editor the photo, whether or not it is public."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        photo = get_object_or_404(Photo, pk=key)
        return file_response(photo.folder, photo.plain["name"], cache=NOT_KEPT)

    def _may_upload(self, request, object_id):
        """Ask what Django will ask in its transaction."""
        if not any(map(request.user.has_perm, SAVING)):
            return False
        if object_id is None:
            return self.has_add_permission(request)
        photo = self.get_object(request, unquote(object_id))
        return photo is not None and self.has_change_permission(request, photo)
