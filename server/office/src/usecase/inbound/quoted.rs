//! What somebody has written themselves in a reply: without the mail that their
//! program has quoted and without their signature. Pure.

/// Lines that begin what a mail program adds, whole or by their beginning.
const BEGIN: [&str; 10] = [
    "-----Original Message-----",
    "----- Original Message -----",
    "-----元のメッセージ-----",
    "----- 元のメッセージ -----",
    "---------- Forwarded message",
    "________________________________",
    "Sent from my ",
    "iPhoneから送信",
    "iPadから送信",
    "Outlook for ",
];
/// How a program ends the line before what it quotes.
const INTRODUCE: [&str; 8] = [
    "wrote:",
    "writes:",
    "書きました：",
    "書きました:",
    "書きました。",
    "のメール：",
    "のメール:",
    "からのメッセージ:",
];
/// Programs break that line, at most so often.
const MOST_LINES: usize = 3;

/// The writer's own words. Where nothing stands above the quoted mail, what
/// stands between and below it.
#[must_use]
pub fn own_words(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    let above = unquoted(&lines[..first_added(&lines)]);
    if !above.is_empty() {
        return above;
    }
    let end = lines
        .iter()
        .position(|line| is_signature(line))
        .unwrap_or(lines.len());
    let mut kept = Vec::new();
    let mut at = 0;
    while at < end {
        match introduction(&lines[at..end]) {
            Some(count) => at += count,
            None => {
                kept.push(lines[at]);
                at += 1;
            }
        }
    }
    unquoted(&kept)
}

/// The first line that the program has added.
fn first_added(lines: &[&str]) -> usize {
    (0..lines.len())
        .find(|at| {
            is_signature(lines[*at]) || begins(lines[*at]) || introduction(&lines[*at..]).is_some()
        })
        .unwrap_or(lines.len())
}

fn begins(line: &str) -> bool {
    BEGIN
        .iter()
        .any(|begin| line.trim_start().starts_with(begin))
}

/// RFC 3676, 4.3; the trailing blank is often lost.
fn is_signature(line: &str) -> bool {
    line == "--"
}

/// How many lines say "On …, … wrote:" here.
fn introduction(lines: &[&str]) -> Option<usize> {
    let first = lines.first()?.trim_start();
    if is_quoted(first) || first.is_empty() {
        return None;
    }
    // "2026年11月20日(金) 9:00 名前 <address>:"
    let by_date = first.starts_with("20") && first.contains('年') || first.starts_with("On ");
    for (count, line) in lines.iter().take(MOST_LINES).enumerate() {
        let ends = INTRODUCE.iter().any(|end| line.ends_with(end))
            || line.ends_with(">:")
            || line.ends_with("> :");
        if ends && (count == 0 || by_date) {
            return Some(count + 1);
        }
        if line.is_empty() {
            return None;
        }
    }
    None
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with(['>', '＞', '|', '｜'])
}

fn unquoted(lines: &[&str]) -> String {
    let kept: Vec<&str> = lines
        .iter()
        .copied()
        .filter(|line| !is_quoted(line))
        .collect();
    kept.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::own_words;

    #[test]
    fn what_a_mail_program_adds_is_cut_off() {
        for added in [
            "2026年11月20日(金) 9:00 Tsukihajime <no-reply@example.jp>:\n> 回答が届きました\n> 見てください",
            "On Fri, Nov 20, 2026 at 9:00 AM Tsukihajime <no-reply@example.jp> wrote:\n\n> An answer",
            "On Fri, Nov 20, 2026 at 9:00 AM Tsukihajime\n<no-reply@example.jp> wrote:\n> An answer",
            "2026/11/20 9:00、Tsukihajime <no-reply@example.jp>のメール:\n\n> 回答",
            "Tsukihajime さんは書きました：\n> 回答",
            "-----Original Message-----\nFrom: Tsukihajime\nTo: 太郎\n\n回答が届きました",
            "________________________________\n差出人: Tsukihajime\n件名: 回答\n\n回答が届きました",
            "-- \n医療法人社団 鈴木\n03-1234-5678",
            "iPhoneから送信",
            "Sent from my iPhone\n\n> quoted",
            "> 回答が届きました\n＞全角でも",
        ] {
            let text = format!("ありがとうございます。\nもう一つあります。\n\n{added}");
            assert_eq!(
                own_words(&text),
                "ありがとうございます。\nもう一つあります。",
                "{added}"
            );
            let text = text.replace('\n', "\r\n");
            assert_eq!(
                own_words(&text),
                "ありがとうございます。\nもう一つあります。",
                "{added}"
            );
        }
    }

    #[test]
    fn words_below_or_between_the_quoted_mail_are_kept() {
        let below = "On Fri, Nov 20, 2026 Tsukihajime <a@b.jp> wrote:\n> 一つ目\nはい\n> 二つ目\nいいえ\n-- \n鈴木";
        assert_eq!(own_words(below), "はい\nいいえ");
    }

    #[test]
    fn words_that_only_look_like_it_are_kept() {
        for text in [
            "1 -- 2 です",
            "On Monday I come.\nIs it open?",
            "2027年4月に開設します。\n住所は次のとおりです:\n千代田区",
            "--- 区切り ---\nつづき",
        ] {
            assert_eq!(own_words(text), text);
        }
        assert_eq!(own_words("> all of it is quoted"), "");
        assert_eq!(own_words(""), "");
    }
}
