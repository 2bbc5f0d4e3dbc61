"""Words that public records have, found by words that are nearly so written."""

from difflib import SequenceMatcher
from itertools import islice

from archive.search import backends
from archive.search.analysis import WORD, analysed
from archive.search.models import Document, Spelling

SHORTEST, LONGEST = 4, 30  # letters of words worth a guess
MOST_WORDS, MOST_GUESSES = 10, 20  # looked up at once; guesses for each of the words


def near(words, places) -> dict[str, str]:
    """Return, for those of ``words`` that no public record has, one that some have.

    Nearly so written: one letter too many, missing, wrong, or two in the wrong order.
    Of several the most like, then the most frequent, then the first of the alphabet.
    Words without any are left out, and all after the tenth. ``places`` is the
    ``FacetIndex`` of the documents of an edition: none else count. Two queries.
    """
    typed = {word: analysed(word) for word in words}
    typed = {word: form for word, form in typed.items() if is_worth(form.form)}
    typed = dict(islice(typed.items(), MOST_WORDS))
    guesses = _guesses({form.form for form in typed.values()})
    terms = {f"b{form.stem}" for form in typed.values()}
    terms |= {f"f{guess}" for found in guesses.values() for guess in found.values()}
    counts = _counts(sorted(terms), places)
    return {
        word: min(ranked)[-1]
        for word, form in typed.items()
        if not counts[f"b{form.stem}"]
        and (ranked := _ranked(form.form, guesses[form.form], counts))
    }


def _guesses(forms):
    """Return the words like each of ``forms``: their own forms by the words."""
    tried = {spelling: form for form in sorted(forms) for spelling in spellings(form)}
    found = Spelling.objects.filter(spelling__in=tried)
    guesses = {form: {} for form in forms}
    for spelling, word in sorted(found.values_list("spelling", "word")):
        if len(guesses[tried[spelling]]) < MOST_GUESSES:
            guesses[tried[spelling]][word] = analysed(word).form
    return guesses


def _counts(terms, places):
    """Return how many documents have each of ``terms``. One query."""
    found = backends.match([[(term,)] for term in terms]) if terms else []
    counts = (places.mask_of(keys).bit_count() for keys in found)
    return dict(zip(terms, counts, strict=True))


def _ranked(form, guesses, counts):
    """Return the ``guesses`` that documents have, in tuples: the least is the best."""
    return [
        (-SequenceMatcher(None, form, guess).ratio(), -counts[f"f{guess}"], word)
        for word, guess in guesses.items()
        if counts[f"f{guess}"]
    ]


def is_worth(word) -> bool:
    """Tell whether a word is worth a guess: of letters, neither short nor endless."""
    return word.isalpha() and SHORTEST <= len(word) <= LONGEST


def spellings(form) -> set[str]:
    """Return ``form``, a word without accents, whole and less each of its letters."""
    return {form} | {form[:n] + form[n + 1 :] for n in range(len(form))}


def learn(rows):
    """Remember the words of ``rows``, a list of ``Document``s."""
    seen = {word for row in rows for word in words_of(row)}
    known = Spelling.objects.filter(word__in=seen).values_list("word", flat=True)
    Spelling.objects.bulk_create(
        [
            Spelling(word=word, spelling=spelling)
            for word in sorted(seen - set(known))
            for spelling in sorted(spellings(analysed(word).form))
        ],
        ignore_conflicts=True,
        batch_size=1000,
    )


def prune():
    """Forget the words that no document has any more."""
    seen = set()
    for row in Document.objects.only("title_en", "title_es", "texts").iterator():
        seen |= words_of(row)
    known = set(Spelling.objects.values_list("word", flat=True).distinct())
    for word in sorted(known - seen):
        Spelling.objects.filter(word=word).delete()


def words_of(row) -> set[str]:
    """Return the words a document shows, in small letters, that are worth a guess."""
    texts = [row.title_en, row.title_es, *(text for _, text in row.texts)]
    return {
        word.casefold()
        for text in texts
        for word in WORD.findall(text)
        if is_worth(word)
    }
