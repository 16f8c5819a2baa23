# SPDX-License-Identifier: Apache-2.0
"""Which kind of file it is: by its bytes, never by its name."""

from enum import StrEnum
from mmap import ACCESS_READ, mmap
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from tongguan.matters.intake.domain.refusals import UnreadableFile


class FileFormat(StrEnum):
    """What a table can be read from."""

    WORKBOOK = "workbook"
    TEXT = "text"


SAVE_AS = "请用Excel或WPS打开后另存为.xlsx或CSV，再上传。"
_OTHERS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", f"这是PDF文件，不是表格。{SAVE_AS}"),
    (b"\x89PNG", "这是图片，不是表格，请上传原来的.xlsx或CSV文件。"),
    (b"\xff\xd8\xff", "这是图片，不是表格，请上传原来的.xlsx或CSV文件。"),
    (b"GIF8", "这是图片，不是表格，请上传原来的.xlsx或CSV文件。"),
    (b"II*\0", "这是图片，不是表格，请上传原来的.xlsx或CSV文件。"),
    (b"MM\0*", "这是图片，不是表格，请上传原来的.xlsx或CSV文件。"),
    (b"RIFF", "这是图片、声音或影像，不是表格，请上传.xlsx或CSV文件。"),
    (b"\0\0\0", "这是图片、声音或影像，不是表格，请上传.xlsx或CSV文件。"),
    (b"ID3", "这是声音，不是表格，请上传.xlsx或CSV文件。"),
    (b"{\\rtf", f"这是RTF文档，不是表格。{SAVE_AS}"),
    (b"\x1f\x8b", "这是压缩包，请解压后上传其中的.xlsx或CSV文件。"),
    (b"Rar!", "这是压缩包，请解压后上传其中的.xlsx或CSV文件。"),
    (b"7z\xbc\xaf", "这是压缩包，请解压后上传其中的.xlsx或CSV文件。"),
    (b"BZh", "这是压缩包，请解压后上传其中的.xlsx或CSV文件。"),
    (b"\xfd7zXZ", "这是压缩包，请解压后上传其中的.xlsx或CSV文件。"),
    (b"SQLite format", f"这是数据库文件，不是表格。{SAVE_AS}"),
    (b"MZ", "这是程序，不是表格，请上传.xlsx或CSV文件。"),
    (b"\x7fELF", "这是程序，不是表格，请上传.xlsx或CSV文件。"),
)  # fmt: skip
"""How files begin that are no table, and what to do."""
_WEB_PAGE = f"这是网页（HTML），只是改了文件名，不是Excel文件。{SAVE_AS}"
_MARKED_UP: tuple[tuple[str, str], ...] = (
    ("<!doctype html", _WEB_PAGE),
    ("<html", _WEB_PAGE),
    ("<table", _WEB_PAGE),
    ("<meta", _WEB_PAGE),
    ("<head", _WEB_PAGE),
    ("<style", _WEB_PAGE),
    ("mime-version:", _WEB_PAGE),
    ("<?xml", f"这是XML文件，不是.xlsx。{SAVE_AS}"),
    ("<", f"这是标记语言文件（XML、HTML），不是表格。{SAVE_AS}"),
    ("{", "这是JSON文件，不是表格，请导出为.xlsx或CSV。"),
    ("[{", "这是JSON文件，不是表格，请导出为.xlsx或CSV。"),
)
_OLE = b"\xd0\xcf\x11\xe0"
_OLE_CONTENTS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "这份Excel文件加了密码，请在Excel或WPS中取消密码后另存，再上传。"),
    ("WordDocument", f"这是Word文档，不是表格。{SAVE_AS}"),
    ("PowerPoint Document", f"这是演示文稿，不是表格。{SAVE_AS}"),
)
_ZIP_CONTENTS: tuple[tuple[str, str], ...] = (
    ("xl/workbook.bin", "这是.xlsb（二进制Excel）文件，请用Excel或WPS打开后另存为.xlsx，再上传。"),
    ("word/", f"这是Word文档，不是表格。{SAVE_AS}"),
    ("ppt/", f"这是演示文稿，不是表格。{SAVE_AS}"),
    ("content.xml", f"这是OpenDocument（.ods、.odt）文件。{SAVE_AS}"),
    ("index/", "这是Numbers文件，请导出为.xlsx或CSV，再上传。"),
)
DAMAGED = f"Excel文件已损坏或没有传完整。{SAVE_AS}"
TOO_MUCH = "表格太大，读取所需内存超过上限，请删去空白的行列，或分成几个文件。"
TOO_SLOW = "表格太复杂，读取超过时限，请删去空白的行列和格式，或分成几个文件。"
_START = 4096


def kind_of(path: Path) -> FileFormat:
    """What the file is; raises UnreadableFile with what to do when it is no table."""
    with path.open("rb") as file:
        start = file.read(_START)
    if not start.strip():
        raise UnreadableFile("文件是空的，请核对后重新上传。")
    if start.startswith(b"PK"):
        return _packed(path)
    if start.startswith(_OLE):
        raise UnreadableFile(_old_office(path))
    for beginning, sentence in _OTHERS:
        if start.startswith(beginning):
            raise UnreadableFile(sentence)
    if start.startswith(b"BM") and b"\0" in start[:16]:
        raise UnreadableFile("这是图片，不是表格，请上传原来的.xlsx或CSV文件。")
    words = start.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").decode("latin-1").casefold()
    for mark, sentence in _MARKED_UP:
        if words.startswith(mark):
            raise UnreadableFile(sentence)
    return FileFormat.TEXT


def _packed(path: Path) -> FileFormat:
    try:
        with ZipFile(path) as archive:
            names = [name.casefold().lstrip("/") for name in archive.namelist()]
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
        raise UnreadableFile(DAMAGED) from None
    for content, sentence in _ZIP_CONTENTS:
        if any(name.startswith(content) for name in names):
            raise UnreadableFile(sentence)
    if "[content_types].xml" in names and any(name.startswith("xl/") for name in names):
        return FileFormat.WORKBOOK
    raise UnreadableFile("这是压缩包，请解压后上传其中的.xlsx或CSV文件。")


def _old_office(path: Path) -> str:
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as whole:
        for name, sentence in _OLE_CONTENTS:
            if whole.find(name.encode("utf-16-le")) >= 0:
                return sentence
    return "这是旧式Excel（.xls）文件，请用Excel或WPS打开后另存为.xlsx，再上传。"
