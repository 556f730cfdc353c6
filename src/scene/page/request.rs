//! What pages are asked for.

use std::{collections::BTreeSet, sync::Arc};

use super::PageSize;
use crate::{
    layout::{Lens, RowKind},
    model::{Id, Persona},
    scene::Theme,
};

/// Which pages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Pages {
    /// The map on one page.
    #[default]
    Map,
    /// A page for every stage that has touchpoints.
    Stages,
    /// Everything that is presented: personas, the map, its findings, the matrix, the plan.
    Deck,
    /// The same, with a page for every stage after the map.
    DeckWithStages,
}

/// What stands on a page beside the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Parts {
    /// The message and what lies beneath it.
    pub has_title: bool,
    /// The personas.
    pub has_personas: bool,
    /// The most important findings, in sentences.
    pub has_findings: bool,
    /// What the signs mean.
    pub has_legend: bool,
    /// What it rests on, which version, when.
    pub has_evidence: bool,
    /// The colours of the organisation, its logo, its letters.
    pub has_brand: bool,
}

impl Parts {
    /// Everything.
    pub const ALL: Parts = Parts {
        has_title: true,
        has_personas: true,
        has_findings: true,
        has_legend: true,
        has_evidence: true,
        has_brand: true,
    };

    /// The parts that can be left out, by the names that they are typed with.
    pub const NAMES: [&str; 6] = ["title", "personas", "findings", "legend", "evidence", "brand"];

    /// Without the part of this name; none if there is no such part.
    #[must_use]
    pub fn without(mut self, name: &str) -> Option<Self> {
        let part = match name {
            "title" => &mut self.has_title,
            "personas" => &mut self.has_personas,
            "findings" => &mut self.has_findings,
            "legend" => &mut self.has_legend,
            "evidence" => &mut self.has_evidence,
            "brand" => &mut self.has_brand,
            _ => return None,
        };
        *part = false;
        Some(self)
    }
}

impl Parts {
    /// The names of those that are left out.
    pub fn left_out(self) -> impl Iterator<Item = &'static str> {
        let on =
            [self.has_title, self.has_personas, self.has_findings, self.has_legend, self.has_evidence, self.has_brand];
        Self::NAMES.into_iter().zip(on).filter(|(_, is_on)| !is_on).map(|(name, _)| name)
    }
}

impl Default for Parts {
    fn default() -> Self {
        Self::ALL
    }
}

/// What pages are asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRequest {
    /// Which view.
    pub lens: Lens,
    /// How large.
    pub page: PageSize,
    /// Which of them.
    pub pages: Pages,
    /// What stands beside the map.
    pub parts: Parts,
    /// Rows of a sheet that are left out.
    pub hidden: BTreeSet<RowKind>,
    /// In which colours.
    pub theme: Arc<Theme>,
    /// With marks and findings?
    pub has_analysis: bool,
    /// Whose curve is solid; none = the first persona's.
    pub persona: Option<Id<Persona>>,
    /// Without ground?
    pub is_transparent: bool,
}

impl Default for PageRequest {
    fn default() -> Self {
        Self {
            lens: Lens::Journey,
            page: PageSize::Fit,
            pages: Pages::Map,
            parts: Parts::ALL,
            hidden: BTreeSet::new(),
            theme: Theme::paper(),
            has_analysis: true,
            persona: None,
            is_transparent: false,
        }
    }
}
