from django.http import HttpResponse
from django.urls import path

app_name = "members"
urlpatterns = [path("members/", HttpResponse, name="roll")]
