"""What should not break the pipeline, tried on purpose: `make stress`. Nothing here is imported by the pipeline.

Each kind of stress is a module with a function `run(...) -> list[Figure]` that says what was tried and what failed.
"""

from stress.figures import Figure

__all__ = ["Figure"]
