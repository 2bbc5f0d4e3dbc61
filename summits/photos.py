"""No picture file without its photo: files go when the row that names them is gone."""

from functools import partial

from django.db import transaction

from archive.publishing.changes import Reader
from summits.models import Photo
from summits.pictures import remove


def remove_unnamed(folders):
    """Remove those of ``folders`` that no photo names; not within a transaction."""
    named = Photo.objects.filter(folder__in=folders).values_list("folder", flat=True)
    for folder in set(folders).difference(named):
        remove(folder)


class Removing(Reader):
    """Removes the files of a photo once it, or its summit, is deleted."""

    def gone(self, row):
        if isinstance(row, Photo):
            transaction.on_commit(partial(remove, row.folder))
