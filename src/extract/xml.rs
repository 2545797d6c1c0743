//! stub
use crate::extract::{Document, Error};
/// Reads.
pub fn read(_name: &str, _bytes: &[u8]) -> Result<Document, Error> {
    Err(Error::Empty)
}
