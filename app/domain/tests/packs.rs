//! The ready-made checklists that ship with the app: their shape, their sources and their words.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its own data files must stop")]

mod plain_words;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use chrono::NaiveDate;
use domain::pack::{FORMAT, Pack, PackError, PackFile, PackGroup, Phrases, decode_all, encode_all};
use domain::{ChecklistId, Parent, StepState, calendar_day};
use plain_words::{acronyms, sentences, unexplained_abbreviations, words};
use proptest::prelude::*;
use rstest::rstest;

/// The longest sentence and the longest mean of a pack, in words.
const SENTENCE: usize = 12;
const MEAN: usize = 8;

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("packs/fr");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn read(path: &Path) -> Pack {
    let text = fs::read_to_string(path).unwrap();
    let file: PackFile = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Pack::try_from(file).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn packs() -> Vec<Pack> {
    files().iter().map(|path| read(path)).collect()
}

/// Every text of ours: not the names that the administration gives.
fn plain_texts(pack: &Pack) -> Vec<&str> {
    let mut texts = vec![pack.title().as_str(), pack.intro().as_str()];
    texts.extend(pack.note().map(domain::Note::as_str));
    for line in pack.lines() {
        texts.push(line.label().as_str());
        texts.extend(line.why().map(domain::Note::as_str));
        texts.extend(line.proofs().iter().chain(line.one_of()).map(domain::Label::as_str));
    }
    texts
}

/// Every text, the official names too: what a person can read to understand an acronym.
fn all_texts(pack: &Pack) -> String {
    let mut texts = plain_texts(pack);
    texts.push(pack.official().as_str());
    texts.extend(pack.lines().iter().filter_map(|line| line.official()).map(domain::Label::as_str));
    texts.join("\n")
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    calendar_day(year, month, day).unwrap()
}

#[test]
fn every_file_is_a_pack_named_after_its_id() {
    for path in files() {
        assert_eq!(path.extension().unwrap(), "toml", "{}", path.display());
        assert_eq!(read(&path).id().as_str(), path.file_stem().unwrap().to_str().unwrap());
    }
}

#[rstest]
#[case("rsa")]
#[case("prime-activite")]
#[case("aide-logement")]
#[case("complementaire-sante-solidaire")]
#[case("carte-identite")]
#[case("passeport")]
#[case("titre-sejour-premier")]
#[case("titre-sejour-renouvellement")]
#[case("logement-social")]
#[case("inscription-france-travail")]
#[case("aah-mdph")]
#[case("naissance")]
#[case("carte-vitale")]
#[case("compte-bancaire")]
#[case("domiciliation")]
#[case("jeune-majeur-ase")]
#[case("cheque-energie")]
fn the_promised_packs_are_there(#[case] id: &str) {
    assert!(packs().iter().any(|pack| pack.id().as_str() == id));
}

#[test]
fn there_are_at_least_18_packs_in_every_part_of_life_and_their_titles_differ() {
    let packs = packs();
    assert!(packs.len() >= 18, "{}", packs.len());
    let titles: BTreeSet<_> = packs.iter().map(|pack| pack.title().as_str()).collect();
    assert_eq!(titles.len(), packs.len());
    for group in PackGroup::ALL {
        assert!(packs.iter().any(|pack| pack.group() == group), "{group:?} is empty");
    }
}

#[test]
fn every_pack_has_5_to_14_steps_and_most_steps_say_why() {
    for pack in packs() {
        let (id, lines) = (pack.id(), pack.lines());
        assert!((5..=14).contains(&lines.len()), "{id}: {} steps", lines.len());
        for line in lines {
            let explained = line.why().is_some() || !line.proofs().is_empty() || !line.one_of().is_empty();
            assert!(explained || line.official().is_some(), "{id}: a bare step, {}", line.label());
        }
        let why = lines.iter().filter(|line| line.why().is_some()).count();
        assert!(why * 2 >= lines.len(), "{id}: only {why} steps say why");
    }
}

#[test]
fn every_source_was_checked_in_the_2_years_before_the_release_and_none_in_its_future() {
    let release = day(2026, 11, 24);
    for pack in packs() {
        let source = pack.source();
        assert!(source.checked <= release, "{}: {}", pack.id(), source.checked);
        assert!(source.checked >= day(2024, 11, 24), "{}: {}", pack.id(), source.checked);
        assert!(pack.edition().is_none_or(|edition| edition <= source.checked), "{}", pack.id());
    }
}

/// The languages that the lists are translated into.
const LANGUAGES: [&str; 11] = ["ar", "en", "es", "fa", "ps", "pt", "ro", "ru", "ti", "tr", "uk"];

fn translation(code: &str) -> toml::Table {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("packs/{code}.toml"));
    fs::read_to_string(path).unwrap().parse().unwrap()
}

#[test]
fn every_language_says_all_that_the_packs_say_and_nothing_else() {
    let packs = packs();
    let said: BTreeSet<&str> = packs.iter().flat_map(Pack::phrases).collect();
    for code in LANGUAGES {
        let file = translation(code);
        assert!(matches!(file["made"].as_str(), Some("machine" | "people")), "{code}");
        let texts = file["texts"].as_table().unwrap();
        let found: BTreeSet<&str> = texts.keys().map(String::as_str).collect();
        assert_eq!(found.symmetric_difference(&said).collect::<Vec<_>>(), Vec::<&&str>::new(), "{code}");
        let pairs = texts.iter().map(|(french, text)| (french.as_str(), text.as_str().unwrap()));
        let phrases = Phrases::decode(&Phrases::encode(pairs).unwrap()).unwrap();
        for pack in &packs {
            assert!(phrases.of(pack.title().as_str()).is_some(), "{code}: {}", pack.id());
        }
    }
}

/// The numbers of a text above 2, sorted: one and two may be words, as in "both parents" or an Arabic dual.
fn numbers(text: &str) -> Vec<u64> {
    let parts = text.split(|sign: char| !sign.is_ascii_digit());
    let mut numbers: Vec<u64> =
        parts.filter_map(|part| part.parse().ok()).filter(|number| *number > 2).collect();
    numbers.sort_unstable();
    numbers
}

#[test]
fn a_translation_has_the_sentences_of_the_french_and_no_typewriter_signs() {
    for code in LANGUAGES {
        for (french, text) in translation(code)["texts"].as_table().unwrap() {
            let text = text.as_str().unwrap();
            assert!(!text.trim().is_empty() && !text.contains(['"', '\'']), "{code}: {text}");
            let ends = |text: &str| text.ends_with(['.', '።', '۔']);
            assert_eq!(ends(french), ends(text), "{code}: {french} / {text}");
            assert_eq!(numbers(french), numbers(text), "{code}: {french} / {text}");
        }
    }
}

#[test]
fn no_sentence_is_longer_than_12_words() {
    for pack in packs() {
        for sentence in plain_texts(&pack).into_iter().flat_map(sentences) {
            let count = words(sentence);
            assert!(count <= SENTENCE, "{}: {count} words: {sentence}", pack.id());
        }
    }
}

#[test]
fn the_sentences_of_a_pack_have_8_words_on_average_at_most() {
    for pack in packs() {
        // Labels and lists are short by nature; the sentences a person reads must not hide behind them.
        let prose: Vec<&str> = core::iter::once(pack.intro())
            .chain(pack.note())
            .chain(pack.lines().iter().filter_map(|line| line.why()))
            .flat_map(|note| sentences(note.as_str()))
            .collect();
        let total: usize = prose.iter().map(|sentence| words(sentence)).sum();
        assert!(total <= MEAN * prose.len(), "{}: {total} words in {} sentences", pack.id(), prose.len());
    }
}

#[test]
fn an_acronym_is_spelled_out_somewhere_in_its_pack() {
    for pack in packs() {
        let all = all_texts(&pack);
        for acronym in plain_texts(&pack).into_iter().flat_map(acronyms) {
            assert!(all.contains(&format!("({acronym})")), "{}: {acronym}", pack.id());
        }
    }
}

#[test]
fn the_short_names_of_services_are_explained_and_no_other_abbreviation_is_used() {
    for pack in packs() {
        let found = unexplained_abbreviations(&plain_texts(&pack));
        assert!(found.is_empty(), "{}: {found:?}", pack.id());
    }
}

#[rstest]
#[case::passive("doit être fourni")]
#[case::jargon("le cas échéant")]
#[case::jargon("justificatif")]
#[case::jargon("susmentionné")]
#[case::wrong_person("l’usager")]
#[case::wrong_person("le demandeur")]
#[case::claim("FALC")]
#[case::complete("liste complète")]
#[case::complete("tous les papiers nécessaires")]
#[case::old_name("Pôle emploi")]
#[case::old_name("CMU")]
#[case::straight_apostrophe("'")]
#[case::symbol("€")]
fn our_words_avoid(#[case] banned: &str) {
    for pack in packs() {
        for text in plain_texts(&pack) {
            assert!(!text.contains(banned), "{}: {text}", pack.id());
        }
    }
}

#[test]
fn a_checklist_made_from_a_pack_keeps_its_words_and_its_source_with_nothing_done() {
    let parent = Parent::Checklist(ChecklistId::new([7; 16]));
    for pack in packs() {
        let checklist = pack.checklist();
        assert_eq!(checklist.title, *pack.title());
        assert_eq!(checklist.official.as_ref(), Some(pack.official()));
        assert_eq!(checklist.source.as_ref(), Some(pack.source()));
        let steps = pack.steps(parent);
        assert_eq!(steps.len(), pack.lines().len());
        for (step, line) in steps.iter().zip(pack.lines()) {
            assert_eq!((step.parent, step.state), (parent, StepState::ToDo));
            assert_eq!((&step.label, step.official.as_ref()), (line.label(), line.official()));
            assert_eq!((step.why.as_ref(), step.max_age), (line.why(), line.max_age()));
            assert_eq!((&step.proofs[..], &step.one_of[..]), (line.proofs(), line.one_of()));
            assert_eq!((step.due, step.how, step.document), (None, None, None));
        }
    }
}

#[test]
fn all_the_packs_come_back_from_the_binary_file_as_they_went_in() {
    let packs = packs();
    let bytes = encode_all(&packs).unwrap();
    assert_eq!(decode_all(&bytes).unwrap(), packs);
}

#[test]
fn all_the_packs_weigh_at_most_40_kb() {
    let bytes = encode_all(&packs()).unwrap();
    assert!(bytes.len() <= 40 * 1024, "{} bytes", bytes.len());
}

#[test]
fn a_binary_file_of_another_format_is_refused_by_its_number() {
    let mut bytes = encode_all(&packs()).unwrap();
    bytes[0] = FORMAT + 1;
    assert_eq!(decode_all(&bytes), Err(PackError::Version { found: Some(FORMAT + 1), expected: FORMAT }));
    assert_eq!(decode_all(&[]), Err(PackError::Version { found: None, expected: FORMAT }));
}

#[test]
fn a_binary_file_with_something_after_the_packs_is_refused() {
    let mut bytes = encode_all(&packs()).unwrap();
    bytes.push(0);
    assert_eq!(decode_all(&bytes), Err(PackError::Damaged));
}

static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| encode_all(&packs()).unwrap());

proptest! {
    #[test]
    fn a_cut_or_changed_binary_file_is_an_answer_and_never_a_panic(
        cut in 0usize..40_000,
        flips in prop::collection::vec((0usize..40_000, any::<u8>()), 0..8),
    ) {
        let mut bytes = BYTES.clone();
        for (at, value) in flips {
            if let Some(byte) = bytes.get_mut(at) {
                *byte = value;
            }
        }
        let whole = bytes.len();
        bytes.truncate(cut);
        let answer = decode_all(&bytes);
        prop_assert!(bytes.len() == whole || answer.is_err());
    }
}

#[rstest]
#[case::unknown_field("colour = 3", "unknown field `colour`")]
#[case::unknown_icon("icon = \"unicorn\"", "unknown variant `unicorn`")]
#[case::unknown_group("group = \"divers\"", "unknown variant `divers`")]
fn a_slip_in_a_data_file_is_named(#[case] line: &str, #[case] said: &str) {
    let key = line.split(' ').next().unwrap();
    let text = fs::read_to_string(&files()[0]).unwrap();
    let kept = text.lines().filter(|kept| !kept.starts_with(&format!("{key} = ")));
    let changed: Vec<&str> = core::iter::once(line).chain(kept).collect();
    let error = toml::from_str::<PackFile>(&changed.join("\n")).unwrap_err().to_string();
    assert!(error.contains(said), "{error}");
}
