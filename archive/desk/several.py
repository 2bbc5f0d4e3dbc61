"""Several rows by one form: the one it shows, and others that are much like it."""

from django.core.exceptions import ValidationError


class Several:
    """Mixin of the form of a row that can add others with it, each a row of its own.

    Its subclass says which by ``like_it()``. ``asked_at`` names the field by which an
    editor asks for them: there stands what is wrong with one.
    """

    asked_at = ""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance._state.adding:
            del self.fields[self.asked_at]

    def like_it(self):
        """Return the other rows, unsaved; of a form without mistakes."""
        raise NotImplementedError

    def _post_clean(self):
        super()._post_clean()
        if self.errors or self.asked_at not in self.fields:
            return
        self.others = self.like_it()
        for row in self.others:
            try:
                row.full_clean()
            except ValidationError as error:
                said = " ".join(error.messages)
                self.add_error(self.asked_at, f"{row}: {said}")
