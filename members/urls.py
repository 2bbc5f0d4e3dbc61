from django.urls import path, register_converter

from members import views
from members.days import DayConverter

register_converter(DayConverter, "day")

app_name = "members"
urlpatterns = [
    path("members/", views.Roll.as_view(), name="roll"),
    path("members/on/<day:day>/", views.Roll.as_view(), name="roll_on"),
]
