//! The key file: lines `ID:KEY`, the first of which signs and the last of which
//! seals. It is made and replaced only whole: written beside, then renamed, under
//! a lock among processes, for a key that is lost or cut off loses everything it
//! has sealed. Knows files, no cipher and no database.

use std::fs::{File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use data_encoding::BASE64URL_NOPAD;

use super::{KEY_BYTES, SecretError, random};

/// The bytes of a key.
pub(super) type Bytes = [u8; KEY_BYTES];

/// By what a changed file is known without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    modified: Option<SystemTime>,
    length: u64,
    /// A file renamed into this place is another one.
    inode: u64,
}

/// The file's stamp; `None` if there is no file.
pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    let metadata = std::fs::metadata(path).ok()?;
    #[cfg(unix)]
    let inode = std::os::unix::fs::MetadataExt::ino(&metadata);
    #[cfg(not(unix))]
    let inode = 0;
    Some(Stamp {
        modified: metadata.modified().ok(),
        length: metadata.len(),
        inode,
    })
}

/// Whether others than its owner can read it: the mode's last three octal
/// digits, then.
#[must_use]
pub fn readable_by_others(path: &Path) -> Option<u32> {
    #[cfg(unix)]
    {
        let mode = std::os::unix::fs::MetadataExt::mode(&std::fs::metadata(path).ok()?);
        (mode & 0o077 != 0).then_some(mode & 0o777)
    }
    #[cfg(not(unix))]
    {
        let _ = path;
        None
    }
}

/// The keys in the file, in its order; at least one, no id twice.
///
/// # Errors
/// [`SecretError::Missing`] if there is none, else what is wrong with it.
pub(super) fn read(path: &Path) -> Result<Vec<(i32, Bytes)>, SecretError> {
    parse(path, &text_of(path)?)
}

/// Makes the file with a first key, unless another process was quicker: then
/// that one's stays.
///
/// # Errors
/// When it cannot be written.
pub(super) fn create(path: &Path) -> Result<(), SecretError> {
    let made = || {
        let _lock = lock(path)?;
        if path.try_exists()? {
            return Ok(());
        }
        replace(path, &line(1), None)
    };
    made().map_err(|source| SecretError::file(path, source))
}

/// Adds a key with an id that neither the file nor any of `used` has, and gives
/// its id. Makes the file if there is none.
///
/// # Errors
/// When the file cannot be read or written; then it is as it was.
pub(super) fn add(path: &Path, used: &[i32]) -> Result<i32, SecretError> {
    // A link stays one: what it leads to is replaced.
    let path = &std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let failed = |source| SecretError::file(path, source);
    let _lock = lock(path).map_err(failed)?;
    let (mut text, keys) = match text_of(path) {
        Ok(text) => {
            let keys = parse(path, &text)?;
            (text, keys)
        }
        Err(SecretError::Missing { .. }) => (String::new(), Vec::new()),
        Err(error) => return Err(error),
    };
    let highest = keys.iter().map(|(id, _)| id).chain(used).max();
    let id = highest
        .map_or(Some(1), |id| id.checked_add(1))
        .ok_or_else(|| failed(io::Error::other("it has the highest id there is")))?;
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(&line(id));
    let old = std::fs::metadata(path).ok();
    replace(path, &text, old.as_ref()).map_err(failed)?;
    Ok(id)
}

fn line(id: i32) -> String {
    let key = BASE64URL_NOPAD.encode(&random::<KEY_BYTES>());
    format!("{id}:{key}\n")
}

fn text_of(path: &Path) -> Result<String, SecretError> {
    std::fs::read_to_string(path).map_err(|source| match source.kind() {
        io::ErrorKind::NotFound => SecretError::Missing {
            path: path.display().to_string(),
        },
        _ => SecretError::file(path, source),
    })
}

fn parse(path: &Path, text: &str) -> Result<Vec<(i32, Bytes)>, SecretError> {
    let mut keys: Vec<(i32, Bytes)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let (id, key) = parse_line(line).ok_or_else(|| SecretError::Line {
            path: path.display().to_string(),
            line: number + 1,
        })?;
        if keys.iter().any(|(known, _)| *known == id) {
            return Err(SecretError::Twice {
                path: path.display().to_string(),
                line: number + 1,
                id,
            });
        }
        keys.push((id, key));
    }
    if keys.is_empty() {
        return Err(SecretError::NoKey {
            path: path.display().to_string(),
        });
    }
    Ok(keys)
}

fn parse_line(line: &str) -> Option<(i32, Bytes)> {
    let (id, key) = line.split_once(':')?;
    let key = BASE64URL_NOPAD.decode(key.as_bytes()).ok()?;
    Some((id.parse().ok()?, key.try_into().ok()?))
}

/// Keeps other processes from making or replacing the file while it is held.
/// The lock's own file stays: taking it away would race with who waits for it.
fn lock(path: &Path) -> io::Result<File> {
    make_folder(path)?;
    let mut options = OpenOptions::new();
    options.create(true).truncate(false).write(true);
    let lock = private(&mut options).open(beside(path, ".lock"))?;
    lock.lock()?;
    Ok(lock)
}

fn make_folder(path: &Path) -> io::Result<()> {
    let Some(folder) = path.parent().filter(|p| !p.as_os_str().is_empty()) else {
        return Ok(());
    };
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Puts a file with this text into its place, whole or not at all. It keeps the
/// owner and mode of the `old` one: a service may run as somebody else than who
/// rotates its keys.
fn replace(path: &Path, text: &str, old: Option<&std::fs::Metadata>) -> io::Result<()> {
    let unfinished = beside(path, ".part");
    // Left by a process that died; under the lock nobody else is writing it.
    if let Err(error) = std::fs::remove_file(&unfinished)
        && error.kind() != io::ErrorKind::NotFound
    {
        return Err(error);
    }
    let written = || {
        let mut options = OpenOptions::new();
        options.create_new(true).write(true);
        let mut file = private(&mut options).open(&unfinished)?;
        file.write_all(text.as_bytes())?;
        if let Some(old) = old {
            keep_owner(&file, &unfinished, old)?;
        }
        file.sync_all()?;
        std::fs::rename(&unfinished, path)?;
        sync_folder(path)
    };
    written().inspect_err(|_| {
        let _ = std::fs::remove_file(&unfinished);
    })
}

#[cfg(unix)]
fn keep_owner(file: &File, path: &Path, old: &std::fs::Metadata) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt as _;
    let new = file.metadata()?;
    if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
        std::os::unix::fs::chown(path, Some(old.uid()), Some(old.gid()))?;
    }
    file.set_permissions(old.permissions())
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &Path, _: &std::fs::Metadata) -> io::Result<()> {
    Ok(())
}

fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// The new name is on the disk too, before anything is sealed with the new key.
fn sync_folder(path: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    }
    let _ = path;
    Ok(())
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
}
