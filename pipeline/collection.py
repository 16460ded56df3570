"""No search for reference cycles while rows are put together, or code is loaded: millions of objects stay alive.

The collector of cycles would walk all of them again and again, for two fifths of the time; counted references free
rows as before.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_cycle_collection() -> Iterator[None]:
    """A context, or a decorator, in which the collector of cycles rests; it is left as it was found."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def pass_over_what_is_loaded() -> None:
    """Have no later collection of cycles look at what is alive by now, until a context of `lasting` ends."""
    gc.freeze()


@contextmanager
def lasting() -> Iterator[None]:
    """A context in which the collector of cycles passes over all that is alive when it begins: code that was loaded."""
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
