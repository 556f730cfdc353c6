//! A picture file made fit for the map: PNG, at most 256 pixels a side. The one place where picture files of others
//! are read: PNG, JPEG and WebP, nothing else, and never beyond the limits.
//!
//! Limitations: of an animation the first picture is taken.

use std::io::Cursor;

use base64::{Engine, engine::general_purpose::STANDARD};
use image::{
    DynamicImage, GenericImageView, ImageDecoder, ImageFormat, ImageReader, Limits, imageops::FilterType,
    metadata::Orientation,
};

use crate::model::Picture;

/// The longest side of a picture in a map, in pixels.
pub const PICTURE_SIDE: u32 = 256;
/// The most pixels that are read: 64 million.
pub const PICTURE_PIXELS: u64 = 64 << 20;
/// Bytes that decoding may ask for: what those pixels take, twice.
const MOST_MEMORY: u64 = PICTURE_PIXELS * 8;

/// Why a picture is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Neither PNG nor JPEG nor WebP.
    #[error("neither PNG, JPEG nor WebP")]
    OtherFormat,
    /// More pixels than are read.
    #[error("{width} × {height} pixels are more than {PICTURE_PIXELS}")]
    TooLarge {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// The file is broken.
    #[error("broken")]
    Broken,
}

/// The picture in these bytes, upright and small.
///
/// # Errors
/// [`PictureError`]; nothing is taken.
pub fn picture(bytes: &[u8]) -> Result<Picture, PictureError> {
    small(bytes, PICTURE_SIDE)
}

/// The longest side of a logo in a map, in pixels: most are wide.
const LOGO_SIDE: u32 = 512;
/// Letters of base 64 that a logo may have; above, it is made as small as any picture.
const MOST_LETTERS: usize = 256 << 10;

/// The logo in these bytes, upright, larger than other pictures where it stays a small file.
///
/// # Errors
/// [`PictureError`]; nothing is taken.
pub fn logo(bytes: &[u8]) -> Result<Picture, PictureError> {
    let large = small(bytes, LOGO_SIDE)?;
    if large.png.len() <= MOST_LETTERS { Ok(large) } else { small(bytes, PICTURE_SIDE) }
}

fn small(bytes: &[u8], side: u32) -> Result<Picture, PictureError> {
    let format = image::guess_format(bytes).map_err(|_| PictureError::OtherFormat)?;
    if !matches!(format, ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::WebP) {
        return Err(PictureError::OtherFormat);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| PictureError::Broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > PICTURE_PIXELS {
        return Err(PictureError::TooLarge { width, height });
    }
    // Cameras write pictures lying on their side and say so.
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut image = DynamicImage::from_decoder(decoder).map_err(|_| PictureError::Broken)?;
    image.apply_orientation(turned);
    let (width, height) = image.dimensions();
    if width > side || height > side {
        image = image.resize(side, side, FilterType::CatmullRom);
    }
    let mut png = Cursor::new(Vec::new());
    image.into_rgba8().write_to(&mut png, ImageFormat::Png).map_err(|_| PictureError::Broken)?;
    Ok(Picture { png: STANDARD.encode(png.into_inner()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        let image = DynamicImage::ImageRgb8(image::RgbImage::from_pixel(width, height, image::Rgb([200, 30, 60])));
        image.write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    fn size(picture: &Picture) -> (u32, u32) {
        let bytes = STANDARD.decode(&picture.png).unwrap();
        image::load_from_memory_with_format(&bytes, ImageFormat::Png).unwrap().dimensions()
    }

    #[test]
    fn a_large_picture_becomes_small_and_keeps_its_shape() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            assert_eq!(size(&picture(&file(1_024, 512, format)).unwrap()), (256, 128), "{format:?}");
        }
        assert_eq!(size(&picture(&file(40, 30, ImageFormat::Png)).unwrap()), (40, 30));
    }

    #[test]
    fn another_format_and_a_broken_file_are_refused() {
        assert_eq!(picture(b"GIF89a........"), Err(PictureError::OtherFormat));
        assert_eq!(picture(b"no picture at all"), Err(PictureError::OtherFormat));
        let mut cut = file(64, 64, ImageFormat::Png);
        cut.truncate(40);
        assert_eq!(picture(&cut), Err(PictureError::Broken));
    }

    #[test]
    fn a_picture_of_too_many_pixels_is_refused_before_it_is_decoded() {
        // A header that says 20,000 by 20,000, with nothing behind it.
        let mut header = file(1, 1, ImageFormat::Png);
        header.splice(16..24, [0, 0, 0x4e, 0x20, 0, 0, 0x4e, 0x20]);
        let (kind, rest) = header.split_at(29);
        let sum = crc(&kind[12..29]).to_be_bytes();
        let forged: Vec<u8> = kind.iter().chain(&sum).chain(&rest[4..]).copied().collect();
        assert_eq!(picture(&forged), Err(PictureError::TooLarge { width: 20_000, height: 20_000 }));
    }

    /// The check sum of a PNG chunk (ISO 3309).
    fn crc(bytes: &[u8]) -> u32 {
        let step = |sum: u32| if sum & 1 == 1 { 0xedb8_8320 ^ (sum >> 1) } else { sum >> 1 };
        !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| step(sum)))
    }
}
