"""Public pages that join the apps, and the frame around all pages.

The page of one record alone belongs to its app.
"""
