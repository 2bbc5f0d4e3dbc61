"""A cache in the memory of a process that is bounded by bytes."""

from math import inf

from django.core.cache.backends.locmem import DEFAULT_TIMEOUT, LocMemCache


class BoundedCache(LocMemCache):
    """Django's cache in local memory, of ``MAX_BYTES`` at most, however many values.

    ``OPTIONS["MAX_BYTES"]`` bounds the pickled values. What was asked for least
    recently leaves for what is new. Values with a timeout are guests: they leave before
    any other, and none of the others leaves for them. What finds no room is not kept.
    """

    def __init__(self, name, params):
        super().__init__(name, params)
        self._max_bytes = params["OPTIONS"]["MAX_BYTES"]
        self._max_entries = inf

    def _set(self, key, value, timeout=DEFAULT_TIMEOUT):
        """Store pickled bytes; called by Django with the lock held."""
        self._delete(key)
        is_guest = self.get_backend_timeout(timeout) is not None
        if self._make_room(len(value), for_guest=is_guest):
            super()._set(key, value, timeout)

    def _make_room(self, size, *, for_guest):
        """Let go of as little as leaves ``size`` bytes free, or of nothing.

        Return whether there is room.
        """
        lacking = size + sum(map(len, self._cache.values())) - self._max_bytes
        leaving = []
        if lacking > 0:
            for key in self._in_order_of_leaving(guests_only=for_guest):
                leaving.append(key)
                lacking -= len(self._cache[key])
                if lacking <= 0:
                    break
        if lacking > 0:
            return False
        for key in leaving:
            self._delete(key)
        return True

    def _in_order_of_leaving(self, *, guests_only):
        """Yield the guests, then the others; each time the longest unasked first."""
        oldest_first = list(reversed(self._cache))
        guests = {key for key in oldest_first if self._expire_info[key] is not None}
        yield from (key for key in oldest_first if key in guests)
        if not guests_only:
            yield from (key for key in oldest_first if key not in guests)
