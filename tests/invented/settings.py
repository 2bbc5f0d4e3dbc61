"""The settings of the archive with one app more, and a database quickly made."""

from alba_site.settings import *  # noqa: F403
from alba_site.settings import DATABASES, INSTALLED_APPS

INSTALLED_APPS = [*INSTALLED_APPS, "tests.invented"]
ROOT_URLCONF = "tests.invented.site"
if DATABASES["default"]["ENGINE"] != "alba_site.sqlite":  # which tests have in memory
    DATABASES["default"]["TEST"] = {"NAME": f"test_{DATABASES['default']['NAME']}_more"}
# Tables are made from the models; those of the index no model tells.
MIGRATION_MODULES = dict.fromkeys(
    [
        *("admin", "auth", "contenttypes", "sessions"),
        *("publishing", "sources", "members", "summits", "initiatives", "pages"),
    ]
)
