//! WHAT is drawn: a finished display list.

pub mod icon;
mod item;

pub use item::{Colour, Item, Page, Part, Piece, Pixels, Scene, Stroke};
