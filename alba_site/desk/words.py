"""What Django's own Spanish says otherwise than the archive.

Named here, so that the catalogue of the project says it as its own pages do: with one
verb, *agregar* and not *añadir* too, and of a summit not as if it were masculine, “El
cumbre … fue agregado”.
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
SAVED = [
    _("The {name} “{obj}” was added successfully."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("The {name} “{obj}” was changed successfully."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("The %(name)s “%(obj)s” was deleted successfully."),
]
