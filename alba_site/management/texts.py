"""Texts as received, for the commands that compare the archive with them."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from archive.sources.models import Source


class Received(NamedTuple):
    """The text of a file and the sources made from it; or what is wrong with it."""

    text: str
    sources: tuple[Source, ...]
    fault: str = ""


def received(path: Path) -> Received:
    """Read the text at ``path``; its sources are those that hold its SHA-256."""
    try:
        content = path.read_bytes()
        text = content.decode()
    except OSError as error:
        return Received("", (), f"{path}: {error.strerror}")
    except UnicodeDecodeError:
        return Received("", (), f"{path}: not a text in UTF-8")
    digest = hashlib.sha256(content).hexdigest()
    sources = tuple(Source.objects.filter(sha256=digest))
    fault = "" if sources else f"{path}: no source has the SHA-256 {digest}"
    return Received(text, sources, fault)
