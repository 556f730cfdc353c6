//! Pages to bytes. Each format is a fold over the same finished scene, so what is seen is what is exported.
//!
//! Knows: pages, the faces that their glyphs are in, and how each format writes them. Knows nothing of the map.
//!
//! Limitations: a font found on the system is named in SVG and not embedded, as its licence is not known here.

mod error;
mod format;
mod order;
mod outline;
mod pdf;
mod picture;
mod png;
mod raster;
mod size;
mod svg;
mod xml;

pub use error::ExportError;
pub use format::Format;
pub use order::{File, Made, Order, make};
pub use pdf::{MOST_POINTS, PdfOptions, pdf};
pub use png::{PngOptions, png};
pub use raster::pixels;
pub use size::{MOST_PIXELS, MOST_SIDE, Size};
pub use svg::{SvgOptions, svg};
