//! What is presented beside the map: personas, findings, the matrix, the plan; the same pages as slides and on the
//! screen.
//!
//! Every page is drawn as if a slide were 1,080 units high (or 1,440 wide, where it is narrow), then enlarged as a whole.
//!
//! Limitations: at most [`MOST_FINDINGS`] findings have a page of their own.

mod curve;
mod fade;
mod finding;
mod matrix;
mod panel;
mod personas;
mod plan;
mod profile;
mod set_aside;
mod spotlight;

use std::sync::Arc;

use super::{Subject, balance::balanced, footer::logo, moved};
use crate::{
    layout::{
        Density, LeftOut, Placed,
        geometry::{Point, Rect},
        text::{Runs, TextStyle, Weight},
    },
    scene::{
        Colour, Item, Page, Part, Piece, Scene,
        compose::brush::{disc, piece, text},
        scale::scaled,
    },
    wording::deck as words,
};

/// So many findings are told one by one.
const MOST_FINDINGS: usize = 8;
/// Distance from the sides.
const MARGIN: f32 = 96.0;

/// The sections of what is presented, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    Personas,
    Map,
    Stages,
    Findings,
    Matrix,
    Plan,
}

impl Section {
    fn name(self) -> &'static str {
        match self {
            Section::Personas => words::PERSONAS,
            Section::Map => words::MAP,
            Section::Stages => words::STAGES,
            Section::Findings => words::FINDINGS,
            Section::Matrix => words::MATRIX,
            Section::Plan => words::PLAN,
        }
    }
}

/// What all these pages share.
pub(super) struct Deck<'a> {
    subject: &'a Subject<'a>,
    /// Size of a page in its own units, and how much it is enlarged.
    size: (f32, f32),
    unit: f32,
    is_transparent: bool,
    sections: Vec<Section>,
}

/// The pages before the map and those after it.
pub(super) fn around(
    subject: &Subject<'_>,
    size: Option<(f32, f32)>,
    has_stages: bool,
    is_transparent: bool,
) -> (Vec<Page>, Vec<Page>) {
    let (width, height) = size.unwrap_or((1_920.0, 1_080.0));
    let unit = (width / 1_440.0).min(height / 1_080.0);
    let mut deck =
        Deck { subject, size: (width / unit, height / unit), unit, is_transparent, sections: vec![Section::Map] };
    let told = finding::told(subject);
    let has_personas = subject.parts.has_personas && personas::is_told(subject.map);
    let has_matrix = matrix::has_points(subject);
    let set_aside = set_aside::told(subject);
    let plan = subject.map.opportunities_in_order();
    let all = [
        (Section::Personas, has_personas),
        (Section::Map, true),
        (Section::Stages, has_stages),
        (Section::Findings, !told.is_empty() || !set_aside.is_empty()),
        (Section::Matrix, has_matrix),
        (Section::Plan, !plan.is_empty()),
    ];
    deck.sections = all.into_iter().filter(|(_, is_there)| *is_there).map(|(section, _)| section).collect();
    let before = if has_personas { personas::pages(&deck) } else { Vec::new() };
    let mut after = finding::pages(&deck, &told);
    after.extend(set_aside::pages(&deck, &set_aside));
    if has_matrix {
        after.push(matrix::page(&deck));
    }
    after.extend(plan::pages(&deck, &plan));
    (before, after)
}

impl<'a> Deck<'a> {
    fn text(&self, words: &str, size: f32, weight: Weight, width: Option<f32>) -> Arc<Runs> {
        self.subject.set.set(words, TextStyle::new(size, weight), width)
    }

    /// The same, closer rows.
    fn dense(&self, words: &str, size: f32, weight: Weight, width: Option<f32>) -> Arc<Runs> {
        self.subject.set.set(words, TextStyle { line_height: 120, ..TextStyle::new(size, weight) }, width)
    }

    /// A bold sentence in close rows, about equally long.
    fn balanced(&self, sentence: &str, size: f32, width: f32) -> Arc<Runs> {
        let style = TextStyle { line_height: 120, ..TextStyle::new(size, Weight::Bold) };
        balanced(self.subject.set, sentence, style, width)
    }

    fn theme(&self) -> &'a crate::scene::Theme {
        self.subject.theme
    }

    /// Width between the margins.
    fn inner(&self) -> f32 {
        self.size.0 - 2.0 * MARGIN
    }

    /// Where the line of sections begins: nothing else stands beneath it.
    fn foot(&self) -> f32 {
        self.size.1 - 84.0
    }

    /// Heading and what lies beneath it; and where the rest of the page begins.
    fn head(&self, heading: &str, beneath: &str) -> (Vec<Item>, f32) {
        let title = self.balanced(heading, 40.0, self.inner());
        let beneath = self.text(beneath, 20.0, Weight::Regular, Some(self.inner()));
        let below = 60.0 + title.height + 6.0;
        let bottom = below + beneath.height;
        let items = vec![
            text(&Placed::new(title, Point::new(MARGIN, 60.0)), self.theme().heading),
            text(&Placed::new(beneath, Point::new(MARGIN, below)), self.theme().muted),
        ];
        (items, bottom + 36.0)
    }

    /// Where we are in what is presented, and what it rests on.
    fn nav(&self, here: Section, dots: Option<(usize, usize)>, rests_on: &str) -> Vec<Item> {
        let theme = self.theme();
        let middle = self.size.1 - 60.0;
        let mut items = Vec::new();
        let mut left = MARGIN;
        for section in &self.sections {
            let is_here = *section == here;
            let (weight, colour) =
                if is_here { (Weight::SemiBold, theme.accent_text) } else { (Weight::Regular, theme.muted) };
            let name = self.text(section.name(), 18.0, weight, None);
            let (width, height) = (name.width, name.height);
            items.push(text(&Placed::new(name, Point::new(left, middle - height / 2.0)), colour));
            left += width + 14.0;
            if let Some((place, count)) = dots.filter(|(_, count)| is_here && *count > 1) {
                for dot in 0..count {
                    let colour = if dot == place { theme.accent } else { theme.hairline };
                    items.push(disc(Point::new(left + 5.0, middle), 5.0, colour, None));
                    left += 18.0;
                }
            }
            left += 22.0;
        }
        let mut right = self.size.0 - MARGIN;
        if let Some((logo, width)) = logo(self.subject.map, self.subject.parts, Point::new(right, middle), 40.0) {
            items.push(logo);
            right -= width + 24.0;
        }
        if self.subject.parts.has_evidence && !rests_on.is_empty() {
            let room = (right - left).max(200.0);
            let line = self.text(rests_on, 18.0, Weight::Regular, Some(room));
            let at = Point::new(right - line.width, (middle - line.height / 2.0).min(self.size.1 - 12.0 - line.height));
            items.push(text(&Placed::new(line, at), theme.muted));
        }
        items
    }

    fn evidence(&self) -> String {
        self.subject.facts.evidence.clone()
    }

    /// A page of these pieces, in its own units.
    fn page(&self, name: String, heading: String, alternative: String, pieces: Vec<Piece>) -> Page {
        let size = (self.size.0 * self.unit, self.size.1 * self.unit);
        let pieces = pieces.iter().map(|piece| scaled(piece, self.unit, Point::default())).collect();
        let ground = (!self.is_transparent).then_some(self.theme().ground);
        let scene = Scene { bounds: Rect::new(0.0, 0.0, size.0, size.1), ground, pieces };
        Page { name, heading, size, scene, notes: alternative.clone(), alternative, left_out: LeftOut::default() }
    }

    /// The Map lens of the whole map, close together.
    fn map_request(&self) -> crate::layout::Request {
        crate::layout::Request {
            lens: crate::layout::Lens::Map,
            density: Density::Compact,
            ..self.subject.wanted.clone()
        }
    }
}

/// A name on one row, with as many words of it as fit.
fn one_row(deck: &Deck<'_>, name: &str, (size, weight): (f32, Weight), width: f32) -> Arc<Runs> {
    let whole = deck.text(name, size, weight, None);
    if whole.width <= width {
        return whole;
    }
    let rows = deck.text(name, size, weight, Some(width - size * 1.1));
    let first = rows.rows.first().map_or("", |row| row.text.trim());
    deck.text(&format!("{first} …"), size, weight, None)
}

/// A piece of a page.
fn sheet(items: Vec<Item>) -> Piece {
    piece(Part::Page, None, Point::default(), items)
}

/// Items elsewhere.
fn shifted(items: Vec<Item>, by: Point) -> impl Iterator<Item = Item> {
    items.into_iter().map(move |item| moved(item, by))
}

fn on_top(colour: Colour, alpha: u8) -> Colour {
    Colour { a: alpha, ..colour }
}
