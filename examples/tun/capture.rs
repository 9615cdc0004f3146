//! What passes the device, as a pcapng file.

use std::borrow::Cow;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use pcap_file::DataLink;
use pcap_file::pcapng::PcapNgBlock;
use pcap_file::pcapng::PcapNgWriter;
use pcap_file::pcapng::blocks::enhanced_packet::EnhancedPacketBlock;
use pcap_file::pcapng::blocks::interface_description::InterfaceDescriptionBlock;
use tcpscope::time::Instant;

/// Datagrams are never longer.
const LONGEST: u32 = 65_535;

/// A file under construction.
pub struct Capture {
    writer: PcapNgWriter<BufWriter<File>>,
    /// The time of day at `Instant::ZERO`, since 1970.
    start: Duration,
}

impl Capture {
    /// Begins the file at `path`.
    ///
    /// # Errors
    /// Why it can't be written.
    pub fn create(path: &Path) -> Result<Capture, String> {
        let wrong = |error: String| format!("{} can't be written: {error}", path.display());
        let file = File::create(path).map_err(|error| wrong(error.to_string()))?;
        let mut writer =
            PcapNgWriter::new(BufWriter::new(file)).map_err(|error| wrong(error.to_string()))?;
        let interface = InterfaceDescriptionBlock::new(DataLink::RAW, LONGEST);
        writer
            .write_block(&interface.into_block())
            .map_err(|error| wrong(error.to_string()))?;
        let start = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        Ok(Capture {
            writer,
            start: start.unwrap_or_default(),
        })
    }

    /// `datagram` passes.
    ///
    /// # Errors
    /// Why it can't be written.
    pub fn put(&mut self, now: Instant, datagram: &[u8]) -> Result<(), String> {
        let block = EnhancedPacketBlock {
            interface_id: 0,
            timestamp: self.start + Duration::from_micros(now.as_micros()),
            original_len: datagram.len().try_into().unwrap_or(LONGEST),
            data: Cow::Borrowed(datagram),
            options: Vec::new(),
        };
        let written = self.writer.write_block(&block.into_block());
        written.map(|_| ()).map_err(|error| wrong(&error))
    }

    /// Nothing more passes.
    ///
    /// # Errors
    /// Why the rest can't be written.
    pub fn finish(self) -> Result<(), String> {
        self.writer
            .into_inner()
            .flush()
            .map_err(|error| wrong(&error))
    }
}

fn wrong(error: &dyn std::fmt::Display) -> String {
    format!("the capture can't be written: {error}")
}
