from django.urls import path

from tests.invented import views

app_name = "invented"
urlpatterns = [
    path("treaties/", views.TreatyList.as_view(), name="treaty_list"),
    path("treaty/<slug:slug>/", views.TreatyDetail.as_view(), name="treaty_detail"),
]
