//! Proof-reading.
