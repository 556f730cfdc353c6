//! The short list of what can be done with what is beneath the pointer.

use crate::{edit::Selection, model::Subject};

use super::{
    action::{Action, Way},
    arrange::{Alignment, Spread},
    intent::Tab,
};

const CARD: &[&[Action]] = &[
    &[Action::EditTitle, Action::Show(Tab::Details), Action::LinkFrom, Action::WhatIf],
    &[Action::Cut, Action::Copy, Action::Duplicate],
    &[Action::Delete],
];
const CARDS: &[&[Action]] = &[
    &[
        Action::Align(Alignment::Left),
        Action::Align(Alignment::Centre),
        Action::Align(Alignment::Right),
        Action::Align(Alignment::Top),
        Action::Align(Alignment::Middle),
        Action::Align(Alignment::Bottom),
    ],
    &[Action::Distribute(Spread::Across), Action::Distribute(Spread::Down)],
    &[Action::Cut, Action::Copy, Action::Duplicate],
    &[Action::Delete],
];
const LINK: &[&[Action]] = &[&[Action::EditFlow, Action::Show(Tab::Details), Action::WhatIf], &[Action::Delete]];
const STAGE: &[&[Action]] = &[
    &[Action::EditTitle, Action::NewTouchpoint, Action::NewStage, Action::Paste],
    &[Action::MoveStage(Way::Left), Action::MoveStage(Way::Right), Action::FitStage],
    &[Action::Delete],
];
const GROUND: &[&[Action]] = &[
    &[Action::NewTouchpoint, Action::NewStage, Action::Paste],
    &[Action::SelectAll, Action::Tidy],
    &[Action::FitAll, Action::ZoomToOne],
];

/// What the menu offers for what is selected, in groups.
#[must_use]
pub fn short_list(selection: &Selection) -> &'static [&'static [Action]] {
    match selection.only() {
        Some(Subject::Touchpoint(_)) => CARD,
        Some(Subject::Link(_)) => LINK,
        Some(Subject::Stage(_)) => STAGE,
        _ if selection.is_empty() => GROUND,
        _ => CARDS,
    }
}
