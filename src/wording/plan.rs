//! The action plan in words.

use super::figure::{fine_percent, score, signed};
use crate::{
    analysis::Lift,
    model::{BasisPoints, Lifecycle, OpportunityKind, Status},
};

/// What an opportunity is for.
#[must_use]
pub fn kind(kind: OpportunityKind) -> &'static str {
    match kind {
        OpportunityKind::FixPain => "Fix a pain",
        OpportunityKind::AmplifyLove => "Amplify a love point",
        OpportunityKind::FillGap => "Fill a gap",
    }
}

/// How far it is.
#[must_use]
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Open => "Open",
        Status::InProgress => "In progress",
        Status::Done => "Done",
        Status::Dropped => "Dropped",
    }
}

/// What it does to the customer base.
#[must_use]
pub fn lifecycle(lifecycle: Lifecycle) -> &'static str {
    match lifecycle {
        Lifecycle::Get => "Get",
        Lifecycle::Keep => "Keep",
        Lifecycle::Grow => "Grow",
        Lifecycle::WinBack => "Win back",
    }
}

/// "success 30.4 % to 34.2 %, if half of those who leave here stayed".
#[must_use]
pub fn lift(lift: Lift, kind: OpportunityKind, places: usize) -> String {
    let here = if places == 1 { "here" } else { "at these" };
    match (lift, kind) {
        (Lift::Success { before, after }, _) => {
            format!(
                "success {} to {}, if half of those who leave {here} stayed",
                fine_percent(before),
                fine_percent(after)
            )
        }
        (Lift::Feeling { before, after }, OpportunityKind::AmplifyLove) => {
            format!("mean feeling {} to {}, if it felt a step better {here}", signed(before), signed(after))
        }
        (Lift::Feeling { before, after }, _) => {
            format!("mean feeling {} to {}, if nobody felt bad {here}", signed(before), signed(after))
        }
    }
}

/// "The team expects +3.8 points."
#[must_use]
pub fn expected(share: BasisPoints) -> String {
    format!("the team expects {}", gained(share))
}

/// "+3.8 points".
pub(super) fn gained(share: BasisPoints) -> String {
    let points = score(share.value() * 100.0);
    format!("+{} points", points.trim_end_matches('0').trim_end_matches('.'))
}

/// What an opportunity is called that is made from a finding.
#[must_use]
pub fn from_finding(title: &str, kind: OpportunityKind) -> String {
    match kind {
        OpportunityKind::FixPain => format!("Fix “{title}”"),
        OpportunityKind::AmplifyLove => format!("Make more of “{title}”"),
        OpportunityKind::FillGap => format!("Fill the gap at “{title}”"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lift_says_what_it_assumes() {
        let success = Lift::Success { before: 0.3037, after: 0.3417 };
        assert_eq!(
            lift(success, OpportunityKind::FixPain, 1),
            "success 30.4 % to 34.2 %, if half of those who leave here stayed"
        );
        let feeling = Lift::Feeling { before: -0.05, after: 0.1 };
        assert_eq!(
            lift(feeling, OpportunityKind::AmplifyLove, 2),
            "mean feeling −0.05 to +0.10, if it felt a step better at these"
        );
        assert_eq!(expected(BasisPoints::clamped(380)), "the team expects +3.8 points");
    }
}
