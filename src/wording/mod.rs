//! Reports, refusals and labels as sentences; no other floor holds text for users.

pub mod canvas;
pub mod choice;
pub mod command;
pub mod explained;
mod fault;
pub mod figure;
pub mod finding;
mod import;
mod label;
pub mod lens;
mod load;
pub mod matrix;
pub mod mix;
mod nearest;
pub mod page;
pub mod plan;
mod refusal;
mod report_csv;
mod report_json;
mod report_json_mix;
mod report_markdown;
mod report_text;
pub mod sheet;
mod subject;
pub mod value;
pub mod window;

pub use fault::{fault, fault_kind, fault_subjects};
pub use import::{import_error, import_note, picture_error};
pub use label::label;
pub use load::{load_error, save_error};
pub use refusal::refusal;
pub use report_csv::report_csv;
pub use report_json::report_json;
pub use report_json_mix::values_json;
pub use report_markdown::{escaped as markdown_escaped, report_markdown, sections_markdown};
pub use report_text::{Section, method, report_sections, report_text, sections_text, summary, value_section};
