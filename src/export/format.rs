//! The kinds of file that a map becomes.

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Pixels.
    Png,
    /// Lines and text for the web and for print.
    Svg,
    /// Pages.
    Pdf,
    /// Slides.
    Pptx,
    /// A workbook of tables.
    Xlsx,
    /// Tables as text, a file each.
    Csv,
    /// The report with its picture.
    Markdown,
    /// A journey that Mermaid reads.
    Mermaid,
}

impl Format {
    /// All, in the order in which they are offered.
    pub const ALL: [Format; 8] = [
        Format::Png,
        Format::Svg,
        Format::Pdf,
        Format::Pptx,
        Format::Xlsx,
        Format::Csv,
        Format::Markdown,
        Format::Mermaid,
    ];

    /// The endings of all.
    pub const ENDINGS: [&str; 8] = ["png", "svg", "pdf", "pptx", "xlsx", "csv", "md", "mmd"];

    /// How names of such files end.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Format::Png => "png",
            Format::Svg => "svg",
            Format::Pdf => "pdf",
            Format::Pptx => "pptx",
            Format::Xlsx => "xlsx",
            Format::Csv => "csv",
            Format::Markdown => "md",
            Format::Mermaid => "mmd",
        }
    }

    /// The kind that is named with this ending, in whatever case.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending().eq_ignore_ascii_case(ending))
    }

    /// Does one file hold several pages?
    #[must_use]
    pub fn holds_pages(self) -> bool {
        matches!(self, Format::Pdf | Format::Pptx)
    }

    /// Is it drawn, so that lens, theme and page say how it looks?
    #[must_use]
    pub fn is_drawn(self) -> bool {
        matches!(self, Format::Png | Format::Svg | Format::Pdf | Format::Pptx)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_is_found_by_its_ending() {
        for (format, ending) in Format::ALL.into_iter().zip(Format::ENDINGS) {
            assert_eq!(format.ending(), ending);
            assert_eq!(Format::of_ending(&ending.to_uppercase()), Some(format));
        }
        assert_eq!(Format::of_ending("doc"), None);
    }
}
