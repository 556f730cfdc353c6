//! Which file is open in which window: a lock in the program's own folder, so that two windows on one file notice.

use std::{
    fs::{self, File},
    path::Path,
};

/// A file is open here, for as long as this lives; the system lets go of it however the process ends.
///
/// Limitations: it tells apart by path, links resolved; on two machines that share a drive, by what each calls it.
#[derive(Debug)]
pub struct Hold(#[expect(dead_code, reason = "the lock lives as long as the file is open")] File);

/// Whether a file could be held.
#[derive(Debug)]
pub enum Held {
    /// Nobody else has it open.
    Alone(Hold),
    /// Another window has it open.
    Elsewhere,
    /// It cannot be told: no folder, no locks.
    Unknown,
}

/// Takes hold of a file that is being opened; `own` is the program's own folder.
#[must_use]
pub fn hold(own: &Path, path: &Path) -> Held {
    let folder = own.join("open");
    let whole = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let lock = fs::create_dir_all(&folder)
        .and_then(|()| File::create(folder.join(format!("{:016x}", digest(whole.as_os_str().as_encoded_bytes())))));
    let Ok(lock) = lock else { return Held::Unknown };
    match lock.try_lock() {
        Ok(()) => Held::Alone(Hold(lock)),
        Err(fs::TryLockError::WouldBlock) => Held::Elsewhere,
        Err(fs::TryLockError::Error(_)) => Held::Unknown,
    }
}

/// FNV-1a, 64 bits: the same in every version of the program.
fn digest(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |digest, byte| (digest ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_held_by_one_window_at_a_time() {
        let desk = tempfile::tempdir().unwrap();
        let (own, map) = (desk.path().join("own"), desk.path().join("map.ron"));
        fs::write(&map, "").unwrap();
        let first = hold(&own, &map);
        assert!(matches!(first, Held::Alone(_)));
        assert!(matches!(hold(&own, &desk.path().join("./map.ron")), Held::Elsewhere));
        assert!(matches!(hold(&own, &desk.path().join("other.ron")), Held::Alone(_)));
        drop(first);
        assert!(matches!(hold(&own, &map), Held::Alone(_)));
    }
}
