//! A report to a meeting: who wrote it, what it asks, what it would cost and change.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::minutes::Clause;

/// What an item's report says of itself.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Report {
    /// Who wrote it.
    pub author: Option<String>,
    /// The officer who answers for it.
    pub director: Option<String>,
    /// The member who answers for it: portfolio holder, cabinet member.
    #[serde(default)]
    pub lead_member: Option<String>,
    /// The body it is made to.
    #[serde(default)]
    pub to: Option<String>,
    /// The day it is for.
    #[serde(default)]
    pub date: Option<Date>,
    /// Its purpose, in its words.
    pub purpose: Option<String>,
    /// Its summary, paragraphs separated by an empty line.
    #[serde(default)]
    pub summary: Option<String>,
    /// Wards affected, as printed.
    pub wards: Option<String>,
    /// Whether it says that the decision is a key decision.
    #[serde(default)]
    pub key_decision: Option<bool>,
    /// Whether it says that it is exempt or open.
    #[serde(default)]
    pub exempt: Option<bool>,
    /// What a board's cover sheet ticks: `Decision`, `Assurance`, `Information`.
    #[serde(default)]
    pub wanted_for: Vec<String>,
    /// What it recommends.
    pub recommendations: Vec<Clause>,
    /// Why it recommends that.
    #[serde(default)]
    pub reasons: Option<Passage>,
    /// What else was considered.
    #[serde(default)]
    pub options: Option<Passage>,
    /// What it means for money, law, climate, equality and so on.
    #[serde(default)]
    pub implications: Vec<Implication>,
    /// Appendices that it names.
    #[serde(default)]
    pub appendices: Vec<Appendix>,
    /// Background papers that it lists.
    #[serde(default)]
    pub background_papers: Vec<Passage>,
    /// Sums of money that it names.
    #[serde(default)]
    pub money: Vec<Money>,
}

/// Words of a paper with their place.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Passage {
    /// The words, paragraphs separated by an empty line.
    pub text: String,
    /// The sheet, from 1.
    pub page: Option<u32>,
    /// The page number as the paper prints it.
    pub printed_page: Option<String>,
    /// The line, from 1.
    pub line: u32,
}

/// What a report says under a head such as "Financial implications".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Implication {
    /// What it is about.
    pub kind: ImplicationKind,
    /// Its head, as printed.
    pub heading: String,
    /// Its words and their place.
    #[serde(flatten)]
    pub passage: Passage,
}

/// What an implication is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ImplicationKind {
    /// Money, budgets, resources.
    #[serde(rename = "financial")]
    Financial,
    /// Law and powers.
    #[serde(rename = "legal")]
    Legal,
    /// Climate, carbon, environment.
    #[serde(rename = "climate")]
    Climate,
    /// Equality, diversity, human rights.
    #[serde(rename = "equalities")]
    Equalities,
    /// Staff.
    #[serde(rename = "human resources")]
    HumanResources,
    /// Risk.
    #[serde(rename = "risk")]
    Risk,
    /// Crime, disorder, community safety.
    #[serde(rename = "crime and disorder")]
    CrimeAndDisorder,
    /// Buying, contracts, social value.
    #[serde(rename = "procurement")]
    Procurement,
    /// Land and buildings.
    #[serde(rename = "property")]
    Property,
    /// Data protection and privacy.
    #[serde(rename = "data protection")]
    DataProtection,
    /// Health and wellbeing.
    #[serde(rename = "health")]
    Health,
    /// Anything else that is headed so.
    #[serde(rename = "other")]
    Other,
}

impl ImplicationKind {
    /// Every kind, in the order in which they are shown.
    pub const ALL: [ImplicationKind; 12] = [
        ImplicationKind::Financial,
        ImplicationKind::Legal,
        ImplicationKind::Climate,
        ImplicationKind::Equalities,
        ImplicationKind::HumanResources,
        ImplicationKind::Risk,
        ImplicationKind::CrimeAndDisorder,
        ImplicationKind::Procurement,
        ImplicationKind::Property,
        ImplicationKind::DataProtection,
        ImplicationKind::Health,
        ImplicationKind::Other,
    ];

    /// The name in the interchange format and in the store.
    pub fn name(self) -> &'static str {
        match self {
            ImplicationKind::Financial => "financial",
            ImplicationKind::Legal => "legal",
            ImplicationKind::Climate => "climate",
            ImplicationKind::Equalities => "equalities",
            ImplicationKind::HumanResources => "human resources",
            ImplicationKind::Risk => "risk",
            ImplicationKind::CrimeAndDisorder => "crime and disorder",
            ImplicationKind::Procurement => "procurement",
            ImplicationKind::Property => "property",
            ImplicationKind::DataProtection => "data protection",
            ImplicationKind::Health => "health",
            ImplicationKind::Other => "other",
        }
    }
}

/// An appendix that a report names.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Appendix {
    /// Its letter or number: `A`, `1`.
    pub letter: Option<String>,
    /// Its title, as printed.
    pub title: Option<String>,
    /// The sheet on which it is named, from 1.
    pub page: Option<u32>,
    /// The page number as the paper prints it.
    pub printed_page: Option<String>,
    /// The line, from 1.
    pub line: u32,
}

/// A sum of money in the words of a report.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Money {
    /// As printed: `£1.2m`, `£(450)k`, `£10,000 to £15,000`.
    pub printed: String,
    /// In pounds; a range's lower end.
    pub pounds: f64,
    /// A range's upper end, in pounds.
    pub up_to: Option<f64>,
    /// The sentence it stands in, and where that is.
    #[serde(flatten)]
    pub passage: Passage,
}
