//! Small things that the program keeps for itself, each a file of RON in a folder of its own: preferences, the list
//! of recent files. What cannot be read counts as never kept: nothing that a user made is in these files.

use std::path::Path;

use serde::{Serialize, de::DeserializeOwned};

use super::{SaveError, disk};

/// Bytes that such a file may have: 1 MiB.
const MOST: u64 = 1 << 20;

/// What is kept under this name, or what there is without it.
#[must_use]
pub fn recall<T: DeserializeOwned + Default>(folder: &Path, name: &str) -> T {
    let path = folder.join(name);
    let is_small = std::fs::metadata(&path).is_ok_and(|about| about.len() <= MOST);
    let bytes = if is_small { disk::read_bytes(&path).ok() } else { None };
    let text = bytes.and_then(|bytes| String::from_utf8(bytes).ok());
    text.and_then(|text| ron::from_str(&text).ok()).unwrap_or_default()
}

/// Keeps this under the name; the folder is made where there is none.
///
/// # Errors
/// [`SaveError`]; then what was kept before is still there.
pub fn remember<T: Serialize>(folder: &Path, name: &str, what: &T) -> Result<(), SaveError> {
    let pretty = ron::ser::PrettyConfig::new().new_line("\n");
    let text =
        ron::ser::to_string_pretty(what, pretty).map_err(|_| SaveError::Write(std::io::ErrorKind::InvalidData))?;
    std::fs::create_dir_all(folder).map_err(|error| SaveError::Folder(error.kind()))?;
    disk::replace(&folder.join(name), text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_comes_back_and_what_is_broken_counts_as_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("journey-canvas");
        let name = "numbers.ron";
        assert_eq!(recall::<Vec<u8>>(&own, name), Vec::<u8>::new());
        remember(&own, name, &vec![1_u8, 2]).unwrap();
        assert_eq!(recall::<Vec<u8>>(&own, name), [1, 2]);
        std::fs::write(own.join(name), "[1, 2").unwrap();
        assert_eq!(recall::<Vec<u8>>(&own, name), Vec::<u8>::new());
    }
}
