"""The kinds and sections that the apps installed declare in their ``kinds.py``.

Each may have ``KINDS`` and ``SECTIONS``, lists; nothing here knows them.
"""

from functools import cache
from importlib import import_module

from django.apps import apps
from django.utils.module_loading import module_has_submodule

from archive.kinds.kind import Kind, Section


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the kinds that the apps installed declare, by rank."""
    return tuple(sorted(_declared("KINDS"), key=lambda kind: kind.rank))


@cache
def sections() -> tuple[Section, ...]:
    """Return the sections that the apps installed declare, by rank."""
    return tuple(sorted(_declared("SECTIONS"), key=lambda section: section.rank))


def kind_of(model) -> Kind | None:
    """Return the kind of the records of ``model``; None if it is none."""
    return next((kind for kind in kinds() if kind.model is model), None)


def section_called(name) -> Section:
    """Return the section of that name."""
    return next(section for section in sections() if section.name == name)


def apps_with_kinds() -> list:
    """Return the configurations of the apps that declare kinds, as installed.

    Thus what rows point at comes before them.
    """
    return [
        config
        for config in apps.get_app_configs()
        if module_has_submodule(config.module, "kinds")
    ]


def _declared(name):
    """Yield what the ``kinds.py`` of each app declares under ``name``."""
    for config in apps_with_kinds():
        yield from getattr(import_module(f"{config.name}.kinds"), name, ())
