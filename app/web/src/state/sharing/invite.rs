//! An invitation from afar: a link by message, two words by voice.

use super::{Kind, share};
use crate::platform::{clock, random};
use crate::state::app::App;
use crate::state::relay::ask;
use crypto::{InviteError, InviteKey, ShareLink, Words, WordsError};
use domain::ChecklistId;
use protocol::{InviteId, InviteLeave, InviteTake, InviteTaken, Problem};
use store::StoreError;
use sync::Failure;

const LEAVE: &str = "/relay/v1/invite/leave";
const TAKE: &str = "/relay/v1/invite/take";

/// For how long an invitation can be opened, in seconds: three days, so that a message of Friday is read on Monday.
const LIFE_S: u32 = 3 * 86_400;

/// What the person sends, and what they say aloud.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Invitation {
    /// The link to send.
    pub link: ShareLink,
    /// The two words to say.
    pub words: [&'static str; 2],
    /// Until when it can be opened, in seconds since 1970.
    pub expires: u64,
}

/// Why there is no invitation, or why it does not open. Nothing has changed on this phone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum InviteFailure {
    /// The memory.
    Store(StoreError),
    /// The relay cannot be asked now.
    Network,
    /// The words are not two of ours.
    Words(WordsError),
    /// Nothing is there for these words: other words, opened already, or too old.
    Nothing,
    /// What is there was made by a newer version, or does not hold.
    Unreadable(InviteError),
    /// A reader cannot ask others to write.
    ToRead,
}

impl From<Failure> for InviteFailure {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Problem(Problem::NotFound) => Self::Nothing,
            _ => Self::Network,
        }
    }
}

/// Leaves the way to a list at the relay, sealed, for the one who gets the link and hears the words.
///
/// # Errors
/// [`InviteFailure::Store`], [`InviteFailure::Network`] or [`InviteFailure::ToRead`].
pub async fn invite(app: App, list: ChecklistId, kind: Kind) -> Result<Invitation, InviteFailure> {
    let shared = share(app, list, kind).await.map_err(InviteFailure::Store)?;
    let shared = shared.ok_or(InviteFailure::ToRead)?;
    let key = InviteKey::new(random::bytes());
    let words = Words::new(random::bytes());
    let now = u64::try_from(clock::wall_time().0 / 1_000).unwrap_or(0);
    let expires = now + u64::from(LIFE_S);
    let left = key.with(&words);
    let sealed = left.seal(random::bytes(), &shared, expires);
    let body = InviteLeave { id: InviteId(left.id()), expires_s: LIFE_S, sealed };
    ask(LEAVE, &body.encode()).await?;
    Ok(Invitation { link: ShareLink::Invite { key, expires }, words: words.both(), expires })
}

/// Opens an invitation with the words that were said; it is gone from the relay then.
///
/// # Errors
/// [`InviteFailure`]; after five wrong pairs of words the relay has thrown the invitation away.
pub async fn open_invite(key: &InviteKey, said: &str) -> Result<ShareLink, InviteFailure> {
    let words: Words = said.parse().map_err(InviteFailure::Words)?;
    let left = key.with(&words);
    let taken = ask(TAKE, &InviteTake { id: InviteId(left.id()) }.encode()).await?;
    let taken = InviteTaken::decode(&taken).map_err(|_| InviteFailure::Network)?;
    let (link, _) = left.open(&taken.sealed).map_err(InviteFailure::Unreadable)?;
    Ok(link)
}
