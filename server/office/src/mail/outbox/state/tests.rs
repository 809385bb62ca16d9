use super::*;

const NOW: Instant = Instant(1_000_000_000);
const DAY: i64 = 86_400_000;

fn in_state(state: MailState) -> Life {
    let settled = !matches!(state, MailState::Pending | MailState::Leased);
    Life {
        state,
        attempts: 2,
        epoch: 3,
        settled_at: settled.then_some(NOW),
        ..Life::planned(NOW, Some(NOW.plus_millis(DAY)), NOW)
    }
}

fn settled(class: Class, wait_ms: i64) -> Settlement {
    Settlement {
        class,
        code: Some("451".to_owned()),
        wait_ms,
        is_spared: false,
    }
}

/// A move by its name.
type Move = (&'static str, fn(Life) -> Result<Life, NoSuchMove>);

const MOVES: [Move; 13] = [
    ("claim", |life| life.claim(NOW, false)),
    ("claim after the lease", |life| life.claim(NOW, true)),
    ("settle", |life| {
        life.settle(settled(Class::Accepted, 0), NOW)
    }),
    ("release", Life::release),
    ("cancel", |life| life.cancel("x", NOW)),
    ("merge", |life| life.merge(NOW)),
    ("expire", |life| life.expire("x", NOW)),
    ("give up", |life| life.give_up("x", NOW)),
    ("revive", |life| life.revive(NOW, None, NOW)),
    ("begin anew", |life| life.begin_anew(NOW, NOW)),
    ("postpone", |life| life.postpone(NOW)),
    ("carry on", |life| life.carry_on(NOW)),
    ("bounce", |life| life.bounce("5.1.1", NOW)),
];

/// The whole table: a line a state, a column a move; `-` is a refusal.
#[test]
fn every_move_leads_where_the_table_says_or_is_refused() {
    let mut table = String::new();
    for state in MailState::ALL {
        table.push_str(&format!("{state}:"));
        for (_, make) in MOVES {
            let to = make(in_state(state)).map_or("-", |life| life.state.as_str());
            table.push_str(&format!(" {to}"));
        }
        table.push('\n');
    }
    // claim, after the lease, settle, release, cancel, merge, expire, give up, revive, begin anew, postpone, carry on, bounce
    let expected = "\
pending: leased leased - - cancelled merged expired - - pending - pending dead
leased: - leased sent pending cancelled - expired dead - - pending - -
sent: - - - - - - - - - - - - dead
merged: - - - - cancelled - - - - - - - -
cancelled: - - - - - - - - pending - - - -
expired: - - - - - - - - - - - - -
dead: - - - - - - - - pending - - - -
";
    assert_eq!(table, expected);
}

#[test]
fn a_refusal_names_the_state_and_what_was_to_be_done() {
    let refused = in_state(MailState::Sent)
        .merge(NOW)
        .expect_err("it has gone");
    assert_eq!(refused.to_string(), "a mail that is sent cannot be merged");
}

#[test]
fn what_is_not_due_is_not_claimed() {
    let later = Life::planned(NOW.plus_millis(1), None, NOW);
    assert!(later.clone().claim(NOW, true).is_err());
    assert!(later.claim(NOW.plus_millis(1), false).is_ok());
}

#[test]
fn each_claim_counts_an_attempt_and_an_epoch() {
    let life = in_state(MailState::Pending).claim(NOW, false).expect("due");
    assert_eq!((life.attempts, life.epoch), (3, 4));
}

#[test]
fn what_was_left_behind_after_its_bytes_were_there_may_have_arrived() {
    let rendered = Life {
        is_rendered: true,
        ..in_state(MailState::Leased)
    };
    let taken = rendered.claim(NOW, true).expect("its lease is over");
    assert!(taken.may_have_arrived());
    let untouched = in_state(MailState::Leased).claim(NOW, true).expect("over");
    assert!(!untouched.may_have_arrived());
}

#[test]
fn each_class_of_an_attempt_ends_or_waits_as_it_should() {
    let leased = || in_state(MailState::Leased);
    let after = |class, wait| leased().settle(settled(class, wait), NOW).expect("leased");
    assert_eq!(after(Class::Accepted, 60_000).state, MailState::Sent);
    assert_eq!(after(Class::Refused, 60_000).state, MailState::Dead);
    for class in [Class::Misconfigured, Class::Unreached, Class::NotNow] {
        let spared = Settlement {
            is_spared: true,
            ..settled(class, 60_000)
        };
        let old = Life {
            queued_at: NOW.plus_millis(-30 * DAY),
            ..in_state(MailState::Leased)
        };
        let wrong = old.settle(spared, NOW).unwrap();
        assert_eq!(
            (wrong.state, wrong.attempts, wrong.next_at),
            (MailState::Pending, 1, NOW.plus_millis(60_000)),
            "not the mail's fault"
        );
    }
    for class in [Class::NotNow, Class::Unreached, Class::Unknown] {
        let again = after(class, 60_000);
        assert_eq!(
            (again.state, again.next_at, again.settled_at),
            (MailState::Pending, NOW.plus_millis(60_000), None)
        );
        assert_eq!(after(class, 2 * DAY).state, MailState::Expired);
        let endless = Life {
            not_after: None,
            ..leased()
        };
        let given_up = endless.settle(settled(class, GIVE_UP_MS + 1), NOW);
        assert_eq!(given_up.expect("leased").state, MailState::Dead);
    }
}

#[test]
fn given_back_untried_nothing_was_burnt() {
    let life = in_state(MailState::Leased).release().expect("leased");
    assert_eq!((life.attempts, life.next_at), (1, NOW));
}

#[test]
fn what_is_revived_has_all_its_days_and_attempts_before_it() {
    let later = NOW.plus_millis(20 * DAY);
    for state in [MailState::Dead, MailState::Cancelled] {
        let life = in_state(state)
            .revive(later, Some(later.plus_millis(DAY)), later)
            .expect("it may come back");
        assert_eq!(
            (
                life.attempts,
                life.queued_at,
                life.settled_at,
                life.why.as_deref()
            ),
            (0, later, None, None)
        );
        let setback = life.claim(later, false).expect("due");
        let setback = setback.settle(settled(Class::NotNow, 60_000), later);
        assert_eq!(setback.expect("leased").state, MailState::Pending);
    }
}

#[test]
fn what_was_cancelled_after_it_may_have_arrived_stays_cancelled() {
    for class in [Class::Accepted, Class::Unknown] {
        let gone = Life {
            last_class: Some(class),
            ..in_state(MailState::Cancelled)
        };
        assert!(gone.revive(NOW, None, NOW).is_err(), "{class:?}");
    }
    for class in [Class::NotNow, Class::Unreached, Class::Misconfigured] {
        let stayed = Life {
            last_class: Some(class),
            is_rendered: true,
            ..in_state(MailState::Cancelled)
        };
        assert!(stayed.revive(NOW, None, NOW).is_ok(), "{class:?}");
    }
}

#[test]
fn every_state_reads_back_from_its_text_and_no_other_text_does() {
    for state in MailState::ALL {
        assert_eq!(state.as_str().parse(), Ok(state));
    }
    assert!("lost".parse::<MailState>().is_err());
}
