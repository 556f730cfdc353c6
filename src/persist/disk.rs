//! Files in and out. A file is replaced as a whole or not at all.

use std::{
    fs,
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use super::{
    error::{LoadError, SaveError},
    format,
    limit::{self, FILE_LIMIT},
};
use crate::model::{JourneyMap, check};

/// How many symbolic links are followed before a circle is assumed.
const LINKS_FOLLOWED: usize = 40;

/// Reads a map file. The map may have faults.
///
/// # Errors
/// [`LoadError`]; never [`LoadError::Unsound`].
pub fn load(path: &Path) -> Result<JourneyMap, LoadError> {
    format::decode(&read_bytes(path)?)
}

/// Reads a map file for work: one with faults is refused.
///
/// # Errors
/// [`LoadError`], [`LoadError::Unsound`] among them.
pub fn open(path: &Path) -> Result<JourneyMap, LoadError> {
    let map = load(path)?;
    let faults = check(&map);
    if faults.is_empty() { Ok(map) } else { Err(LoadError::Unsound(faults)) }
}

/// The bytes of a file, at most [`FILE_LIMIT`]; its size is asked before memory is.
///
/// # Errors
/// [`LoadError::Unreadable`], [`LoadError::FileTooLarge`].
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, LoadError> {
    let unreadable = |error: io::Error| LoadError::Unreadable(error.kind());
    let file = fs::File::open(path).map_err(unreadable)?;
    let about = file.metadata().map_err(unreadable)?;
    if about.is_dir() {
        return Err(LoadError::Unreadable(io::ErrorKind::IsADirectory));
    }
    limit::check_size(about.len())?;
    let mut bytes = Vec::new();
    // A pipe has no size of its own, and a file may grow while it is read.
    file.take(FILE_LIMIT + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    limit::check_size(u64::try_from(bytes.len()).unwrap_or(u64::MAX))?;
    Ok(bytes)
}

/// Saves a map: beside its target first, synced, read back and compared, then moved over it.
///
/// # Errors
/// [`SaveError`]; then the target is as it was, and nothing is left beside it.
pub fn save(path: &Path, map: &JourneyMap) -> Result<(), SaveError> {
    let text = format::write(map);
    if format::read(&text)? != *map {
        return Err(SaveError::ReadBack);
    }
    replace(path, text.as_bytes())
}

/// Puts `bytes` in place of a file, or makes it. Goes through symbolic links, keeps permissions.
/// A device or a pipe is written to as it is.
///
/// # Errors
/// [`SaveError`]; then the target is as it was, and nothing is left beside it.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    let target = behind_links(path)?;
    let before = fs::metadata(&target).ok();
    match &before {
        Some(about) if about.is_dir() => return Err(SaveError::IsAFolder),
        Some(about) if about.permissions().readonly() => return Err(SaveError::ReadOnly),
        Some(about) if !about.is_file() => return fs::write(&target, bytes).map_err(write_error),
        _ => {}
    }
    let folder = folder_of(&target);
    let mut beside = new_file_in(folder)?;
    beside.write_all(bytes).and_then(|()| beside.as_file().sync_all()).map_err(write_error)?;
    if let Some(about) = before {
        beside.as_file().set_permissions(about.permissions()).map_err(write_error)?;
    }
    if fs::read(beside.path()).map_err(write_error)? != bytes {
        return Err(SaveError::ReadBack);
    }
    beside.persist(&target).map_err(|error| write_error(error.error))?;
    sync_folder(folder);
    Ok(())
}

fn write_error(error: io::Error) -> SaveError {
    SaveError::Write(error.kind())
}

fn new_file_in(folder: &Path) -> Result<tempfile::NamedTempFile, SaveError> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".journey-canvas-").suffix(".tmp");
    // As any program makes a file: the user's mask takes away what it takes away.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder).map_err(|error| SaveError::Folder(error.kind()))
}

/// The file that is really meant, also where it does not exist yet.
fn behind_links(path: &Path) -> Result<PathBuf, SaveError> {
    let mut target = path.to_path_buf();
    for _ in 0..LINKS_FOLLOWED {
        match fs::read_link(&target) {
            Ok(next) => target = folder_of(&target).join(next),
            Err(_) => return Ok(target),
        }
    }
    Err(SaveError::Folder(io::ErrorKind::NotFound))
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."))
}

/// Makes the new name last through a power cut. The file is already in its place: where a file
/// system cannot do this, nothing is lost by going on.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        drop(fs::File::open(folder).and_then(|folder| folder.sync_all()));
    }
}
