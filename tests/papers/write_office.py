#!/usr/bin/env python3
"""Writes the word-processor documents and spreadsheets of this folder, part by part.

    write_office.py        in tests/papers; only the standard library

They are written by hand because what matters in them (numbers that are settings, merged
cells, tracked changes, cells that are days) is what programs hide.
"""
import zipfile
from xml.sax.saxutils import escape

TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>%s</Types>'
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'


def pack(name, parts):
    with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, text in parts.items():
            entry = zipfile.ZipInfo(part, (2031, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, '<?xml version="1.0" encoding="UTF-8"?>' + text)


def relations(*targets):
    rows = "".join(f'<Relationship Id="r{i}" Type="{KIND}{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(targets, 1))
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


# Word documents. A list is (format, text) a level; `p` makes a paragraph.

def run(text, bold=False):
    return f'<w:r>{"<w:rPr><w:b/></w:rPr>" if bold else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(*runs, style=None, num=None, level=0, bold=False):
    inner = "".join(r if r.startswith("<") else run(r, bold) for r in runs)
    props = (f'<w:pStyle w:val="{style}"/>' if style else "") + (f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>' if num else "")
    return f"<w:p>{'<w:pPr>' + props + '</w:pPr>' if props else ''}{inner}</w:p>"


def cell(*paragraphs, span=None, merge=None, bold=False):
    props = (f'<w:gridSpan w:val="{span}"/>' if span else "") + {None: "", "begin": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    inner = "".join(x if x.startswith("<w:p") else p(x, bold=bold) for x in paragraphs) or "<w:p/>"
    return f"<w:tc><w:tcPr>{props}</w:tcPr>{inner}</w:tc>"


def table(*rows):
    return "<w:tbl><w:tblPr/>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def docx(name, body, lists=()):
    families = "".join(
        f'<w:abstractNum w:abstractNumId="{i}">' + "".join(
            f'<w:lvl w:ilvl="{l}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>' for l, (form, text, start) in enumerate(levels)
        ) + "</w:abstractNum>" for i, levels in enumerate(lists, 1))
    nums = "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(1, len(lists) + 1))
    styles = "".join(f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:pPr><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>' for n in (1, 2, 3))
    pack(name, {
        "[Content_Types].xml": TYPES % '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>',
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {W}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(("styles", "styles.xml"), ("numbering", "numbering.xml")),
        "word/styles.xml": f"<w:styles {W}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {W}>{families}{nums}</w:numbering>",
    })


# Spreadsheets. A cell is a text, a number, or ("day", serial number); None is empty.

def xlsx(name, sheets):
    parts = {
        "[Content_Types].xml": TYPES % "",
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f"<workbook {S}><sheets>" + "".join(
            f'<sheet name="{escape(title)}" sheetId="{i}"{hidden and " state=" + chr(34) + "hidden" + chr(34) or ""} r:id="r{i}"/>' for i, (title, hidden, _, _) in enumerate(sheets, 1)) + "</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(*[("worksheet", f"worksheets/sheet{i}.xml") for i in range(1, len(sheets) + 1)], ("styles", "styles.xml")),
        "xl/styles.xml": f'<styleSheet {S}><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>',
    }
    for i, (_, _, rows, merged) in enumerate(sheets, 1):
        data = ""
        for r, row in enumerate(rows, 1):
            cells, unseen = "", ""
            if isinstance(row, tuple):  # a row that a filter hides
                row, unseen = row[0], ' hidden="1"'
            for c, value in enumerate(row):
                at = f"{chr(65 + c)}{r}"
                if isinstance(value, tuple):
                    cells += f'<c r="{at}" s="1"><v>{value[1]}</v></c>'
                elif isinstance(value, str):
                    bold = ' s="2"' if value.startswith("!") else ""
                    cells += f'<c r="{at}" t="inlineStr"{bold}><is><t>{escape(value.lstrip("!"))}</t></is></c>'
                elif value is not None:
                    cells += f'<c r="{at}"><v>{value}</v></c>'
            data += f'<row r="{r}"{unseen}>{cells}</row>'
        merges = f'<mergeCells count="{len(merged)}">' + "".join(f'<mergeCell ref="{ref}"/>' for ref in merged) + "</mergeCells>" if merged else ""
        parts[f"xl/worksheets/sheet{i}.xml"] = f"<worksheet {S}><sheetData>{data}</sheetData>{merges}</worksheet>"
    pack(name, parts)


def minutes():
    lists = [
        [("decimal", "%1.", 21), ("lowerLetter", "(%2)", 1)],
        [("decimal", "%1.", 1), ("lowerLetter", "%2)", 1)],
        [("bullet", "\uf0b7", 1)],
    ]
    deleted = '<w:del w:id="1"><w:r><w:delText>rejected</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>confirmed</w:t></w:r></w:ins>'
    body = "".join([
        p("Thornmere District Council", bold=True),
        p("MINUTES OF THE MARSHES AND MEADOWS SCRUTINY PANEL", style="Heading1"),
        p("Held: Thursday, 11 September 2031 at 6.00 pm in the Moot Hall, Thornmere"),
        p("PRESENT", bold=True),
        p("Councillor Ashgrove (Chair)"),
        p("Councillor Birkdale"),
        p("Councillor Corrigan-Vale"),
        p("APOLOGIES FOR ABSENCE", style="Heading2", num=1),
        p("Apologies were received from Councillor Dunmow."),
        p("MINUTES OF THE PREVIOUS MEETING", style="Heading2", num=1),
        p("RESOLVED:", bold=True),
        p(run("That the minutes of the meeting held on 10 July 2031 be "), deleted, run(" as a correct record.")),
        p("OTTER SURVEY", style="Heading2", num=1),
        p("The Head of Rivers presented a report on the otter survey of last spring."),
        p("The following points were made:"),
        p("Holts had been found on four of the six brooks.", num=3),
        p("The volunteers had not been paid for their boots.", num=3),
        p("RESOLVED:", bold=True),
        p("That the report be noted.", num=2),
        p("That a further report on the two brooks without holts be brought to the Panel in January 2032.", num=2),
        p("HEDGE LAYING", style="Heading2", num=1),
        p("The Panel considered the hedge laying programme."),
        p("RESOLVED:", bold=True),
        p("That the Head of Rivers be asked to circulate the price of hedge laying to Members by 1 November 2031."),
        p("The meeting closed at 7.15 pm."),
    ])
    docx("90-minutes-numbers-as-settings.docx", body, lists)


def programme():
    head = [cell(text, bold=True) for text in ("Meeting Date", "Item", "Recommendations / Actions", "Progress")]
    body = "".join([
        p("Thornmere District Council", bold=True),
        p("MARSHES AND MEADOWS SCRUTINY PANEL", bold=True),
        p("WORK PROGRAMME 2031 – 2032", bold=True),
        table(
            head,
            [cell("11 September 2031", merge="begin"), cell("Otter survey"), cell(p("Report on two brooks to come back."), p("Volunteers to be thanked.")), cell("Letters sent in October.")],
            [cell(merge="on"), cell("Hedge laying"), cell("Price to be circulated to Members."), cell()],
            [cell("20 November 2031"), cell("Footbridges of the lower marsh"), cell(), cell()],
            [cell("22 January 2032"), cell("Otter survey: the two brooks"), cell(), cell()],
        ),
    ])
    docx("91-work-programme-merged-cells.docx", body)


def tracker():
    # The days of 1 October 2031, 11 September 2031 and 20 November 2031.
    xlsx("92-tracker-and-programme-sheets.xlsx", [
        ("Work programme", False, [
            [None],
            [None, "!Marshes and Meadows Scrutiny Panel: Work Programme 2031 – 2032"],
            [None],
            [None, "!Meeting Date", "!Item", "!Recommendations / Actions", "!Progress"],
            [None, ("day", 48102), "Otter survey", "Report on two brooks to come back.", "Letters sent in October."],
            [None, None, "Hedge laying", "Price to be circulated to Members."],
            [None, ("day", 48172), "Footbridges of the lower marsh"],
        ], ["B5:B6"]),
        ("Tracker", False, [
            ["!Minute", "!Action", "!Owner", "!Due", "!Status"],
            [23, "Send the list of fords to Members", "Head of Rivers", ("day", 48122), "Complete"],
            [24, "Write to the parish about its stile", "Scrutiny Officer", ("day", 48172), "In progress"],
        ], []),
        ("Old", True, [["!Action", "!Owner", "!Due"], ["Forget the ferry", "Nobody", "never"]], []),
    ])


def report():
    lists = [[("lowerLetter", "(%1)", 1), ("lowerRoman", "(%2)", 1)]]
    label = lambda text: cell(text, bold=True)
    body = "".join([
        p("Thornmere District Council", bold=True),
        table(
            [label("Report to:"), cell("Cabinet"), label("Date:"), cell("6 November 2031")],
            [label("Report title:"), cell("Dredging of the Lower Marsh Cut", span=3)],
            [label("Lead Member:"), cell("Councillor Amaryllis Finch"), label("Lead Director:"), cell("Piers Holloway, Director of Place")],
            [label("Wards affected:"), cell("Lower Marsh"), label("Key decision:"), cell("Yes")],
            [label("Exempt:"), cell("Part II, Appendix B only", span=3)],
        ),
        p("Executive Summary", style="Heading1"),
        p("The Cut has silted up. Dredging it would cost £310,000 and take nine weeks."),
        p("Recommendations", style="Heading1"),
        table([cell(
            p("Cabinet is recommended to:"),
            p("approve the dredging of the Cut between the two locks;", num=1),
            p("authorise the Director of Place to:", num=1),
            p("let the contract; and", num=1, level=1),
            p("agree the hours of work with the boatyards; and", num=1, level=1),
            p("note that the tow path will be closed in March 2032.", num=1),
        )]),
        p("Reasons for Recommendations", style="Heading2"),
        p("Boats have run aground eleven times since May."),
        p("Background", style="Heading1"),
        p("The Cut was last dredged in 2009. The table shows how often it was closed."),
        p("Days closed by lock", bold=True),
        table(
            [label("Lock"), label("2029/30 (days)"), label("2030/31 (days)")],
            [cell("Mill Lock"), cell("12"), cell("31")],
            [cell("Eel Lock"), cell("\u2013"), cell("9")],
            [cell("Total"), cell("12"), cell("40")],
        ),
        p("Implications", style="Heading1"),
        p("Financial Implications", style="Heading2"),
        p("The cost of £310,000 is met from the waterways reserve, which stands at £1.1m."),
        p("Legal Implications", style="Heading2"),
        p("A licence for the silt is needed under the Waterways Act."),
        p("Climate and Ecological Implications", style="Heading2"),
        p("Work would stop between April and July, when eels move."),
        p("Procurement Implications", style="Heading2"),
        p("Three firms on the framework have been asked for a price."),
        p("Appendices", style="Heading1"),
        p("Appendix A: Plan of the Cut"),
        p("Appendix B: Prices (exempt)"),
        p("Report author: Nessa Quill, Waterways Engineer"),
    ])
    docx("94-report-with-frontsheet-table.docx", body, lists)


def control(text, hint=False, box=None):
    """A field of a form: a list to choose from, or a box to tick."""
    inner = (f'<w14:checkbox xmlns:w14="x"><w14:checked w14:val="{int(box)}"/></w14:checkbox>' if box is not None else "<w:dropDownList/>") + ("<w:showingPlcHdr/>" if hint else "")
    return f"<w:p><w:sdt><w:sdtPr>{inner}</w:sdtPr><w:sdtContent>{run(text)}</w:sdtContent></w:sdt></w:p>"


def controls():
    head = [cell(text, bold=True) for text in ("Meeting", "Minute", "Action agreed", "Action owner", "Due date", "Status", "Completed?")]
    changed = p(run("Supply the cost of "), '<w:ins w:id="1"><w:r w:rsidR="00A1"><w:t>motion sensors</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>lamps</w:delText></w:r></w:del>', '<w:proofErr w:type="spellStart"/>', run(" to Members"), '<w:r><w:commentReference w:id="0"/></w:r>')
    dropped = p('<w:r><w:rPr><w:strike/></w:rPr><w:t>Repaint the bandstand</w:t></w:r>')
    inner = table([cell("letter drafted"), cell("12 March")], [cell("reply"), cell("awaited")])
    body = "".join([
        p("Harnley Metropolitan Borough Council", bold=True),
        p("Waterways and Open Spaces Scrutiny Panel: Action tracker", bold=True),
        table(
            head,
            [cell("7 May 2031", merge="begin"), cell("43.2"), cell(changed), cell("Head of Open Spaces"), cell("30 June 2031"), cell(control("Complete")), cell(control("☒", box=True))],
            [cell(merge="on"), cell("44"), cell("Circulate the café business plan"), cell("Director of Place"), cell("September 2031"), cell(control("Choose an item.", hint=True)), cell(control("☐", box=False))],
            [cell(merge="on"), cell("45"), cell(dropped), cell("Parks"), cell("n/a"), cell(control("Open")), cell(control("☐", box=False))],
            [cell("5 March 2031"), cell("31"), cell(p("Write to the Rivers Trust about the weir:"), inner.replace("<w:tbl>", "<w:p/><w:tbl>", 1), "<w:p/>"), cell("Scrutiny Officer"), cell("ASAP"), cell(control("Open")), cell(control("☐", box=False))],
        ),
    ])
    docx("164-tracker-of-controls-and-changes.docx", body)


def bands():
    head = [cell(text, bold=True) for text in ("Date", "Agenda item", "Lead", "Notes")]
    body = "".join([
        p("Penhallow Town Council", bold=True),
        p("Community and Wellbeing Committee"),
        p("Work plan 2031-32"),
        "<w:sdt><w:sdtContent>" + table(
            head,
            [cell("Tue 17 Jun 2031", merge="begin"), cell("Grant applications"), cell("Town Clerk"), cell("Round 1")],
            [cell(merge="on"), cell("Skatepark repairs"), cell("Facilities Officer"), cell()],
            [cell("Tue 16 Sep 2031"), cell("Remembrance Sunday", "Christmas lights"), cell("Events Officer"), cell()],
            [cell("Items for future meetings", span=4)],
            [cell(), cell("Dementia-friendly town"), cell("Cllr Hocking"), cell()],
            [cell(), cell("Youth café"), cell(), cell("Awaiting lease")],
        ) + "</w:sdtContent></w:sdt>",
    ])
    docx("165-work-plan-with-future-items.docx", body)


def open_and_closed():
    # The days of 9 January, 3 April and 3 July 2031.
    head = ["!Action no.", "!Date of meeting", "!Agenda item", "!Action", "!Action lead", "!Due date", "!Progress update", "!Status"]
    xlsx("166-open-and-closed-actions.xlsx", [
        ("Open actions", False, [
            ["!Quality Committee: Action Log"],
            [None],
            head,
            ["QC/101", ("day", 47941), "Infection control", "Bring a paper on hand hygiene audits to the July meeting", "Director of Nursing", ("day", 48032), "On forward plan", "Open"],
            ["QC/102", ("day", 47941), "Never events", "Share the learning summary with primary care", "Medical Director", None, None, "Open"],
            (["QC/103", ("day", 47941), "Other business", "Print the badges", "Office", None, None, "Open"],),
        ], []),
        ("Closed actions", False, [
            head[:6] + ["!Outcome"],
            ["QC/090", ("day", 47857), "Complaints", "Add benchmarking to the complaints report", "Head of Patient Experience", ("day", 47941), "It is now in every report"],
        ], []),
        ("Key", False, [["!Status", "!Definition"], ["Open", "Not yet complete"], ["Closed", "Complete"]], []),
    ])


def business(*rows, heads=()):
    """Rows of a table of business: a cell is its paragraphs, the first bold where starred."""
    cells = lambda row: [cell(*[p(text.lstrip("*"), bold=text.startswith("*")) for text in parts.split("\n")]) for parts in row]
    return table(*[cells(row) for row in ([heads] if heads else []) + list(rows)])


def parish_in_one_table():
    docx("175-parish-minutes-in-one-table.docx", "".join([
        p("COLDWATER AND SEFTON PARISH COUNCIL", bold=True),
        p("Minutes of the meeting of the Parish Council held on Tuesday 4th March 2031 at 7.30pm in the Reading Room, Coldwater", bold=True),
        p("Present: Cllr J Pike (Chairman), Cllr L Moss, Cllr T Reed and Cllr B Orme"),
        p("In attendance: Mrs A Ford (Clerk)"),
        business(
            ("31/020", "*Apologies for absence\nReceived and accepted from Cllr Vane (working away).", ""),
            ("31/021", "*Declarations of interest\nNone.", ""),
            ("31/022", "*Minutes of the last meeting\nThe minutes of 4th February 2031 were approved as a correct record and signed.", ""),
            ("31/023", "*Allotments\na) Plot 4 has been vacant since May. It was agreed (3 for, 1 against) that it be offered to the first on the list.\nb) The water tank leaks. The Clerk was instructed to ask the plumber for a price.", "Clerk"),
            ("31/024", "*Green\nThe bench by the pond is broken. Cllr. Reed proposed, Cllr. Orme seconded, and all agreed that a new one be bought.\nCllr. Moss to take the old one away.\nSign at the pond: wording to be found.", "LM\nClerk"),
            ("31/025", "*Highways\nCllr Orme asked why the lamp at Mill Corner was still out. The Council would like to see it replaced but has no power to do so.", ""),
            ("31/026", "*Correspondence\nA letter about the bus shelter; a note of thanks from the school. Noted.", ""),
            heads=("Minute", "Business", "Action"),
        ),
        p("There being no further business the meeting closed at 8.50pm."),
    ]))


def board_with_numbered_titles():
    docx("179-board-minutes-beside-numbered-titles.docx", "".join([
        p("SOUTH FENLAND SAFEGUARDING PARTNERSHIP BOARD", bold=True),
        p("Minutes of the meeting held on 21 January 2031 at 10:00 in the Corn Hall, Holmdyke"),
        p("Present: Nora Field (Chair), Ben Aske (Police), Gail Stone (Schools)"),
        business(
            ("1. Welcome and apologies", "The Chair welcomed everyone. Apologies had been received from Una Moir.", ""),
            ("2. Minutes of the last meeting", "The minutes of 15 October 2030 were agreed as a correct record.", ""),
            ("3. Neglect strategy", "Gail Stone gave an update on the strategy.\nThe number of referrals from schools was discussed.", "Gail Stone to circulate the final strategy\nBen Aske to check the figures for Holmdyke"),
            ("4. Training", "Attendance at courses has fallen. It was agreed that each agency would name a lead.", "All"),
            ("5. Any other business", "None.", ""),
            heads=("Agenda item", "Discussion", "Action"),
        ),
    ]))


def officers_records():
    form = lambda number, title, decision, reasons: "".join([
        p("RECORD OF A DECISION TAKEN BY AN OFFICER", style="Heading1"),
        p("Section A – what was decided", style="Heading2"),
        table(
            [cell("1"), cell("Reference"), cell(number)],
            [cell("2"), cell("Subject"), cell(title)],
            [cell("3"), cell("Decision maker (name and job title)"), cell("Nell Marsh, Head of Streets")],
            [cell("4"), cell("Date of decision"), cell("3 June 2031")],
            [cell("5"), cell("Decision (set out each part)"), cell(*decision)],
            [cell("6"), cell("Reasons for decision"), cell(reasons)],
            [cell("7"), cell("Alternative options considered"), cell("To do nothing.")],
            [cell("8"), cell("Conflicts of interest declared"), cell("None")],
        ),
        p("Section B – for the office", style="Heading2"),
        table([cell("Received"), cell("4 June 2031")], [cell("Published"), cell("5 June 2031")]),
    ])
    docx("537-officers-records-one-behind-the-other.docx", p("Brackmoor District Council", bold=True)
        + form("D/31/7", "Resurfacing of Tannery Yard", ("1. To accept the tender of Aske Brothers.", "2. That the Engineer report the cost to the Portfolio Holder by March."), "It was the lowest.")
        + form("D/31/8", "Loan of the band stand", ("To lend the band stand to the Rotary Club without charge.",), "To help the fete."))


def notes_beside_a_plan():
    xlsx("538-workbook-with-a-sheet-of-notes.xlsx", [
        ("Notes", False, [["Committee Office – desk copy"], ["Please keep the rows in order."], ["Last changed", "2 July 2031"]], []),
        ("Plan", False, [
            ["COAST COMMITTEE WORK PLAN 2031/32"],
            ["Date of meeting", "Item", "Lead officer", "Actions agreed", "Outcome"],
            ["12 June 2031", "Harbour dues", "NM", "Figures by boat to be sent", None],
            ["11 September 2031", "Lifeguards", "RT", None, None],
        ], []),
        ("Tracker", False, [
            ["Recommendation tracker"],
            ["Reference", "Recommendation", "Exec Date", "Lead officer", "Status"],
            ["R1", "That a flag be bought for the tower.", "1 May 2031", "NM", "Complete"],
        ], []),
    ])


def matrix():
    # The days of 12 June, 18 September and 4 December 2031.
    xlsx("566-matrix-whose-cells-name-the-items.xlsx", [
        ("Plan", False, [
            ["!Weights and Measures Committee – Work Plan 2031/32"],
            [None],
            ["!ACTIVITY", ("day", 48011), ("day", 48109), ("day", 48186)],
            ["Programme", "Annual plan of visits\nTour of the weighbridge", None, None],
            ["Reports", None, "Short measure in public houses", "Petrol pumps: second report (TBC)"],
            ["Papers due", ("day", 48001), ("day", 48099), ("day", 48176)],
            ["* an extra meeting"],
            ["Items to be scheduled:"],
            ["Market stalls"],
            ["Coal merchants"],
            ["Key"],
            ["TBC", "to be confirmed"],
        ], []),
    ])


def described():
    head = ["!Ref. Code & Title", "!Description", "!Assigned To", "!Original Due Date", "!Due Date", "!Status", "!Progress", "!Latest Note"]
    xlsx("567-audit-sheets-that-describe.xlsx", [
        ("Open", False, [
            ["!Audit recommendation tracker"],
            head,
            ["31 KEY 01 Keys", "Keys should be signed for each evening.", "Head of Estates", ("day", 48000), ("day", 48100), "In Progress", "60%", "A book was bought."],
            [None],
            [None],
            ["31 STO 02 Stores", "Stock should be counted monthly.", "Stores Manager", ("day", 48000), ("day", 48000), "Assigned", "0%", "No reply."],
        ], []),
        ("Completed", False, [
            head,
            ["30 SAF 09 Safe", "Cheques should be kept in the safe.", "Cashier", ("day", 47900), ("day", 47900), "Completed", "100%", "Seen in May."],
        ], []),
        ("Overdue", False, [["There are none."]], []),
    ])


def counted_meetings():
    head = [cell("Meeting"), cell("Date"), cell("Reports")]
    docx("911-programme-of-counted-meetings.docx", "".join([
        p("Wharves and Markets Overview Committee"),
        p("Work Programme 2032/33"),
        table(
            head,
            [cell("1"), cell("15 June 2032"), cell("Weighbridge repairs", "Permits for barrows", "Rats in the grain store")],
            [cell("2"), cell("20 July 2032"), cell("Budget of the ferry", "Clock tower")],
            [cell("3"), cell("Autumn 2032"), cell("Net drying on the green")],
        ),
    ]))


HANG = [
    ("21", "Apologies", ["Apologies were received from Councillor Nairn."]),
    ("22", "Stall rents", ["The Markets Manager set the rents of the stalls beside those of three other towns. He said that the square stood half empty in November.", "RESOLVED that the rents be frozen until May 2033."]),
    ("23", "Painting of the swing bridge", ["Members asked for a list of the days on which the bridge would stay shut.", "RESOLVED that the painting be put off."]),
    ("24", "Lamps", ["The Committee looked at the lamps on the steps.", "RESOLVED that the stores be reported on each quarter."]),
]
HANG_HEAD = [
    p("Tarnbeck Borough Council"),
    p("MINUTES of a meeting of the WHARVES AND MARKETS OVERVIEW COMMITTEE held in the Customs House, Tarnbeck on Tuesday 15 June 2032 at 5.30 pm"),
    p("Present: Councillor E Frayne (Chair); Councillors T Odell, J Purdey and S Wick"),
]


def hang():
    def tabs(*parts):
        return "<w:r>" + "<w:tab/>".join(f"<w:t>{escape(part)}</w:t>" if part else "" for part in parts) + "</w:r>"

    minutes = [p(tabs(*parts)) for number, title, account in HANG for parts in [(number, title, account[0])] + [("", "", words) for words in account[1:]]]
    docx("920-minutes-that-hang-on-tabs.docx", "".join(HANG_HEAD + minutes))
    rows = [[cell(number), cell(title), cell(*account)] for number, title, account in HANG]
    docx("921-minutes-in-three-cells.docx", "".join(HANG_HEAD + [table(*rows)]))


if __name__ == "__main__":
    report()
    minutes()
    programme()
    tracker()
    controls()
    bands()
    open_and_closed()
    parish_in_one_table()
    board_with_numbered_titles()
    officers_records()
    notes_beside_a_plan()
    matrix()
    described()
    counted_meetings()
    hang()
