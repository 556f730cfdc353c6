//! XLSX: a sheet a table, typed cells, the head frozen, feelings in colours; printed across, as wide as the paper, the
//! head on every page.
//!
//! Limitations: a cell longer than a spreadsheet allows goes on in cells behind the last column, with a note.

use rust_xlsxwriter::{
    ConditionalFormat3ColorScale, ConditionalFormatType, DocProperties, ExcelDateTime, Format, FormatAlign, Note,
    Workbook, Worksheet, XlsxError,
};

use super::{Cell, Table};
use crate::{
    export::ExportError,
    scene::{Colour, Theme},
    wording::printable,
};

/// The most letters of a cell, as spreadsheets have it (counted in UTF-16).
const MOST_LETTERS: usize = 32_767;

/// A4, as spreadsheets number it.
const A4: u8 = 9;
/// What the indent of words takes of a column, in letters.
const INDENT: f64 = 1.0;
/// The height of a line, in points.
const LINE: f64 = 15.0;
/// The highest row: a sheet allows 409 points.
const MOST_LINES: u16 = 27;

/// The tables as one workbook, feelings in the theme's colours.
///
/// # Errors
/// More rows than a sheet holds, and what the encoder refuses.
pub fn xlsx(tables: &[Table], theme: &Theme) -> Result<Vec<u8>, ExportError> {
    let mut workbook = Workbook::new();
    // Always the same time, so that the same map gives the same bytes.
    let time = ExcelDateTime::from_ymd(2000, 1, 1).map_err(refused)?;
    workbook.set_properties(&DocProperties::new().set_creation_datetime(&time));
    let forms = Forms::new(theme);
    for table in tables {
        write(workbook.add_worksheet(), table, &forms, theme).map_err(refused)?;
    }
    workbook.save_to_buffer().map_err(refused)
}

fn refused(error: XlsxError) -> ExportError {
    ExportError::Workbook(error.to_string())
}

/// How cells look.
struct Forms {
    head: Format,
    /// Over figures: at the right, as they are.
    figures: Format,
    words: Format,
    number: Format,
    share: Format,
    feeling: Format,
}

impl Forms {
    fn new(theme: &Theme) -> Self {
        let top = || Format::new().set_align(FormatAlign::Top);
        let head =
            top().set_bold().set_text_wrap().set_background_color(number(theme.well)).set_font_color(number(theme.ink));
        Self {
            figures: head.clone().set_align(FormatAlign::Right),
            // Words keep off the figures before them; an indent counts only where the side is said.
            head: head.set_align(FormatAlign::Left).set_indent(1),
            words: top().set_align(FormatAlign::Left).set_text_wrap().set_indent(1),
            number: top().set_num_format("0.##"),
            share: top().set_num_format("0.0%"),
            feeling: top().set_num_format("+0.0;-0.0;0"),
        }
    }
}

fn write(sheet: &mut Worksheet, table: &Table, forms: &Forms, theme: &Theme) -> Result<(), XlsxError> {
    sheet.set_name(table.name)?;
    for (at, column) in (0_u16..).zip(&table.columns) {
        sheet.set_column_width(at, column.width.max(heading_width(&column.heading)))?;
        let form = if has_figures(table, usize::from(at)) { &forms.figures } else { &forms.head };
        sheet.write_string_with_format(0, at, printable(&column.heading), form)?;
        if feelings(table).contains(&at) {
            sheet.insert_note(0, at, &Note::new("From -2 (very bad) to +2 (very good)."))?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.set_landscape().set_paper_size(A4).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let mut has_rest = 0;
    for (row, cells) in (1_u32..).zip(&table.rows) {
        let mut rest = Vec::new();
        for (at, cell) in (0_u16..).zip(cells) {
            match cell {
                Cell::Empty => {}
                Cell::Words(words) => rest.extend(words_into(sheet, (row, at), words, &forms.words)?),
                Cell::Number(number) => drop(sheet.write_number_with_format(row, at, *number, &forms.number)?),
                Cell::Share(share) => drop(sheet.write_number_with_format(row, at, *share, &forms.share)?),
                Cell::Feeling(feeling) => drop(sheet.write_number_with_format(row, at, *feeling, &forms.feeling)?),
            }
        }
        let high = table.columns.iter().zip(cells).map(|(column, cell)| match cell {
            Cell::Words(words) => lines(words, column.width - INDENT),
            _ => 1,
        });
        // Not every program finds the height of wrapped text by itself.
        if let Some(high) = high.max().filter(|high| *high > 1) {
            sheet.set_row_height(row, LINE * f64::from(high))?;
        }
        for (at, part) in (last + 1..).zip(&rest) {
            sheet.write_string_with_format(row, at, part, &forms.words)?;
            has_rest = has_rest.max(at);
        }
    }
    for at in last + 1..=has_rest {
        sheet.write_string_with_format(0, at, "continued", &forms.head)?;
        sheet.set_column_width(at, 40.0)?;
    }
    let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
    if rows > 0 {
        sheet.autofilter(0, 0, rows, last)?;
        for at in feelings(table) {
            let scale = ConditionalFormat3ColorScale::new()
                .set_minimum(ConditionalFormatType::Number, -2)
                .set_midpoint(ConditionalFormatType::Number, 0)
                .set_maximum(ConditionalFormatType::Number, 2)
                .set_minimum_color(number(soft(theme.pain)))
                .set_midpoint_color(number(theme.card))
                .set_maximum_color(number(soft(theme.love)));
            sheet.add_conditional_format(1, at, rows, at, &scale)?;
        }
    }
    Ok(())
}

/// Writes what a cell holds, as a string whatever it begins with; the rest comes back in parts.
fn words_into(
    sheet: &mut Worksheet,
    (row, at): (u32, u16),
    words: &str,
    form: &Format,
) -> Result<Vec<String>, XlsxError> {
    let mut parts = parts(&printable(words));
    let first = parts.remove(0);
    sheet.write_string_with_format(row, at, first, form)?;
    if !parts.is_empty() {
        let note = Note::new("This text is longer than a cell may be. It goes on behind the last column.");
        sheet.insert_note(row, at, &note)?;
    }
    Ok(parts)
}

/// How many lines words take in a column so many letters wide; no row is higher than [`MOST_LINES`].
fn lines(words: &str, width: f64) -> u16 {
    let mut count = 0_u16;
    for line in words.lines() {
        let mut filled = f64::INFINITY;
        for word in line.split_whitespace() {
            // A column is measured in figures, and letters are a little narrower.
            let long = 0.92 * f64::from(u32::try_from(word.chars().count()).unwrap_or(u32::MAX));
            if filled + 1.0 + long > width {
                count = count.saturating_add(1);
                filled = long;
            } else {
                filled += 1.0 + long;
            }
            // A word longer than a line goes on in the next.
            while filled > width && count < MOST_LINES {
                count += 1;
                filled -= width.max(1.0);
            }
        }
    }
    count.clamp(1, MOST_LINES)
}

/// Pieces of at most as many letters as a cell holds; at least one.
fn parts(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut count = 0;
    for letter in text.chars() {
        if count + letter.len_utf16() > MOST_LETTERS {
            parts.push(String::new());
            count = 0;
        }
        count += letter.len_utf16();
        if let Some(part) = parts.last_mut() {
            part.push(letter);
        }
    }
    parts
}

/// So wide that a heading stands on one row, in letters: they are bold, and the button of the filter stands beside them.
fn heading_width(heading: &str) -> f64 {
    f64::from(u16::try_from(heading.chars().count()).unwrap_or(u16::MAX)).min(40.0) * 1.15 + 3.0
}

/// Does a column hold figures?
fn has_figures(table: &Table, at: usize) -> bool {
    let is_figure = |cell: &Cell| matches!(cell, Cell::Number(_) | Cell::Share(_) | Cell::Feeling(_));
    table.rows.iter().any(|row| row.get(at).is_some_and(is_figure))
}

/// The columns that hold feelings.
fn feelings(table: &Table) -> Vec<u16> {
    let has = |at: usize| table.rows.iter().any(|row| matches!(row.get(at), Some(Cell::Feeling(_))));
    (0..table.columns.len()).filter(|at| has(*at)).filter_map(|at| u16::try_from(at).ok()).collect()
}

fn number(colour: Colour) -> u32 {
    u32::from(colour.r) << 16 | u32::from(colour.g) << 8 | u32::from(colour.b)
}

/// Half way to white, so that figures can be read on it.
fn soft(colour: Colour) -> Colour {
    let half = |part: u8| 128 + part / 2;
    Colour { r: half(colour.r), g: half(colour.g), b: half(colour.b), a: 255 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_between_letters() {
        let text = format!("{}😀{}", "a".repeat(MOST_LETTERS - 1), "b".repeat(MOST_LETTERS));
        let parts = parts(&text);
        assert_eq!(parts.concat(), text);
        assert!(parts.iter().all(|part| part.encode_utf16().count() <= MOST_LETTERS));
        assert_eq!(parts.len(), 3);
        assert_eq!(super::parts(""), [""]);
    }

    #[test]
    fn a_row_is_as_high_as_its_longest_text() {
        assert_eq!(lines("", 10.0), 1);
        assert_eq!(lines("one two", 10.0), 1);
        assert_eq!(lines("one two three", 10.0), 2);
        assert_eq!(lines("one\ntwo", 10.0), 2);
        assert_eq!(lines("a-word-of-twenty-four-l.", 10.0), 3);
        assert_eq!(lines(&"word ".repeat(10_000), 10.0), MOST_LINES);
    }
}
