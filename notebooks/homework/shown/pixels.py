"""How many pixels a picture has, as its first bytes say: a small file may have more than a browser can draw."""
from struct import unpack_from


def png(content: bytes) -> int:
    width, height = unpack_from(">II", content, 16)
    return width * height


def gif(content: bytes) -> int:
    """Browsers make room for the first frame where that is larger than the picture."""
    width, height, flags = unpack_from("<HHB", content, 6)
    at = 13 + colours(flags)
    while content[at] == 0x21:
        at += 2
        while content[at]:
            at += 1 + content[at]
        at += 1
    left, top, wide, high = unpack_from("<xHHHH", content, at)
    return max(width, left + wide) * max(height, top + high)


def colours(flags: int) -> int:
    return 3 * 2 ** (1 + flags % 8) if flags & 0x80 else 0


def jpeg(content: bytes) -> int:
    """As decoders look for it: what is no marker is passed over."""
    at = 2
    while not 0xC0 <= (marker := content[at + 1]) <= 0xCF or marker in {0xC4, 0xC8, 0xCC} or content[at] != 0xFF:
        if content[at] != 0xFF or marker in {0x00, 0xFF}:
            at = content.index(b"\xff", at + 1)
        elif marker == 0x01 or 0xD0 <= marker <= 0xD8:
            at += 2
        else:
            at += 2 + max(2, unpack_from(">H", content, at + 2)[0])
    height, width = unpack_from(">HH", content, at + 5)
    return width * height


def webp(content: bytes) -> int:
    if content[12:16] == b"VP8X":
        width, height = (1 + int.from_bytes(content[at : at + 3], "little") for at in (24, 27))
    elif content[12:16] == b"VP8L":
        bits = unpack_from("<I", content, 21)[0]
        width, height = 1 + bits % 2**14, 1 + (bits >> 14) % 2**14
    else:
        width, height = (side % 2**14 for side in unpack_from("<HH", content, 26))
    return width * height
