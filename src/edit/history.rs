//! The steps done and undone, bounded by count and bytes: the oldest go first, the newest always stays.

use std::collections::VecDeque;

use super::{label::Label, patch::Patch, selection::Selection};

/// One step: what changed, and what was selected around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number: later steps have higher ones.
    pub number: u64,
    /// What it did.
    pub label: Label,
    /// What changed.
    pub patch: Patch,
    /// What was selected before.
    pub before: Selection,
    /// What was selected when it was undone, so that redo can restore it.
    pub after: Selection,
}

/// How much is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// At most so many steps.
    pub steps: usize,
    /// At most about so many bytes.
    pub bytes: usize,
}

impl Default for Limit {
    fn default() -> Self {
        Self { steps: 1_000, bytes: 64 << 20 }
    }
}

/// The steps done and undone.
#[derive(Debug, Clone, Default)]
pub struct History {
    limit: Limit,
    done: VecDeque<(Step, usize)>,
    undone: Vec<(Step, usize)>,
    count: u64,
}

impl History {
    /// No steps yet, and at most so many.
    #[must_use]
    pub fn limited(limit: Limit) -> Self {
        Self { limit, ..Self::default() }
    }

    /// A step was done: what was undone before it is gone. It gets its number here.
    pub fn push(&mut self, mut step: Step) {
        self.undone.clear();
        self.count += 1;
        step.number = self.count;
        let bytes = step.patch.bytes();
        self.done.push_back((step, bytes));
        while self.done.len() > 1 && (self.done.len() > self.limit.steps || self.bytes() > self.limit.bytes) {
            self.done.pop_front();
        }
    }

    /// The step that undo would take back.
    #[must_use]
    pub fn last_done(&self) -> Option<&Step> {
        self.done.back().map(|(step, _)| step)
    }

    /// The step that redo would do again.
    #[must_use]
    pub fn last_undone(&self) -> Option<&Step> {
        self.undone.last().map(|(step, _)| step)
    }

    /// About how many bytes the done steps keep alive.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.done.iter().map(|(_, bytes)| bytes).sum()
    }

    /// Moves the last done step to the undone ones, with what was selected until now.
    pub(super) fn step_back(&mut self, after: Selection) -> Option<&Step> {
        let (mut step, bytes) = self.done.pop_back()?;
        step.after = after;
        self.undone.push((step, bytes));
        self.last_undone()
    }

    /// Moves the last undone step to the done ones.
    pub(super) fn step_forth(&mut self) -> Option<&Step> {
        let step = self.undone.pop()?;
        self.done.push_back(step);
        self.last_done()
    }
}
