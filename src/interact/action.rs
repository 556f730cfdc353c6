//! Named actions: what menus, keys and the palette offer. Each has a name, usually a key, and says what it asks for
//! in a given situation; one that would ask for nothing is shown greyed out.

use crate::{
    edit::{Command, Selection},
    layout::{Lens, geometry::Point},
    model::{Creator, Emotion, Face, Id, JourneyMap, Persona, Stage, Subject},
};

use super::{
    arrange::{Alignment, Spread},
    intent::{Intent, Tab, Trying},
    preferences::Preference,
    shortcut::{Key, Shortcut},
};

/// A named action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// A blank map.
    New,
    /// A map from a file.
    Open,
    /// To its file.
    Save,
    /// To another file.
    SaveAs,
    /// A picture.
    Export,
    /// Full screen, page by page.
    Present,
    /// The window closes.
    Quit,
    /// The last step back.
    Undo,
    /// And again.
    Redo,
    /// The selection goes.
    Delete,
    /// Every touchpoint.
    SelectAll,
    /// The next touchpoint in journey order.
    SelectNext,
    /// The previous one.
    SelectPrevious,
    /// The selected title in place.
    EditTitle,
    /// All cards back to where the layout puts them.
    Tidy,
    /// The capture line.
    NewTouchpoint,
    /// A stage after the one in hand.
    NewStage,
    /// How it feels to the active persona.
    Rate(Face),
    /// Who makes it.
    Create(Creator),
    /// The selected cards a little that way.
    Nudge(Way),
    /// A link from the selected card, to be chosen.
    LinkFrom,
    /// How many go along the selected link, in place.
    EditFlow,
    /// Another feeling, share or exit on a scratch copy.
    WhatIf,
    /// The nearest card that way.
    Toward(Way),
    /// The selected stage one place to the left or to the right.
    MoveStage(Way),
    /// The selected stage as wide as its cards need.
    FitStage,
    /// The selected cards in line.
    Align(Alignment),
    /// Equal gaps between the selected cards.
    Distribute(Spread),
    /// The selected cards once more.
    Duplicate,
    /// To the clipboard, and out of the map.
    Cut,
    /// To the clipboard.
    Copy,
    /// From the clipboard.
    Paste,
    /// Findings on the canvas.
    Analysis,
    /// A tab of the right panel.
    Show(Tab),
    /// The map through this lens.
    See(Lens),
    /// Nothing moves by itself, or does again.
    ReduceMotion,
    /// The active persona does not come here, or does after all.
    Absent,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// 100 %.
    ZoomToOne,
    /// Everything in view.
    FitAll,
    /// The selection in view.
    FitSelection,
    /// How the window is liked.
    Preferences,
    /// The interface larger.
    Larger,
    /// The interface smaller.
    Smaller,
    /// Touchpoints by text or tag.
    Find,
    /// Every action by name.
    Palette,
    /// The menus.
    Menu,
    /// The list of all keys.
    Keys,
    /// The right panel, shown or hidden.
    Panel,
}

/// Where an arrow key points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Left.
    Left,
    /// Right.
    Right,
    /// Up.
    Up,
    /// Down.
    Down,
}

/// What an action must know to say what it asks for.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The map.
    pub map: &'a JourneyMap,
    /// What is selected.
    pub selection: &'a Selection,
    /// Whose ratings the keys set.
    pub persona: Option<Id<Persona>>,
    /// Are findings marked on the canvas?
    pub is_analysis_on: bool,
    /// Is there a step to take back?
    pub can_undo: bool,
    /// Is there a step to do again?
    pub can_redo: bool,
}

/// How far an arrow key moves a card: a step of the spacing grid.
const STEP: f32 = 4.0;
/// How much larger "larger" is.
const ZOOM_STEP: f32 = 1.25;

impl Action {
    /// All, in the order of the menus.
    pub const ALL: [Action; 78] = [
        Action::New,
        Action::Open,
        Action::Save,
        Action::SaveAs,
        Action::Export,
        Action::Present,
        Action::Quit,
        Action::Undo,
        Action::Redo,
        Action::Cut,
        Action::Copy,
        Action::Paste,
        Action::Duplicate,
        Action::Delete,
        Action::SelectAll,
        Action::SelectNext,
        Action::SelectPrevious,
        Action::MoveStage(Way::Left),
        Action::MoveStage(Way::Right),
        Action::Toward(Way::Left),
        Action::Toward(Way::Right),
        Action::Toward(Way::Up),
        Action::Toward(Way::Down),
        Action::LinkFrom,
        Action::EditFlow,
        Action::WhatIf,
        Action::NewTouchpoint,
        Action::NewStage,
        Action::EditTitle,
        Action::Rate(Face::VeryBad),
        Action::Rate(Face::Bad),
        Action::Rate(Face::Neutral),
        Action::Rate(Face::Good),
        Action::Rate(Face::VeryGood),
        Action::Absent,
        Action::Create(Creator::Paid),
        Action::Create(Creator::Owned),
        Action::Create(Creator::Earned),
        Action::Nudge(Way::Left),
        Action::Nudge(Way::Right),
        Action::Nudge(Way::Up),
        Action::Nudge(Way::Down),
        Action::Align(Alignment::Left),
        Action::Align(Alignment::Centre),
        Action::Align(Alignment::Right),
        Action::Align(Alignment::Top),
        Action::Align(Alignment::Middle),
        Action::Align(Alignment::Bottom),
        Action::Distribute(Spread::Across),
        Action::Distribute(Spread::Down),
        Action::FitStage,
        Action::Tidy,
        Action::Analysis,
        Action::Show(Tab::Details),
        Action::Show(Tab::Findings),
        Action::Show(Tab::Matrix),
        Action::Show(Tab::Mix),
        Action::Show(Tab::Plan),
        Action::See(Lens::Map),
        Action::See(Lens::Journey),
        Action::See(Lens::Emotion),
        Action::See(Lens::Channels),
        Action::See(Lens::Creators),
        Action::See(Lens::Blueprint),
        Action::ReduceMotion,
        Action::ZoomIn,
        Action::ZoomOut,
        Action::ZoomToOne,
        Action::FitAll,
        Action::FitSelection,
        Action::Preferences,
        Action::Larger,
        Action::Smaller,
        Action::Panel,
        Action::Find,
        Action::Palette,
        Action::Menu,
        Action::Keys,
    ];

    /// What it is called in menus and in the palette.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Action::New => "New",
            Action::Open => "Open…",
            Action::Save => "Save",
            Action::SaveAs => "Save as…",
            Action::Export => "Export…",
            Action::Present => "Present",
            Action::Quit => "Quit",
            Action::Undo => "Undo",
            Action::Redo => "Redo",
            Action::Delete => "Delete",
            Action::SelectAll => "Select all",
            Action::SelectNext => "Next touchpoint",
            Action::SelectPrevious => "Previous touchpoint",
            Action::EditTitle => "Edit title",
            Action::Tidy => "Tidy up cards",
            Action::NewTouchpoint => "New touchpoint",
            Action::NewStage => "New stage",
            Action::Rate(Face::VeryBad) => "Feels very bad",
            Action::Rate(Face::Bad) => "Feels bad",
            Action::Rate(Face::Neutral) => "Feels neutral",
            Action::Rate(Face::Good) => "Feels good",
            Action::Rate(Face::VeryGood) => "Feels very good",
            Action::Create(Creator::Paid) => "Paid touchpoint",
            Action::Create(Creator::Owned) => "Owned touchpoint",
            Action::Create(Creator::Earned) => "Earned touchpoint",
            Action::Nudge(Way::Left) => "Move left",
            Action::Nudge(Way::Right) => "Move right",
            Action::Nudge(Way::Up) => "Move up",
            Action::Nudge(Way::Down) => "Move down",
            Action::LinkFrom => "Link to…",
            Action::EditFlow => "How many go along",
            Action::WhatIf => "What if…",
            Action::Toward(Way::Left) => "Next card to the left",
            Action::Toward(Way::Right) => "Next card to the right",
            Action::Toward(Way::Up) => "Next card above",
            Action::Toward(Way::Down) => "Next card below",
            Action::MoveStage(Way::Left | Way::Up) => "Move stage left",
            Action::MoveStage(Way::Right | Way::Down) => "Move stage right",
            Action::FitStage => "Automatic width",
            Action::Align(Alignment::Left) => "Align left",
            Action::Align(Alignment::Centre) => "Align centres",
            Action::Align(Alignment::Right) => "Align right",
            Action::Align(Alignment::Top) => "Align top",
            Action::Align(Alignment::Middle) => "Align middles",
            Action::Align(Alignment::Bottom) => "Align bottom",
            Action::Distribute(Spread::Across) => "Distribute across",
            Action::Distribute(Spread::Down) => "Distribute down",
            Action::Duplicate => "Duplicate",
            Action::Cut => "Cut",
            Action::Copy => "Copy",
            Action::Paste => "Paste",
            Action::Analysis => "Analysis",
            Action::Show(Tab::Details) => "Show details",
            Action::Show(Tab::Findings) => "Show findings",
            Action::Show(Tab::Matrix) => "Show matrix",
            Action::Show(Tab::Mix) => "Show mix",
            Action::Show(Tab::Plan) => "Show plan",
            Action::See(Lens::Map) => "Map lens",
            Action::See(Lens::Journey) => "Journey lens",
            Action::See(Lens::Emotion) => "Emotion lens",
            Action::See(Lens::Channels) => "Channels lens",
            Action::See(Lens::Creators) => "Creators lens",
            Action::See(Lens::Blueprint) => "Blueprint lens",
            Action::ReduceMotion => "Reduce motion",
            Action::Absent => "Does not come here",
            Action::ZoomIn => "Zoom in",
            Action::ZoomOut => "Zoom out",
            Action::ZoomToOne => "Zoom to 100 %",
            Action::FitAll => "Fit everything",
            Action::FitSelection => "Fit selection",
            Action::Preferences => "Preferences…",
            Action::Larger => "Larger interface",
            Action::Smaller => "Smaller interface",
            Action::Find => "Find touchpoints…",
            Action::Palette => "Any action by name…",
            Action::Menu => "Menu",
            Action::Keys => "All keys",
            Action::Panel => "Side panel",
        }
    }

    /// Its key.
    #[must_use]
    pub fn shortcut(self) -> Option<Shortcut> {
        let shortcut = match self {
            Action::New => Shortcut::command('N'),
            Action::Open => Shortcut::command('O'),
            Action::Save => Shortcut::command('S'),
            Action::SaveAs => Shortcut::command('S').with_shift(),
            Action::Export => Shortcut::command('E'),
            Action::Present => Shortcut::key(Key::F(5)),
            Action::Quit => Shortcut::command('Q'),
            Action::Undo => Shortcut::command('Z'),
            Action::Redo => Shortcut::command('Z').with_shift(),
            Action::Delete => Shortcut::key(Key::Delete),
            Action::SelectAll => Shortcut::command('A'),
            Action::SelectNext => Shortcut::key(Key::Tab),
            Action::SelectPrevious => Shortcut::key(Key::Tab).with_shift(),
            Action::EditTitle => Shortcut::key(Key::F(2)),
            Action::NewTouchpoint => Shortcut::char('N'),
            Action::NewStage => Shortcut::char('S'),
            Action::Rate(Face::VeryBad) => Shortcut::char('1'),
            Action::Rate(Face::Bad) => Shortcut::char('2'),
            Action::Rate(Face::Neutral) => Shortcut::char('3'),
            Action::Rate(Face::Good) => Shortcut::char('4'),
            Action::Rate(Face::VeryGood) => Shortcut::char('5'),
            Action::Create(Creator::Paid) => Shortcut::char('P'),
            Action::Create(Creator::Owned) => Shortcut::char('O'),
            Action::Create(Creator::Earned) => Shortcut::char('E'),
            Action::Nudge(Way::Left) => Shortcut::key(Key::Left),
            Action::Nudge(Way::Right) => Shortcut::key(Key::Right),
            Action::Nudge(Way::Up) => Shortcut::key(Key::Up),
            Action::Nudge(Way::Down) => Shortcut::key(Key::Down),
            Action::LinkFrom => Shortcut::char('L'),
            Action::Toward(way) | Action::MoveStage(way) => Shortcut::key(match way {
                Way::Left => Key::Left,
                Way::Right => Key::Right,
                Way::Up => Key::Up,
                Way::Down => Key::Down,
            })
            .with_alt(),
            Action::Duplicate => Shortcut::command('D'),
            Action::Cut => Shortcut::command('X'),
            Action::Copy => Shortcut::command('C'),
            Action::Paste => Shortcut::command('V'),
            Action::Analysis => Shortcut::char('A'),
            Action::ZoomIn => Shortcut::char('+'),
            Action::ZoomOut => Shortcut::char('-'),
            Action::ZoomToOne => Shortcut::command('0'),
            Action::FitAll => Shortcut::char('1').with_shift(),
            Action::FitSelection => Shortcut::char('2').with_shift(),
            Action::Preferences => Shortcut::command(','),
            Action::Larger => Shortcut::command('+'),
            Action::Smaller => Shortcut::command('-'),
            Action::Find => Shortcut::char('F'),
            Action::Palette => Shortcut::command('K'),
            Action::Menu => Shortcut::key(Key::F(10)),
            Action::Keys => Shortcut::char('?'),
            Action::Panel => Shortcut::command('B'),
            Action::Absent => Shortcut::char('0'),
            Action::Tidy
            | Action::Show(_)
            | Action::See(_)
            | Action::ReduceMotion
            | Action::EditFlow
            | Action::WhatIf
            | Action::FitStage
            | Action::Align(_)
            | Action::Distribute(_) => return None,
        };
        Some(shortcut)
    }

    /// What it asks for; none = it cannot be done now.
    #[must_use]
    pub fn intent(self, situation: &Situation<'_>) -> Option<Intent> {
        let selection = situation.selection;
        let intent = match self {
            Action::New => Intent::New("blank".to_owned()),
            Action::Open => Intent::Open,
            Action::Save => Intent::Save,
            Action::SaveAs => Intent::SaveAs,
            Action::Export => Intent::Export,
            Action::Present => Intent::Present,
            Action::Quit => Intent::Quit,
            Action::Undo => situation.can_undo.then_some(Intent::Undo)?,
            Action::Redo => situation.can_redo.then_some(Intent::Redo)?,
            Action::Delete => Intent::edit(Command::Remove(some(selection.iter())?)),
            Action::SelectAll => Intent::SelectAll,
            Action::SelectNext => Intent::SelectNext { is_backwards: false },
            Action::SelectPrevious => Intent::SelectNext { is_backwards: true },
            Action::EditTitle => Intent::EditTitle(selection.only()?),
            Action::LinkFrom => Intent::LinkFrom(selection.touchpoints().last()?),
            Action::EditFlow => match selection.only()? {
                link @ Subject::Link(_) => Intent::EditTitle(link),
                _ => return None,
            },
            Action::WhatIf => Intent::WhatIf(Trying::Open(match selection.only()? {
                Subject::Touchpoint(id) => id,
                Subject::Link(id) => situation.map.links.get(id)?.from,
                _ => return None,
            })),
            Action::Toward(way) => Intent::SelectToward { from: selection.touchpoints().last()?, way },
            Action::MoveStage(way) => Intent::StepStage { stage: stage(selection)?, is_left: way == Way::Left },
            Action::FitStage => {
                let stage = stage(selection)?;
                situation.map.stages.get(stage)?.width?;
                Intent::FitStage(stage)
            }
            Action::Align(alignment) => {
                selection.touchpoints().nth(1)?;
                Intent::Align(alignment)
            }
            Action::Distribute(spread) => {
                selection.touchpoints().nth(2)?;
                Intent::Distribute(spread)
            }
            Action::Duplicate => selection.touchpoints().next().map(|_| Intent::Duplicate)?,
            Action::Cut => selection.touchpoints().next().map(|_| Intent::Cut)?,
            Action::Copy => selection.touchpoints().next().map(|_| Intent::Copy)?,
            Action::Paste => Intent::AskPaste(None),
            Action::Tidy => {
                situation.map.touchpoints.values().find(|touchpoint| touchpoint.offset.is_some())?;
                Intent::edit(Command::Tidy)
            }
            Action::NewTouchpoint => Intent::Capture { at: None, from: None },
            Action::NewStage => Intent::NewStage,
            Action::Rate(face) => return rate(face, situation),
            Action::Create(creator) => Intent::edit(Command::SetCreator {
                touchpoints: some(selection.touchpoints())?,
                creator: Some(creator),
            }),
            Action::Nudge(way) => {
                selection.touchpoints().next()?;
                Intent::Nudge(step(way))
            }
            Action::Analysis => Intent::SetAnalysis(!situation.is_analysis_on),
            Action::Show(tab) => Intent::ShowTab(tab),
            Action::See(lens) => Intent::SetLens(lens),
            Action::ReduceMotion => Intent::ReduceMotion,
            Action::Absent => super::absence::intent(situation)?,
            Action::ZoomIn => Intent::Zoom(ZOOM_STEP),
            Action::ZoomOut => Intent::Zoom(1.0 / ZOOM_STEP),
            Action::ZoomToOne => Intent::ZoomTo(1.0),
            Action::FitAll => Intent::FitAll,
            Action::FitSelection => {
                selection.touchpoints().next()?;
                Intent::FitSelection
            }
            Action::Preferences => Intent::ShowPreferences(true),
            Action::Larger => Intent::Prefer(Preference::Larger),
            Action::Smaller => Intent::Prefer(Preference::Smaller),
            Action::Find => {
                situation.map.touchpoints.ids().next()?;
                Intent::Find
            }
            Action::Palette => Intent::ShowPalette,
            Action::Menu => Intent::ShowMenu,
            Action::Keys => Intent::ShowKeys,
            Action::Panel => Intent::TogglePanel,
        };
        Some(intent)
    }
}

/// The stage that alone is selected.
fn stage(selection: &Selection) -> Option<Id<Stage>> {
    match selection.only()? {
        Subject::Stage(id) => Some(id),
        _ => None,
    }
}

fn some<T>(records: impl Iterator<Item = T>) -> Option<Vec<T>> {
    let records: Vec<T> = records.collect();
    if records.is_empty() { None } else { Some(records) }
}

fn rate(face: Face, situation: &Situation<'_>) -> Option<Intent> {
    let (persona, emotion) = (situation.persona?, Some(Emotion::from(face)));
    let rated = |touchpoint| Command::SetEmotion { touchpoint, persona, emotion };
    let mut ratings = some(situation.selection.touchpoints().map(rated))?;
    let only = if ratings.len() == 1 { ratings.pop() } else { None };
    Some(Intent::edit(only.unwrap_or(Command::All(ratings))))
}

fn step(way: Way) -> Point {
    match way {
        Way::Left => Point::new(-STEP, 0.0),
        Way::Right => Point::new(STEP, 0.0),
        Way::Up => Point::new(0.0, -STEP),
        Way::Down => Point::new(0.0, STEP),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::edit::{
        Label,
        sample::{id, map},
    };

    #[test]
    fn no_two_actions_share_a_key_or_a_name() {
        let names: BTreeSet<_> = Action::ALL.into_iter().map(Action::name).collect();
        assert_eq!(names.len(), Action::ALL.len());
        // A stage and a card are never selected alone at once: these two share the arrows.
        let is_alone = |action: &Action| !matches!(action, Action::MoveStage(_));
        let keys: Vec<_> = Action::ALL.into_iter().filter(is_alone).filter_map(Action::shortcut).collect();
        assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len());
    }

    #[test]
    fn keys_are_written_as_each_system_does() {
        let redo = Shortcut::command('Z').with_shift();
        assert_eq!((redo.shown(false).as_str(), redo.shown(true).as_str()), ("Ctrl+Shift+Z", "⇧⌘Z"));
    }

    #[test]
    fn what_needs_a_selection_asks_for_nothing_without_one() {
        let map = map("Buy: Cart Pay");
        let nothing = Selection::none();
        let situation = |selection| Situation {
            map: &map,
            selection,
            persona: Some(id("Customer")),
            is_analysis_on: false,
            can_undo: false,
            can_redo: false,
        };
        for action in [Action::Delete, Action::Rate(Face::Good), Action::Nudge(Way::Up), Action::Undo, Action::Tidy] {
            assert_eq!(action.intent(&situation(&nothing)), None, "{action:?}");
        }
        let both: Selection = map.touchpoints.ids().map(Subject::Touchpoint).collect();
        let Some(Intent::Edit(Command::All(ratings), label)) = Action::Rate(Face::Bad).intent(&situation(&both)) else {
            panic!("a rating of both");
        };
        assert_eq!((ratings.len(), label), (2, Label::SetEmotion));
        let paid = Action::Create(Creator::Paid).intent(&situation(&both));
        assert!(matches!(paid, Some(Intent::Edit(_, Label::SetCreator(2)))));
    }
}
