"""The roles of the archive's desk and what each of them may do."""

from django.apps import apps

EDITORS = "Editors"
# Never auth: whoever may change users can make a superuser of himself.
EDITED_APPS = {"publishing", "sources", "members", "summits", "initiatives", "pages"}


def give_editors_their_permissions(sender, using, apps=apps, **kwargs):
    """Give the group Editors every permission on the records of the app ``sender``.

    A receiver of post_migrate, connected after the one of django.contrib.auth that
    makes the permissions. What the group already has is left as it is. ``apps`` has
    no auth while only some of the apps are migrated; a later migrate makes up for it;
    ``flush`` gives none at all.
    """
    if sender.label not in EDITED_APPS:
        return
    try:
        group_model = apps.get_model("auth", "Group")
        permission_model = apps.get_model("auth", "Permission")
    except LookupError:
        return
    editors, _ = group_model.objects.using(using).get_or_create(name=EDITORS)
    editors.permissions.add(
        *permission_model.objects.using(using).filter(
            content_type__app_label=sender.label
        )
    )
