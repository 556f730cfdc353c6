//! Sizes and distances of a sheet, document units.

use crate::layout::{
    measure::Measure,
    request::{Density, Request},
    text::{Align, TextStyle, Weight},
};

/// Sizes and distances of a sheet.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct SheetMeasure {
    /// From the upper edge to the phase bands.
    pub top: f32,
    /// From the last column to the right edge, from the labels to the left one.
    pub side: f32,
    /// Height of a phase band.
    pub phase: f32,
    /// From a phase band to its columns.
    pub below_phase: f32,
    /// Above and below a stage's name.
    pub heading_pad: f32,
    /// The narrowest column of a touchpoint.
    pub column: f32,
    /// Its width where none is asked for.
    pub usual: f32,
    /// The widest.
    pub column_most: f32,
    /// From the sides of a column to what is in it.
    pub pad: f32,
    /// From the labels of the rows to the first column.
    pub label_gap: f32,
    /// From the discs to the title, and from the title to the curve.
    pub title_gap: f32,
    /// Height of the curve.
    pub band: f32,
    /// From the curve to the rows.
    pub below_band: f32,
    /// Above and below what is in a row.
    pub row_pad: f32,
    /// Between two things of a cell.
    pub part_gap: f32,
    /// From the last row to the lower edge of the columns.
    pub tail: f32,
    /// Between two tiers.
    pub below: f32,
    /// Beneath the last one: a page has gaps of its own.
    pub end: f32,
    /// Side of a channel's icon.
    pub icon: f32,
    /// Height of a chip.
    pub chip: f32,
    /// Radius of star and cherries.
    pub mark: f32,
    /// Phase names.
    pub phase_text: TextStyle,
    /// Stage names.
    pub heading_text: TextStyle,
    /// Titles.
    pub title_text: TextStyle,
    /// Labels of rows.
    pub label_text: TextStyle,
    /// What is in the cells.
    pub cell_text: TextStyle,
    /// Channels and metrics.
    pub quiet_text: TextStyle,
    /// Chips.
    pub chip_text: TextStyle,
    /// Numbers.
    pub number_text: TextStyle,
    /// What the curve is drawn with.
    pub curve: Measure,
}

/// A title that is to the text of a cell as 11 points are to 8.
const LARGE_TITLE: f32 = 18.25;
/// Where a sheet has several tiers, the curve of each is so much lower than that of a single one.
const IN_TIERS: f32 = 0.78;

impl SheetMeasure {
    pub fn of(request: &Request) -> Self {
        let measure = match request.density {
            Density::Roomy => Self::roomy(),
            Density::Compact => Self::compact(),
        };
        // No title is larger than the name of the stage above it.
        let (heading_text, title_text) = if request.has_large_titles {
            let large = TextStyle { line_height: 116, ..TextStyle::new(LARGE_TITLE, Weight::SemiBold) };
            (large, large)
        } else {
            (measure.heading_text, measure.title_text)
        };
        let measure = if request.is_tight { measure.tight() } else { measure };
        // Several tiers have a curve each.
        let band = if request.tiers > 1 { measure.band * IN_TIERS } else { measure.band };
        Self { side: f32::from(request.edge), heading_text, title_text, band, ..measure }
    }

    /// The same with less air: what is left over is given back where there is room.
    fn tight(self) -> Self {
        Self {
            heading_pad: 3.0,
            title_gap: 3.0,
            band: self.band * 0.86,
            below_band: 3.0,
            row_pad: self.row_pad * 0.5,
            part_gap: 1.0,
            tail: 2.0,
            ..self
        }
    }

    fn compact() -> Self {
        let regular = |size| TextStyle { line_height: 124, ..TextStyle::new(size, Weight::Regular) };
        let strong = |size| TextStyle { line_height: 124, ..TextStyle::new(size, Weight::SemiBold) };
        let curve = Measure { point: 10.0, name_text: strong(13.25), ..Measure::of(Density::Compact) };
        Self {
            top: 0.0,
            side: 0.0,
            phase: 22.0,
            below_phase: 4.0,
            heading_pad: 4.0,
            column: 104.0,
            usual: 124.0,
            column_most: 1_800.0,
            pad: 6.5,
            label_gap: 10.0,
            title_gap: 4.0,
            band: 120.0,
            below_band: 6.0,
            row_pad: 4.0,
            part_gap: 2.0,
            tail: 4.0,
            below: 16.0,
            end: 0.0,
            icon: 14.0,
            chip: 18.0,
            mark: 10.5,
            phase_text: strong(13.25).aligned(Align::Centre),
            heading_text: strong(14.5),
            title_text: strong(14.25),
            label_text: strong(13.25),
            cell_text: regular(13.25),
            quiet_text: regular(13.25),
            chip_text: strong(13.25),
            number_text: TextStyle::new(13.25, Weight::Bold),
            curve,
        }
    }

    fn roomy() -> Self {
        let regular = |size| TextStyle { line_height: 130, ..TextStyle::new(size, Weight::Regular) };
        let strong = |size| TextStyle { line_height: 130, ..TextStyle::new(size, Weight::SemiBold) };
        let curve = Measure { point: 11.0, name_text: strong(12.25), ..Measure::of(Density::Roomy) };
        Self {
            top: 4.0,
            phase: 24.0,
            below_phase: 4.0,
            heading_pad: 8.0,
            column: 112.0,
            usual: 140.0,
            column_most: 760.0,
            pad: 9.0,
            label_gap: 14.0,
            title_gap: 7.0,
            band: 132.0,
            below_band: 10.0,
            row_pad: 8.0,
            part_gap: 4.0,
            tail: 8.0,
            below: 16.0,
            end: 16.0,
            icon: 15.0,
            chip: 19.0,
            mark: 11.0,
            phase_text: strong(12.0).aligned(Align::Centre),
            heading_text: strong(15.0),
            title_text: strong(13.5),
            label_text: strong(12.0),
            cell_text: regular(12.5),
            quiet_text: regular(12.0),
            chip_text: strong(11.0),
            number_text: TextStyle::new(11.0, Weight::Bold),
            curve,
            ..Self::compact()
        }
    }
}
