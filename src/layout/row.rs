//! The rows of a sheet: what each tells of every touchpoint.

use crate::wording::sheet;

/// A row of a sheet: what it tells of every touchpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowKind {
    /// The curve.
    Feeling,
    /// What the customer does.
    Doing,
    /// Channels and creator.
    Where,
    /// What she thinks.
    Thinking,
    /// Why she does it.
    Motivation,
    /// What she expects.
    Expectation,
    /// Why it is loved, why it hurts.
    Cause,
    /// What could be done.
    Opportunity,
    /// What is measured.
    Metric,
    /// Blueprint: what the customer does.
    Action,
    /// Blueprint: where customer and company meet.
    Frontstage,
    /// Blueprint: what the customer does not see.
    Backstage,
    /// Blueprint: what holds it up, and whether it does.
    Support,
}

impl RowKind {
    /// The rows of the journey, from top to bottom.
    pub const JOURNEY: [RowKind; 9] = [
        RowKind::Feeling,
        RowKind::Doing,
        RowKind::Where,
        RowKind::Thinking,
        RowKind::Motivation,
        RowKind::Expectation,
        RowKind::Cause,
        RowKind::Opportunity,
        RowKind::Metric,
    ];
    /// The rows of the blueprint, from top to bottom.
    pub const BLUEPRINT: [RowKind; 4] = [RowKind::Action, RowKind::Frontstage, RowKind::Backstage, RowKind::Support];

    /// Its name in commands.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            RowKind::Feeling => "feeling",
            RowKind::Doing => "doing",
            RowKind::Where => "where",
            RowKind::Thinking => "thinking",
            RowKind::Motivation => "motivation",
            RowKind::Expectation => "expectation",
            RowKind::Cause => "cause",
            RowKind::Opportunity => "opportunity",
            RowKind::Metric => "metric",
            RowKind::Action => "action",
            RowKind::Frontstage => "frontstage",
            RowKind::Backstage => "backstage",
            RowKind::Support => "support",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            RowKind::Feeling => sheet::FEELING,
            RowKind::Doing => sheet::DOING,
            RowKind::Where => sheet::WHERE,
            RowKind::Thinking => sheet::THINKING,
            RowKind::Motivation => sheet::MOTIVATION,
            RowKind::Expectation => sheet::EXPECTATION,
            RowKind::Cause => sheet::CAUSE,
            RowKind::Opportunity => sheet::OPPORTUNITY,
            RowKind::Metric => sheet::METRIC,
            RowKind::Action => sheet::ACTION,
            RowKind::Frontstage => sheet::FRONTSTAGE,
            RowKind::Backstage => sheet::BACKSTAGE,
            RowKind::Support => sheet::SUPPORT,
        }
    }

    /// The row of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<RowKind> {
        RowKind::JOURNEY.into_iter().chain(RowKind::BLUEPRINT).find(|kind| kind.name() == name)
    }
}
