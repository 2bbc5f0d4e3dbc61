"""When a quotation stands in a text: compared by words, kept to the letter."""

import re
import unicodedata

from archive.record.languages import Words

OMISSION = " […] "  # between the parts of a passage held in excerpts

_QUOTED = re.compile(r'([«“"])[^«»“”"]+([»”"])')
_PLAIN = str.maketrans(
    {**dict.fromkeys("“”„«»‟", '"'), **dict.fromkeys("‘’‚‛`´", "'")}
    | dict.fromkeys("‐‑‒–—―−", "-")
)


def normalised(text: str) -> str:
    """Return ``text`` in NFC with plain quotation marks, hyphens and single spaces.

    The two seed texts hold no-break spaces, curly quotes and en dashes; a person who
    types a quotation does not see them.
    """
    plain = unicodedata.normalize("NFC", text).translate(_PLAIN)
    return re.sub(r"\s+", " ", plain).strip()


def stands_in(quote: str, text: str) -> bool:
    """Tell whether ``quote`` stands within one part of ``text``."""
    parts = text.split(OMISSION.strip())
    return any(normalised(quote) in normalised(part) for part in parts)


def stands_in_speech(quote: str, text: str) -> bool:
    """Tell whether ``text`` puts ``quote`` between quotation marks of its own.

    So a report tells the words it quotes from its reporter's. A mark opens and the next
    closes, also where the report breaks off before the closing one; each part of a
    passage held in excerpts is counted by itself.
    """
    words = normalised(quote).strip('"')
    if not words:
        return False
    for part in map(normalised, text.split(OMISSION.strip())):
        before, found, _after = part.partition(words)
        if found and before.count('"') % 2:
            return True
    return False


def unquoted(words: str) -> str:
    """Return our own words without what they quote: “…” stands in its place.

    ``Words`` stay ``Words`` of their language. Whatever stands between quotation marks
    is taken to be verbatim.
    """
    left = _QUOTED.sub(r"\1…\2", words)
    return Words(left, words.lang) if isinstance(words, Words) else left
