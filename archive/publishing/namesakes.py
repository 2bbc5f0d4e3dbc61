"""Records of one name: two where there may be one."""

from collections import defaultdict

from archive.publishing.findings import Finding, pointing
from archive.record.languages import LANGUAGES
from archive.record.text import alike


def namesakes(written, model, names, words, odd) -> list[Finding]:
    """Return the records written that go by a name of another one.

    ``names(values)`` gives what a record of ``model`` is known by, from its columns, a
    dict; ``words``, with ``{}`` for the other record, what is said of each; ``odd`` are
    the fields by which it comes, the first is where it is said.

    One query; one more for the records found.
    """
    keys = written.rows.get(model)
    if not keys:
        return []
    holders = defaultdict(set)
    for values in model.objects.order_by().values():
        for name in names(values):
            holders[name].add(values["key"])
    pairs = {
        (key, other)
        for same in holders.values()
        for key in same & keys
        for other in same - {key}
    }
    rows = model.objects.select_related(*pointing(model))
    found = rows.in_bulk({key for pair in pairs for key in pair}) if pairs else {}
    return [
        Finding(found[key], words, odd.split()[0], (found[other],), odd=odd)
        for key, other in sorted(pairs)
    ]


def in_both(values, name, *further) -> list[tuple]:
    """Return what a bilingual ``name`` is in each language, with ``further`` columns.

    For ``namesakes()``: two names are the same where these are.
    """
    told = (values[f"{name}_{code}"] for code in LANGUAGES)
    return [
        (alike(text), *(values[column] for column in further)) for text in told if text
    ]
