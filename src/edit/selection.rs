//! What is selected: a set of records. Part of the document, so that undo can restore it; never part of the map.

use std::collections::BTreeSet;

use crate::model::{Id, JourneyMap, Link, Subject, Touchpoint};

/// What is selected.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Selection(BTreeSet<Subject>);

impl Selection {
    /// Nothing.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// One record.
    #[must_use]
    pub fn one(subject: Subject) -> Self {
        Self(BTreeSet::from([subject]))
    }

    /// One touchpoint.
    #[must_use]
    pub fn touchpoint(id: Id<Touchpoint>) -> Self {
        Self::one(Subject::Touchpoint(id))
    }

    /// Is it selected?
    #[must_use]
    pub fn contains(&self, subject: Subject) -> bool {
        self.0.contains(&subject)
    }

    /// Is nothing selected?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many records are selected.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All, by kind, then id.
    pub fn iter(&self) -> impl Iterator<Item = Subject> + '_ {
        self.0.iter().copied()
    }

    /// The touchpoints among them, by id.
    pub fn touchpoints(&self) -> impl Iterator<Item = Id<Touchpoint>> + '_ {
        self.0.iter().filter_map(|subject| match subject {
            Subject::Touchpoint(id) => Some(*id),
            _ => None,
        })
    }

    /// The links among them, by id.
    pub fn links(&self) -> impl Iterator<Item = Id<Link>> + '_ {
        self.0.iter().filter_map(|subject| match subject {
            Subject::Link(id) => Some(*id),
            _ => None,
        })
    }

    /// The only record selected, if it is one.
    #[must_use]
    pub fn only(&self) -> Option<Subject> {
        if self.0.len() == 1 { self.0.first().copied() } else { None }
    }

    /// The same with `subject` too.
    #[must_use]
    pub fn with(mut self, subject: Subject) -> Self {
        self.0.insert(subject);
        self
    }

    /// The same with `subject` too, or without it if it was selected.
    #[must_use]
    pub fn toggled(mut self, subject: Subject) -> Self {
        if !self.0.remove(&subject) {
            self.0.insert(subject);
        }
        self
    }

    /// The same without what is not in the map.
    #[must_use]
    pub fn in_map(mut self, map: &JourneyMap) -> Self {
        self.0.retain(|subject| subject.is_in(map));
        self
    }
}

impl FromIterator<Subject> for Selection {
    fn from_iter<I: IntoIterator<Item = Subject>>(subjects: I) -> Self {
        Self(subjects.into_iter().collect())
    }
}
