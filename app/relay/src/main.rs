//! Starts the relay.

use std::future::IntoFuture as _;
use std::io::ErrorKind;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use relay::exchange::{Exchange, now};
use relay::options::{HELP, Options};
use relay::push::Sender;
use relay::router::router;
use relay::shutdown::{asked_to_stop, out_of_patience};
use relay::site::Site;
use relay::storage::{Sql, Storage as _};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

/// How often expired invites are forgotten.
const SWEEP: Duration = Duration::from_mins(10);

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
    log(options.log);
    let site = Site::open(&options.dist).map_err(|error| error.to_string())?;
    let runtime = tokio::runtime::Runtime::new().map_err(|error| error.to_string())?;
    runtime.block_on(serve(options, site))
}

/// Writes to the standard error. The clients below tell to whom they connect, which is nobody's business, and stay silent
/// but for warnings.
fn log(level: Level) {
    let silent = ["hyper_util", "hyper_rustls", "rustls"].map(|client| (client, Level::WARN));
    let targets = Targets::new().with_default(level).with_targets(silent);
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(level)
        .finish()
        .with(targets)
        .init();
}

async fn serve(options: Options, site: Site) -> Result<(), String> {
    let (stop, stopping) = watch::channel(false);
    let exchange = Exchange::open(&options, stopping.clone()).await.map_err(|error| error.to_string())?;
    let exchange = Arc::new(exchange);
    let storage = Arc::clone(&exchange.storage);
    if let Some(push) = &exchange.push {
        let sender =
            Sender::new(Arc::clone(push), Arc::clone(&storage)).map_err(|error| error.to_string())?;
        let (exchange, stopping) = (Arc::clone(&exchange), stopping.clone());
        tokio::spawn(async move { sender.run(&exchange.metrics, stopping).await });
    }
    let address = options.listen;
    let listener = TcpListener::bind(address).await.map_err(|error| refused(address, &error))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    println!("Pas à pas is on {}. Ctrl-C ends it.", for_a_browser(address));
    tokio::spawn(sweep(Arc::clone(&storage)));
    let service = router(site, exchange).into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(asked_to_stop(stop)).into_future();
    let done = tokio::select! {
        done = serving => done.map_err(|error| error.to_string()),
        () = out_of_patience(stopping) => Ok(()),
    };
    storage.close().await;
    done
}

async fn sweep(storage: Arc<Sql>) {
    loop {
        if let Err(failure) = storage.sweep(now()).await {
            tracing::warn!("expired invites stay a little longer: {failure}");
        }
        tokio::time::sleep(SWEEP).await;
    }
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
