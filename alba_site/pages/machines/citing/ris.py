"""A citation as RIS: lines of a tag and a value, which programs of references read."""

from alba_site.pages.machines.citing.consulted import Consulted
from archive.kinds.bibliography import Sort

TYPES = {Sort.PAGE: "ELEC", Sort.DOCUMENT: "GEN", Sort.REPORT: "NEWS"}


def written(it: Consulted) -> str:
    """Return the lines of an entry, each ended as RIS has it, in UTF-8."""
    entry = it.entry
    [date] = it.dates[:1] or [""]
    fields = [
        ("TY", TYPES[entry.sort]),
        *(("AU", author.sort_name or author.name) for author in entry.authors),
        ("TI", entry.title),
        ("T2", entry.within),
        ("PY", date[:4]),
        ("DA", day(date)),
        ("CY", entry.place),
        ("PB", it.archive),
        ("AN", entry.reference),
        ("LA", it.language),
        ("N1", it.remarks),
        ("UR", it.url),
        ("Y2", day(it.day.isoformat())),
    ]
    lines = [f"{tag}  - {one_line(value)}\r\n" for tag, value in fields if value]
    return "".join([*lines, "ER  - \r\n"])


def day(date) -> str:
    """Return an ISO year, month or day as RIS writes it: ``2017/03//``; "" of none."""
    year, month, last = (*date.split("-"), "", "")[:3]
    return f"{year}/{month}/{last}/" if year else ""


def one_line(value) -> str:
    """Return ``value`` without line ends, which would begin another tag."""
    return " ".join(value.split())
