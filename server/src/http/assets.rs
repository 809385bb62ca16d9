//! The built site: what `frontend/bundle.mjs` left in the site folder.

use std::path::Path;

use app::page::Assets;
use serde::Deserialize;

#[derive(Deserialize)]
struct Manifest {
    loader: Option<String>,
    css: String,
}

/// Reads `manifest.json` of the site folder. Without it pages still work, plain
/// and without islands; that is said once.
#[must_use]
pub fn read(site: &Path) -> Assets {
    let file = site.join("manifest.json");
    let manifest = std::fs::read(&file)
        .map_err(|e| e.to_string())
        .and_then(|bytes| serde_json::from_slice::<Manifest>(&bytes).map_err(|e| e.to_string()));
    match manifest {
        Ok(manifest) => Assets {
            css: format!("/{}", manifest.css),
            loader: manifest.loader.map(|loader| format!("/{loader}")),
        },
        Err(error) => {
            tracing::warn!(file = %file.display(), error, "no built site: pages come without styles and islands");
            Assets::default()
        }
    }
}
