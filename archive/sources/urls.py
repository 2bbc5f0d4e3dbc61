from django.urls import path

from archive.sources import views

app_name = "sources"
urlpatterns = [
    path("sources/", views.SourceList.as_view(), name="source_list"),
    path("sources/<slug:slug>/", views.SourceDetail.as_view(), name="source_detail"),
]
