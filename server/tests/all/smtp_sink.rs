//! A mail server in this process that does as it is told: takes mail, refuses
//! it, or drops the connection after it has the whole text.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What to do with the next mail.
#[derive(Clone, Copy, Debug)]
pub enum Answer {
    Accept,
    NotNow,
    Refuse,
    /// Keep the mail, say nothing, hang up.
    KeepAndDrop,
    /// 535 right at the greeting.
    NoEntry,
    /// This reply to MAIL FROM.
    Sender(&'static str),
    /// This reply to RCPT.
    Recipient(&'static str),
    /// This reply after the final dot.
    Text(&'static str),
}

/// A mail as it came over the wire.
#[derive(Clone, Debug)]
pub struct Mail {
    pub to: String,
    pub text: String,
}

#[derive(Default)]
struct Book {
    script: VecDeque<Answer>,
    mails: Vec<Mail>,
    delay_ms: u64,
    tarpit_ms: u64,
    slow_domain: Option<(&'static str, u64)>,
    connections: usize,
    is_down: bool,
    recipients: usize,
}

#[derive(Clone)]
pub struct Sink {
    address: SocketAddr,
    book: Arc<Mutex<Book>>,
}

impl Sink {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let sink = Self {
            address: listener.local_addr().unwrap(),
            book: Arc::default(),
        };
        let book = Arc::clone(&sink.book);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let book = Arc::clone(&book);
                tokio::spawn(async move {
                    // A client that hangs up is part of the play.
                    let _ = talk(stream, &book).await;
                });
            }
        });
        sink
    }

    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// What to do with the next mails; afterwards everything is accepted.
    pub fn script(&self, answers: &[Answer]) {
        self.book.lock().unwrap().script = answers.iter().copied().collect();
    }

    /// Takes its time before it accepts.
    pub fn slow(&self, millis: u64) {
        self.book.lock().unwrap().delay_ms = millis;
    }

    /// Takes its time over each recipient.
    pub fn tarpit(&self, millis: u64) {
        self.book.lock().unwrap().tarpit_ms = millis;
    }

    /// Takes its time over each recipient at one domain.
    pub fn slow_domain(&self, domain: &'static str, millis: u64) {
        self.book.lock().unwrap().slow_domain = Some((domain, millis));
    }

    /// Hangs up on everybody.
    pub fn down(&self, is_down: bool) {
        self.book.lock().unwrap().is_down = is_down;
    }

    /// How often somebody connected.
    pub fn connections(&self) -> usize {
        self.book.lock().unwrap().connections
    }

    /// How many recipients were named.
    pub fn recipients(&self) -> usize {
        self.book.lock().unwrap().recipients
    }

    /// Until so many recipients were named, by whatever became of them.
    pub async fn wait_for_recipients(&self, count: usize) {
        self.wait(|book| book.recipients >= count).await;
    }

    /// Until so many texts are here, answered or not.
    pub async fn wait_for_mails(&self, count: usize) {
        self.wait(|book| book.mails.len() >= count).await;
    }

    async fn wait(&self, is_there: impl Fn(&Book) -> bool) {
        for _ in 0..1_200 {
            if is_there(&self.book.lock().unwrap()) {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        panic!("the mail server waited for a minute in vain");
    }

    pub fn mails(&self) -> Vec<Mail> {
        self.book.lock().unwrap().mails.clone()
    }
}

impl Mail {
    pub fn header(&self, name: &str) -> Option<String> {
        let head = self
            .text
            .split("\r\n\r\n")
            .next()
            .unwrap()
            .replace("\r\n ", " ");
        let line = head.lines().find(|line| {
            line.to_lowercase()
                .starts_with(&format!("{}:", name.to_lowercase()))
        })?;
        Some(line.split_once(':').unwrap().1.trim().to_owned())
    }
}

impl Mail {
    /// What its reader reads: the text part.
    pub fn words(&self) -> String {
        self.part("text/plain")
    }

    /// A part, e.g. `text/html`, as its reader's program decodes it.
    pub fn part(&self, kind: &str) -> String {
        let head = format!("Content-Type: {kind}");
        let part = self.text.split(head.as_str()).nth(1).unwrap();
        let (head, rest) = part.split_once("\r\n\r\n").unwrap();
        let body = rest.split("\r\n--").next().unwrap();
        if head.contains("base64") {
            let body: String = body.split_whitespace().collect();
            return String::from_utf8(data_encoding::BASE64.decode(body.as_bytes()).unwrap())
                .unwrap();
        }
        if head.contains("quoted-printable") {
            return unquoted(body);
        }
        body.to_owned()
    }
}

/// RFC 2045, 6.7.
fn unquoted(body: &str) -> String {
    let body = body.replace("=\r\n", "");
    let mut bytes = Vec::new();
    let mut pieces = body.split('=');
    bytes.extend(pieces.next().unwrap_or_default().bytes());
    for piece in pieces {
        let (hex, rest) = piece.split_at(2);
        bytes.push(u8::from_str_radix(hex, 16).unwrap());
        bytes.extend(rest.bytes());
    }
    String::from_utf8(bytes).unwrap()
}

async fn talk(stream: TcpStream, book: &Mutex<Book>) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    book.lock().unwrap().connections += 1;
    if book.lock().unwrap().is_down {
        return Ok(());
    }
    if matches!(book.lock().unwrap().script.front(), Some(Answer::NoEntry)) {
        book.lock().unwrap().script.pop_front();
        return stream.write_all(b"535 5.7.8 no entry\r\n").await;
    }
    stream.write_all(b"220 sink ESMTP\r\n").await?;
    let mut to = String::new();
    let mut line = String::new();
    loop {
        line.clear();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let verb = line.get(..4).unwrap_or_default().to_uppercase();
        let reply: &[u8] = match verb.as_str() {
            "EHLO" => b"250-sink\r\n250 8BITMIME\r\n",
            "MAIL" => {
                let no = scripted(book, |answer| match answer {
                    Answer::Sender(no) => Some(no),
                    _ => None,
                });
                no.unwrap_or("250 ok\r\n").as_bytes()
            }
            "RCPT" => {
                to = line.split(['<', '>']).nth(1).unwrap_or_default().to_owned();
                let delay = {
                    let mut book = book.lock().unwrap();
                    book.recipients += 1;
                    match book.slow_domain {
                        Some((domain, millis)) if to.ends_with(domain) => millis,
                        _ => book.tarpit_ms,
                    }
                };
                tokio::time::sleep(std::time::Duration::from_millis(delay)).await;
                let no = scripted(book, |answer| match answer {
                    Answer::Recipient(no) => Some(no),
                    _ => None,
                });
                no.unwrap_or("250 ok\r\n").as_bytes()
            }
            "DATA" => {
                stream.write_all(b"354 go on\r\n").await?;
                let text = read_text(&mut stream).await?;
                let (answer, delay) = {
                    let mut book = book.lock().unwrap();
                    let answer = book.script.pop_front().unwrap_or(Answer::Accept);
                    if matches!(answer, Answer::Accept | Answer::KeepAndDrop) {
                        book.mails.push(Mail {
                            to: to.clone(),
                            text,
                        });
                    }
                    (answer, book.delay_ms)
                };
                tokio::time::sleep(std::time::Duration::from_millis(delay)).await;
                match answer {
                    Answer::Accept => b"250 2.0.0 taken\r\n",
                    Answer::NotNow => b"451 4.3.0 later\r\n",
                    Answer::Refuse => b"550 5.1.1 no such person\r\n",
                    Answer::Text(no) => no.as_bytes(),
                    _ => return Ok(()),
                }
            }
            "QUIT" => return stream.write_all(b"221 bye\r\n").await,
            _ => b"250 ok\r\n",
        };
        stream.write_all(reply).await?;
    }
}

/// The next answer of the script, if it is one for this step.
fn scripted(
    book: &Mutex<Book>,
    is_for: impl Fn(Answer) -> Option<&'static str>,
) -> Option<&'static str> {
    let mut book = book.lock().unwrap();
    let no = book.script.front().copied().and_then(is_for)?;
    book.script.pop_front();
    Some(no)
}

async fn read_text(stream: &mut BufReader<TcpStream>) -> std::io::Result<String> {
    let mut text = String::new();
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 || line == ".\r\n" {
            return Ok(text);
        }
        text.push_str(line.strip_prefix('.').unwrap_or(&line));
    }
}
