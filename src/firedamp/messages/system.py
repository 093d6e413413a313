"""What does an error of the operating system say, in the reader's language? Its own words are English alone."""

from __future__ import annotations

import errno
from collections.abc import Mapping

# The number of an error -> its words among the `reasons` of the catalogues.
REASONS: Mapping[int, str] = {
    errno.ENOENT: "system_no_folder",
    errno.ENOTDIR: "system_no_folder",
    errno.EACCES: "system_denied",
    errno.EPERM: "system_denied",
    errno.EROFS: "system_read_only",
    errno.ENOSPC: "system_full",
    errno.EDQUOT: "system_full",
    errno.ENAMETOOLONG: "system_long_name",
}


def system_reason(error: BaseException) -> str:
    """Why a file cannot be read or written: a reason of the catalogues, else the system's own words."""
    own = getattr(error, "strerror", None) or str(error)
    return REASONS.get(getattr(error, "errno", None) or 0, own)
