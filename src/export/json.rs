//! JSON: the whole reading as the extension gets it.

use super::With;
use crate::Reading;

pub(super) fn write(reading: &Reading, _: With) -> String {
    serde_json::to_string(reading).unwrap_or_default()
}
