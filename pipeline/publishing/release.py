"""A finished folder becomes the release, whole: a reader sees the old or the new, never half of one."""

from __future__ import annotations

import ctypes
import errno
import fcntl
import logging
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.locks import is_at
from pipeline.publishing.outputs import OutputsError

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
    if not _holds_anything(target):
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


def check_replaceable(outputs: Path) -> None:
    """Raises OutputsError where this user may not put a release in the place of `outputs`.

    A release is swapped in beside the old one, so the folder above must be writable, too; where it is not there yet,
    the first folder above that is.
    """
    if outputs.exists() and not os.access(outputs, os.W_OK | os.X_OK):
        raise OutputsError(f"{outputs}: is read-only for this user; the release in it cannot be replaced")
    above = next(folder for folder in outputs.parents if folder.exists())
    if not os.access(above, os.W_OK | os.X_OK):
        raise OutputsError(f"{outputs}: cannot be written, for {above} is read-only for this user")


def recover(outputs: Path) -> None:
    """Undo what a program left that ended while it was publishing: what it put aside is put back, the rest removed.

    Waits where one is publishing now. Raises OSError.
    """
    if _working_place(outputs).exists():
        with working_folder(outputs):
            pass


@contextmanager
def working_folder(outputs: Path) -> Iterator[Path]:
    """An empty folder beside `outputs` that one process has at a time; waits for it, and removes it in the end.

    The lock is on the folder itself, so that nothing else is left behind, and ends with the process. An old release
    that a program left in it, having ended between two renames, is first put back. What cannot be removed in the end
    is left to the next that asks for the folder.
    """
    folder = _working_place(outputs)
    while True:
        folder.mkdir(exist_ok=True)
        try:
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            continue  # the one before has just removed it
        fcntl.flock(handle, fcntl.LOCK_EX)
        if is_at(handle, folder):
            break
        os.close(handle)  # the one before removed what was opened here
    try:
        _clear(folder, outputs)
        yield folder
    finally:
        try:
            _clear(folder, outputs)
            folder.rmdir()
        except OSError as error:  # the release, old or new, stands all the same
            logging.getLogger(__name__).warning("%s: cannot be removed yet: %s", folder, error)
        os.close(handle)


def _working_place(outputs: Path) -> Path:
    return outputs.with_name(f".{outputs.name}.publishing")


def _clear(folder: Path, outputs: Path) -> None:
    """Empty a working folder; the old release, should it stand there and nowhere else, goes back to its place."""
    if (folder / ASIDE).is_dir() and not _holds_anything(outputs):
        (folder / ASIDE).rename(outputs)
    for path in folder.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _holds_anything(folder: Path) -> bool:
    return folder.exists() and any(folder.iterdir())


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
