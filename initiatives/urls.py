from django.http import HttpResponse
from django.urls import path

app_name = "initiatives"
urlpatterns = [path("initiatives/", HttpResponse, name="initiative_list")]
