"""The run as a whole, and its tables."""

import sys

from alba_site.management.planning import count_rows
from bench import desk, history, pages
from bench.corpus import fill
from bench.load import together
from bench.measure import costs
from bench.served import served

QUERIES, ZIPPED = 10, 25_000  # at most, of a page of a researched history
EDITED, GROWN = "after an edit", 5  # times what a hundredth of the summits costs
COLUMNS = "{:<40} {:>8} {:>8} {:>8} {:>8} {:>8}"
DESK = "{:<40} {:>8} {:>8} {:>8}"
SERVED = "{:<40} {:>8} {:>8} {:>8}"
LOADS = "{:<40} {:>8} {:>8} {:>8} {:>8}"


def everything(*, rounds, writes, small, large):
    """Measure an archive of ``small`` summits, then of ``large``; print the tables.

    Returns what failed, a list of strings.
    """
    failed = []
    grow(1, small)
    failed += table(
        f"Every kind of page, {small} summits",
        costs(pages.kinds(), rounds, report=progress("round", rounds)),
    )
    failed += behind_the_server(f"Behind gunicorn, {small} summits", rounds)
    failed += at_the_desk(f"Forms of the desk, {small} summits")
    few = costs(pages.lists(small), rounds, report=progress("round", rounds))
    failed += table(f"The list of summits at {small}", few)
    if writes:
        note("writing and reading at once")
        failed += loads(
            together(writers=4, readers=2, writes=writes, reads=writes, summits=small)
        )
    grow(small + 1, large)
    many = costs(pages.lists(large), rounds, report=progress("round", rounds))
    failed += table(f"The list of summits at {large:,}", many)
    failed += behind_the_server(f"Behind gunicorn, {large:,} summits", rounds)
    failed += at_the_desk(f"Forms of the desk, {large:,} summits")
    comparisons(few, many)
    return failed


def of_history(*, rounds, summits):
    """Measure a researched history (history.py) of so many summits; return failures.

    Pages are cold: what they ask and weigh is printed beside what they may at most.
    """
    history.fill(summits, report=progress("summit", summits))
    count_rows()
    title = f"A history of {summits} summits, cold"
    measured = costs(pages.of_history(), rounds, report=progress("round", rounds))
    failed = table(title, measured)
    for cost in too_much(measured):
        print(f"{cost.label}: more than {QUERIES} queries or {ZIPPED:,} bytes gzipped")
    return failed + behind_the_server(f"{title}, behind gunicorn", rounds)


def too_much(measured):
    """Return those of ``measured`` that ask or weigh more than they may."""
    return [it for it in measured if it.queries > QUERIES or it.zipped > ZIPPED]


def grow(first, last):
    """Write the summits from ``first`` to ``last``."""
    fill(first, last, report=progress("summit", last))
    count_rows()


def table(title, measured):
    """Print what pages cost; return what failed."""
    print(f"\n{title}\n")
    print(COLUMNS.format("page", "CPU ms", "ratio", "queries", "bytes", "gzipped"))
    for cost in measured:
        if cost.status in (200, 304):
            cpu, ratio = f"{cost.cpu:.2f}", f"{cost.ratio:.2f}"
            counts = (cost.queries, cost.size, cost.zipped)
        else:
            cpu, ratio, *counts = str(cost.status), *"––––"
        print(COLUMNS.format(cost.label, cpu, ratio, *counts), flush=True)
    return [
        f"{cost.label}: {cost.status}"
        for cost in measured
        if cost.status not in (200, 304)
    ]


def behind_the_server(title, rounds):
    """Measure pages over gunicorn; print them beside their targets, and what failed."""
    print(f"\n{title}\n")
    print(SERVED.format("page", "CPU ms", "ratio", "at most"))
    measured = served(rounds, report=progress("round", rounds))
    for page in measured:
        most = "" if page.target is None else f"{page.target:g}"
        missed = " missed" if page.misses else ""
        cpu, ratio = f"{page.cpu:.2f}", f"{page.ratio:.2f}"
        print(SERVED.format(page.label, cpu, ratio, most) + missed, flush=True)
    return [
        f"{page.label}: {page.status}"
        for page in measured
        if page.status not in (200, 304)
    ]


def at_the_desk(title):
    """Measure the largest forms; print them beside their targets, and what failed."""
    print(f"\n{title}\n")
    print(DESK.format("form", "queries", "bytes", "to save"))
    measured = desk.forms()
    for form in measured:
        missed = " missed" if form.is_missed else ""
        line = DESK.format(form.label, form.queries, form.size, form.statements)
        print(line + missed, flush=True)
    print(DESK.format("at most", desk.OPENING, desk.SIZE, desk.SAVING))
    return [f"{form.label}: {form.status}" for form in measured if form.status != 302]


def comparisons(few, many):
    """Print how much the list costs as it grows, and from its first page to its last.

    ``few`` and ``many`` are the costs of ``pages.lists()``.
    """
    print(f"\nRatios of ratios, 1.00 where nothing grows; {EDITED} at most {GROWN}\n")
    for one, other in zip(few[1:], many[1:], strict=True):
        is_missed = EDITED in one.label and other.ratio > GROWN * one.ratio
        missed = " missed" if is_missed else ""
        print(f"{other.label + ' to ' + one.label:<84} {grown(other, one):>6}{missed}")
    for last, first in ((2, 1), (4, 3)):
        pair = (many[last], many[first])
        print(f"{pair[0].label + ' to first':<84} {grown(*pair):>6}")


def grown(one, other):
    """Return how many times the ratio of ``other`` that of ``one`` is, as text."""
    return f"{one.ratio / other.ratio:.2f}" if other.ratio else "–"


def loads(measured):
    """Print what readers and writers did; return what failed."""
    print("\nWriters and readers at once, ms of the clock\n")
    print(LOADS.format("", "done", "median", "99 %", "errors"))
    for load in measured:
        middle, slowest = f"{load.middle:.1f}", f"{load.slowest:.1f}"
        print(
            LOADS.format(load.label, load.done, middle, slowest, load.errors.total()),
            flush=True,
        )
    return [
        f"{load.label}: {count} × {error}"
        for load in measured
        for error, count in load.errors.items()
    ]


def note(text):
    """Say on a terminal what is going on, in a line that the next one replaces."""
    if sys.stderr.isatty():
        print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def progress(unit, total):
    """Return a function of how far it has come, which says so on a terminal."""

    def report(done):
        note(f"{unit} {done:,} of {total:,}" if done < total else "")

    return report
