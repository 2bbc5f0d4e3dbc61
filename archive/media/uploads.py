"""What a form uploads: read and stored before anything is saved."""

from django.core.exceptions import ValidationError


class Uploads:
    """The files of one request, and what became of each.

    The admin saves in a transaction, in which SQLite lets nobody else save, and makes
    the form again where that fails. So files are read and stored before it, once; both
    forms ask here. What no row names when all is over is cleared away.
    """

    def __init__(self):
        self._outcomes = {}

    def take(self, upload):
        """Read and store ``upload``, an ``UploadedFile``; not in a transaction."""
        try:
            self._outcomes[upload] = self.outcome(upload)
        except ValidationError as error:
            self._outcomes[upload] = error

    def stored(self, upload):
        """Return what ``outcome`` did of ``upload``.

        Raises ``ValidationError``, with a message for the editor, if it is refused.
        """
        outcome = self._outcomes[upload]
        if isinstance(outcome, ValidationError):
            raise outcome
        return outcome

    def outcome(self, upload):
        """Store ``upload``, and return what a row that names it says of it.

        Raises ``ValidationError``, with a message for the editor, if it is refused.
        """
        raise NotImplementedError

    def clear(self):
        """Remove what was stored for no row, and what was replaced."""
        raise NotImplementedError
