//! `t!`: words in the language of the page that is being made.

/// `t!("id")`, `t!("id", name = value, …)`: the message in the page's language,
/// and in やさしい日本語 where the visitor chose it and the catalogue has it.
#[macro_export]
macro_rules! t {
    ($id:literal) => {{
        let page = $crate::page::use_page();
        $crate::locales::page_text(page.lang, page.register, $crate::locales::id!($id), None)
    }};
    ($id:literal, $($rest:tt)+) => { $crate::t!(@with $crate::locales::id!($id), $($rest)+) };
    ($id:expr) => {{
        let page = $crate::page::use_page();
        $crate::locales::page_text(page.lang, page.register, $id.as_ref(), None)
    }};
    ($id:expr, $($name:ident = $value:expr),+ $(,)?) => { $crate::t!(@with $id, $($name = $value),+) };
    (@with $id:expr, $($name:ident = $value:expr),+ $(,)?) => {{
        let page = $crate::page::use_page();
        $crate::locales::page_text(
            page.lang,
            page.register,
            $id.as_ref(),
            Some(&$crate::locales::args!($($name = $value),+)),
        )
    }};
}
