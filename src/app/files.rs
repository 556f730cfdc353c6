//! Opening, saving, exporting, closing: what intents ask of the disk.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

use super::{
    App, Open,
    dialogs::{Answer, Purpose, Question, Waiting},
    keeping::seen_of,
    opening::Opened,
    thumbnail,
};
use crate::{
    edit::Document,
    import,
    interact::{Camera, Intent, Memo, Notice},
    model::{Fault, JourneyMap, check},
    persist::{self, SaveError, Seen},
    ui::ask::{Ask, Reply},
    wording,
};

impl App {
    pub(super) fn apply_to_file(&mut self, intent: Intent, now: f64) {
        let loses =
            matches!(intent, Intent::New(_) | Intent::Open | Intent::OpenFile(_) | Intent::Welcome | Intent::Quit);
        if loses && !self.is_saved() {
            let title = self.map().map_or(String::new(), named);
            self.ask = Some(Ask::Unsaved { title, then: intent });
            return;
        }
        self.apply_to_file_now(intent, now);
    }

    fn apply_to_file_now(&mut self, intent: Intent, now: f64) {
        match intent {
            Intent::New(name) => {
                if let Some(map) = thumbnail::map_named(&name) {
                    self.open_document(Document::new(map), None, None);
                }
            }
            Intent::Open => self.ask_for_file(Purpose::Open, String::new(), None, now),
            Intent::OpenFile(path) => self.open_file(&path, now),
            Intent::Save => self.save(None, now),
            Intent::SaveAs => self.ask_where_to_save(None, now),
            Intent::Export if self.is_exporting() => {
                self.tell(Notice::refused("A picture is being made. The next one can follow it."), now);
            }
            Intent::Export if self.open.is_some() => {
                self.ask_for_export();
            }
            Intent::Present => self.present(),
            Intent::Welcome => {
                self.open = None;
                self.recent_pictures = super::recent::Pictures::default();
                self.forget_told();
            }
            Intent::Quit => {
                self.discard_unsaved();
                self.is_closing = true;
            }
            _ => {}
        }
    }

    /// Is nothing lost if the map goes away?
    pub(super) fn is_saved(&self) -> bool {
        self.open.as_ref().is_none_or(|open| open.document.is_saved())
    }

    /// A document comes to the front; `seen` is what its file holds.
    pub(super) fn open_document(&mut self, document: Document, file: Option<PathBuf>, seen: Option<Seen>) {
        let map = document.map();
        let persona = map.personas_in_order().first().map(|(id, _)| *id);
        self.show_map(Open {
            document,
            file,
            seen,
            parts_from_file: false,
            hold: None,
            camera: Camera::default(),
            looking: super::lenses::Looking::default(),
            is_fresh: true,
            seen_from: std::collections::BTreeMap::new(),
            persona,
            overlaid: None,
            editing: None,
            capture: None,
            search: None,
            analysed: Memo::default(),
        });
    }

    fn open_file(&mut self, path: &Path, now: f64) {
        let read = reader_of(path);
        if !self.begin_opening(path, read, now) {
            self.opened(path, read(path), now);
        }
    }

    /// Shows what was read from a file, or tells why it was not.
    pub(super) fn opened(&mut self, path: &Path, opened: Opened, now: f64) {
        match opened {
            Ok((map, notes, seen)) => {
                let title = named(&map);
                let is_imported = is_mermaid(path) || is_table(path);
                let file = (!is_imported).then(|| path.to_path_buf());
                self.open_document(Document::new(map), file, seen);
                self.hold_file(now);
                if is_imported {
                    self.tell(imported(&title, notes), now);
                } else {
                    self.remember_file(path, &title);
                }
            }
            Err(text) => self.tell(Notice::failed(text).or("Open another…", Intent::Open), now),
        }
    }

    fn save(&mut self, then: Option<Intent>, now: f64) {
        let Some(open) = &self.open else { return };
        match open.file.clone().filter(|_| !open.is_parted()) {
            Some(file) => self.save_to(&file, then, now),
            None => self.ask_where_to_save(then, now),
        }
    }

    fn save_to(&mut self, path: &Path, then: Option<Intent>, now: f64) {
        let Some(open) = &mut self.open else { return };
        open.document.commit();
        let map = open.document.map().clone();
        let shown = path.display().to_string();
        let saved = match seen_of(Some(open), path) {
            Some(seen) => persist::save_over(path, &map, &seen),
            None => persist::save(path, &map),
        };
        match saved {
            Ok(seen) => {
                open.document.mark_saved(map);
                open.file = Some(path.to_path_buf());
                open.parts_from_file &= !open.is_parted();
                let title = named(open.document.map());
                open.seen = Some(seen);
                self.remember_file(path, &title);
                self.forget_told();
                self.hold_file(now);
                self.tell(Notice::done(format!("Saved {shown}")), now);
                if let Some(then) = then {
                    self.apply_to_file_now(then, now);
                }
            }
            Err(SaveError::ChangedMeanwhile) => self.ask = Some(Ask::Changed { file: path.to_path_buf(), then }),
            Err(error) => {
                let text = wording::save_error(&error, &shown);
                self.tell(Notice::failed(text).or("Save elsewhere…", Intent::SaveAs), now);
            }
        }
    }

    fn ask_where_to_save(&mut self, then: Option<Intent>, now: f64) {
        let Some(open) = &self.open else { return };
        let name = match open.file.as_ref().and_then(|file| file.file_name()) {
            Some(_) if open.is_parted() => {
                let stem = open.file.as_ref().and_then(|file| file.file_stem()).unwrap_or_default();
                format!("{}-to-be.ron", stem.to_string_lossy())
            }
            Some(name) => name.to_string_lossy().into_owned(),
            None => format!("{}.ron", file_name(open.document.map())),
        };
        self.ask_for_file(Purpose::Save, name, then, now);
    }

    pub(super) fn ask_for_file(&mut self, purpose: Purpose, name: String, then: Option<Intent>, now: f64) {
        let file = self.open.as_ref().and_then(|open| open.file.clone());
        let folder = file.and_then(|file| file.parent().map(Path::to_path_buf));
        let question = Question { purpose, folder, name };
        let (waiting, answer) = Waiting::new(question.clone(), then);
        self.waiting = Some(waiting);
        let wake = self.wake.clone();
        self.dialogs.ask(question, answer, Box::new(move || wake.iter().for_each(egui::Context::request_repaint)));
        self.take_answer(now);
    }

    /// Goes on with the answer to a question for a file, if it has come.
    pub(super) fn take_answer(&mut self, now: f64) {
        let Some(answer) = self.waiting.as_ref().and_then(|waiting| waiting.answer.try_recv().ok()) else { return };
        let purpose = self.waiting.as_ref().map(|waiting| waiting.question.purpose);
        match (answer, purpose) {
            (Answer::File(path), Some(purpose)) => self.use_file(&path, purpose, now),
            (Answer::Nobody, Some(purpose)) => {
                let question = self.waiting.as_ref().map(|waiting| waiting.question.clone());
                let path = question.map_or(String::new(), |question| {
                    let folder = question.folder.or_else(|| std::env::current_dir().ok()).unwrap_or_default();
                    folder.join(question.name).display().to_string()
                });
                let (heading, verb) = match purpose {
                    Purpose::Open => ("Open a map", "Open"),
                    Purpose::Save => ("Save the map", "Save"),
                    Purpose::Export => ("Export a picture", "Export"),
                    Purpose::Picture(_) => ("Choose a picture", "Choose"),
                };
                self.ask = Some(Ask::Path { heading, verb, path });
            }
            (Answer::Cancelled, _) | (_, None) => self.waiting = None,
        }
    }

    fn use_file(&mut self, path: &Path, purpose: Purpose, now: f64) {
        let then = self.waiting.take().and_then(|waiting| waiting.then);
        match purpose {
            Purpose::Open => self.apply_to_file(Intent::OpenFile(path.to_path_buf()), now),
            Purpose::Save => {
                let path = if path.extension().is_none() { path.with_extension("ron") } else { path.to_path_buf() };
                self.save_to(&path, then, now);
            }
            Purpose::Export => self.export_to(path, now),
            Purpose::Picture(subject) => self.read_picture(subject, path, now),
        }
    }

    /// Asks for the name of a file of this kind.
    pub(super) fn ask_where_to_export(&mut self, ending: &str, now: f64) {
        let name = self.map().map_or_else(|| "map".to_owned(), file_name);
        self.ask_for_file(Purpose::Export, format!("{name}.{ending}"), None, now);
    }

    /// Goes on with the reply to a question in front.
    pub(super) fn replied(&mut self, reply: Reply, now: f64) {
        let Some(ask) = self.ask.take() else { return };
        match (ask, reply) {
            (Ask::Unsaved { then, .. }, Reply::Save) => self.save(Some(then), now),
            (Ask::Unsaved { then, .. }, Reply::Discard) => {
                self.apply_to_file_now(then, now);
            }
            (Ask::Changed { file, then }, Reply::Save) => {
                if let Some(open) = &mut self.open {
                    open.seen = None;
                }
                self.save_to(&file, then, now);
            }
            (Ask::Changed { then, .. }, Reply::Elsewhere) => self.ask_where_to_save(then, now),
            (Ask::Changed { file, .. }, Reply::Discard) => self.apply_to_file_now(Intent::OpenFile(file), now),
            (Ask::Path { .. }, Reply::Path(path)) => {
                if let Some(purpose) = self.waiting.as_ref().map(|waiting| waiting.question.purpose) {
                    self.use_file(&home(&path), purpose, now);
                }
            }
            (Ask::Palette(_) | Ask::Menus(_), Reply::Asked(action, intent)) => {
                if let Some(action) = action {
                    self.remember(action);
                }
                self.apply(intent, now);
                self.show_chosen_stage();
            }
            _ => self.waiting = None,
        }
        if self.open.as_ref().is_some_and(|open| open.capture.is_some()) {
            self.line.wants_keys = true;
        }
    }
}

impl Open {
    /// Is it the to-be map by now, and its file that of the as-is map? Undo brings them together again.
    fn is_parted(&self) -> bool {
        self.parts_from_file && self.document.settled().about.state == crate::model::State::ToBe
    }
}

fn ends_in(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(OsStr::to_str);
    ending.is_some_and(|ending| endings.iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

fn is_mermaid(path: &Path) -> bool {
    ends_in(path, &["mmd", "mermaid", "md", "markdown"])
}

fn is_table(path: &Path) -> bool {
    ends_in(path, &["csv", "tsv", "tab"])
}

/// How a file is read, by its ending.
fn reader_of(path: &Path) -> fn(&Path) -> Opened {
    if is_table(path) {
        return |path| import_file(path, |bytes| import::touchpoints(bytes, &table_options(path), None));
    }
    if is_mermaid(path) {
        return |path| {
            import_file(path, |bytes| import::mermaid(&String::from_utf8_lossy(bytes), import::Blocks::First))
        };
    }
    open_map_file
}

fn open_map_file(path: &Path) -> Opened {
    let shown = path.display().to_string();
    persist::open_seen(path)
        .map(|(map, seen)| (map, Vec::new(), Some(seen)))
        .map_err(|error| wording::load_error(&error, &shown))
}

/// The same as on the command line: columns are told by their headings, and the map is called as the file is.
fn table_options(path: &Path) -> import::TableOptions {
    let title = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    import::TableOptions { columns: Vec::new(), title }
}

fn import_file(path: &Path, read: impl Fn(&[u8]) -> Result<import::Imported, import::ImportError>) -> Opened {
    let shown = path.display().to_string();
    let bytes = persist::read_bytes(path).map_err(|error| wording::load_error(&error, &shown))?;
    let imported = read(&bytes).map_err(|error| wording::import_error(&error, &shown))?;
    let map = imported.map().map_err(|refusal| refusal.to_string())?;
    let faults: Vec<Fault> = check(&map);
    match faults.first() {
        Some(fault) => Err(wording::fault(fault, &map)),
        None => Ok((map, imported.notes.iter().map(wording::import_note).collect(), None)),
    }
}

/// What is told of an import: what was noted on the way stays until it is read or closed.
fn imported(title: &str, notes: Vec<String>) -> Notice {
    let said = |notes: &str| format!("Imported {title}{notes}. Save keeps it as a map.");
    match notes.len() {
        0 => Notice::done(said("")),
        1 => Notice::warning(said(", 1 note")).or("Read it", Intent::ShowNotes(notes)),
        count => Notice::warning(said(&format!(", {count} notes"))).or("Read them", Intent::ShowNotes(notes)),
    }
}

/// What a map is called; one without a title has a name all the same.
pub(super) fn named(map: &JourneyMap) -> String {
    let title = map.about.title.trim();
    if title.is_empty() { "Untitled map".to_owned() } else { title.to_owned() }
}

/// The name of a file for a map.
fn file_name(map: &JourneyMap) -> String {
    let letters = named(map).to_lowercase();
    let safe: String = letters.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
    safe.split('-').filter(|word| !word.is_empty()).collect::<Vec<_>>().join("-")
}

/// `~` is the user's own folder, as in a shell.
fn home(path: &str) -> PathBuf {
    match (path.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => PathBuf::from(home).join(rest),
        _ => PathBuf::from(path),
    }
}
