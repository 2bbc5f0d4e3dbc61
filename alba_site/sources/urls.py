from django.http import HttpResponse
from django.urls import path

app_name = "sources"
urlpatterns = [path("sources/", HttpResponse, name="source_list")]
