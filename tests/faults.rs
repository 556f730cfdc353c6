//! Each step of a save fails once, in every way that a disk can fail. Whatever happens, the file is the old one or
//! the new one, the answer says which, and nothing is left beside it.
//!
//! `cargo test --test faults -- --nocapture` prints the table.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on says so")]

use std::{
    cell::Cell,
    fs::{self, Permissions},
    io::{self, ErrorKind, Write},
    path::Path,
};

use journey_canvas::persist::{Layer, RealLayer, SaveError, replace_on};
use tempfile::NamedTempFile;

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// No room left.
    Full,
    /// The drive was pulled out.
    Gone,
    /// Half of the bytes are written, and then there is no room.
    Short,
    /// Half of the bytes are written, and the disk says that all is well.
    Lies,
}

const FAULTS: [Fault; 4] = [Fault::Full, Fault::Gone, Fault::Short, Fault::Lies];
const STEPS: [&str; 7] = ["make", "write", "sync", "permit", "read", "rename", "sync folder"];

/// A file system that fails at one step.
struct Faulty {
    step: &'static str,
    fault: Fault,
    has_failed: Cell<bool>,
}

impl Faulty {
    fn at(&self, step: &str) -> io::Result<()> {
        if step != self.step || self.fault == Fault::Lies || (self.fault == Fault::Short && step != "write") {
            return Ok(());
        }
        self.has_failed.set(true);
        Err(io::Error::from(if self.fault == Fault::Gone { ErrorKind::NotConnected } else { ErrorKind::StorageFull }))
    }
}

impl Layer for Faulty {
    fn make(&self, folder: &Path) -> io::Result<NamedTempFile> {
        self.at("make")?;
        RealLayer.make(folder)
    }

    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()> {
        let is_short = self.step == "write" && matches!(self.fault, Fault::Short | Fault::Lies);
        if is_short {
            self.has_failed.set(true);
            file.write_all(&bytes[..bytes.len() / 2])?;
            if self.fault == Fault::Lies {
                return Ok(());
            }
        }
        self.at("write")?;
        RealLayer.write(file, bytes)
    }

    fn sync(&self, file: &NamedTempFile) -> io::Result<()> {
        self.at("sync")?;
        RealLayer.sync(file)
    }

    fn permit(&self, file: &NamedTempFile, permissions: Permissions) -> io::Result<()> {
        self.at("permit")?;
        RealLayer.permit(file, permissions)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.at("read")?;
        let mut bytes = RealLayer.read(path)?;
        if self.step == "read" && self.fault == Fault::Lies {
            self.has_failed.set(true);
            bytes.pop();
        }
        Ok(bytes)
    }

    fn rename(&self, file: NamedTempFile, target: &Path) -> io::Result<()> {
        self.at("rename")?;
        RealLayer.rename(file, target)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.at("sync folder")?;
        RealLayer.sync_folder(folder)
    }
}

/// How a save upon this layer ends; whether it met its fault, what the file holds, how many files there are.
fn save(layer: &Faulty, is_there: bool) -> (Result<(), SaveError>, Option<Vec<u8>>, usize) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("map.ron");
    if is_there {
        fs::write(&path, OLD).unwrap();
    }
    let ended = replace_on(layer, &path, NEW);
    (ended, fs::read(&path).ok(), fs::read_dir(folder.path()).unwrap().count())
}

const OLD: &[u8] = b"the old map";
const NEW: &[u8] = b"the new map, which is longer";

#[test]
fn whichever_step_fails_the_file_is_the_old_one_or_the_new_one_and_the_answer_says_which() {
    println!("step | fault | a file was there | answer | the file is");
    let mut met = 0;
    for step in STEPS {
        for fault in FAULTS {
            for is_there in [true, false] {
                let layer = Faulty { step, fault, has_failed: Cell::new(false) };
                let (ended, found, files) = save(&layer, is_there);
                if !layer.has_failed.get() {
                    continue;
                }
                met += 1;
                let expected = if ended.is_ok() { Some(NEW) } else { is_there.then_some(OLD) };
                assert_eq!(found.as_deref(), expected, "{step} {fault:?}");
                assert_eq!(files, usize::from(expected.is_some()), "{step} {fault:?} leaves something behind");
                assert_eq!(ended.is_ok(), step == "sync folder", "{step} {fault:?}");
                let held = if ended.is_ok() { "new" } else { "old" };
                println!("{step} | {fault:?} | {is_there} | {ended:?} | {held}");
            }
        }
    }
    // Two faults a step, half a file and a lie where bytes go, each with and without an old file; permissions are only
    // those of an old file.
    assert_eq!(met, (7 * 2 - 1) * 2 + (1 + 2) * 2);
}

#[test]
fn a_disk_without_faults_takes_the_new_file() {
    let layer = Faulty { step: "none", fault: Fault::Full, has_failed: Cell::new(false) };
    assert_eq!(save(&layer, true), (Ok(()), Some(NEW.to_vec()), 1));
}
