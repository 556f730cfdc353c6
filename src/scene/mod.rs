//! WHAT is drawn: a finished display list, resolved to colours, in document units.
//!
//! This floor knows layouts, themes and reports; it knows no window and no file. What is selected or
//! hovered is not in a scene: the screen draws that on top.
//!
//! Limitations: one theme for a scene; shadows are soft boxes only.

mod brand;
mod compose;
mod dump;
mod hit;
pub mod icon;
mod item;
mod page;
mod portrait;
mod scale;
mod theme;

pub use compose::{Drawn, compose, compose_again, corner_marks};
pub use dump::dump;
pub use hit::{hit, hit_within};
pub use item::{Colour, Item, Page, Part, Piece, Pixels, Scene, Stroke};
pub use page::{
    PageRequest, PageSize, Pages, Parts, UNITS_PER_INCH, pages, pages_watched, smallest_read, smallest_text,
    smallest_title,
};
pub use portrait::portrait;
pub use scale::scaled;
pub use theme::{ChipTint, Creators, PhaseTint, Phases, Theme};
