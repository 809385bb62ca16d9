//! `tsukihajime`: see `server::cli`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    match server::cli::run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tsukihajime: {error:#}");
            ExitCode::from(server::cli::exit_code(&error))
        }
    }
}
