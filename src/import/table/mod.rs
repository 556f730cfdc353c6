//! A table of text: which encoding, which separator, and its rows with their lines.
//!
//! Limitations: without a byte-order mark UTF-16 is told by its zero bytes, and whatever is neither UTF-16 nor UTF-8 is
//! taken for Windows-1252.

mod decode;
mod figure;

use decode::decode;
pub(super) use figure::figure;

use super::error::ImportError;

/// How a table was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableForm {
    /// The name of the encoding.
    pub encoding: &'static str,
    /// What stands between cells.
    pub separator: char,
}

/// A row with the line that it begins on, from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    pub line: usize,
    pub cells: Vec<String>,
}

impl Row {
    /// A cell without the space around it; nothing where the row is shorter.
    pub fn cell(&self, place: usize) -> &str {
        self.cells.get(place).map_or("", |cell| cell.trim())
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// The rows of a table that hold something, the header first.
pub(super) fn rows(bytes: &[u8]) -> Result<(TableForm, Vec<Row>), ImportError> {
    let (text, encoding) = decode(bytes);
    let separator = separator(&text);
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(separator).unwrap_or(b','))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        // The text is UTF-8 and rows may differ in length, so nothing is left that could be wrong.
        let Ok(record) = record else { continue };
        let cells = record.iter().map(str::to_owned).collect();
        rows.push(Row { line: record.position().map_or(0, |position| line(&text, position)), cells });
    }
    rows.retain(|row| !row.is_blank());
    if rows.is_empty() { Err(ImportError::EmptyTable) } else { Ok((TableForm { encoding, separator }, rows)) }
}

/// The line of a row, from 1. A reader's place is where it went on, which may be a blank line before the row.
fn line(text: &str, position: &csv::Position) -> usize {
    let number = |of: u64| usize::try_from(of).unwrap_or(usize::MAX);
    let rest = text.as_bytes().get(number(position.byte())..).unwrap_or_default();
    let blank = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
    number(position.line()).saturating_add(blank.filter(|byte| **byte == b'\n').count())
}

/// The separator that stands most often in the first line that is not blank, outside quotes.
fn separator(text: &str) -> char {
    let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let mut counts = [('\t', 0_usize), (';', 0), (',', 0)];
    let mut is_quoted = false;
    for letter in header.chars() {
        is_quoted ^= letter == '"';
        for (separator, count) in &mut counts {
            *count += usize::from(!is_quoted && letter == *separator);
        }
    }
    // Of equal counts the first: a comma is more often part of a heading than a tab is.
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or_default();
    counts.iter().find(|(_, count)| *count == most && most > 0).map_or(',', |(separator, _)| *separator)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(bytes: &[u8]) -> (TableForm, Vec<(usize, Vec<String>)>) {
        let (form, rows) = rows(bytes).expect("a table");
        (form, rows.into_iter().map(|row| (row.line, row.cells)).collect())
    }

    #[test]
    fn separators_are_told_from_the_header() {
        for (text, separator) in
            [("a,b\n1,2", ','), ("a;b\n1,5;2", ';'), ("a\tb\n1\t2", '\t'), ("\"a,b,c\";d", ';'), ("a\n1", ',')]
        {
            assert_eq!(cells(text.as_bytes()).0.separator, separator, "{text}");
        }
    }

    #[test]
    fn lines_are_counted_through_quoted_newlines_and_blank_rows() {
        let (_, rows) = cells(b"a,b\r\n\"two\nlines\",1\r\n\r\n,\r\n\r\nlast,2\r\n");
        let lines: Vec<usize> = rows.iter().map(|(line, _)| *line).collect();
        assert_eq!(lines, [1, 2, 7]);
        assert_eq!(rows[1].1[0], "two\nlines");
    }

    #[test]
    fn an_empty_text_is_no_table() {
        assert_eq!(rows(b" \n\n"), Err(ImportError::EmptyTable));
    }
}
