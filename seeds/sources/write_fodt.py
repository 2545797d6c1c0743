#!/usr/bin/env python3
"""Turns a paper written in the plain marks below into a flat OpenDocument text.

    write_fodt.py PAPER.txt > PAPER.fodt

A paragraph is a line. Blank lines only part them for the reader. Marks at a line's start:

    @title TEXT          the document's title
    @include FILE        another file's lines
    @page [N]            a new page; from N on, pages print their number at the foot
    # ## ###             headings (level 1 becomes a bookmark), smaller and smaller
    ^ TEXT               in the middle, bold          ^^ TEXT  the same, large
    @space               room between paragraphs
    > TEXT               at the right, bold: a stamp such as an appendix letter
    - TEXT               a point with a bullet        -- TEXT  a dash under a point
    1. TEXT  a) TEXT     a point with its number, hanging
    1.1 TEXT             a numbered paragraph
    @table W W W …       a table with columns so wide (parts of the whole); rows follow
    |! A | B             its heading row, repeated on each page
    | A | B              a row; a cell "^" is merged with the one above it, "<" with the
                         one at its left; " // " parts paragraphs within a cell
    @chart TITLE: A=1 …  a picture of a chart, with no text in it that a program can read

**bold** and *italic* within a line; `\t` is a tab. Only the standard library and, for
charts, rsvg-convert.
"""
import base64, re, subprocess, sys
from pathlib import Path
from xml.sax.saxutils import escape

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{title}</dc:title><dc:language>en-GB</dc:language></office:meta>
<office:font-face-decls><style:font-face style:name="Liberation Sans" svg:font-family="'Liberation Sans'"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm" fo:line-height="112%" fo:orphans="2" fo:widows="2"/>
<style:text-properties style:font-name="Liberation Sans" fo:font-size="11pt" fo:language="en" fo:country="GB"/></style:default-style>
{styles}
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.8cm" fo:margin-bottom="1.4cm" fo:margin-left="2.3cm" fo:margin-right="2.3cm"/><style:footer-style><style:header-footer-properties fo:min-height="0.9cm" fo:margin-top="0.3cm"/></style:footer-style></style:page-layout>
<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Italic" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #444444" fo:padding="0.12cm"/></style:style>
<style:style style:name="HeadCell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #444444" fo:padding="0.12cm" fo:background-color="#dde6ea"/></style:style>
<style:style style:name="Picture" style:family="graphic"><style:graphic-properties style:horizontal-pos="center" style:horizontal-rel="paragraph" style:wrap="none"/></style:style>
{automatic}
</office:automatic-styles>
<office:master-styles>
<style:master-page style:name="Standard" style:page-layout-name="A4"/>
<style:master-page style:name="Numbered" style:page-layout-name="A4"><style:footer><text:p text:style-name="Foot"><text:page-number text:select-page="current"/></text:p></style:footer></style:master-page>
</office:master-styles>
<office:body><office:text>
{body}
</office:text></office:body></office:document>
"""

# name: (paragraph properties, text properties)
STYLES = {
    "Body": ("", ""),
    "Foot": ('fo:text-align="center"', 'fo:font-size="10pt"'),
    "Huge": ('fo:text-align="center" fo:margin-top="0.3cm" fo:margin-bottom="0.5cm"', 'fo:font-size="19pt" fo:font-weight="bold"'),
    "Middle": ('fo:text-align="center"', 'fo:font-weight="bold"'),
    "Stamp": ('fo:text-align="end" fo:margin-bottom="0.05cm"', 'fo:font-weight="bold"'),
    "Space": ('fo:margin-bottom="0.35cm"', ""),
    "Heading1": ('fo:keep-with-next="always" fo:margin-top="0.2cm" fo:margin-bottom="0.35cm"', 'fo:font-size="15pt" fo:font-weight="bold"'),
    "Heading2": ('fo:keep-with-next="always" fo:margin-top="0.4cm"', 'fo:font-size="12pt" fo:font-weight="bold"'),
    "Heading3": ('fo:keep-with-next="always" fo:margin-top="0.28cm" fo:margin-bottom="0.12cm" fo:margin-left="1.1cm" fo:text-indent="-1.1cm"', 'fo:font-weight="bold"'),
    "Point": ('fo:margin-left="1.1cm" fo:text-indent="-0.7cm"', ""),
    "Dash": ('fo:margin-left="1.8cm" fo:text-indent="-0.6cm"', ""),
    "Clause": ('fo:margin-left="1.1cm" fo:text-indent="-1.1cm"', ""),
    "InCell": ('fo:margin-bottom="0.08cm" fo:line-height="105%"', 'fo:font-size="10pt"'),
    "Picture": ('fo:text-align="center"', ""),
}


def style(name, paragraph, text, master=""):
    return (f'<style:style style:name="{name}" style:family="paragraph"{master}><style:paragraph-properties {paragraph}>'
            f'<style:tab-stops><style:tab-stop style:position="{TABS.get(name, "1.1cm")}"/></style:tab-stops></style:paragraph-properties>'
            f"<style:text-properties {text}/></style:style>")


TABS = {"Point": "0cm", "Dash": "0cm", "Clause": "0cm", "Heading3": "0cm"}


def inline(text):
    text = escape(text).replace("\\t", "<text:tab/>")
    text = re.sub(r"\*\*(.+?)\*\*", r'<text:span text:style-name="Bold">\1</text:span>', text)
    return re.sub(r"\*(?! )(.+?)\*(?! \*)", r'<text:span text:style-name="Italic">\1</text:span>', text)


def chart(title, values):
    """A bar chart as a PNG: its figures are dots, as in the reports of real councils."""
    top, bars, step = max(v for _, v in values), [], 560 // len(values)
    for n, (name, value) in enumerate(values):
        height, x = 220 * value / top, 60 + n * step
        bars.append(f'<rect x="{x}" y="{280 - height:.0f}" width="{step * 2 // 3}" height="{height:.0f}" fill="#2f7f8f"/>'
                    f'<text x="{x + step // 3}" y="{274 - height:.0f}" text-anchor="middle">{value:g}</text>'
                    f'<text x="{x + step // 3}" y="300" text-anchor="middle">{escape(name)}</text>')
    drawn = ('<svg xmlns="http://www.w3.org/2000/svg" width="640" height="330" font-family="Liberation Sans" font-size="13">'
             '<rect width="640" height="330" fill="white"/>'
             f'<text x="320" y="26" text-anchor="middle" font-size="16" font-weight="bold">{escape(title)}</text>'
             f'<path d="M50 40V280H620" fill="none" stroke="#555"/>{"".join(bars)}</svg>')
    return subprocess.run(["rsvg-convert", "--zoom", "1.6"], input=drawn.encode(), stdout=subprocess.PIPE, check=True).stdout


class Paper:
    def __init__(self):
        self.title, self.body, self.automatic, self.master = "", [], [], ""
        self.tables, self.rows = 0, None

    def paragraph(self, name, text, level=None):
        if self.master:  # the first paragraph of a page carries the page's style
            made = f"{name}P{len(self.automatic)}"
            TABS[made] = TABS.get(name, "1.1cm")
            self.automatic.append(style(made, *STYLES[name], master=self.master[0]).replace("<style:paragraph-properties ", f"<style:paragraph-properties {self.master[1]} "))
            name, self.master = made, ""
        tag = f'text:h text:outline-level="{level}"' if level else "text:p"
        self.body.append(f'<{tag} text:style-name="{name}">{text}</{tag.split()[0]}>')

    def new_page(self, number):
        if number:
            self.numbered = True
            self.master = (' style:master-page-name="Numbered"', f'style:page-number="{number}"')
        else:
            self.master = ("", 'fo:break-before="page"')

    def end_table(self):
        if self.rows is None: return
        (widths, rows), self.rows = self.rows, None
        self.tables += 1
        name, whole = f"T{self.tables}", 16.4
        self.automatic.append(f'<style:style style:name="{name}" style:family="table"><style:table-properties style:width="{whole}cm" table:align="left" fo:margin-bottom="0.3cm"/></style:style>')
        columns = ""
        for n, width in enumerate(widths):
            self.automatic.append(f'<style:style style:name="{name}.{n}" style:family="table-column"><style:table-column-properties style:column-width="{whole * width / sum(widths):.2f}cm"/></style:style>')
            columns += f'<table:table-column table:style-name="{name}.{n}"/>'
        drawn = [columns]
        for y, (head, cells) in enumerate(rows):
            line = ""
            for x, cell in enumerate(cells):
                if cell in ("^", "<"):
                    line += "<table:covered-table-cell/>"; continue
                across = 1
                while x + across < len(cells) and cells[x + across] == "<": across += 1
                down = 1
                while y + down < len(rows) and rows[y + down][1][x] == "^": down += 1
                spans = f' table:number-columns-spanned="{across}"' * (across > 1) + f' table:number-rows-spanned="{down}"' * (down > 1)
                words = "".join(f'<text:p text:style-name="InCell">{inline(f"**{p}**" if head and p else p)}</text:p>' for p in cell.split(" // "))
                line += f'<table:table-cell table:style-name="{"HeadCell" if head else "Cell"}"{spans} office:value-type="string">{words}</table:table-cell>'
            row = f"<table:table-row>{line}</table:table-row>"
            drawn.append(f"<table:table-header-rows>{row}</table:table-header-rows>" if head else row)
        self.body.append(f'<table:table table:name="{name}" table:style-name="{name}">{"".join(drawn)}</table:table>')

    def line(self, line, folder):
        if line.startswith("|"):
            head = line.startswith("|!")
            cells = [c.strip() for c in re.split(r"(?<!\\)\|", line[2 if head else 1:])]
            widths, rows = self.rows
            assert len(cells) == len(widths), line
            rows.append((head, cells)); return
        self.end_table()
        word, _, rest = line.partition(" ")
        if not line: return
        if word == "@title": self.title = rest
        elif word == "@include": self.read(folder / rest)
        elif word == "@page": self.new_page(int(rest) if rest else 0)
        elif word == "@space": self.paragraph("Space", "")
        elif word == "@table": self.rows = ([float(w) for w in rest.split()], [])
        elif word == "@chart":
            title, _, values = rest.partition(": ")
            pairs = [(n, float(v)) for n, v in (pair.split("=") for pair in values.split())]
            dots = base64.b64encode(chart(title, pairs)).decode()
            self.paragraph("Picture", f'<draw:frame draw:style-name="Picture" text:anchor-type="as-char" svg:width="14.5cm" svg:height="7.5cm"><draw:image draw:mime-type="image/png"><office:binary-data>{dots}</office:binary-data></draw:image></draw:frame>')
        elif word in ("#", "##", "###"): self.paragraph(f"Heading{len(word)}", inline(rest), 1 if word == "#" else None)
        elif word == "^": self.paragraph("Middle", inline(rest))
        elif word == "^^": self.paragraph("Huge", inline(rest))
        elif word == ">": self.paragraph("Stamp", inline(rest))
        elif word == "-": self.paragraph("Point", "•<text:tab/>" + inline(rest))
        elif word == "--": self.paragraph("Dash", "–<text:tab/>" + inline(rest))
        elif re.fullmatch(r"\d+\.|\d+\.\d+|\(?[a-z]\)", word): self.paragraph("Clause", word + "<text:tab/>" + inline(rest))
        else: self.paragraph("Body", inline(line))

    def read(self, path):
        for line in path.read_text(encoding="utf-8").splitlines():
            self.line(line.strip(), path.parent)
        self.end_table()


paper = Paper()
paper.read(Path(sys.argv[1]))
styles = "\n".join(style(name, *properties) for name, properties in STYLES.items())
print(HEAD.format(title=escape(paper.title), styles=styles, automatic="\n".join(paper.automatic), body="\n".join(paper.body)))
