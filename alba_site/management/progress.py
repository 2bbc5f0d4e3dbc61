"""The bar that a command shows on the terminal while it does what takes long."""

WIDTH = 40


def draw(stream, done, total, what=""):
    """Draw on ``stream``, the stderr of a command, how much of ``total`` is done.

    The line is empty when all is. Nothing is drawn on what is no terminal.
    """
    if not stream.isatty():
        return
    line = f"{what} [{'#' * (WIDTH * done // max(total, 1)):<{WIDTH}}]".lstrip()
    stream.write(f"\r{line}", str, "")
    if done >= total:
        stream.write(f"\r{' ' * len(line)}\r", str, "")
    stream.flush()


def bar(stream):
    """Return what draws a bar on ``stream``, the stderr of a command.

    It is called with a total and returns what is told the size of each part of it.
    """

    def begin(total):
        done = 0

        def advance(size):
            nonlocal done
            done += size
            draw(stream, done, total)

        return advance

    return begin
