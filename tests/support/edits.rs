//! Scripts of edits for the laws, drawn and shrunk by proptest.

use journey_canvas::{
    edit::{Command, Document, Label, Refusal, Selection, perform},
    model::JourneyMap,
};
use proptest::{collection::vec, prelude::*};

#[path = "recipes.rs"]
mod recipe;

pub use recipe::{KINDS, Recipe, changed, some, start};

/// What is done to a document.
#[derive(Debug, Clone)]
pub enum Act {
    Edit(Recipe),
    EditAll(Vec<Recipe>),
    Begin,
    Preview(Recipe),
    Commit,
    Cancel,
    Undo,
    Redo,
    Select(u16),
    Save,
}

pub fn recipes() -> impl Strategy<Value = Recipe> {
    (0..KINDS, any::<u16>(), any::<u16>(), -300..300_i32).prop_map(|(what, first, second, number)| Recipe {
        what,
        first,
        second,
        number,
    })
}

/// Scripts are made of phrases, so that drags are begun, previewed and ended more often than chance would have it.
pub fn scripts() -> impl Strategy<Value = Vec<Act>> {
    let ends = prop_oneof![3 => Just(Act::Commit), 3 => Just(Act::Cancel), 1 => Just(Act::Undo), 1 => any_act()];
    let drag = (vec(recipes().prop_map(Act::Preview), 0..4), ends)
        .prop_map(|(previews, end)| [vec![Act::Begin], previews, vec![end]].concat());
    let phrase = prop_oneof![4 => any_act().prop_map(|act| vec![act]), 1 => drag];
    vec(phrase, 0..40).prop_map(|phrases| phrases.concat())
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        12 => recipes().prop_map(Act::Edit),
        2 => vec(recipes(), 1..4).prop_map(Act::EditAll),
        1 => Just(Act::Begin),
        1 => recipes().prop_map(Act::Preview),
        1 => Just(Act::Commit),
        1 => Just(Act::Cancel),
        4 => Just(Act::Undo),
        3 => Just(Act::Redo),
        2 => any::<u16>().prop_map(Act::Select),
        1 => Just(Act::Save),
    ]
}

/// Sound maps: the small one below after some edits.
pub fn maps() -> impl Strategy<Value = JourneyMap> {
    vec(recipes(), 0..40).prop_map(|recipes| changed(start(), &recipes))
}

/// What a document should be, told as simply as can be: all maps that were, one after another.
#[derive(Debug, Clone)]
pub struct Model {
    pub steps: Vec<JourneyMap>,
    pub at: usize,
    pub preview: Option<JourneyMap>,
    pub saved: JourneyMap,
}

/// What happened in a script, for asking whether the generator reaches what the laws speak of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    pub done: usize,
    pub refused: usize,
    pub links_made: usize,
    pub links_gone_with_a_touchpoint: usize,
    pub cancelled_with_redo: usize,
    pub committed_drags: usize,
}

impl Model {
    pub fn new(map: JourneyMap) -> Self {
        Self { steps: vec![map.clone()], at: 0, preview: None, saved: map }
    }

    pub fn map(&self) -> &JourneyMap {
        self.preview.as_ref().unwrap_or(&self.steps[self.at])
    }

    pub fn can_redo(&self) -> bool {
        self.at + 1 < self.steps.len()
    }

    fn keep(&mut self, next: JourneyMap) {
        if next != self.steps[self.at] {
            self.steps.truncate(self.at + 1);
            self.steps.push(next);
            self.at += 1;
        }
    }

    fn commit(&mut self) {
        if let Some(next) = self.preview.take() {
            self.keep(next);
        }
    }

    /// Does the same to document and model.
    pub fn act(&mut self, act: &Act, document: &mut Document, tally: &mut Tally) {
        match act {
            Act::Edit(recipe) => self.edit(&recipe.command(document.map()), document, tally),
            Act::EditAll(recipes) => {
                let commands = recipes.iter().map(|recipe| recipe.command(document.map())).collect();
                self.edit(&Command::All(commands), document, tally);
            }
            Act::Begin => {
                self.commit();
                document.begin(Label::Move(1));
                self.preview = Some(self.steps[self.at].clone());
            }
            Act::Preview(recipe) => {
                let command = recipe.command(document.settled());
                match &self.preview {
                    Some(_) => match (perform(&command, &self.steps[self.at]), document.preview(&command)) {
                        (Ok(next), Ok(())) => self.preview = Some(next),
                        (expected, got) => assert_eq!(expected.map(|_| ()), got),
                    },
                    None => assert_eq!(document.preview(&command), Err(Refusal::NotBegun)),
                }
            }
            Act::Commit => {
                let before = self.at;
                self.commit();
                document.commit();
                tally.committed_drags += self.at - before;
            }
            Act::Cancel => {
                tally.cancelled_with_redo += usize::from(self.preview.is_some() && self.can_redo());
                self.preview = None;
                document.cancel();
            }
            Act::Undo if self.preview.is_some() => {
                self.preview = None;
                assert_eq!(document.undo(), None);
            }
            Act::Undo => {
                assert_eq!(document.undo().is_some(), self.at > 0);
                self.at = self.at.saturating_sub(1);
            }
            Act::Redo if self.preview.is_some() => assert_eq!(document.redo(), None),
            Act::Redo => {
                assert_eq!(document.redo().is_some(), self.can_redo());
                self.at += usize::from(self.can_redo());
            }
            Act::Select(pick) => {
                document.select(Selection::touchpoint(some(&document.map().touchpoints, *pick)));
            }
            Act::Save => {
                document.mark_saved(document.settled().clone());
                self.saved = self.steps[self.at].clone();
            }
        }
    }

    fn edit(&mut self, command: &Command, document: &mut Document, tally: &mut Tally) {
        self.commit();
        let before = self.steps[self.at].clone();
        let expected = perform(command, &before);
        let got = document.edit(command);
        match expected {
            Ok(next) => {
                assert_eq!(got, Ok(()));
                tally.done += 1;
                tally.links_made += next.links.len().saturating_sub(before.links.len());
                if next.touchpoints.len() < before.touchpoints.len() {
                    tally.links_gone_with_a_touchpoint += before.links.len().saturating_sub(next.links.len());
                }
                self.keep(next);
            }
            Err(refusal) => {
                assert_eq!(got, Err(refusal));
                tally.refused += 1;
            }
        }
    }
}
