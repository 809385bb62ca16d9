//! Answers that must not tell by their time what was found.

use std::time::Duration;

/// Longer than any of the acts that send a mail or not takes.
const FLOOR: Duration = Duration::from_millis(200);

/// Does it, and answers no sooner than after `FLOOR`: whether an address is
/// known (a mail is queued) or not (nothing is) cannot be measured.
pub async fn evenly<T>(act: impl Future<Output = T>) -> T {
    let (done, ()) = tokio::join!(act, tokio::time::sleep(FLOOR));
    done
}
