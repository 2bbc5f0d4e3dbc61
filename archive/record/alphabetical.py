"""The order of the alphabet, as the database computes it of names."""

from django.db.models import Func, TextField

# Letters of names in Spanish, Portuguese and French that neither database sorts among
# their like. SQLite reads no statement nested much deeper than these make it.
ACCENTED = {
    "a": "áÁâã",
    "c": "çÇ",
    "e": "éÉèê",
    "i": "íÍ",
    "n": "ñÑ",
    "o": "óÓô",
    "u": "úÚü",
}


class Alphabetical(Func):
    """The first of two texts unless that is empty, else the second, to order by.

    In small letters without accents, as ``text.folded()`` has it of the letters above.
    """

    arity = 2
    output_field = TextField()
    arg_joiner = ", ''), "
    template = "COALESCE(NULLIF(%(expressions)s)"
    for plain, letters in ACCENTED.items():
        for letter in letters:
            template = f"REPLACE({template}, '{letter}', '{plain}')"
    del plain, letters, letter
    template = f"LOWER({template})"
