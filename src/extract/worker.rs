//! The reading process.
