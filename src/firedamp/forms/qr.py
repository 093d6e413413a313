"""Which squares of the QR code are dark?"""

from __future__ import annotations


def hash_address(address: str, digest: str) -> str:
    """The address of a report with the hash that the reader holds in hand, for the page there to compare."""
    return f"{address}{'&' if '?' in address else '?'}hash={digest}"


def qr_matrix(text: str) -> list[list[bool]]:
    """Rows of squares, dark ones True, without the quiet zone. Correction M: 15 % of a dirty print may be lost."""
    import qrcode  # when it is asked for: a server starts without

    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return [[bool(square) for square in row] for row in code.get_matrix()]
