"""The desk of accounts and groups: Django's own, as robust as that of the record."""

from django import forms
from django.contrib import admin
from django.contrib.auth import admin as auth
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group, User

from archive.desk.actions import all_or_nothing
from archive.desk.answers import AnsweringAdmin
from archive.desk.fields import AnsweringFields
from archive.desk.forms import Clashing

admin.site.unregister([User, Group])


class GroupForm(Clashing, forms.ModelForm):
    pass


class UserForm(Clashing, UserChangeForm):
    pass


class NewUserForm(Clashing, AdminUserCreationForm):
    pass


@admin.register(Group)
class GroupAdmin(AnsweringFields, AnsweringAdmin, auth.GroupAdmin):
    form = GroupForm


@admin.register(User)
class UserAdmin(AnsweringFields, AnsweringAdmin, auth.UserAdmin):
    form = UserForm
    add_form = NewUserForm

    def add_view(self, request, *args, **kwargs):
        with all_or_nothing(request):  # around the transaction of Django's own
            return super().add_view(request, *args, **kwargs)

    def user_change_password(self, request, *args, **kwargs):
        with all_or_nothing(request):
            return super().user_change_password(request, *args, **kwargs)
