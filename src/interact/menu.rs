//! The menus: which holds which action, in which order. The list of all keys has the same groups.

use super::action::Action;

/// A menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Menu {
    /// Maps and files.
    File,
    /// Steps and the selection.
    Edit,
    /// What is in view.
    View,
    /// What is said of touchpoints.
    Map,
    /// What is new.
    Insert,
    /// Keys and names.
    Help,
}

impl Menu {
    /// All, from left to right.
    pub const ALL: [Menu; 6] = [Menu::File, Menu::Edit, Menu::View, Menu::Map, Menu::Insert, Menu::Help];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Menu::File => "File",
            Menu::Edit => "Edit",
            Menu::View => "View",
            Menu::Map => "Map",
            Menu::Insert => "Insert",
            Menu::Help => "Help",
        }
    }

    /// What it holds, in the order of [`Action::ALL`].
    pub fn actions(self) -> impl Iterator<Item = Action> {
        Action::ALL.into_iter().filter(move |action| action.menu() == self)
    }
}

impl Action {
    /// The menu that holds it.
    #[must_use]
    pub fn menu(self) -> Menu {
        match self {
            Action::New
            | Action::Open
            | Action::Save
            | Action::SaveAs
            | Action::Export
            | Action::Present
            | Action::Quit => Menu::File,
            Action::NewTouchpoint | Action::NewStage => Menu::Insert,
            Action::Rate(_) | Action::Absent | Action::Create(_) | Action::Tidy | Action::Analysis | Action::WhatIf => {
                Menu::Map
            }
            Action::Show(_)
            | Action::See(_)
            | Action::ReduceMotion
            | Action::ZoomIn
            | Action::ZoomOut
            | Action::ZoomToOne
            | Action::FitAll
            | Action::FitSelection
            | Action::Larger
            | Action::Smaller
            | Action::Panel => Menu::View,
            Action::Keys | Action::Palette | Action::Menu => Menu::Help,
            _ => Menu::Edit,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_in_one_menu_and_no_menu_is_empty() {
        let held: usize = Menu::ALL.into_iter().map(|menu| menu.actions().count()).sum();
        assert_eq!(held, Action::ALL.len());
        assert!(Menu::ALL.into_iter().all(|menu| menu.actions().next().is_some()));
    }
}
