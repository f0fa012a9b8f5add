//! Errors hold facts; only the screens turn them into sentences.

/// Makes an enum of facts a standard error, printed for developers the way `Debug` prints it.
macro_rules! facts {
    ($($error:ty),+ $(,)?) => {$(
        impl core::fmt::Display for $error {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                core::fmt::Debug::fmt(self, f)
            }
        }
        impl core::error::Error for $error {}
    )+};
}
pub(crate) use facts;
