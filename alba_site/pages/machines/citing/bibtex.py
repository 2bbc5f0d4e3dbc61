"""A citation as BibTeX, of which BibLaTeX reads the dates and the address."""

from alba_site.pages.machines.citing.consulted import Consulted

# What TeX takes for a command, written so that it prints the sign.
SIGNS = str.maketrans(
    {sign: f"\\{sign}" for sign in "{}$&#%_"}
    | {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
)
OF_ADDRESSES = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C"})


def written(it: Consulted) -> str:
    """Return the entry of a bibliography, in UTF-8, its values in braces.

    The title is in two, so that no style takes its capitals.
    """
    entry = it.entry
    fields = {
        "author": " and ".join(map(author, entry.authors)),
        "title": f"{{{escaped(entry.title)}}}",
        "booktitle": escaped(entry.within),
        "date": "/".join(it.dates),
        "year": it.dates[0][:4] if it.dates else "",
        "address": escaped(entry.place),
        "howpublished": escaped(it.kept_at),
        "note": escaped(it.remarks),
        "language": it.language,
        "url": it.url.translate(OF_ADDRESSES),
        "urldate": it.day.isoformat(),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@misc{{{it.key},\n{''.join(lines)}}}\n"


def author(named) -> str:
    """Return an ``Author``: family name first, or in braces what is not to be split."""
    if named.sort_name:
        return escaped(named.sort_name)
    return f"{{{escaped(named.name)}}}"


def escaped(text) -> str:
    """Return ``text`` as TeX prints it: one line, signs of its own written out."""
    return " ".join(text.split()).translate(SIGNS)
