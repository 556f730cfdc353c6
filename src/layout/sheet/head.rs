//! The heads of the columns: number, marks, title.

use super::{Place, Sheet, Tier, strip};
use crate::{
    layout::{
        card::{Cards, Marked},
        geometry::{Point, Rect},
        plan::{Card, CardBox, FacePlace, Layout, Placed},
        row::RowKind,
    },
    model::{Id, Touchpoint},
};

impl Sheet<'_> {
    /// The heads of a tier's columns, all as high as the highest; their lower edge.
    pub(super) fn place_heads(&self, tier: &Tier<'_>, place: Place<'_>, top: f32, layout: &mut Layout) -> f32 {
        let first = layout.cards.len();
        // Discs and titles of a tier stand in line, however long its numbers are.
        let discs = tier.slots.iter().filter_map(|slot| slot.touchpoint).map(|(number, ..)| self.disc(number));
        let row = discs.fold(self.measure.mark, f32::max);
        let cards = Cards::bare(self.request, self.measure.curve, self.set);
        for (nth, slot) in tier.slots.iter().enumerate() {
            let Some((number, id, touchpoint)) = slot.touchpoint else { continue };
            let marked = cards.marked(id);
            let mut card = self.head((number, id, touchpoint), marked, place.width(nth), row);
            card.home = Point::new(place.column(nth), top);
            card.rect = card.rect.moved(card.home);
            layout.strips.push(strip(id, card.rect.x, card.rect.y, card.rect.w));
            layout.cards.push(card);
        }
        let highest = layout.cards.iter().skip(first).map(|card| card.rect.h).fold(0.0, f32::max);
        for card in layout.cards.iter_mut().skip(first) {
            card.rect.h = highest;
        }
        (top + highest).ceil()
    }

    /// Radius of the disc of a number.
    fn disc(&self, number: usize) -> f32 {
        let runs = self.set.set(&number.to_string(), self.measure.number_text, None);
        (runs.width / 2.0 + 4.0).max(self.measure.mark - 0.5)
    }

    /// A head with its corner at (0, 0), its discs in a row of this half height.
    fn head(
        &self,
        (number, id, touchpoint): (usize, Id<Touchpoint>, &Touchpoint),
        marked: Marked,
        width: f32,
        row: f32,
    ) -> CardBox {
        let measure = &self.measure;
        let number_runs = self.set.set(&number.to_string(), measure.number_text, None);
        let disc = self.disc(number);
        let middle_y = 2.0 + row;
        let disc_middle = Point::new(measure.pad + disc, middle_y);
        // Where no curve says how it feels, a face does.
        let has_face = marked.emotion.is_some() && !self.kinds.contains(&RowKind::Feeling);
        let (is_framed, has_cherries) = (self.request.framed.contains(&id), self.request.fruit.contains(&id));
        let count = [has_face, is_framed, has_cherries].map(f32::from).iter().sum::<f32>().max(1.0);
        let free = (width - 2.0 * (measure.pad + disc) - 2.0).max(0.0);
        let radius = measure.mark.min((free / count - 3.0) / 2.0).max(3.0);
        let mut next = disc_middle.x + disc + 3.0 + radius;
        let mut mark = |is_set: bool| {
            is_set.then(|| {
                let at = Point::new(next, middle_y);
                next += 2.0 * radius + 3.0;
                (at, radius)
            })
        };
        let face = mark(has_face);
        let face = face.zip(marked.persona).map(|((at, radius), (persona, is_active))| FacePlace {
            persona,
            is_active,
            emotion: marked.emotion,
            at,
            radius,
        });
        let (star, cherries) = (mark(is_framed), mark(has_cherries));
        let right = next - radius;
        let room = (width - 2.0 * measure.pad).max(20.0);
        let title = self.set.set(&touchpoint.title, measure.title_text, Some(room));
        let title_top = middle_y + row + measure.title_gap;
        let bottom = title_top + title.height.max(measure.title_text.size() * 1.24) + measure.title_gap;
        let card = Card {
            id,
            stage: touchpoint.stage,
            number,
            number_disc: (disc_middle, disc),
            number_text: Placed::centred(number_runs, disc_middle),
            edge: Rect::new(right, middle_y - 4.0, (width - right - measure.pad).clamp(0.0, 22.0), 8.0),
            emotion: marked.emotion,
            is_assumed: marked.is_assumed,
            face,
            other_face: None,
            letters: Vec::new(),
            absence: None,
            apart: None,
            title: Placed::new(title, Point::new(measure.pad, title_top)),
            channel: None,
            more_channels: Vec::new(),
            channels: None,
            omni_channel: None,
            chip: None,
            is_framed,
            star,
            cherries,
        };
        CardBox::new(card, (width, bottom + if self.is_roomy() { 3.0 } else { 1.0 }))
    }
}
