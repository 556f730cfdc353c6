//! The document: the one place where the map changes. Every change is a step that can be undone; a gesture (a drag,
//! a slider held) is one step however often it previews.

use crate::model::JourneyMap;

use super::{
    command::Command,
    history::{History, Limit, Step},
    label::Label,
    patch::Patch,
    perform::perform,
    refusal::Refusal,
    selection::Selection,
};

/// A map with its history, its selection, and the map as it was last saved.
#[derive(Debug, Clone)]
pub struct Document {
    map: JourneyMap,
    saved: JourneyMap,
    selection: Selection,
    history: History,
    gesture: Option<Begun>,
    revision: u64,
}

/// A gesture that is not over.
#[derive(Debug, Clone)]
struct Begun {
    label: Label,
    map: JourneyMap,
    selection: Selection,
    revision: u64,
}

impl Document {
    /// A map as it was read from its file (or made from a template): saved, with no steps.
    #[must_use]
    pub fn new(map: JourneyMap) -> Self {
        Self::recovered(map.clone(), map)
    }

    /// A map that differs from the one in its file.
    #[must_use]
    pub fn recovered(map: JourneyMap, saved: JourneyMap) -> Self {
        Self {
            map,
            saved,
            selection: Selection::none(),
            history: History::limited(Limit::default()),
            gesture: None,
            revision: 0,
        }
    }

    /// The same with another limit of the history.
    #[must_use]
    pub fn with_limit(self, limit: Limit) -> Self {
        Self { history: History::limited(limit), ..self }
    }

    /// The map as it is now, a preview included.
    #[must_use]
    pub fn map(&self) -> &JourneyMap {
        &self.map
    }

    /// The map without the preview of an open gesture: what is analysed and autosaved.
    #[must_use]
    pub fn settled(&self) -> &JourneyMap {
        self.gesture.as_ref().map_or(&self.map, |begun| &begun.map)
    }

    /// Grows whenever the map changes, previews included; caches are keyed by it.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// The revision of [`Self::settled`].
    #[must_use]
    pub fn settled_revision(&self) -> u64 {
        self.gesture.as_ref().map_or(self.revision, |begun| begun.revision)
    }

    /// What is selected; always records of the map.
    #[must_use]
    pub fn selection(&self) -> &Selection {
        &self.selection
    }

    /// Selects; what is not in the map is left out. Never a step, never clears redo.
    pub fn select(&mut self, selection: Selection) {
        self.selection = selection.in_map(&self.map);
    }

    /// Changes the map, as one step. A command that changes nothing makes no step. An open gesture is committed
    /// first.
    ///
    /// # Errors
    /// A [`Refusal`]; the map is as it was.
    pub fn edit(&mut self, command: &Command) -> Result<(), Refusal> {
        self.edit_as(Label::of(command), command)
    }

    /// The same, under a label of one's own.
    ///
    /// # Errors
    /// A [`Refusal`]; the map is as it was.
    pub fn edit_as(&mut self, label: Label, command: &Command) -> Result<(), Refusal> {
        self.commit();
        let next = perform(command, &self.map)?;
        let since = self.begun(label);
        self.show(next);
        self.keep(since);
        Ok(())
    }

    /// Begins a gesture. One that is open is committed first.
    pub fn begin(&mut self, label: Label) {
        self.commit();
        self.gesture = Some(self.begun(label));
    }

    fn begun(&self, label: Label) -> Begun {
        Begun { label, map: self.map.clone(), selection: self.selection.clone(), revision: self.revision }
    }

    /// What the open gesture is called from now on.
    pub fn relabel(&mut self, label: Label) {
        if let Some(begun) = &mut self.gesture {
            begun.label = label;
        }
    }

    /// What was selected when the open gesture began; without one, what is selected.
    #[must_use]
    pub fn settled_selection(&self) -> &Selection {
        self.gesture.as_ref().map_or(&self.selection, |begun| &begun.selection)
    }

    /// Shows what the command would do. It always starts from the map at `begin`: nothing accumulates.
    ///
    /// # Errors
    /// A [`Refusal`]; the last preview stays. [`Refusal::NotBegun`] without a gesture.
    pub fn preview(&mut self, command: &Command) -> Result<(), Refusal> {
        let begun = self.gesture.as_ref().ok_or(Refusal::NotBegun)?;
        let next = perform(command, &begun.map)?;
        self.show(next);
        Ok(())
    }

    /// Ends the gesture: what is shown is one step. One that changed nothing makes no step and keeps redo.
    pub fn commit(&mut self) {
        if let Some(begun) = self.gesture.take() {
            self.keep(begun);
        }
    }

    /// Gives the gesture up: map and selection are exactly as they were at `begin`, redo is kept.
    pub fn cancel(&mut self) {
        if let Some(begun) = self.gesture.take() {
            self.show(begun.map);
            self.selection = begun.selection;
        }
    }

    /// Is a gesture open?
    #[must_use]
    pub fn is_in_gesture(&self) -> bool {
        self.gesture.is_some()
    }

    /// Takes the last step back and restores what was selected before it. While a gesture is open, cancels that
    /// instead. None = no step was taken back.
    pub fn undo(&mut self) -> Option<&Label> {
        if self.is_in_gesture() {
            self.cancel();
            return None;
        }
        let before = self.history.last_done()?.patch.inverse().apply(&self.map).ok()?;
        self.show(before);
        let step = self.history.step_back(std::mem::take(&mut self.selection))?;
        self.selection = step.before.clone().in_map(&self.map);
        Some(&step.label)
    }

    /// Does the last undone step again and restores what was selected when it was undone. Nothing while a gesture
    /// is open. None = no step was done.
    pub fn redo(&mut self) -> Option<&Label> {
        if self.is_in_gesture() {
            return None;
        }
        let after = self.history.last_undone()?.patch.apply(&self.map).ok()?;
        self.show(after);
        let step = self.history.step_forth()?;
        self.selection = step.after.clone().in_map(&self.map);
        Some(&step.label)
    }

    /// What undo would take back.
    #[must_use]
    pub fn undo_label(&self) -> Option<&Label> {
        self.history.last_done().map(|step| &step.label)
    }

    /// What redo would do again.
    #[must_use]
    pub fn redo_label(&self) -> Option<&Label> {
        self.history.last_undone().map(|step| &step.label)
    }

    /// The step that undo would take back.
    #[must_use]
    pub fn last_done(&self) -> Option<&Step> {
        self.history.last_done()
    }

    /// The step that redo would do again.
    #[must_use]
    pub fn last_undone(&self) -> Option<&Step> {
        self.history.last_undone()
    }

    /// Is the map the one that was last saved? Undoing back to that one counts.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.map == self.saved
    }

    /// This map is the one in the file now. (A save may take a while: give it what was written.)
    pub fn mark_saved(&mut self, written: JourneyMap) {
        self.saved = written;
    }

    /// Makes `next` the map. One that equals the saved map becomes that very one, so that `is_saved` compares
    /// pointers only.
    fn show(&mut self, next: JourneyMap) {
        self.map = if next == self.saved { self.saved.clone() } else { next };
        self.revision += 1;
        let selection = std::mem::take(&mut self.selection);
        self.selection = selection.in_map(&self.map);
    }

    /// Keeps what changed since as a step, if anything did.
    fn keep(&mut self, since: Begun) {
        let patch = Patch::between(&since.map, &self.map);
        if patch.is_empty() {
            self.map = since.map;
            return;
        }
        let after = self.selection.clone();
        self.history.push(Step { number: 0, label: since.label, patch, before: since.selection, after });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        edit::{
            Placement, Word,
            sample::{id, map, text},
        },
        model::{Offset, Order, Subject},
    };

    fn document(text: &str) -> Document {
        Document::new(map(text))
    }

    fn rename(from: &str, to: &str) -> Command {
        Command::Rename(Subject::Touchpoint(id(from)), to.into())
    }

    fn moved(x: i32) -> Command {
        let (touchpoint, stage, order) = (id("Cart"), id("Buy"), Order::after(None));
        Command::MoveTouchpoints {
            placements: vec![Placement { touchpoint, stage, order, offset: Some(Offset { x, y: 0 }) }],
        }
    }

    #[test]
    fn a_drag_is_one_step_from_where_it_began() {
        let mut document = document("Buy: Cart");
        document.begin(Label::Move(1));
        for x in [5, 90, 40] {
            document.preview(&moved(x)).unwrap();
        }
        document.commit();
        assert_eq!(text(document.map()), "Buy: Cart@40,0");
        assert_eq!(document.undo(), Some(&Label::Move(1)));
        assert_eq!(text(document.map()), "Buy: Cart");
        assert_eq!(document.undo(), None);
    }

    #[test]
    fn a_cancelled_drag_leaves_no_trace_and_keeps_redo() {
        let mut document = document("Buy: Cart");
        document.edit(&rename("Cart", "Basket")).unwrap();
        document.undo();
        document.begin(Label::Move(1));
        document.preview(&moved(5)).unwrap();
        document.cancel();
        assert_eq!(text(document.map()), "Buy: Cart");
        assert_eq!(document.redo(), Some(&Label::Rename(Word::Touchpoint)));
        assert_eq!(text(document.map()), "Buy: Basket");
    }

    #[test]
    fn a_drag_back_to_its_start_is_no_step_and_keeps_redo() {
        let mut document = document("Buy: Cart@7,0");
        let order = document.map().touchpoints.get(id("Cart")).unwrap().order.clone();
        document.edit(&rename("Cart", "Basket")).unwrap();
        document.undo();
        document.begin(Label::Move(1));
        document.preview(&moved(9)).unwrap();
        let offset = Some(Offset { x: 7, y: 0 });
        let home = Placement { touchpoint: id("Cart"), stage: id("Buy"), order, offset };
        document.preview(&Command::MoveTouchpoints { placements: vec![home] }).unwrap();
        document.commit();
        assert!(document.undo_label().is_none() && document.redo_label().is_some());
    }

    #[test]
    fn a_refused_preview_leaves_the_last_one() {
        let mut document = document("Buy: Cart");
        assert_eq!(document.preview(&moved(1)), Err(Refusal::NotBegun));
        document.begin(Label::Move(1));
        document.preview(&moved(5)).unwrap();
        assert!(document.preview(&rename("Gone", "x")).is_err());
        assert_eq!(text(document.map()), "Buy: Cart@5,0");
    }

    #[test]
    fn undo_back_to_the_saved_map_reads_saved() {
        let mut document = document("Buy: Cart");
        document.edit(&rename("Cart", "Basket")).unwrap();
        document.mark_saved(document.map().clone());
        assert!(document.is_saved());
        document.edit(&rename("Cart", "Trolley")).unwrap();
        assert!(!document.is_saved());
        document.undo();
        assert!(document.is_saved());
        document.undo();
        assert!(!document.is_saved());
        document.redo();
        assert!(document.is_saved());
    }

    #[test]
    fn undo_and_redo_restore_what_was_selected() {
        let cart = Selection::touchpoint(id("Cart"));
        let mut document = document("Buy: Cart Pay");
        document.select(cart.clone());
        document.edit(&Command::Remove(cart.iter().collect())).unwrap();
        assert!(document.selection().is_empty());
        document.select(Selection::touchpoint(id("Pay")));
        document.undo();
        assert_eq!(document.selection(), &cart);
        document.redo();
        assert_eq!(document.selection(), &Selection::touchpoint(id("Pay")));
    }

    #[test]
    fn selecting_keeps_redo_and_leaves_out_what_is_not_there() {
        let mut document = document("Buy: Cart");
        document.edit(&rename("Cart", "Basket")).unwrap();
        document.undo();
        document.select(Selection::touchpoint(id("Cart")).with(Subject::Touchpoint(id("Gone"))));
        assert_eq!(document.selection().len(), 1);
        assert!(document.redo().is_some());
    }

    #[test]
    fn an_edit_that_changes_nothing_is_no_step() {
        let mut document = document("Buy: Cart");
        document.edit(&rename("Cart", "Cart")).unwrap();
        assert!(document.undo_label().is_none() && document.is_saved());
    }

    #[test]
    fn undo_during_a_drag_cancels_the_drag_only() {
        let mut document = document("Buy: Cart");
        document.edit(&rename("Cart", "Basket")).unwrap();
        document.begin(Label::Move(1));
        document.preview(&moved(5)).unwrap();
        assert_eq!(document.redo(), None);
        assert_eq!(document.undo(), None);
        assert_eq!(text(document.map()), "Buy: Basket");
    }

    #[test]
    fn history_is_bounded_by_count_and_bytes_but_keeps_the_last_step() {
        let names = ["A", "B", "C", "D"];
        let steps = |limit| {
            let mut document = document("Buy: Cart").with_limit(limit);
            names.iter().for_each(|name| document.edit(&rename("Cart", name)).unwrap());
            std::iter::from_fn(|| document.undo().copied()).count()
        };
        assert_eq!(steps(Limit { steps: 3, bytes: usize::MAX }), 3);
        assert_eq!(steps(Limit { steps: 9, bytes: 1 }), 1);
        assert_eq!(steps(Limit::default()), 4);
    }

    #[test]
    fn the_revision_grows_with_every_change_shown() {
        let mut document = document("Buy: Cart");
        let mut last = document.revision();
        let mut grew = |document: &Document| {
            let grew = document.revision() > last;
            last = document.revision();
            grew
        };
        document.begin(Label::Move(1));
        assert!(!grew(&document));
        document.preview(&moved(5)).unwrap();
        assert!(grew(&document));
        document.cancel();
        assert!(grew(&document));
        document.edit(&moved(1)).unwrap();
        assert!(grew(&document));
        document.undo();
        assert!(grew(&document));
    }
}
