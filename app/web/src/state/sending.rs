use sync::WallTime;

/// What is known of the way to the relay. Everything is on this phone whatever it says.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sending {
    /// Nothing is shared: nothing is sent.
    #[default]
    Alone,
    /// Nothing waits; the last exchange was then, if there was one.
    Sent(Option<WallTime>),
    /// So many actions wait.
    Waiting(usize),
    /// So many actions wait, and nothing has come through since then, for a day or more.
    Stuck(usize, WallTime),
    /// So many actions wait for a newer version of the app: the relay no longer knows this one.
    Outdated(usize),
}
