//! What saving asks of the file system, one step each, so that a test can let any of them fail.

use std::{
    fs::{self, Permissions},
    io::{self, Write},
    path::Path,
};

use tempfile::NamedTempFile;

use super::sweep;

/// The steps of an atomic save, in their order. A file that was made and not renamed is removed when it is dropped.
pub trait Layer {
    /// A new file with a name of its own in a folder.
    ///
    /// # Errors
    /// What the file system says.
    fn make(&self, folder: &Path) -> io::Result<NamedTempFile>;

    /// All of `bytes` into the file.
    ///
    /// # Errors
    /// What the file system says; part of the bytes may have been written.
    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()>;

    /// The file down to the disk itself.
    ///
    /// # Errors
    /// What the file system says.
    fn sync(&self, file: &NamedTempFile) -> io::Result<()>;

    /// The permissions of the file that it will replace.
    ///
    /// # Errors
    /// What the file system says.
    fn permit(&self, file: &NamedTempFile, permissions: Permissions) -> io::Result<()>;

    /// What was written, read back.
    ///
    /// # Errors
    /// What the file system says.
    fn read(&self, path: &Path) -> io::Result<Vec<u8>>;

    /// The file over its target, at one stroke.
    ///
    /// # Errors
    /// What the file system says; the target is as it was.
    fn rename(&self, file: NamedTempFile, target: &Path) -> io::Result<()>;

    /// The new name down to the disk itself.
    ///
    /// # Errors
    /// What the file system says.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// The file system that is there.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealLayer;

impl Layer for RealLayer {
    fn make(&self, folder: &Path) -> io::Result<NamedTempFile> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(sweep::PREFIX).suffix(sweep::SUFFIX);
        // As any program makes a file: the user's mask takes away what it takes away.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        builder.tempfile_in(folder)
    }

    fn write(&self, file: &mut NamedTempFile, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn sync(&self, file: &NamedTempFile) -> io::Result<()> {
        file.as_file().sync_all()
    }

    fn permit(&self, file: &NamedTempFile, permissions: Permissions) -> io::Result<()> {
        file.as_file().set_permissions(permissions)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn rename(&self, file: NamedTempFile, target: &Path) -> io::Result<()> {
        file.persist(target).map(drop).map_err(|error| error.error)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        if cfg!(unix) { fs::File::open(folder)?.sync_all() } else { Ok(()) }
    }
}
