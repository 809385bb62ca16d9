//! PostgreSQL: `pg_dump` copies one moment of the database; `pg_restore` reads a
//! copy and `psql` puts it back, in one transaction with what must be so before
//! anybody opens it. How to connect goes to them by the environment: a command
//! line is read by every process of the machine.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::path::Path;
use std::process::Stdio;
use std::str::FromStr as _;

use percent_encoding::percent_decode_str;
use sea_orm::sqlx::postgres::{PgConnectOptions, PgSslMode};
use sea_orm::{ConnectOptions, ConnectionTrait as _, Database, DbBackend, Statement};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::process::{Child, ChildStderr, Command};

use super::folder::sync;
use super::{Contents, CopyError};

const DUMP: &str = "pg_dump";
const RESTORE: &str = "pg_restore";
const PSQL: &str = "psql";
/// Owners and rights are the new place's own.
const OURS_ALONE: [&str; 2] = ["--no-owner", "--no-privileges"];
/// The table in which applied migrations stand.
const MIGRATIONS: &str = "seaql_migrations";

/// How to connect, as libpq's programs read it from their environment.
#[derive(Clone, PartialEq, Eq)]
pub struct Environment(BTreeMap<&'static str, String>);

impl std::fmt::Debug for Environment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.keys()).finish()
    }
}

impl Environment {
    /// From `database.url`, read as the server reads it.
    ///
    /// # Errors
    /// When it is no address of PostgreSQL.
    pub fn of(url: &str) -> Result<Self, CopyError> {
        let options =
            PgConnectOptions::from_str(url).map_err(|error| CopyError::Url(error.to_string()))?;
        let host = options.get_socket().map_or_else(
            || options.get_host().to_owned(),
            |socket| socket.display().to_string(),
        );
        let mut variables = BTreeMap::from([
            ("PGHOST", host),
            ("PGPORT", options.get_port().to_string()),
            ("PGUSER", options.get_username().to_owned()),
            ("PGSSLMODE", ssl_mode(options.get_ssl_mode()).to_owned()),
        ]);
        // Without a name the database is called as its user.
        let database = options.get_database().unwrap_or(options.get_username());
        variables.insert("PGDATABASE", database.to_owned());
        if let Some(options) = options.get_options() {
            variables.insert("PGOPTIONS", options.to_owned());
        }
        // What the library reads and does not tell.
        if let Some(password) = password(url) {
            variables.insert("PGPASSWORD", password);
        }
        for (name, value) in query(url) {
            let variable = match name.as_str() {
                "password" => "PGPASSWORD",
                "sslrootcert" | "ssl-root-cert" | "ssl-ca" => "PGSSLROOTCERT",
                "sslcert" | "ssl-cert" => "PGSSLCERT",
                "sslkey" | "ssl-key" => "PGSSLKEY",
                _ => continue,
            };
            variables.insert(variable, value);
        }
        Ok(Self(variables))
    }

    /// A program with this environment; its arguments hold no secret.
    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .envs(&self.0)
            // These would win over what the address says.
            .env_remove("PGHOSTADDR")
            .env_remove("PGSERVICE")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        command
    }

    /// The same as a person would type it, without the password.
    fn as_typed(&self, program: &str, arguments: &[&str]) -> String {
        let quoted = |text: &str| format!("'{}'", text.replace('\'', "'\\''"));
        let plain = |text: &str| {
            let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./=:,".contains(c);
            if !text.is_empty() && text.chars().all(is_plain) {
                text.to_owned()
            } else {
                quoted(text)
            }
        };
        let variables = self
            .0
            .iter()
            .filter(|(name, _)| **name != "PGPASSWORD")
            .map(|(name, value)| format!("{name}={}", plain(value)));
        let arguments = arguments.iter().map(|argument| plain(argument));
        let parts: Vec<String> = variables
            .chain([program.to_owned()])
            .chain(arguments)
            .collect();
        parts.join(" ")
    }
}

const fn ssl_mode(mode: PgSslMode) -> &'static str {
    match mode {
        PgSslMode::Disable => "disable",
        PgSslMode::Allow => "allow",
        PgSslMode::Prefer => "prefer",
        PgSslMode::Require => "require",
        PgSslMode::VerifyCa => "verify-ca",
        PgSslMode::VerifyFull => "verify-full",
    }
}

fn password(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let (user, _) = authority.rsplit_once('@')?;
    let (_, password) = user.split_once(':')?;
    Some(
        percent_decode_str(password)
            .decode_utf8_lossy()
            .into_owned(),
    )
}

fn query(url: &str) -> Vec<(String, String)> {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    serde_urlencoded::from_str(query).unwrap_or_default()
}

/// Copies into an empty file.
///
/// # Errors
/// When `pg_dump` is missing or fails.
pub async fn copy(url: &str, into: &Path) -> Result<(), CopyError> {
    let environment = Environment::of(url)?;
    // Into an open file: so it keeps its rights whatever the umask is.
    let file = OpenOptions::new()
        .write(true)
        .open(into)
        .map_err(CopyError::file(into))?;
    let arguments = ["--format=custom", "--no-password"];
    let mut command = environment.command(DUMP);
    command.args(arguments).args(OURS_ALONE).stdout(file);
    let by_hand = || {
        let mut arguments = arguments.to_vec();
        arguments.extend(OURS_ALONE);
        arguments.push("--file=database.pgdump");
        environment.as_typed(DUMP, &arguments)
    };
    let child = spawn(DUMP, command, by_hand)?;
    finish(DUMP, child).await?;
    sync(into)
}

/// Reads a copy from beginning to end, and counts.
///
/// # Errors
/// When it is damaged, or `pg_restore` is missing.
pub async fn look(copy: &Path) -> Result<Contents, CopyError> {
    let mut child = script(copy)?;
    let mut lines = BufReader::new(stdout(&mut child)?);
    let mut counter = Counter::default();
    let mut line = Vec::new();
    loop {
        line.clear();
        let read = lines.read_until(b'\n', &mut line).await;
        if read.map_err(CopyError::file(copy))? == 0 {
            break;
        }
        counter.read(&line);
    }
    finish(RESTORE, child).await?;
    counter.contents.migrations.sort();
    Ok(counter.contents)
}

/// The copy as SQL, on the program's standard output.
fn script(copy: &Path) -> Result<Child, CopyError> {
    let mut command = Command::new(RESTORE);
    command
        .arg("--file=-")
        .args(OURS_ALONE)
        .arg(copy)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    let by_hand = || {
        format!(
            "{RESTORE} --file=- {} {}",
            OURS_ALONE.join(" "),
            copy.display()
        )
    };
    spawn(RESTORE, command, by_hand)
}

/// Counts the rows of `COPY … FROM stdin` blocks.
#[derive(Default)]
struct Counter {
    contents: Contents,
    /// The table whose rows are being read.
    table: Option<String>,
}

impl Counter {
    fn read(&mut self, line: &[u8]) {
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let Some(table) = &self.table else {
            self.table = begun(line);
            if let Some(table) = &self.table {
                self.contents.rows.insert(table.clone(), 0);
            }
            return;
        };
        if line == b"\\." {
            self.table = None;
            return;
        }
        if table == MIGRATIONS {
            let version = line.split(|byte| *byte == b'\t').next().unwrap_or(line);
            self.contents
                .migrations
                .push(String::from_utf8_lossy(version).into_owned());
        }
        if let Some(count) = self.contents.rows.get_mut(table) {
            *count += 1;
        }
    }
}

/// The table of a line that begins a block of rows, without the usual schema.
fn begun(line: &[u8]) -> Option<String> {
    let line = std::str::from_utf8(line).ok()?;
    let (table, rest) = line.strip_prefix("COPY ")?.split_once(" (")?;
    rest.ends_with(") FROM stdin;").then(|| {
        let table = table.strip_prefix("public.").unwrap_or(table);
        table.trim_matches('"').to_owned()
    })
}

/// That the database has no table yet.
///
/// # Errors
/// [`CopyError::NotEmpty`] names some that it has.
pub async fn empty_place(url: &str) -> Result<(), CopyError> {
    const TABLES: &str = "SELECT format('%s.%s', n.nspname, c.relname) \
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace \
        WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') \
        AND n.nspname NOT IN ('pg_catalog', 'information_schema') \
        AND n.nspname NOT LIKE 'pg\\_toast%' AND n.nspname NOT LIKE 'pg\\_temp%' \
        ORDER BY 1 LIMIT 3";
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    let db = Database::connect(options).await?;
    let rows = db
        .query_all_raw(Statement::from_string(DbBackend::Postgres, TABLES))
        .await;
    db.close().await?;
    let found: Vec<String> = rows?
        .iter()
        .map(|row| row.try_get_by_index(0))
        .collect::<Result<_, _>>()?;
    if found.is_empty() {
        Ok(())
    } else {
        Err(CopyError::NotEmpty(found.join(", ")))
    }
}

/// Puts a copy into the empty database that the address names, and the
/// statements with it, all in one transaction.
///
/// # Errors
/// When the database is not empty or a program fails; then it stays as it was.
pub async fn place(copy: &Path, url: &str, statements: &[String]) -> Result<(), CopyError> {
    empty_place(url).await?;
    let environment = Environment::of(url)?;
    let mut reading = script(copy)?;
    let mut command = environment.command(PSQL);
    command
        .args(["--no-psqlrc", "--no-password", "--quiet"])
        .args(["--set=ON_ERROR_STOP=1", "--file=-"])
        .stdin(Stdio::piped());
    let mut writing = spawn(PSQL, command, || environment.as_typed(PSQL, &["--file=-"]))?;
    let mut into = writing
        .stdin
        .take()
        .ok_or_else(|| CopyError::Broken(format!("{PSQL} reads nothing")))?;
    let mut from = stdout(&mut reading)?;
    let fed = async {
        into.write_all(b"BEGIN;\n").await?;
        tokio::io::copy(&mut from, &mut into).await?;
        into.flush().await
    }
    .await;
    drop(from);
    if fed.is_ok() {
        // Half a copy must not be committed: without COMMIT nothing is.
        finish(RESTORE, reading).await?;
        // The copy's script leaves the search path empty.
        let last = format!("RESET search_path;\n{};\nCOMMIT;\n", statements.join(";\n"));
        // Should psql have stopped, it says why itself.
        let _ = into.write_all(last.as_bytes()).await;
        let _ = into.shutdown().await;
    }
    drop(into);
    finish(PSQL, writing).await?;
    fed.map_err(|error| CopyError::Broken(error.to_string()))
}

fn spawn(
    tool: &'static str,
    mut command: Command,
    by_hand: impl FnOnce() -> String,
) -> Result<Child, CopyError> {
    command.spawn().map_err(|error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            CopyError::NoTool {
                tool,
                command: by_hand(),
            }
        } else {
            CopyError::Tool {
                tool,
                said: error.to_string(),
            }
        }
    })
}

fn stdout(child: &mut Child) -> Result<tokio::process::ChildStdout, CopyError> {
    child
        .stdout
        .take()
        .ok_or_else(|| CopyError::Broken("a program says nothing".to_owned()))
}

/// Waits for the end, which must be a good one.
async fn finish(tool: &'static str, mut child: Child) -> Result<(), CopyError> {
    let failed = |said: String| CopyError::Tool { tool, said };
    let said = match child.stderr.take() {
        Some(stderr) => last_words(stderr).await,
        None => String::new(),
    };
    let status = child.wait().await.map_err(|e| failed(e.to_string()))?;
    if status.success() {
        Ok(())
    } else {
        Err(failed(format!("{said} ({status})")))
    }
}

/// The end of what a program said: enough to know why it failed.
async fn last_words(mut stderr: ChildStderr) -> String {
    const MOST: usize = 2_000;
    let mut said = Vec::new();
    // What cannot be read is not worth another failure.
    let _ = stderr.read_to_end(&mut said).await;
    let from = said.len().saturating_sub(MOST);
    String::from_utf8_lossy(&said[from..]).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(url: &str) -> Environment {
        Environment::of(url).expect("an address")
    }

    #[test]
    fn the_parts_of_an_address_become_the_environment_of_libpq() {
        let environment = of(
            "postgres://tsuki:p%40ss%2Fw+rd%26@db.example:6543/hajime?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem&options=-c%20statement_timeout%3D0",
        );
        let expected = BTreeMap::from([
            ("PGHOST", "db.example"),
            ("PGPORT", "6543"),
            ("PGUSER", "tsuki"),
            ("PGPASSWORD", "p@ss/w+rd&"),
            ("PGDATABASE", "hajime"),
            ("PGSSLMODE", "verify-full"),
            ("PGSSLROOTCERT", "/etc/ca.pem"),
            ("PGOPTIONS", "-c statement_timeout=0"),
        ]);
        let found: BTreeMap<&str, &str> = environment
            .0
            .iter()
            .map(|(name, value)| (*name, value.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_socket_a_user_alone_and_a_password_in_the_query_are_understood() {
        let environment = of("postgres://tsuki@%2Fvar%2Frun%2Fpostgresql");
        assert_eq!(environment.0["PGHOST"], "/var/run/postgresql");
        assert_eq!(environment.0["PGDATABASE"], "tsuki");
        assert!(!environment.0.contains_key("PGPASSWORD"));
        let environment = of("postgres://db/hajime?user=tsuki&password=a%20b");
        assert_eq!(environment.0["PGPASSWORD"], "a b");
        assert_eq!(environment.0["PGUSER"], "tsuki");
    }

    #[test]
    fn no_password_stands_on_a_command_line_or_in_what_is_told() {
        let environment = of("postgres://tsuki:hush-hush@db.example/hajime");
        let mut command = environment.command(DUMP);
        command
            .args(["--format=custom", "--no-password"])
            .args(OURS_ALONE);
        let arguments: Vec<_> = command.as_std().get_args().collect();
        assert!(!format!("{arguments:?}").contains("hush"), "{arguments:?}");
        let told = environment.as_typed(DUMP, &["--format=custom", "--file=it's here"]);
        assert_eq!(
            told,
            "PGDATABASE=hajime PGHOST=db.example PGPORT=5432 PGSSLMODE=prefer PGUSER=tsuki \
             pg_dump --format=custom '--file=it'\\''s here'"
        );
        assert!(!format!("{environment:?}").contains("hush"));
    }

    #[test]
    fn rows_are_counted_by_table_whatever_stands_in_them() {
        let mut counter = Counter::default();
        for line in [
            "CREATE TABLE public.plan (id uuid);\n",
            "COPY public.plan (id, label) FROM stdin;\n",
            "1\tCOPY public.account (id) FROM stdin;\n",
            "2\t\\\\.\n",
            "\\.\n",
            "COPY public.\"order\" (id) FROM stdin;\n",
            "\\.\n",
            "COPY public.seaql_migrations (version, applied_at) FROM stdin;\n",
            "m2\t2\n",
            "m1\t1\n",
            "\\.\n",
            "-- done\n",
        ] {
            counter.read(line.as_bytes());
        }
        let rows: Vec<(&str, u64)> = counter
            .contents
            .rows
            .iter()
            .map(|(table, rows)| (table.as_str(), *rows))
            .collect();
        assert_eq!(rows, [("order", 0), ("plan", 2), ("seaql_migrations", 2)]);
        assert_eq!(counter.contents.migrations, ["m2", "m1"]);
    }
}
