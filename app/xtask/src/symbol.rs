//! The names of functions in a wasm file.

/// The name as Rust writes it, without the hashes that compilers add.
pub(crate) fn readable(symbol: &str) -> String {
    without_hashes(&format!("{:#}", rustc_demangle::demangle(symbol)))
}

/// `web::main` for `web[92d83d33d4d5bd67]::main`, which is how wasm-bindgen spells a name out.
fn without_hashes(name: &str) -> String {
    let mut pieces = name.split('[');
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let hash =
            piece.split_once(']').filter(|(hash, _)| hash.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match hash {
            Some((_, rest)) if plain.ends_with(|letter: char| letter.is_alphanumeric() || letter == '_') => {
                plain.push_str(rest);
            }
            _ => {
                plain.push('[');
                plain.push_str(piece);
            }
        }
    }
    plain
}
