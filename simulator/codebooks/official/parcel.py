"""What a person hands in: one file, or a zip of several. Nothing in it is trusted."""

import errno
import lzma
import stat
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO, BinaryIO

from simulator.codebooks.official.unfit import Unfit

SHEET_LIMIT = 96 * 2**20
"""Bytes of one file, unpacked. The largest official one has about 30 million."""

PARCEL_LIMIT = 256 * 2**20
"""Bytes of all files of a zip together, packed or unpacked."""

RATIO_LIMIT = 150
"""Bytes unpacked for each byte packed. Official files stay under 30."""

MEMBER_LIMIT = 500
"""Files in one zip. Official zips hold a few dozen at most."""

_CHUNK = 2**16
_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, RuntimeError)
"""What reading a damaged zip may raise, in the words of the standard library's own decoders."""

_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file to read: how to call it to a person, and its bytes in a private copy that nobody can change."""

    name: str
    content: BinaryIO


def sheets(path: Path, *, types: Collection[str] = (".xml", ".txt")) -> Iterator[Sheet]:
    """Every file in a parcel, of a zip those whose names end so, in order. Who asks for them closes their content.

    Raises Unfit for what cannot be read, and for a zip that is larger than its kind, damaged, locked or nested.
    """
    with _opened(path) as parcel:
        start = parcel.read(len(_ZIP))
        parcel.seek(0)
        if start == _ZIP:
            yield from _unzipped(path, parcel, types)
            return
        yield Sheet(path.name, _copied(parcel, path.name, SHEET_LIMIT))


def _opened(path: Path) -> BinaryIO:
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise Unfit(f"{path} is a folder. Name the files in it, or the zip that they came in.")
        if not stat.S_ISREG(found.st_mode):
            raise Unfit(f"{path} is no ordinary file. Name a file as its publisher gives it out.")
        if found.st_size == 0:
            raise Unfit(f"{path} is empty. Fetch it again.")
        return path.open("rb")
    except FileNotFoundError:
        raise Unfit(f"There is no file {path}.") from None
    except PermissionError:
        raise Unfit(
            f"{path} may not be read by you. Change its permissions, or copy it to a place of your own."
        ) from None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise Unfit(f"{path} is a link that leads back to itself. Name the file itself.") from None
        raise Unfit(f"{path} cannot be read ({error.strerror}).") from None


def _unzipped(path: Path, parcel: BinaryIO, types: Collection[str]) -> Iterator[Sheet]:
    try:
        with zipfile.ZipFile(parcel) as archive:
            left = PARCEL_LIMIT
            for member in _vetted(path, archive):
                if PurePosixPath(member.filename).suffix.lower() not in types:
                    continue
                name = f"{PurePosixPath(member.filename).name} in {path.name}"
                limit = min(SHEET_LIMIT, left, max(RATIO_LIMIT * member.compress_size, _CHUNK))
                with archive.open(member) as packed:
                    content = _copied(packed, name, limit)
                left -= member.file_size
                yield Sheet(name, content)
    except NotImplementedError as error:
        raise Unfit(f"{path} is packed in a way that cannot be read here ({error}). Unpack it first.") from None
    except _DAMAGE as error:
        raise Unfit(f"{path} is a damaged or truncated zip ({error}). Fetch it again.") from None


def _vetted(path: Path, archive: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    """The files that a zip says it holds, once what it says is believable. Names are never used to write anything."""
    members = [member for member in archive.infolist() if not member.filename.endswith("/")]
    if len(members) > MEMBER_LIMIT:
        raise Unfit(f"{path} holds {len(members)} files, far more than any official release. It was not opened.")
    for member in members:
        name = PurePosixPath(member.filename.replace("\\", "/"))
        if name.is_absolute() or ".." in name.parts or (name.parts and name.parts[0].endswith(":")):
            raise Unfit(
                f"{path} holds a file named {member.filename!r}, which points outside the zip. It was not opened."
            )
        if name.suffix.lower() == ".zip":
            raise Unfit(f"{path} holds another zip, {name.name}. Unpack {path.name} and import the zip inside.")
        if member.flag_bits & 0x1:
            raise Unfit(f"{path} is locked with a password. Unpack it first.")
        if member.file_size > max(RATIO_LIMIT * member.compress_size, _CHUNK):
            raise Unfit(f"{name.name} in {path} would unpack to an absurd size. It was not opened.")
    if sum(member.file_size for member in members) > PARCEL_LIMIT:
        raise Unfit(f"{path} would unpack to more than {PARCEL_LIMIT // 2**20} MB. No official release is so large.")
    return members


def _copied(source: IO[bytes], name: str, limit: int) -> BinaryIO:
    """A private copy on disk, of at most `limit` bytes whatever the source says of itself."""
    content = tempfile.TemporaryFile(prefix="codexam-")  # noqa: SIM115 the caller closes it
    try:
        for chunk in _bounded(source, name, limit):
            content.write(chunk)
        content.seek(0)
    except OSError as error:
        content.close()
        place = tempfile.gettempdir()
        raise Unfit(
            f"{name} cannot be copied to {place} ({error.strerror}). Make room there, and import again."
        ) from None
    except BaseException:
        content.close()
        raise
    return content


def _bounded(source: IO[bytes], name: str, limit: int) -> Iterator[bytes]:
    size = 0
    while chunk := source.read(_CHUNK):
        size += len(chunk)
        if size > limit:
            raise Unfit(f"{name} is larger than any official file of its kind. It was not read further.")
        yield chunk
