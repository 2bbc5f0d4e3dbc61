from django.contrib.admin.apps import AdminConfig


class DeskConfig(AdminConfig):
    """Django's own admin, under the same label, with the archive's order of things."""

    default_site = "alba_site.desk.site.DeskSite"
