"""Files below MEDIA_ROOT: stored whole or not at all, served sealed, looked after.

What a file is, and which rows name it, belongs to the app of these rows.
"""
