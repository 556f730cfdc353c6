//! Pictures in boxes: which part of one is shown, and its pixels made ready.

use std::borrow::Cow;

use image::{RgbaImage, imageops};

use crate::{layout::geometry::Rect, scene::Pixels};

/// Where the whole picture stands so that it covers `rect`, its middle in the middle, its sides in proportion.
pub(super) fn covering(pixels: &Pixels, rect: Rect) -> Rect {
    let (w, h) = (side(pixels.width), side(pixels.height));
    let scale = (rect.w / w).max(rect.h / h);
    Rect::around(rect.centre(), w * scale, h * scale)
}

#[expect(clippy::cast_precision_loss, reason = "sides of a picture are far below 2^24")]
fn side(pixels: u32) -> f32 {
    pixels.max(1) as f32
}

/// Are there as many bytes as the sides say, and sides that a rasteriser takes?
pub(super) fn is_whole(pixels: &Pixels) -> bool {
    let bytes = u64::from(pixels.width) * u64::from(pixels.height) * 4;
    let fits = |side: u32| (1..=u32::from(u16::MAX)).contains(&side);
    fits(pixels.width) && fits(pixels.height) && u64::try_from(pixels.rgba.len()) == Ok(bytes)
}

/// The picture, made smaller if it would be drawn at less than half of its size: sampling alone would skip pixels.
pub(super) fn fitted(pixels: &Pixels, drawn_width: f32) -> Cow<'_, Pixels> {
    let drawn = drawn_width.ceil().max(1.0);
    if drawn * 2.0 >= side(pixels.width) {
        return Cow::Borrowed(pixels);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "smaller than the picture")]
    let (width, height) = (drawn as u32, (drawn / side(pixels.width) * side(pixels.height)).ceil().max(1.0) as u32);
    let Some(whole) = RgbaImage::from_raw(pixels.width, pixels.height, pixels.rgba.clone()) else {
        return Cow::Borrowed(pixels);
    };
    let rgba = imageops::resize(&whole, width, height, imageops::FilterType::Triangle).into_raw();
    Cow::Owned(Pixels { width, height, rgba })
}

/// The whole picture as a PNG file.
pub(super) fn encoded(pixels: &Pixels) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width, pixels.height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header()?.write_image_data(&pixels.rgba)?;
    Ok(bytes)
}
