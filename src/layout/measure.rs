//! Sizes and distances, all on a grid of 4 or its halves; document units.

use super::{
    request::Density,
    text::{Align, TextStyle, Weight},
};

/// Sizes and distances of the Map lens.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// Height of a phase band.
    pub phase: f32,
    /// From the upper edge to the phase bands.
    pub top: f32,
    /// Above and below a stage's heading.
    pub heading_pad: f32,
    /// Height of the emotion band.
    pub band: f32,
    /// From the emotion band to the sides of the map.
    pub band_inset: f32,
    /// From the emotion band (or the headings) to the first cards.
    pub below_band: f32,
    /// Height of a card that is not larger than usual.
    pub usual: f32,
    /// From a card of that height to the next.
    pub air: f32,
    /// From the upper edge of a card to that of the next, where neither is larger than usual.
    pub pitch: f32,
    /// Least distance between two cards of a column.
    pub gap: f32,
    /// Least distance where an arrow with a share runs between them.
    pub labelled_gap: f32,
    /// Width of a card where no width is asked for.
    pub card: f32,
    /// The narrowest card.
    pub card_least: f32,
    /// The widest card.
    pub card_most: f32,
    /// Width of the way between two columns of cards.
    pub gutter: f32,
    /// From the lowest card to the lower edge.
    pub bottom: f32,
    /// Radius of the large face.
    pub face: f32,
    /// Left edge of a title beside a face.
    pub title_left: f32,
    /// From the large face to that title: a second one at its lower right, or a letter, still keeps off it.
    pub face_gap: f32,
    /// Above and below what stands on a card.
    pub card_pad: f32,
    /// Least height of what a title stands in.
    pub title_least: f32,
    /// Height of a row of channels or of a chip.
    pub row: f32,
    /// From the title to the channels.
    pub row_gap: f32,
    /// Height of the pill of a share, times that of its letters.
    pub pill: f32,
    /// Radius of a face on the curve.
    pub point: f32,
    /// Phase names.
    pub phase_text: TextStyle,
    /// Stage names.
    pub heading_text: TextStyle,
    /// Titles of cards.
    pub title_text: TextStyle,
    /// Channels.
    pub channel_text: TextStyle,
    /// Chips and notes.
    pub chip_text: TextStyle,
    /// Numbers on cards.
    pub number_text: TextStyle,
    /// Shares on links, numbers on the curve.
    pub label_text: TextStyle,
    /// Names at the ends of curves, love and pain.
    pub name_text: TextStyle,
}

impl Measure {
    /// The measures of a density.
    #[must_use]
    pub fn of(density: Density) -> Self {
        match density {
            Density::Roomy => Self::roomy(),
            Density::Compact => Self::compact(),
        }
    }

    /// Less air and larger letters: what cards of lanes and of the Emotion lens need to be read on a page. Large titles
    /// are to the rest as 11 points are to 8; where there is no room for those, all letters are nearly as large.
    #[must_use]
    pub fn spared(self, has_large_titles: bool) -> Self {
        if !has_large_titles {
            return self.spared(true).even();
        }
        let regular = |size| TextStyle { line_height: 120, ..TextStyle::new(size, Weight::Regular) };
        let strong = |size| TextStyle { line_height: 116, ..TextStyle::new(size, Weight::SemiBold) };
        Self {
            heading_pad: 3.0,
            gap: 12.0,
            labelled_gap: 31.0,
            pill: 1.3,
            bottom: 4.0,
            face: 11.0,
            title_left: 43.0,
            face_gap: 11.5,
            card_pad: 5.0,
            title_least: 21.0,
            row: 18.0,
            row_gap: 2.0,
            phase_text: strong(13.5).aligned(Align::Centre),
            heading_text: strong(15.0),
            title_text: strong(18.0),
            channel_text: regular(13.5),
            chip_text: strong(13.25),
            number_text: TextStyle::new(13.25, Weight::Bold),
            label_text: regular(13.25),
            name_text: strong(13.5),
            ..self
        }
    }

    /// With letters that are nearly as large as each other.
    fn even(self) -> Self {
        Self {
            title_least: 19.5,
            phase_text: self.phase_text.sized(14.0),
            title_text: self.title_text.sized(16.75),
            channel_text: self.channel_text.sized(14.0),
            chip_text: self.chip_text.sized(14.0),
            number_text: self.number_text.sized(14.0),
            label_text: self.label_text.sized(14.0),
            name_text: self.name_text.sized(14.0),
            ..self
        }
    }

    /// Where the middle of the large face stands.
    #[must_use]
    pub fn face_middle(&self) -> f32 {
        self.title_left - self.face - self.face_gap
    }

    fn roomy() -> Self {
        let regular = |size| TextStyle::new(size, Weight::Regular);
        let strong = |size| TextStyle::new(size, Weight::SemiBold);
        Self {
            phase: 24.0,
            top: 4.0,
            heading_pad: 12.0,
            band: 148.0,
            band_inset: 8.0,
            below_band: 36.0,
            usual: 88.0,
            air: 46.0,
            pitch: 134.0,
            gap: 26.0,
            labelled_gap: 46.0,
            card: 198.0,
            card_least: 150.0,
            card_most: 300.0,
            gutter: 36.0,
            bottom: 32.0,
            face: 12.0,
            title_left: 44.0,
            face_gap: 9.0,
            card_pad: 11.0,
            title_least: 36.0,
            row: 19.0,
            row_gap: 11.0,
            pill: 1.55,
            point: 9.0,
            phase_text: strong(12.0).aligned(Align::Centre),
            heading_text: strong(15.0),
            title_text: strong(13.5),
            channel_text: regular(12.0),
            chip_text: strong(11.0),
            number_text: TextStyle::new(11.0, Weight::Bold),
            label_text: regular(11.0),
            name_text: strong(11.5),
        }
    }

    fn compact() -> Self {
        let regular = |size| TextStyle::new(size, Weight::Regular);
        let strong = |size| TextStyle::new(size, Weight::SemiBold);
        Self {
            phase: 20.0,
            top: 0.0,
            heading_pad: 4.0,
            band: 96.0,
            band_inset: 6.0,
            below_band: 18.0,
            usual: 54.0,
            air: 18.0,
            pitch: 72.0,
            gap: 18.0,
            labelled_gap: 25.0,
            card_least: 132.0,
            card_most: 340.0,
            gutter: 36.0,
            bottom: 8.0,
            face: 10.0,
            title_left: 40.0,
            card_pad: 7.0,
            title_least: 19.5,
            row: 17.0,
            row_gap: 4.0,
            point: 8.0,
            phase_text: strong(11.5).aligned(Align::Centre),
            heading_text: strong(14.0),
            title_text: strong(14.75),
            channel_text: regular(12.0),
            chip_text: strong(11.0),
            number_text: TextStyle::new(11.0, Weight::Bold),
            label_text: regular(11.0),
            name_text: strong(11.0),
            ..Self::roomy()
        }
    }
}
