"""The pictures that a form uploads, decoded one at a time."""

from archive.media.storing import turn
from archive.media.uploads import Uploads
from archive.record.keys import new_key
from summits.photos import remove_unnamed
from summits.pictures import render, store


class PictureUploads(Uploads):
    """The pictures of one request.

    ``stored()`` gives the folder of each, and its files as ``Photo.files`` lists them.
    """

    def __init__(self):
        super().__init__()
        self._folders = []

    def outcome(self, upload):
        with turn():
            renditions = render(upload)
        folder = new_key()
        store(folder, renditions)
        self._folders.append(folder)
        return folder, [
            {"name": made.name, "width": made.width, "height": made.height}
            for made in renditions
        ]

    def replaces(self, folder):
        """Note the folder, if any, that a photo will no longer name if it is saved."""
        if folder:
            self._folders.append(folder)

    def clear(self):
        remove_unnamed(self._folders)
