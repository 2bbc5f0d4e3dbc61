from django.apps import AppConfig


class InventedConfig(AppConfig):
    name = "tests.invented"
    verbose_name = "treaties"
    desk_rank = 15
