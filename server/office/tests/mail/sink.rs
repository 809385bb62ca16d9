//! A mail server in this process for many mails: quick, refusing at any stage by
//! chance if told so, remembering who got what and when (by the simulated
//! clock).

#![allow(dead_code, reason = "each of its users needs a part of it")]

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// A mail that was taken, whatever its sender was told.
#[derive(Clone, Debug)]
pub struct Taken {
    pub to: String,
    /// Without the angle brackets.
    pub message_id: String,
    /// By the simulated clock, in milliseconds.
    pub at: i64,
    /// The sender was never told.
    pub in_doubt: bool,
}

/// Of a thousand mails so many meet each fault.
#[derive(Clone, Copy, Debug, Default)]
pub struct Faults {
    pub greeting: u32,
    pub sender: u32,
    pub recipient_not_now: u32,
    pub recipient_refused: u32,
    pub recipient_policy: u32,
    pub recipient_hangs_up: u32,
    pub text_not_now: u32,
    pub text_refused: u32,
    /// The text is kept and the connection dropped.
    pub text_hangs_up: u32,
}

impl Faults {
    pub const SOME: Self = Self {
        greeting: 5,
        sender: 3,
        recipient_not_now: 30,
        recipient_refused: 2,
        recipient_policy: 1,
        recipient_hangs_up: 10,
        text_not_now: 10,
        text_refused: 2,
        text_hangs_up: 15,
    };
}

struct State {
    clock: Arc<AtomicI64>,
    taken: Mutex<Vec<Taken>>,
    count: AtomicUsize,
    faults: Mutex<Option<(fastrand::Rng, Faults)>>,
    is_down: AtomicBool,
    tarpit_ms: AtomicI64,
}

#[derive(Clone)]
pub struct Sink {
    address: SocketAddr,
    state: Arc<State>,
}

impl Sink {
    pub async fn start(clock: Arc<AtomicI64>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let sink = Self {
            address: listener.local_addr().unwrap(),
            state: Arc::new(State {
                clock,
                taken: Mutex::default(),
                count: AtomicUsize::new(0),
                faults: Mutex::default(),
                is_down: AtomicBool::new(false),
                tarpit_ms: AtomicI64::new(0),
            }),
        };
        let state = Arc::clone(&sink.state);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let state = Arc::clone(&state);
                tokio::spawn(async move {
                    // A client that hangs up is part of the play.
                    let _ = talk(stream, &state).await;
                });
            }
        });
        sink
    }

    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    pub fn faults(&self, seed: u64, faults: Option<Faults>) {
        let with_chance = faults.map(|faults| (fastrand::Rng::with_seed(seed), faults));
        *self.state.faults.lock().unwrap() = with_chance;
    }

    /// Hangs up on everybody.
    pub fn down(&self, is_down: bool) {
        self.state.is_down.store(is_down, Ordering::SeqCst);
    }

    /// Takes its time over each recipient.
    pub fn tarpit(&self, millis: i64) {
        self.state.tarpit_ms.store(millis, Ordering::SeqCst);
    }

    pub fn count(&self) -> usize {
        self.state.count.load(Ordering::SeqCst)
    }

    pub fn taken(&self) -> Vec<Taken> {
        self.state.taken.lock().unwrap().clone()
    }
}

impl State {
    /// Whether this mail meets the fault.
    fn meets(&self, of: impl Fn(&Faults) -> u32) -> bool {
        let mut faults = self.faults.lock().unwrap();
        match faults.as_mut() {
            Some((chance, faults)) => chance.u32(0..1000) < of(faults),
            None => false,
        }
    }

    fn take(&self, to: &str, text: &str, in_doubt: bool) {
        let id = text
            .lines()
            .find_map(|line| line.strip_prefix("Message-ID: "));
        let id = id.unwrap_or_default().trim();
        self.taken.lock().unwrap().push(Taken {
            to: to.to_owned(),
            message_id: id.trim_matches(['<', '>']).to_owned(),
            at: self.clock.load(Ordering::SeqCst),
            in_doubt,
        });
        self.count.fetch_add(1, Ordering::SeqCst);
    }
}

async fn talk(stream: TcpStream, state: &State) -> std::io::Result<()> {
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    if state.is_down.load(Ordering::SeqCst) {
        return Ok(());
    }
    if state.meets(|faults| faults.greeting) {
        return stream.write_all(b"421 4.3.2 busy\r\n").await;
    }
    stream.write_all(b"220 sink ESMTP\r\n").await?;
    let mut to = String::new();
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 || state.is_down.load(Ordering::SeqCst) {
            return Ok(());
        }
        let verb = line.get(..4).unwrap_or_default().to_uppercase();
        let reply: &[u8] = match verb.as_str() {
            "EHLO" => b"250-sink\r\n250 8BITMIME\r\n",
            "MAIL" if state.meets(|faults| faults.sender) => b"451 4.3.0 not now\r\n",
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                let tarpit = state.tarpit_ms.load(Ordering::SeqCst);
                if tarpit > 0 {
                    let millis = u64::try_from(tarpit).unwrap_or(0);
                    tokio::time::sleep(std::time::Duration::from_millis(millis)).await;
                }
                if state.meets(|faults| faults.recipient_hangs_up) {
                    return Ok(());
                }
                if state.meets(|faults| faults.recipient_not_now) {
                    b"450 4.2.0 greylisted\r\n"
                } else if state.meets(|faults| faults.recipient_refused) {
                    b"550 5.1.1 no such person\r\n"
                } else if state.meets(|faults| faults.recipient_policy) {
                    b"550 5.7.1 not from you\r\n"
                } else {
                    b"250 ok\r\n"
                }
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                let text = read_text(&mut stream).await?;
                if state.meets(|faults| faults.text_hangs_up) {
                    state.take(&to, &text, true);
                    return Ok(());
                }
                if state.meets(|faults| faults.text_not_now) {
                    b"451 4.3.0 later\r\n"
                } else if state.meets(|faults| faults.text_refused) {
                    b"554 5.6.0 not this\r\n"
                } else {
                    state.take(&to, &text, false);
                    b"250 2.0.0 taken\r\n"
                }
            }
            "QUIT" => return stream.write_all(b"221 bye\r\n").await,
            _ => b"250 ok\r\n",
        };
        stream.write_all(reply).await?;
    }
}

async fn read_text(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut text = String::new();
    let mut line = Vec::new();
    loop {
        line.clear();
        if stream.read_until(b'\n', &mut line).await? == 0 || line == b".\r\n" {
            return Ok(text);
        }
        text.push_str(&String::from_utf8_lossy(&line));
    }
}
