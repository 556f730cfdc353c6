//! CSV (RFC 4180), a file a table.

use super::{Cell, Table};
use crate::{export::ExportError, wording::printable};

/// The table as CSV: UTF-8 with a byte-order mark, so that spreadsheets know it; numbers with a point. A text that a
/// spreadsheet would take for a formula has an apostrophe before it: quotes alone do not stop it.
///
/// # Errors
/// What the encoder refuses; it writes to memory, so nothing does.
pub fn csv(table: &Table) -> Result<Vec<u8>, ExportError> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::from("\u{FEFF}"));
    let refused = |error: csv::Error| ExportError::Write(std::io::Error::other(error));
    writer.write_record(table.columns.iter().map(|column| guarded(&column.heading))).map_err(refused)?;
    for row in &table.rows {
        writer.write_record(row.iter().map(text)).map_err(refused)?;
    }
    writer.into_inner().map_err(|error| ExportError::Write(std::io::Error::other(error.to_string())))
}

fn text(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Words(words) => guarded(words),
        Cell::Number(number) | Cell::Share(number) | Cell::Feeling(number) => rounded(*number),
    }
}

/// As many decimals as are known: six, without zeros at the end.
fn rounded(number: f64) -> String {
    let text = format!("{number:.6}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

/// No text begins as a formula does.
fn guarded(text: &str) -> String {
    let is_formula = text.starts_with(|first: char| {
        matches!(first, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') || first.is_control()
    });
    let text = printable(text);
    if is_formula { format!("'{text}") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::table::Column;

    fn written(cells: Vec<Cell>) -> String {
        let columns = cells.iter().map(|_| Column { heading: "c".to_owned(), width: 8.0 }).collect();
        let bytes = csv(&Table { name: "x", columns, rows: vec![cells] }).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        text.split_once("\r\n").unwrap().1.to_owned()
    }

    #[test]
    fn no_text_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\u{1}x", "＝1"] {
            let line = written(vec![Cell::Words(text.to_owned())]);
            assert!(line.trim_start_matches('"').starts_with('\''), "{text:?} → {line:?}");
        }
        assert_eq!(written(vec![Cell::Words("a=1".to_owned())]), "a=1\r\n");
    }

    #[test]
    fn numbers_stay_numbers_even_below_zero() {
        let cells =
            vec![Cell::Feeling(-1.5), Cell::Share(0.4), Cell::Number(1.0 / 3.0), Cell::Empty, Cell::Number(-0.0)];
        assert_eq!(written(cells), "-1.5,0.4,0.333333,,0\r\n");
    }

    #[test]
    fn commas_quotes_and_line_breaks_are_quoted() {
        assert_eq!(written(vec![Cell::Words("a, \"b\"\nc".to_owned())]), "\"a, \"\"b\"\"\nc\"\r\n");
    }
}
