"""Read while the database stores: an iterator that runs in a thread, a few items ahead."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator, Iterable
from typing import TypeVar

T = TypeVar("T")

_WAIT = 0.2


class _End:
    def __init__(self, error: BaseException | None) -> None:
        self.error = error


def read_ahead(items: Iterable[T], depth: int = 4) -> Generator[T, None, None]:
    """Yield `items` in order; at most `depth` wait. An error of the iterator is raised here.

    Closing this generator (also by an error of the consumer) stops the thread before it returns,
    so the file that it reads may be closed afterwards. The iterator must not use the database.
    """
    waiting: queue.Queue[T | _End] = queue.Queue(depth)
    stopped = threading.Event()
    thread = threading.Thread(target=_fill, args=(items, waiting, stopped), daemon=True)
    thread.start()
    try:
        while not isinstance(item := waiting.get(), _End):
            yield item
        if item.error:
            raise item.error
    finally:
        stopped.set()
        thread.join()


def _fill(items: Iterable[T], waiting: queue.Queue[T | _End], stopped: threading.Event) -> None:
    end = _End(None)
    try:
        for item in items:
            if not _put(waiting, item, stopped):
                return
    except BaseException as error:  # raised again in the consumer
        end = _End(error)
    _put(waiting, end, stopped)


def _put(waiting: queue.Queue[T | _End], item: T | _End, stopped: threading.Event) -> bool:
    while not stopped.is_set():
        try:
            waiting.put(item, timeout=_WAIT)
        except queue.Full:
            continue
        return True
    return False
