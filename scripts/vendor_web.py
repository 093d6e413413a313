"""Which third-party files does the browser client ship, and are they what was published?

`fetch` makes them anew, `check` compares. fetch takes the published npm packages with `npm pack`; nothing is built.
The manifest keeps name, version, licence and the SHA-256 of every file, and a test compares it with what lies in the
folder.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

VENDOR = Path(__file__).resolve().parent.parent / "src" / "firedamp" / "web" / "vendor"
MANIFEST = VENDOR / "manifest.json"
DIRECTIVES = ("class-map", "if-defined", "live", "ref", "repeat")


@dataclass(frozen=True)
class Package:
    """A published package and the files of it that the client uses; licence texts always come along."""

    name: str
    version: str
    files: tuple[str, ...]
    licence_files: tuple[str, ...] = field(default=("LICENSE",))

    @property
    def folder(self) -> str:
        """The version stands in the address, so that a browser may keep a file for good."""
        return f"{self.name.removeprefix('@').replace('/', '-')}-{self.version}"


PACKAGES = (
    Package("lit", "3.3.3", ("index.js", *(f"directives/{name}.js" for name in DIRECTIVES))),
    Package("@lit/reactive-element", "2.1.2", ("reactive-element.js", "css-tag.js")),
    Package("lit-element", "4.2.2", ("lit-element.js",)),
    Package(
        "lit-html",
        "3.3.3",
        (
            "lit-html.js",
            "is-server.js",
            "directive.js",
            "directive-helpers.js",
            "async-directive.js",
            *(f"directives/{name}.js" for name in DIRECTIVES),
        ),
    ),
    Package("echarts", "6.1.0", ("dist/echarts.esm.min.js",), ("LICENSE", "NOTICE")),
    Package("temml", "0.13.5", ("dist/temml.mjs",)),
    Package("uqr", "0.1.3", ("dist/index.mjs",)),
)


def kept_name(published: str) -> str:
    """Where a published file lies here: without dist/, which version control and the wheel would leave out."""
    return published.removeprefix("dist/")


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def unpack(package: Package, folder: Path) -> Path:
    """Download a package's published archive with npm and unpack it; returns its root."""
    command = ["npm", "pack", "--json", "--loglevel=error", f"{package.name}@{package.version}"]
    answer = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    packed = json.loads(answer.stdout)
    with tarfile.open(folder / packed[0]["filename"]) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def fetch(package: Package) -> dict[str, object]:
    """Put a package's files in its folder; returns its entry of the manifest."""
    target = VENDOR / package.folder
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory() as temporary:
        root = unpack(package, Path(temporary))
        licence = json.loads((root / "package.json").read_text())["license"]
        for name in (*package.licence_files, *package.files):
            (target / kept_name(name)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / name, target / kept_name(name))
    names = sorted(map(kept_name, (*package.licence_files, *package.files)))
    files = {name: sha256(target / name) for name in names}
    described = {"name": package.name, "version": package.version, "licence": licence}
    return {**described, "folder": package.folder, "files": files}


def fetch_all() -> None:
    VENDOR.mkdir(parents=True, exist_ok=True)
    wanted = {package.folder for package in PACKAGES}
    for folder in VENDOR.iterdir():
        if folder.is_dir() and folder.name not in wanted:
            shutil.rmtree(folder)
    entries = [fetch(package) for package in PACKAGES]
    MANIFEST.write_text(json.dumps({"packages": entries}, indent=2) + "\n")


def differences() -> list[str]:
    """What the folder holds otherwise than the manifest says, as sentences."""
    entries = json.loads(MANIFEST.read_text())["packages"]
    listed = {f"{entry['folder']}/{name}": digest for entry in entries for name, digest in entry["files"].items()}
    present = {str(path.relative_to(VENDOR)) for path in VENDOR.rglob("*") if path.is_file()} - {MANIFEST.name}
    missing = [f"{name} is missing" for name in sorted(listed.keys() - present)]
    strange = [f"{name} is not in the manifest" for name in sorted(present - listed.keys())]
    changed = [
        f"{name} is not what was published"
        for name in sorted(listed.keys() & present)
        if sha256(VENDOR / name) != listed[name]
    ]
    versions = {(entry["name"], entry["version"]) for entry in entries}
    stale = [
        f"{package.name} {package.version} is wanted but not in the manifest"
        for package in PACKAGES
        if (package.name, package.version) not in versions
    ]
    return missing + strange + changed + stale


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("action", choices=("check", "fetch"))
    if parser.parse_args().action == "fetch":
        fetch_all()
    found = differences()
    print("\n".join(found) if found else "The vendored files are those that were published.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
