//! Cut, copy and paste: a part of a map goes out as the text of a small map, and comes in from that, from lines, from
//! cells of a spreadsheet, or from a Mermaid journey.

use std::collections::BTreeSet;

use super::App;
use crate::{
    edit::{
        Command, Label, Selection,
        capture::{self, Context},
        clip, join,
    },
    import::{Blocks, mermaid},
    interact::Notice,
    layout::geometry::Point,
    model::{Id, JourneyMap, Subject, Touchpoint, check},
    persist, wording,
};

/// More than this many bytes are not pasted: reading them would hold up the window.
const AT_MOST: usize = 2 << 20;

/// The system hands over what it was asked for within so many seconds.
const SOON: f64 = 2.0;

/// What is to be put into the map.
enum Pasted {
    /// A part of a map.
    Clip(Box<JourneyMap>),
    /// Lines, or cells.
    Lines,
}

impl App {
    fn selected_touchpoints(&self) -> BTreeSet<Id<Touchpoint>> {
        self.open.as_ref().map(|open| open.document.selection().touchpoints().collect()).unwrap_or_default()
    }

    /// The selected touchpoints go to the clipboard.
    pub(super) fn copy(&mut self, now: f64) {
        let selected = self.selected_touchpoints();
        let (Some(open), Some(ctx)) = (&self.open, &self.wake) else { return };
        if selected.is_empty() {
            return;
        }
        let text = persist::write(&clip(open.document.map(), &selected));
        ctx.copy_text(text);
        self.tell(Notice::done(wording::clipboard::copied(selected.len())), now);
    }

    /// The same, and they are taken out of the map.
    pub(super) fn cut(&mut self, now: f64) {
        let selected = self.selected_touchpoints();
        if selected.is_empty() {
            return;
        }
        self.copy(now);
        let command = Command::Remove(selected.iter().copied().map(Subject::Touchpoint).collect());
        if let Some(open) = &mut self.open
            && let Err(refusal) = open.document.edit_as(Label::Cut(selected.len()), &command)
        {
            let text = wording::refusal(&refusal, open.document.map());
            self.tell(Notice::refused(text), now);
        }
    }

    /// A text from the clipboard comes into the map, as one step.
    pub(super) fn paste(&mut self, text: &str, now: f64) {
        if self.open.is_none() || text.trim().is_empty() {
            return;
        }
        let at = self.paste_at.take().filter(|(_, asked)| now - asked < SOON).map(|(at, _)| at);
        match read(text) {
            Ok(pasted) => self.put_in(&pasted, text, at, now),
            Err(why) => self.tell(Notice::refused(why), now),
        }
    }

    /// Into the stage beneath `at`, else that of the selection.
    fn put_in(&mut self, pasted: &Pasted, text: &str, at: Option<Point>, now: f64) {
        let beneath = at.and_then(|at| self.beneath(at));
        let Some(open) = &mut self.open else { return };
        let map = open.document.settled().clone();
        let chosen = match (beneath, open.document.selection().only()) {
            (Some((stage, _)), _) | (None, Some(Subject::Stage(stage))) => Some(stage),
            _ => None,
        };
        let (command, touchpoints) = match pasted {
            Pasted::Clip(clip) => {
                let joined = join(&map, clip, chosen, &mut self.ids);
                (joined.command, joined.touchpoints)
            }
            Pasted::Lines => {
                let selected = open.document.selection().touchpoints().last();
                let after = beneath.map_or(selected, |(_, after)| after);
                let of_card = after.and_then(|id| map.touchpoints.get(id)).map(|card| card.stage);
                let context = Context { stage: chosen.or(of_card), after, persona: open.persona, ..Context::of(&map) };
                let made = capture::read(text, &context).make(&context, &mut self.ids);
                (made.command, made.touchpoints)
            }
        };
        if let Err(refusal) = open.document.edit_as(Label::Paste(touchpoints.len()), &command) {
            let text = wording::refusal(&refusal, &map);
            self.tell(Notice::refused(text), now);
            return;
        }
        let selection: Selection = touchpoints.iter().copied().map(Subject::Touchpoint).collect();
        open.document.select(selection);
        let said = wording::clipboard::pasted(&map, open.document.map());
        if let Some(first) = touchpoints.first() {
            self.reveal(*first);
        }
        self.tell(Notice::done(said), now);
    }
}

/// What a text holds, or why it is not taken.
fn read(text: &str) -> Result<Pasted, String> {
    if text.len() > AT_MOST {
        return Err(wording::clipboard::too_much(text.len(), AT_MOST));
    }
    let begins: String = text.chars().take(400).collect();
    if begins.trim_start_matches('\u{feff}').trim_start().starts_with('(') && begins.contains(persist::FORMAT) {
        let map = persist::read(text).map_err(|error| wording::load_error(&error, wording::clipboard::CLIPBOARD))?;
        return if check(&map).is_empty() {
            Ok(Pasted::Clip(Box::new(map)))
        } else {
            Err(wording::clipboard::unsound())
        };
    }
    let is_journey = text.lines().map(str::trim).any(|line| line == "journey");
    if is_journey && let Ok(imported) = mermaid(text, Blocks::All) {
        return imported.map().map(|map| Pasted::Clip(Box::new(map))).map_err(|_| wording::clipboard::unsound());
    }
    Ok(Pasted::Lines)
}
