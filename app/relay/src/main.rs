//! Starts the relay.

use std::io::ErrorKind;
use std::net::SocketAddr;
use std::process::ExitCode;

use relay::options::{HELP, Options};
use relay::router::router;
use relay::shutdown::asked_to_stop;
use relay::site::Site;
use tokio::net::TcpListener;

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<(), String> {
    let environment = |name: &str| std::env::var_os(name);
    let Some(options) =
        Options::read(std::env::args_os().skip(1), environment).map_err(|error| error.to_string())?
    else {
        println!("{HELP}");
        return Ok(());
    };
    let site = Site::open(&options.dist).map_err(|error| error.to_string())?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(serve(options.listen, site))
}

async fn serve(address: SocketAddr, site: Site) -> Result<(), String> {
    let listener = TcpListener::bind(address).await.map_err(|error| refused(address, &error))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("Pas à pas is on {}. Ctrl-C ends it.", for_a_browser(address));
    axum::serve(listener, router(site))
        .with_graceful_shutdown(asked_to_stop())
        .await
        .map_err(|error| error.to_string())
}

fn refused(address: SocketAddr, error: &std::io::Error) -> String {
    match error.kind() {
        ErrorKind::AddrInUse => format!(
            "{address} is used by another program. End that one, or choose another port: \
             `cargo xtask run --port 8081`, or `relay --listen 127.0.0.1:8081`."
        ),
        _ => format!("Could not listen on {address}: {error}."),
    }
}

/// A browser runs a service worker without TLS on `localhost` only.
fn for_a_browser(address: SocketAddr) -> String {
    if address.ip().is_loopback() || address.ip().is_unspecified() {
        format!("http://localhost:{}", address.port())
    } else {
        format!("http://{address}")
    }
}
