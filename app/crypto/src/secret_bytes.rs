/// Gives a key of 32 bytes what every key has: bytes that are wiped when it goes, a comparison whose duration tells
/// nothing, and a `Debug` that shows no byte.
macro_rules! secret_bytes {
    ($name:ident) => {
        impl $name {
            /// The bytes, to be kept in the device's own memory or sealed; never to be shown or logged.
            pub fn bytes(&self) -> &[u8; 32] {
                &self.0
            }
        }

        impl PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                subtle::ConstantTimeEq::ct_eq(&self.0[..], &other.0[..]).into()
            }
        }

        impl Eq for $name {}

        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    };
}

pub(crate) use secret_bytes;
