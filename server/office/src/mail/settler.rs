//! Writes down what came of attempts, several in one transaction: whatever has
//! come in the few milliseconds since the first. Nothing waits for a number.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::time::{Instant, sleep, timeout_at};

use crate::mail::deliverer::Deliverer;
use crate::mail::hands::Hands;
use crate::mail::outbox::Tried;

/// An acceptance is written down within 20 ms; the commit takes its part.
const GATHER: Duration = Duration::from_millis(5);
/// So many in one transaction.
const MOST: usize = 200;
const RETRY: Duration = Duration::from_millis(500);

/// Where attempts are handed in.
pub(super) type Attempts = UnboundedSender<Tried>;

/// A way to hand attempts in, and where they come out.
pub(super) fn channel() -> (Attempts, UnboundedReceiver<Tried>) {
    unbounded_channel()
}

/// Writes down until nobody hands in any more.
pub(super) async fn settle(
    deliverer: Arc<Deliverer>,
    hands: Arc<Hands>,
    mut attempts: UnboundedReceiver<Tried>,
) {
    while let Some(first) = attempts.recv().await {
        let mut together = vec![first];
        let until = Instant::now() + GATHER;
        while together.len() < MOST {
            match timeout_at(until, attempts.recv()).await {
                Ok(Some(one)) => together.push(one),
                Ok(None) | Err(_) => break,
            }
        }
        write(&deliverer, &together).await;
        for one in &together {
            hands.let_go(one.mail.id);
        }
    }
}

/// What was accepted and not written down goes again: a database that stumbles
/// is asked again for as long as the leases hold.
async fn write(deliverer: &Deliverer, together: &[Tried]) {
    let began = Instant::now();
    loop {
        match deliverer.settle_all(together).await {
            Ok(()) => return,
            Err(error) if began.elapsed() < deliverer.timing().lease => {
                tracing::error!(%error, "attempts cannot be written down yet");
                sleep(RETRY).await;
            }
            Err(error) => {
                let mails = together.len();
                tracing::error!(%error, mails, "attempts were not written down: mails may go again");
                return;
            }
        }
    }
}
