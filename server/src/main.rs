//! `tsukihajime`: see `server::command`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match server::command::run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tsukihajime: {error:#}");
            ExitCode::FAILURE
        }
    }
}
