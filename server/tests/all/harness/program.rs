//! The real binary, beside the site under test: the same database, key file,
//! mail folder and clock, as an operator starts it.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use secrecy::ExposeSecret as _;
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, BufReader};
use tokio::process::{Child, Command};

use super::App;

/// Longer than any command takes that ends by itself.
const PATIENCE: Duration = Duration::from_secs(90);

/// How the binary is started.
#[derive(Clone)]
pub struct Program {
    env: BTreeMap<String, String>,
    folder: PathBuf,
    limits: &'static str,
}

/// A command that has ended.
#[derive(Debug)]
pub struct Ran {
    /// `None`: it ran on, and was ended by the test.
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl App {
    /// The folder in which this test's files lie.
    pub fn folder(&self) -> PathBuf {
        self.clock_file.parent().expect("a folder").to_owned()
    }

    /// The binary with this test's configuration.
    pub fn program(&self) -> Program {
        let config = &self.state.config;
        let program = Program::new(self.folder())
            .with("DATABASE__URL", config.database.url.expose_secret())
            .with("MAIL__URL", config.mail.url.expose_secret());
        program.with(
            "SECRETS__KEY_FILE",
            &config.secrets.key_file.display().to_string(),
        )
    }
}

impl Program {
    /// The binary in a folder, with nothing set but a free port.
    pub fn new(folder: PathBuf) -> Self {
        let program = Self {
            env: BTreeMap::new(),
            folder,
            limits: "umask 022",
        };
        program.with("HTTP__LISTEN", "127.0.0.1:0")
    }

    /// With this key of the configuration, e.g. `HTTP__PUBLIC_URL`; an empty
    /// value leaves it out.
    pub fn with(mut self, key: &str, value: &str) -> Self {
        let key = format!("TSUKIHAJIME__{key}");
        if value.is_empty() {
            self.env.remove(&key);
        } else {
            self.env.insert(key, value.to_owned());
        }
        self
    }

    /// Started by a shell that says this first, e.g. `ulimit -f 1`.
    pub fn limited(mut self, limits: &'static str) -> Self {
        self.limits = limits;
        self
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("sh");
        command
            .args(["-c", &format!("{}; exec \"$0\" \"$@\"", self.limits)])
            .arg(env!("CARGO_BIN_EXE_tsukihajime"))
            .args(arguments)
            .current_dir(&self.folder)
            .envs(&self.env)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        command
    }

    /// Runs a command to its end.
    pub async fn run(&self, arguments: &[&str]) -> Ran {
        let mut child = self.command(arguments).spawn().expect("the binary starts");
        let (mut out, mut err) = (String::new(), String::new());
        let mut stdout = child.stdout.take().expect("piped");
        let mut stderr = child.stderr.take().expect("piped");
        let reading = async {
            let _ = tokio::join!(
                stdout.read_to_string(&mut out),
                stderr.read_to_string(&mut err)
            );
        };
        let ended = tokio::time::timeout(PATIENCE, reading).await.is_ok();
        let code = if ended {
            child.wait().await.expect("its end").code()
        } else {
            child.kill().await.expect("it can be ended");
            None
        };
        Ran { code, out, err }
    }

    /// Starts a command that runs on, and waits until it prints a line that
    /// contains `ready`. It ends when what is given back is dropped.
    pub async fn start(&self, arguments: &[&str], ready: &str) -> Running {
        let mut child = self.command(arguments).spawn().expect("the binary starts");
        let mut lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let mut said = String::new();
        let reading = async {
            while let Some(line) = lines.next_line().await.expect("text") {
                said.push_str(&line);
                said.push('\n');
                if line.contains(ready) {
                    return true;
                }
            }
            false
        };
        let is_ready = tokio::time::timeout(PATIENCE, reading)
            .await
            .unwrap_or(false);
        if !is_ready {
            child.kill().await.expect("it can be ended");
            let mut err = String::new();
            let mut stderr = child.stderr.take().expect("piped");
            let _ = stderr.read_to_string(&mut err).await;
            panic!("`{ready}` was never said\n{said}{err}");
        }
        Running {
            _child: child,
            said,
        }
    }
}

/// A command that runs until it is dropped.
pub struct Running {
    _child: Child,
    /// What it printed until it was ready.
    pub said: String,
}

impl Ran {
    /// Asserts that it did what it was to do.
    #[track_caller]
    pub fn succeeds(&self) -> &Self {
        assert_eq!(self.code, Some(0), "{self:#?}");
        self
    }

    /// Asserts that it ended with exit code 1 and told each of these.
    #[track_caller]
    pub fn fails_with(&self, told: &[&str]) -> &Self {
        assert_eq!(self.code, Some(1), "{self:#?}");
        for told in told {
            assert!(
                self.err.contains(told),
                "`{told}` is not said in\n{}",
                self.err
            );
        }
        self
    }

    /// Asserts that it printed this.
    #[track_caller]
    pub fn prints(&self, text: &str) -> &Self {
        assert!(
            self.out.contains(text),
            "`{text}` is not in\n{}\n{}",
            self.out,
            self.err
        );
        self
    }
}
