use protocol::Problem;

#[cfg(test)]
mod tests;

/// After an action the relay is told this much later, in milliseconds: the next tap often follows at once.
const DEBOUNCE: u64 = 2_000;

/// An exchange without an answer after this time, in milliseconds, counts as failed.
const PATIENCE: u64 = 30_000;

/// The first pause after a failure, in milliseconds; it doubles with each further one.
const FIRST_PAUSE: u64 = 2_000;

/// The longest pause after a failure, in milliseconds: five minutes.
const LONGEST_PAUSE: u64 = 300_000;

/// When to talk to the relay about all spaces of this device; what is said comes from their
/// [`Replica`](crate::Replica)s, so that nothing is lost with the session.
///
/// `now` is a monotonic time in milliseconds, such as since the page was opened. The person's clock plays no part.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Session {
    network: Network,
    /// Whether there may be something to say or to hear.
    wanted: bool,
    /// When the next exchange may begin.
    not_before: u64,
    exchange: Option<Exchange>,
    number: u64,
    failures: u32,
    failing_since: Option<u64>,
    last_sent: Option<u64>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Network {
    Up,
    Down,
}

/// One request that is under way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Exchange {
    number: u64,
    until: u64,
    /// Whether something happened that its request cannot have told.
    overtaken: bool,
}

/// Something that happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Event {
    /// The app was opened, or looked at again.
    Started,
    /// The network is there again.
    Online,
    /// The network has gone.
    Offline,
    /// The person did something, and it is kept.
    Acted,
    /// The relay says that there is something new.
    Woken,
    /// The answer to this exchange was taken in and kept; `unfinished` if there is more to ask or to bring.
    Answered {
        /// The exchange.
        number: u64,
        /// Whether a replica has more to send, or the relay more to give.
        unfinished: bool,
    },
    /// This exchange brought nothing.
    Failed {
        /// The exchange.
        number: u64,
        /// Why.
        failure: Failure,
    },
    /// A moment that was asked for has come.
    Ticked,
}

/// Why an exchange brought nothing. Everything stays here and is tried again.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Failure {
    /// Nobody answered.
    NoAnswer,
    /// Somebody else answered, such as the page of a hotel's network: counts as no network.
    NotTheRelay,
    /// The relay said no.
    Problem(Problem),
}

/// What to do, in this order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Effect {
    /// Ask all replicas for their requests, and send them under this number.
    Exchange(u64),
    /// Say [`Event::Ticked`] at this time.
    WakeAt(u64),
}

/// What the sentence about saving says of the way to the relay; all of it is on this device already.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sending {
    /// Nothing waits; the last exchange ended at this time, if there was one.
    Sent(Option<u64>),
    /// So many changes wait.
    Waiting(u64),
    /// So many changes wait, and every exchange since this time has failed.
    Failing(u64, u64),
}

impl Default for Session {
    fn default() -> Self {
        Self::new()
    }
}

impl Session {
    /// A session that has said nothing yet, on a network that is thought to be there.
    pub fn new() -> Self {
        Self {
            network: Network::Up,
            wanted: false,
            not_before: 0,
            exchange: None,
            number: 0,
            failures: 0,
            failing_since: None,
            last_sent: None,
        }
    }

    /// Takes note of what happened; `chance` is a fresh random number, so that the phones of a town do not all come
    /// back at the same moment.
    pub fn handle(&mut self, event: Event, now: u64, chance: u64) -> Vec<Effect> {
        match event {
            Event::Started | Event::Woken => self.want(now),
            Event::Acted => self.want(now + DEBOUNCE),
            Event::Online => {
                self.network = Network::Up;
                self.failures = 0;
                self.not_before = now;
                self.want(now);
            }
            Event::Offline => {
                self.network = Network::Down;
                self.exchange = None;
                self.wanted = true;
            }
            Event::Answered { number, unfinished } => self.answered(number, unfinished, now),
            Event::Failed { number, failure } => self.failed(number, &failure, now, chance),
            Event::Ticked => {
                if self.exchange.is_some_and(|exchange| exchange.until <= now) {
                    self.fail(now, chance, 0);
                }
            }
        }
        self.next(now)
    }

    /// What to say about the way to the relay, when `unsent` changes are not known to be there.
    pub fn sending(&self, unsent: u64) -> Sending {
        match (unsent, self.failing_since) {
            (0, _) => Sending::Sent(self.last_sent),
            (_, Some(since)) => Sending::Failing(unsent, since),
            _ => Sending::Waiting(unsent),
        }
    }

    fn want(&mut self, at: u64) {
        if let Some(exchange) = &mut self.exchange {
            exchange.overtaken = true;
        }
        // An earlier wish stays; a pause after a failure does too.
        if !self.wanted && self.failures == 0 {
            self.not_before = at;
        }
        self.wanted = true;
    }

    fn answered(&mut self, number: u64, unfinished: bool, now: u64) {
        let Some(exchange) = self.exchange.filter(|exchange| exchange.number == number) else { return };
        self.exchange = None;
        self.failures = 0;
        self.failing_since = None;
        self.last_sent = Some(now);
        self.wanted = unfinished || exchange.overtaken;
        self.not_before = now;
    }

    fn failed(&mut self, number: u64, failure: &Failure, now: u64, chance: u64) {
        if self.exchange.is_none_or(|exchange| exchange.number != number) {
            return;
        }
        let asked = match failure {
            Failure::Problem(Problem::TooMany { retry_after_s } | Problem::Unavailable { retry_after_s }) => {
                u64::from(*retry_after_s) * 1_000
            }
            _ => 0,
        };
        self.fail(now, chance, asked);
    }

    fn fail(&mut self, now: u64, chance: u64, at_least: u64) {
        self.exchange = None;
        self.wanted = true;
        let pause = FIRST_PAUSE.saturating_mul(1 << self.failures.min(16)).min(LONGEST_PAUSE);
        // Between half of the pause and the whole.
        let pause = pause / 2 + chance % (pause / 2 + 1);
        self.failures = self.failures.saturating_add(1);
        self.failing_since.get_or_insert(now);
        self.not_before = now + pause.max(at_least);
    }

    fn next(&mut self, now: u64) -> Vec<Effect> {
        if let Some(exchange) = self.exchange {
            return vec![Effect::WakeAt(exchange.until)];
        }
        if !self.wanted || self.network == Network::Down {
            return Vec::new();
        }
        if self.not_before > now {
            return vec![Effect::WakeAt(self.not_before)];
        }
        self.number += 1;
        self.wanted = false;
        let until = now + PATIENCE;
        self.exchange = Some(Exchange { number: self.number, until, overtaken: false });
        vec![Effect::Exchange(self.number), Effect::WakeAt(until)]
    }
}
