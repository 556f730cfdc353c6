//! The Map lens: phases and stages across, how it feels above, the cards of a stage one beneath the other.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    card::{Cards, ChannelsAs},
    column::{self, Across, Down, Moves, Stack, real_of},
    emotion::Band,
    geometry::{Point, Rect},
    leaving::{self, Leaving},
    link::{self, FRAME, Field, Pills, Taken, Weight},
    measure::Measure,
    ordered::{Numbered, Ordered},
    plan::{CardBox, EmotionBand, Layout, LinkPath, Placed, StageColumn},
    request::{BandShown, Density, Request},
    reuse::{BandAsked, Reuse, Shares, Ways},
    text::Typesetter,
};
use crate::model::{Id, Stage, Touchpoint};

pub(super) fn layout(request: &Request, set: &dyn Typesetter, reuse: &Reuse) -> Layout {
    let measure = Measure::of(request.density);
    let plain = Lens::of(request, measure, set, reuse).layout();
    let wished = request.height.map_or(0.0, real_of);
    let spare = wished - plain.content_height;
    if request.density != Density::Compact || spare < 4.0 {
        return plain;
    }
    // A page with room to spare: some of it goes to the curve, the rest between the cards.
    let rows = longest_column(request).saturating_sub(1);
    let band = (spare * 0.4).min(measure.band);
    let between = if rows == 0 { 0.0 } else { ((spare - band) / super::real(rows)).min(56.0) };
    let larger = Measure {
        band: measure.band + band,
        gap: measure.gap + between,
        labelled_gap: measure.labelled_gap + between,
        air: measure.air + between,
        pitch: measure.pitch + between,
        ..measure
    };
    let larger = Lens::of(request, larger, set, reuse).layout();
    if larger.content_height <= wished + 0.5 { larger } else { plain }
}

fn longest_column(request: &Request) -> usize {
    let mut counts: BTreeMap<Id<Stage>, usize> = BTreeMap::new();
    for touchpoint in request.map.touchpoints.values() {
        *counts.entry(touchpoint.stage).or_default() += 1;
    }
    counts.values().max().copied().unwrap_or_default()
}

/// Everything that the parts of a map share.
struct Lens<'a> {
    request: &'a Request,
    measure: Measure,
    set: &'a dyn Typesetter,
    stages: Vec<(Id<Stage>, &'a Stage)>,
    touchpoints: Vec<Vec<Numbered<'a>>>,
    columns: BTreeMap<Id<Touchpoint>, usize>,
    leaving: Leaving,
    is_rated: bool,
    reuse: &'a Reuse,
}

/// One way of laying it out: cards and the links between them.
struct Built {
    across: Across,
    headings: Vec<Placed>,
    down: Down,
    band: Option<Rect>,
    cards: Vec<CardBox>,
    links: Vec<LinkPath>,
    /// The widths that the links wish for.
    wished: Vec<f32>,
    ways: Ways,
}

impl<'a> Lens<'a> {
    fn of(request: &'a Request, measure: Measure, set: &'a dyn Typesetter, reuse: &'a Reuse) -> Self {
        let map = &request.map;
        let Ordered { stages, touchpoints, columns } = Ordered::of(request);
        let is_rated = map.experiences.iter().any(|(_, experience)| experience.emotion.is_some());
        Self { request, measure, set, stages, touchpoints, columns, leaving: Leaving::from(map), is_rated, reuse }
    }

    fn layout(&self) -> Layout {
        let pills = Pills { map: &self.request.map, measure: self.measure, set: self.set };
        let widest_label = pills.widest();
        let gutters = self.first_gutters(widest_label);
        // Ways are as wide as the links need where no card is moved by hand: so a drag moves no column.
        let mut built = self.build(gutters.clone(), widest_label, Moves::Ignored);
        let is_tight = built.wished.iter().zip(&gutters).any(|(wished, given)| wished > given);
        if is_tight || self.has_moved() {
            let widened = built.wished.iter().zip(&gutters).map(|(wished, given)| wished.max(*given)).collect();
            built = self.build(widened, widest_label, Moves::Kept);
        }
        self.finish(built, &pills)
    }

    fn has_moved(&self) -> bool {
        self.touchpoints.iter().flatten().any(|(_, _, touchpoint)| touchpoint.offset.is_some())
    }

    fn first_gutters(&self, widest_label: f32) -> Vec<f32> {
        let framed: BTreeSet<usize> =
            self.request.framed.iter().filter_map(|id| self.columns.get(id).copied()).collect();
        // A pill has room between the frames of both sides.
        let frame = |column: usize| if framed.contains(&column) { FRAME - 2.0 } else { 0.0 };
        let between = |way: usize| {
            let frames = frame(way.saturating_sub(1)) + frame(way);
            self.measure.gutter.max(widest_label + 6.0 + frames)
        };
        let last = self.stages.len();
        (0..=last).map(|way| if way == 0 || way == last { self.measure.gutter / 2.0 } else { between(way) }).collect()
    }

    /// Cards and links, for ways of these widths.
    fn build(&self, gutters: Vec<f32>, widest_label: f32, moves: Moves) -> Built {
        let measure = &self.measure;
        let across = Across::of(&self.stages, gutters, self.request, measure);
        let (headings, headings_bottom) = column::headings(&self.stages, &across, measure, self.set);
        let band_rect = self.has_band().then(|| {
            let inset = measure.band_inset;
            Rect::new(inset, headings_bottom, (across.width - 2.0 * inset).max(1.0), measure.band)
        });
        let top = band_rect.map_or(headings_bottom, Rect::bottom);
        let down =
            Down { phases: measure.top + measure.phase, headings: headings_bottom, cards: top + measure.below_band };
        let mut cards = self.cards(&across, down.cards, moves);
        cards.sort_by_key(|card| card.number);
        let field = Field {
            request: self.request,
            measure: self.measure,
            across: &across,
            leaving: &self.leaving,
            top,
            cards: &cards,
            columns: &self.columns,
            widest_label,
        };
        let ways = Ways::of(&field);
        let (links, wished) = self.reuse.ways(ways.clone(), || link::route(&field));
        Built { across, headings, down, band: band_rect, cards, links, wished, ways }
    }

    /// The same with everything else but labels, and what its links were led by.
    fn dressed(&self, built: Built) -> (Layout, Ways) {
        let Built { across, headings, down, band, cards, links, ways, .. } = built;
        let columns = self.stage_columns(&across, headings, &down);
        let layout = Layout {
            size: (across.width, 0.0),
            least_width: across.least_width,
            content_height: 0.0,
            phases: column::phases(&columns, &self.measure, self.set),
            band: band.map(|rect| self.band(rect, &across)),
            columns,
            places: cards.iter().enumerate().map(|(place, card)| (card.id, place)).collect(),
            leaving: leaving::stubs(&self.leaving, &cards, &self.measure, self.set),
            cards,
            links,
            ..Layout::default()
        };
        (layout, ways)
    }

    fn has_band(&self) -> bool {
        match self.request.band {
            BandShown::Always => !self.columns.is_empty(),
            BandShown::WhenRated => self.is_rated && !self.columns.is_empty(),
            BandShown::Folded => false,
        }
    }

    fn band(&self, rect: Rect, across: &Across) -> EmotionBand {
        let numbered: Vec<Vec<(usize, Id<Touchpoint>)>> = self
            .touchpoints
            .iter()
            .map(|column| column.iter().map(|(number, id, _)| (*number, *id)).collect())
            .collect();
        let asked = BandAsked::of(self.request, self.measure, rect, &across.columns, &numbered);
        let band = Band { request: self.request, measure: self.measure, set: self.set, rect };
        self.reuse.band(asked, || band.place(&across.columns, &numbered))
    }

    fn cards(&self, across: &Across, top: f32, moves: Moves) -> Vec<CardBox> {
        let map = &self.request.map;
        let labelled: BTreeSet<_> = map
            .links
            .values()
            .filter(|link| link.flow.is_some())
            .map(|link| (link.from.min(link.to), link.from.max(link.to)))
            .collect();
        let cards = Cards {
            request: self.request,
            measure: self.measure,
            set: self.set,
            personas: self.request.shown_personas(),
            active: self.request.active_persona(),
            has_faces: self.is_rated || self.request.band == BandShown::Always,
            labelled,
            channels: ChannelsAs::Names,
            has_creator: true,
            reuse: Some(self.reuse),
        };
        self.reuse.begin(&cards);
        let pitch = self.pitch(&cards, across);
        let stack = |(place, touchpoints): (usize, &Vec<Numbered<'_>>)| {
            let (left, width) = across.cards(place, &self.measure);
            Stack { cards: &cards, leaving: &self.leaving, left, top, width, pitch, moves }.place(touchpoints)
        };
        self.touchpoints.iter().enumerate().flat_map(stack).collect()
    }

    /// Cards stand at a regular pitch, closer where all of them are small.
    fn pitch(&self, cards: &Cards<'_>, across: &Across) -> f32 {
        let measure = &self.measure;
        let columns = self.touchpoints.iter().enumerate();
        let heights = columns.flat_map(|(place, touchpoints)| {
            let (_, width) = across.cards(place, measure);
            touchpoints.iter().map(move |(number, id, touchpoint)| cards.card(*id, touchpoint, *number, width).rect.h)
        });
        let highest = heights.fold(0.0, f32::max).min(measure.usual);
        let air = if self.request.map.links.is_empty() { measure.air.min(measure.gap + 4.0) } else { measure.air };
        (highest + air).min(measure.pitch)
    }

    fn stage_columns(&self, across: &Across, headings: Vec<Placed>, down: &Down) -> Vec<StageColumn> {
        let columns = self.stages.iter().zip(headings).enumerate();
        columns
            .map(|(place, ((id, stage), heading))| {
                let (left, right) = across.columns.get(place).copied().unwrap_or_default();
                let rect = Rect::new(left, 0.0, right - left, 0.0);
                let corner = Point::new(across.cards(place, &self.measure).0, down.cards);
                let content = across.contents.get(place).map_or(self.measure.card, |(_, width)| *width);
                let breadth = (content + self.measure.gutter, self.measure.card_least + self.measure.gutter);
                StageColumn { id: *id, phase: stage.phase, rect, corner, breadth, heading }
            })
            .collect()
    }

    /// Labels, now that everything else has its place, and the height of the whole.
    fn finish(&self, built: Built, pills: &Pills<'_>) -> Layout {
        let (mut layout, ways) = self.dressed(built);
        let asked = Shares {
            ways: Arc::new(ways),
            width: layout.size.0,
            headings: layout.columns.iter().map(|column| column.heading.rect()).collect(),
            band: layout.band.as_ref().map(|band| band.rect),
            leaving: layout.leaving.iter().map(|stub| stub.text.rect()).collect(),
        };
        let mut links = std::mem::take(&mut layout.links);
        let lowest;
        (layout.links, lowest) = self.reuse.shares(asked, || {
            let mut taken = taken(&layout);
            pills.place(&mut links, &mut taken, layout.size.0);
            (links, taken.bottom())
        });
        layout.content_height = lowest + self.measure.bottom;
        layout.reaching(self.request.height.map_or(0.0, real_of))
    }
}

/// What labels must not cover.
pub(super) fn taken(layout: &Layout) -> Taken {
    let mut taken = Taken::default();
    for card in &layout.cards {
        taken.add(card.rect, Weight::Solid);
        if card.is_framed {
            taken.add(card.rect.grown(FRAME), Weight::Mark);
        }
        let discs = [Some(card.number_disc), card.star, card.cherries];
        for (middle, radius) in discs.into_iter().flatten() {
            let around = Rect::around(middle + card.rect.corner(), 2.0 * radius + 2.0, 2.0 * radius + 2.0);
            taken.add(around, Weight::Mark);
        }
    }
    taken.add(Rect::new(0.0, 0.0, layout.size.0, 0.0), Weight::Solid);
    for heading in layout.columns.iter().map(|column| column.heading.rect()) {
        taken.add(heading, Weight::Solid);
    }
    if let Some(band) = &layout.band {
        taken.add(band.rect, Weight::Solid);
    }
    for stub in &layout.leaving {
        let text = stub.text.rect();
        taken.add(Rect::new(text.x - 14.0, text.y - 2.0, text.w + 14.0, text.h + 2.0), Weight::Solid);
    }
    taken
}
