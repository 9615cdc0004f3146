//! Any bytes as a datagram: an error, or a segment that comes out the same way again.

#![no_main]

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use tcpscope::wire;

fuzz_target!(|data: &[u8]| {
    let Ok(segment) = wire::decode(&Bytes::copy_from_slice(data)) else {
        return;
    };
    // Printing and refusing are total as well.
    let _ = (segment.to_string(), segment.refusal());
    if let Ok(again) = wire::encode(&segment) {
        assert_eq!(wire::decode(&Bytes::from(again)), Ok(segment));
    }
});
