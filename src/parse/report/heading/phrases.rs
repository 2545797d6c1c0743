//! The words of heads, across councils and boards, folded and parted by semicolons.

use crate::domain::report::ImplicationKind;
use crate::parse::report::heading::Head;

/// Labels that are sure wherever they stand.
pub const SURE: &[(Head, &str)] = &[
    (
        Head::Author,
        "report author; report authors; author of report; author of the report; report prepared \
         by; report written by; paper author; author and contact; report author and contact \
         details",
    ),
    (
        Head::Director,
        "lead director; lead directors; responsible director; relevant director; relevant \
         corporate director; relevant strategic director; responsible corporate director; \
         accountable director; lead strategic director; sponsoring director; director sponsor; \
         executive sponsor; executive lead; lead executive; executive director lead; responsible \
         chief officer; relevant chief officer; senior responsible officer",
    ),
    (
        Head::Member,
        "portfolio holder; portfolio holders; relevant portfolio holder; responsible portfolio \
         holder; cabinet portfolio holder; cabinet member; cabinet members; relevant cabinet \
         member; responsible cabinet member; lead cabinet member; lead member; lead members; \
         executive member; responsible executive member; lead councillor; cabinet lead; cabinet \
         portfolio; executive portfolio holder",
    ),
    (
        Head::Wards,
        "ward affected; wards affected; electoral wards affected; electoral ward affected; \
         electoral divisions affected; electoral division affected; divisions affected; division \
         affected; wards involved; wards affected by the report; wards directly affected; \
         parishes affected; wards and parishes affected; wards or parishes affected; areas \
         affected; area affected; ward or parish affected",
    ),
    (
        Head::Title,
        "report title; title of report; title of the report; subject of report; title of paper; \
         paper title",
    ),
    (
        Head::Purpose,
        "purpose of report; purpose of the report; purpose of this report; purpose of paper; \
         purpose of the paper; report purpose; reason for report; reason for the report; reason \
         for this report; what is this report about; what is the report about; what is this about; why is this report needed; what is the purpose of this report; what is the purpose of the report; why this report is here; aim of the report; purpose; purpose and \
         reason for report; purpose of the item",
    ),
    (
        Head::Summary,
        "executive summary; summary; summary of report; summary of the report; report summary; \
         brief summary; summary of key points; summary of key issues; key points; summary of \
         paper; executive summary and key points; in brief",
    ),
    (
        Head::Recommendations,
        "recommendation; recommendations; recommended; officer recommendation; officer recommendations; \
         officers recommendation; officers recommendations; recommendation to cabinet; \
         recommendations to cabinet; recommendation to council; recommendations to council; \
         recommendation to the committee; recommendations to the committee; recommendation to \
         committee; recommendations to committee; recommendation to the board; recommendations to \
         the board; proposed recommendations; summary of recommendations; recommended action; \
         recommended actions; recommendation of the report; action required; actions required; \
         action requested; decision required; decisions required; decision sought; decisions \
         sought; what is the board asked to do; what is the committee asked to do; recommended \
         decision; proposed decision; proposed resolution; action required from the board; \
         recommendations and decisions required; what are the recommendations; what is \
         recommended; what is being recommended; what the committee is asked to do; what the board \
         is asked to do; what the forum is asked to do; what members are asked to do; what are \
         members asked to do; what is the panel asked to do; what is the forum asked to do; what is \
         the committee being asked to do; what is the recommendation; decision needed; decisions \
         needed",
    ),
    (
        Head::Reasons,
        "reason for recommendation; reasons for recommendation; reasons for recommendations; \
         reason for recommendations; reasons for the recommendation; reasons for the \
         recommendations; reason for the recommendation; reason for decision; reasons for \
         decision; reasons for the decision; reason for the decision; reasons for proposed \
         decision; reason for proposal; rationale for recommendation; rationale for \
         recommendations; rationale for the recommendation",
    ),
    (
        Head::Options,
        "options considered; option considered; alternative options; alternative options \
         considered; alternative options considered and rejected; alternatives considered; \
         alternatives considered and rejected; other options considered; options considered and \
         rejected; options appraisal; options and alternatives; options available; options and \
         alternatives considered; alternative courses of action; details of any alternative \
         options considered; details of alternative options considered",
    ),
    (
        Head::Implications,
        "implications; corporate implications; other implications; key implications; corporate \
         and other implications; implications of the report; implications of the recommendation; \
         implications of the recommendations; implications of recommendations; implications and \
         impact; implications and impacts; implications and consultations; council implications; \
         statutory implications; statutory officer comments; statutory officers comments; \
         comments of the statutory officers; comments of statutory officers; implications \
         assessment; impact assessment; impact assessments; corporate considerations; specific \
         implications; considerations; relevant considerations; decision making considerations; \
         financial legal and other implications; resource and other implications; governance and \
         other implications",
    ),
    (
        Head::Appendices,
        "appendices; appendix; list of appendices; appendices attached; attachments; list of \
         attachments; enclosures; annexes; list of annexes; appendices to the report; appendices \
         to this report; list of appendices included; list of enclosures; documents attached; \
         appendices and background papers",
    ),
    (
        Head::Background,
        "background papers; background paper; background documents; list of background papers; \
         background papers used; list of background documents; background papers and documents; \
         background documents used; background papers used in the preparation of this report; \
         background papers used in preparing this report; local government access to information \
         act 1985 background papers; access to information background papers; local government \
         act 1972 background papers; links to background papers",
    ),
    (
        Head::Other,
        "introduction; introduction and background; background; background and context; \
         background information; context; report; report detail; report details; main report; \
         detail; details; main body; main considerations; main issues; key issues; issues; \
         proposal; proposals; detailed proposal; discussion; conclusion; conclusions; conclusion \
         and next steps; next steps; timetable; timetable for implementation; timescale; \
         timescales; implementation; current position; consultation; consultation and engagement; \
         consultation undertaken; consultees; engagement; contact details; contact; contacts; \
         contact officers; supporting information; useful information; supporting documents; \
         further information; glossary; performance; governance; monitoring and review; links to \
         corporate priorities; link to corporate priorities; corporate priorities; council \
         priorities; council plan; strategic priorities; link to council plan; link to strategic \
         objectives; previous decisions; previous consideration; report history; sign off; report \
         sign off; report clearance; clearance; approval; approvals; scrutiny; overview and \
         scrutiny; call in; key decision information; conflicts of interest; committee history; \
         assurance; financial information; financial background; financial summary; summary of \
         reports; past pathway of report; past pathway of paper; future pathway of report; future \
         pathway of paper; report pathway; consultation responses; ward members; ward member; \
         ward councillors; local members; author contact details; contact information; report \
         version number; report version; telephone; tel; email; e mail; phone; time; venue; \
         place; report number; report no; reference; ref; file ref; forward plan reference; \
         forward plan ref; agenda item; agenda item no; agenda item number; item no; item number; \
         enclosure; presenter; presented by; report presented by; service area; directorate; \
         department; division; priority; freedom of information",
    ),
];

/// Labels of the top of a report and of tables: words that mean as much elsewhere.
pub const LABELS: &[(Head, &str)] = &[
    (
        Head::Author,
        "author; authors; contact officer; contact officers; report contact; officer contact; \
         prepared by; written by; report by; originator; originating officer; lead author; author \
         name; report contact officer; officer; contact name; name of officer; author name and \
         title; author name and job title; name and title of author",
    ),
    (
        Head::Director,
        "director; corporate director; strategic director; executive director; assistant \
         director; service director; group director; lead officer; lead officers; head of \
         service; chief officer; sponsor; exec lead; responsible officer; sro; executive lead \
         name and title",
    ),
    (
        Head::From,
        "report of; report of the; from; by; report from; report from the; report by the; submitted \
         by; joint report of; joint report by the",
    ),
    (
        Head::To,
        "to; report to; report for; for consideration by; meeting and date; committee and date; meeting and date of meeting; meeting; committee; name of meeting; \
         meeting name; name of committee; decision maker; decision to be taken by; decision \
         taker; submitted to; board; meeting title; title of meeting; report to the; committee \
         name; to be considered by",
    ),
    (
        Head::Date,
        "date; date of meeting; meeting date; report date; date of report; date of committee; \
         committee date; decision date; date of decision; meeting date and time; date of the \
         meeting; date of board meeting",
    ),
    (Head::Title, "subject; title; re; report subject"),
    (
        Head::Wards,
        "ward; wards; electoral divisions; electoral division; divisions; parish; parishes",
    ),
    (
        Head::Key,
        "key decision; is this a key decision; is it a key decision; is the decision a key \
         decision; is this report a key decision; key decision y n; key decision yes no; is this \
         decision a key decision; key or non key decision; type of decision; decision type; key \
         non key decision",
    ),
    (
        Head::Exempt,
        "exempt; exempt information; exempt or confidential; exempt confidential; confidential; \
         confidentiality; classification; security classification; is the report exempt; is this \
         report exempt; is this report confidential; is the report confidential; publication \
         status; public or private; public or exempt; open or exempt; open exempt; open or \
         private; exempt from publication; status; report status; does the report contain \
         confidential or exempt information; is there any confidential or exempt information; \
         confidential or exempt information; restriction; restrictions; part i or part ii; \
         private or public; public private; exclusion of press and public",
    ),
    (
        Head::Purpose,
        "aim; aims; this paper is for; paper is for; the report is for; for",
    ),
    (Head::Reasons, "reason; reasons; rationale"),
    (Head::Options, "options; alternatives"),
];

/// Words of kinds; the first that a head names is its kind.
pub const KINDS: &[(ImplicationKind, &str)] = &[
    (
        ImplicationKind::Financial,
        "financial finance finances resource resources budget budgetary 151 s151 revenue capital \
         treasurer",
    ),
    (
        ImplicationKind::Legal,
        "legal statutory constitutional solicitor monitoring law",
    ),
    (
        ImplicationKind::Climate,
        "climate carbon environmental environment sustainability sustainable zero ecological \
         biodiversity emissions green net",
    ),
    (
        ImplicationKind::Equalities,
        "equality equalities diversity inclusion edi psed eia eqia cohesion fairness",
    ),
    (
        ImplicationKind::HumanResources,
        "hr staffing workforce personnel employee employees staff employment people",
    ),
    (ImplicationKind::Risk, "risk risks"),
    (ImplicationKind::CrimeAndDisorder, "crime disorder"),
    (
        ImplicationKind::Procurement,
        "procurement commercial contractual contracts",
    ),
    (
        ImplicationKind::Property,
        "property asset assets estates land accommodation estate",
    ),
    (ImplicationKind::DataProtection, "privacy gdpr dpia"),
    (ImplicationKind::Health, "health wellbeing"),
    (
        ImplicationKind::Other,
        "safeguarding consultation policy policies ict digital it technology communications rural \
         parenting armed performance quality reputational planning regulatory transport housing \
         safety communication",
    ),
];

/// Words that stand in heads of implications and name no kind.
pub const AROUND: &str = "and or the of to other for money value duty public sector council councils s officer \
    officers chief director head act section 1998 17 management assessment corporate any on \
    implication implications comment comments consideration considerations impact impacts \
    issue issues advice human rights data protection information governance security \
    community safety social emergency change reduction neutrality 2010 2030 powers basis \
    assessments analysis screening including key summary from services service democratic \
    strategic matters forces inequalities local authority proofing associated relating with \
    economic";

/// Heads of implications that need no such word as "implications".
pub const WHOLE: &str = "risk management; risk assessment; equality impact assessment; equalities impact \
    assessment; public sector equality duty; crime and disorder; data protection; equality \
    analysis; equality assessment; data protection impact assessment; equality and diversity; \
    equalities and diversity; equality diversity and inclusion; risk management and assessment";

/// Heads of implications that head other words as well: a heading alone is one.
pub const SOFT: &str = "risks; key risks; risk; risk analysis; value for money; human rights; equalities; \
    equality; climate change; climate emergency; social value; community safety; human resources; \
    carbon reduction; sustainability; environmental sustainability; climate change and \
    environment; environment and climate change; health and wellbeing; staffing; procurement; \
    legal; financial; finance; resources; legal powers; statutory powers";
