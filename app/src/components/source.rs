//! Where a fact comes from, shown beside it.

use domain::source::{Document, Source};
use leptos::prelude::*;

use crate::page::use_page;
use crate::t;
use locales::{plain_date, source_note, source_title};

/// 「出典：… 事務連絡 1(1)（2021年1月20日）」, linked where it is a public page.
#[component]
pub fn SourceNote(
    /// The source.
    source: Source,
    /// The notice by its short name, where the page names it in full elsewhere.
    #[prop(optional)]
    short: bool,
    /// No more than 「出典」 and the day, at the end of a sentence of a list; the
    /// whole stands in its name for those who hear the page.
    #[prop(optional)]
    brief: bool,
) -> impl IntoView {
    let lang = use_page().lang;
    let words = source_note(
        lang,
        if short && source.document() == Document::Notice {
            t!("source-notice-short")
        } else {
            source_title(lang, &source)
        },
        source.clause(),
        plain_date(lang, source.edition()),
    );
    match source.url() {
        Some(url) if brief => {
            let shown = t!("source-brief", edition = plain_date(lang, source.edition()));
            view! {
                <a class="source-brief" href=url.to_owned() rel="external noreferrer" aria-label=words>{shown}</a>
            }
            .into_any()
        }
        Some(url) => view! { <span class="source"><a href=url.to_owned() rel="external noreferrer">{words}</a></span> }.into_any(),
        None => view! { <span class="source">{words}</span> }.into_any(),
    }
}

/// The sources of an answer, one line for each document: a notice that is named
/// three times is read by nobody.
#[component]
pub fn SourceNotes(
    /// The sources.
    sources: Vec<Source>,
) -> impl IntoView {
    let lang = use_page().lang;
    let lines = by_document(sources)
        .into_iter()
        .map(|(first, clauses)| {
            let title = if first.document() == Document::Notice {
                t!("source-notice-short")
            } else {
                source_title(lang, &first)
            };
            let clauses = clauses.join(&t!("list-separator"));
            let words = source_note(lang, title, &clauses, plain_date(lang, first.edition()));
            let line = match first.url() {
                Some(url) => view! { <a href=url.to_owned() rel="external noreferrer">{words}</a> }
                    .into_any(),
                None => words.into_any(),
            };
            view! { <li class="source">{line}</li> }
        })
        .collect_view();
    view! { <ul class="guide-sources">{lines}</ul> }
}

/// Each document and edition once, with its clauses in the order given.
fn by_document(sources: Vec<Source>) -> Vec<(Source, Vec<String>)> {
    let mut lines: Vec<(Source, Vec<String>)> = Vec::new();
    for source in sources {
        let clause = source.clause().to_owned();
        let same = lines.iter_mut().find(|(first, _)| {
            (first.document(), first.edition(), first.url())
                == (source.document(), source.edition(), source.url())
        });
        match same {
            Some((_, clauses)) if clauses.contains(&clause) => {}
            Some((_, clauses)) => clauses.push(clause),
            None => lines.push((source, vec![clause])),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use domain::source::NoticeClause;

    use super::*;

    #[test]
    fn a_document_is_named_once_with_all_its_clauses_and_a_clause_once() {
        let submission = Source::notice(NoticeClause::Appendix2);
        let schedule = Source::notice(NoticeClause::Appendix3Schedule);
        let lines = by_document(vec![
            submission.clone(),
            schedule.clone(),
            submission.clone(),
        ]);
        assert_eq!(
            lines,
            [(
                submission.clone(),
                vec![submission.clause().to_owned(), schedule.clause().to_owned()]
            )]
        );
    }
}
