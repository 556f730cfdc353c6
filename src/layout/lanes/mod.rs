//! Lanes: rows across the stages, for the channels or for paid, owned and earned. A touchpoint stands once, in the
//! lane of its first channel; in the others of its channels a mark says that it happens there too.
//!
//! Limitations: links run as in the Map lens; where there are very many of them, only those of what is selected are
//! meant to be drawn ([`Layout::has_quiet_links`]).

mod also;
mod heads;
mod plan;
mod rows;

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

pub use plan::{AlsoHere, Lane, LaneKind};

use super::{
    card::{Cards, ChannelsAs},
    column::{self, Across, real_of},
    geometry::{Point, Rect},
    leaving::Leaving,
    link::{self, FRAME, Field, Pills, Weight},
    measure::Measure,
    ordered::Ordered,
    plan::{Card, CardBox, Layout, LeftOut, Placed, StageColumn},
    real,
    request::{Density, Lens, Request},
    text::Typesetter,
};
use crate::model::{Id, Stage, Touchpoint};
use rows::Rows;

/// Width of the headings at the left side.
const SIDE: f32 = 140.0;
/// No word widens all cards beyond this.
const LONG_WORD: f32 = 216.0;
/// Beyond so many links for a touchpoint they are drawn only where one asks for them.
const CROWDED: f32 = 2.5;
/// And beyond so many in all.
const MOST_LINKS: usize = 120;

pub(super) fn layout(request: &Request, set: &dyn Typesetter) -> Layout {
    let mut measure = Measure::of(request.density);
    if request.density == Density::Roomy {
        // Lanes part the cards already.
        measure.gap = 20.0;
        measure.labelled_gap = 42.0;
    }
    if request.is_tight {
        measure = measure.spared(request.has_large_titles);
        measure.card_least = least_card(request, &measure, set);
    }
    let plain: Vec<Stage> =
        request.map.stages_in_order().into_iter().map(|(_, stage)| Stage { width: None, ..stage.clone() }).collect();
    Lanes::of(request, &plain, measure, set).layout()
}

/// Where letters are large, no word of a title is broken for want of width, unless it is a very long one.
fn least_card(request: &Request, measure: &Measure, set: &dyn Typesetter) -> f32 {
    let titles = request.map.touchpoints.values().flat_map(|touchpoint| touchpoint.title.split_whitespace());
    let longest = titles.map(|word| set.set(word, measure.title_text, None).width).fold(0.0, f32::max);
    (longest + measure.title_left + 6.0).ceil().clamp(measure.card_least, LONG_WORD)
}

/// Everything that the parts of the lens share.
struct Lanes<'a> {
    request: &'a Request,
    /// The same, with what the headings leave of the width.
    narrower: Request,
    measure: Measure,
    set: &'a dyn Typesetter,
    ordered: Ordered<'a>,
    /// Stages without a width of their own: that is the Map lens's.
    stages: Vec<(Id<Stage>, &'a Stage)>,
    /// Who leaves is told in the Map lens: here every row counts.
    leaving: Leaving,
}

/// One way of laying it out: everything but labels.
struct Built {
    layout: Layout,
    /// The widths that the links wish for.
    wished: Vec<f32>,
}

impl<'a> Lanes<'a> {
    fn of(request: &'a Request, plain: &'a [Stage], measure: Measure, set: &'a dyn Typesetter) -> Self {
        let ordered = Ordered::of(request);
        let stages = ordered.stages.iter().map(|(id, _)| *id).zip(plain).collect();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a small constant")]
        let width = request.width.map(|width| width.saturating_sub(SIDE as u32));
        let narrower = Request { width, ..request.clone() };
        Self { request, narrower, measure, set, ordered, stages, leaving: Leaving::default() }
    }

    fn layout(&self) -> Layout {
        let pills = Pills { map: &self.request.map, measure: self.measure, set: self.set };
        let widest_label = pills.widest();
        let last = self.stages.len();
        let between = self.measure.gutter.max(widest_label + 6.0 + 2.0 * (FRAME - 2.0));
        let gutters: Vec<f32> =
            (0..=last).map(|way| if way == 0 || way == last { self.measure.gutter / 2.0 } else { between }).collect();
        let mut built = self.build(gutters.clone(), widest_label);
        if !built.layout.has_quiet_links && built.wished.iter().zip(&gutters).any(|(wished, given)| wished > given) {
            let widened = built.wished.iter().zip(&gutters).map(|(wished, given)| wished.max(*given)).collect();
            built = self.build(widened, widest_label);
        }
        self.finish(built.layout, &pills)
    }

    fn build(&self, gutters: Vec<f32>, widest_label: f32) -> Built {
        let measure = &self.measure;
        let across = Across::of(&self.stages, gutters, &self.narrower, measure).moved(SIDE);
        let (headings, headings_bottom) = column::headings(&self.stages, &across, measure, self.set);
        let cards = self.cards();
        let rows = Rows::of(self, &cards, &across, headings_bottom);
        let mut boxes = rows.cards;
        boxes.sort_by_key(|card| card.number);
        let (field_cards, columns) = self.with_marks(&boxes, &rows.also);
        let field = Field {
            request: self.request,
            measure: self.measure,
            across: &across,
            leaving: &self.leaving,
            top: headings_bottom,
            cards: &field_cards,
            columns: &columns,
            widest_label,
        };
        let (links, wished) = link::route(&field);
        let stage_columns = self.stage_columns(&across, headings, headings_bottom);
        let layout = Layout {
            lens: self.request.lens,
            size: (across.width, 0.0),
            least_width: across.least_width,
            phases: column::phases(&stage_columns, measure, self.set),
            columns: stage_columns,
            places: boxes.iter().enumerate().map(|(place, card)| (card.id, place)).collect(),
            cards: boxes,
            lanes: rows.lanes,
            also: rows.also,
            content_height: rows.least_bottom + measure.bottom.min(12.0),
            has_quiet_links: self.is_crowded(),
            left_out: self.left_out(),
            links,
            ..Layout::default()
        };
        Built { layout, wished }
    }

    /// Lanes tell where it happens, or who made it.
    fn left_out(&self) -> LeftOut {
        if self.request.is_tight && self.is_of_channels() {
            LeftOut { channels: false, ..LeftOut::of(&self.request.map) }
        } else {
            LeftOut::default()
        }
    }

    fn is_crowded(&self) -> bool {
        let (links, cards) = (self.request.map.links.len(), self.request.map.touchpoints.len());
        links > MOST_LINKS || real(links) > CROWDED * real(cards)
    }

    fn cards(&self) -> Cards<'_> {
        let map = &self.request.map;
        let labelled: BTreeSet<_> = map
            .links
            .values()
            .filter(|link| link.flow.is_some())
            .map(|link| (link.from.min(link.to), link.from.max(link.to)))
            .collect();
        Cards {
            request: self.request,
            measure: self.measure,
            set: self.set,
            personas: self.request.shown_personas(),
            active: self.request.active_persona(),
            has_faces: true,
            labelled,
            channels: match (self.is_of_channels(), self.request.is_tight) {
                (true, false) => ChannelsAs::Icons,
                // The lane tells the channel, and marks tell the others.
                (true, true) => ChannelsAs::Untold,
                (false, _) => ChannelsAs::Names,
            },
            // Nor is it said twice who made it.
            has_creator: self.is_of_channels() && !self.request.is_tight,
            reuse: None,
        }
    }

    /// Marks are in the way of links as cards are.
    fn with_marks(&self, cards: &[CardBox], also: &[AlsoHere]) -> (Vec<CardBox>, BTreeMap<Id<Touchpoint>, usize>) {
        let mut all = cards.to_vec();
        let mut columns = self.ordered.columns.clone();
        for (place, mark) in (0_u32..).zip(also) {
            let Some(card) = cards.iter().find(|card| card.id == mark.touchpoint) else { continue };
            let stand_in = Id::from_words("a mark in another lane", place);
            let column = columns.get(&mark.touchpoint).copied().unwrap_or_default();
            columns.insert(stand_in, column);
            let bare =
                Card { id: stand_in, star: None, cherries: None, is_framed: false, ..card.card.as_ref().clone() };
            all.push(CardBox { card: Arc::new(bare), rect: mark.rect, home: card.home });
        }
        (all, columns)
    }

    fn stage_columns(&self, across: &Across, headings: Vec<Placed>, top: f32) -> Vec<StageColumn> {
        let columns = self.stages.iter().zip(headings).enumerate();
        columns
            .map(|(place, ((id, stage), heading))| {
                let (left, right) = across.columns.get(place).copied().unwrap_or_default();
                StageColumn {
                    id: *id,
                    phase: stage.phase,
                    rect: Rect::new(left, 0.0, right - left, 0.0),
                    corner: Point::new(across.cards(place, &self.measure).0, top),
                    breadth: (right - left, right - left),
                    heading,
                }
            })
            .collect()
    }

    /// Labels, now that everything else has its place, and the height of the whole.
    fn finish(&self, mut layout: Layout, pills: &Pills<'_>) -> Layout {
        let mut taken = super::map_lens::taken(&layout);
        for lane in &layout.lanes {
            taken.add(lane.head, Weight::Solid);
        }
        for mark in &layout.also {
            taken.add(mark.rect, Weight::Solid);
        }
        pills.place(&mut layout.links, &mut taken, layout.size.0);
        let lowest = layout.lanes.iter().map(|lane| lane.rect.bottom()).fold(0.0, f32::max);
        let height = layout.content_height.max(lowest).max(self.request.height.map_or(0.0, real_of));
        layout.size.1 = height;
        for column in &mut layout.columns {
            column.rect.h = height;
        }
        for lane in &mut layout.lanes {
            lane.rect.w = layout.size.0;
        }
        layout
    }

    fn stage_of(&self, id: Id<Touchpoint>) -> Option<Id<Stage>> {
        self.request.map.touchpoints.get(id).map(|touchpoint| touchpoint.stage)
    }

    fn is_of_channels(&self) -> bool {
        self.request.lens == Lens::Channels
    }
}
