//! The hand and the eye, without egui: what the pointer and the keys ask for, and what part of the map is in view.
//!
//! A gesture is a state machine that turns input into intents; a panel pushes intents too; one place (`app`)
//! answers them, with [`answer`] for those that concern the document. This floor knows the map, the document and
//! boxes in document units, and nothing of widgets, windows or files; what it must know of where cards stand comes as
//! [`Facts`].
//!
//! Limitations: one pointer; a pinch arrives as a factor, not as fingers.

mod absence;
mod action;
mod answer;
mod arrange;
mod camera;
mod compass;
mod gesture;
mod input;
mod intent;
mod landing;
mod laning;
mod link;
pub mod meaning;
mod memo;
mod menu;
mod notice;
pub mod palette;
pub mod placing;
mod preferences;
pub mod search;
mod short_list;
mod shortcut;
pub mod snap;
pub mod staging;
#[cfg(test)]
mod tests;

pub use action::{Action, Situation, Way};
pub use answer::answer;
pub use arrange::{Alignment, Spread};
pub use camera::Camera;
pub use compass::nearest;
pub use gesture::Gesture;
pub use input::{Button, End, Event, Hit, Input, Modifiers, Spot};
pub use intent::{Drag, Intent, Tab, Trying};
pub use landing::{Carried, Landing, Slot};
pub use laning::Cell;
pub use link::is_openable;
pub use meaning::Meaning;
pub use memo::Memo;
pub use menu::Menu;
pub use notice::{Notice, NoticeKind, WayOut};
pub use placing::{Column, Facts};
pub use preferences::{ExportHabit, Preference, Preferences, SIZES};
pub use short_list::short_list;
pub use shortcut::{Key, Shortcut};
