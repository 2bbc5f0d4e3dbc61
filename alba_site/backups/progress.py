"""A bar on the terminal for what takes long."""

WIDTH = 40


def bar(stream):
    """Return what draws a bar on ``stream``, the stderr of a command.

    None unless it is a terminal. It is called with a total and returns what is told
    each part of it.
    """

    def begin(total):
        done = 0

        def advance(size):
            nonlocal done
            done += size
            filled = WIDTH * done // max(total, 1)
            stream.write(f"\r[{'#' * filled:<{WIDTH}}]", str, "")
            if done >= total:
                stream.write("\r" + " " * (WIDTH + 2) + "\r", str, "")
            stream.flush()

        return advance

    return begin if stream.isatty() else None
