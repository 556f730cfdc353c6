//! Nothing is ever cut off: every text of a map is on its pages, and every run of glyphs lies within its page and within
//! its card or cell, whatever the map's size, the length of its titles, the lens and the page. Seeded, so that a failure
//! comes back.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a test that cannot go on says so"
)]

use std::{collections::BTreeMap, fmt::Write, sync::LazyLock};

use journey_canvas::{
    analysis::{NoWatch, Seed, analyse},
    layout::{Lens, geometry::Rect, typeset::Parley},
    model::*,
    scene::{Item, Page, PageRequest, PageSize, Pages, Part, Piece, pages},
};

static SET: LazyLock<Parley> = LazyLock::new(Parley::bundled);

/// Numbers that look random and come again (Marsaglia 2003, xorshift).
struct Dice(u64);

impl Dice {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below.max(1) as u64) as usize
    }

    /// From `least` to `most`, small ones as often as large ones.
    fn size(&mut self, least: usize, most: usize) -> usize {
        let share = self.next(10_001) as f64 / 10_000.0;
        let size = (least as f64) * (most as f64 / least as f64).powf(share);
        (size.round() as usize).clamp(least, most)
    }
}

/// Words of 1 to 13 letters, in three scripts; some longer than any card is wide.
fn words(dice: &mut Dice, length: usize) -> String {
    const LETTERS: [&str; 3] = ["waitingforthevanelse", "τρίτηηώραστοκατάστημα", "ожиданиекурьерадомаа"];
    let mut text = String::new();
    while text.chars().count() < length {
        let letters: Vec<char> = LETTERS[dice.next(7).saturating_sub(4)].chars().collect();
        let count = if dice.next(40) == 0 { 60 } else { 1 + dice.next(13) };
        let word: String = (0..count).map(|_| letters[dice.next(letters.len())]).collect();
        let _ = write!(text, "{}{word}", if text.is_empty() { "" } else { " " });
    }
    let text: String = text.chars().take(length).collect();
    // A blank at the end is no part of a title.
    if text.ends_with(' ') { text.trim_end().to_owned() + "e" } else { text }
}

/// A map of `count` touchpoints with titles of `length` letters, and whatever else may stand on a card.
fn journey(dice: &mut Dice, count: usize, length: usize) -> JourneyMap {
    let mut map = JourneyMap::empty();
    map.about.title = words(dice, 40);
    let persona = map.personas.ids().next().unwrap();
    let stages: Vec<Id<Stage>> = (0..1 + dice.next(7) as u32).map(|place| Id::from_words("stage", place)).collect();
    for (place, (id, key)) in stages.iter().zip(Order::spread(stages.len())).enumerate() {
        let phase = Phase::ALL[place * 3 / stages.len()];
        let length = dice.size(1, 60);
        map.stages.insert(*id, Stage::named(words(dice, length), phase, key));
    }
    let channels: Vec<Id<Channel>> = (0..3).map(|place| Id::from_words("channel", place)).collect();
    for (id, key) in channels.iter().zip(Order::spread(3)) {
        let length = dice.size(3, 30);
        let name = words(dice, length);
        map.channels.insert(*id, Channel { name, order: key, place: Place::Online, icon: None });
    }
    let mut before = None;
    for (place, key) in Order::spread(count).into_iter().enumerate() {
        let id = Id::from_words("touchpoint", place as u32);
        let mut record = Touchpoint::titled(words(dice, length), stages[place * stages.len() / count], key);
        record.channels = channels.iter().take(dice.next(3)).copied().collect();
        record.creator = [None, Some(Creator::Paid), Some(Creator::Owned), Some(Creator::Earned)][dice.next(4)];
        record.action = if dice.next(3) > 0 { words(dice, 30) } else { String::new() };
        record.importance = (dice.next(2) > 0).then(|| Rating::clamped(dice.next(101) as i64));
        record.effort = (dice.next(2) > 0).then_some(Effort::Size(EffortSize::S));
        map.touchpoints.insert(id, record);
        let mut felt = Experience::feels(Emotion::clamped(dice.next(201) as i64 - 100));
        felt.thought = if dice.next(3) > 0 { words(dice, 25) } else { String::new() };
        map.experiences.insert((id, persona), felt);
        if let Some(before) = before.replace(id) {
            map.links.insert(Id::from_words("link", place as u32), Link::between(before, id));
        }
    }
    map
}

/// The glyph runs of a piece, in its own units.
fn runs(piece: &Piece) -> impl Iterator<Item = (Rect, &str)> {
    piece
        .items
        .iter()
        .filter_map(|item| if let Item::Text { runs, at, .. } = item { Some((runs, *at)) } else { None })
        .flat_map(|(runs, at)| {
            let all = runs.rows.iter().flat_map(|row| &row.runs);
            all.map(move |run| {
                let top = run.origin.y - run.size * 0.75;
                (Rect::new(run.origin.x, top, run.width, run.size * 0.95).moved(at), run.text.as_str())
            })
        })
}

/// The card of a piece: its first box, and the disc of its number that reaches beyond; none where it has no box.
fn card_of(piece: &Piece) -> Option<Rect> {
    let boxes =
        || piece.items.iter().filter_map(|item| if let Item::Box { rect, .. } = item { Some(*rect) } else { None });
    let has_shadow = piece.items.iter().any(|item| matches!(item, Item::Shadow { .. }));
    let card = boxes().next().filter(|_| piece.part == Part::Card && has_shadow)?;
    Some(boxes().fold(card, Rect::union).grown(0.5))
}

/// Texts that leave the page, the card, or the cell of a sheet that they are in.
fn cut_off(page: &Page, is_sheet: bool) -> Vec<String> {
    let whole = Rect::new(0.0, 0.0, page.size.0, page.size.1).grown(0.5);
    let mut cut = Vec::new();
    for piece in &page.scene.pieces {
        let card = card_of(piece);
        for (rect, text) in runs(piece) {
            let is_inside = whole.holds(rect.moved(piece.origin)) && card.is_none_or(|card| card.holds(rect));
            if !is_inside {
                cut.push(format!("{:?} “{text}” {rect:?}", piece.part));
            }
        }
    }
    if is_sheet {
        cut.extend(beyond_cell(page));
    }
    cut
}

/// On a sheet a cell ends where the next one begins, to the right and beneath.
fn beyond_cell(page: &Page) -> Vec<String> {
    let cells: Vec<&Piece> = page
        .scene
        .pieces
        .iter()
        .filter(|piece| piece.part == Part::Card && matches!(piece.subject, Some(Subject::Touchpoint(_))))
        .collect();
    let mut columns: BTreeMap<Subject, Vec<&Piece>> = BTreeMap::new();
    for cell in &cells {
        columns.entry(cell.subject.unwrap()).or_default().push(cell);
    }
    let heads: Vec<(f32, f32)> = columns.values().map(|own| (own[0].origin.x, own[0].origin.y)).collect();
    let mut cut = Vec::new();
    for own in columns.values_mut() {
        own.sort_by(|a, b| a.origin.y.total_cmp(&b.origin.y));
        let (x, y) = (own[0].origin.x, own[0].origin.y);
        // The head to the right in the same tier.
        let right = heads.iter().filter(|head| head.0 > x + 1.0 && (head.1 - y).abs() < 1.0).map(|head| head.0);
        let right = right.fold(f32::INFINITY, f32::min);
        for (place, cell) in own.iter().enumerate() {
            let bottom = own.get(place + 1).map_or(f32::INFINITY, |next| next.origin.y);
            for (rect, text) in runs(cell) {
                let rect = rect.moved(cell.origin);
                if rect.right() > right + 0.5 || rect.bottom() > bottom + 0.5 || rect.x < x - 0.5 {
                    cut.push(format!("cell “{text}” {rect:?} beyond {right}, {bottom}"));
                }
            }
        }
    }
    cut
}

/// All that is written on pages, without blanks, and without the hyphens of words that are too long for a row.
fn told(pages: &[Page]) -> String {
    let runs =
        |page: &Page| page.scene.pieces.iter().flat_map(runs).map(|(_, text)| text.to_owned()).collect::<String>();
    pages.iter().map(runs).collect::<String>().replace('\u{2010}', "").split_whitespace().collect()
}

/// Texts of the map that must be on its pages.
fn texts(map: &JourneyMap, lens: Lens) -> Vec<&str> {
    let mut texts: Vec<&str> = map.touchpoints.values().map(|touchpoint| touchpoint.title.as_str()).collect();
    if lens == Lens::Journey {
        texts.extend(map.touchpoints.values().map(|touchpoint| touchpoint.action.as_str()));
        texts.extend(map.experiences.iter().map(|(_, felt)| felt.thought.as_str()));
    }
    texts
}

fn assert_fits(map: &JourneyMap, lens: Lens, size: PageSize, which: Pages, told_as: &str) {
    let report = analyse(map, None, Seed(7), &NoWatch);
    let request = PageRequest { lens, page: size, pages: which, ..PageRequest::default() };
    let pages = pages(map, report.as_ref(), &request, &*SET);
    for page in &pages {
        // A page about a finding shows a part of the map behind its card, washed out, on purpose.
        let is_map = !page.scene.pieces.iter().any(|piece| piece.part == Part::Link) || which != Pages::Deck;
        let cut = if is_map { cut_off(page, lens.is_sheet()) } else { Vec::new() };
        assert!(cut.is_empty(), "{told_as}, {}: {} cut, first {}", page.name, cut.len(), cut[0]);
    }
    let words = told(&pages);
    for text in texts(map, lens) {
        let text: String = text.split_whitespace().collect();
        assert!(words.contains(&text), "{told_as}: {text} is not there");
    }
}

const SIZES: [PageSize; 7] = [
    PageSize::Fit,
    PageSize::Slide16x9,
    PageSize::Slide4x3,
    PageSize::A4,
    PageSize::A3,
    PageSize::A0,
    PageSize::Paper(30_000, 9_000),
];

#[test]
fn whatever_the_map_the_lens_and_the_page_nothing_is_cut_off_and_nothing_is_left_out() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for lens in Lens::ALL {
        for size in SIZES {
            for which in [Pages::Map, Pages::Stages] {
                let (count, length) = (dice.size(1, 60), dice.size(1, 300));
                let map = journey(&mut dice, count, length);
                assert_fits(
                    &map,
                    lens,
                    size,
                    which,
                    &format!("{count} titles of {length}, {lens:?} {size:?} {which:?}"),
                );
            }
        }
    }
}

#[test]
fn presented_maps_of_any_size_are_whole() {
    let mut dice = Dice(0x2545_F491_4F6C_DD1D);
    for lens in [Lens::Journey, Lens::Map, Lens::Blueprint] {
        for size in [PageSize::Slide16x9, PageSize::Slide4x3] {
            let (count, length) = (dice.size(1, 60), dice.size(1, 120));
            let map = journey(&mut dice, count, length);
            assert_fits(&map, lens, size, Pages::Deck, &format!("{count} titles of {length}, {lens:?} {size:?} deck"));
        }
    }
}

#[test]
fn a_thousand_touchpoints_are_whole_in_every_lens() {
    let mut dice = Dice(0xD1B5_4A32_D192_ED03);
    for lens in Lens::ALL {
        let length = dice.size(1, 300);
        let map = journey(&mut dice, 1_000, length);
        assert_fits(&map, lens, PageSize::Fit, Pages::Map, &format!("1,000 titles of {length}, {lens:?}"));
    }
}

#[test]
fn the_smallest_and_the_longest_are_whole() {
    let mut dice = Dice(0xA076_1D64_78BD_642F);
    for (count, length) in [(1, 1), (1, 300), (2, 300), (30, 300), (120, 60)] {
        for lens in Lens::ALL {
            for size in [PageSize::Fit, PageSize::Slide16x9] {
                let map = journey(&mut dice, count, length);
                assert_fits(&map, lens, size, Pages::Map, &format!("{count} titles of {length}, {lens:?} {size:?}"));
            }
        }
    }
}
