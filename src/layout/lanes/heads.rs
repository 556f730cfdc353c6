//! The headings of lanes: icon or chip, name, how much is in it.

use std::sync::Arc;

use super::{Lane, LaneKind, Lanes, SIDE};
use crate::{
    layout::{
        geometry::{Point, Rect},
        plan::{Chip, Placed},
        text::{Runs, TextStyle, Weight},
    },
    wording::{canvas, lens},
};

/// From the left side to the icon's middle.
const ICON: f32 = 22.0;
/// From the left side to the words.
const WORDS: f32 = 40.0;
/// From the left side to words without an icon.
const BARE: f32 = 14.0;

/// A heading, before it is known how high its lane is.
pub(super) struct Head {
    name: Option<Arc<Runs>>,
    chip: Option<(crate::model::Creator, Arc<Runs>)>,
    notes: Vec<Arc<Runs>>,
    has_icon: bool,
    row: f32,
    pub height: f32,
}

/// The heading of a lane with so many touchpoints in it.
pub(super) fn head(lanes: &Lanes<'_>, kind: LaneKind, count: usize) -> Head {
    let measure = &lanes.measure;
    let map = &lanes.request.map;
    let channel = match kind {
        LaneKind::Channel(id) => map.channels.get(id),
        _ => None,
    };
    let has_icon = channel.is_some();
    let left = if has_icon { WORDS } else { BARE };
    let room = SIDE - left - 8.0;
    let small = |words: &str| lanes.set.set(words, measure.label_text, Some(room));
    let style = TextStyle::new(measure.channel_text.size() + 1.0, Weight::SemiBold);
    let named = |words: &str| Some(lanes.set.set(words, style, Some(room)));
    let (name, chip, about) = match kind {
        LaneKind::Channel(_) => {
            let name = channel.map_or("", |channel| channel.name.as_str());
            (named(name), None, channel.map(|channel| lens::place(channel.place)))
        }
        LaneKind::NoChannel => (named(lens::NO_CHANNEL), None, None),
        LaneKind::Creator(creator) => {
            let word = lanes.set.set(canvas::creator(creator), style, None);
            (None, Some((creator, word)), Some(lens::creator_means(creator)))
        }
        LaneKind::NoCreator => (named(lens::NO_CREATOR), None, None),
    };
    let notes: Vec<Arc<Runs>> = if lanes.request.is_tight {
        // The name alone, where every row counts.
        Vec::new()
    } else {
        about.into_iter().map(small).chain([small(&lens::in_lane(count))]).collect()
    };
    let row = measure.row + 3.0;
    let first = name.as_ref().map_or(row + 2.0, |name| name.height);
    let height = first + notes.iter().map(|note| note.height).sum::<f32>() + 2.0;
    Head { name, chip, notes, has_icon, row, height }
}

impl Head {
    /// The lane with this heading in its middle.
    pub fn lane(self, kind: LaneKind, rect: Rect, head: Rect, begins_group: bool, is_empty: bool) -> Lane {
        let left = head.x + if self.has_icon { WORDS } else { BARE };
        let mut y = head.y + ((head.h - self.height) / 2.0).max(0.0).round();
        let mut icon = None;
        let name = self.name.map(|runs| {
            let first = runs.rows.first().map_or(runs.height, |row| row.rect.h);
            icon = self.has_icon.then(|| (Point::new(head.x + ICON, y + first / 2.0), 18.0));
            let placed = Placed::new(Arc::clone(&runs), Point::new(left, y));
            y += runs.height + 1.0;
            placed
        });
        let chip = self.chip.map(|(creator, word)| {
            let rect = Rect::new(left, y, word.width + self.row, self.row);
            y += self.row + 3.0;
            Chip { creator, rect, word: Placed::centred(word, rect.centre()) }
        });
        let mut notes = Vec::new();
        for runs in self.notes {
            notes.push(Placed::new(Arc::clone(&runs), Point::new(left, y)));
            y += runs.height;
        }
        Lane { kind, rect, head, icon, name, chip, notes, begins_group, is_empty }
    }
}
