//! What the app tells without being asked; the text comes from `wording`.

use super::intent::Intent;

/// A notice: it stacks quietly and goes by itself, unless it is an error.
#[derive(Debug, Clone, PartialEq)]
pub struct Notice {
    /// How grave it is.
    pub kind: NoticeKind,
    /// What it says.
    pub text: String,
    /// What one can do about it.
    pub way_out: Option<WayOut>,
}

/// How grave a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoticeKind {
    /// Something was done.
    Done,
    /// Something was not done, and nothing is lost: a refused edit.
    Refused,
    /// Something to know before going on; stays until it is read.
    Warning,
    /// Something failed; stays until it is read.
    Failed,
}

/// A button on a notice.
#[derive(Debug, Clone, PartialEq)]
pub struct WayOut {
    /// What is on the button.
    pub label: String,
    /// What it asks for.
    pub intent: Box<Intent>,
}

impl Notice {
    /// Something was done.
    pub fn done(text: impl Into<String>) -> Self {
        Self { kind: NoticeKind::Done, text: text.into(), way_out: None }
    }

    /// Something was not done, and nothing is lost.
    pub fn refused(text: impl Into<String>) -> Self {
        Self { kind: NoticeKind::Refused, text: text.into(), way_out: None }
    }

    /// Something to know before going on.
    pub fn warning(text: impl Into<String>) -> Self {
        Self { kind: NoticeKind::Warning, text: text.into(), way_out: None }
    }

    /// Something failed.
    pub fn failed(text: impl Into<String>) -> Self {
        Self { kind: NoticeKind::Failed, text: text.into(), way_out: None }
    }

    /// For how many seconds it is shown: long enough to be found and read; none = until somebody closes it.
    #[must_use]
    pub fn seconds(&self) -> Option<f64> {
        // Some 15 characters a second, and a moment to notice it.
        let reading: f64 = self.text.chars().fold(2.5, |seconds, _| seconds + 1.0 / 15.0);
        match self.kind {
            NoticeKind::Done | NoticeKind::Refused => Some(reading.clamp(4.0, 12.0)),
            NoticeKind::Warning | NoticeKind::Failed => None,
        }
    }

    /// The same with a button.
    #[must_use]
    pub fn or(self, label: impl Into<String>, intent: Intent) -> Self {
        Self { way_out: Some(WayOut { label: label.into(), intent: Box::new(intent) }), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_matters_stays_and_what_is_long_stays_longer() {
        assert_eq!(Notice::failed("x").seconds(), None);
        assert_eq!(Notice::warning("x").seconds(), None);
        assert_eq!(Notice::done("Saved").seconds(), Some(4.0));
        assert!(Notice::refused("x".repeat(90)).seconds() > Some(8.0));
    }
}
