//! A host may have many connections: each must stay small.

use tcpscope::tcp::Connection;

#[test]
fn a_connection_without_its_buffers_fits_into_768_octets() {
    let size = size_of::<Connection>();
    assert!(size < 768, "{size} octets");
}
