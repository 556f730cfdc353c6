//! What was not saved yet: kept beside the user's files, in the program's own folder, and offered after a crash.
//!
//! Each window with unsaved changes has a [`Slot`]: a folder with the map, the name of its file, and a lock that the
//! system lets go of when the process ends, however it ends. A slot whose lock is free and that holds a map is
//! [`left_over`]. A slot is emptied only after a save or when the user discards it.
//!
//! Limitations: selection, view and undo steps are not kept. Two programs on two machines that share one home
//! folder see each other's slots as far as the file system shares locks.

mod keeper;
#[cfg(test)]
mod sample;
mod slot;

pub use keeper::Keeper;
pub use slot::{Kept, Slot, left_over};
