"""The cache that is bounded by bytes."""

import pickle
from concurrent.futures import ThreadPoolExecutor

from django.test import SimpleTestCase

from archive.publishing.bounded_cache import BoundedCache

VALUE = b"x" * 1000
SIZE = len(pickle.dumps(VALUE, BoundedCache.pickle_protocol))


def make_cache(name, room):
    """Return an empty cache that has room for ``room`` values such as ``VALUE``."""
    cache = BoundedCache(name, {"OPTIONS": {"MAX_BYTES": room * SIZE}})
    cache.clear()
    return cache


class BoundedCacheTests(SimpleTestCase):
    def setUp(self):
        self.cache = make_cache("bounded", room=3)
        self.addCleanup(self.cache.clear)

    def fill(self, *keys, timeout=None):
        for key in keys:
            self.cache.set(key, VALUE, timeout)

    def assertHeld(self, *keys):
        self.assertEqual({k for k in "abcdefg" if k in self.cache}, set(keys))

    def test_what_fits_is_held(self):
        self.fill("a", "b", "c")
        self.assertHeld("a", "b", "c")
        self.assertEqual(self.cache.get("a"), VALUE)

    def test_number_of_values_has_no_bound(self):
        cache = make_cache("many", room=1000)
        for number in range(1000):
            cache.set(number, VALUE, None)
        self.assertEqual(sum(number in cache for number in range(1000)), 1000)
        cache.clear()

    def test_what_was_asked_for_least_recently_leaves_first(self):
        self.fill("a", "b", "c")
        self.cache.get("a")
        self.fill("d")
        self.assertHeld("a", "c", "d")

    def test_as_many_leave_as_the_new_value_needs(self):
        self.fill("a", "b", "c")
        self.cache.set("d", VALUE[:100], None)
        self.assertHeld("b", "c", "d")
        self.cache.set("e", 2 * VALUE, None)
        self.assertHeld("d", "e")

    def test_value_that_is_too_long_for_it_all_moves_nothing(self):
        self.fill("a", "b", "c")
        self.cache.set("d", 4 * VALUE, None)
        self.assertHeld("a", "b", "c")

    def test_value_set_again_counts_once(self):
        self.fill("a", "b", "b", "b", "c")
        self.assertHeld("a", "b", "c")

    def test_value_set_again_that_does_not_fit_is_not_held_as_it_was(self):
        self.fill("a")
        self.cache.set("a", 4 * VALUE, None)
        self.assertHeld()

    def test_room_of_what_is_deleted_is_free_again(self):
        self.fill("a", "b", "c")
        self.cache.delete("b")
        self.fill("d")
        self.assertHeld("a", "c", "d")

    def test_guest_leaves_before_what_is_there_for_good(self):
        self.fill("a")
        self.fill("b", timeout=60)
        self.fill("c", "d")
        self.assertHeld("a", "c", "d")

    def test_guests_have_the_room_that_is_left_and_no_more(self):
        self.fill("a", "b")
        self.fill("c", "d", "e", timeout=60)
        self.assertHeld("a", "b", "e")

    def test_nothing_leaves_for_a_guest_where_no_room_is_left(self):
        self.fill("a", "b", "c")
        self.fill("d", timeout=60)
        self.assertHeld("a", "b", "c")

    def test_nothing_leaves_for_what_would_not_fit_without_the_others_either(self):
        self.fill("a")
        self.fill("b", timeout=60)
        self.cache.set("c", 2 * VALUE + VALUE[:500], 60)
        self.assertHeld("a", "b")

    def test_value_added_is_bounded_too(self):
        self.fill("a", "b", "c")
        self.assertTrue(self.cache.add("d", VALUE, None))
        self.assertHeld("b", "c", "d")

    def test_caches_of_one_name_hold_the_same(self):
        self.fill("a")
        other = BoundedCache("bounded", {"OPTIONS": {"MAX_BYTES": 3 * SIZE}})
        self.assertEqual(other.get("a"), VALUE)

    def test_threads_never_hold_more_than_the_bound(self):
        def write(number):
            cache = BoundedCache("bounded", {"OPTIONS": {"MAX_BYTES": 3 * SIZE}})
            for turn in range(50):
                cache.set(f"{number}-{turn}", VALUE, None if turn % 2 else 60)
                cache.get(f"{number}-{turn - 1}")
            return sum(map(len, list(cache._cache.values())))

        with ThreadPoolExecutor(4) as pool:
            held = list(pool.map(write, range(8)))
        self.assertLessEqual(max(held), 3 * SIZE)
        self.assertEqual(set(self.cache._cache), set(self.cache._expire_info))
