//! One card: what stands on it, counted from its corner. It grows with its text and cuts nothing.

use std::{collections::BTreeSet, sync::Arc};

use super::{
    geometry::{Point, Rect},
    measure::Measure,
    plan::{Card, CardBox, Chip, FacePlace, Placed},
    request::{Density, Request},
    reuse::Reuse,
    text::{Runs, Typesetter},
};
use crate::{
    model::{Channel, Creator, Emotion, EvidenceKind, Id, Persona, Touchpoint},
    wording::{canvas, lens},
};

/// What every card of a map shares.
pub(super) struct Cards<'a> {
    pub request: &'a Request,
    pub measure: Measure,
    pub set: &'a dyn Typesetter,
    pub personas: Vec<Id<Persona>>,
    pub active: Option<Id<Persona>>,
    pub has_faces: bool,
    /// Pairs (lower id first) between which a link with a flow runs.
    pub labelled: BTreeSet<(Id<Touchpoint>, Id<Touchpoint>)>,
    /// How channels are told.
    pub channels: ChannelsAs,
    /// Is it told who made it?
    pub has_creator: bool,
    /// What was made for the last layout.
    pub reuse: Option<&'a Reuse>,
}

/// From here on two feelings are far apart, in hundredths: one whole point of -1 to +1.
pub(super) const FAR: u8 = 100;

/// How a card tells its channels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ChannelsAs {
    /// The first as an icon, all of them by name.
    Names,
    /// Each as an icon: a narrow card.
    Icons,
    /// Not at all: the lane tells them, or there is no room.
    Untold,
}

/// How a touchpoint feels to the one whose face would be large, and whether that is only assumed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Marked {
    pub emotion: Option<Emotion>,
    pub is_assumed: bool,
    /// Who, and is she the active persona?
    pub persona: Option<(Id<Persona>, bool)>,
}

impl<'a> Cards<'a> {
    /// For lenses that draw cards of their own.
    pub fn bare(request: &'a Request, measure: Measure, set: &'a dyn Typesetter) -> Self {
        let (personas, active) = (request.shown_personas(), request.active_persona());
        Self {
            request,
            measure,
            set,
            personas,
            active,
            has_faces: false,
            labelled: BTreeSet::new(),
            channels: ChannelsAs::Names,
            has_creator: true,
            reuse: None,
        }
    }

    /// How it feels there, and on what that rests.
    pub fn marked(&self, id: Id<Touchpoint>) -> Marked {
        let emotion = self.voice(id).and_then(|persona| self.request.map.emotion(id, persona));
        let persona = self.voice(id).map(|persona| (persona, Some(persona) == self.active));
        Marked { emotion, is_assumed: self.is_assumed(id), persona }
    }
}

impl Cards<'_> {
    /// The card of a touchpoint, `width` wide, with its corner at (0, 0).
    pub fn card(&self, id: Id<Touchpoint>, touchpoint: &Touchpoint, number: usize, width: f32) -> CardBox {
        let Some(reuse) = self.reuse else { return self.made(id, touchpoint, number, width) };
        let marks = (self.request.framed.contains(&id), self.request.fruit.contains(&id));
        reuse.card(id, (number, width), marks, || self.made(id, touchpoint, number, width))
    }

    fn made(&self, id: Id<Touchpoint>, touchpoint: &Touchpoint, number: usize, width: f32) -> CardBox {
        let measure = &self.measure;
        let left = if self.has_faces { measure.title_left } else { measure.card_pad + 5.0 };
        let title_width = (width - left - 5.0).max(20.0);
        let title = self.set.set(&touchpoint.title, measure.title_text, Some(title_width));
        let title_height = title.height;
        let title_top = measure.card_pad + ((measure.title_least - title_height) / 2.0).max(0.0);
        let title = Placed::new(title, Point::new(left, title_top));
        let mut title_bottom = measure.card_pad + title_height.max(measure.title_least);
        let absence = self.active.filter(|active| self.is_absent(id, *active)).map(|_| {
            let note = self.set.set(lens::DOES_NOT_COME, measure.label_text, Some(title_width));
            let at = Point::new(left, title_bottom.min(title_top + title_height + 2.0));
            title_bottom = title_bottom.max(at.y + note.height);
            Placed::new(note, at)
        });
        let first_row = title.runs.rows.first().map_or(title_height, |row| row.rect.h);
        let faces = Point::new(measure.face_middle(), title_top + first_row / 2.0);
        let faces = if title.runs.rows.len() > 1 { faces + Point::new(0.0, first_row / 2.0) } else { faces };
        let (face, other_face) = self.faces(id, faces);
        let (radius, middle) = self.disc();
        let number_runs = self.set.set(&number.to_string(), measure.number_text, None);
        let card = Card {
            id,
            stage: touchpoint.stage,
            number,
            number_disc: (middle, radius.max(number_runs.width / 2.0 + 4.0)),
            number_text: Placed::centred(number_runs, middle),
            edge: Rect::default(),
            emotion: self.voice(id).and_then(|persona| self.request.map.emotion(id, persona)),
            is_assumed: self.is_assumed(id),
            face,
            other_face,
            letters: Vec::new(),
            absence,
            apart: None,
            title,
            channel: None,
            more_channels: Vec::new(),
            channels: None,
            omni_channel: None,
            chip: None,
            is_framed: self.request.framed.contains(&id),
            star: None,
            cherries: None,
        };
        let mut card = CardBox::new(card, (width, title_bottom + measure.card_pad));
        self.place_channels(&mut card, touchpoint, title_bottom + measure.row_gap);
        let top = middle.y + radius + 2.0;
        card.edge = Rect::new(0.0, top, 4.0, (card.rect.h - top - measure.card_pad).max(4.0));
        self.place_marks(&mut card);
        card.apart = self.apart(id).map(|_| (Point::new(card.rect.w - 16.0, card.rect.h), (measure.point).round()));
        card
    }

    fn disc(&self) -> (f32, Point) {
        let radius = (self.measure.number_text.size() * 0.82).round();
        let inside = if self.request.density == Density::Compact { 1.5 } else { 3.0 };
        (radius, Point::new(inside, inside))
    }

    /// Stars and cherries sit on the upper edge, at its right end.
    fn place_marks(&self, card: &mut CardBox) {
        let radius = (self.measure.point * 1.5).round();
        let right = card.rect.w - 9.0;
        // Where the title is close beneath the edge, they stand higher.
        let y = if self.request.is_tight { -5.0 } else { -2.0 };
        let at = |place: f32| Point::new(right - place * (2.0 * radius + 4.0), y);
        let has_cherries = self.request.fruit.contains(&card.id);
        card.star = card.is_framed.then(|| (at(0.0), radius));
        card.cherries = has_cherries.then(|| (at(if card.is_framed { 1.0 } else { 0.0 }), radius));
    }

    /// The channels' row, and beneath it, where there is no room, the chip's.
    fn place_channels(&self, card: &mut CardBox, touchpoint: &Touchpoint, top: f32) {
        let measure = &self.measure;
        let map = &self.request.map;
        let known = || touchpoint.channels.iter().filter_map(|id| Some((*id, map.channels.get(*id)?)));
        let chip_word = touchpoint
            .creator
            .filter(|_| self.has_creator)
            .map(|creator| (creator, self.set.set(canvas::creator(creator), measure.chip_text, None)));
        let chip_width = chip_word.as_ref().map_or(0.0, |(_, word)| word.width + measure.row);
        let right = card.rect.w - measure.card_pad;
        if self.channels == ChannelsAs::Untold {
            if let Some((creator, word)) = chip_word {
                place_chip_by_title(card, (creator, word), (chip_width, measure.row), (top, right), measure.card_pad);
            }
            return;
        }
        let icon = measure.row - 3.0;
        let middle = if self.has_faces { measure.face_middle() } else { measure.card_pad + 5.0 + icon / 2.0 };
        let left = middle + icon / 2.0 + 6.0;
        let mut row_top = top;
        let mut chip_row = top;
        if self.channels == ChannelsAs::Icons {
            let ids: Vec<Id<Channel>> = known().map(|(id, _)| id).collect();
            (row_top, chip_row) = place_icons(card, &ids, (middle, top), icon, right - chip_width - 6.0);
        } else if let Some((first, _)) = known().next() {
            let names = canvas::channels(known().map(|(_, channel)| channel.name.as_str()));
            let one_row = self.set.set(&names, measure.channel_text, None);
            let is_omni = touchpoint.is_omni_channel();
            let fits_beside = one_row.rows.len() < 2 && left + one_row.width + 8.0 + chip_width <= right;
            let runs = if left + one_row.width <= right {
                one_row
            } else {
                self.set.set(&names, measure.channel_text, Some((right - left).max(20.0)))
            };
            let row = runs.rows.first().map_or(measure.row, |row| row.rect.h);
            let at = Point::new(left, top + (measure.row - row) / 2.0);
            row_top = top + ((measure.row - row) / 2.0 + runs.height).max(measure.row).ceil();
            card.channel = Some((first, Point::new(middle, top + measure.row / 2.0), icon));
            card.channels = Some(Placed::new(runs, at));
            chip_row = if fits_beside { top } else { row_top };
            if is_omni && !fits_beside {
                let note = self.set.set(canvas::OMNI_CHANNEL, measure.label_text, None);
                let at = Point::new(left, chip_row + (measure.row - note.height) / 2.0);
                if at.x + note.width + 8.0 + chip_width > right {
                    // So narrow that note and chip need a row each.
                    chip_row += measure.row;
                }
                row_top = row_top.max(at.y + note.height);
                card.omni_channel = Some(Placed::new(note, at));
            }
        }
        if let Some((creator, word)) = chip_word {
            let rect = Rect::new((right - chip_width).max(0.0), chip_row, chip_width, measure.row);
            row_top = row_top.max(rect.bottom());
            card.chip = Some(Chip { creator, rect, word: Placed::centred(word, rect.centre()) });
        }
        if row_top > top {
            card.rect.h = row_top + measure.card_pad;
        }
    }

    /// Whose face is large: the active persona's, or that of the first who rated it where she has not.
    fn voice(&self, id: Id<Touchpoint>) -> Option<Id<Persona>> {
        let rated = |persona: &Id<Persona>| self.request.map.emotion(id, *persona).is_some();
        let first = || self.personas.iter().copied().find(rated);
        let is_absent = |persona: &Id<Persona>| self.is_absent(id, *persona);
        self.active.filter(|active| rated(active) || is_absent(active)).or_else(first).or(self.active)
    }

    /// Is it said that she does not come here?
    fn is_absent(&self, id: Id<Touchpoint>, persona: Id<Persona>) -> bool {
        self.request.map.experiences.get(id, persona).is_some_and(|experience| experience.is_absent)
    }

    /// The one who feels furthest from the active persona, if that is a whole point or more.
    fn apart(&self, id: Id<Touchpoint>) -> Option<Id<Persona>> {
        let map = &self.request.map;
        let own = map.emotion(id, self.active?)?;
        let distance = |persona: &Id<Persona>| {
            map.emotion(id, *persona).map_or(0, |emotion| own.hundredths().abs_diff(emotion.hundredths()))
        };
        self.personas.iter().copied().filter(|persona| distance(persona) >= FAR).max_by_key(|persona| distance(persona))
    }

    /// The large face, and that of the one who differs most from it, if her face is another.
    fn faces(&self, id: Id<Touchpoint>, at: Point) -> (Option<FacePlace>, Option<FacePlace>) {
        let Some(voice) = self.voice(id).filter(|_| self.has_faces) else { return (None, None) };
        let map = &self.request.map;
        let own = map.emotion(id, voice);
        let radius = self.measure.face;
        let distance = |emotion: Emotion| own.map_or(0, |own| own.hundredths().abs_diff(emotion.hundredths()));
        let place = |persona, emotion, at, radius| FacePlace {
            persona,
            is_active: Some(persona) == self.active,
            emotion,
            at,
            radius,
        };
        let others = self.personas.iter().filter(|persona| **persona != voice);
        let other = others
            .filter_map(|persona| Some((*persona, map.emotion(id, *persona)?)))
            .filter(|(_, emotion)| own.is_none_or(|own| own.face() != emotion.face()))
            .reduce(|best, next| if distance(next.1) > distance(best.1) { next } else { best });
        let beside = at + Point::new(radius * 0.78, radius * 0.8);
        let other = other.map(|(persona, emotion)| place(persona, Some(emotion), beside, radius * 0.64));
        (Some(place(voice, own, at, radius)), other)
    }

    /// Does how it feels rest on nothing but assumption?
    fn is_assumed(&self, id: Id<Touchpoint>) -> bool {
        let experience = self.voice(id).and_then(|persona| self.request.map.experiences.get(id, persona));
        experience.is_some_and(|experience| {
            experience.emotion.is_some()
                && !experience.evidence.is_empty()
                && experience.evidence.iter().all(|evidence| evidence.kind == EvidenceKind::Assumption)
        })
    }
}

/// A chip at the end of the title, where there is room; else beneath it.
fn place_chip_by_title(
    card: &mut CardBox,
    (creator, word): (Creator, Arc<Runs>),
    (width, height): (f32, f32),
    (beneath, right): (f32, f32),
    pad: f32,
) {
    let last = card.title.runs.rows.last().map_or(Rect::default(), |row| row.rect.moved(card.title.at));
    let is_beside = last.right() + 8.0 + width <= right;
    let top = if is_beside { last.centre().y - height / 2.0 } else { beneath };
    let rect = Rect::new((right - width).max(0.0), top, width, height);
    card.rect.h = card.rect.h.max(rect.bottom() + pad);
    card.chip = Some(Chip { creator, rect, word: Placed::centred(word, rect.centre()) });
}

/// Icons side by side from `first` on (their middle, their upper edge), in rows where there are many: the lower edge
/// of the last row, and the upper edge of the row in which the chip stands.
fn place_icons(card: &mut CardBox, ids: &[Id<Channel>], first: (f32, f32), icon: f32, right: f32) -> (f32, f32) {
    let (step, row) = (icon + 6.0, icon + 3.0);
    let (mut x, mut top) = first;
    for (place, id) in ids.iter().enumerate() {
        if place > 0 {
            x += step;
            if x + icon / 2.0 > card.rect.w - 8.0 {
                (x, top) = (first.0, top + row);
            }
        }
        let middle = Point::new(x, top + row / 2.0);
        match place {
            0 => card.channel = Some((*id, middle, icon)),
            _ => card.more_channels.push((*id, middle, icon)),
        }
    }
    if ids.is_empty() {
        return (first.1, first.1);
    }
    let chip_row = if x + icon / 2.0 > right { top + row } else { top };
    (top + row, chip_row)
}
