"""A citation as people write it: who, what, where and when, reported where."""

from alba_site.pages.machines.citing.consulted import Consulted
from archive.record.languages import Words

ENDS = (".", "!", "?", "…", ".”", ".»")


def written(it: Consulted) -> str:
    """Return a citation as one line of plain text."""
    return " ".join(sentences(it)) + "\n"


def sentences(it: Consulted) -> list[str]:
    """Return the sentences of a citation; the title is in its own language."""
    entry = it.entry
    who = "; ".join(author.name for author in entry.authors)
    where = ", ".join(filter(None, [entry.within, entry.place, it.when]))
    told = [who, entry.title, where, it.reported, it.kept_at]
    return [*map(closed, filter(None, told)), f"{it.url} ({it.consulted})."]


def closed(text):
    """Return ``text`` with the full stop of a sentence; ``Words`` stay such."""
    ended = text if text.endswith(ENDS) else f"{text}."
    return Words(ended, text.lang) if isinstance(text, Words) else ended
