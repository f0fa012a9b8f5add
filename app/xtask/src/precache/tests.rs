//! The whole step on small folders, then the page scanner.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rstest::rstest;
use tempfile::TempDir;

use super::compression::Compression;
use super::inline::{Element, texts};
use super::staged::Staged;
use super::{Error, complete, worker};

const PAGE: &str = "<!doctype html><title>x</title><script>go()</script>";

/// A staging folder and a service worker's source, thrown away after the test.
struct Build {
    dir: TempDir,
}

impl Build {
    fn new() -> Self {
        let build = Self { dir: TempDir::new().unwrap() };
        build.stage("index.html", PAGE);
        build.stage("web-0123456789abcdef.js", "export default 1");
        build.write("sw/sw.js", "// contents\nimportScripts(\n  \"one.js\",\n  \"two.js\",\n);\nlisten();\n");
        build.write("sw/one.js", "const one = 1;");
        build.write("sw/two.js", "const two = 2;");
        build
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn stage(&self, name: &str, text: &str) {
        self.write(&format!("stage/{name}"), text);
    }

    fn staged(&self, name: &str) -> PathBuf {
        self.dir.path().join("stage").join(name)
    }

    fn run(&self, compression: Compression) -> Result<(), Error> {
        complete(&self.staged(""), &self.dir.path().join("sw"), compression)
    }

    fn worker(&self) -> String {
        self.run(Compression::None).unwrap();
        std::fs::read_to_string(self.staged("sw.js")).unwrap()
    }

    fn list(&self) -> List {
        let worker = self.worker();
        let line = worker.lines().find_map(|line| line.strip_prefix("const PRECACHE = ")).unwrap();
        let json: serde_json::Value = serde_json::from_str(line.trim_end_matches(';')).unwrap();
        List {
            generation: json["generation"].as_str().unwrap().to_owned(),
            files: serde_json::from_value(json["files"].clone()).unwrap(),
        }
    }

    fn headers(&self) -> BTreeMap<String, String> {
        self.run(Compression::None).unwrap();
        serde_json::from_slice(&std::fs::read(self.staged("headers.json")).unwrap()).unwrap()
    }
}

struct List {
    generation: String,
    files: BTreeMap<String, String>,
}

#[test]
fn the_list_holds_every_file_with_its_sha_256_and_the_shell_at_the_root() {
    let build = Build::new();
    build.stage("index.html", "abc");

    let list = build.list();

    assert_eq!(list.files.keys().collect::<Vec<_>>(), ["/", "/web-0123456789abcdef.js"]);
    // The test vector of FIPS 180-2, appendix B.1.
    assert_eq!(list.files["/"], "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

#[rstest]
#[case::the_worker_itself("sw.js")]
#[case::the_relays_headers("headers.json")]
#[case::what_robots_read("robots.txt")]
#[case::what_old_browsers_run("ancien.js")]
#[case::pictures_of_the_install_dialogue("screenshots/papiers.png")]
#[case::icons_of_the_home_screen("icons/icon-512.png")]
#[case::drawings_of_those_icons("icons/place-aide.svg")]
#[case::compressed_siblings("web-0123456789abcdef.js.br")]
#[case::source_maps("web.js.map")]
fn the_list_leaves_out(#[case] name: &str) {
    let build = Build::new();
    build.stage(name, "anything");

    assert_eq!(build.list().files.len(), 2, "{name}");
}

#[rstest]
#[case("icons/favicon.svg")]
#[case("icons/icon-192.png")]
#[case("ancien.html")]
#[case("accessibilite.html")]
#[case("manifest.webmanifest")]
#[case("packs/fr.bin")]
fn the_list_keeps(#[case] name: &str) {
    let build = Build::new();
    build.stage(name, "anything");

    assert!(build.list().files.contains_key(&format!("/{name}")), "{name}");
}

#[test]
fn the_same_files_make_the_same_worker() {
    assert_eq!(Build::new().worker(), Build::new().worker());
}

#[rstest]
#[case::a_file("stage/style.css")]
#[case::the_page("stage/index.html")]
#[case::the_workers_own_code("sw/one.js")]
fn the_generation_changes_with(#[case] name: &str) {
    let build = Build::new();
    let before = build.list().generation;

    build.write(name, "other");

    assert_ne!(build.list().generation, before, "{name}");
    assert_eq!(before.len(), 16);
}

#[test]
fn the_generation_changes_with_the_headers_because_the_cached_page_carries_them() {
    let build = Build::new();
    let staged = Staged::read(&build.staged("")).unwrap();

    let before = worker::with_list("listen();", &staged, "{}");

    assert_ne!(worker::with_list("listen();", &staged, "{\"x\": \"y\"}"), before);
}

#[test]
fn the_worker_is_one_script_with_its_parts_in_the_order_of_the_table_of_contents() {
    let worker = Build::new().worker();

    assert!(worker.starts_with("\"use strict\";\nconst PRECACHE = {"));
    assert!(worker.ends_with("// contents\nconst one = 1;\nconst two = 2;\nlisten();\n"), "{worker}");
    assert!(!worker.contains("importScripts"));
}

#[test]
fn the_real_service_worker_bundles() {
    let build = Build::new();
    complete(&build.staged(""), Path::new(super::WORKER_SOURCE), Compression::None).unwrap();

    let worker = std::fs::read_to_string(build.staged("sw.js")).unwrap();

    assert!(!worker.contains("importScripts("));
    assert!(worker.contains("addEventListener(\"install\""));
}

#[test]
fn the_policy_admits_the_inline_script_by_its_hash() {
    let headers = Build::new().headers();
    let policy = &headers["content-security-policy"];

    // printf 'go()' | openssl dgst -sha256 -binary | base64
    let hash = "'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='";
    assert!(policy.contains(&format!("script-src 'self' 'wasm-unsafe-eval' {hash};")), "{policy}");
    assert!(policy.contains("style-src 'self';"), "{policy}");
    assert!(!policy.contains("unsafe-inline"), "{policy}");
}

#[test]
fn the_policy_admits_the_inline_style_of_another_page_by_its_hash() {
    let build = Build::new();
    build.stage("ancien.html", "<style>a{}</style>");

    let policy = &build.headers()["content-security-policy"];

    // printf 'a{}' | openssl dgst -sha256 -binary | base64
    assert!(
        policy.contains("style-src 'self' 'sha256-X1RutGBrXCt9KkSaXMK7tHftWiRscFHOhxsS8tv8hBk=';"),
        "{policy}"
    );
}

#[rstest]
#[case("referrer-policy", "no-referrer")]
#[case("x-content-type-options", "nosniff")]
#[case("cross-origin-opener-policy", "same-origin")]
#[case("cross-origin-resource-policy", "same-origin")]
#[case("permissions-policy", "camera=(self), geolocation=(self), microphone=(self)")]
fn the_headers_say(#[case] name: &str, #[case] value: &str) {
    assert_eq!(Build::new().headers()[name], value);
}

#[test]
fn a_release_build_gets_brotli_siblings_that_read_back_the_same() {
    let build = Build::new();
    let text = "le même mot ".repeat(200);
    build.stage("long.css", &text);
    build.stage("short.css", "a{}");
    build.stage("picture.png", &text);

    build.run(Compression::Brotli).unwrap();

    let mut read_back = Vec::new();
    let sibling = std::fs::read(build.staged("long.css.br")).unwrap();
    brotli::BrotliDecompress(&mut sibling.as_slice(), &mut read_back).unwrap();
    assert_eq!(read_back, text.as_bytes());
    assert!(build.staged("sw.js.br").exists());
    assert!(!build.staged("short.css.br").exists(), "a sibling that saves nothing");
    assert!(!build.staged("picture.png.br").exists(), "a format compressed already");
    assert!(!build.staged("headers.json.br").exists(), "the relay reads the file from the disk");
}

#[test]
fn a_development_build_is_not_compressed() {
    let build = Build::new();
    build.stage("long.css", &"le même mot ".repeat(200));

    build.run(Compression::None).unwrap();

    assert!(!build.staged("long.css.br").exists());
}

#[test]
fn running_twice_changes_nothing() {
    let build = Build::new();
    build.run(Compression::Brotli).unwrap();
    let first = build.worker();

    build.run(Compression::Brotli).unwrap();

    assert_eq!(build.worker(), first);
}

#[test]
fn a_build_without_a_page_is_refused() {
    let build = Build::new();
    std::fs::remove_file(build.staged("index.html")).unwrap();

    assert!(matches!(build.run(Compression::None), Err(Error::NoShell { .. })));
}

#[test]
fn a_worker_without_its_list_of_parts_is_refused() {
    let build = Build::new();
    build.write("sw/sw.js", "listen();\n");

    assert!(matches!(build.run(Compression::None), Err(Error::NoParts { .. })));
}

#[test]
fn a_missing_part_is_named() {
    let build = Build::new();
    std::fs::remove_file(build.dir.path().join("sw/two.js")).unwrap();

    let error = build.run(Compression::None).unwrap_err();

    assert!(matches!(&error, Error::File { path, .. } if path.ends_with("two.js")), "{error}");
}

#[rstest]
#[case::plain("<script>a</script>", &["a"])]
#[case::with_attributes("<script type=module>a\nb</script>", &["a\nb"])]
#[case::capitals("<SCRIPT>A</SCRIPT >", &["A"])]
#[case::two("<script>a</script><p>é</p><script>b</script>", &["a", "b"])]
#[case::from_a_file("<script src=\"/x.js\"></script><script async src></script>", &[])]
#[case::not_src("<script data-src=\"x\">a</script>", &["a"])]
#[case::in_a_comment("<!-- <script>a</script> --><script>b</script>", &["b"])]
#[case::less_than_inside("<script>if (a<b) c()</script>", &["if (a<b) c()"])]
#[case::comment_mark_inside("<script>a<!--b</script><script>c</script>", &["a<!--b", "c"])]
#[case::another_element("<scripture>a</scripture>", &[])]
#[case::a_style("<style>a{}</style>", &[])]
#[case::cut_short("<script>a", &["a"])]
#[case::cut_in_the_tag("<script", &[])]
fn the_scripts_of_a_page_are_found(#[case] page: &str, #[case] scripts: &[&str]) {
    assert_eq!(texts(page, Element::Script), scripts);
}
