"""Memory that a process has done with given back to the system, for whatever comes next."""

from __future__ import annotations

import pyarrow as pa


def give_back_at_once() -> None:
    """Let Arrow give memory back as soon as nothing is in it, where it can; else it keeps it for later."""
    try:
        pa.set_memory_pool(pa.jemalloc_memory_pool())
        pa.jemalloc_set_decay_ms(0)
    except NotImplementedError:  # Arrow is built without jemalloc on some systems
        return
