//! Pictures of personas: the one place where picture files inside a map become pixels, with limits, so that no file
//! can ask for more memory than a portrait needs.
//!
//! Limitations: PNG only, as the map file says; a picture that is broken or too large has no pixels, and whoever
//! draws it shows the initial instead.

use std::{io::Cursor, sync::Arc};

use base64::{Engine, engine::general_purpose::STANDARD};
use image::{ImageFormat, ImageReader, Limits};

use super::Pixels;
use crate::model::Picture;

/// The longest side, in pixels: twice of what the program itself writes.
const MOST_SIDE: u32 = 512;
/// The most letters of base 64: a PNG of that size hardly squeezed.
const MOST_LETTERS: usize = 2 * 1_024 * 1_024;
/// Bytes that decoding may ask for.
const MOST_MEMORY: u64 = 8 * 1_024 * 1_024;

/// The pixels of a portrait; none where it is broken or larger than 512 pixels a side.
#[must_use]
pub fn portrait(picture: &Picture) -> Option<Arc<Pixels>> {
    let letters = picture.png.trim();
    if letters.len() > MOST_LETTERS {
        return None;
    }
    let bytes = STANDARD.decode(letters).ok()?;
    let mut reader = ImageReader::with_format(Cursor::new(bytes), ImageFormat::Png);
    let mut limits = Limits::default();
    limits.max_image_width = Some(MOST_SIDE);
    limits.max_image_height = Some(MOST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let rgba = reader.decode().ok()?.into_rgba8();
    let (width, height) = rgba.dimensions();
    Some(Arc::new(Pixels { width, height, rgba: rgba.into_raw() }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Picture {
        let mut bytes = Cursor::new(Vec::new());
        image::RgbaImage::from_pixel(width, height, image::Rgba([10, 20, 30, 255]))
            .write_to(&mut bytes, ImageFormat::Png)
            .unwrap();
        Picture { png: STANDARD.encode(bytes.into_inner()) }
    }

    #[test]
    fn a_portrait_becomes_pixels() {
        let pixels = portrait(&png(3, 2)).unwrap();
        assert_eq!((pixels.width, pixels.height, pixels.rgba.len()), (3, 2, 24));
        assert_eq!(pixels.rgba.get(..4), Some([10, 20, 30, 255].as_slice()));
    }

    #[test]
    fn a_broken_or_huge_portrait_has_no_pixels() {
        let cut = |picture: Picture| Picture { png: picture.png.chars().take(40).collect() };
        assert!(portrait(&cut(png(8, 8))).is_none());
        assert!(portrait(&Picture { png: "not base 64!".to_owned() }).is_none());
        assert!(portrait(&Picture { png: String::new() }).is_none());
        assert!(portrait(&png(MOST_SIDE + 1, 1)).is_none());
        assert!(portrait(&Picture { png: "A".repeat(MOST_LETTERS + 1) }).is_none());
    }
}
