//! Starts the PWA.

fn main() {
    web::start();
}
