//! The folder of a copy: made for its owner only, never written over, and gone
//! again when the copy does not become whole.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{CopyError, Kind};

/// What a file is called until it has been verified.
const UNFINISHED: &str = "partial";

/// A copy that is being made. Dropped before [`Making::finish`], it takes all
/// that it has made along.
pub struct Making {
    folder: PathBuf,
    made_folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Making {
    /// Begins in `folder` if that is empty or not there; else in a new folder
    /// within, named after the time.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn begin(folder: &Path, now: Timestamp) -> Result<Self, CopyError> {
        let mut making = Self {
            folder: folder.to_owned(),
            made_folders: Vec::new(),
            files: Vec::new(),
        };
        match fs::read_dir(folder) {
            Ok(mut entries) => {
                if entries.next().is_some() {
                    let name = now.strftime("tsukihajime-%Y%m%dT%H%M%SZ").to_string();
                    making.folder = folder.join(name);
                    making.make_folder()?;
                } else {
                    for_its_owner_only(folder)?;
                }
            }
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => making.make_folder()?,
            Err(error) => return Err(CopyError::file(folder)(error)),
        }
        Ok(making)
    }

    fn make_folder(&mut self) -> Result<(), CopyError> {
        let missing: Vec<PathBuf> = self
            .folder
            .ancestors()
            .take_while(|path| !path.as_os_str().is_empty() && !path.exists())
            .map(Path::to_owned)
            .collect();
        if missing.is_empty() {
            return Err(CopyError::Exists(self.folder.clone()));
        }
        for path in missing.into_iter().rev() {
            fs::create_dir(&path).map_err(CopyError::file(&path))?;
            self.made_folders.push(path);
        }
        for_its_owner_only(&self.folder)
    }

    /// Makes an empty file that only its owner may read; it gets its name when
    /// the copy is whole.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn create(&mut self, name: &str) -> Result<PathBuf, CopyError> {
        let path = self.folder.join(format!("{name}.{UNFINISHED}"));
        create_new(&path)?;
        self.files.push(path.clone());
        Ok(path)
    }

    /// Writes down what the copy is, and gives its files their names,
    /// the manifest (`backup.json`) last: with it, the folder is a copy.
    ///
    /// # Errors
    /// When something cannot be written or has a name already.
    pub fn finish(mut self, name: &str, manifest: &str) -> Result<PathBuf, CopyError> {
        let written = self.create(name)?;
        fs::write(&written, manifest).map_err(CopyError::file(&written))?;
        for index in 0..self.files.len() {
            let from = self.files[index].clone();
            sync(&from)?;
            let to = from.with_extension("");
            give_name(&from, &to)?;
            self.files[index] = to;
        }
        sync(&self.folder)?;
        self.files.clear();
        self.made_folders.clear();
        Ok(self.folder.clone())
    }
}

impl Drop for Making {
    fn drop(&mut self) {
        for file in self.files.iter().rev() {
            // PostgreSQL has one file; SQLite may have left others beside its.
            for rest in ["", "-journal", "-wal", "-shm"] {
                let mut path = file.clone().into_os_string();
                path.push(rest);
                let _ = fs::remove_file(path);
            }
        }
        for folder in self.made_folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

/// Makes a new file that only its owner may read and write.
///
/// # Errors
/// When it is there, or cannot be made.
pub(super) fn create_new(path: &Path) -> Result<File, CopyError> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    options.open(path).map_err(|error| {
        if error.kind() == std::io::ErrorKind::AlreadyExists {
            CopyError::Exists(path.to_owned())
        } else {
            CopyError::file(path)(error)
        }
    })
}

/// Gives a finished file its name, unless something has it: a link refuses what
/// a renaming would replace.
///
/// # Errors
/// When the name is taken or cannot be given.
pub fn give_name(from: &Path, to: &Path) -> Result<(), CopyError> {
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from).map_err(CopyError::file(from)),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            Err(CopyError::Exists(to.to_owned()))
        }
        // A file system without links.
        Err(_) if !to.exists() => fs::rename(from, to).map_err(CopyError::file(to)),
        Err(_) => Err(CopyError::Exists(to.to_owned())),
    }
}

/// Waits until a file or folder is on the disk.
pub(super) fn sync(path: &Path) -> Result<(), CopyError> {
    File::open(path)
        .and_then(|file| file.sync_all())
        .map_err(CopyError::file(path))
}

fn for_its_owner_only(folder: &Path) -> Result<(), CopyError> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))
            .map_err(CopyError::file(folder))?;
    }
    Ok(())
}

/// Where the database's file of a copy is.
pub(super) fn database_file(folder: &Path, kind: Kind) -> PathBuf {
    folder.join(kind.file_name())
}
