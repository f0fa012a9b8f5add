//! Pieces of screens: properties in, callbacks out.
