//! What is opened to find something: the palette, the menus, the list of keys, the search line.

use super::{App, Open};
use crate::{
    edit::Selection,
    interact::{
        Action, Camera, Intent, Menu,
        palette::{Offer, OfferKind},
        search,
    },
    model::{Id, Subject, Touchpoint},
    ui::{
        ask::Ask,
        menu::{Entry, Menus},
        palette::Choice,
        search::SearchLine,
    },
};

/// The search line, open.
pub(super) struct Search {
    /// What is typed, and how much was found.
    pub(super) line: SearchLine,
    /// What was found, in journey order.
    pub(super) found: Vec<Id<Touchpoint>>,
    /// For which text, and on which map.
    asked: (String, u64),
    /// What was selected and in view before.
    before: (Selection, Camera),
}

/// Actions used lately that are kept.
const LATELY: usize = 8;

impl App {
    /// The palette, with everything that it offers as things stand.
    pub(super) fn open_palette(&mut self) {
        let Some(open) = &self.open else { return };
        let is_mac = cfg!(target_os = "macos");
        let actions = Action::ALL.into_iter().filter(|action| *action != Action::Palette).map(|action| Offer {
            kind: OfferKind::Action(action),
            name: action.name().to_owned(),
            says: action.shortcut().map_or_else(String::new, |shortcut| shortcut.shown(is_mac)),
            asks: self.intent_of(action),
            used: self.used.iter().position(|used| *used == action),
        });
        let offers = actions.chain(places(open)).collect();
        self.ask = Some(Ask::Palette(Choice { offers, ..Choice::default() }));
    }

    /// A stage that was gone to comes into view.
    pub(super) fn show_chosen_stage(&mut self) {
        let only = self.open.as_ref().and_then(|open| open.document.selection().only());
        if let Some(Subject::Stage(id)) = only {
            self.reveal_stage(id);
        }
    }

    /// An action was chosen by name: it is offered first the next time.
    pub(super) fn remember(&mut self, action: Action) {
        self.used.retain(|used| *used != action);
        self.used.insert(0, action);
        self.used.truncate(LATELY);
    }

    /// The menus.
    pub(super) fn open_menus(&mut self) {
        let is_mac = cfg!(target_os = "macos");
        let entry = |action: Action| Entry {
            name: action.name().to_owned(),
            key: action.shortcut().map_or_else(String::new, |shortcut| shortcut.shown(is_mac)),
            is_on: self.is_switched_on(action),
            asks: self.intent_of(action),
        };
        let held = |menu: Menu| menu.actions().filter(|action| *action != Action::Menu).map(entry).collect();
        let menus = Menu::ALL.into_iter().map(|menu| (menu, held(menu))).collect();
        self.ask = Some(Ask::Menus(Menus { menus, menu: 0, at: None }));
    }

    fn is_switched_on(&self, action: Action) -> Option<bool> {
        match action {
            Action::Analysis => Some(self.is_analysis_on),
            Action::Panel => Some(self.is_panel_open),
            Action::Show(tab) => Some(self.is_panel_open && self.tab == tab),
            _ => None,
        }
    }

    /// The search line opens, or gets the keyboard back.
    pub(super) fn open_search(&mut self) {
        let Some(open) = &mut self.open else { return };
        open.document.commit();
        open.capture = None;
        if let Some(search) = &mut open.search {
            search.line.wants_keys = true;
            return;
        }
        open.search = Some(Search {
            line: SearchLine { wants_keys: true, ..SearchLine::default() },
            found: Vec::new(),
            asked: (String::new(), open.document.revision()),
            before: (open.document.selection().clone(), open.camera),
        });
    }

    /// What is typed has changed, or the map: it is looked for anew, and the first one comes into view.
    pub(super) fn look_for(&mut self) {
        let Some(open) = &mut self.open else { return };
        let Some(search) = &mut open.search else { return };
        let asked = (search.line.typed.clone(), open.document.revision());
        if asked == search.asked {
            return;
        }
        let is_new = asked.0 != search.asked.0;
        search.asked = asked;
        search.found = search::search(open.document.map(), &search.line.typed);
        search.line.count = search.found.len();
        search.line.at = search.line.at.filter(|at| *at < search.found.len());
        if is_new {
            search.line.at = (!search.found.is_empty()).then_some(0);
            self.show_found();
        }
    }

    /// Goes round what was found.
    pub(super) fn find_next(&mut self, is_backwards: bool) {
        let Some(search) = self.open.as_mut().and_then(|open| open.search.as_mut()) else { return };
        search.line.at = search::round(search.line.at, search.found.len(), is_backwards);
        self.show_found();
    }

    fn show_found(&mut self) {
        let Some(open) = &mut self.open else { return };
        let found = open.search.as_ref().and_then(|search| search.found.get(search.line.at?).copied());
        if let Some(id) = found {
            open.document.select(Selection::touchpoint(id));
            self.reveal(id);
        }
    }

    /// The search is over; selection and view are given back unless they are to stay.
    pub(super) fn close_search(&mut self, keeps: bool) {
        let Some(open) = &mut self.open else { return };
        if let Some(search) = open.search.take().filter(|_| !keeps) {
            let (selection, camera) = search.before;
            open.document.select(selection);
            open.camera = camera;
        }
        self.wants_canvas = true;
    }
}

/// The way to every touchpoint, stage and persona.
fn places(open: &Open) -> impl Iterator<Item = Offer> + '_ {
    let map = open.document.map();
    let offer = |kind, name: &str, says: String, asks| Offer {
        kind,
        name: name.to_owned(),
        says,
        asks: Some(asks),
        used: None,
    };
    let touchpoints = map.touchpoints_in_order().into_iter().map(move |(id, touchpoint)| {
        let stage = map.stages.get(touchpoint.stage).map_or("", |stage| stage.name.as_str());
        offer(OfferKind::Touchpoint, &touchpoint.title, stage.to_owned(), Intent::ShowTouchpoint(id))
    });
    let stages = map.stages_in_order().into_iter().map(move |(id, stage)| {
        offer(OfferKind::Stage, &stage.name, "stage".to_owned(), Intent::Select(Selection::one(Subject::Stage(id))))
    });
    let personas = map.personas_in_order().into_iter().map(move |(id, persona)| {
        offer(OfferKind::Persona, &persona.name, "persona".to_owned(), Intent::ChoosePersona(id))
    });
    touchpoints.chain(stages).chain(personas)
}

/// Every action that has a key, by menu, and what the pointer does.
pub(super) fn keys() -> Vec<(String, Vec<(String, String)>)> {
    let is_mac = cfg!(target_os = "macos");
    let named = |action: Action| Some((action.shortcut()?.shown(is_mac), action.name().to_owned()));
    let mut groups: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for menu in Menu::ALL {
        // Getting from one to the next would make the list of edits twice as long as any other.
        let (going, others): (Vec<Action>, Vec<Action>) = menu.actions().partition(|action| is_going(*action));
        groups.push((menu.name().to_owned(), others.into_iter().filter_map(named).collect()));
        groups.push(("Go and move".to_owned(), going.into_iter().filter_map(named).collect()));
    }
    let command = if is_mac { "⌘" } else { "Ctrl" };
    let more = [
        ("Space + drag".to_owned(), "Pan (middle button too)"),
        (format!("{command} + wheel"), "Zoom about the pointer"),
        ("V / H".to_owned(), "Select / pan"),
        ("Double click".to_owned(), "Edit a title, or add here"),
        ("Right click".to_owned(), "What can be done here"),
        ("F6".to_owned(), "From region to region"),
        ("Esc".to_owned(), "Back out of anything"),
    ];
    groups.push(("Hand".to_owned(), more.into_iter().map(|(key, what)| (key, what.to_owned())).collect()));
    groups
}

fn is_going(action: Action) -> bool {
    matches!(
        action,
        Action::SelectNext | Action::SelectPrevious | Action::Nudge(_) | Action::Toward(_) | Action::MoveStage(_)
    )
}
