//! The capture grammar: one line, one touchpoint.
//!
//! ```text
//! title words  [@channel …]  [#paid|#owned|#earned]  [-2|-1|0|+1|+2|#love|#pain]  [!cause]  [~XS|~S|~M|~L|~XL]
//!              [*importance]  [>next title]
//! ```
//!
//! [`read`] says of every word what it was understood as; [`Reading::make`] turns what was read into one command.
//! Reading changes nothing and draws no ids, so that a line can be read at every key press.
//!
//! - `@` finds a channel by the beginning of its name or of a word of it, as long as no other begins so; several
//!   words of a name that is there are taken together (`@web shop`), else they are hyphenated (`@review-site`) or in
//!   quotes, which mean the name exactly as it stands. A channel that is not there is made.
//! - `#` and a creator, or love (+1) and pain (-1); beginnings do. `#p` is paid, as the key P is.
//! - A feeling is -2 to +2, with `.5` if wanted, the minus as typed or as printed. A bare `0` is one only behind
//!   everything that is title. `Maya:+2` is hers; one without a name is the active persona's.
//! - `!` and the beginning of a cause, of pain or of love as the feeling is.
//! - `>` and the title that comes next, up to the next sign: a touchpoint that is there, one of a later line, or one
//!   that is still to come. The last is written down in the notes and becomes a link when its line comes.
//! - `## Delivery` alone on a line goes on in that stage, or makes it. Its phase is told by its name or is that of
//!   the stage in focus, never an earlier one.
//! - Signs may stand together where all of it is understood: `@web#o-2~S`. What is said twice holds as said last.
//! - Several lines are several touchpoints; a list's dashes and numbers are left out. Cells between tabs are mapped
//!   by their header; without one the first column is the title, and the others are read as above, signs or not.
//!
//! **Nothing typed is dropped**: what cannot be read stays in the title (in a table: in the notes), and every word
//! is in a [`Span`] that says so.
//!
//! Limitations: causes and headers are English; accents must be typed; a table's rows are not linked to one another
//! unless a column says what comes next.

mod cell;
mod complete;
mod header;
mod line;
mod make;
mod name;
mod reader;
mod reading;
mod sign;
mod table;
#[cfg(test)]
mod tests;
mod word;

pub use complete::{Choice, Completion, complete};
pub use header::Column;
pub use make::Made;
pub use name::folded;
pub use reading::{
    ChannelName, Context, Draft, Line, Meaning, NewChannel, NewStage, Next, Reading, Says, Span, StageName, Why,
};

/// Reads a text of one or many lines. Never fails: what is not understood is in the reading as such.
#[must_use]
pub fn read(text: &str, context: &Context<'_>) -> Reading {
    reader::Reader::new(context, text).read(text)
}
