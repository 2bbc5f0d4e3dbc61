"""When a quotation stands in a text: compared by words, kept to the letter."""

import re
import unicodedata

OMISSION = " […] "  # between the parts of a passage held in excerpts

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
