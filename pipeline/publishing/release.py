"""A finished folder becomes the release, whole: a reader sees the old or the new, never half of one."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
ASIDE = "old"

# What a kernel or file system says that cannot exchange two names.
CANNOT_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM}


def publish(made: Path, outputs: Path) -> None:
    """Put a copy of the folder `made` in the place of `outputs`; `made` stays as it is.

    The copy is made beside `outputs`, written to disk, and swapped in with one rename. Two processes that publish
    to one folder do so one after the other. What stood there is removed only afterwards; what fails before leaves it
    untouched. Raises OSError.
    """
    outputs.parent.mkdir(parents=True, exist_ok=True)
    with working_folder(outputs) as work:
        fresh = work / "new"
        copy_folder(made, fresh)
        replace_folder(fresh, outputs, aside=work / ASIDE)
        _sync(outputs.parent)


def copy_folder(source: Path, copy: Path) -> None:
    """Copy a folder with all below it to a new place, and see it written to disk. Raises OSError."""
    copy.mkdir()
    for path in sorted(source.iterdir()):
        if path.is_dir():
            copy_folder(path, copy / path.name)
        else:
            shutil.copyfile(path, copy / path.name)
            _sync(copy / path.name)
    _sync(copy)


def replace_folder(fresh: Path, target: Path, aside: Path) -> None:
    """Put `fresh` in the place of the folder `target`; what was there ends up at `fresh` or `aside`.

    All three must be on one file system. Where kernel or file system cannot exchange two names (renameat2 with
    RENAME_EXCHANGE), the old folder is moved aside first, and for that moment there is none.
    """
    if not target.exists() or not any(target.iterdir()):
        fresh.rename(target)  # one step also where an empty folder stands there
        return
    shutil.copymode(target, fresh)
    if exchange(fresh, target):
        return
    target.rename(aside)
    try:
        fresh.rename(target)
    except OSError:
        aside.rename(target)
        raise


def exchange(one: Path, other: Path) -> bool:
    """Exchange two names in one step; False where kernel, C library or file system cannot. Raises OSError otherwise."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError):
        return False
    if renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in CANNOT_EXCHANGE:
        return False
    raise OSError(code, os.strerror(code), str(other))


@contextmanager
def working_folder(outputs: Path) -> Iterator[Path]:
    """An empty folder beside `outputs` that one process has at a time; waits for it, and removes it in the end.

    The lock is on the folder itself, so that nothing else is left behind, and ends with the process. An old release
    that a program left in it, having ended between two renames, is first put back.
    """
    folder = outputs.with_name(f".{outputs.name}.publishing")
    while True:
        folder.mkdir(exist_ok=True)
        try:
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            continue  # the one before has just removed it
        fcntl.flock(handle, fcntl.LOCK_EX)
        if _is_at(handle, folder):
            break
        os.close(handle)  # the one before removed what was opened here
    try:
        _clear(folder, outputs)
        yield folder
    finally:
        _clear(folder, outputs)
        folder.rmdir()
        os.close(handle)


def _clear(folder: Path, outputs: Path) -> None:
    """Empty a working folder; the old release, should it stand there and nowhere else, goes back to its place."""
    if (folder / ASIDE).is_dir() and not outputs.exists():
        (folder / ASIDE).rename(outputs)
    for path in folder.iterdir():
        shutil.rmtree(path)


def _is_at(handle: int, folder: Path) -> bool:
    try:
        found = folder.stat()
    except FileNotFoundError:
        return False
    return os.path.samestat(found, os.fstat(handle))


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
