//! How many pixels a page has, checked before anything is allocated.

use super::ExportError;

/// The longest side of a picture in pixels.
pub const MOST_SIDE: u32 = 65_535;
/// The most pixels of a picture.
pub const MOST_PIXELS: u64 = 1_000_000_000;

/// How large a picture is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Size {
    /// Pixels for one document unit.
    Scale(f32),
    /// Width in pixels.
    Width(u32),
}

/// A picture's pixels, within the bounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Raster {
    pub(super) width: u16,
    pub(super) height: u16,
    pub(super) scale: f32,
}

impl Size {
    /// The pixels of a page of this size in document units.
    pub(super) fn of(self, (width, height): (f32, f32)) -> Result<Raster, ExportError> {
        let scale = match self {
            Size::Scale(scale) => f64::from(scale),
            Size::Width(pixels) => f64::from(pixels) / f64::from(width),
        };
        let (wide, high) = (f64::from(width), f64::from(height));
        let is_real = |number: f64| number.is_finite() && number > 0.0;
        #[expect(clippy::cast_possible_truncation, reason = "only told to the reader, or within bounds")]
        let told = scale as f32;
        if !(is_real(wide) && is_real(high) && is_real(scale) && is_real(wide * high * scale * scale)) {
            return Err(ExportError::Empty { width, height, scale: told });
        }
        let side = |units: f64| (units * scale).round().max(1.0);
        let (columns, rows) = (side(wide), side(high));
        match (fitting(columns), fitting(rows)) {
            (Some(w), Some(h)) if u64::from(w) * u64::from(h) <= MOST_PIXELS => {
                Ok(Raster { width: w, height: h, scale: told })
            }
            _ => Err(too_large(wide, high, columns, rows)),
        }
    }
}

fn fitting(side: f64) -> Option<u16> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the bounds of a u16")]
    (side <= f64::from(MOST_SIDE)).then_some(side as u16)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "positive numbers; the most is below a u32, and a cast of what was asked for stops at the largest u64"
)]
fn too_large(wide: f64, high: f64, columns: f64, rows: f64) -> ExportError {
    let side = f64::from(MOST_SIDE);
    let most = (side / wide).min(side / high).min((MOST_PIXELS as f64 / (wide * high)).sqrt());
    let pixels = |units: f64| ((units * most).floor() as u32).max(1);
    ExportError::TooLarge {
        width: columns as u64,
        height: rows as u64,
        most_width: pixels(wide),
        most_height: pixels(high),
        most_scale: most as f32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn most(size: Size, page: (f32, f32)) -> (u32, u32) {
        match size.of(page) {
            Err(ExportError::TooLarge { most_width, most_height, .. }) => (most_width, most_height),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_slide_at_scale_two_is_3840_wide() {
        let raster = Size::Scale(2.0).of((1920.0, 1080.0)).expect("fits");
        assert_eq!((raster.width, raster.height), (3840, 2160));
        assert_eq!(Size::Width(3840).of((1920.0, 1080.0)).expect("fits"), raster);
    }

    #[test]
    fn a_strip_for_the_wall_fits() {
        assert!(Size::Width(35_433).of((3000.0, 900.0)).is_ok());
    }

    #[test]
    fn what_has_no_size_is_refused() {
        for page in [(f32::NAN, 1.0), (0.0, 1.0), (1.0, -1.0), (f32::INFINITY, 1.0)] {
            assert!(matches!(Size::Scale(1.0).of(page), Err(ExportError::Empty { .. })), "{page:?}");
        }
        for scale in [0.0, -1.0, f32::NAN, f32::INFINITY] {
            assert!(matches!(Size::Scale(scale).of((9.0, 9.0)), Err(ExportError::Empty { .. })), "{scale}");
        }
        assert!(Size::Width(0).of((9.0, 9.0)).is_err());
    }

    #[test]
    fn too_large_tells_the_largest_that_works() {
        let (w, h) = most(Size::Scale(100.0), (1000.0, 1000.0));
        assert!(Size::Width(w).of((1000.0, 1000.0)).is_ok() && w > 31_000 && w == h);
        let (w, h) = most(Size::Width(80_000), (1000.0, 10.0));
        assert_eq!((w, h), (65_535, 655));
        assert!(Size::Width(w).of((1000.0, 10.0)).is_ok());
    }
}
