//! Nothing is lost: what is not saved is kept within a second, and what an earlier run kept is offered.

use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{self, Receiver},
    },
    time::SystemTime,
};

use egui::Context;

use super::{App, Open, thumbnail};
use crate::{
    edit::Document,
    interact::{Intent, Notice},
    model::JourneyMap,
    persist::{
        self, Held, Seen,
        recovery::{self, Keeper, Kept, Slot},
    },
    scene::{Scene, Theme},
    ui::recovered::{OfferView, offers_ui},
    wording,
};

/// What is kept, and what was.
#[derive(Default)]
pub(super) struct Keeping {
    keeper: Option<Arc<Keeper>>,
    /// The program's own folder.
    own: PathBuf,
    /// Where all slots are.
    recovery: PathBuf,
    /// The revision that the keeper was told of last; none = that of another map.
    told: Option<u64>,
    offers: Vec<Offer>,
    found: Option<Receiver<Offer>>,
}

/// A map that an earlier run could not save, and its picture.
struct Offer {
    kept: Kept,
    title: String,
    ago: String,
    scene: Scene,
}

impl App {
    /// From here on, what is not saved is kept in this folder, and what earlier runs kept there is offered.
    /// `now` is the time of the clock. Gives the keeper, for the last words of a program that falls over.
    pub fn keep_in(&mut self, folder: &Path, now: SystemTime) -> Arc<Keeper> {
        let recovery = folder.join("recovery");
        let keeper = Arc::new(Keeper::new(&recovery));
        let (theme, set) = (Arc::clone(&self.theme), Arc::clone(&self.set));
        let (send, found) = mpsc::channel();
        let at = recovery.clone();
        let look = move || {
            for kept in recovery::left_over(&at) {
                if send.send(offer(kept, now, &theme, &set)).is_err() {
                    return;
                }
            }
        };
        let is_looking = std::thread::Builder::new().name("left over".into()).spawn(look).is_ok();
        let found = is_looking.then_some(found);
        let own = folder.to_path_buf();
        self.keeping = Keeping { keeper: Some(Arc::clone(&keeper)), own, recovery, found, ..Keeping::default() };
        keeper
    }

    /// Tells the keeper of what was committed since the last frame, and the user of what it could not keep.
    pub(super) fn keep_unsaved(&mut self, ctx: &Context, now: f64) {
        let Some(keeper) = self.keeping.keeper.clone() else { return };
        self.take_offers(ctx);
        let revision = self.open.as_ref().map(|open| open.document.revision());
        if self.keeping.told != revision && !self.open.as_ref().is_some_and(|open| open.document.is_in_gesture()) {
            self.keeping.told = revision;
            match self.open.as_ref().filter(|open| !open.document.is_saved()) {
                Some(open) => {
                    // The next run may begin in another folder.
                    let file =
                        open.file.as_ref().map(|file| std::path::absolute(file).unwrap_or_else(|_| file.clone()));
                    self.work.files += 1;
                    keeper.keep(open.document.settled().clone(), file);
                }
                None => keeper.discard(),
            }
        }
        if let Some(error) = keeper.failure() {
            let text = wording::window::not_kept(&error, &self.keeping.recovery.display().to_string());
            self.tell(Notice::failed(text).or("Save", Intent::Save), now);
        }
    }

    /// Another map, or the same as it was saved: what was told does not count any more.
    pub(super) fn forget_told(&mut self) {
        self.keeping.told = None;
    }

    /// Takes hold of the file that is open, and says so if another window has it too.
    pub(super) fn hold_file(&mut self, now: f64) {
        let Some(open) = self.open.as_mut().filter(|_| self.keeping.keeper.is_some()) else { return };
        // What was held before is let go of first: it may be the same file.
        open.hold = None;
        let Some(file) = &open.file else { return };
        match persist::hold(&self.keeping.own, file) {
            Held::Alone(hold) => open.hold = Some(hold),
            Held::Elsewhere => self.tell(Notice::warning(wording::window::open_elsewhere()), now),
            Held::Unknown => {}
        }
    }

    /// The user closes the window without saving: nothing is to be offered the next time.
    pub(super) fn discard_unsaved(&mut self) {
        if let Some(keeper) = &self.keeping.keeper {
            keeper.discard();
        }
    }

    fn take_offers(&mut self, ctx: &Context) {
        let Some(found) = &self.keeping.found else { return };
        loop {
            match found.try_recv() {
                Ok(offer) => self.keeping.offers.push(offer),
                Err(mpsc::TryRecvError::Empty) => {
                    // A moment at the start; nobody else wakes the window for it.
                    ctx.request_repaint_after_secs(0.05);
                    return;
                }
                Err(mpsc::TryRecvError::Disconnected) => break,
            }
        }
        self.keeping.found = None;
    }

    /// Is the offer in front of everything?
    pub(super) fn has_offers(&self) -> bool {
        !self.keeping.offers.is_empty()
    }

    /// Shows what earlier runs could not save.
    pub(super) fn offers_ui(&mut self, ctx: &Context, asked: &mut Vec<Intent>) {
        let view = |offer: &'_ Offer| OfferView {
            slot: offer.kept.slot.clone(),
            title: offer.title.clone(),
            place: offer.kept.file.as_ref().map_or_else(|| "never saved".to_owned(), |file| file.display().to_string()),
            ago: offer.ago.clone(),
        };
        let offers: Vec<_> = self.keeping.offers.iter().map(|offer| (view(offer), &offer.scene)).collect();
        offers_ui(ctx, &offers, &self.palette, &mut self.store, asked);
    }

    /// Answers an intent that is about what was kept.
    pub(super) fn apply_to_kept(&mut self, intent: &Intent, now: f64) {
        match intent {
            Intent::Recover(slot) => self.recover(slot, now),
            Intent::DiscardKept(slot) => {
                self.take_offer(slot);
                if let Some(slot) = Slot::take(slot) {
                    slot.discard();
                }
            }
            // What is left lying is offered again at the next start.
            _ => self.keeping.offers.clear(),
        }
    }

    fn take_offer(&mut self, slot: &Path) -> Option<Offer> {
        let place = self.keeping.offers.iter().position(|offer| offer.kept.slot == slot)?;
        Some(self.keeping.offers.remove(place))
    }

    fn recover(&mut self, slot: &Path, now: f64) {
        let (Some(keeper), Some(offer)) = (self.keeping.keeper.clone(), self.take_offer(slot)) else { return };
        let Some(slot) = Slot::take(slot) else {
            let text = format!("Another window has {} open by now.", offer.title);
            return self.tell(Notice::refused(text), now);
        };
        keeper.adopt(slot);
        let file = offer.kept.file.filter(|file| file.exists());
        let in_file = file.as_ref().and_then(|file| persist::open_seen(file).ok());
        // A file that was written after the map was kept is not to be overwritten unasked.
        let is_newer = file.as_ref().is_some_and(|file| written_at(file) > Some(offer.kept.at));
        let (saved, seen) = match in_file {
            Some((saved, seen)) => (saved, Some(seen).filter(|_| !is_newer)),
            None => (JourneyMap::empty(), None),
        };
        let document = Document::recovered(offer.kept.map, saved);
        self.open_document(document, file.filter(|_| !is_newer), seen);
        self.hold_file(now);
        self.keeping.offers.clear();
        self.tell(Notice::done(wording::window::recovered(&offer.title, is_newer)), now);
    }
}

/// When a file was last written, in seconds since the beginning of 1970.
fn written_at(file: &Path) -> Option<u64> {
    let written = std::fs::metadata(file).ok()?.modified().ok()?;
    written.duration_since(SystemTime::UNIX_EPOCH).ok().map(|since| since.as_secs())
}

fn offer(kept: Kept, now: SystemTime, theme: &Theme, set: &crate::layout::typeset::Parley) -> Offer {
    let now = now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs();
    Offer {
        title: super::files::named(&kept.map),
        ago: wording::window::ago(now.saturating_sub(kept.at)),
        scene: thumbnail::picture(thumbnail::TILE, &kept.map, theme, set),
        kept,
    }
}

/// What a file holds as far as the window knows, beside the map that is open.
pub(super) fn seen_of(open: Option<&Open>, path: &Path) -> Option<Seen> {
    open.filter(|open| open.file.as_deref() == Some(path)).and_then(|open| open.seen)
}
