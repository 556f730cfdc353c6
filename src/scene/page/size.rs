//! How large a page is.

/// Document units an inch: a slide of 1,920 units is 13⅓ inches wide, and a unit is half a point.
pub const UNITS_PER_INCH: f32 = 144.0;
/// Tenths of a millimetre an inch.
const TENTHS_PER_INCH: f32 = 254.0;
/// The least and the most of a sheet's side, in tenths of a millimetre.
const SIDES: std::ops::RangeInclusive<f64> = 200.0..=300_000.0;

/// What a page is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum PageSize {
    /// As large as its content.
    #[default]
    Fit,
    /// A wide slide, 1,920 × 1,080.
    Slide16x9,
    /// A slide, 1,440 × 1,080.
    Slide4x3,
    /// A sheet of paper: width and height in tenths of a millimetre.
    Paper(u32, u32),
}

impl PageSize {
    /// A4, wide.
    pub const A4: PageSize = PageSize::Paper(2_970, 2_100);
    /// A3, wide.
    pub const A3: PageSize = PageSize::Paper(4_200, 2_970);
    /// A0, wide.
    pub const A0: PageSize = PageSize::Paper(11_890, 8_410);

    /// The sizes that have names, with them.
    pub const NAMED: [(&str, PageSize); 6] = [
        ("fit", PageSize::Fit),
        ("16:9", PageSize::Slide16x9),
        ("4:3", PageSize::Slide4x3),
        ("a4", Self::A4),
        ("a3", Self::A3),
        ("a0", Self::A0),
    ];

    /// `fit`, `16:9`, `a4`, `900x600mm`: a size as it is typed; none if it is none.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        let known = Self::NAMED.into_iter().find(|(name, _)| *name == text);
        known.map(|(_, size)| size).or_else(|| sheet(&text))
    }

    /// The size as it is typed: what [`PageSize::named`] reads.
    #[must_use]
    pub fn name(self) -> String {
        let known = Self::NAMED.into_iter().find(|(_, size)| *size == self);
        match (known, self) {
            (Some((name, _)), _) => name.to_owned(),
            (None, PageSize::Paper(width, height)) => {
                let side = |tenths: u32| match (tenths / 10, tenths % 10) {
                    (whole, 0) => whole.to_string(),
                    (whole, part) => format!("{whole}.{part}"),
                };
                format!("{}x{}mm", side(width), side(height))
            }
            (None, _) => "fit".to_owned(),
        }
    }

    /// Width and height in document units; none = as large as its content.
    #[must_use]
    pub fn units(self) -> Option<(f32, f32)> {
        match self {
            PageSize::Fit => None,
            PageSize::Slide16x9 => Some((1_920.0, 1_080.0)),
            PageSize::Slide4x3 => Some((1_440.0, 1_080.0)),
            PageSize::Paper(width, height) => Some((units(width), units(height))),
        }
    }

    /// Is it printed on paper, so that 300 dots an inch are wanted?
    #[must_use]
    pub fn is_paper(self) -> bool {
        matches!(self, PageSize::Paper(..))
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most 300,000")]
fn units(tenths: u32) -> f32 {
    tenths as f32 * (UNITS_PER_INCH / TENTHS_PER_INCH)
}

/// `900x600mm`, `297.5x210mm`.
fn sheet(text: &str) -> Option<PageSize> {
    let (width, height) = text.strip_suffix("mm")?.split_once(['x', '×'])?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within SIDES")]
    let tenths = |side: &str| {
        let tenths = side.trim().parse::<f64>().ok()? * 10.0;
        SIDES.contains(&tenths).then(|| tenths.round() as u32)
    };
    Some(PageSize::Paper(tenths(width)?, tenths(height)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_named_or_measured() {
        assert_eq!(PageSize::named("A4"), Some(PageSize::A4));
        assert_eq!(PageSize::named("16:9"), Some(PageSize::Slide16x9));
        assert_eq!(PageSize::named("3000x900mm"), Some(PageSize::Paper(30_000, 9_000)));
        assert_eq!(PageSize::named("297.5 × 210 mm"), Some(PageSize::Paper(2_975, 2_100)));
        for wrong in ["a9", "3000x900", "0x900mm", "-5x900mm", "1e9x9mm", "NaNxNaNmm", "mm", ""] {
            assert_eq!(PageSize::named(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_size_is_read_back_by_its_name() {
        let own = [PageSize::Paper(9_000, 6_005), PageSize::Paper(2_975, 2_100)];
        for size in PageSize::NAMED.map(|(_, size)| size).into_iter().chain(own) {
            assert_eq!(PageSize::named(&size.name()), Some(size));
        }
    }

    #[test]
    fn a_sheet_has_144_units_an_inch() {
        let (width, height) = PageSize::A4.units().unwrap();
        assert!((width - 1_683.78).abs() < 0.01 && (height - 1_190.55).abs() < 0.01);
    }
}
