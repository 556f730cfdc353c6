//! Why a page could not be exported.

use crate::layout::text::FaceId;

/// Why a page could not be exported; nothing usable was written.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The page has no size, or the scale is none.
    #[error("the page is {width} by {height} units at scale {scale}: nothing can be drawn")]
    Empty {
        /// Width in document units.
        width: f32,
        /// Height in document units.
        height: f32,
        /// Pixels for one document unit.
        scale: f32,
    },
    /// More pixels than can be made.
    #[error("{width} by {height} pixels are too many; the largest that works is {most_width} by {most_height}")]
    TooLarge {
        /// Width asked for, in pixels.
        width: u64,
        /// Height asked for, in pixels.
        height: u64,
        /// Largest width of the same shape.
        most_width: u32,
        /// Its height.
        most_height: u32,
        /// Its scale: pixels for one document unit.
        most_scale: f32,
    },
    /// A page larger than readers of PDF show.
    #[error("a page of {width:.0} by {height:.0} points is too large; no side may have more than {most:.0}")]
    PageTooLarge {
        /// Width in points.
        width: f32,
        /// Height in points.
        height: f32,
        /// The most of a side.
        most: f32,
    },
    /// It was called off.
    #[error("stopped")]
    Stopped,
    /// The PDF encoder refused.
    #[error("encoding failed: {0}")]
    Pdf(String),
    /// The XLSX encoder refused.
    #[error("encoding failed: {0}")]
    Workbook(String),
    /// Text is set in a face that the faces handed in do not hold.
    #[error("no font file for face {}", .0.0)]
    NoFace(FaceId),
    /// The font file of a face cannot be read.
    #[error("the font file of face {} cannot be read", .0.0)]
    BadFace(FaceId),
    /// The bytes could not be written.
    #[error("writing failed: {0}")]
    Write(#[from] std::io::Error),
    /// The PNG encoder refused.
    #[error("encoding failed: {0}")]
    Encode(png::EncodingError),
}

impl From<png::EncodingError> for ExportError {
    fn from(error: png::EncodingError) -> Self {
        match error {
            png::EncodingError::IoError(error) => ExportError::Write(error),
            other => ExportError::Encode(other),
        }
    }
}
