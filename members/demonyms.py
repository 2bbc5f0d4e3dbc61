"""The forms of the words for a people: both genders, one and many."""

ENDINGS = [  # of a Spanish demonym: what the feminine and the plurals end in
    ("és", ["esa", "eses", "esas"]),
    ("o", ["a", "os", "as"]),
    ("í", ["íes", "ís"]),
    ("e", ["es"]),
    ("a", ["as"]),
    ("", ["a", "es", "as"]),
]


def forms_of(english, spanish) -> list[str]:
    """Return the demonyms of a state in all their forms.

    ``english`` and ``spanish`` are those of the record, the Spanish one masculine and
    of one: *venezolano*. Either may be empty.
    """
    forms = [english, f"{english}s"] if english else []
    return forms + (_spanish(spanish) if spanish else [])


def _spanish(demonym):
    ending, others = next(row for row in ENDINGS if demonym.endswith(row[0]))
    stem = demonym.removesuffix(ending)
    return [demonym, *(stem + other for other in others)]
