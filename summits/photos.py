"""No picture file without its photo: files go when the row that names them is gone."""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete

from summits.models import Photo
from summits.pictures import remove


def remove_unnamed(folders):
    """Remove those of ``folders`` that no photo names; not within a transaction."""
    named = Photo.objects.filter(folder__in=folders).values_list("folder", flat=True)
    for folder in set(folders).difference(named):
        remove(folder)


def watch():
    """Have the files of a photo removed once it, or its summit, is deleted."""

    def deleted(sender, instance, **kwargs):
        transaction.on_commit(partial(remove, instance.folder))

    post_delete.connect(deleted, Photo, weak=False, dispatch_uid="photo-files")
