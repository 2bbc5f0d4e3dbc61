"""Words held in English and Spanish, read in the reader's language."""

from collections.abc import Sequence
from functools import lru_cache, wraps

from django.conf import settings
from django.db import models
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import get_language, gettext, override

LANGUAGES = tuple(code for code, _ in settings.LANGUAGES)
_orders = {
    reader: sorted(LANGUAGES, key=lambda code: code != reader) for reader in LANGUAGES
}


def reading_order() -> Sequence[str]:
    """Return the language codes to try, the reader's own first."""
    return _orders.get((get_language() or "")[:2], LANGUAGES)


def kept_by_language(make):
    """Decorate a function that depends on its arguments and the language alone.

    What it returned is kept, of the last 10,000 of these. Arguments are positional.
    """

    @lru_cache(maxsize=10_000)
    def made(language, *given):
        return make(*given)

    @wraps(make)
    def asked(*given):
        return made(get_language(), *given)

    return asked


class Words(str):
    """A text that knows its language: ``lang`` is ``"en"`` or ``"es"``."""

    __slots__ = ("lang",)

    def __new__(cls, text, lang):
        words = super().__new__(cls, text)
        words.lang = lang
        return words

    def __getnewargs__(self):
        return str(self), self.lang  # what copying makes it from


def pick(**texts: str) -> Words:
    """Return the text of the reader's language, or else the other.

    ``texts`` are keyed by language code: ``pick(en="Venezuela", es="Venezuela")``.
    """
    order = reading_order()
    chosen = next((code for code in order if texts.get(code)), order[0])
    return Words(texts.get(chosen) or "", chosen)


def in_marks(text: str, code: str) -> Words:
    """Return verbatim ``text`` between the quotation marks of its language."""
    with override(code):
        return Words(f"{gettext('“')}{text}{gettext('”')}", code)


class Bilingual:
    """The reader's language of two columns: ``title = Bilingual()``.

    Stands beside the real columns ``title_en`` and ``title_es``. Reading gives
    ``Words``; the other language where the reader's own is empty. Not assignable.
    """

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        return pick(**self.texts(instance))

    def texts(self, instance) -> dict[str, str]:
        """Return what readers of each language are told, by its code; "" if nothing."""
        return {code: getattr(instance, f"{self.name}_{code}") for code in LANGUAGES}

    def __set__(self, instance, value):
        raise AttributeError(f"Assign {self.name}_en or {self.name}_es.")

    def expression(self, path=""):
        """Return the same words as a database expression, to order and filter by.

        ``path`` is the lookup that leads to the row, such as ``"state__"``.
        """
        columns = [f"{path}{self.name}_{code}" for code in reading_order()]
        return Coalesce(
            *(NullIf(models.F(column), models.Value("")) for column in columns),
            models.Value(""),
        )


def bilingual_names(model) -> list[str]:
    """Return the names of the texts in two languages that ``model`` has, sorted."""
    return sorted(
        {
            name
            for base in model.__mro__
            for name, value in vars(base).items()
            if isinstance(value, Bilingual)
        }
    )


def bilingual(verbose_name, *, long=False, **options):
    """Return two columns, English and Spanish, to be declared as ``x_en, x_es``."""
    if long:
        return tuple(
            models.TextField(verbose_name, blank=True, **options) for _ in LANGUAGES
        )
    options.setdefault("max_length", 200)
    return tuple(
        models.CharField(verbose_name, blank=True, **options) for _ in LANGUAGES
    )
