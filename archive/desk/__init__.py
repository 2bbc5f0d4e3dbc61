"""What every list and form of the admin has: base classes of admin, forms, formsets.

Which fields a form has, and in which order, the app of the record says; the desk as a
place, its order and accounts, is `alba_site.desk`.
"""
