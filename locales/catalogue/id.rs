//! Message ids. One that is written in the program is checked while it
//! compiles; one that is put together from a state (`step-{}`) is checked by the
//! catalogue's test, family by family.

static IDS: &[&str] = &include!(concat!(env!("OUT_DIR"), "/ids.rs"));

/// Every id of the catalogue, sorted.
#[must_use]
pub const fn all() -> &'static [&'static str] {
    IDS
}

/// Whether there is a message with this id.
#[must_use]
pub const fn is_known(id: &str) -> bool {
    // By bytes: `Ord` is not to be had in a constant.
    const IN_ORDER: &[&str] = &include!(concat!(env!("OUT_DIR"), "/ids.rs"));
    let (mut low, mut high) = (0, IN_ORDER.len());
    while low < high {
        let middle = usize::midpoint(low, high);
        match order(IN_ORDER[middle].as_bytes(), id.as_bytes()) {
            0 => return true,
            order if order < 0 => low = middle + 1,
            _ => high = middle,
        }
    }
    false
}

/// Less than, equal to or more than zero, as `a` is to `b`.
const fn order(a: &[u8], b: &[u8]) -> i32 {
    let mut at = 0;
    while at < a.len() && at < b.len() {
        if a[at] != b[at] {
            return a[at] as i32 - b[at] as i32;
        }
        at += 1;
    }
    if a.len() < b.len() {
        -1
    } else if a.len() > b.len() {
        1
    } else {
        0
    }
}

/// `id!("home-title")`: the id, if the catalogue has it; else it does not compile.
///
/// ```
/// assert_eq!(locales::id!("home-title"), "home-title");
/// ```
/// ```compile_fail
/// locales::id!("no-such-message");
/// ```
#[macro_export]
macro_rules! id {
    ($id:literal) => {{
        const { assert!($crate::is_known($id), concat!("no message ", $id)) };
        $id
    }};
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_id_is_known_and_none_beside_them() {
        assert!(all().is_sorted() && all().len() > 1_000);
        for id in all() {
            assert!(is_known(id), "{id}");
            assert!(!is_known(&format!("{id}-")), "{id}");
            assert!(!is_known(&id[..id.len() - 1]) || all().contains(&&id[..id.len() - 1]));
        }
        assert!(!is_known(""));
    }
}
