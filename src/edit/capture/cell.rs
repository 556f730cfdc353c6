//! Cells between tabs, as spreadsheets put them on the clipboard: one that holds a line end or a quote is in quotes,
//! and a quote within is doubled.

use std::ops::Range;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    /// Its bytes in the text, quotes included, white space around it not.
    pub(super) range: Range<usize>,
    /// What stands in it: one line, without quotes.
    pub(super) text: String,
    /// Is that what stands in the text, letter by letter?
    pub(super) is_verbatim: bool,
}

/// The rows of a text, with their bytes; an empty row has an empty cell.
pub(super) fn rows(text: &str) -> Vec<(Range<usize>, Vec<Cell>)> {
    let mut rows = Vec::new();
    let (mut from, mut cell_from, mut cells) = (0, 0, Vec::new());
    let mut is_quoted = false;
    let ends = text.char_indices().chain([(text.len(), '\n')]);
    for (at, letter) in ends {
        let is_end = at == text.len();
        match letter {
            '"' if is_quoted => is_quoted = false,
            // A doubled quote closes and opens again.
            '"' => is_quoted = opens(text, cell_from, at),
            '\t' | '\n' if !is_quoted || is_end => {
                cells.push(cell(text, cell_from..at));
                cell_from = at + 1;
                if letter == '\n' {
                    rows.push((from..at, std::mem::take(&mut cells)));
                    from = at + 1;
                }
            }
            _ => {}
        }
    }
    rows
}

/// Does the quote at `at` open a cell that is closed later, or is it the second half of a doubled one?
fn opens(text: &str, cell_from: usize, at: usize) -> bool {
    let before = text.get(cell_from..at).unwrap_or_default();
    let after = text.get(at + 1..).unwrap_or_default();
    (before.trim().is_empty() || (before.trim_start().starts_with('"') && before.ends_with('"'))) && after.contains('"')
}

fn cell(text: &str, range: Range<usize>) -> Cell {
    let raw = text.get(range.clone()).unwrap_or_default();
    let trimmed = raw.trim();
    let start = range.start + raw.len() - raw.trim_start().len();
    let range = start..start + trimmed.len();
    let quoted = trimmed.strip_prefix('"').and_then(|inner| inner.strip_suffix('"'));
    let plain = quoted.map_or_else(|| trimmed.to_owned(), |inner| inner.replace("\"\"", "\""));
    let text = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    Cell { range, is_verbatim: text == trimmed, text }
}

impl Cell {
    /// Its parts between `separators`, each with its bytes, which hold the separator behind it.
    pub(super) fn parts(&self, separators: &[char]) -> Vec<(Range<usize>, &str)> {
        if !self.is_verbatim {
            return vec![(self.range.clone(), self.text.as_str())];
        }
        let mut at = self.range.start;
        let mut parts = Vec::new();
        for part in self.text.split_inclusive(separators) {
            let range = at..at + part.len();
            at = range.end;
            parts.push((range, part.trim_end_matches(separators).trim()));
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_cells_hold_line_ends_and_quotes() {
        let text = "Step\tSays\r\nPays\t\"Why \"\"now\"\"?\nAgain\"\r\n\nGoes\t\"half";
        let rows = rows(text);
        let texts: Vec<Vec<&str>> =
            rows.iter().map(|(_, cells)| cells.iter().map(|cell| cell.text.as_str()).collect()).collect();
        assert_eq!(texts, [vec!["Step", "Says"], vec!["Pays", "Why \"now\"? Again"], vec![""], vec!["Goes", "\"half"]]);
        let (_, cells) = &rows[1];
        assert_eq!(&text[cells[1].range.clone()], "\"Why \"\"now\"\"?\nAgain\"");
    }

    #[test]
    fn the_parts_of_a_cell_hold_their_separators() {
        let (_, cells) = rows("web; store\tx").remove(0);
        let parts = cells[0].parts(&[';', ',']);
        assert_eq!(parts, [(0..4, "web"), (4..10, "store")]);
    }
}
