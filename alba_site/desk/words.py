"""What Django's own Spanish says in two ways, *agregar* and *añadir*.

Named here, so that the catalogue of the project says it in one, as its own pages do.
"""

from django.utils.translation import gettext_noop as _

ADDING = [
    _("Add"),
    _("Add %(name)s"),
    _("Add %s"),
    _("Add another %(model)s"),
    _("Add another %(verbose_name)s"),
    _("Added."),
    _("Addition"),
    _("Save and add another"),
]
