//! The heads of the columns: number, marks, title.

use super::{Place, Sheet, Tier, strip};
use crate::{
    layout::{
        card::{Cards, Marked},
        geometry::{Point, Rect},
        plan::{CardBox, Layout, Placed},
    },
    model::{Id, Touchpoint},
};

impl Sheet<'_> {
    /// The heads of a tier's columns, all as high as the highest; their lower edge.
    pub(super) fn place_heads(&self, tier: &Tier<'_>, place: Place, top: f32, layout: &mut Layout) -> f32 {
        let first = layout.cards.len();
        let cards = Cards::bare(self.request, self.measure.curve, self.set);
        for (nth, slot) in tier.slots.iter().enumerate() {
            let Some((number, id, touchpoint)) = slot.touchpoint else { continue };
            let marked = cards.marked(id);
            let mut card = self.head(number, id, touchpoint, marked, place.column);
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

    /// A head with its corner at (0, 0).
    fn head(&self, number: usize, id: Id<Touchpoint>, touchpoint: &Touchpoint, marked: Marked, width: f32) -> CardBox {
        let measure = &self.measure;
        let number_runs = self.set.set(&number.to_string(), measure.number_text, None);
        let disc = (number_runs.width / 2.0 + 4.0).max(measure.mark - 0.5);
        let middle_y = 2.0 + disc.max(measure.mark);
        let disc_middle = Point::new(measure.pad + disc, middle_y);
        let mut next = disc_middle.x + disc + 3.0 + measure.mark;
        let mut mark = |is_set: bool| {
            is_set.then(|| {
                let at = Point::new(next, middle_y);
                next += 2.0 * measure.mark + 3.0;
                (at, measure.mark)
            })
        };
        let (is_framed, has_cherries) = (self.request.framed.contains(&id), self.request.fruit.contains(&id));
        let (star, cherries) = (mark(is_framed), mark(has_cherries));
        let right = next - measure.mark;
        let room = (width - 2.0 * measure.pad).max(20.0);
        let title = self.set.set(&touchpoint.title, measure.title_text, Some(room));
        let title_top = middle_y + disc.max(measure.mark) + measure.title_gap;
        let bottom = title_top + title.height.max(measure.title_text.size() * 1.24) + measure.title_gap;
        CardBox {
            id,
            stage: touchpoint.stage,
            number,
            rect: Rect::new(0.0, 0.0, width, bottom + if self.is_roomy() { 3.0 } else { 1.0 }),
            home: Point::default(),
            number_disc: (disc_middle, disc),
            number_text: Placed::centred(number_runs, disc_middle),
            edge: Rect::new(right, middle_y - 4.0, (width - right - measure.pad).clamp(0.0, 22.0), 8.0),
            emotion: marked.emotion,
            is_assumed: marked.is_assumed,
            face: None,
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
        }
    }
}
