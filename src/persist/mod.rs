//! The disk: the map file, and saving it so that nothing can be lost on the way.
//!
//! The file is RON: `( format: "journey-canvas", version: 1, map: ( … ) )`, records by id, one field
//! a line, so that people read it and git diffs and merges it. `write(read(text)) == text` for
//! every file that the program wrote.
//!
//! This floor knows the model and the file system, and no sentences: what went wrong is worded above.
//!
//! Limitations: comments that somebody wrote into a file are gone after the next save; hard links
//! and owners of a replaced file are not kept; the lock of a network share is not asked for. A process that is killed in
//! the midst of a save leaves the half-written file beside the map, `.journey-canvas-….tmp`; a later save in that
//! folder takes it away.

mod disk;
mod error;
mod font;
mod format;
mod hold;
mod keep;
mod layer;
mod limit;
mod literal;
mod own;
mod recent;
pub mod recovery;
mod seen;
mod sweep;
mod template;

pub use disk::{beside, load, open, open_seen, read_bytes, replace, replace_on, save, save_over};
pub use error::{LoadError, Position, Problem, SaveError};
pub use font::{FontFileError, font_beside, font_file};
pub use format::{FORMAT, VERSION, decode, read, write};
pub use hold::{Held, Hold, hold};
pub use keep::{recall, remember};
pub use layer::{Layer, RealLayer};
pub use limit::{FILE_LIMIT, LINK_LIMIT, Limited, NESTING_LIMIT, PICTURE_LIMIT, TEXT_LIMIT, TOUCHPOINT_LIMIT};
pub use own::{DATA_VARIABLE, data_folder};
pub use recent::{Recent, RecentFiles};
pub use seen::Seen;
pub use template::{TEMPLATES, Template, template};
