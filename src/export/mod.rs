//! Pages to bytes. Each format is a fold over the same finished scene, so what is seen is what is exported.
//!
//! Knows: pages, the faces that their glyphs are in, and how each format writes them. Of the map only what tables,
//! Markdown and Mermaid say of it.
//!
//! Limitations: a font found on the system is named in SVG and not embedded, as its licence is not known here.

mod error;
mod format;
mod markdown;
mod mermaid;
mod order;
mod outline;
mod pdf;
mod picture;
mod png;
mod pptx;
mod raster;
mod size;
mod svg;
pub mod table;
mod told;
mod xml;

pub use error::ExportError;
pub use format::Format;
pub use markdown::markdown;
pub use mermaid::{Losses, mermaid};
pub use order::{File, Made, Order, make};
pub use pdf::{MOST_POINTS, PdfOptions, pdf};
pub use png::{PngOptions, png};
pub use pptx::{MOST_SLIDE_POINTS, PptxOptions, pptx};
pub use raster::pixels;
pub use size::{MOST_PIXELS, MOST_SIDE, Size};
pub use svg::{SvgOptions, svg};
pub use told::refusal;
