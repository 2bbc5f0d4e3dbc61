"""Words that public records have, found by words that are nearly so written."""

from collections import defaultdict
from difflib import SequenceMatcher

from alba_site.search import backends
from alba_site.search.analysis import WORD, analysed
from alba_site.search.models import Document, Spelling

SHORTEST, LONGEST = 4, 30  # letters of words worth a guess


def near(words) -> dict[str, str]:
    """Return, for those of ``words`` that no public record has, one that some have.

    Nearly so written: one letter too many, missing, wrong, or two in the wrong order.
    Of several the most like, then the most frequent, then the first of the alphabet.
    Words without any are left out. Two queries.
    """
    plain = {word: analysed(word).form for word in words}
    wanted = {form: spellings(form) for form in plain.values() if is_worth(form)}
    guesses = defaultdict(set)
    found = Spelling.objects.filter(spelling__in=set().union(*wanted.values()))
    for guess, spelling in found.values_list("word", "spelling"):
        for form, tried in wanted.items():
            if spelling in tried:
                guesses[form].add(guess)
    counts = _counts([*wanted, *set().union(*guesses.values())])
    best = {
        form: min(ranked)[-1]
        for form in wanted
        if not counts[form] and (ranked := _ranked(form, guesses[form], counts))
    }
    return {word: best[form] for word, form in plain.items() if form in best}


def _counts(words):
    """Return how many documents have each of ``words`` in any form. One query."""
    groups = [[(f"b{analysed(word).stem}",)] for word in words]
    found = backends.match(groups) if groups else []
    return dict(zip(words, map(len, found), strict=True))


def _ranked(form, guesses, counts):
    return [
        (
            -SequenceMatcher(None, form, analysed(guess).form).ratio(),
            -counts[guess],
            guess,
        )
        for guess in guesses
        if counts[guess]
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
