//! JSON columns that a newer release may have written, before it was rolled
//! back: what this one does not know of a document is kept when it writes.

use serde_json::Value;

/// `new`, with everything of `stored` that this release does not know: what is
/// in `stored` and not in `read`, which is `stored` as it was understood.
///
/// What this release took away goes with all that is in it.
#[must_use]
pub fn keeping_unknown(stored: &Value, read: &Value, mut new: Value) -> Value {
    if let (Value::Object(stored), Some(read), Value::Object(new)) =
        (stored, read.as_object(), &mut new)
    {
        for (key, value) in stored {
            match (read.get(key), new.get_mut(key)) {
                (None, None) if !value.is_null() => {
                    new.insert(key.clone(), value.clone());
                }
                (Some(read), Some(place)) => {
                    *place = keeping_unknown(value, read, place.take());
                }
                _ => {}
            }
        }
    }
    new
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_not_known_is_kept_and_what_was_taken_away_goes() {
        let stored = json!({
            "steps": { "one": { "done": "x", "by": "telephone" }, "two": { "done": "y", "by": "post" } },
            "moon": { "phase": ["new", "full"] },
        });
        let read = json!({ "steps": { "one": { "done": "x" }, "two": { "done": "y" } } });
        let new = json!({ "steps": { "one": { "done": "z" } }, "letter": 1 });
        assert_eq!(
            keeping_unknown(&stored, &read, new),
            json!({
                "steps": { "one": { "done": "z", "by": "telephone" } },
                "moon": { "phase": ["new", "full"] },
                "letter": 1,
            })
        );
    }

    #[test]
    fn what_is_known_and_empty_stays_empty() {
        let stored = json!({ "flash": null, "a": 1, "list": [1, 2] });
        let read = json!({ "flash": null, "a": 1, "list": [1, 2] });
        let new = json!({ "a": null, "list": [3] });
        assert_eq!(keeping_unknown(&stored, &read, new.clone()), new);
    }
}
