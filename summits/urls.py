from django.urls import path

from summits import views
from summits.declaration_views import DeclarationDetail, DeclarationList

app_name = "summits"
urlpatterns = [
    path("summits/", views.SummitList.as_view(), name="summit_list"),
    path("summits/<slug:slug>/", views.SummitDetail.as_view(), name="summit_detail"),
    path(
        "summits/<slug:summit>/<slug:slug>/",
        DeclarationDetail.as_view(),
        name="declaration_detail",
    ),
    path("declarations/", DeclarationList.as_view(), name="declaration_list"),
    path(
        "declarations/<slug:slug>/",
        DeclarationDetail.as_view(),
        name="declaration_detail",
    ),
    path("events/<slug:slug>/", views.EventDetail.as_view(), name="event_detail"),
]
