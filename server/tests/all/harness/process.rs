//! The real program as a process of its own, with a folder for its files.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Where a process keeps its things, and its configuration.
pub struct Place {
    folder: tempfile::TempDir,
    env: Vec<(String, String)>,
}

/// A running process; it is killed with its test.
pub struct Process {
    child: Child,
    log: Arc<Mutex<String>>,
}

/// A port nobody listens on.
pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
}

impl Place {
    /// A place with a database of its own: SQLite, unless `database` is given.
    pub fn new(database: Option<&str>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = format!("sqlite://{}", folder.path().join("test.db").display());
        let mut place = Self {
            folder,
            env: Vec::new(),
        };
        place.set("DATABASE__URL", database.unwrap_or(&file));
        place.set("MAIL__URL", "file:mail");
        place.set("SECRETS__KEY_FILE", "keys");
        place.set("HTTP__LISTEN", &free_address().to_string());
        place
    }

    /// Sets a key of the configuration, e.g. `ADMIN__LISTEN`.
    pub fn set(&mut self, key: &str, value: &str) {
        let name = format!("TSUKIHAJIME__{key}");
        self.env.retain(|(set, _)| *set != name);
        self.env.push((name, value.to_owned()));
    }

    /// A file of this folder.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The address of its database.
    pub fn database(&self) -> &str {
        let key = "TSUKIHAJIME__DATABASE__URL";
        let found = self.env.iter().find(|(name, _)| name == key);
        &found.expect("set by `new`").1
    }

    /// The file of `--clock`, set to this instant.
    pub fn clock(&self, now: &str) -> String {
        std::fs::write(self.file("clock"), now).unwrap();
        self.file("clock").display().to_string()
    }

    /// Starts the program.
    pub fn start(&self, arguments: &[&str]) -> Process {
        let mut child = Command::new(env!("CARGO_BIN_EXE_tsukihajime"))
            .args(arguments)
            .env_clear()
            .envs(self.env.iter().map(|(name, value)| (name, value)))
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let log = Arc::new(Mutex::new(String::new()));
        collect(child.stdout.take().unwrap(), &log);
        collect(child.stderr.take().unwrap(), &log);
        Process { child, log }
    }

    /// Runs a command that ends; gives whether it did well and what it said.
    pub fn run(&self, arguments: &[&str]) -> (bool, String) {
        let mut process = self.start(arguments);
        let status = process.ends_within(Duration::from_secs(60));
        // The threads that collect end with the pipes, a moment later.
        std::thread::sleep(Duration::from_millis(100));
        (status.success(), process.log())
    }
}

fn collect(from: impl std::io::Read + Send + 'static, into: &Arc<Mutex<String>>) {
    let into = Arc::clone(into);
    std::thread::spawn(move || {
        for line in BufReader::new(from).lines().map_while(Result::ok) {
            let mut log = into.lock().unwrap();
            log.push_str(&line);
            log.push('\n');
        }
    });
}

impl Process {
    /// Everything it has printed.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// Waits until it has printed this.
    pub async fn says(&mut self, text: &str, within: Duration) {
        let until = Instant::now() + within;
        while !self.log().contains(text) {
            if let Some(status) = self.child.try_wait().unwrap() {
                panic!("it ended ({status}) before `{text}`:\n{}", self.log());
            }
            assert!(Instant::now() < until, "no `{text}` in\n{}", self.log());
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Whether it still runs.
    pub fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    fn ends_within(&mut self, within: Duration) -> ExitStatus {
        let until = Instant::now() + within;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < until, "still running:\n{}", self.log());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Asks it to stop, as a service manager does, and waits for its end.
    pub fn stop(mut self) -> String {
        let asked = Command::new("kill")
            .args(["-TERM", &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(asked.success());
        let status = self.ends_within(Duration::from_secs(40));
        assert!(status.success(), "{status}:\n{}", self.log());
        self.log()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The body of a page; `None` while nobody answers.
pub fn fetch(address: SocketAddr, path: &str) -> Option<String> {
    let mut stream = TcpStream::connect(address).ok()?;
    stream
        .set_read_timeout(Some(Duration::from_secs(10)))
        .unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )
    .ok()?;
    let mut whole = String::new();
    stream.read_to_string(&mut whole).ok()?;
    let (_, body) = whole.split_once("\r\n\r\n")?;
    Some(body.to_owned())
}
