"""Lays the papers of tests/papers and seeds/papers out as beginnings for the fuzzer.

The parts of documents and spreadsheets stand beside each other, as their targets take
them; streams of PDF files are unpacked, so that a change of a byte changes what is drawn.
"""

import pathlib
import re
import zipfile
import zlib

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent.parent
PART = b"\x1e"
PARTS = {
    "docx": [
        "word/document.xml", "word/numbering.xml", "word/styles.xml", "_rels/.rels",
        "word/_rels/document.xml.rels", "word/footnotes.xml", "word/header1.xml",
        "word/footer1.xml",
    ],
    "xlsx": [
        "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml",
        "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels",
        "[Content_Types].xml", "xl/worksheets/sheet2.xml",
    ],
}
TARGETS = {".txt": "text", ".html": "html", ".xml": "xml", ".pdf": "pdf"}
# A paper of one page, in which each byte counts.
SMALL = """%PDF-1.4
1 0 obj << /Type /Catalog /Pages 2 0 R /Outlines 6 0 R /PageLabels << /Nums [0 << /S /r >>] >> /StructTreeRoot 8 0 R >> endobj
2 0 obj << /Type /Pages /Count 1 /Kids [3 0 R] >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /StructParents 0 /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >> endobj
4 0 obj << /Length 330 >> stream
/H1 << /MCID 0 >> BDC BT /F 14 Tf 50 780 Td (6. BUS LANES) Tj ET EMC
BT /F 11 Tf 50 750 Td (AGREED:) Tj 0 -20 Td [(That the ) -250 (report be noted.)] TJ ET
50 700 m 500 700 l S 50 680 m 500 680 l S 50 660 m 500 660 l S
50 700 m 50 660 l S 250 700 m 250 660 l S 500 700 m 500 660 l S
BT /F 9 Tf 55 686 Td (Action) Tj 200 0 Td (Owner) Tj -200 -20 Td (Reply) Tj ET
endstream endobj
5 0 obj << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> endobj
6 0 obj << /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >> endobj
7 0 obj << /Title (6 Bus lanes) /Parent 6 0 R /Dest [3 0 R /Fit] >> endobj
8 0 obj << /Type /StructTreeRoot /K << /S /H1 /Pg 3 0 R /K 0 >> >> endobj
trailer << /Size 9 /Root 1 0 R >>
startxref
0
%%EOF
"""


def put(target, name, content):
    folder = HERE / "corpus" / target
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(content)


def parts(path, names):
    with zipfile.ZipFile(path) as archive:
        held = archive.namelist()
        return PART.join(archive.read(name) if name in held else b"" for name in names)


def unpacked(content):
    """Streams as they are before they were packed; places in the file are then wrong,
    as in many files that the reader must take."""

    def stream(found):
        try:
            words = zlib.decompress(found[2])
        except zlib.error:
            return found[0]
        head = found[1].replace(b"/FlateDecode", b"").replace(b"/Filter[]", b"")
        return head + b"stream\n" + words + b"\nendstream"

    return re.sub(rb"(<<[^<>]*/FlateDecode[^<>]*>>\s*)stream\r?\n(.*?)\r?\nendstream",
                  stream, content, flags=re.S)


for folder in ("tests/papers", "seeds/papers", "tests/mutants/found"):
    for path in sorted((ROOT / folder).glob("*")):
        end = path.suffix
        if end in TARGETS:
            put(TARGETS[end], path.name, path.read_bytes())
        if end == ".pdf":
            put("pdf", "unpacked-" + path.name, unpacked(path.read_bytes()))
        if end[1:] in PARTS:
            put(end[1:], path.name, parts(path, PARTS[end[1:]]))
            put("zip", path.name, path.read_bytes())
put("lines", "empty", b"")
put("pdf", "small", SMALL.encode())
