//! What a panel, a gesture or a key asks for. Asking changes nothing; `app` answers.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::{
    edit::{Command, Label, Selection},
    layout::{
        Lens, RowKind,
        geometry::{Point, Rect},
    },
    model::{FindingKind, Id, Link, OpportunityKind, Persona, Stage, Subject, Touchpoint, Verdict},
};

use super::{
    action::{Action, Way},
    arrange::{Alignment, Spread},
    input::End,
    preferences::Preference,
};

/// How far cards are dragged.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Drag {
    /// By how much since the drag began, in document units.
    pub by: Point,
    /// Where the pointer is on the map.
    pub pointer: Point,
    /// Is it drawn to nothing?
    pub is_free: bool,
    /// Are they copies, and the cards stay where they are?
    pub is_copy: bool,
}

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub enum Intent {
    /// A step of its own.
    Edit(Command, Label),
    /// A gesture in a panel begins: a slider is held.
    Begin(Label),
    /// What the gesture would do by now.
    Preview(Command),
    /// The gesture is over and kept.
    Commit,
    /// The gesture is given up.
    Cancel,
    /// Take the last step back.
    Undo,
    /// Do it again.
    Redo,

    /// The selected cards are being dragged from here on.
    BeginMove,
    /// They would be moved so.
    PreviewMove(Drag),
    /// They are let go there: a card that stands in its column, or upon another card, is laid out again at its new
    /// place in the order; any other stays exactly where it was let go.
    Drop(Drag),
    /// The selected cards moved by the arrow keys, document units.
    Nudge(Point),
    /// A link from one touchpoint to another.
    Link {
        /// From.
        from: Id<Touchpoint>,
        /// To.
        to: Id<Touchpoint>,
    },
    /// An end of a link leads elsewhere; its flow is kept.
    Reroute {
        /// Which link.
        link: Id<Link>,
        /// Which of its ends.
        end: End,
        /// To this touchpoint.
        to: Id<Touchpoint>,
    },
    /// A stage would be wider by so much than when the gesture began, document units.
    SizeStage {
        /// Which.
        stage: Id<Stage>,
        /// By how much its edge moves to the right.
        by: f32,
    },
    /// A stage is as wide as its cards need again.
    FitStage(Id<Stage>),
    /// A stage is put before or after the one that stands there.
    PlaceStage {
        /// Which.
        stage: Id<Stage>,
        /// Where on the map.
        at: f32,
    },
    /// A stage changes places with its neighbour; at the end of a phase it goes over into the next one.
    StepStage {
        /// Which.
        stage: Id<Stage>,
        /// To the left?
        is_left: bool,
    },
    /// The selected cards in line.
    Align(Alignment),
    /// Equal gaps between the selected cards.
    Distribute(Spread),
    /// The selected touchpoints once more, with how they feel and the links among them.
    Duplicate,
    /// A link is drawn from here; where it leads is chosen by a click or by a title.
    LinkFrom(Id<Touchpoint>),
    /// The nearest card that way is selected.
    SelectToward {
        /// From this one.
        from: Id<Touchpoint>,
        /// Which way.
        way: Way,
    },
    /// The selected touchpoints go to the clipboard, and out of the map.
    Cut,
    /// The selected touchpoints go to the clipboard.
    Copy,
    /// The system is asked for what the clipboard holds; it comes to this place on the map (none = where the selection
    /// is).
    AskPaste(Option<Point>),
    /// This text comes from the clipboard into the map.
    Paste(String),
    /// The capture line opens, for a touchpoint here on the map (none = after the selection), linked from another.
    Capture {
        /// Where on the map.
        at: Option<Point>,
        /// Linked from here.
        from: Option<Id<Touchpoint>>,
    },

    /// The capture line goes on in the next stage (or the previous one).
    CaptureElsewhere {
        /// Backwards.
        is_backwards: bool,
    },
    /// The card of a finding opens beside its touchpoint.
    Explain(Id<Touchpoint>, FindingKind),
    /// It closes.
    CloseExplained,
    /// The weights of the score come to hand, in the settings of the map.
    ShowWeights,
    /// What was noted while a file was read.
    ShowNotes(Vec<String>),
    /// The name of the map is to be written.
    NameMap,
    /// The team pins or vetoes a finding, or takes that back.
    Rule {
        /// Where.
        touchpoint: Id<Touchpoint>,
        /// Which finding.
        kind: FindingKind,
        /// What it decides; none = nothing any more.
        verdict: Option<Verdict>,
    },
    /// Something is tried out on a scratch copy of the map.
    WhatIf(Trying),
    /// A new line at the end of the plan.
    NewOpportunity {
        /// What to do.
        title: String,
        /// Where.
        touchpoints: Vec<Id<Touchpoint>>,
        /// What for.
        kind: OpportunityKind,
    },
    /// A stage after the one in hand, its name to be written.
    NewStage,

    /// This is selected, nothing else.
    Select(Selection),
    /// This is selected too, or no longer.
    Toggle(Subject),
    /// The cards that touch this box on the map are selected.
    SelectWithin {
        /// The box.
        rect: Rect,
        /// Do they come to those that are selected already?
        adds: bool,
    },
    /// Every touchpoint is selected.
    SelectAll,
    /// The next touchpoint in journey order (or the previous one) is selected.
    SelectNext {
        /// Backwards.
        is_backwards: bool,
    },
    /// The name or title of this is edited in place.
    EditTitle(Subject),

    /// The capture line was written: a touchpoint of this title where it opened.
    Captured(String),
    /// The pointer pulls the map (or selects again).
    TakeHand(bool),
    /// The map moves under the hand, in logical pixels.
    Pan(Point),
    /// The map grows about a point of the canvas.
    ZoomAbout {
        /// Where, in logical pixels from the corner of the canvas.
        in_screen: Point,
        /// By what factor.
        factor: f32,
    },
    /// The map grows about the middle of the canvas.
    Zoom(f32),
    /// The map is shown at this zoom, about the middle of the canvas; 1 = 100 %.
    ZoomTo(f32),
    /// Everything is in view.
    FitAll,
    /// The selection is in view, as large as it can be.
    FitSelection,
    /// This touchpoint comes into view and is selected.
    ShowTouchpoint(Id<Touchpoint>),
    /// All of this is selected and comes into view.
    Show(Selection),
    /// The finding at this touchpoint: its card comes into view and is selected, the Findings tab opens on it.
    ShowFinding(Id<Touchpoint>),

    /// Whose ratings the keys set and whose curve is in front.
    ChoosePersona(Id<Persona>),
    /// Her curve is drawn too, or no longer.
    OverlayPersona(Id<Persona>),
    /// The map is seen through this lens.
    SetLens(Lens),
    /// Nothing moves by itself, or does again.
    ReduceMotion,
    /// This row of a sheet is shown, or no longer.
    ToggleRow(RowKind),
    /// Findings are marked on the canvas.
    SetAnalysis(bool),
    /// The analysis at work is given up; the next change of the map begins a new one.
    StopAnalysis,
    /// A tab of the right panel comes to the front.
    ShowTab(Tab),
    /// Mix and matrix are shown at once, one above the other (or one alone).
    Split(bool),
    /// The right panel is there, or put away.
    ShowPanel(bool),
    /// The theme of the app, by name.
    SetTheme(String),

    /// A new map from the template of this name.
    New(String),
    /// The file dialog, then that map.
    Open,
    /// The map in this file.
    OpenFile(PathBuf),
    /// To its file; asks for one where there is none.
    Save,
    /// The file dialog, then there.
    SaveAs,
    /// A picture.
    Export,
    /// Full screen, page by page.
    Present,
    /// What an earlier run kept in this slot comes to the front.
    Recover(PathBuf),
    /// What an earlier run kept in this slot goes for good.
    DiscardKept(PathBuf),
    /// What earlier runs kept is offered again at the next start.
    Later,
    /// The welcome page.
    Welcome,
    /// The window closes; asks once where there are unsaved changes.
    Quit,
    /// A section of the Details tab is opened, or folded away.
    Unfold(String),
    /// The file dialog, then that picture into this record.
    ChoosePicture(Subject),
    /// A link that a user has written, in the system's browser or mail program.
    OpenLink(String),
    /// Somebody prefers the window so, from now on.
    Prefer(Preference),
    /// The card of preferences opens, or closes.
    ShowPreferences(bool),
    /// This file is not wanted among the recent ones any more.
    ForgetFile(PathBuf),
    /// What is being opened is not wanted any more.
    StopOpening,
    /// The list of all keys.
    ShowKeys,
    /// Every action by name.
    ShowPalette,
    /// The menus.
    ShowMenu,
    /// The right panel, shown or hidden.
    TogglePanel,
    /// The search line opens.
    Find,
    /// The next touchpoint found comes into view and is selected (or the previous one).
    FindNext {
        /// Backwards.
        is_backwards: bool,
    },
    /// The search is over.
    CloseFind {
        /// What is selected stays so; else it is given back with the view.
        keeps: bool,
    },
    /// The welcome page, the palette or any other thing in front is closed.
    Dismiss,
    /// Something that was written is not taken; why.
    NotTaken(String),
    /// This notice has been read.
    DismissNotice(u64),
    /// A named action.
    Act(Action),
}

impl Intent {
    /// A step of its own under the command's own label.
    #[must_use]
    pub fn edit(command: Command) -> Intent {
        let label = Label::of(&command);
        Intent::Edit(command, label)
    }
}

/// What is tried out, and what becomes of it. The map stays as it is until it is kept.
#[derive(Debug, Clone, PartialEq)]
pub enum Trying {
    /// The card opens for this touchpoint: its feelings, and the ways out of it.
    Open(Id<Touchpoint>),
    /// A slider is held: what it tries starts from here.
    Hold,
    /// This would be so: a feeling, or the share of a way out (the other ways fill the rest).
    Set(Command),
    /// The slider is let go.
    Settle,
    /// As today again.
    Reset,
    /// It becomes the to-be map, in one step.
    Keep,
    /// It is given up.
    Drop,
}

/// Tabs of the right panel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub enum Tab {
    /// The record selected.
    #[default]
    Details,
    /// What the analysis found.
    Findings,
    /// Impact against effort.
    Matrix,
    /// Stage by channel by creator.
    Mix,
    /// The action plan.
    Plan,
}
