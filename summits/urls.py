from django.http import HttpResponse
from django.urls import path

app_name = "summits"
urlpatterns = [
    path("summits/", HttpResponse, name="summit_list"),
    path("declarations/", HttpResponse, name="declaration_list"),
]
