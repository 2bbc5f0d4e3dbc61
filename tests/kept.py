"""Settings under which pages are kept as in production, for tests of what is kept."""


def bounded(megabytes):
    """Return ``CACHES`` that keep pages within so many megabytes."""
    return {
        "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
        "pages": {
            "BACKEND": "archive.publishing.bounded_cache.BoundedCache",
            "LOCATION": "kept",
            "OPTIONS": {"MAX_BYTES": megabytes * 1024**2},
        },
    }
