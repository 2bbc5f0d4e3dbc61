from django.contrib import admin

from archive.desk.admin import PublishedAdmin
from tests.invented.models import Treaty

admin.site.register(Treaty, PublishedAdmin)
