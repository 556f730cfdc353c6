//! The map as tables: what CSV and XLSX are both made of.

mod csv;
mod rows;
mod xlsx;

pub use csv::csv;
pub use rows::tables;
pub use xlsx::xlsx;

/// One cell. What a user wrote is always [`Cell::Words`], so that it can never be taken for a formula.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// Text.
    Words(String),
    /// A number.
    Number(f64),
    /// A share, 0..=1, shown in per cent.
    Share(f64),
    /// A feeling, -2..=2.
    Feeling(f64),
}

impl Cell {
    /// Text, or nothing where there is none.
    pub(super) fn words(text: impl AsRef<str>) -> Self {
        let text = text.as_ref().trim();
        if text.is_empty() { Cell::Empty } else { Cell::Words(text.to_owned()) }
    }

    /// A number, if it is known and is one.
    pub(super) fn number(number: Option<f64>) -> Self {
        number.filter(|number| number.is_finite()).map_or(Cell::Empty, Cell::Number)
    }

    /// A share, if it is known.
    pub(super) fn share(share: Option<f64>) -> Self {
        share.filter(|share| share.is_finite()).map_or(Cell::Empty, Cell::Share)
    }

    #[expect(clippy::cast_precision_loss, reason = "counts of a map are far below 2^53")]
    pub(super) fn count(count: Option<u64>) -> Self {
        Cell::number(count.map(|count| count as f64))
    }
}

/// A column: its heading, and how wide it is in letters.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// The heading.
    pub heading: String,
    /// Width in letters.
    pub width: f64,
}

/// One table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What its rows are: "touchpoints".
    pub name: &'static str,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}
