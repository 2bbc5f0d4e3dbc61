"""The addresses: each app's own under both languages, and the site's."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path, register_converter
from django.utils.translation import gettext_lazy as _

from alba_site.pages import references, views
from alba_site.pages.machines import robots, sitemap
from archive.media.storing import AS_RECEIVED
from archive.sources.files import NAME as FILE_NAME
from archive.sources.media import SourceFileMedia
from summits.media import Media
from summits.pictures import FOLDER, NAME

admin.site.site_header = admin.site.site_title = _("ALBA-TCP Summit Archive")
admin.site.index_title = _("Records")

handler400 = "alba_site.pages.errors.bad_request"
handler403 = "alba_site.pages.errors.permission_denied"
handler404 = "alba_site.pages.errors.page_not_found"
handler500 = "alba_site.pages.errors.server_error"

register_converter(references.ReferenceConverter, "reference")

urlpatterns = [
    path("", views.choose_language),
    path("healthz", views.healthz, name="healthz"),
    path("favicon.ico", robots.Favicon.as_view()),
    path("opensearch.xml", robots.OpenSearch.as_view()),
    path("robots.txt", robots.Robots.as_view()),
    path("sitemap.xml", sitemap.Sitemap.as_view(), name="sitemap"),
    path("sitemap-<int:part>.xml", sitemap.SitemapPart.as_view(), name="sitemap_part"),
    path(".well-known/security.txt", robots.SecurityText.as_view()),
    path("admin/", admin.site.urls),
    re_path(
        rf"^media/(?P<folder>{FOLDER.pattern})/(?P<name>{NAME.pattern})$",
        Media.as_view(),
        name="media",
    ),
    re_path(
        rf"^media/{AS_RECEIVED}/(?P<name>{FILE_NAME.pattern})$",
        SourceFileMedia.as_view(),
        name="file",
    ),
    *i18n_patterns(
        path("", include("archive.sources.urls")),
        path("", include("members.urls")),
        path("", include("summits.urls")),
        path("", include("initiatives.urls")),
        path("", include("alba_site.pages.urls")),
    ),
    path("<reference:reference>", references.follow, name="reference"),
]
