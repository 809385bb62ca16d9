//! Every page in every state and language, as HTML files made from the samples
//! of the view models (`portal::samples`): `gallery FOLDER [SITE_FOLDER]`.
//! What becomes of them (check, pictures, comparison) is in `end2end/gallery`.

mod pages;

use std::path::Path;
use std::sync::Arc;

use anyhow::Context as _;
use app::page::{Assets, PageContext, Viewer};
use domain::calendar::japan_instant;
use domain::register::Register;
use locales::{Lang, text_with};
use pages::Shown;
use portal::operator::Operator;

/// Languages, and the register in which the guide speaks.
const LANGUAGES: [(&str, Lang, Register); 3] = [
    ("ja", Lang::Ja, Register::Standard),
    ("en", Lang::En, Register::Standard),
    ("easy", Lang::Ja, Register::Easy),
];

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().context("gallery FOLDER [SITE_FOLDER]")?;
    let site = arguments.next().unwrap_or_default();
    let assets = Arc::new(Assets {
        loader: Some("/pkg/islands.js".to_owned()),
        ..server::http::assets::read(Path::new(&site))
    });
    let folder = Path::new(&folder);
    let _ = std::fs::remove_dir_all(folder);
    std::fs::create_dir_all(folder)?;
    // What an island does later, it does on tokio.
    let _ = any_spawner::Executor::init_tokio();
    let mut count = 0;
    for shown in pages::all() {
        for (language, lang, register) in LANGUAGES {
            let context = PageContext {
                assets: Arc::clone(&assets),
                ..context(&shown, lang, register)
            };
            let html = app::render::page(context, || {
                let title = (shown.title)(lang);
                app::shell::document(title, shown.has_errors, (shown.view)())
            });
            let file = format!("{}.{}.{language}.html", shown.page, shown.state);
            std::fs::write(folder.join(&file), html).context(file)?;
            count += 1;
        }
    }
    println!("{count} files in {}", folder.display());
    Ok(())
}

fn context(shown: &Shown, lang: Lang, register: Register) -> PageContext {
    PageContext {
        lang,
        register,
        site: "https://tsukihajime.example".to_owned(),
        here: shown.here.to_owned(),
        viewer: shown.viewer.clone(),
        today: shown.today,
        now: japan_instant(shown.today, 10, 30),
        clock_is_set: false,
        operator: Arc::new(Operator {
            name: "つきはじめ運営".to_owned(),
            contact: "help@tsukihajime.example".to_owned(),
            is_bureau: matches!(shown.viewer, Viewer::Staff { .. }),
        }),
        assets: Arc::default(),
        flash: shown
            .flash
            .map(|id| text_with(lang, id, &locales::args!(time = "10:29"))),
    }
}
