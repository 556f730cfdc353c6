//! What is asked: everything that decides where things stand, and nothing else.

use std::collections::BTreeSet;

use super::row::RowKind;
use crate::{
    analysis::{Assumption, Report},
    model::{About, Experiences, Id, JourneyMap, Persona, Touchpoint},
    wording::canvas,
};

/// Which view of the same touchpoints.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lens {
    /// The graph: stages as columns, touchpoints as cards, links as arrows.
    #[default]
    Map,
    /// The classic sheet: one column a touchpoint, exactly beneath its point on the curve.
    Journey,
    /// Height is feeling.
    Emotion,
    /// A lane for each channel.
    Channels,
    /// Lanes for paid, owned and earned.
    Creators,
    /// The service blueprint: what the customer does, meets and never sees (Shostack 1984; Bitner, Ostrom & Morgan
    /// 2008).
    Blueprint,
}

impl Lens {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Lens; 6] =
        [Lens::Map, Lens::Journey, Lens::Emotion, Lens::Channels, Lens::Creators, Lens::Blueprint];

    /// Its name in commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Lens::Map => "map",
            Lens::Journey => "journey",
            Lens::Emotion => "emotion",
            Lens::Channels => "channels",
            Lens::Creators => "creators",
            Lens::Blueprint => "blueprint",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Lens::Map => canvas::MAP_LENS,
            Lens::Journey => canvas::JOURNEY_LENS,
            Lens::Emotion => canvas::EMOTION_LENS,
            Lens::Channels => canvas::CHANNELS_LENS,
            Lens::Creators => canvas::CREATORS_LENS,
            Lens::Blueprint => canvas::BLUEPRINT_LENS,
        }
    }

    /// The lens of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Lens> {
        Lens::ALL.into_iter().find(|lens| lens.name() == name)
    }

    /// The rows that it can have, from top to bottom; none = it is no sheet.
    #[must_use]
    pub fn rows(self) -> &'static [RowKind] {
        match self {
            Lens::Journey => &RowKind::JOURNEY,
            Lens::Blueprint => &RowKind::BLUEPRINT,
            Lens::Map | Lens::Emotion | Lens::Channels | Lens::Creators => &[],
        }
    }

    /// Is it made of columns and rows?
    #[must_use]
    pub fn is_sheet(self) -> bool {
        !self.rows().is_empty()
    }

    /// Are its letters larger, and its cards closer, where it spares on everything else ([`Request::is_tight`])?
    #[must_use]
    pub fn has_larger_letters_when_tight(self) -> bool {
        matches!(self, Lens::Emotion | Lens::Channels | Lens::Creators)
    }

    /// Do cards stand where a hand puts them, with links between them? Else in the order of the journey.
    #[must_use]
    pub fn is_free(self) -> bool {
        self == Lens::Map
    }
}

/// How close things stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Density {
    /// With air: the canvas.
    #[default]
    Roomy,
    /// Close: a slide, so that its text can be large.
    Compact,
}

/// When the emotion band is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum BandShown {
    /// As soon as there is a touchpoint.
    #[default]
    Always,
    /// As soon as anything is rated.
    WhenRated,
    /// Never: it is folded away.
    Folded,
}

/// The question that a layout answers. Equal requests have equal layouts, so it is its own cache key;
/// comparing two of one map costs a few pointers.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Request {
    /// The map, without what is never laid out (what it is about).
    pub map: JourneyMap,
    /// Which view.
    pub lens: Lens,
    /// Whose curve is solid and whose face is large; none = the first persona.
    pub active: Option<Id<Persona>>,
    /// Whose curves are shown; none = everybody's.
    pub overlaid: Option<BTreeSet<Id<Persona>>>,
    /// Moments of truth, framed: links end at the frame.
    pub framed: BTreeSet<Id<Touchpoint>>,
    /// Low-hanging fruit, marked with cherries.
    pub fruit: BTreeSet<Id<Touchpoint>>,
    /// Arrows that the analysis took as given ("is an arrow missing?").
    pub missing_arrows: Vec<(Id<Touchpoint>, Id<Touchpoint>)>,
    /// The number of the first touchpoint: 1, but on a page of later stages.
    pub first_number: usize,
    /// How close things stand.
    pub density: Density,
    /// Are the titles of cards much larger than their other text, as on a slide? Of a sheet, and of what spares.
    pub has_large_titles: bool,
    /// Does a sheet spare on its curve and between its rows, so that its letters can be larger? In lanes and in the
    /// Emotion lens cards then tell less and in larger letters.
    pub is_tight: bool,
    /// When the emotion band is shown.
    pub band: BandShown,
    /// The feelings before the open gesture, by which places across are found in the Emotion lens; none = those of the
    /// map. So nothing runs away beneath a card that is being rated.
    pub steady: Option<Experiences>,
    /// Cards that are being dragged in the Map lens: everything else stands as if they had been laid out in their
    /// columns. So a drag moves nothing but what hangs on them.
    pub in_hand: BTreeSet<Id<Touchpoint>>,
    /// Rows of a sheet that are not shown.
    pub hidden: BTreeSet<RowKind>,
    /// Into so many tiers one beneath the other a sheet is broken; 0 and 1 = all in one.
    pub tiers: u16,
    /// What a sheet leaves free at its left and right edge, in document units: a canvas has no margin of its own.
    pub edge: u16,
    /// At least this wide, in document units: columns grow to fill it.
    pub width: Option<u32>,
    /// At least this high, in document units: columns reach down to it.
    pub height: Option<u32>,
}

impl Request {
    /// The Map lens of a map, without findings.
    #[must_use]
    pub fn of(map: &JourneyMap) -> Self {
        let map = JourneyMap { about: About::default(), ..map.clone() };
        Self {
            map,
            lens: Lens::Map,
            active: None,
            overlaid: None,
            framed: BTreeSet::new(),
            fruit: BTreeSet::new(),
            missing_arrows: Vec::new(),
            first_number: 1,
            density: Density::Roomy,
            has_large_titles: false,
            is_tight: false,
            band: BandShown::Always,
            steady: None,
            in_hand: BTreeSet::new(),
            hidden: BTreeSet::new(),
            tiers: 1,
            edge: 0,
            width: None,
            height: None,
        }
    }

    /// With the marks and the missing arrows of a report.
    #[must_use]
    pub fn with_report(mut self, report: &Report) -> Self {
        let marked = |is: fn(&crate::analysis::TouchpointReport) -> bool| {
            report.touchpoints.iter().filter(|entry| is(entry)).map(|entry| entry.id).collect()
        };
        self.framed = marked(|entry| entry.moment.is_marked());
        self.fruit = marked(|entry| entry.fruit.is_marked());
        self.missing_arrows = report
            .assumed
            .iter()
            .filter_map(|assumption| match assumption {
                Assumption::Arrow { from, to } => Some((*from, *to)),
                _ => None,
            })
            .collect();
        self
    }

    /// The persona whose curve is solid.
    #[must_use]
    pub fn active_persona(&self) -> Option<Id<Persona>> {
        self.active
            .filter(|persona| self.map.personas.contains(*persona))
            .or_else(|| self.map.personas_in_order().first().map(|(id, _)| *id))
    }

    /// Personas whose curves are drawn, in order; the active one is always among them.
    #[must_use]
    pub fn shown_personas(&self) -> Vec<Id<Persona>> {
        let active = self.active_persona();
        let is_shown = |id: &Id<Persona>| {
            Some(*id) == active || self.overlaid.as_ref().is_none_or(|overlaid| overlaid.contains(id))
        };
        self.map.personas_in_order().into_iter().map(|(id, _)| id).filter(is_shown).collect()
    }
}
